"""Facts in words: dates, ranges, rhythms. Civil dates only; what depends on today is the browser's business."""

import datetime as dt
import itertools
from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from relwiki.model.date import Date, Period, Range, Recurrence
from relwiki.model.phrase import Money
from relwiki.pages.dates import calendar_of, written
from relwiki.pages.shown import Line, Piece, When

# Dates whose words are remembered.
_MOST_DATES = 1 << 12


def money_words(money: Money) -> str:
    """A sum: "GBP 15.50", "-3.00"."""
    sign = "-" if money.cents < 0 else ""
    amount = f"{sign}{abs(money.cents) // 100}.{abs(money.cents) % 100:02}"
    return f"{money.currency} {amount}" if money.currency else amount


def joined(pieces: tuple[Piece | Line | str, ...], between: str = " · ") -> Line:
    """One line out of pieces and lines, with a mark between those that are not empty."""
    line: list[Piece] = []
    for piece in pieces:
        if not piece:
            continue
        if line:
            line.append(between)
        if isinstance(piece, tuple):
            line += piece
        else:
            line.append(piece)
    return tuple(line)


class Words:
    """What pages say in one language: phrases from the theme's strings file, dates from the calendar's words.

    A phrase is asked for by its key under `say:` in `strings/LANGUAGE.yaml`; what stands in braces is filled in.
    """

    def __init__(self, language: str, said: Mapping[str, str]) -> None:
        self._said, self.calendar = said, calendar_of(language)
        # Key of a phrase -> what stands before, between and after its {}.
        self._parts = cache(lambda key: tuple(said[key].split("{}")))
        # A date as a sentence has it: "26 March 1984", "about 1950", "March", "the 1980s", "perhaps 1999". Pages about
        # one person say the same few.
        self.date: Callable[[Date], str] = lru_cache(_MOST_DATES)(self._in_words)
        self._when = lru_cache(_MOST_DATES)(self._counted)

    def __call__(self, key: str, **filled: object) -> str:
        """The phrase with this key."""
        text = self._said[key]
        for name, value in filled.items():
            text = text.replace("{" + name + "}", str(value))
        return text

    def many(self, key: str, number: int, **filled: object) -> str:
        """The phrase for a number of things: KEY_one or KEY_many."""
        return self(f"{key}_one" if number == 1 else f"{key}_many", n=number, **filled)

    def known(self, key: str, default: str) -> str:
        """The phrase with this key; `default` where the theme has none, such as for a type of the settings' own."""
        return self._said.get(key, default)

    def around(self, key: str, *inside: Piece | Line) -> Line:
        """A phrase whose {} stand for links or dates, as a line."""
        first, *others = self._parts(key)
        line: list[Piece] = [first] if first else []
        for part, piece in zip(others, itertools.chain(inside, itertools.repeat(())), strict=False):
            if isinstance(piece, tuple):
                line += piece
            else:
                line.append(piece)
            if part:
                line.append(part)
        return tuple(line)

    def _in_words(self, date: Date) -> str:
        words = written(date, self.calendar)
        if date.about and not date.text:
            words = self("about", date=words)
        return self("perhaps_date", date=words) if date.unsure else words

    def when(self, date: Date, count: str = "") -> When:
        """A date for a page, with what the browser may count beside it; nothing is counted from what is not sure."""
        return self._when(date, count)

    def _counted(self, date: Date, count: str) -> When:
        certain = not (date.about or date.unsure or date.decade or date.text)
        return When(self.date(date), "" if date.text or date.decade else date.iso(), count if certain else "")

    def day(self, day: dt.date) -> str:
        """A full day: "26 March 1984"."""
        return written(Date(day.year, day.month, day.day), self.calendar)

    def weekday(self, day: dt.date) -> str:
        """A day's weekday in full."""
        return self.calendar.weekdays[day.weekday()]

    def full_day(self, day: dt.date, *, short: bool = False, year: bool = True) -> str:
        """A day with its weekday: "Monday 23 November 2026", or "Mon 23 November 2026"."""
        name = self.weekday(day)[: self.calendar.short if short else None]
        shown = written(Date(day.year if year else None, day.month, day.day), self.calendar)
        return self.calendar.with_weekday.format(w=name, day=shown)

    def weekdays(self, first: int) -> tuple[str, ...]:
        """The seven weekdays from `first` (0 for Monday) on, as short as a calendar has them."""
        names = self.calendar.weekdays
        return tuple(names[(first + index) % 7][: self.calendar.shortest] for index in range(7))

    def month(self, year: int, month: int) -> str:
        """A month: "March 2027"."""
        return written(Date(year, month), self.calendar)

    def range(self, period: Range | None) -> str:
        """A range: "2011 to 2016", "since 2011", "until May 2016"; empty for none."""
        if period is None:
            return ""
        if period.start and period.end:
            return self("from_to", start=self.date(period.start), end=self.date(period.end))
        if period.start:
            return self("since", date=self.date(period.start))
        return self("until", date=self.date(period.end)) if period.end else ""

    def period(self, period: Period) -> str:
        """A rhythm: "every week", "every 6 weeks", "never"."""
        return self("never") if period.count == 0 else self.many(f"every_{period.unit}", period.count)

    def recurrence(self, recurrence: Recurrence) -> str:
        """When something comes round: "every 3 months", "every Tuesday", "26 March"."""
        if recurrence.form == "every" and recurrence.weekday is not None:
            return self("every_weekday", day=self.calendar.weekdays[recurrence.weekday])
        if recurrence.form == "every" and recurrence.period:
            return self.period(recurrence.period)
        return self.date(recurrence.date) if recurrence.date else ""
