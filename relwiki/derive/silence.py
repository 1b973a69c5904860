"""Whom the site leaves in peace: the dead, the quiet, exes and the estranged."""

import datetime as dt
from collections.abc import Iterable, Mapping

import msgspec

from relwiki.derive.relationships import Tie
from relwiki.derive.stated import has_died
from relwiki.derive.subjects import Subject
from relwiki.model.date import Date
from relwiki.model.note import Kind, Note


class Silence(msgspec.Struct, frozen=True, gc=False):
    """Ids of people that lists of things to do leave out, and why."""

    # Pages stay; absent from home, upcoming, calendars, faces, mutual interests (vault format, key `quiet`).
    quiet: frozenset[str]
    # Id -> date of death; None where only "died: true" is written.
    dead: Mapping[str, Date | None]


def silence(people: Iterable[Subject], ties: Mapping[str, tuple[Tie, ...]], owner: str, today: dt.date) -> Silence:
    """Work out who is quiet today and who has died."""
    quiet: set[str] = set()
    dead: dict[str, Date | None] = {}
    parted = {tie.other for tie in ties.get(owner, ()) if _is_parted(tie)}
    for person in people:
        note = person.note
        if note is None or note.kind not in {None, Kind.PERSON}:
            continue
        if has_died(note):
            dead[person.id] = next((dated.when.date for dated in note.dated if dated.key == "died"), None)
        wish = note.value("quiet").strip().casefold()
        until = next((dated.when.until for dated in note.dated if dated.key == "quiet"), None)
        if is_quiet(wish, until, today) or (person.id in parted and wish not in _NO and not _rhythm(note)):
            quiet.add(person.id)
    return Silence(frozenset(quiet), dead)


_NO = frozenset({"false", "no"})


def _is_parted(tie: Tie) -> bool:
    return tie.type in {"ex", "estranged"} or (tie.group == "couple" and tie.state == "past")


def is_quiet(wish: str, until: Date | None, today: dt.date) -> bool:
    """Whether `quiet` holds today: any value but no and false, and `until DATE` while the date is ahead."""
    if wish in _NO or not wish:
        return False
    last = until.latest() if until else None
    return last is None or today <= last


def _rhythm(note: Note) -> bool:
    wish = note.value("keep_in_touch").strip().casefold()
    return bool(wish) and wish != "never"
