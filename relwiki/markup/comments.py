"""Cuts `%%comments%%` and `<!-- comments -->` out of a text before it is parsed, so that no later stage can leak one.

Code keeps them, so the parser is asked where code is; nothing else of the dialect is known here. A comment that is not
closed in its paragraph reaches to the next mark that has no partner in its own; without one, to the paragraph's end.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it.token import Token


BlockParser = Callable[[str], "Sequence[Token]"]

_MARK = re.compile(r"\\.|`+|%%|<!--", re.DOTALL)
_HTML = re.compile(r"<!--(?:-?>|.*?-->)", re.DOTALL)
# What may stand before a comment that is all of its block: quote marks and one list mark.
_LINE_START = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[.\][ \t]+)?)?")
# A mark alone on its line, wherever: what is between two of them was meant to be hidden.
_ALONE = re.compile(r"^([ \t>]*%%)[ \t]*$", re.MULTILINE)
# Only a comment over several lines can change the blocks around it; so often they are looked at again, and no more.
_REREADS = 40
_REREAD_CHARACTERS = 600_000


class Cut(NamedTuple):
    """A piece that was taken out."""

    # Where in the text that is left, in characters.
    at: int
    length: int


class Cleaned(NamedTuple):
    """A text without its comments."""

    text: str
    cuts: tuple[Cut, ...] = ()
    # Offsets in the original text of comments that are never closed.
    unclosed: tuple[int, ...] = ()


class _Leaves:
    """Where the paragraphs and the code blocks of a text are."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self.text = text
        self.starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        lines = len(self.starts) - 1
        # For each line the first and the last-but-one line of its leaf; code is marked by itself.
        self.leaf = [(line, line + 1) for line in range(lines)]
        self.code = [False] * lines
        for token in tokens:
            if token.map is None or token.type not in ("inline", "fence", "code_block"):
                continue
            first, last = token.map[0], min(token.map[1], lines)
            for line in range(first, last):
                self.leaf[line] = (first, last)
                self.code[line] = token.type != "inline"
        self._odd: list[tuple[int, int]] | None = None

    def around(self, offset: int) -> tuple[int, int, bool]:
        """Beginning and end of the leaf around an offset, without the last line's end, and whether it is code."""
        line = min(bisect_right(self.starts, offset) - 1, len(self.leaf) - 1)
        first, last = self.leaf[line]
        return self.starts[first], min(self.starts[last] - 1, len(self.text)), self.code[line]

    def next_partner(self, offset: int) -> int:
        """Where the next `%%` stands that has no partner in its own leaf; -1 without one."""
        if self._odd is None:
            self._odd = []
            for line, (first, last) in enumerate(self.leaf):
                if line == first and not self.code[line]:
                    begin, end = self.starts[first], min(self.starts[last] - 1, len(self.text))
                    if self.text.count("%%", begin, end) % 2:
                        self._odd.append((begin, self.text.index("%%", begin, end)))
        index = bisect_left(self._odd, (offset, 0))
        return self._odd[index][1] if index < len(self._odd) else -1


def _end_of_comment(leaves: _Leaves, start: int, leaf_end: int) -> int:
    """Where the comment that begins at `start` ends; -1 if it is never closed."""
    text = leaves.text
    if text.startswith("<!--", start):
        match = _HTML.match(text, start)
        return match.end() if match else -1
    closing = text.find("%%", start + 2, leaf_end)
    if closing < 0:
        closing = leaves.next_partner(leaf_end)
        line_start = text.rfind("\n", 0, start) + 1
        if _ALONE.match(text, line_start) and (alone := _ALONE.search(text, start + 2)) is not None:
            closing = min(closing, alone.end(1) - 2) if closing >= 0 else alone.end(1) - 2
        if closing < 0 and _LINE_START.fullmatch(text, line_start, start):
            closing = text.find("%%", start + 2)
    return closing + 2 if closing >= 0 else -1


def _extent(text: str, kept: int, start: int, end: int) -> tuple[int, int]:
    """The piece to cut: whole lines where nothing else is on them, and no more white space than belongs to it.

    Nothing before `kept` may be cut.
    """
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    behind = text[end:line_end]
    before = text[max(line_start, kept) : start]
    blanks = len(behind) - len(behind.lstrip(" \t"))
    if blanks == len(behind):
        if line_start >= kept and _LINE_START.fullmatch(before):
            return line_start, min(line_end + 1, len(text))
        return start - (len(before) - len(before.rstrip(" \t"))), line_end
    if before[-1:] in (" ", "\t", ""):
        end += blanks
    return start, end


def _next_comment(leaves: _Leaves, position: int) -> tuple[int, int, bool] | None:
    """The next comment outside code: where it begins and ends, and whether it is closed."""
    text = leaves.text
    while (match := _MARK.search(text, position)) is not None:
        position = match.end()
        _, leaf_end, is_code = leaves.around(match.start())
        if is_code:
            position = max(leaf_end, position)
        elif match[0][0] == "`":
            run = re.compile(rf"(?<!`){match[0]}(?!`)").search(text, position, leaf_end)
            position = run.end() if run else position
        elif match[0][0] != "\\":
            end = _end_of_comment(leaves, match.start(), leaf_end)
            return (match.start(), end, True) if end >= 0 else (match.start(), leaf_end, False)
    return None


def _cut(
    leaves: _Leaves, position: int, before: int, cuts: list[Cut], unclosed: list[int], until_lines: bool
) -> tuple[str, int]:
    """Cut from `position` on; where `until_lines`, up to and including the first comment over several lines.

    `before` characters of the original text are gone already. Returns the text that is left, and from where in it to go
    on; -1 if all is done.
    """
    text = leaves.text
    pieces: list[str] = []
    kept = length = 0
    while (found := _next_comment(leaves, position)) is not None:
        start, end, closed = found
        if not closed:
            unclosed.append(before + start)
        start, end = _extent(text, kept, start, end)
        pieces.append(text[kept:start])
        length += start - kept
        cuts.append(Cut(length, end - start))
        kept = position = end
        if until_lines and "\n" in text[start:end]:
            return "".join((*pieces, text[kept:])), length
    return "".join((*pieces, text[kept:])), -1


def clean(text: str, blocks: BlockParser) -> Cleaned:
    """Take all comments out of a text; `blocks` reads a text's blocks."""
    if "%%" not in text and "<!--" not in text:
        return Cleaned(text)
    cuts: list[Cut] = []
    unclosed: list[int] = []
    original = len(text)
    position = rereads = 0
    while position >= 0:
        again = rereads < _REREADS and rereads * len(text) < _REREAD_CHARACTERS
        leaves = _Leaves(text, blocks(text))
        text, position = _cut(leaves, position, original - len(text), cuts, unclosed, until_lines=again)
        rereads += 1
    return Cleaned(text, tuple(cuts), tuple(unclosed))


def clean_roughly(text: str) -> str:
    """Take out all that may be a comment, code or not, for texts that are too large to be read."""
    text = re.sub(r"%%.*?(?:%%|$(?=\n[ \t]*\n)|\Z)", "", text, flags=re.DOTALL | re.MULTILINE)
    return re.sub(r"<!--(?:-?>|.*?(?:-->|\Z))", "", text, flags=re.DOTALL)


def clean_leaf(content: str) -> str:
    """Take comments out of one paragraph in which the blocks turned out otherwise than before the cuts."""
    if "%%" not in content and "<!--" not in content:
        return content
    from markdown_it.token import Token  # noqa: PLC0415 - most notes hold no comments

    leaf = [Token("inline", "", 0, map=[0, content.count("\n") + 1])]
    return clean(content, lambda _: leaf).text.strip()
