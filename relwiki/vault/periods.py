"""Reads a PERIOD ("every 6 weeks", "twice a year", "never") and what comes round by one (vault format, "Phrases").

Knows dates and nothing of keys. English only: own words for keys do not reach into phrases.
"""

import itertools
import re

import msgspec

from relwiki.model.date import Date, Period, Recurrence
from relwiki.vault.scan import scan_date
from relwiki.vault.tongue import Tongue

_ADVERBS: dict[str, Period] = {
    "daily": Period(1, "day"), "weekly": Period(1, "week"), "fortnightly": Period(2, "week"),
    "biweekly": Period(2, "week"), "bi-weekly": Period(2, "week"), "monthly": Period(1, "month"),
    "bimonthly": Period(2, "month"), "quarterly": Period(3, "month"), "half-yearly": Period(6, "month"),
    "yearly": Period(1, "year"), "annually": Period(1, "year"), "annual": Period(1, "year"), "never": Period(0, "day"),
}  # fmt: skip
_UNITS: dict[str, tuple[int, str]] = {
    "day": (1, "day"), "week": (1, "week"), "fortnight": (2, "week"), "month": (1, "month"), "quarter": (3, "month"),
    "year": (1, "year"),
}  # fmt: skip
_NUMBERS: dict[str, int] = {
    "a": 1, "an": 1, "one": 1, "other": 2, "second": 2, "2nd": 2, "two": 2, "three": 3, "third": 3, "3rd": 3, "four": 4,
    "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip
_TIMES: dict[str, int] = {"once": 1, "twice": 2, "thrice": 3, "three times": 3, "four times": 4, "six times": 6}
_TIMES_A = re.compile(
    r"(once|twice|thrice|(?:three|four|six) times|([0-9]{1,2}) ?(?:times|x)) (?:a|per|an|every) (\w+)"
)
_WORDS = re.compile(r"\S+")
# The longest period that means anything: a century of days.
_MOST = 36_500


class Round(msgspec.Struct, frozen=True, gc=False):
    """A recurrence at the beginning of a text."""

    when: Recurrence
    # Index behind its last character.
    end: int


def _unit(word: str) -> tuple[int, str] | None:
    word = word.rstrip(".,;:)")
    return _UNITS.get(word) or _UNITS.get(word.removesuffix("s"))


def _times(times: int, unit: str) -> Period | None:
    """`twice a year`, in whole months or days."""
    found = _unit(unit)
    if found is None or times < 1:
        return None
    count, name = found
    if count == 1 and times == 1:
        return Period(1, name)
    months = {"year": 12, "quarter": 3, "month": 1}.get(unit, 0)
    if months and months % times == 0:
        return Period(months // times, "month")
    days = round(Period(count, name).days() / times)
    return Period(days, "day") if days else None


def _counted(first: str, second: str) -> tuple[Period, int] | None:
    """`6 weeks`, `other week`, `week`: the period, and how many words it took."""
    count = int(first) if first.isascii() and first.isdigit() and len(first) < 6 else _NUMBERS.get(first)
    unit = _unit(second) if count is not None else None
    if count is not None and unit is not None:
        return (Period(count * unit[0], unit[1]), 2) if 0 < count <= _MOST else None
    unit = _unit(first)
    return (Period(*unit), 1) if unit is not None else None


def read_period(text: str) -> Period | None:
    """The rhythm that a text is, all of it; None where it is none. `never` is a period of 0."""
    text = " ".join(text.casefold().split()).rstrip(".")
    if text in _ADVERBS:
        return _ADVERBS[text]
    times = _TIMES_A.fullmatch(text)
    if times is not None:
        return _times(int(times[2]) if times[2] else _TIMES[times[1]], times[3])
    words = text.split(" ")
    if words[0] in {"every", "each"}:
        words = words[1:]
    if not 1 <= len(words) <= 2:
        return None
    found = _counted(words[0], words[-1] if len(words) == 2 else "")
    if found is None or found[1] != len(words) or words[-1][-1:] in {",", ";", ":", ")"}:
        return None
    return found[0]


def _bound(text: str, at: int, word: str, words: Tongue) -> tuple[Date | None, int]:
    """`from DATE` or `until DATE` at an index."""
    start = at
    while text[start : start + 1].isspace():
        start += 1
    if text[start : start + len(word) + 1].casefold() != word + " ":
        return None, at
    found = scan_date(text, start + len(word) + 1, words)
    return (None, at) if found is None or found.date is None else (found.date, found.end)


def read_every(text: str, words: Tongue) -> Round | None:
    """`every` (N UNIT | WEEKDAY | UNIT | DATE) [`from` DATE] [`until` DATE] at the head of a text."""
    if text[:1] not in {"e", "E"}:
        return None
    first_words = itertools.islice(_WORDS.finditer(text), 3)
    tokens = [(match[0].casefold(), match.start(), match.end()) for match in first_words]
    if len(tokens) < 2 or tokens[0][0] not in {"every", "each"}:
        return None
    date = scan_date(text, tokens[1][1], words)
    if date is not None and date.date is not None:
        return Round(Recurrence("yearly", date.date), date.end)
    first, second = tokens[1], tokens[2] if len(tokens) > 2 else ("", 0, 0)
    weekday, count, end = _weekday(first[0], words), 1, first[2]
    if weekday is None and first[0] in _NUMBERS:
        weekday, count, end = _weekday(second[0], words), _NUMBERS[first[0]], second[2]
    period: Period | None = Period(count, "week")
    if weekday is None:
        counted = _counted(first[0], second[0])
        if counted is None:
            return None
        period, end = counted[0], (first if counted[1] == 1 else second)[2]
    end -= len(text[:end]) - len(text[:end].rstrip(".,;:)"))
    start, end = _bound(text, end, "from", words)
    until, end = _bound(text, end, "until", words)
    return Round(Recurrence("every", start, period, weekday, until), end)


def _weekday(word: str, words: Tongue) -> int | None:
    word = word.rstrip(".,;:)")
    return words.weekdays.get(word, words.weekdays.get(word.removesuffix("s")))
