"""Relationships by their type: each stated once, under the one of its two names that reads downwards."""

from collections.abc import Iterable, Iterator, Mapping

from relwiki.derive.relationships import Tie
from relwiki.model.lexicon import lexicon
from relwiki.model.names import fold
from relwiki.model.relationship import RelationshipType
from relwiki.pages.linked import Chapter, Related
from relwiki.pages.page import slug
from relwiki.pages.shown import Entry, Line
from relwiki.pages.subject import Common
from relwiki.pages.ties import tie_word
from relwiki.pages.words import Words, joined

# What the filter calls the groups of types; couples are family.
GROUPS = {"couple": "kin", "kin": "kin", "friend": "friend", "work": "work", "other": "other"}


class Segments:
    """The tags and circles that people can be filtered by, as ids."""

    def __init__(self, common: Common) -> None:
        self._of: dict[str, tuple[str, ...]] = {}
        circles, atlas = common.facts.connections.circles, common.atlas
        # A circle's name is worked out once, not for each of its members.
        names = {
            key: f"circle:{fold(atlas.ref(each.target).text)}"
            for key, each in circles.by_id.items()
            if each.kind in {"household", "organisation"}
        }
        for note in common.facts.notes:
            tags = tuple(f"tag:{fold(tag)}" for tag in note.tags if fold(tag) != "quiet")
            if tags and not note.private:
                self._of[note.path] = tags
        for person, mine in circles.of.items():
            now = tuple(dict.fromkeys(names[each.circle] for each in mine if each.now and each.circle in names))
            if now:
                self._of[person] = (*self._of.get(person, ()), *now)

    def of(self, people: Iterable[str]) -> tuple[str, ...]:
        """The ids of all of these people, each once."""
        return tuple(dict.fromkeys([each for person in people for each in self._of.get(person, ())]))


def chapters(common: Common, segments: Segments) -> Iterator[Chapter]:
    """A chapter for each type that the notes use, in the order of the types; private relationships are in none."""
    types = lexicon(common.facts.settings.relationship_types).types
    found: dict[str, dict[str, list[Tie]]] = {}
    for identity in sorted(common.facts.ties):
        for tie in common.facts.ties[identity]:
            inverse = types[tie.type].inverse if tie.type in types else ""
            if not tie.private and reads_from_here(identity, tie, inverse):
                found.setdefault(tie.type, {}).setdefault(identity, []).append(tie)
    count: dict[str, int] = {}
    for name in (*types, *sorted(set(found) - set(types))):
        if name in found:
            place = slug(name)
            count[place] = count.get(place, 0) + 1
            # "soul-mate" and "soul mate" are two types and look like one.
            twin = f"-{count[place]}" if count[place] > 1 else ""
            rows = [_row(identity, ties, common, segments) for identity, ties in found[name].items()]
            rows.sort(key=lambda row: (row.entry.ref.text.casefold(), row.entry.ref.route))
            yield Chapter(_title(name, types, common.say), f"r-{place}{twin}", tuple(rows))


def reads_from_here(identity: str, tie: Tie, inverse: str) -> bool:
    """Each relationship is listed once: with a light person from the written side, else by a fixed order of sides."""
    if identity.startswith("light:"):
        return False
    if tie.other.startswith("light:"):
        return True
    return identity < tie.other if inverse in {"", tie.type} else tie.type < inverse


def _row(identity: str, ties: list[Tie], common: Common, segments: Segments) -> Related:
    """One row for a person, with all who are this to them."""
    atlas = common.atlas
    line = joined(tuple([_other(tie, common) for tie in ties]), ", ")
    face = atlas.face(identity) if identity in atlas.routes else None
    facets = segments.of([identity, *[tie.other for tie in ties]])
    return Related(Entry(atlas.ref(identity), face, line), GROUPS.get(ties[0].group, "other"), facets)


def _other(tie: Tie, common: Common) -> Line:
    """A name, and in brackets what the heading does not say."""
    say = common.say
    word = tie_word(tie, say)
    plain = say.known(f"tie_{tie.type}", tie.type)
    ref = common.atlas.ref(tie.other)
    if word == plain and tie.period is None and not tie.unsure:
        return (ref,)
    words = ("" if word == plain else word, say.range(tie.period), say("perhaps") if tie.unsure else "")
    beside = joined(words)
    return (ref, " (", *beside, ")") if beside else (ref,)


def _title(name: str, types: Mapping[str, RelationshipType], say: Words) -> str:
    plural = types[name].plural if name in types else name
    return say.known(f"plural_{name}", plural).capitalize()
