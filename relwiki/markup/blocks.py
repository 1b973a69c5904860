"""Block ids: ` ^name` at the end of a paragraph, item or heading, or alone on a line after a block of another kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token


_AT_END = re.compile(r"(?<=\S)\s+\^([a-zA-Z0-9-]+)$")
_ALONE = re.compile(r"\^([a-zA-Z0-9-]+)[ \t]*$")


def split_block(content: str) -> tuple[str, str]:
    """A text without the id at its end, and the id; empty without one. An id alone names nothing, so it is text."""
    match = _AT_END.search(content[-120:])
    if match is None:
        return content, ""
    return content[: len(content) - len(match[0])].rstrip(), match[1]


def _opening(tokens: list[Token], level: int) -> int:
    """The index of the opening token of the block that has just ended at this level; -1 without one."""
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if token.level < level:
            return -1
        if token.level == level and token.nesting >= 0:
            # A footnote is shown elsewhere.
            return -1 if token.type == "footnote_reference_open" else index
    return -1


def alone(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:  # noqa: ARG001 - markdown-it's form
    """`^name` on a line of its own names the block before it."""
    if silent or not state.tokens:
        return False
    at = state.bMarks[start_line] + state.tShift[start_line]
    match = _ALONE.match(state.src[at : state.eMarks[start_line]])
    if match is None:
        return False
    # The same block may be named many times: it is looked for once.
    count, index = state.env.get("block", (0, -1))
    if count != len(state.tokens):
        index = _opening(state.tokens, state.level)
        state.env["block"] = (len(state.tokens), index)
    if index < 0:
        return False
    opening = state.tokens[index]
    if opening.type in ("paragraph_open", "heading_open"):
        text = state.tokens[index + 1]
        if not text.content:
            return False
        if not split_block(text.content)[1]:
            text.content += " ^" + match[1]
    else:
        opening.meta.setdefault("block", match[1])
    state.line = start_line + 1
    return True
