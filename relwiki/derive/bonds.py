"""What binds people: you with everybody, who might meet whom, and which topics go together."""

import datetime as dt
from collections.abc import Iterable, Mapping

import msgspec

from relwiki.derive.acquaintance import Acquaintance
from relwiki.derive.childhood import is_child
from relwiki.derive.circles import Circles
from relwiki.derive.common_ground import CommonGround, Ground, ground_rank
from relwiki.derive.contacts import Contact
from relwiki.derive.interests import Interests
from relwiki.derive.matching import Meetings, meetings
from relwiki.derive.related import Related, related
from relwiki.derive.relationships import Tie
from relwiki.derive.silence import Silence
from relwiki.derive.strength import Leanings, SharedTopic, strength
from relwiki.derive.subjects import Subjects
from relwiki.model.note import Kind, Note


class Bond(msgspec.Struct, frozen=True, gc=False):
    """What you and somebody have in common."""

    person: str
    # Both the strongest first; not both empty.
    topics: tuple[SharedTopic, ...]
    grounds: tuple[Ground, ...]


class Bonds(msgspec.Struct, frozen=True, gc=False):
    """What pages say of mutual interests."""

    # You with everybody, the dead included, the strongest first; those with whom only other ground is common come last.
    yours: tuple[Bond, ...]
    # The living with whom you have found nothing yet, by id; without those at `stage: weather`.
    unfound: tuple[str, ...]
    meetings: Meetings
    # Topic -> those that go with it.
    related: Mapping[str, tuple[Related, ...]]
    # How many people have a topic or a narrower one, and how many people there are, the quiet left out.
    size: Mapping[str, int]
    people: int


def bonds(
    notes: Iterable[Note],
    subjects: Subjects,
    topics: Interests,
    circles: Circles,
    ties: Mapping[str, tuple[Tie, ...]],
    seen: Iterable[Contact],
    hush: Silence,
    owner: str,
    today: dt.date,
) -> Bonds:
    """All of it. Nothing private or unsure enters; nobody quiet does (vault format, key `quiet`)."""
    notes = tuple(notes)
    leanings, ground = Leanings(topics, hush.quiet), CommonGround(notes, subjects, circles, ties, hush.quiet)
    everybody = [each for each in subjects.of_kind(Kind.PERSON) if each.id not in hush.quiet]
    written = [each.note for each in everybody if each.note and not each.note.private]
    living = [note for note in written if note.path not in hush.dead]
    mine = _yours(leanings, ground, owner, frozenset(note.path for note in written))
    found = {each.person for each in mine}
    parted = {tie.other for tie in ties.get(owner, ()) if tie.type == "estranged"} | {owner}
    pool = frozenset(
        note.path
        for note in living
        if note.path in leanings.own and note.path not in parted and not is_child(note, ties, subjects, today)
    )
    known = Acquaintance(notes, subjects, ties, circles, seen, owner)
    return Bonds(
        mine,
        tuple(note.path for note in living if note.path not in found and _may_look(note, owner)) if owner else (),
        meetings(pool, leanings, ground, known.know),
        related(leanings, topics),
        {topic: len(people) for topic, people in leanings.reach.items()},
        len(everybody),
    )


def _may_look(note: Note, owner: str) -> bool:
    """With whom you stay at the weather, that is an answer, and not a gap to fill."""
    return note.path != owner and note.value("stage").strip().casefold() != "weather"


def _yours(leanings: Leanings, ground: CommonGround, owner: str, people: frozenset[str]) -> tuple[Bond, ...]:
    if not owner:
        return ()
    near = {person for topic in leanings.of(owner) for person in leanings.reach.get(topic, ())}
    near = (near | set(ground.near(owner))) & people - {owner}
    everybody = [Bond(person, leanings.shared(owner, person), ground.between(owner, person)) for person in sorted(near)]
    found = [each for each in everybody if each.topics or each.grounds]
    # Sorting is stable: the last word has the strength of the topics, and of equals the rarest other ground.
    found.sort(key=lambda each: [ground_rank(one) for one in each.grounds] or [_LAST])
    return tuple(sorted(found, key=lambda each: strength(each.topics), reverse=True))


_LAST = (1 << 60, 0, "")
