"""Dates that matter: whose, what, how they come round; and which of them lie ahead of a day."""

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from relwiki.derive.light import LightPerson
from relwiki.derive.relationships import Tie
from relwiki.derive.silence import Silence
from relwiki.derive.subjects import Subject
from relwiki.model.date import Date, Period, Recurrence
from relwiki.model.note import Kind, Note
from relwiki.model.phrase import Dated

# Longer rhythms show each time they come round in the year; shorter ones only once.
_ROW_EACH = 27.0


class Occasion(msgspec.Struct, frozen=True, gc=False):
    """A date of somebody or something."""

    # "birthday", "remembered", "anniversary", "date", "follow-up" or "task".
    kind: str
    # Ids of one or two subjects, or of a light person.
    who: tuple[str, ...]
    # What it is, in the words of the note; empty where the kind says it all.
    text: str
    when: Recurrence
    # The year it counts from; None where unknown.
    since: int | None = None
    # On the last of February in common years, or on 1 March.
    feb29_march: bool = False
    private: bool = False


class Coming(msgspec.Struct, frozen=True, gc=False):
    """An occasion and when it comes next."""

    # The first day it may be on.
    day: dt.date
    occasion: Occasion
    # Only the month is known (`day` is then its first), or only the year (then 1 January).
    vague: str = ""


_YEARLY = ("birthday", "anniversary", "remembered")


def occasions(
    subjects: Iterable[Subject],
    ties: Mapping[str, tuple[Tie, ...]],
    light: Mapping[str, LightPerson],
    hush: Silence,
    feb29: str,
) -> tuple[Occasion, ...]:
    """Everything with a date that may be spoken of; the quiet, and birthdays of the dead, are left out."""
    found: list[Occasion] = []
    for subject in subjects:
        if subject.note is None or subject.id in hush.quiet:
            continue
        march = (subject.note.value("feb29") or feb29).casefold().replace(" ", "") in {"1march", "march1", "03-01"}
        found += _of_note(subject.note, subject, hush, march)
        found += _marriages(subject.id, ties, hush, march)
    for person in light.values():
        spoken = person.stated_by[0] not in hush.quiet
        if person.born and not person.died and person.born.is_yearly and spoken:
            found.append(_yearly("birthday", (person.id,), "", person.born, march=False, private=person.private))
    return tuple(found)


def _yearly(
    kind: str, who: tuple[str, ...], text: str, date: Date, *, march: bool, private: bool
) -> Occasion:
    return Occasion(kind, who, text, Recurrence("yearly", date), date.year, march, private)


def _of_note(note: Note, subject: Subject, hush: Silence, march: bool) -> Iterator[Occasion]:
    who, dead = (subject.id,), subject.id in hush.dead
    remember = note.value("remember").casefold() in {"true", "yes"}
    for dated in note.dated:
        private = dated.private or note.private
        if dated.key in {"born", "died"}:
            if dated.when.date and dated.when.date.is_yearly and subject.kind is Kind.PERSON and (not dead or remember):
                kind = "birthday" if not dead else "remembered"
                text = "" if not dead else "born" if dated.key == "born" else "died"
                yield _yearly(kind, who, text, dated.when.date, march=march, private=private)
        elif dated.key == "follow_up":
            if not dead:
                yield Occasion("follow-up", who, dated.text, dated.when, None, march, private)
        elif (dated.key == "dates" or dated.custom) and (not dead or remember):
            yield _date(dated, who, march, private)
    if not dead:
        for task in note.tasks:
            if task.due and not task.done:
                yield Occasion("task", who, task.text, task.due, None, march, task.private or note.private)


def _date(dated: Dated, who: tuple[str, ...], march: bool, private: bool) -> Occasion:
    since = dated.when.date.year if dated.when.form == "yearly" and dated.when.date else None
    text = dated.text or (dated.key.replace("_", " ") if dated.custom else "")
    return Occasion("date", who, text, dated.when, since, march, private)


def _marriages(
    identity: str, ties: Mapping[str, tuple[Tie, ...]], hush: Silence, march: bool
) -> Iterator[Occasion]:
    """One row for a living, current marriage, whichever side states it."""
    for tie in ties.get(identity, ()):
        date = next((date for word, date in reversed(tie.dates) if word == "married"), None)
        if date is None or not date.is_yearly or tie.state or tie.group != "couple" or tie.other in hush.quiet:
            continue
        both_have_notes = any(back.other == identity for back in ties.get(tie.other, ()))
        if not both_have_notes or identity < tie.other:
            yield _yearly("anniversary", (identity, tie.other), "married", date, march=march, private=tie.private)


def on_year(date: Date, year: int, *, march: bool = False) -> dt.date | None:
    """The day in `year` on which a yearly date falls; None where only its month is known.

    29 February falls on 28 February in common years, or on 1 March where that is asked for (vault format, "Phrases").
    """
    if date.month is None or date.day is None:
        return None
    if (date.month, date.day) == (2, 29) and not calendar.isleap(year):
        return dt.date(year, 3, 1) if march else dt.date(year, 2, 28)
    return dt.date(year, date.month, date.day)


def upcoming(found: Iterable[Occasion], first: dt.date, last: dt.date) -> tuple[Coming, ...]:
    """What falls from `first` to `last`, both included, by day."""
    coming = [each for occasion in found for each in _next(occasion, first, last)]
    coming.sort(key=_by_day)
    return tuple(coming)


def _by_day(coming: Coming) -> tuple[dt.date, bool, str, tuple[str, ...], str]:
    occasion = coming.occasion
    return coming.day, bool(coming.vague), occasion.kind, occasion.who, occasion.text


def overdue(found: Iterable[Occasion], today: dt.date) -> tuple[Coming, ...]:
    """Follow-ups and tasks whose day has passed, the latest first."""
    late = [
        Coming(day, occasion)
        for occasion in found
        if occasion.kind in {"follow-up", "task"} and occasion.when.form == "once" and occasion.when.date
        if (day := occasion.when.date.latest()) and day < today
    ]
    late.sort(key=lambda each: (-each.day.toordinal(), each.occasion.who, each.occasion.text))
    return tuple(late)


def _next(occasion: Occasion, first: dt.date, last: dt.date) -> Iterator[Coming]:
    when = occasion.when
    if when.form == "every":
        yield from _rhythm(occasion, first, last)
        return
    if when.date is None:
        return
    if when.form == "once" and when.date.year is not None:
        start, end = when.date.earliest(), when.date.latest()
        vague = "" if when.date.is_full else "month" if when.date.month else "year"
        if start and end and start <= last and end >= first:
            yield Coming(max(start, first.replace(day=1)) if vague else start, occasion, vague)
        return
    for year in range(first.year, last.year + 1):
        if when.until and (end := when.until.latest()) and end.year < year:
            return
        day = on_year(when.date, year, march=occasion.feb29_march)
        if day and first <= day <= last:
            yield Coming(day, occasion)
        elif day is None and when.date.month:
            start = dt.date(year, when.date.month, 1)
            if (first.year, first.month) <= (year, start.month) and start <= last:
                yield Coming(start, occasion, "month")


def _rhythm(occasion: Occasion, first: dt.date, last: dt.date) -> Iterator[Coming]:
    when = occasion.when
    period = when.period or Period(1, "year")
    start = (when.date.earliest() if when.date else None) or first
    if when.weekday is not None:
        start += dt.timedelta((when.weekday - start.weekday()) % 7)
    until = min(last, (when.until.latest() if when.until else None) or last)
    for day in _days(start, period, first):
        if day > until:
            return
        yield Coming(day, occasion)
        if period.days() < _ROW_EACH:
            return


def _days(start: dt.date, period: Period, first: dt.date) -> Iterator[dt.date]:
    """The days of a rhythm from `first` on; months are counted from the start, so the 31st comes back."""
    if period.count <= 0:
        return
    step = 0
    if first > start:
        step = max(0, int((first - start).days / period.days()) - 1)
    while True:
        day = _step(start, period, step)
        if day is None:
            return
        if day >= first:
            yield day
        step += 1


def _step(start: dt.date, period: Period, step: int) -> dt.date | None:
    if period.unit in {"day", "week"}:
        days = period.count * step * (7 if period.unit == "week" else 1)
        return start + dt.timedelta(days) if start.toordinal() + days <= dt.date.max.toordinal() else None
    months = start.month - 1 + period.count * step * (12 if period.unit == "year" else 1)
    year, month = start.year + months // 12, months % 12 + 1
    if year > dt.MAXYEAR:
        return None
    return dt.date(year, month, min(start.day, calendar.monthrange(year, month)[1]))
