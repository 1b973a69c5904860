"""Topics: which is broader than which, and who has them. It must not know what two people make of that."""

import itertools
from collections.abc import Iterable, Mapping

import msgspec

from relwiki.derive.subjects import Subjects, topic_path
from relwiki.derive.trees import acyclic, below, closure
from relwiki.model.note import Kind, Note

_LEVELS = ("high", "medium", "low")


class Having(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Somebody has a topic."""

    person: str
    topic: str
    # "high", "medium", "low" or empty.
    level: str = ""
    unsure: bool = False
    details: tuple[str, ...] = ()
    private: bool = False


class Interests(msgspec.Struct, frozen=True, gc=False):
    """The taxonomy, and who has what."""

    # Topic -> the topics right above and right below it.
    broader: Mapping[str, tuple[str, ...]]
    narrower: Mapping[str, tuple[str, ...]]
    # In the order of people's notes.
    having: tuple[Having, ...]
    # Topic -> people who have it or something narrower, unsure and private ones left out.
    reach: Mapping[str, frozenset[str]]
    # Topics that can be offered to anyone and bind nobody.
    small_talk: frozenset[str]
    # Topics whose own note is private.
    hidden: frozenset[str]
    # Topics at which a circle of `broader` was cut.
    circles: tuple[str, ...]


def interests(notes: Iterable[Note], subjects: Subjects) -> Interests:
    """Read the taxonomy from `broader` and from `a/b/c` paths, and everybody's interests from their notes."""
    above: dict[str, dict[str, None]] = {}
    having: list[Having] = []
    small: set[str] = set()
    hidden: set[str] = set()
    for note in notes:
        kind = subjects.by_id[note.path].kind
        if kind is Kind.INTEREST:
            if note.value("small_talk").casefold() in {"true", "yes"}:
                small.add(note.path)
            if note.private:
                hidden.add(note.path)
            for statement in note.stated("broader"):
                parent = subjects.of_entry(statement.entry, Kind.INTEREST, note.path)
                if parent:
                    above.setdefault(note.path, {})[parent] = None
        if kind is Kind.PERSON:
            having += _of_person(note, subjects, above)
    broader, circles = acyclic({key: tuple(parents) for key, parents in above.items()})
    reach: dict[str, set[str]] = {}
    upward: dict[str, tuple[str, ...]] = {}
    for each in having:
        if not (each.unsure or each.private):
            if each.topic not in upward:
                upward[each.topic] = closure([each.topic], broader)
            for topic in upward[each.topic]:
                reach.setdefault(topic, set()).add(each.person)
    return Interests(
        broader,
        below(broader),
        tuple(having),
        {topic: frozenset(people) for topic, people in reach.items()},
        frozenset(small),
        frozenset(hidden),
        circles,
    )


def _of_person(note: Note, subjects: Subjects, above: dict[str, dict[str, None]]) -> list[Having]:
    found: dict[str, Having] = {}
    for statement in note.stated("interests"):
        entry = statement.entry
        topic = subjects.of_entry(entry, Kind.INTEREST, note.path)
        if not topic or topic in found:
            continue
        if entry.link is None and "/" in entry.name and subjects.by_id[topic].name != entry.name:
            steps = [subjects.topic(part) for part in topic_path(entry.name)]
            for broad, narrow in itertools.pairwise(steps):
                if broad and narrow and broad != narrow:
                    above.setdefault(narrow, {})[broad] = None
        level = next((detail for detail in entry.details if detail.casefold() in _LEVELS), "")
        details = tuple(detail for detail in entry.said() if detail != level)
        private = statement.private or entry.private or note.private
        found[topic] = Having(note.path, topic, level.casefold(), entry.unsure, details, private)
    return list(found.values())
