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


def _push_row(state: StateBlock, line: int, tag: str, cells: list[str], alignments: list[str]) -> None:
    place = [line, line + 1]
    state.push("tr_open", "tr", 1).map = place
    for index, alignment in enumerate(alignments):
        state.push(f"{tag}_open", tag, 1).info = alignment
        token = state.push("inline", "", 0)
        token.map = place
        if index < len(cells):
            token.content = cells[index] if index < len(alignments) - 1 else " | ".join(cells[index:])
        state.push(f"{tag}_close", tag, -1)
    state.push("tr_close", "tr", -1)


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
    outer = state.parentType
    state.parentType = "table"
    place = [start_line, start_line + 2]
    state.push("table_open", "table", 1).map = place
    state.push("thead_open", "thead", 1)
    _push_row(state, start_line, "th", header, alignments)
    state.push("thead_close", "thead", -1)
    line = start_line + 2
    missing = 0
    while line < end_line and _is_row(state, line, end_line):
        cells = split_row(_line(state, line))
        missing += max(0, len(alignments) - len(cells))
        if missing > _MOST_MISSING:
            break
        if line == start_line + 2:
            state.push("tbody_open", "tbody", 1)
        _push_row(state, line, "td", cells, alignments)
        line += 1
    if line > start_line + 2:
        state.push("tbody_close", "tbody", -1)
    state.push("table_close", "table", -1)
    place[1] = state.line = line
    state.parentType = outer
