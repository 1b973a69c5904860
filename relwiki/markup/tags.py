"""`#tags` in the text: nested with `/`, in any script, not all digits, after white space or at the beginning."""

import re

from markdown_it.rules_inline import StateInline

# No white space, no ASCII punctuation except "_", "-" and "/", no general punctuation but what joins emoji.
_TAG = re.compile(r"#((?:[^\s\x00-\x2c.:-@\[-^`{-\x7f\u2000-\u206f\u2e00-\u2e7f\u3000-\u303f]|\u200d)+)")
_NO_TAG = re.compile(r"[\d/_-]*")


def tag(state: StateInline, silent: bool) -> bool:
    """A tag; in the label of a link it is text."""
    start = state.pos
    if state.linkLevel or (start > 0 and not state.src[start - 1].isspace()):
        return False
    match = _TAG.match(state.src, start, state.posMax)
    if match is None:
        return False
    name = match[1].rstrip("/")
    if _NO_TAG.fullmatch(name):
        return False
    if not silent:
        state.push("tag", "", 0).content = name
    state.pos = start + 1 + len(name)
    return True
