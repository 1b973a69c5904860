"""`[[Name#Heading|label]]` and `![[image.jpg|300x200]]`, and links of Markdown's own with the place they stand at.

It reads what is written; it must not know which notes there are.
"""

import re

from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline import image as image_rule
from markdown_it.rules_inline import link as link_rule

from relwiki.markup.targets import split_size, split_target
from relwiki.model.phrase import Link

# A label may hold single pairs of brackets.
_WIKILINK = re.compile(r"!?\[\[([^\[\]\n|]+)(?:\|([^\[\]\n]*(?:\[[^\[\]\n]*\][^\[\]\n]*)*))?\]\]")
# The key under which a parser's environment counts the images whose descriptions are being read.
IN_DESCRIPTION = "descriptions"


def wikilink(state: StateInline, silent: bool) -> bool:
    """A link to a note by its name; inside the label of another link it is text."""
    start = state.pos
    if not state.src.startswith("[[", start) or state.linkLevel:
        return False
    match = _WIKILINK.match(state.src, start, state.posMax)
    if match is None:
        return False
    # Outside tables `\|` is not needed, but it is what people copy from one.
    link = split_target(match[1].removesuffix("\\"), (match[2] or "").strip())
    if not link.target and not link.anchor:
        return False
    if not silent:
        _push_wikilink(state, link, match)
    state.pos = match.end()
    return True


def _push_wikilink(state: StateInline, link: Link, match: re.Match[str]) -> None:
    place = [match.start(), match.end()]
    if not link.label:
        token = state.push("wikilink", "", 0)
        token.map, token.meta = place, {"link": link}
        return
    token = state.push("wikilink_open", "", 1)
    token.map, token.meta = place, {"link": link}
    end = state.posMax
    label = match[2]
    state.pos = match.end(2) - len(label.lstrip())
    state.posMax = match.start(2) + len(label.rstrip())
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.posMax = end
    state.push("wikilink_close", "", -1)


def embed(state: StateInline, silent: bool) -> bool:
    """An image, a note or a section, to be shown in this place."""
    start = state.pos
    if not state.src.startswith("![[", start):
        return False
    match = _WIKILINK.match(state.src, start, state.posMax)
    if match is None:
        return False
    link = split_target(match[1].removesuffix("\\"))
    if not link.target and not link.anchor:
        return False
    if not silent:
        token = state.push("embed", "", 0)
        token.map = [start, match.end()]
        alt, width, height = split_size(match[2] or "")
        token.meta = {"link": link, "alt": alt, "width": width, "height": height}
    state.pos = match.end()
    return True


def _with_place(state: StateInline, start: int, before: int, kind: str) -> None:
    """Note where the token that a rule has pushed begins; a text token may stand before it."""
    for token in state.tokens[before : before + 2]:
        if token.type == kind:
            token.map = [start, state.pos]


def link(state: StateInline, silent: bool) -> bool:
    """`[text](target)` and `[text][reference]`, as CommonMark has them."""
    start, before = state.pos, len(state.tokens)
    found = link_rule(state, silent)
    if found and not silent:
        _with_place(state, start, before, "link_open")
    return found


def image(state: StateInline, silent: bool) -> bool:
    """`![text](target)`, as CommonMark has it."""
    start, before = state.pos, len(state.tokens)
    if not state.src.startswith("![", start):
        return False
    # A description is shown as plain text, in which a footnote would be lost.
    state.env[IN_DESCRIPTION] = state.env.get(IN_DESCRIPTION, 0) + 1
    found = image_rule(state, silent)
    state.env[IN_DESCRIPTION] -= 1
    if found and not silent:
        _with_place(state, start, before, "image")
    return found
