"""Reads a DATE: a whole text, the first or the last in a text, a day of the week (vault format, "Phrases").

What a date looks like at its place is the business of `scan`. Knows nothing of keys or notes.
"""

import re

from relwiki.model.date import Date
from relwiki.vault.scan import Scan, scan_date
from relwiki.vault.tongue import Tongue, tongue

# Where a date may begin inside a text.
_CANDIDATE = re.compile(r"\[\[[^\[\]\n]*\]\]|~|(?<![\w.,/-])(?:--)?[0-9]|(?<!\w)[^\W\d_]+")


def scan_whole(text: str, words: Tongue) -> Scan | None:
    """As `scan_date`, but only if the date is all that the text holds."""
    text = text.strip()
    found = scan_date(text, 0, words)
    return found if found is not None and found.end == len(text) else None


def find_date(text: str, words: Tongue, *, at_end: bool = False) -> Scan | None:
    """The first real date in a text, links that are no dates passed over; with `at_end` the one it ends with."""
    end = len(text.rstrip(" .;,)"))
    skip = 0
    for candidate in _CANDIDATE.finditer(text):
        start = candidate.start()
        if start < skip:
            continue
        first = text[start]
        if first.isalpha() and candidate[0].casefold() not in words.openers:
            continue
        found = scan_date(text, start, words)
        if found is None or found.date is None:
            skip = candidate.end() if first == "[" else skip
            continue
        bare = found.date.month is None and found.end - start == 4
        if bare and not at_end and not 1800 <= (found.date.year or 0) <= 2199:
            continue
        if not at_end or found.end >= end:
            return found
        skip = found.end
    return None


def find_shape(text: str, words: Tongue, around: Scan | None = None) -> Scan | None:
    """The first shape of a date in a text that is none, such as 31 February; with `around` one that ends with that."""
    for candidate in _CANDIDATE.finditer(text, 0, around.start if around is not None else len(text)):
        if candidate[0][0].isalpha() and candidate[0].casefold() not in words.openers:
            continue
        found = scan_date(text, candidate.start(), words)
        if found is not None and found.date is None and (around is None or found.end == around.end):
            return found
    return None


def read_date(text: str, language: str = "en", date_order: str = "") -> Date | None:
    """The date that a text is, all of it; None where it is anything else (vault format, "Phrases")."""
    found = scan_whole(text, tongue(language, date_order))
    return None if found is None else found.date


def looks_like_date(text: str, language: str = "en", date_order: str = "") -> bool:
    """Whether a text has the shape of a date without being one: 1985-02-30, month 26, 26.3.1984 without an order."""
    text = text.strip()
    found = scan_date(text, 0, tongue(language, date_order))
    return found is not None and found.date is None


def read_weekday(text: str, language: str = "en") -> int | None:
    """0 for Monday to 6 for Sunday; None where the text is no day of the week. Plurals are read."""
    word = text.strip().rstrip(".").casefold()
    days = tongue(language).weekdays
    return days.get(word, days.get(word.removesuffix("s")))
