"""The twelve months ahead, month by month, with a calendar."""

import calendar
import datetime as dt
from collections.abc import Iterator

from relwiki.derive.occasions import overdue, upcoming
from relwiki.formats import written
from relwiki.pages.occasions import KINDS, Rows, horizon
from relwiki.pages.page import Month, Page, UpcomingPage
from relwiki.pages.ripening import ahead
from relwiki.pages.shown import OccasionRow
from relwiki.pages.subject import Common
from relwiki.pages.words import Words

_FIRST_WEEKDAY = {"monday": 0, "saturday": 5, "sunday": 6}


def build(common: Common) -> Iterator[Page]:
    """The one page of dates ahead."""
    today, rows = common.facts.today, Rows(common)
    found = [rows.row(each) for each in upcoming(common.facts.occasions, today, horizon(today)) if rows.is_open(each)]
    first = _FIRST_WEEKDAY.get(common.facts.settings.week_starts, 0)
    late = tuple(rows.row(each) for each in overdue(common.facts.occasions, today) if rows.is_open(each))
    present = {row.kind for row in (*found, *late)}
    yield UpcomingPage(
        route="upcoming.html",
        title=common.say("upcoming"),
        section="upcoming",
        today=today.isoformat(),
        overdue=late,
        months=tuple(_months(found, today, first, common.say)),
        weekdays=common.say.weekdays(first),
        kinds=tuple((kind, common.say(f"occasions_{kind}")) for kind in KINDS if kind in present),
        calendar=next((each.file for each in written(common.facts.settings.data) if each.name == "ics"), ""),
        groups=ahead(common),
        empty="" if found or late else common.say("no_upcoming"),
    )


def _months(found: list[OccasionRow], today: dt.date, first: int, say: Words) -> Iterator[Month]:
    """Thirteen months, the first and the last in part; what is known by the year only stands under its first month."""
    for index in range(13):
        month, year = (today.month - 1 + index) % 12 + 1, today.year + (today.month - 1 + index) // 12
        key = f"{year}-{month:02}"
        rows = tuple(row for row in found if row.day[:7] == key)
        if index == 0:
            rows += tuple(row for row in found if row.day == str(year))
        elif month == 1:
            rows = tuple(row for row in found if row.day == str(year)) + rows
        yield Month(say.month(year, month), f"m-{key}", rows, _weeks(rows, year, month, first))


def _weeks(
    rows: tuple[OccasionRow, ...], year: int, month: int, first: int
) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    count: dict[str, int] = {}
    for row in rows:
        count[row.day] = count.get(row.day, 0) + 1

    def cell(day: int) -> tuple[int, int, str]:
        iso = f"{year}-{month:02}-{day:02}"
        return day, count.get(iso, 0), f"d-{iso}" if iso in count else ""

    weeks = calendar.Calendar(first).monthdayscalendar(year, month)
    return tuple(tuple(cell(day) for day in week) for week in weeks)
