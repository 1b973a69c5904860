"""How large a picture is, from the first bytes of its file. Nothing is decoded, and nothing is ever raised."""

import re
import struct

# As much of a file as is ever needed: JPEG files may carry a large preview before their size.
HEAD_BYTES = 256 * 1024
_SVG_TAG = re.compile(r"<svg\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(width|height|viewBox)\s*=\s*["']([^"']*)["']""", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*$")
_LARGEST = 100_000


def image_size(path: str, head: bytes) -> tuple[int, int]:
    """Width and height in pixels by the file's first bytes; (0, 0) where they do not tell.

    Sources: PNG (RFC 2083, section 11.2.1), GIF89a (section 18), JPEG (ITU T.81, B.2.2), WebP (RFC 9649), BMP, SVG.
    """
    try:
        width, height = _size(path.casefold(), head)
    except (struct.error, IndexError, ValueError):
        return 0, 0
    return (width, height) if 0 < width <= _LARGEST and 0 < height <= _LARGEST else (0, 0)


def _size(path: str, head: bytes) -> tuple[int, int]:
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        width, height = struct.unpack_from(">II", head, 16)
    elif head[:6] in {b"GIF87a", b"GIF89a"}:
        width, height = struct.unpack_from("<HH", head, 6)
    elif head.startswith(b"\xff\xd8"):
        return _jpeg(head)
    elif head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return _webp(head)
    elif head.startswith(b"BM"):
        width, height = struct.unpack_from("<ii", head, 18)
        height = abs(height)
    elif path.endswith(".svg"):
        return _svg(head.decode("utf-8", "replace"))
    else:
        return 0, 0
    return int(width), int(height)


def _jpeg(head: bytes) -> tuple[int, int]:
    """Walk the segments to the frame header (SOF0 to SOF15, but DHT, JPG and DAC), and turn with the EXIF tag."""
    at, turned = 2, False
    while head[at] == 0xFF:
        marker = head[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        (length,) = struct.unpack_from(">H", head, at + 2)
        if 0xC0 <= marker <= 0xCF and marker not in {0xC4, 0xC8, 0xCC}:
            height, width = struct.unpack_from(">HH", head, at + 5)
            return (height, width) if turned else (width, height)
        if marker == 0xE1 and head[at + 4 : at + 10] == b"Exif\x00\x00":
            turned = _is_turned(head[at + 10 : at + 2 + length])
        at += 2 + length
    return 0, 0


def _is_turned(tiff: bytes) -> bool:
    """Whether the EXIF orientation (tag 0x0112) swaps the sides: values 5 to 8."""
    order = "<" if tiff[:2] == b"II" else ">"
    (start,) = struct.unpack_from(order + "I", tiff, 4)
    (count,) = struct.unpack_from(order + "H", tiff, start)
    for index in range(min(count, 200)):
        tag, _, _, value = struct.unpack_from(order + "HHIH", tiff, start + 2 + 12 * index)
        if tag == 0x0112:
            return value in {5, 6, 7, 8}
    return False


def _webp(head: bytes) -> tuple[int, int]:
    kind = head[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(head[24:27], "little"), 1 + int.from_bytes(head[27:30], "little")
    if kind == b"VP8 ":
        width, height = struct.unpack_from("<HH", head, 26)
        return width & 0x3FFF, height & 0x3FFF
    bits = int.from_bytes(head[21:25], "little")
    return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)


def _svg(text: str) -> tuple[int, int]:
    found = _SVG_TAG.search(text)
    values = {name.casefold(): value for name, value in _ATTRIBUTE.findall(found[0])} if found else {}
    width, height = _NUMBER.match(values.get("width", "")), _NUMBER.match(values.get("height", ""))
    if width and height:
        return round(float(width[1])), round(float(height[1]))
    box = values.get("viewbox", "").replace(",", " ").split()
    return (round(float(box[2])), round(float(box[3]))) if len(box) == 4 else (0, 0)
