"""Facts in words: dates, ranges, rhythms. Civil dates only; what depends on today is the browser's business."""

import datetime as dt

from relwiki.model.date import Date, Period, Range, Recurrence
from relwiki.model.phrase import Money
from relwiki.pages.shown import Line, Piece, When

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_words(date: Date) -> str:
    """A date as a sentence has it: "26 March 1984", "about 1950", "March", "the 1980s", "perhaps 1999"."""
    if date.text:
        words = date.text
    elif date.decade:
        words = f"the {date.year}s"
    else:
        month = MONTHS[date.month - 1] if date.month else ""
        words = " ".join(str(part) for part in (date.day, month, date.year) if part)
    if date.about and not date.text:
        words = f"about {words}"
    return f"perhaps {words}" if date.unsure else words


def when(date: Date, count: str = "") -> When:
    """A date for a page, with what the browser may count beside it; nothing is counted from what is not certain."""
    certain = not (date.about or date.unsure or date.decade or date.text)
    return When(date_words(date), "" if date.text or date.decade else date.iso(), count if certain else "")


def day_words(day: dt.date) -> str:
    """A full day: "26 March 1984"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def range_words(period: Range | None) -> str:
    """A range: "2011 to 2016", "since 2011", "until May 2016"; empty for none."""
    if period is None:
        return ""
    if period.start and period.end:
        return f"{date_words(period.start)} to {date_words(period.end)}"
    if period.start:
        return f"since {date_words(period.start)}"
    return f"until {date_words(period.end)}" if period.end else ""


def period_words(period: Period) -> str:
    """A rhythm: "every week", "every 6 weeks", "never"."""
    if period.count == 0:
        return "never"
    return f"every {period.unit}" if period.count == 1 else f"every {period.count} {period.unit}s"


def recurrence_words(recurrence: Recurrence) -> str:
    """When something comes round: "every 3 months", "every Tuesday", "26 March"."""
    if recurrence.form == "every" and recurrence.weekday is not None:
        return f"every {WEEKDAYS[recurrence.weekday]}"
    if recurrence.form == "every" and recurrence.period:
        return period_words(recurrence.period)
    return date_words(recurrence.date) if recurrence.date else ""


def money_words(money: Money) -> str:
    """A sum: "GBP 15.50", "-3.00"."""
    sign = "-" if money.cents < 0 else ""
    amount = f"{sign}{abs(money.cents) // 100}.{abs(money.cents) % 100:02}"
    return f"{money.currency} {amount}" if money.currency else amount


def joined(pieces: tuple[Piece | Line | str, ...], between: str = " · ") -> Line:
    """One line out of pieces and lines, with a mark between those that are not empty."""
    line: list[Piece] = []
    for piece in pieces:
        if piece in ("", ()):
            continue
        if line:
            line.append(between)
        line += piece if isinstance(piece, tuple) else (piece,)
    return tuple(line)


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th ..."""
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
