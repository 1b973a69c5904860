"""Scans the DATE that begins at a place in a text, in every form of the vault format ("Phrases").

Knows the words of a tongue and nothing of what stands around. A shape that is no real day (1985-02-30) is told apart
from plain text, and is never bent into one.
"""

import calendar
import functools
import re

import msgspec

from relwiki.model.date import Date
from relwiki.vault.tongue import Tongue


class Scan(msgspec.Struct, frozen=True, gc=False):
    """What stands at a place in a text: a date, or the mere shape of one (`date` is None)."""

    date: Date | None
    # Index of the first character of the shape.
    start: int
    # Index behind its last character.
    end: int


_TIME = r"(?:[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
_END = r"(?!\w|-[0-9]{1,3}(?![0-9])|/[0-9])"
_YEAR_FIRST = re.compile(
    rf"([0-9]{{4}})(?:-([0-9]{{1,2}})-([0-9]{{1,2}}){_TIME}|/([0-9]{{1,2}})/([0-9]{{1,2}})|-([0-9]{{1,2}}))?{_END}"
)
# By far the most common spelling, read before all others.
_PLAIN = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:(?= [^0-9])|(?=[:,;)\].]|\Z))")
_DECADE = re.compile(r"([0-9]{3})(?:0s(?!\w)|[Xx](?:-([0-9]{1,2})-([0-9]{1,2}))?(?!\w|-[0-9]{1,2}(?![0-9Xx])))")
_MONTH_DAY = re.compile(r"(?:--([0-9]{2})(?:-?([0-9]{2}))?|([0-9]{2})-([0-9]{2}))(?!\w|-[0-9]|[./][0-9])")
_ORDERED = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2(?:([0-9]{4}))?(?!\w|[./-][0-9])")
_DAY = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th|er|\.|º|ª|°)?[\s-]+", re.IGNORECASE)
_AFTER_MONTH_DAY = re.compile(
    r"\.?[\s-]+([0-9]{1,2})(?:st|nd|rd|th)?(?![\w:])(?:(?:,\s*|\s+|-)([0-9]{4})(?![\w-]))?", re.IGNORECASE
)
_YEAR_BEHIND = re.compile(r"[.,]?(?:\s+|-)([0-9]{4})(?!\w|-[0-9])")
_WORD = re.compile(r"[^\W\d_]+[0-9]?")
_SPACE = re.compile(r"[.,]?[\s-]+")
# Words before a date: "about early March 1984".
_DEEPEST = 3
# Days of each month in a year that is not known.
_LONG_MONTHS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _civil(year: int | None, month: int | None, day: int | None) -> Date | None:
    if year == 0 or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None and month is not None and not 1 <= day <= 28:
        leap = year is None or calendar.isleap(year)
        if not 1 <= day <= (_LONG_MONTHS[month] if month != 2 or leap else 28):
            return None
    return Date(year, month, day)


# The lines of a vault fall on few days: one value for each.
@functools.lru_cache(maxsize=4096)
def plain_day(text: str) -> Date | None:
    """The day that a text is, all of it, in the spelling 1984-03-26; None for everything else."""
    match = _PLAIN.fullmatch(text)
    return _civil(int(match[1]), int(match[2]), int(match[3])) if match is not None else None


def _number(digits: str | None) -> int | None:
    return int(digits) if digits else None


def _scan_ordered(match: re.Match[str], order: str) -> Scan | None:
    first, sign, second, year = match.groups()
    if year is None and (sign != "." or order != "dmy"):
        return None
    date = None
    if order:
        month, day = (first, second) if order == "mdy" else (second, first)
        date = _civil(_number(year), int(month), int(day))
    return Scan(date, match.start(), match.end())


def _scan_number(text: str, at: int, words: Tongue) -> Scan | None:
    """A date that begins with a digit or with "--"."""
    match = _YEAR_FIRST.match(text, at)
    if match is not None:
        year, month, day, slash_month, slash_day, only_month = match.groups()
        date = _civil(int(year), _number(month or slash_month or only_month), _number(day or slash_day))
        if match.end() == at + 4 and not 1000 <= int(year) <= 2999:
            return None
        return Scan(date, at, match.end())
    match = _ORDERED.match(text, at)
    if match is not None:
        return _scan_ordered(match, words.order)
    match = _MONTH_DAY.match(text, at)
    if match is not None:
        month, day = match[1] or match[3], match[2] or match[4]
        return Scan(_civil(None, int(month), _number(day)), at, match.end())
    match = _DECADE.match(text, at)
    if match is not None:
        return Scan(_decade(match), at, match.end())
    match = _DAY.match(text, at)
    return None if match is None else _scan_month_name(text, at, match, words)


def _decade(match: re.Match[str]) -> Date | None:
    """198X; in 198X-03-26 the day is known and the year is not, so that no age is made of it."""
    if match[1] == "000":
        return None
    if match[2] is None:
        return Date(int(match[1]) * 10, decade=True)
    date = _civil(None, int(match[2]), int(match[3]))
    return date and msgspec.structs.replace(date, text=match[0])


def _scan_month_name(text: str, at: int, day: re.Match[str], words: Tongue) -> Scan | None:
    """`26 March 1984`, `26. März`, `26 de marzo de 1984`: the day has been read."""
    word, end = _word(text, _skip_joiner(text, day.end(), words))
    month = words.months.get(word)
    if month is None:
        return None
    year, end = _year_behind(text, end, words)
    return Scan(_civil(year, month, int(day[1])), at, end)


def _word(text: str, at: int) -> tuple[str, int]:
    match = _WORD.match(text, at)
    return ("", at) if match is None else (match[0].casefold(), match.end())


def _skip_joiner(text: str, at: int, words: Tongue) -> int:
    """Behind the "of the" between two parts of a date."""
    for _ in range(2):
        word, end = _word(text, at)
        space = _SPACE.match(text, end) if word in words.joiners else None
        if space is None:
            break
        at = space.end()
    return at


def _year_behind(text: str, at: int, words: Tongue) -> tuple[int | None, int]:
    """The year after a month or a season, and where it ends; `at` where there is none."""
    match = _YEAR_BEHIND.match(text, at)
    if match is None:
        space = _SPACE.match(text, at)
        if space is None:
            return None, at
        start = _skip_joiner(text, space.end(), words)
        match = _YEAR_BEHIND.match(text, start - 1) if start > space.end() else None
    if match is None or int(match[1]) == 0:
        return None, at
    return int(match[1]), match.end()


def _scan_word(text: str, at: int, words: Tongue, depth: int) -> Scan | None:
    """A date that begins with a word: a month, a weekday, a season, or "about"."""
    word, end = _word(text, at)
    if word in words.months:
        match = _AFTER_MONTH_DAY.match(text, end)
        if match is not None:
            return Scan(_civil(_number(match[2]), words.months[word], int(match[1])), at, match.end())
        year, stop = _year_behind(text, end, words)
        return None if year is None else Scan(Date(year, words.months[word]), at, stop)
    space = _SPACE.match(text, end)
    if space is None or word not in words.openers:
        return None
    start = _skip_joiner(text, space.end(), words)
    inner = scan_date(text, start, words, depth + 1)
    if inner is None or inner.date is None:
        return inner and msgspec.structs.replace(inner, start=at)
    if word in words.about:
        return Scan(msgspec.structs.replace(inner.date, about=True), at, inner.end)
    if word in words.seasons:
        plain = inner.date.year is not None and inner.date.day is None and not inner.date.text
        written = text[at : inner.end].removesuffix("?")
        return Scan(msgspec.structs.replace(inner.date, text=written), at, inner.end) if plain else None
    return msgspec.structs.replace(inner, start=at) if inner.date.day is not None else None


def _scan_link(text: str, at: int, words: Tongue) -> Scan | None:
    close = text.find("]]", at)
    if close < 0:
        return None
    target = text[at + 2 : close].partition("|")[0].partition("#")[0].rpartition("/")[2].strip()
    inner = scan_date(target, 0, words, _DEEPEST)
    return Scan(inner.date, at, close + 2) if inner is not None and inner.end == len(target) else None


def scan_date(text: str, at: int, words: Tongue, depth: int = 0) -> Scan | None:
    """The DATE that begins at an index, as long as it reaches; None where nothing there has the shape of one.

    `depth` counts the words before it, such as "about", of which there are never many.
    """
    if at >= len(text) or depth > _DEEPEST:
        return None
    first = text[at]
    match = _PLAIN.match(text, at) if first.isdecimal() else None
    if match is not None:
        return Scan(plain_day(match[0]), at, match.end())
    if first.isdigit() or first == "-":
        found = _scan_number(text, at, words)
    elif first == "[":
        found = _scan_link(text, at, words) if text.startswith("[[", at) else None
    elif first == "~":
        inner = scan_date(text, at + 1 + (text[at + 1 : at + 2] == " "), words, depth + 1)
        date = inner.date if inner is not None else None
        about = msgspec.structs.replace(date, about=True) if date is not None else None
        found = Scan(about, at, inner.end) if inner is not None else None
    else:
        found = _scan_word(text, at, words, depth)
    if found is not None and found.date is not None and text.startswith("?", found.end):
        return Scan(msgspec.structs.replace(found.date, unsure=True), at, found.end + 1)
    return found
