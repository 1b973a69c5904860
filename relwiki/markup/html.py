"""The few HTML tags that are rendered: without attributes, and only in pairs. All other HTML is text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token


PAIRED: Final = ("sub", "sup", "kbd", "u", "mark", "s", "small")
_TAG = re.compile(rf"<(?:(br)\s*/?|(/?)({'|'.join(PAIRED)})\s*)>", re.IGNORECASE)


def escape(text: str) -> str:
    """Text for HTML, in elements and in attributes within double quotes."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if '"' in text:
        text = text.replace('"', "&quot;")
    return text


def tag(state: StateInline, silent: bool) -> bool:
    """`<br>`, `<kbd>`, `</kbd>` and the like; `afterwards` decides which of them have a partner."""
    match = _TAG.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        if match[1]:
            state.push("html_break", "br", 0)
        else:
            token = state.push("html_close" if match[2] else "html_open", match[3].lower(), 0)
            token.content = match[0]
    state.pos = match.end()
    return True


def afterwards(state: StateInline) -> None:
    """Make text of tags that have no partner within the same emphasis or link."""
    if "<" not in state.src or not any(token.type.startswith("html_") for token in state.tokens):
        return
    paired: set[int] = set()
    open_tokens: list[Token] = []
    for token in state.tokens:
        if token.nesting > 0 or token.type == "html_open":
            open_tokens.append(token)
        elif token.nesting < 0:
            while open_tokens and open_tokens.pop().type == "html_open":
                pass
        elif token.type == "html_close":
            depth = len(open_tokens)
            while depth and open_tokens[depth - 1].type == "html_open" and open_tokens[depth - 1].tag != token.tag:
                depth -= 1
            if depth and open_tokens[depth - 1].type == "html_open":
                paired.update((id(open_tokens[depth - 1]), id(token)))
                del open_tokens[depth - 1 :]
    for token in state.tokens:
        if token.type in ("html_open", "html_close") and id(token) not in paired:
            token.type = "text"
