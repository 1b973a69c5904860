"""What you did with whom in this week of earlier years; never what is sad, private, or of somebody dead or quiet."""

import calendar
import datetime as dt
from collections.abc import Iterable

import msgspec

from relwiki.derive.contacts import Contact
from relwiki.derive.tact import Mourning, Tact, is_sad

_FIRST_WEEKDAY = {"monday": 0, "saturday": 5, "sunday": 6}


class Memory(msgspec.Struct, frozen=True, gc=False):
    """One time you were in touch, some years ago this week."""

    date: dt.date
    # Whole years before the week of today.
    years: int
    # Ids of who was there, in the order written.
    people: tuple[str, ...]
    # A key of LOG_KINDS; empty for plain contact.
    kind: str
    # Markdown as typed; empty where the note says only who was there.
    text: str
    # Path of the note.
    source: str


def memories(
    contacts: Iterable[Contact], tact: Tact, mourning: Mourning, owner: str, week_starts: str, today: dt.date
) -> tuple[Memory, ...]:
    """The contacts of this week of earlier years, the latest year first."""
    days = _week(today, _FIRST_WEEKDAY.get(week_starts, 0))
    found: dict[tuple[dt.date, str, str], Memory] = {}
    months = {month for month, _ in days}
    for each in [one for one in contacts if one.date.month in months]:
        date = each.date
        this_year = days.get((date.month, date.day)) if date.month and date.day else None
        if this_year is None or date.year is None or not each.is_contact or each.private or each.quiet:
            continue
        years = this_year - date.year
        day = date.earliest()
        if years < 1 or day is None or date.about or date.unsure or not _is_kind(each, day, tact, mourning, owner):
            continue
        memory = Memory(day, years, each.people, each.kind, each.text, each.source)
        found.setdefault((day, each.source, each.text), memory)
    return tuple(sorted(found.values(), key=lambda one: (one.years, one.date, one.source, one.text)))


def _week(today: dt.date, first: int) -> dict[tuple[int, int], int]:
    """(month, day) of each day of this week, and its year; 29 February belongs to the 28th of a common year."""
    start = today.toordinal() - (today.weekday() - first) % 7
    ordinals = range(max(start, 1), min(start + 7, dt.date.max.toordinal() + 1))
    days = [dt.date.fromordinal(ordinal) for ordinal in ordinals]
    found = {(day.month, day.day): day.year for day in days}
    if (2, 28) in found and not calendar.isleap(found[2, 28]):
        found.setdefault((2, 29), found[2, 28])
    return found


def _is_kind(each: Contact, day: dt.date, tact: Tact, mourning: Mourning, owner: str) -> bool:
    """Whether a memory hurts nobody."""
    if any(tact.is_silent(one) for one in each.people) or tact.is_silent(each.source):
        return False
    if any(mourning.holds(one, day) for one in (*each.people, owner)):
        return False
    return not (is_sad(each.text) or tact.names_silent(each.text, each.source, each.people))
