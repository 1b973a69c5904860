"""Who is who to whom, by the kind of relationship, from both sides."""

from collections.abc import Iterator, Mapping

from relwiki.derive.relationships import Tie
from relwiki.model.lexicon import lexicon
from relwiki.model.relationship import RelationshipType
from relwiki.pages.page import IndexPage, Page, slug
from relwiki.pages.shown import Entry, Group, Line
from relwiki.pages.subject import Common
from relwiki.pages.ties import tie_word
from relwiki.pages.words import Words, joined


def build(common: Common) -> Iterator[Page]:
    """The one page of relationships; each is listed once, under the type in which it reads downwards."""
    facts = common.facts
    types = lexicon(facts.settings.relationship_types).types
    groups: dict[str, list[Entry]] = {}
    for identity in sorted(facts.ties):
        for tie in facts.ties[identity]:
            if tie.private or not _reads_from_here(identity, tie, types[tie.type].inverse if tie.type in types else ""):
                continue
            groups.setdefault(tie.type, []).append(_entry(identity, tie, common))
    order = [*types, *sorted(set(groups) - set(types))]
    yield IndexPage(
        route="connections.html",
        title=common.say("connections"),
        section="connections",
        intro=common.say("connections_intro"),
        groups=tuple(_groups(groups, order, types, common.say)),
        empty="" if groups else common.say("no_connections"),
    )


def _groups(
    groups: Mapping[str, list[Entry]], order: list[str], types: Mapping[str, RelationshipType], say: Words
) -> Iterator[Group]:
    count: dict[str, int] = {}
    for name in order:
        if name in groups:
            place = slug(name)
            count[place] = count.get(place, 0) + 1
            # "soul-mate" and "soul mate" are two types and look like one.
            twin = f"-{count[place]}" if count[place] > 1 else ""
            yield Group(_title(name, types, say), f"r-{place}{twin}", _by_name(groups[name]))


def _reads_from_here(identity: str, tie: Tie, inverse: str) -> bool:
    """Each relationship is listed once: with a light person from the written side, else by a fixed order of sides."""
    if identity.startswith("light:"):
        return False
    if tie.other.startswith("light:"):
        return True
    return identity < tie.other if inverse in {"", tie.type} else tie.type < inverse


def _entry(identity: str, tie: Tie, common: Common) -> Entry:
    words: Line = joined(
        (tie_word(tie, common.say), common.say.range(tie.period), common.say("perhaps") if tie.unsure else "")
    )
    return Entry(
        common.atlas.ref(identity),
        common.atlas.face(identity) if identity in common.atlas.routes else None,
        joined((common.atlas.ref(tie.other), words), ", "),
    )


def _title(name: str, types: Mapping[str, RelationshipType], say: Words) -> str:
    plural = types[name].plural if name in types else name
    return say.known(f"plural_{name}", plural).capitalize()


def _by_name(entries: list[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.ref.text.casefold(), entry.ref.route)))
