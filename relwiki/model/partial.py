"""Reads the one spelling of a date that every stage may meet: ISO 8601 with parts missing."""

import calendar
import re

from relwiki.model.date import Date

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def read_iso(text: str) -> Date | None:
    """A date written 1984-03-26, 1984-03 or 1984; None for anything else, and for days that do not exist."""
    found = _ISO.fullmatch(text.strip())
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    if not year or (month is not None and not 1 <= month <= 12):
        return None
    if day is not None and month is not None and not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return Date(year, month, day)
