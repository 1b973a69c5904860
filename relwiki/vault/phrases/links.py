"""Finds the links in a text and takes them apart: `[[target#anchor|label]]` and `[text](Name.md)`.

Knows the two spellings and nothing of what a link leads to.
"""

import re

import msgspec

from relwiki.markup.targets import split_target
from relwiki.markup.urls import kind, to_link
from relwiki.model.phrase import Link

_LINK = re.compile(
    r"(!?)(?:\[\[([^\[\]\n|]+)(?:\|((?:[^\[\]\n]|\[[^\[\]\n]*\])*))?\]\]|\[([^\[\]]*)\]\(\s*(<[^<>]*>|[^\s()<>]+)\s*\))"
)


class Found(msgspec.Struct, frozen=True, gc=False):
    """A link and where it stands."""

    link: Link
    start: int
    # Index behind its last character.
    end: int


def _link(match: re.Match[str]) -> Link | None:
    """The link of a match; None for embeds, addresses out there, attachments and links to nothing."""
    embed, target, label, text, where = match.groups()
    if embed:
        return None
    if target is not None:
        link = split_target(target.removesuffix("\\"), (label or "").strip())
    else:
        where = where.strip("<>").strip()
        if kind(where) != "note":
            return None
        link = to_link(where, text.strip())
        last = link.target.rpartition("/")[2]
        if "." in last and not last.endswith(".md"):
            return None
    return link if link.target or link.anchor else None


def find_links(text: str) -> tuple[Found, ...]:
    """Every link to a note, in order; embeds and links to elsewhere are left out."""
    if "[" not in text:
        return ()
    return tuple(Found(link, match.start(), match.end()) for match in _LINK.finditer(text) if (link := _link(match)))


def link_at(text: str, at: int = 0) -> Found | None:
    """The link that begins at an index; None without one."""
    match = _LINK.match(text, at) if text.startswith("[", at) else None
    link = _link(match) if match is not None else None
    return Found(link, at, match.end()) if match is not None and link is not None else None


def shown(link: Link) -> str:
    """The words that a link shows while nobody knows its target: its label, else the last segment of its target."""
    return link.label or link.target.rpartition("/")[2].removesuffix(".md") or link.anchor


def plain(text: str) -> str:
    """A text with every link replaced by the words that it shows."""
    if "[" not in text:
        return text
    parts, last = [], 0
    for found in find_links(text):
        parts += [text[last : found.start], shown(found.link)]
        last = found.end
    return "".join([*parts, text[last:]])
