"""When something happens, as a calendar client counts it: a first day and a recurrence rule of RFC 5545.

Clients know full days only, and a rule needs a first one. What a note leaves open is settled here, the same on every
day of building:

- A yearly date without a year begins in 2000, a leap year that every client reaches; one from before 1900 begins in
  1900, as some clients refuse more. The year itself is for the description.
- Of a date of which only the month is known, the first of that month is taken and marked `vague`. One of which only
  the year is known has no day in a calendar.
- A rhythm has a place if its days follow from what is written: from a start, or because it is every day or every
  Tuesday. "Every month" is marked as a month is. "Every six weeks" without a start has no place.
"""

import calendar
import datetime as dt

import msgspec

from relwiki.derive.recurrence import on_year, plus
from relwiki.model.date import Date, Period, Recurrence

_UNKNOWN, _EARLIEST = 2000, 1900
_FREQUENCIES = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}


class Timing(msgspec.Struct, frozen=True, gc=False):
    """A first day and what follows from it."""

    start: dt.date
    # The value of RRULE; empty for what happens once.
    rule: str = ""
    # Only the month is known.
    vague: bool = False


def timing(when: Recurrence, *, march: bool = False) -> Timing | None:
    """The rule for a recurrence; None where it has no day in a calendar.

    `march` says that 29 February falls on 1 March in common years (vault format, "Phrases"), else on 28 February.
    """
    if when.form == "every":
        return _rhythm(when, march=march)
    date = when.date
    if date is None or date.month is None:
        return None
    if when.form == "once" and date.year is not None:
        return Timing(dt.date(date.year, date.month, date.day or 1), vague=date.day is None)
    return _yearly(date, when.until, march=march)


def _yearly(date: Date, until: Date | None, *, march: bool) -> Timing:
    assert date.month is not None, "the caller has looked"
    year = max(_UNKNOWN if date.year is None else date.year, _EARLIEST)
    start = on_year(date, year, march=march)
    rule = "FREQ=YEARLY"
    if (date.month, date.day) == (2, 29):
        rule += _leap(march=march)
    return Timing(start or dt.date(year, date.month, 1), rule + _until(until), start is None)


def _leap(*, march: bool) -> str:
    """29 February in every year: the last day of February, or the 60th day, which is 1 March in a common year."""
    return ";BYYEARDAY=60" if march else ";BYMONTH=2;BYMONTHDAY=-1"


def _until(until: Date | None) -> str:
    last = until.latest() if until else None
    return f";UNTIL={_digits(last)}" if last else ""


def _digits(day: dt.date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _rhythm(when: Recurrence, *, march: bool) -> Timing | None:
    period = when.period or Period(1, "year")
    if period.count <= 0:
        return None
    start = _first(when, period)
    vague = start is None
    if start is None and (start := _first_month(when, period)) is None:
        return None
    rule = f"FREQ={_FREQUENCIES[period.unit]}"
    if period.count > 1:
        rule += f";INTERVAL={period.count}"
    if period.unit == "month":
        rule += _month_end(start.day)
    elif period.unit == "year" and (start.month, start.day) == (2, 29):
        rule += _leap(march=march)
    return Timing(start, rule + _until(when.until), vague)


def _first(when: Recurrence, period: Period) -> dt.date | None:
    """The day from which a rhythm is counted; None where nothing says it."""
    start = when.date.earliest() if when.date else None
    if when.weekday is not None:
        if start is None and period.count > 1:
            return None
        start = start or dt.date(_UNKNOWN, 1, 1)
        return plus(start, Period((when.weekday - start.weekday()) % 7))
    if period.unit == "day" and period.count == 1:
        return start or dt.date(_UNKNOWN, 1, 1)
    return start if when.date and when.date.is_full else None


def _first_month(when: Recurrence, period: Period) -> dt.date | None:
    """The first of the month from which a rhythm is counted whose day is open; None where the month is open too."""
    if when.date and when.date.year and when.date.month and period.unit in {"month", "year"}:
        return when.date.earliest()
    start_is_open = when.date is None or when.date.year is None
    return dt.date(_UNKNOWN, 1, 1) if start_is_open and period.unit == "month" and period.count == 1 else None


def _month_end(day: int) -> str:
    """Monthly on a day that some months lack: their last one then. A plain MONTHLY would leave those months out."""
    shortest = calendar.monthrange(2001, 2)[1]
    if day <= shortest:
        return ""
    return f";BYMONTHDAY={','.join(str(each) for each in range(shortest, day + 1))};BYSETPOS=-1"
