"""Pictures tell their size by their first bytes, or nothing; they never raise."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relwiki.vault.images import image_size


def png(width: int, height: int) -> bytes:
    """A PNG's signature and header."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))


def jpeg(width: int, height: int, orientation: int = 1) -> bytes:
    """A JPEG with an EXIF orientation before its frame header."""
    entry = struct.pack("<HHIHH", 0x0112, 3, 1, orientation, 0)
    tiff = b"II*\x00" + struct.pack("<I", 8) + struct.pack("<H", 1) + entry
    exif = b"Exif\x00\x00" + tiff
    frame = struct.pack(">BHHB", 8, height, width, 3) + bytes(9)
    return (
        b"\xff\xd8\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif
        + b"\xff\xc0" + struct.pack(">H", len(frame) + 2) + frame
    )  # fmt: skip


@pytest.mark.parametrize(
    ("path", "head", "size"),
    [
        ("a.png", png(320, 200), (320, 200)),
        ("a.jpg", jpeg(640, 480), (640, 480)),
        ("a.jpg", jpeg(640, 480, orientation=6), (480, 640)),
        ("a.gif", b"GIF89a" + struct.pack("<HH", 31, 17), (31, 17)),
        ("a.bmp", b"BM" + bytes(16) + struct.pack("<ii", 12, -9), (12, 9)),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + b"\x3f\x01\x00\xc7\x00\x00", (320, 200)),
        ("a.svg", b'<svg width="24px" height="12" viewBox="0 0 1 1">', (24, 12)),
        ("a.svg", b'<?xml?><svg viewBox="0 0 48 36">', (48, 36)),
        ("a.svg", b"<svg>", (0, 0)),
        ("a.png", b"\x89PNG\r\n\x1a\n", (0, 0)),
        ("a.png", png(0, 5), (0, 0)),
        ("a.txt", b"hello", (0, 0)),
    ],
)
def test_a_picture_tells_its_size(path: str, head: bytes, size: tuple[int, int]) -> None:
    """Each format by its own header; turned photos as they are shown."""
    assert image_size(path, head) == size


@given(st.binary(max_size=400), st.sampled_from(["a.png", "a.jpg", "a.gif", "a.webp", "a.svg", "a.bmp"]))
def test_any_bytes_are_some_size(data: bytes, path: str) -> None:
    """Damaged files are of unknown size."""
    for head in (data, b"\xff\xd8" + data, b"\x89PNG\r\n\x1a\n" + data, b"RIFF" + data[:4] + b"WEBP" + data):
        width, height = image_size(path, head)

        assert (width > 0) == (height > 0)
