"""The page of dates ahead: what has passed, what is near with its calendar, month by month."""

from relwiki.pages.page import Month, UpcomingPage
from relwiki.render.dates import calendar, occasions
from relwiki.render.inline import Inline, shown, url


def months(inline: Inline, those: tuple[Month, ...], words: dict[str, str]) -> str:
    """Links to the months, but for the first where all of it stands above; nothing without months."""
    if not those:
        return ""
    items: list[str] = []
    for place, month in enumerate(those):
        if month.rows or month.route or place:
            target = inline.href(month.route) if month.route else f"#{url(month.id)}"
            items.append(f'<li><a href="{target}">{shown(month.title)}</a></li>')
    return f'<nav class="letters" aria-label="{shown(words["months"])}"><ul>{"".join(items)}</ul></nav>\n'


def overdue(inline: Inline, page: UpcomingPage, words: dict[str, str]) -> str:
    """What has passed and is open; hidden where a script may yet find something to put there."""
    if not (page.overdue or page.near):
        return ""
    rows, more = occasions(inline, page.overdue, anchors=False), ""
    if page.late_route:
        text = shown(words["more"].replace("{n}", str(page.late_more)))
        more = f'<p class="remark"><a href="{inline.href(page.late_route)}">{text}</a></p>\n'
    title = f'<h2 id="t-passed">{shown(words["passed"])}</h2>'
    return f'<section class="passed"{_hidden(not page.overdue)}>\n{title}\n{rows}\n{more}</section>\n'


def near(inline: Inline, page: UpcomingPage, words: dict[str, str]) -> str:
    """The days that are near, beside the calendar of this month."""
    if not page.near:
        return ""
    days = "".join(
        [
            f'<section{_hidden(not rows)}>\n<h2 id="{shown(place)}">{shown(title)}</h2>\n'
            f"{occasions(inline, rows, anchors=True)}\n</section>\n"
            for place, title, rows in page.near
        ]
    )
    if page.further:
        links = " · ".join([inline.ref(ref) for ref in page.further])
        remark = f'<p class="remark">{shown(words["further"])} {links}</p>\n'
    else:
        busy = any(rows for _, _, rows in page.near)
        remark = f'<p class="remark nothing"{_hidden(busy)}>{shown(words["ahead_none"])}</p>\n'
    beside = _calendar(inline, page, page.months[0], words)
    return f'<div class="near">\n<div class="days">\n{days}{remark}</div>\n{beside}</div>\n'


def ahead(inline: Inline, page: UpcomingPage, words: dict[str, str]) -> str:
    """Every month with its calendar and its rows; what is near already stands above."""
    made: list[str] = []
    for place, month in enumerate(page.months):
        moved = bool(page.near) and not place
        title = shown(month.title)
        title = f'<a href="{inline.href(month.route)}">{title}</a>' if month.route else title
        weeks = _calendar(inline, page, month, words) if month.weeks and not moved else ""
        empty = f'<p class="remark"{_hidden(bool(month.rows))}>{shown(month.empty)}</p>\n' if month.empty else ""
        made.append(
            f'<section class="month-of"{_hidden(moved and not month.rows)}>\n'
            f'<h2 id="{shown(month.id)}">{title}</h2>\n{weeks}'
            f"{occasions(inline, month.rows, anchors=True)}\n{empty}</section>\n"
        )
    return "".join(made)


def _calendar(inline: Inline, page: UpcomingPage, month: Month, words: dict[str, str]) -> str:
    route = inline.href(month.route) if month.route else ""
    return calendar(month, page.weekdays, words, route) + "\n"


def _hidden(hidden: bool) -> str:
    return " hidden" if hidden else ""
