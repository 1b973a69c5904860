"""Names of files: as they can be shown, one for each, and patterns for them. It knows nothing of the disk."""

import posixpath
import re
import unicodedata

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def safe(name: str) -> str:
    """A name as it is used everywhere: NFC, with U+FFFD for what cannot be shown."""
    if name.isprintable() and (name.isascii() or unicodedata.is_normalized("NFC", name)):
        return name
    return _CONTROL.sub("\ufffd", unicodedata.normalize("NFC", name))


def numbered(path: str, taken: dict[str, str]) -> str:
    """The first of "name (2).md", "name (3).md" ... that is free."""
    stem, ending = posixpath.splitext(path)
    number = 2
    while (free := f"{stem} ({number}){ending}").casefold() in taken:
        number += 1
    return free


def glob(pattern: str) -> str:
    """A glob as a regular expression for paths: a bare name matches at any depth, a folder takes all that is in it."""
    bare = pattern.strip().strip("/").removeprefix("./")
    start = "" if "/" in bare else r"(?:.*/)?"
    wild = {"**/": r"(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", unicodedata.normalize("NFC", bare))
    body = "".join(wild.get(part) or re.escape(part) for part in parts)
    return rf"(?:{start}{body}(?:/.*)?\Z)" if bare else r"(?!)"
