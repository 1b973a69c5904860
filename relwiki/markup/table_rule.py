"""The rule that finds tables: as on GitHub, save that nothing typed is dropped.

A bar inside `[[Name|label]]` parts no cells, escaped or not, and what stands beyond the last column stays in it.
"""

import re
from typing import Final

from markdown_it.rules_block import StateBlock

from relwiki.markup.paragraphs import BLANKS

_RULE: Final = re.compile(r"[|:-][|:\- \t]+$")
_COLUMN: Final = re.compile(r":?-+:?$")
_PART: Final = re.compile(r"\\\||\[\[[^\[\]\n]+\]\]|\|")
# Cells that short rows may lack in one table: a few kilobytes could make megabytes otherwise.
_MOST_MISSING: Final = 0x10000


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].strip(BLANKS)


def split_row(line: str) -> list[str]:
    """The cells of a row; a bar in front and one at the end belong to none."""
    cells: list[str] = []
    cell = ""
    start = 0
    for match in _PART.finditer(line):
        cell += line[start : match.start()]
        start = match.end()
        if match[0] == "|":
            cells.append(cell)
            cell = ""
        else:
            cell += match[0].replace("\\|", "|")
    cells.append(cell + line[start:])
    if not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return [each.strip(BLANKS) for each in cells]


def _alignments(rule: str) -> list[str] | None:
    """The alignment of each column, empty where none is given; None if the line is no rule below a header."""
    if not _RULE.match(rule) or rule.startswith(("- ", "-\t")):
        return None
    columns = rule.split("|")
    # A bar may stand at either end, but no column may be empty.
    columns = columns[1 if not columns[0].strip() else 0 : -1 if not columns[-1].strip() else None]
    found: list[str] = []
    for column in map(str.strip, columns):
        if not _COLUMN.match(column):
            return None
        left, right = column[0] == ":", column[-1] == ":"
        found.append("center" if left and right else "right" if right else "left" if left else "")
    return found


def _row(cells: list[str], columns: int) -> list[str]:
    """The cells of a row, as many as there are columns."""
    if len(cells) < columns:
        return cells + [""] * (columns - len(cells))
    return [*cells[: columns - 1], " | ".join(cells[columns - 1 :])]


def _is_row(state: StateBlock, line: int, end: int) -> bool:
    """Whether a line below a table continues it."""
    if state.sCount[line] < state.blkIndent or state.isEmpty(line) or state.is_code_block(line):
        return False
    return not any(rule(state, line, end, True) for rule in state.md.block.ruler.getRules("blockquote"))


def table(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A header, the rule below it with as many columns, and rows up to the next empty line or other block."""
    below = start_line + 1
    if below >= end_line or state.sCount[below] < state.blkIndent:
        return False
    at = state.bMarks[below] + state.tShift[below]
    if at >= state.eMarks[below] or state.src[at] not in "|-:":
        return False
    if state.is_code_block(start_line) or state.is_code_block(below):
        return False
    header = _line(state, start_line)
    alignments = _alignments(_line(state, below)) if "|" in header else None
    cells = split_row(header) if alignments else []
    if not alignments or len(cells) != len(alignments):
        return False
    if not silent:
        _push_table(state, start_line, end_line, cells, alignments)
    return True


def _push_table(state: StateBlock, start_line: int, end_line: int, header: list[str], alignments: list[str]) -> None:
    """One token for all of the table, with the cells of each row."""
    outer = state.parentType
    state.parentType = "table"
    rows = [header]
    line = start_line + 2
    missing = 0
    while line < end_line and _is_row(state, line, end_line):
        cells = split_row(_line(state, line))
        missing += max(0, len(alignments) - len(cells))
        if missing > _MOST_MISSING:
            break
        rows.append(_row(cells, len(alignments)))
        line += 1
    token = state.push("table", "table", 0)
    token.map = [start_line, line]
    token.meta = {"rows": rows, "alignments": alignments}
    state.line = line
    state.parentType = outer
