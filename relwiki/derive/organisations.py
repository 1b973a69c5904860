"""Organisations: who works, studied or belongs where and when, and which is part of which."""

import datetime as dt
from collections.abc import Iterable

import msgspec

from relwiki.derive.subjects import Subjects
from relwiki.model.date import Range
from relwiki.model.note import Kind, Note
from relwiki.model.phrase import Entry, Statement


class Stint(msgspec.Struct, frozen=True, gc=False):
    """A tie between a person and an organisation, or a person and a place."""

    # Subject ids; `target` is empty where the text names nothing with a page.
    person: str
    target: str
    # "works_at", "education", "member_of", "members", "contacts", "lives_in" or "from".
    key: str
    # As written, where there is no target.
    name: str
    # Role and other details, in the order written.
    details: tuple[str, ...] = ()
    period: Range | None = None
    # "current", "past" or "planned".
    state: str = "current"
    unsure: bool = False
    private: bool = False


# Where people belong, and where they live or come from.
_JOBS = ("works_at", "education", "member_of")
_HOMES = ("lives_in", "from")


def stints(notes: Iterable[Note], subjects: Subjects, today: dt.date) -> tuple[tuple[Stint, ...], tuple[Stint, ...]]:
    """What people state of jobs, studies and memberships, and of homes.

    A role written as a key of its own joins the single current job.
    """
    found: list[Stint] = []
    homes: list[Stint] = []
    for note in notes:
        if subjects.by_id[note.path].kind is not Kind.PERSON:
            continue
        stated = note.stated(*_JOBS, *_HOMES)
        homes += [_stint(note, each, subjects, Kind.PLACE, today) for each in stated if each.key in _HOMES]
        mine = [_stint(note, each, subjects, Kind.ORGANISATION, today) for each in stated if each.key in _JOBS]
        current = [index for index, each in enumerate(mine) if each.key == "works_at" and each.state == "current"]
        if len(current) == 1 and not mine[current[0]].details and (role := _role(note)):
            mine[current[0]] = msgspec.structs.replace(mine[current[0]], details=(role,))
        found += mine
    return tuple(found), tuple(homes)


def _role(note: Note) -> str:
    title = note.value("title")
    return note.value("role") or (title if title != note.name else "")


def _stint(note: Note, statement: Statement, subjects: Subjects, kind: Kind, today: dt.date) -> Stint:
    entry = statement.entry
    target = subjects.of_entry(entry, kind, note.path)
    return Stint(
        note.path, target, statement.key, entry.name, entry.said(), entry.period, state_of(entry, today), entry.unsure,
        statement.private or entry.private or note.private,
    )  # fmt: skip


def state_of(entry: Entry, today: dt.date) -> str:
    """Whether an entry's range is "past", "planned" or "current"; current where nothing was said."""
    if entry.period is None:
        return "current"
    if entry.period.is_past(today):
        return "past"
    return "planned" if entry.period.is_future(today) else "current"


def members(notes: Iterable[Note], subjects: Subjects, today: dt.date) -> tuple[Stint, ...]:
    """What organisations state of people: `members` and `contacts`."""
    found: list[Stint] = []
    for note in notes:
        if subjects.by_id[note.path].kind is not Kind.ORGANISATION:
            continue
        for statement in note.stated("members", "contacts"):
            entry = statement.entry
            person = subjects.of_entry(entry, Kind.PERSON, note.path)
            found.append(
                Stint(
                    person, note.path, statement.key, entry.name, entry.said(), entry.period,
                    state_of(entry, today), entry.unsure, statement.private or entry.private or note.private,
                )
            )  # fmt: skip
    return tuple(found)


def parents(notes: Iterable[Note], subjects: Subjects, key: str, kind: Kind) -> dict[str, tuple[str, ...]]:
    """For each subject of `kind` what it is part of, by the statements under `key`; only what has a page."""
    found: dict[str, tuple[str, ...]] = {}
    for note in notes:
        if subjects.by_id[note.path].kind is kind:
            above = tuple(
                dict.fromkeys(
                    identity
                    for statement in note.stated(key)
                    if (identity := subjects.of_entry(statement.entry, kind, note.path))
                )
            )
            if above:
                found[note.path] = above
    return found


def is_household(note: Note) -> bool:
    """Whether an organisation is a household, by its type or its `kind_of`."""
    return "household" in {note.sort.casefold(), note.value("kind_of").strip().casefold()}


def households(targets: Iterable[str], subjects: Subjects) -> frozenset[str]:
    """Which of these ids are households."""
    known = (subjects.by_id.get(target) for target in dict.fromkeys(targets))
    return frozenset(each.id for each in known if each and each.note and is_household(each.note))
