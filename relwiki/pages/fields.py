"""Values of fields as typed, with their links made: addresses of mail and web, phone numbers, wikilinks."""

import re

from relwiki.model.date import Range
from relwiki.model.keys import KEYS, Form
from relwiki.model.partial import read_iso
from relwiki.model.phrase import Link
from relwiki.pages.atlas import WIKILINK, Atlas
from relwiki.pages.shown import Line, Outside, Piece
from relwiki.pages.words import Words

_MAIL = re.compile(r"[^\s@<>()\"']+@[^\s@<>()\"']+\.[^\s@<>()\"']+")
_WEB = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
_BARE_WEB = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s<>\"']*)?", re.IGNORECASE)
# What is emphasised between equal marks that touch it.
_MARKS = re.compile(r"(?<![\w*_~=])(\*\*|__|~~|==|\*|_)(?=\S)([^*_~=]+)(?<=\S)\1(?![\w*_~=])")
_PHONE = re.compile(r"\+?[\d][\d\s()./-]{4,}\d")
# Dates as the grammar of phrases has them, in ranges and alone.
_RANGE = re.compile(r"(?<![\w.-])(\d{4}(?:-\d{2}){0,2})?\.\.(\d{4}(?:-\d{2}){0,2})?(?![\w.-])")
_DATE = re.compile(r"(?<![\w.-])\d{4}-\d{2}(?:-\d{2})?(?![\w.-])")
_FORMS = frozenset({Form.ENTRY, Form.ENTRIES, Form.HABIT})
_ENTRIES = frozenset(key.name for key in KEYS if key.form in _FORMS)


def in_words(key: str, text: str, say: Words) -> str:
    """A value with its ranges and dates as pages say them, where the key's values have such: "1999 to June 2018"."""
    if key not in _ENTRIES or not any(ch.isdecimal() for ch in text):
        return text

    def said(found: re.Match[str]) -> str:
        start, end = (read_iso(part) if part else None for part in found.groups())
        known = bool(start) == bool(found[1]) and bool(end) == bool(found[2])
        return (say.range(Range(start, end)) or found[0]) if known else found[0]

    def day(found: re.Match[str]) -> str:
        date = read_iso(found[0])
        return say.date(date) if date else found[0]

    parts = re.split(r"(\[\[[^\[\]]*\]\])", text)
    return "".join(part if part.startswith("[[") else _DATE.sub(day, _RANGE.sub(said, part)) for part in parts)


def line_of(key: str, text: str, source: str, atlas: Atlas) -> Line:
    """A value as a line: what is typed, word for word, with links where links are meant."""
    if "[[" not in text:
        return tuple(_plain(key, text))
    line: list[Piece] = []
    end = 0
    for found in WIKILINK.finditer(text):
        line += _plain(key, text[end : found.start()])
        name, anchor, label = (part or "" for part in found.groups())
        if name.strip() or anchor:
            line.append(atlas.link(Link(name.strip(), anchor.strip(), label.strip()), source))
        end = found.end()
    line += _plain(key, text[end:])
    return tuple(line)


def sentence(text: str, source: str, atlas: Atlas) -> Line:
    """A sentence of a note as it reads: links made, the marks of emphasis taken off."""
    marked = "*" in text or "_" in text or "~" in text or "=" in text
    bare = _MARKS.sub(r"\2", text) if marked else text
    return line_of("", bare, source, atlas)


def _plain(key: str, text: str) -> list[Piece]:
    if not text:
        return []
    if key == "phone":
        return _marked(text, _PHONE, "tel:")
    if key == "email":
        return _marked(text, _MAIL, "mailto:")
    if key in {"website", "social"} and "://" not in text:
        return _marked(text, _BARE_WEB, "https://") if key == "website" else [text]
    if "://" in text:
        return _marked(text, _WEB, "")
    return _marked(text, _MAIL, "mailto:") if "@" in text and key != "social" else [text]


def _marked(text: str, pattern: re.Pattern[str], scheme: str) -> list[Piece]:
    pieces: list[Piece] = []
    end = 0
    for found in pattern.finditer(text):
        if found.start() > end:
            pieces.append(text[end : found.start()])
        target = "".join(ch for ch in found[0] if ch not in " ()./-") if scheme == "tel:" else found[0]
        pieces.append(Outside(found[0], scheme + target))
        end = found.end()
    if end < len(text):
        pieces.append(text[end:])
    return pieces
