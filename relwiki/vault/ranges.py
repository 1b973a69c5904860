"""Reads from when to when: `2019..2023`, `2019-2023`, `March 2019 to present` (vault format, "Phrases", RANGE).

Knows dates and nothing of the details they stand in.
"""

import re

from relwiki.model.date import Date, Range
from relwiki.vault.scan import Scan, scan_date
from relwiki.vault.tongue import Tongue

_BETWEEN = re.compile(r"\s*(?:\.\.+|…|[-–—]|(?:to|until|till)\b)\s*", re.IGNORECASE)
_OPEN_END = frozenset(["", "present", "now", "today", "?"])


def _year_known(found: Scan | None) -> Date | None:
    return found.date if found is not None and found.date is not None and found.date.year is not None else None


def read_range(text: str, words: Tongue) -> Range | None:
    """The range that a text is, all of it; None where it is anything else, a single date included."""
    text = text.strip()
    if text[:5].casefold() == "from ":
        text = text[5:].lstrip()
    if text.startswith(".."):
        end = _year_known(scan_date(text[2:].strip(), 0, words))
        found = scan_date(text[2:].strip(), 0, words)
        whole = found is not None and found.end == len(text[2:].strip())
        return Range(None, end) if end is not None and whole else None
    first = scan_date(text, 0, words)
    start = _year_known(first)
    between = _BETWEEN.match(text, first.end) if first is not None and start is not None else None
    if between is None:
        return None
    tail = text[between.end() :]
    if tail.casefold() in _OPEN_END:
        return Range(start, None) if tail or ".." in between[0] or "–" in between[0] else None
    last = scan_date(tail, 0, words)
    end = _year_known(last)
    if end is None or last is None or last.end != len(tail):
        return None
    return Range(start, end)


def is_backwards(period: Range) -> bool:
    """Whether a range certainly ends before it begins."""
    if period.start is None or period.end is None:
        return False
    first, last = period.start.earliest(), period.end.latest()
    return first is not None and last is not None and last < first
