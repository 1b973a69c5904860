"""The target in `[text](target "title")`, found piece by piece instead of character by character.

markdown-it's rules for links ask for these parts by name; the other two are its own. Thousands of lone brackets would
take many seconds otherwise.
"""

import re
from typing import Final

from markdown_it.common.utils import unescapeAll
from markdown_it.helpers import parseLinkLabel, parseLinkTitle

_ANGLE: Final = re.compile(r"<((?:[^<>\\\n]|\\[\s\S])*)>")
# Characters of a target, escapes included, up to the next bracket; a backslash before a blank ends it.
_PIECE: Final = re.compile(r"(?:[^\x00-\x20\x7f()\\]|\\(?! ).?|\\\n)*", re.DOTALL)
# Brackets may be nested so deep, as in markdown-it.
_DEEPEST: Final = 32


class Destination:
    """A target, or that there is none; the names of the fields are markdown-it's."""

    __slots__ = ("ok", "pos", "str")

    def __init__(self, ok: bool = False, end: int = 0, target: str = "") -> None:
        self.ok = ok
        self.pos = end
        # Entities and escapes undone.
        self.str = unescapeAll(target)


def destination(text: str, start: int, end: int) -> Destination:
    """The target that begins at `start`: in angle brackets, or without white space and with balanced brackets."""
    if text.startswith("<", start):
        match = _ANGLE.match(text, start, end)
        return Destination(True, match.end(), match[1]) if match else Destination()
    depth = 0
    position = start
    while True:
        match = _PIECE.match(text, position, end)
        position = match.end() if match else position
        character = text[position : position + 1] if position < end else ""
        if character == "(":
            depth += 1
            if depth > _DEEPEST:
                return Destination()
        elif character == ")" and depth:
            depth -= 1
        else:
            break
        position += 1
    if position == start or depth:
        return Destination()
    return Destination(True, position, text[start:position])


class LinkParts:
    """The helpers of markdown-it's rules for links."""

    parseLinkLabel = staticmethod(parseLinkLabel)  # noqa: N815 - markdown-it's name
    parseLinkTitle = staticmethod(parseLinkTitle)  # noqa: N815 - markdown-it's name
    parseLinkDestination = staticmethod(destination)  # noqa: N815 - markdown-it's name
