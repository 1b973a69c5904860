"""Inline fields: `key:: value` on a line of its own, `[key:: value]` and `(key:: value)` in the text.

A field's value is Markdown like any other text; its source is kept beside it.
"""

import re

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import newline as newline_rule

from relwiki.markup.engine import FIELDS

# A letter, then up to 59 characters that no other rule of the dialect begins or ends with.
_KEY = r"[^\W\d_](?:[^:\[\]()\n|*`<>#]{0,58}[^:\[\]()\n|*`<>#\s])?"
_LINE = re.compile(rf"(\*\*|__|\*|_|)({_KEY})\1::(?!:)[ \t]*(?P<value>[^\n]*)")
_BRACKETED = re.compile(rf"[\[(]\s*(\*\*|__|\*|_|)({_KEY})\1::(?!:)[ \t]*")
# Characters in which the closing bracket of a field is looked for.
_LONGEST = 2_000
_CLOSING = {"[": "]", "(": ")"}


def _push(state: StateInline, start: int, key: str, value: tuple[int, int], end: int) -> None:
    source = state.src[value[0] : value[1]]
    token = state.push("field_open", "span", 1)
    token.content = key.strip()
    token.info = source.strip()
    # Where the field begins, and where its value does.
    token.map = [start, value[0]]
    outer = state.posMax
    state.pos, state.posMax = value
    state.md.inline.tokenize(state)
    state.posMax = outer
    state.pos = end
    state.push("field_close", "span", -1)


def line(state: StateInline, silent: bool) -> bool:
    """`key:: value` at the beginning of a line; the value is the rest of the line."""
    if silent or state.linkLevel or not state.env[FIELDS]:
        return False
    match = _LINE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    start = match.start("value")
    _push(state, match.start(), match[2], (start, start + len(match["value"].rstrip())), match.end())
    return True


def newline(state: StateInline, silent: bool) -> bool:
    """A line break, behind which a field may begin."""
    if not newline_rule(state, silent):
        return False
    if not silent:
        line(state, silent)
    return True


def _closing(source: str, start: int, end: int, opening: str) -> int:
    """Where the bracket that was open before `start` is closed; -1 if nowhere."""
    closing = _CLOSING[opening]
    depth = 1
    for match in re.compile(rf"[{re.escape(opening + closing)}\n]").finditer(source, start, end):
        if match[0] == "\n":
            return -1
        depth += 1 if match[0] == opening else -1
        if depth == 0:
            return match.start()
    return -1


def bracketed(state: StateInline, silent: bool) -> bool:
    """`[key:: value]` or `(key:: value)`, up to the bracket that balances it."""
    if state.linkLevel or not state.env[FIELDS]:
        return False
    match = _BRACKETED.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    last = min(state.posMax, match.end() + _LONGEST)
    end = _closing(state.src, match.end(), last, state.src[match.start()])
    if end < 0:
        return False
    if not silent:
        _push(state, match.start(), match[2], (match.end(), end), end + 1)
    state.pos = end + 1
    return True
