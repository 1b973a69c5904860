"""Paragraphs, headings underlined with `===` or `---`, and a guard before rules, faster than markdown-it's own.

One walk finds the end of a paragraph and whether it is underlined; markdown-it takes two.
"""

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block import hr as hr_rule

# What markdown-it trims at the ends of a paragraph.
BLANKS = " \t\n"
_UNDERLINE = re.compile(r"(?:=+|-+)[ \t]*$")


def thematic_break(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """`---`, `* * *` and the like; most lines that begin so are items, whose text comes after the mark and a blank."""
    at = state.bMarks[start_line] + state.tShift[start_line]
    mark = state.src[at : at + 1]
    following = state.src[at + 1 : at + 3].lstrip(" \t")
    return following[:1] in (mark, "") and hr_rule(state, start_line, end_line, silent)


def _is_underline(state: StateBlock, line: int) -> bool:
    at = state.bMarks[line] + state.tShift[line]
    return state.src[at] in "=-" and _UNDERLINE.match(state.src[at : state.eMarks[line]]) is not None


def _end(state: StateBlock, start_line: int, end_line: int) -> tuple[int, bool]:
    """The line after the paragraph's text, and whether an underline stands there."""
    ends = state.md.block.ruler.getRules("paragraph")
    last = state.lineMax
    line = start_line + 1
    while line < last and not state.isEmpty(line):
        count = state.sCount[line]
        indent = count - state.blkIndent
        # Deeper lines would be code elsewhere; negative ones are lazy lines that a quote has looked at already.
        if indent <= 3:
            if indent >= 0 and line < end_line and _is_underline(state, line):
                return line, True
            if count >= 0 and any(rule(state, line, last, True) for rule in ends):
                break
        line += 1
    return line, False


def paragraph(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """A paragraph, or a heading with a line of `=` or `-` below."""
    if silent:
        return False
    outer = state.parentType
    state.parentType = "paragraph"
    end, underlined = _end(state, start_line, end_line)
    kind, tag = "paragraph", "p"
    if underlined and not state.is_code_block(start_line):
        first = state.src[state.bMarks[end] + state.tShift[end]]
        kind, tag = "heading", "h1" if first == "=" else "h2"
    content = state.getLines(start_line, end, state.blkIndent, False).strip(BLANKS)
    state.line = end + 1 if underlined else end
    state.push(f"{kind}_open", tag, 1).map = [start_line, state.line]
    token = state.push("inline", "", 0)
    token.content = content
    token.map = [start_line, end]
    state.push(f"{kind}_close", tag, -1)
    state.parentType = outer
    return True
