"""Bytes of a file into text: encodings, line ends and control characters. It knows nothing of what the text means."""

import codecs
import re

from relwiki.model.diagnostic import Code, Diagnostic, Span

# Bytes of a note that are read; what follows is cut, with a diagnostic.
MAX_BYTES = 4 * 1024 * 1024

# Bytes that can be no part of a character that needs care. The others (C0 controls, DEL, and the first bytes of C1
# controls, U+FEFF, U+FFFE and U+FFFF) send the text through the slower search below.
_HARMLESS = bytes(sorted(set(range(0x20, 0x100)) - {0x7F, 0xC2, 0xEF} | {0x09, 0x0A, 0x0D}))
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
_SPACES = frozenset("\x0b\x0c\x85")


def decode(data: bytes, path: str) -> tuple[str, tuple[Diagnostic, ...]]:
    r"""Read the bytes of a file as text, whatever they are.

    UTF-8 is expected; UTF-16 is understood where a byte order mark announces it. Lines end in "\n". Byte order marks
    vanish, control characters become their visible pictures, bytes that are no UTF-8 become U+FFFD.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16", errors="replace").encode("utf-8", errors="replace")
    diagnostics: tuple[Diagnostic, ...] = ()
    if len(data) > MAX_BYTES:
        data, diagnostics = _cut(data, path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", errors="replace")
        diagnostics = (_not_utf8(data, error, path), *diagnostics)
    if b"\r" in data:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if data.translate(None, _HARMLESS):
        text = _CONTROL.sub(_visible, text)
    return text, diagnostics


def _visible(match: re.Match[str]) -> str:
    """A character that shows where a control character stood; nothing for a byte order mark."""
    character = match.group()
    if character == "\ufeff":
        return ""
    if character in _SPACES:
        return " "
    if character < "\x20":
        return chr(0x2400 + ord(character))
    return "\u2421" if character == "\x7f" else "\ufffd"


def _cut(data: bytes, path: str) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """The first MAX_BYTES, less a character that the cut would halve."""
    end = MAX_BYTES
    while end > MAX_BYTES - 4 and data[end] & 0xC0 == 0x80:
        end -= 1
    span = Span(path, data.count(b"\n", 0, end) + 1)
    message = "A note of at most 4 MiB is read to its end; this one is larger and is cut here."
    return data[:end], (Diagnostic(Code.TOO_LARGE, span, message, "Split it into several notes."),)


def _not_utf8(data: bytes, error: UnicodeDecodeError, path: str) -> Diagnostic:
    """Where the first byte stands that is no UTF-8, and what the line would say as Windows-1252."""
    before = data[: error.start].replace(b"\r\n", b"\n").replace(b"\r", b"\n").removeprefix(codecs.BOM_UTF8)
    line_start = before.rfind(b"\n") + 1
    span = Span(path, before.count(b"\n") + 1, len(before[line_start:].decode("utf-8")) + 1, 1)
    rest = re.match(rb"[^\r\n]*", data[error.start :])
    line = before[line_start:] + (rest.group() if rest else b"")
    guess = line.decode("cp1252", errors="replace").strip()
    return Diagnostic(
        Code.NOT_UTF8,
        span,
        f"UTF-8 is expected; the byte 0x{data[error.start]:02X} here is none and is shown as “\ufffd”.",
        f"Save the file as UTF-8. Read as Windows-1252 the line says: {guess[:120]}",
    )
