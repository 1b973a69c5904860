"""The network of people: who is tied to whom by what notes state, and which circles people belong to now.

It knows people with a page only. Nothing private, nobody quiet and no animal is in it, and the estranged are not tied.
"""

from collections.abc import Iterable, Mapping

import msgspec

from relwiki.derive.organisations import Stint
from relwiki.derive.relationships import Tie
from relwiki.derive.silence import Silence
from relwiki.derive.subjects import Subject, Subjects
from relwiki.model.note import Kind

# What ties nobody in a picture: animals, and the estranged once that is past.
_UNCOUNTED = frozenset({"pet", "keeper", "estranged"})
# What a person may be to a circle. A school counts only with its years: everybody has been to some school.
_DATED_CIRCLE = "education"


class Edge(msgspec.Struct, frozen=True, gc=False):
    """Two people and everything that ties them; `a` sorts before `b`."""

    a: str
    b: str
    # What `b` is to `a`, and what `a` is to `b`; never empty, in the order of the person's page.
    there: tuple[Tie, ...]
    back: tuple[Tie, ...]

    @property
    def is_past(self) -> bool:
        """Whether all that ties them has ended; a marriage that death ended has not."""
        return all(tie.state == "past" for tie in self.there)


class Circle(msgspec.Struct, frozen=True, gc=False):
    """An organisation, school or household and the people who belong to it now: at least two."""

    # The organisation's subject id.
    id: str
    members: tuple[str, ...]


class Network(msgspec.Struct, frozen=True, gc=False):
    """People, what ties them, and their circles; each sorted by id, whatever the order of notes."""

    people: tuple[str, ...] = ()
    edges: tuple[Edge, ...] = ()
    circles: tuple[Circle, ...] = ()


def network(subjects: Subjects, ties: Mapping[str, tuple[Tie, ...]], hush: Silence, stints: Iterable[Stint]) -> Network:
    """The network that the notes state (vault format: Relationships; the key `quiet`)."""
    animals = {tie.other for found in ties.values() for tie in found if tie.type == "pet"}
    known = {
        each.id
        for each in subjects.of_kind(Kind.PERSON)
        if not (_is_private(each) or each.id in hush.quiet or each.id in animals)
    }
    edges = tuple(_edges(known, ties))
    circles = _circles(known, subjects, stints)
    # Whom only a private line names has a page, but no place in a picture.
    named = {each.a for each in edges} | {each.b for each in edges} | {one for each in circles for one in each.members}
    people = tuple(sorted(one for one in known if one in named or subjects.by_id[one].note))
    return Network(people, edges, circles)


def _is_private(subject: Subject) -> bool:
    return subject.note is not None and subject.note.private


def _edges(known: set[str], ties: Mapping[str, tuple[Tie, ...]]) -> Iterable[Edge]:
    # Person -> whom they are tied to -> what these are to them.
    mine: dict[str, dict[str, list[Tie]]] = {one: {} for one in sorted(known)}
    for one, found in mine.items():
        for tie in ties.get(one, ()):
            if tie.other in known:
                found.setdefault(tie.other, []).append(tie)
    for a, found in mine.items():
        for b in sorted([other for other in found if a < other]):
            there = _said(found[b])
            if there:
                yield Edge(a, b, there, _said(mine[b].get(a, [])))


def _said(ties: list[Tie]) -> tuple[Tie, ...]:
    """The ties that count between two people: none while they are estranged."""
    if any(tie.type == "estranged" and tie.state != "past" for tie in ties):
        return ()
    return tuple([tie for tie in ties if not (tie.private or tie.unsure or tie.type in _UNCOUNTED)])


def _circles(known: set[str], subjects: Subjects, stints: Iterable[Stint]) -> tuple[Circle, ...]:
    members: dict[str, set[str]] = {}
    for each in stints:
        said = each.state == "current" and not (each.private or each.unsure)
        if said and each.target and each.person in known and (each.key != _DATED_CIRCLE or each.period):
            members.setdefault(each.target, set()).add(each.person)
    return tuple(
        Circle(identity, tuple(sorted(members[identity])))
        for identity in sorted(members)
        if len(members[identity]) > 1 and not _is_private(subjects.by_id[identity])
    )
