"""`==highlight==`: two equals signs, with the rules for beginnings and ends that `**` and `~~` have."""

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter

_MARKER = ord("=")


def tokenize(state: StateInline, silent: bool) -> bool:
    """Push each pair of signs as text that may become a mark."""
    if silent:
        return False
    scanned = state.scanDelims(state.pos, True)
    if scanned.length < 2:
        return False
    odd = scanned.length % 2
    if odd and scanned.can_open:
        state.push("text", "", 0).content = "="
    for _ in range(scanned.length // 2):
        state.push("text", "", 0).content = "=="
        state.delimiters.append(Delimiter(_MARKER, 0, len(state.tokens) - 1, -1, scanned.can_open, scanned.can_close))
    if odd and not scanned.can_open:
        state.push("text", "", 0).content = "="
    state.pos += scanned.length
    return True


def _turn_into_marks(state: StateInline, delimiters: list[Delimiter]) -> None:
    for opening in delimiters:
        if opening.marker != _MARKER or opening.end == -1:
            continue
        for index, kind in ((opening.token, "mark_open"), (delimiters[opening.end].token, "mark_close")):
            token = state.tokens[index]
            token.type = kind
            token.nesting = 1 if kind == "mark_open" else -1
            token.content = ""


def afterwards(state: StateInline) -> None:
    """Make marks of the pairs that belong together."""
    _turn_into_marks(state, state.delimiters)
    for meta in state.tokens_meta:
        if meta:
            _turn_into_marks(state, meta["delimiters"])
