"""What stands inside brackets and links, and what outside: the ground on which every phrase is taken apart.

Knows no phrase. Positions in a masked text are positions in the text itself.
"""

import re
from collections.abc import Iterator

import msgspec

_TOKEN = re.compile(r"!?\[\[[^\[\]\n]*(?:\[[^\[\]\n]*\][^\[\]\n]*)*\]\]|`[^`]*`|[()\[\]{}]")
_PAIRS = {")": "(", "]": "[", "}": "{"}
# Stands for every character inside brackets; never typed.
INSIDE = "\x00"


class Group(msgspec.Struct, frozen=True, gc=False):
    """A balanced `( )` that stands in no other bracket."""

    # Index of "(".
    start: int
    # Index behind ")".
    end: int


def mask(text: str) -> str:
    """The text, as long as before, with links, code and everything inside balanced brackets blotted out."""
    if "(" not in text and "[" not in text and "`" not in text and "{" not in text:
        return text
    spans = list(_spans(text))
    out, last = [], 0
    for start, end in spans:
        out += [text[last:start], INSIDE * (end - start)]
        last = end
    return "".join([*out, text[last:]])


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Outermost spans of links, code and balanced brackets, in order."""
    opened: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text):
        token = match[0]
        if len(token) > 1:
            found.append(match.span())
        elif token in _PAIRS:
            at = next((n for n in range(len(opened) - 1, -1, -1) if opened[n][0] == _PAIRS[token]), -1)
            if at >= 0:
                start = opened[at][1]
                del opened[at:]
                while found and found[-1][0] > start:
                    found.pop()
                found.append((start, match.end()))
        elif len(opened) < 64:
            opened.append((token, match.start()))
    return iter(found)


def groups(text: str) -> tuple[Group, ...]:
    """Every `( )` that stands in no other bracket, in order."""
    if "(" not in text:
        return ()
    return tuple(Group(start, end) for start, end in _spans(text) if text[start] == "(")


def unclosed(text: str) -> int:
    """Index of a "(" that is never closed, where more are opened than closed; -1 without one."""
    return mask(text).find("(") if text.count("(") > text.count(")") else -1


def split(text: str, signs: str) -> tuple[tuple[int, str], ...]:
    """The parts between signs outside brackets and numbers (`1,200` stays whole), trimmed, with their places.

    Empty parts are left out.
    """
    if not any(sign in text for sign in signs):
        stripped = text.strip()
        return ((text.find(stripped), stripped),) if stripped else ()
    masked = mask(text)
    parts: list[tuple[int, str]] = []
    start = 0
    for at, sign in enumerate(masked):
        if sign in signs and not _in_number(masked, at):
            parts.append((start, text[start:at]))
            start = at + 1
    parts.append((start, text[start:]))
    return tuple((at + len(part) - len(part.lstrip()), part.strip()) for at, part in parts if part.strip())


def _in_number(text: str, at: int) -> bool:
    return text[at] == "," and text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
