"""Callouts: `> [!kind]- Title`, a quote with a kind, a title and perhaps a fold."""

import re

from markdown_it.rules_block import StateBlock

_FIRST_LINE = re.compile(r"\[!([^\[\]\n]{1,60})\]([+-]?)(?:[ \t]+(.*))?$")
_NOT_IN_KIND = re.compile(r"[^a-z0-9]+")


def title(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:  # noqa: ARG001 - markdown-it's form
    """The first line of a quote turns it into a callout."""
    if silent or not state.tokens or state.tokens[-1].type != "blockquote_open":
        return False
    at = state.bMarks[start_line] + state.tShift[start_line]
    match = _FIRST_LINE.match(state.src[at : state.eMarks[start_line]])
    if match is None:
        return False
    opening = state.tokens[-1]
    opening.type = "callout_open"
    opening.info = _NOT_IN_KIND.sub("-", match[1].split("|")[0].lower()).strip("-") or "note"
    opening.markup = match[2]
    opening.content = (match[3] or "").strip() or match[1].split("|")[0].strip().capitalize()
    state.line = start_line + 1
    return True
