"""Who stands where people stand in a line of a log: a chain of links, or plain names (vault format, "Log").

    PEOPLE = LINK *( SIGN LINK ) | NAME *( SIGN NAME )          SIGN = "," | ";" | "&" | "+" | "and"

Knows neither dates nor kinds; whether a plain name is anybody's is for a later stage to say.
"""

import re

import msgspec

from relwiki.model.names import is_light_name
from relwiki.model.phrase import Link
from relwiki.vault.phrases.links import Found, find_links, link_at

_SIGN = re.compile(r"\s*(?:,\s*(?:and\s+)?|;\s*|&\s*|\+\s*|/\s*|(?<=\s)(?:and|und|et|y|e|en|i)\s+)(?=\[)")
_NAME_SIGN = re.compile(r"\s*[,;&+]\s*(?:and\s+)?|\s+(?:and|und|et|y|e|en|i)\s+")
# Characters before a link in which "with" is looked for, and characters that a list of plain names may have.
_LONGEST_WORD = 24
_LONGEST_NAMES = 200


class Chain(msgspec.Struct, frozen=True, gc=False):
    """Links that follow one another, and where they end."""

    links: tuple[Link, ...]
    # Index behind the last of them.
    end: int


def chain_at(text: str, at: int = 0) -> Chain | None:
    """The chain of links that begins at an index; None where no link begins there."""
    first = link_at(text, at) if text.startswith("[", at) else None
    if first is None:
        return None
    links, end = [first.link], first.end
    while (sign := _SIGN.match(text, end)) is not None and (following := link_at(text, sign.end())) is not None:
        links.append(following.link)
        end = following.end
    return Chain(tuple(links), end)


def with_people(text: str, withs: frozenset[str], found: tuple[Found, ...]) -> tuple[Link, ...]:
    """Everybody linked after a "with" in a text, each chain to its end. `found` are the text's links."""
    people: list[Link] = []
    reached = 0
    for link in found:
        if link.start < reached:
            continue
        near = text[max(0, link.start - _LONGEST_WORD) : link.start]
        before = near.rstrip()
        if len(before) < len(near) and before.rpartition(" ")[2].casefold().lstrip("(*_") in withs:
            chain = chain_at(text, link.start)
            if chain is not None:
                people += chain.links
                reached = chain.end
    return tuple(dict.fromkeys(people))


def plain_names(text: str) -> tuple[str, ...]:
    """The names of which a text without links consists; empty where any part of it is no name."""
    if "[" in text or len(text) > _LONGEST_NAMES:
        return ()
    names = tuple(part.strip() for part in _NAME_SIGN.split(text.strip()) if part.strip())
    return names if names and all(is_light_name(name) for name in names) else ()


def others(text: str, people: tuple[Link, ...]) -> tuple[Link, ...]:
    """The links of a text that are not among the people, each once."""
    links = dict.fromkeys(found.link for found in find_links(text))
    known = frozenset(people)
    return tuple(link for link in links if link not in known)
