"""When something is ripe: the day, as exactly as its source is known, and for how long it is worth saying."""

import datetime as dt
from collections.abc import Iterator

from relwiki.derive.recurrence import plus
from relwiki.model.date import Date, Period
from relwiki.model.ripening import Ripe, Rule

# Days before and after on which it is worth saying: after a year or more, after less, on a day that is named.
_LONG, _SHORT, _NAMED = (30, 90), (7, 30), (30, 14)
# From a mere year nothing is worked out that comes sooner.
_TOO_SHORT, _NEARLY_A_YEAR = 700, 300

# The day, how vague it is, and how long after its source it comes (None: its source names it).
When = tuple[dt.date, str, Period | None]


def days(rule: Rule, base: Date | None, *, named: bool) -> Iterator[When]:
    """When a rule ripens from a date, as exactly as the date is known; months are too short for a mere year."""
    start = base.earliest() if base and not base.decade and not base.unsure else None
    if base is None or start is None:
        return
    vague = "" if base.is_full else "month" if base.month else "year"
    if not rule.after and named:
        yield start, vague, None
    for period in rule.after:
        day = plus(start, period)
        if day is not None and not (vague == "year" and period.days() < _TOO_SHORT):
            yield day, vague, period


def ripe(
    rule: Rule, who: str, when: When, said: tuple[str, Date | None, str], *,
    about: str = "", age: int = 0, stated: bool = False,
) -> Ripe:  # fmt: skip
    """What a rule says of somebody on a day. `said`: the sentence, when it was noted, the note's path."""
    day, vague, after = when
    text, noted, source = said
    before, stays = _NAMED if after is None else _SHORT if after.days() < _NEARLY_A_YEAR else _LONG
    end = day if not vague else _end(day, vague)
    if vague == "year":
        before = stays = 0
    first = dt.date.fromordinal(max(day.toordinal() - before, 1))
    last = dt.date.fromordinal(min(end.toordinal() + stays, dt.date.max.toordinal()))
    return Ripe(
        rule.name, who, day, vague, first, last, text, noted, source, about, stated=stated, after=after, age=age,
        says=rule.says, tender=rule.tender,
    )  # fmt: skip


def _end(day: dt.date, vague: str) -> dt.date:
    return Date(day.year, day.month if vague == "month" else None).latest() or day
