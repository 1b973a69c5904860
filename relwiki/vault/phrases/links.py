"""Finds the links in a text and takes them apart: `[[target#anchor|label]]` and `[text](Name.md)`.

Knows the two spellings and nothing of what a link leads to.
"""

import re
from typing import NamedTuple
from urllib.parse import unquote

from relwiki.model.phrase import Link

_LINK = re.compile(r"(!?)\[\[(.+?)\]\]|(!?)\[([^\[\]]*)\]\(\s*(<[^<>]*>|[^\s()<>]*)\s*\)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#")


class Found(NamedTuple):
    """A link and where it stands."""

    link: Link
    start: int
    # Index behind its last character.
    end: int


def wiki_link(inner: str) -> Link:
    """The link that `[[inner]]` is."""
    target, _, label = inner.replace("\\|", "|").partition("|")
    target, _, anchor = target.partition("#")
    return Link(target.strip(), anchor.strip(), label.strip())


def _markdown_link(label: str, where: str) -> Link | None:
    where = where.strip("<>").strip()
    if not where or _SCHEME.match(where):
        return None
    target, _, anchor = where.partition("#")
    target = unquote(target)
    last = target.rpartition("/")[2]
    if "." in last and not last.endswith(".md"):
        return None
    return Link(target.removesuffix(".md").strip(), unquote(anchor), label.strip())


def find_links(text: str) -> tuple[Found, ...]:
    """Every link to a note, in order; embeds and links to elsewhere are left out."""
    if "[" not in text:
        return ()
    found: list[Found] = []
    for match in _LINK.finditer(text):
        if match[1] or match[3]:
            continue
        link = wiki_link(match[2]) if match[2] is not None else _markdown_link(match[4], match[5])
        if link is not None and (link.target or link.anchor):
            found.append(Found(link, match.start(), match.end()))
    return tuple(found)


def link_at(text: str, at: int = 0) -> Found | None:
    """The link that begins at an index; None without one."""
    match = _LINK.match(text, at) if text.startswith("[", at) else None
    if match is None:
        return None
    link = wiki_link(match[2]) if match[2] is not None else _markdown_link(match[4], match[5])
    return Found(link, match.start(), match.end()) if link is not None and (link.target or link.anchor) else None


def shown(link: Link) -> str:
    """The words that a link shows while nobody knows its target: its label, else the last segment of its target."""
    return link.label or link.target.rpartition("/")[2] or link.anchor
