"""The arithmetic of dates that come round: on which days a recurrence falls. Knows nothing of people or notes."""

import calendar
import datetime as dt
from collections.abc import Iterator

from relwiki.model.date import Date, Period, Recurrence

# Longer rhythms, in days, show each time they come round in the year; shorter ones only once.
_ROW_EACH = 27.0


def on_year(date: Date, year: int, *, march: bool = False) -> dt.date | None:
    """The day in `year` on which a yearly date falls; None where only its month is known.

    29 February falls on 28 February in common years, or on 1 March where that is asked for (vault format, "Phrases").
    """
    if date.month is None or date.day is None:
        return None
    if (date.month, date.day) == (2, 29) and not calendar.isleap(year):
        return dt.date(year, 3, 1) if march else dt.date(year, 2, 28)
    return dt.date(year, date.month, date.day)


def plus(day: dt.date, period: Period, times: int = 1) -> dt.date | None:
    """The day after so many periods; the 31st becomes the last of a shorter month. None beyond the calendar."""
    if period.unit in {"day", "week"}:
        ordinal = day.toordinal() + period.count * times * (7 if period.unit == "week" else 1)
        return dt.date.fromordinal(ordinal) if 0 < ordinal <= dt.date.max.toordinal() else None
    months = day.month - 1 + period.count * times * (12 if period.unit == "year" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def has_one_row(period: Period) -> bool:
    """Whether what comes round so often is told of once, with its rhythm, and not each time."""
    return period.days() < _ROW_EACH


def falls(when: Recurrence, first: dt.date, last: dt.date, *, march: bool = False) -> Iterator[tuple[dt.date, str]]:
    """The days from `first` to `last`, both included, in order, each with how vague it is.

    "" is a day; "month" and "year" mean that only these are known (the day is then the first of them that is not
    before the month of `first`); "week" that it comes round every week on a day nobody wrote down.
    """
    if when.form == "every":
        yield from _rhythm(when, first, last, march=march)
    elif when.date is None or when.date.decade:
        return
    elif when.form == "once" and when.date.year is not None:
        yield from _once(when.date, first, last)
    elif when.date.month is not None:
        yield from _yearly(when, when.date, first, last, march=march)


def _once(date: Date, first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, str]]:
    start, end = date.earliest(), date.latest()
    if start and end and start <= last and end >= first:
        vague = "" if date.is_full else "month" if date.month else "year"
        yield (max(start, first.replace(day=1)) if vague else start), vague


def _yearly(
    when: Recurrence, date: Date, first: dt.date, last: dt.date, *, march: bool
) -> Iterator[tuple[dt.date, str]]:
    """Nothing comes round before it has begun."""
    end = min(last, (when.until.latest() if when.until else None) or last)
    for year in range(max(first.year, date.year or 0), end.year + 1):
        day = on_year(date, year, march=march)
        if day is None:
            month = dt.date(year, date.month or 1, 1)
            if first.replace(day=1) <= month <= end:
                yield month, "month"
        elif first <= day <= end:
            yield day, ""


def _rhythm(when: Recurrence, first: dt.date, last: dt.date, *, march: bool) -> Iterator[tuple[dt.date, str]]:
    period = when.period or Period(1, "year")
    if period.count <= 0:
        return
    last = min(last, (when.until.latest() if when.until else None) or last)
    start, vague = _anchor(when, period, first)
    if start is None or last < first:
        return
    leap = march and period.unit == "year" and (start.month, start.day) == (2, 29)
    lowest = {"month": first.replace(day=1), "year": first.replace(month=1, day=1)}.get(vague, first)
    for day in _days(start, period, lowest):
        falls_on = dt.date(day.year, 3, 1) if leap and day.day == 28 else day
        if falls_on > last:
            return
        if falls_on >= lowest:
            yield (max(falls_on, first.replace(day=1)) if vague else falls_on), vague
            if has_one_row(period):
                return


def _anchor(when: Recurrence, period: Period, first: dt.date) -> tuple[dt.date | None, str]:
    """Where a rhythm starts to count, and how vague that leaves its days; no start where none can be told.

    "Every Tuesday" needs no start, nor does "every month", of which the day stays unknown. "Every 3 months" without
    one says too little: nothing is invented.
    """
    date = when.date
    start = date.earliest() if date else None
    if when.weekday is not None and (start or period.count == 1):
        start = start or first
        return _plus_days(start, (when.weekday - start.weekday()) % 7), ""
    if start is not None and date is not None:
        if date.is_full or (period.unit == "day" and period.count == 1):
            return start, ""
        if date.month and period.unit in {"month", "year"}:
            return start, "month"
        return (start, "year") if period.unit == "year" else (None, "")
    if period.count > 1 or when.weekday is not None:
        return None, ""
    opening = {"month": first.replace(day=1), "year": first.replace(month=1, day=1)}
    return opening.get(period.unit, first), "" if period.unit == "day" else period.unit


def _plus_days(day: dt.date, days: int) -> dt.date | None:
    return plus(day, Period(days, "day"))


def _days(start: dt.date, period: Period, first: dt.date) -> Iterator[dt.date]:
    """The days of a rhythm, from the last before `first` on; counted from the start, so that the 31st comes back."""
    # Two steps early: months differ in length, and a leap day may be kept a day later.
    step = max(0, int((first - start).days / period.days()) - 2) if first > start else 0
    while (day := plus(start, period, step)) is not None:
        yield day
        step += 1
