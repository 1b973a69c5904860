"""Reads the blocks of ordinary notes many times faster than the block rules, and leaves to these all it is not sure of.

What is read here is a value for each block, which says all that the tokens of the rules would say of it; what is read
by the rules are their tokens. It must not know what is in a text, what becomes of a block, or which notes there are.

Why each shortcut is safe
-------------------------
The lines of a note are read from top to bottom. Wherever a block is looked for, all blocks before it have certainly
ended, so that only the lines from there on count. Four kinds of blocks are recognised, always beginning in the first
column: headings, paragraphs, tight bullet lists with items of one line, and rules. Empty lines hold blanks and tabs.

*Plain starts.* `_PLAIN` is the beginning of a line that can do nothing but begin or continue a paragraph. By the first
character: `#` begins no heading if another character than `#` and white space follows. Fewer than three tildes begin no
fence, and notes with three backticks are not read here. `-`, `+`, `*` and digits with `.` or `)` begin no item unless a
blank or the line's end follows, and no thematic break or underline if the line holds anything else; nor is `=` an
underline then. `[` begins a definition only if its first bracket is closed before a `:`; a second `[` inside rules that
out, and so does a `]` on the same line with something else behind it. Never plain are `>`, which begins a quote, `^`,
which may begin a block id, `|` and `:`, which may be the rule below a table's header, and white space, which may make
code; Python knows more white space than the block rules, and refuses more. All other characters are plain.

*Paragraphs* consist of plain lines, and end before an empty line, the note's end, a heading in the first column, or a
bullet item in the first column with a plain text; each of these ends a paragraph wherever it stands. A table may begin
in a paragraph only if the line below its header begins with `|`, `-` or `:`. A plain line that begins with `-` has a
second character that no table's rule has, and an item has a blank there, which the table rule refuses.

*Headings* begin with one to six `#` and a blank, and need no line before or after them. One with a bar may be the
header of a table, and one that ends with `#` or has no text is trimmed in a way of its own: these are refused.

*Lists* have items `- ` with plain text, which may be followed by items of one deeper level, indented by two or four
blanks or one tab, the same within one item. So indented an item's mark stands at or beyond the text of the item above,
and less than four columns beyond it, which would be code. Nothing stands between the items. The list is over at a
heading, at the note's end, or after empty lines before a line in the first column that is a rule or does not begin
with `-`. Anything else, such as a lazy line, an indented line or one more item after an empty line, might belong to the
list or make it loose, and refuses all of it, as does a `^`, which may begin a block id. A task's mark is no definition,
since a blank stands behind its bracket.

*Rules* (`---` and the like, without blanks) are recognised only where no paragraph is open, as no underlines are there.

*What is refused* goes to the block rules with all lines up to the next place where every block has ended: a heading in
the first column, or after an empty line one that begins there, neither with a list's mark nor with a digit. No block
but a fence and a list crosses such a place. A fence does, so notes with one are not read here at all. A list does in
one way only: nested too deeply, it is kept as text to the end of the note. That is seen afterwards, and the note is
read again by the rules. Definitions come into the same environment, whichever part they stand in. Block ids alone on a
line name the block before them, which may have been read here: notes with one go to the rules, as do notes in which
something is left that looks like a comment. No refused line is tried again, so the work is proportional to the length
of the note.

A test compares what becomes of many thousand notes, typed and made at random, with and without this module.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

import msgspec

if TYPE_CHECKING:
    from markdown_it.token import Token

# For tests: whether anything is read here.
ENABLED = True

_PLAIN_START: Final = (
    r"[^\s>#~+\-*_=|:\[^0-9]"
    r"|\#[^\s#]"
    r"|~{1,2}[^\s~]"
    r"|[+\-][^\s+\-|:]"
    r"|\*{1,3}[^\s*]"
    r"|_{1,3}[^\s_]"
    r"|=+[^\s=]"
    r"|\[(?:\[|[^\[\]\\]*\](?!:))"
    r"|[0-9]+(?![0-9.)])"
)
_PLAIN: Final = re.compile(_PLAIN_START)
_HEADING: Final = re.compile(r"#{1,6}(?:[ \t]|$)")
# One that is read here: its marks, and its text, which no blank begins, so that a line is gone through only once.
_PLAIN_HEADING: Final = re.compile(r"(#{1,6})[ \t]+(?![ \t])([^|]*[^|# \t])[ \t]*\Z")
_RULE: Final = re.compile(r"(?:-{3,}|\*{3,}|_{3,})[ \t]*$")
# An item, how it is indented, and its text without blanks at its end.
_ITEM: Final = re.compile(rf"( {{2}}| {{4}}|\t)?- (?={_PLAIN_START})([^^]*[^^ \t])[ \t]*\Z")
_BLOCK_ID: Final = re.compile(r"^[ \t]*\^", re.MULTILINE)
# Fences, which may hold anything, and what is left of comments where it is text.
_NOT_HERE: Final = ("```", "~~~", "%%", "<!--")
_BLANKS: Final = " \t"
# What the rules take away around the text of a heading.
TRIMMED: Final = "\t\n\x0b\x0c\r \xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
# A line that begins with one of these may belong to what stands above the empty line before it.
_INDOORS: Final = frozenset(" \t-*+0123456789")

BlockParser = Callable[[str, dict[str, Any]], "list[Token]"]


class Heading(msgspec.Struct, frozen=True, gc=False):
    """A heading."""

    level: int
    content: str
    # As in all of these: of the text that is parsed, from 0.
    line: int


class Paragraph(msgspec.Struct, frozen=True, gc=False):
    """A paragraph, perhaps of several lines."""

    content: str
    line: int


class TightList(msgspec.Struct, frozen=True, gc=False):
    """Bullets with one line each, and at most one level below them."""

    # Of each item the line, the column at which its text begins there, and the text.
    rows: tuple[tuple[int, int, str], ...]


class Rule(msgspec.Struct, frozen=True, gc=False):
    """A line across the page."""


# One that was read here, or some that were read by the rules, complete.
Block = Heading | Paragraph | TightList | Rule | list["Token"]


def blocks(text: str, lines: Sequence[str], env: dict[str, Any], parse: BlockParser) -> list[Block]:
    """The blocks of a note, given whole and in lines; `parse` reads those that are not simple.

    Definitions are put into `env`.
    """
    if not ENABLED or any(each in text for each in _NOT_HERE) or ("^" in text and _BLOCK_ID.search(text)):
        return [parse(text, env)]
    found = _Note(lines, env, parse).read()
    if "nesting" in env:
        env.clear()
        return [parse(text, env)]
    return found


class _Note:
    """One note, while it is read. The methods for blocks return the line after the block; 0 if they are not sure."""

    def __init__(self, lines: Sequence[str], env: dict[str, Any], parse: BlockParser) -> None:
        self._lines = lines
        self._env = env
        self._parse = parse
        self._blocks: list[Block] = []

    def read(self) -> list[Block]:
        """Read all lines."""
        lines, plain = self._lines, _PLAIN.match
        line, count = 0, len(lines)
        while line < count:
            text = lines[line]
            if not text or not text.strip(_BLANKS):
                line += 1
                continue
            if text[0] == "#" and _HEADING.match(text):
                end = self._heading(line)
            elif text.startswith("- "):
                end = self._list(line)
            elif plain(text):
                end = self._paragraph(line)
            elif _RULE.match(text):
                self._blocks.append(Rule())
                end = line + 1
            else:
                end = 0
            line = end or self._refused(line)
        return self._blocks

    def _heading(self, line: int) -> int:
        heading = _PLAIN_HEADING.match(self._lines[line])
        content = heading[2].strip(TRIMMED) if heading is not None else ""
        if heading is None or not content:
            return 0
        self._blocks.append(Heading(heading.end(1), content, line))
        return line + 1

    def _paragraph(self, start: int) -> int:
        lines, plain = self._lines, _PLAIN.match
        line, count = start + 1, len(lines)
        while line < count and plain(lines[line]):
            line += 1
        if line < count:
            text = lines[line]
            is_item = text.startswith("- ") and plain(text, 2)
            if not is_item and text.strip(_BLANKS) and not _HEADING.match(text):
                return 0
        content = lines[start] if line == start + 1 else "\n".join(lines[start:line])
        self._blocks.append(Paragraph(content.strip(_BLANKS), start))
        return line

    def _list(self, start: int) -> int:
        lines, item = self._lines, _ITEM.match
        rows: list[tuple[int, int, str]] = []
        # How the items inside the present one are indented; None without any.
        inner: str | None = None
        line, count = start, len(lines)
        while line < count and (match := item(lines[line])) is not None:
            indent, content = match.groups()
            if indent and inner and indent != inner:
                return 0
            inner = indent
            rows.append((line, match.start(2), content))
            line += 1
        if not rows or not self._is_list_over(line):
            return 0
        self._blocks.append(TightList(tuple(rows)))
        return line

    def _is_list_over(self, line: int) -> bool:
        """Whether what stands on this line and below it cannot belong to a list above."""
        lines, count = self._lines, len(self._lines)
        if line < count and _HEADING.match(lines[line]):
            return True
        first = line
        while line < count and not lines[line].strip(_BLANKS):
            line += 1
        return line == count or (line > first and (lines[line][0] not in " \t-" or bool(_RULE.match(lines[line]))))

    def _refused(self, start: int) -> int:
        """Let the rules read the lines up to the next place where every block has ended."""
        lines = self._lines
        line, count = start + 1, len(lines)
        while line < count:
            text = lines[line]
            after_empty = not lines[line - 1].strip(_BLANKS)
            if _HEADING.match(text) or (after_empty and text and text[0] not in _INDOORS):
                break
            line += 1
        # What `blocks` keeps there is of no use for other tokens.
        self._env.pop("block", None)
        part = "\n".join(lines[start:line]) + ("\n" if line < count else "")
        tokens = self._parse(part, self._env)
        for token in tokens:
            if token.map is not None:
                token.map = [token.map[0] + start, token.map[1] + start]
        self._blocks.append(tokens)
        return line
