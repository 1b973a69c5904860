"""Civil dates as people know them: the year, the month or the day may be missing, and nothing is invented."""

import calendar
import datetime as dt

import msgspec

# Days that every month has, and that the longest has.
_EVERY_MONTH, _LONGEST_MONTH = 28, 31


def _days_of(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


class Date(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A date of which any part may be unknown. Proleptic Gregorian, no time zone."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    # Written with "about", "ca.", "circa" or "~".
    about: bool = False
    # Written with a trailing "?".
    unsure: bool = False
    # Only the decade is known: 198X has the year 1980 and this set.
    decade: bool = False
    # What was written, where the parts do not say it all ("spring 1998"); else empty.
    text: str = ""

    @property
    def is_full(self) -> bool:
        """Whether year, month and day are all known, be it only about."""
        return self.year is not None and self.month is not None and self.day is not None

    @property
    def is_yearly(self) -> bool:
        """Whether a month is known, so that the date comes round."""
        return self.month is not None

    def earliest(self) -> dt.date | None:
        """The first civil day that the date may mean; None where the year is unknown."""
        if self.year is None:
            return None
        month, day = self.month or 1, self.day or 1
        return dt.date(self.year, month, day if day <= _EVERY_MONTH else min(day, _days_of(self.year, month)))

    def latest(self) -> dt.date | None:
        """The last civil day that the date may mean; None where the year is unknown."""
        if self.year is None:
            return None
        if self.month is None:
            return dt.date(self.year + (9 if self.decade else 0), 12, 31)
        day = self.day or _LONGEST_MONTH
        return dt.date(self.year, self.month, day if day <= _EVERY_MONTH else min(day, _days_of(self.year, self.month)))

    def iso(self) -> str:
        """The date in the spelling of the vault format: 1984-03-26, 1984-03, 1984, 198X or --03-26."""
        if self.year is None:
            return f"--{self.month:02}-{self.day:02}" if self.day else f"--{self.month:02}" if self.month else self.text
        if self.decade:
            return f"{self.year // 10:03}X"
        if not self.month:
            return f"{self.year:04}"
        if not self.day:
            return f"{self.year:04}-{self.month:02}"
        return f"{self.year:04}-{self.month:02}-{self.day:02}"


class Range(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """From when to when; an end that is None and not `ended` is still going on or unknown."""

    start: Date | None = None
    end: Date | None = None

    def is_past(self, today: dt.date) -> bool:
        """Whether it certainly ended before today."""
        last = self.end.latest() if self.end else None
        return last is not None and last < today

    def is_future(self, today: dt.date) -> bool:
        """Whether it certainly begins after today."""
        first = self.start.earliest() if self.start else None
        return first is not None and first > today


class Period(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A rhythm: every `count` units. `never` is a count of 0."""

    count: int
    # "day", "week", "month" or "year".
    unit: str = "day"

    def days(self) -> float:
        """The length in days, months and years at their Gregorian mean; 0 for never."""
        return self.count * {"day": 1.0, "week": 7.0, "month": 30.436875, "year": 365.2425}[self.unit]


class Recurrence(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """When something happens: once, yearly, or by a period with optional bounds."""

    # "once", "yearly", "every".
    form: str
    # The date itself, or where a period starts.
    date: Date | None = None
    period: Period | None = None
    # 0 for Monday to 6 for Sunday, where "every Tuesday" was written.
    weekday: int | None = None
    until: Date | None = None
