"""Dates ahead: rows of a list, and a month as a calendar. Knows nothing of today; the browser marks it."""

from relwiki.pages.page import Month
from relwiki.pages.shown import OccasionRow
from relwiki.render.inline import Inline, escape, faceted, when


def occasions(inline: Inline, rows: tuple[OccasionRow, ...], *, anchors: bool) -> str:
    """An ordered list; with `anchors` the first row of a day has the id "d-2027-03-26"."""
    parts: list[str] = []
    before = shown = ""
    for row in rows:
        place = f' id="d-{escape(row.day)}"' if anchors and row.day != before else ""
        # Paper leaves private rows out; what follows one has to say its day itself.
        marks = ("vague" if row.vague else "again" if row.day == shown else "", "private" if row.private else "")
        shape = f' class="{" ".join(filter(None, marks))}"' if any(marks) else ""
        parts.append(_occasion(inline, row, place + shape))
        before, shown = row.day, shown if row.private else row.day
    return f'<ol class="occasions"{"" if rows else " hidden"}>\n' + "".join(parts) + "</ol>\n"


def _occasion(inline: Inline, row: OccasionRow, attributes: str) -> str:
    shape = "number round" if row.round else "number"
    number = f' <span class="{shape}">{escape(row.number)}</span>' if row.number else ""
    beside = f'<div class="beside">{inline.line(row.beside)}</div>' if row.beside else ""
    facets = faceted(row.facets)
    due = " data-due" if row.due else ""
    until = f' data-until="{escape(row.until)}"' if row.until else ""
    every = f' data-every="{row.every}"{until}' if row.every else ""
    said = f'{inline.ref(row.who)} <span class="what">{inline.line(row.what)}</span>{number}{beside}'
    return (
        f'<li{attributes} data-day="{escape(row.day)}" data-kind="{escape(row.kind)}"{due}{every}{facets}>'
        f'<div class="date">{when(row.when)}</div>{inline.face(row.face)}'
        f'<div class="said">{said}</div></li>\n'
    )


def calendar(month: Month, weekdays: tuple[str, ...], words: dict[str, str], page: str = "") -> str:
    """A table of weeks; a day with dates is a link to its first row, on the `page` of the month where it has one."""
    name = escape(words["calendar"].replace("{name}", month.title))
    head = "".join([f'<th scope="col">{escape(day)}</th>' for day in weekdays])
    weeks = "".join(
        [
            "<tr>" + "".join([_day(day, count, f"{page}#{place}", words) for day, count, place in week]) + "</tr>\n"
            for week in month.weeks
        ]
    )
    which = escape(month.id.removeprefix("m-"))
    return (
        f'<table class="month" data-month="{which}"><caption>{name}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{weeks}</tbody></table>\n"
    )


def _day(day: int, count: int, place: str, words: dict[str, str]) -> str:
    if not day:
        return "<td></td>"
    if not count:
        return f"<td><span>{day}</span></td>"
    dates = words["one_date"] if count == 1 else words["some_dates"].replace("{n}", str(count))
    label = f"{day}: {escape(dates)}"
    return f'<td class="n-{min(count, 3)}"><a href="{escape(place)}" aria-label="{label}">{day}</a></td>'
