"""Days of contact as a picture of weeks, several years below each other. Knows nothing of today or of people."""

import datetime as dt
from collections.abc import Iterable
from functools import cache

from relwiki.pages.keeping import Heatmap
from relwiki.pages.words import Words

_FIRST_WEEKDAY = {"monday": 0, "saturday": 5, "sunday": 6}
# Years at most, the latest ones.
_MOST_YEARS = 10


def heatmap(days: Iterable[dt.date], week_starts: str, say: Words, least: int = 1) -> Heatmap | None:
    """The picture of some days, each as often as it is given; None where fewer than `least` weeks have any."""
    first = _FIRST_WEEKDAY.get(week_starts, 0)
    # Year -> the ordinal of the first day of its week 0, how many in each week, how many in each month.
    found: dict[int, tuple[int, dict[int, int], list[int]]] = {}
    for day in days:
        year = day.year
        if year not in found:
            found[year] = _start(year, first), {}, [0] * 12
        start, weeks, months = found[year]
        week = (day.toordinal() - start) // 7
        weeks[week] = weeks.get(week, 0) + 1
        months[day.month - 1] += 1
    last = max(found, default=0)
    years = [year for year in range(last, min(found, default=1) - 1, -1) if year > last - _MOST_YEARS]
    if sum(len(found[year][1]) for year in years if year in found) < max(least, 1):
        return None
    lines = tuple(_line(year, found.get(year, (0, {}, [0] * 12))) for year in years)
    names = say.calendar.alone or say.calendar.months
    return Heatmap(_label(lines, years, say), lines, tuple(name[: say.calendar.short] for name in names))


_Line = tuple[str, tuple[tuple[int, int], ...], tuple[int, ...]]


def _label(lines: tuple[_Line, ...], years: list[int], say: Words) -> str:
    period = say("weeks_in", start=years[-1], end=years[0]) if len(years) > 1 else str(years[0])
    # Of several months with as much the latest.
    best, year, month = max((max(months), int(name), 11 - months[::-1].index(max(months))) for name, _, months in lines)
    most = say("weeks_most", month=say.month(year, month + 1), n=best)
    return say.many("weeks_label", sum(sum(months) for _, _, months in lines), period=period, most=most)


def _line(year: int, counted: tuple[int, dict[int, int], list[int]]) -> _Line:
    return str(year), tuple(sorted(counted[1].items())), tuple(counted[2])


@cache
def _start(year: int, first: int) -> int:
    """The first day of the week that holds 1 January, as an ordinal; below 1 in the year 1."""
    new_year = dt.date(year, 1, 1)
    return new_year.toordinal() - (new_year.weekday() - first) % 7
