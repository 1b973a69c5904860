"""The twelve months ahead, month by month, with a calendar."""

import calendar
import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from relwiki.derive.occasions import overdue, upcoming
from relwiki.formats import written
from relwiki.pages.facets import facets
from relwiki.pages.occasions import KINDS, Rows, horizon
from relwiki.pages.page import Month, Page, UpcomingPage, part_route
from relwiki.pages.ripening import ahead
from relwiki.pages.shown import OccasionRow, Ref
from relwiki.pages.subject import Common
from relwiki.pages.words import Words

# Rows that one page may hold, and the late ones among them where there are more; days and months that count as near.
_MOST_ROWS = 600
_MOST_LATE = 60
# Rows of one page of a month, some 900 bytes each.
_MOST_IN_PART = 1500
_NEAR = 30
_FURTHER = 3
_FIRST_WEEKDAY = {"monday": 0, "saturday": 5, "sunday": 6}


def build(common: Common) -> Iterator[Page]:
    """The page of dates ahead; where there are very many it shows what is near, and each month has a page."""
    today, rows, say = common.facts.today, Rows(common), common.say
    found = [rows.row(each) for each in upcoming(common.facts.occasions, today, horizon(today)) if rows.is_open(each)]
    late = tuple(rows.row(each) for each in overdue(common.facts.occasions, today) if rows.is_open(each))
    first = _FIRST_WEEKDAY.get(common.facts.settings.week_starts, 0)
    months = tuple(_months(found, today, first, say))
    main = UpcomingPage(
        route="upcoming.html",
        title=say("upcoming"),
        section="upcoming",
        today=today.isoformat(),
        as_of=say("as_of", date=say.full_day(today)),
        first_weekday=first,
        near=_near(found, today, first, say),
        overdue=late,
        months=tuple(_later(month, horizon(today, _NEAR), say) for month in months),
        weekdays=say.weekdays(first),
        kinds=_kinds((*found, *late), say),
        facets=facets((row.facets for row in (*found, *late)), say),
        calendar=next((each.file for each in written(common.facts.settings.data) if each.name == "ics"), ""),
        groups=ahead(common),
        empty="" if found or late else say("no_upcoming"),
    )
    yield from _split(main, months, common) if len(found) + len(late) > _MOST_ROWS else (main,)


def _near(
    found: list[OccasionRow], today: dt.date, first: int, say: Words
) -> tuple[tuple[str, str, tuple[OccasionRow, ...]], ...]:
    """The rows of today, of the rest of the week and of the rest of thirty days; what is known by the week is in it."""
    left = 6 - (today.weekday() - first) % 7
    days = (today, horizon(today, left) if left else today, horizon(today, _NEAR))
    ends = [day.isoformat() for day in days]
    parts: tuple[list[OccasionRow], ...] = ([], [], [])
    for row in found:
        place = sum([row.day > end for end in ends]) if row.day else 1
        if place < len(parts) and (not row.vague or not row.day):
            parts[place].append(row)
    names = (("t-today", say("today")), ("t-week", say("this_week")), ("t-soon", say.many("next_days", _NEAR)))
    return tuple((*name, tuple(part)) for name, part in zip(names, parts, strict=True))


def _later(month: Month, last: dt.date, say: Words) -> Month:
    """A month without the rows that are near."""
    end = last.isoformat()
    rows = tuple([row for row in month.rows if row.vague or row.day > end])
    return msgspec.structs.replace(month, rows=rows, empty=say("dates_above") if month.rows else month.empty)


def _split(main: UpcomingPage, months: tuple[Month, ...], common: Common) -> Iterator[Page]:
    """What is near on one page, and a page for each month and for what has passed."""
    near = [row.day for _, _, rows in main.near for row in rows][: _MOST_ROWS // 2]
    shortened = tuple(
        msgspec.structs.replace(
            month,
            rows=tuple(row for row in month.rows if index == 0 and row.vague),
            empty="",
            route=f"upcoming/{month.id.removeprefix('m-')}.html",
        )
        for index, month in enumerate(months)
    )
    more = max(0, len(main.overdue) - _MOST_LATE)
    yield msgspec.structs.replace(
        main, months=shortened, overdue=main.overdue[:_MOST_LATE], late_more=more,
        late_route="upcoming/passed.html" if more else "",
        near=tuple((*name, tuple(row for row in rows if row.day <= near[-1])) for *name, rows in main.near) if near
        else main.near,
        # Whoever reads it weeks later needs the months after.
        further=tuple(Ref(month.title, month.route) for month in shortened[:_FURTHER]),
    )  # fmt: skip
    part = msgspec.structs.replace(
        main, trail=(Ref(main.title, main.route),), calendar="", groups=(), overdue=(), near=()
    )
    if more:
        yield msgspec.structs.replace(
            part, route="upcoming/passed.html", title=common.say("was_to_be_done"), overdue=main.overdue, months=(),
            kinds=_kinds(main.overdue, common.say), facets=facets((row.facets for row in main.overdue), common.say),
        )  # fmt: skip
    for whole, short in zip(months, shortened, strict=True):
        parts = _parts(whole, main.first_weekday)
        ways = [short.route, *(part_route(short.route, str(number)) for number in range(2, len(parts) + 1))]
        beside = tuple(Ref(each.title, way) for each, way in zip(parts, ways, strict=True))
        for month, route in zip(parts, ways, strict=True):
            yield msgspec.structs.replace(
                part, route=route, title=month.title, months=(month,), kinds=_kinds(month.rows, common.say),
                facets=facets((row.facets for row in month.rows), common.say),
                further=tuple(ref for ref in beside if ref.route != route),
            )  # fmt: skip


def _parts(whole: Month, first: int) -> tuple[Month, ...]:
    """A month as it is, or in several parts where it has too many rows for one page."""
    number = -(-len(whole.rows) // _MOST_IN_PART)
    if number < 2:
        return (whole,)
    year, month = map(int, whole.id.split("-")[1:])
    cut = [whole.rows[start : start + _MOST_IN_PART] for start in range(0, len(whole.rows), _MOST_IN_PART)]
    return tuple(
        msgspec.structs.replace(
            whole, title=f"{whole.title} ({place}/{number})", rows=rows, weeks=_weeks(rows, year, month, first)
        )
        for place, rows in enumerate(cut, 1)
    )


def _kinds(rows: Iterable[OccasionRow], say: Words) -> tuple[tuple[str, str], ...]:
    """The kinds that occur, each with its label."""
    present = {row.kind for row in rows}
    return tuple((kind, say(f"occasions_{kind}")) for kind in KINDS if kind in present)


def _months(found: list[OccasionRow], today: dt.date, first: int, say: Words) -> Iterator[Month]:
    """Thirteen months, the first and the last in part; what is known by the year only stands under its first month."""
    # By the month, or by the year where no more is known.
    known: dict[str, list[OccasionRow]] = {}
    for row in found:
        known.setdefault(row.day[:7], []).append(row)
    for index in range(13):
        month, year = (today.month - 1 + index) % 12 + 1, today.year + (today.month - 1 + index) // 12
        key = f"{year}-{month:02}"
        yearly = known.get(str(year), ()) if index == 0 or month == 1 else ()
        # What may be on any of its days comes first.
        rows = tuple(sorted((*known.get(key, ()), *yearly), key=lambda row: not row.vague))
        yield Month(say.month(year, month), f"m-{key}", rows, say("no_dates"), _weeks(rows, year, month, first))


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
