"""Callouts: `> [!kind]- Title`, a quote with a kind, a title and perhaps a fold."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token


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


def callout_html(token: Token) -> tuple[str, str, str]:
    """What stands before the title of a callout, between title and text, and at the end."""
    name = f'class="callout" data-callout="{token.info}"'
    after = '<div class="callout-body">\n'
    if not token.markup:
        return f'<div {name}>\n<p class="callout-title">', f"</p>\n{after}", "</div>\n</div>\n"
    is_open = " open" if token.markup == "+" else ""
    before = f'<details {name}{is_open}>\n<summary class="callout-title">'
    return before, f"</summary>\n{after}", "</div>\n</details>\n"
