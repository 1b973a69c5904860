"""Content lines as RFC 5545 and RFC 6350 have them: names and values, escaped, folded and ended. Knows no property."""

import re

END = "\r\n"
# RFC 5545, section 3.1: a line holds at most 75 octets without its end.
_MOST = 75
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_SPECIAL = re.compile(r"[\\;,\n]")
# What TEXT may not hold (section 3.3.11): control characters but for the tab; a lone CR is a line end like any other.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def text(value: str) -> str:
    """A value of the type TEXT, escaped; control characters, which no client could show, are dropped."""
    if not value.isprintable():
        value = _CONTROL.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    return value.translate(_ESCAPED) if _SPECIAL.search(value) else value


def line(name: str, value: str) -> str:
    """One content line with its end. `name` holds the parameters too; `value` is escaped where its type asks for it."""
    whole = f"{name}:{value}"
    if len(whole) * 4 > _MOST:
        data = whole.encode(errors="replace")
        if len(data) > _MOST:
            return _folded(data)
    return whole + END


def _folded(data: bytes) -> str:
    """Cut into lines of at most 75 octets, each after the first led by a space; no character is cut in two."""
    parts: list[bytes] = []
    start, room = 0, _MOST
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(data[start:end])
        start, room = end, _MOST - 1
    return f"{END} ".join(part.decode() for part in (*parts, data[start:])) + END
