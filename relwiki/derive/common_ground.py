"""What two people have in common beside interests: school, work, home town, language, people they both know.

Each has its own rarity: how many people it is true of. It must not know how that is said.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from relwiki.derive.circles import Circles, Membership, shared
from relwiki.derive.relationships import Tie
from relwiki.derive.subjects import Subject, Subjects
from relwiki.model.date import Range
from relwiki.model.names import fold
from relwiki.model.note import Kind, Note

# Of what is equally rare, this order. A household is no find.
KINDS = ("school", "work", "club", "from", "place", "language", "person")
_CIRCLES = {"school": "school", "organisation": "work", "place": "place", "from": "from"}
_JOBS = frozenset({"works_at", "contacts", "members"})
_NOBODY = frozenset({"pet", "keeper", "estranged"})
# What more than half of all people share says nothing about two of them, once there are more than a handful.
_HANDFUL = 6
_Token = tuple[str, str]


class Ground(msgspec.Struct, frozen=True, gc=False):
    """One thing that two people have in common."""

    # One of KINDS.
    kind: str
    # A subject's or light person's id; for a language its name.
    target: str
    # Of how many people it is true; of a person in common: how many people know them.
    people: int
    # When both were there, where that is certain.
    periods: tuple[Range, ...] = ()
    # Whether it is so now.
    now: bool = True


class CommonGround:
    """An index of everything that people may have in common, both ways; nothing private, unsure or quiet is in it."""

    def __init__(
        self,
        notes: Iterable[Note],
        subjects: Subjects,
        circles: Circles,
        ties: Mapping[str, tuple[Tie, ...]],
        quiet: frozenset[str],
    ) -> None:
        # Person -> what is true of them, with the membership where it is a circle's.
        self._of: dict[str, dict[_Token, Membership | None]] = {}
        self._names: dict[str, str] = {}
        self._kin: set[tuple[str, str]] = set()
        for person, found in circles.of.items():
            for member in found:
                circle = circles.by_id[member.circle]
                kind = _CIRCLES.get(circle.kind, "")
                if kind and not _is_private(subjects.by_id[circle.target]):
                    self._of.setdefault(person, {})[kind, circle.target] = member
        for note in notes:
            if not note.private and note.path not in quiet and subjects.by_id[note.path].kind is Kind.PERSON:
                self._add(note, ties.get(note.path, ()), subjects, quiet)
        # What is true -> of whom.
        self.whom: dict[_Token, list[str]] = {}
        for person in sorted(self._of):
            for token in self._of[person]:
                self.whom.setdefault(token, []).append(person)
        known: dict[str, set[str]] = {}
        for (kind, _), people in self.whom.items():
            known.setdefault(kind, set()).update(people)
        limits = {kind: max(_HANDFUL, len(people) // 2) for kind, people in known.items()}
        self.whom = {token: people for token, people in self.whom.items() if 1 < len(people) <= limits[token[0]]}

    def _add(self, note: Note, ties: Iterable[Tie], subjects: Subjects, quiet: frozenset[str]) -> None:
        mine = self._of.setdefault(note.path, {})
        for statement in note.stated("languages"):
            entry = statement.entry
            if entry.name and not (statement.private or entry.private or entry.unsure):
                name = fold(entry.name)
                self._names[name] = min(entry.name, self._names.get(name, entry.name))
                mine["language", name] = None
        for tie in ties:
            person = subjects.by_id.get(tie.other)
            open_ = not (tie.private or tie.unsure or tie.type in _NOBODY or tie.other in quiet)
            if open_ and person and person.kind is Kind.PERSON and not _is_private(person):
                mine["person", tie.other] = None
                if tie.group in {"kin", "couple"}:
                    self._kin.add((note.path, tie.other))

    def near(self, person: str) -> tuple[str, ...]:
        """Everybody who may have something in common with a person, by id."""
        found = {other for token in self._of.get(person, ()) for other in self.whom.get(token, ())}
        return tuple(sorted(found - {person}))

    def between(self, one: str, other: str) -> tuple[Ground, ...]:
        """What two people have in common, the rarest first."""
        mine, theirs = self._of.get(one, {}), self._of.get(other, {})
        found = [
            ground
            for token in mine
            if token in theirs and token in self.whom
            for ground in self._ground(one, other, token, mine[token], theirs[token])
        ]
        found.sort(key=ground_rank)
        return tuple(found)

    def _ground(
        self, one: str, other: str, token: _Token, mine: Membership | None, theirs: Membership | None
    ) -> Iterator[Ground]:
        kind, target = token
        number = len(self.whom[token])
        if mine and theirs:
            both = shared(mine, theirs)
            if kind == "work" and not (mine.key in _JOBS and theirs.key in _JOBS):
                kind = "club"
            # One town or one employer, but not at one time, is none; a school and where one comes from stay.
            if kind in {"school", "from"} or both.how == "together" or both.now:
                yield Ground(kind, target, number, both.periods, both.now)
        elif kind == "language":
            yield Ground(kind, self._names[target], number)
        elif target not in {one, other} and not {(one, target), (other, target)} <= self._kin:
            # A sister's brother is no find.
            yield Ground(kind, target, number)


def _is_private(subject: Subject) -> bool:
    return subject.note is not None and subject.note.private


def ground_rank(ground: Ground) -> tuple[int, int, str]:
    """The order of what people have in common: the rarest first."""
    return ground.people, KINDS.index(ground.kind), ground.target
