"""Any bytes become text, and what could not be kept is said."""

import codecs

import pytest

from relwiki.model.diagnostic import Code
from relwiki.vault.decode import MAX_BYTES, decode


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"", ""),
        (b"plain\n", "plain\n"),
        ("Zoë 💩 王".encode(), "Zoë 💩 王"),
        (b"one\r\ntwo\rthree\n\r", "one\ntwo\nthree\n\n"),
        (codecs.BOM_UTF8 + b"---\n", "---\n"),
        (b"two\xef\xbb\xbf files joined", "two files joined"),
        (codecs.BOM_UTF16_LE + "Zoë\r\n".encode("utf-16-le"), "Zoë\n"),
        (codecs.BOM_UTF16_BE + "Zoë".encode("utf-16-be"), "Zoë"),
        (b"a\tb", "a\tb"),
        (b"a\x00b\x1bc\x7f", "a\u2400b\u241bc\u2421"),
        (b"a\x0bb\x0cc\xc2\x85d", "a b c d"),
        (b"\xc2\x9b31m\xef\xbf\xbf", "\ufffd31m\ufffd"),
        ("« é » ＡＢ".encode(), "« é » ＡＢ"),
    ],
)
def test_bytes_as_text(data: bytes, text: str) -> None:
    """Encodings and line ends are undone, and no control character is left that could harm a page or a terminal."""
    actual = decode(data, "a.md")

    assert actual == (text, ())


def test_bytes_that_are_no_utf8_are_shown_and_placed() -> None:
    """The diagnostic names line and column of the first bad byte, and what the line would say as Windows-1252."""
    text, (diagnostic,) = decode(codecs.BOM_UTF8 + "Ä\r\n\rZoë, caf".encode() + b"\xe9 noir\nmore \xe9", "a.md")

    assert text == "Ä\n\nZoë, caf\ufffd noir\nmore \ufffd"
    assert diagnostic.code == Code.NOT_UTF8
    assert (diagnostic.span.line, diagnostic.span.column) == (3, 9)
    assert "0xE9" in diagnostic.message
    assert "café noir" in diagnostic.hint


def test_a_note_too_large_is_cut_between_characters() -> None:
    """What is read is at most 4 MiB, and a character at the cut is not halved."""
    data = b"x" * (MAX_BYTES - 1) + "é".encode() + b"tail"

    text, (diagnostic,) = decode(data, "a.md")

    assert text == "x" * (MAX_BYTES - 1)
    assert diagnostic.code == Code.TOO_LARGE
