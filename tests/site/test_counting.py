"""What depends on the day is worked out where the page is read, and no finer than the date is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.site.conftest import Dated, Opened

pytestmark = pytest.mark.browser


# A date, what is counted, and what stands beside it on Monday 23 November 2026.
CASES = (
    ("1984-03-26", "age", "(42 years old)"),
    ("1986-11-23", "age", "(40 years old)"),
    ("1986-11-24", "age", "(39 years old)"),
    ("1984-02-29", "age", "(42 years old)"),
    ("1986-11", "age", "(39 or 40 years old)"),
    ("1986-10", "age", "(40 years old)"),
    ("1986", "age", "(39 or 40 years old)"),
    ("--03-26", "age", ""),
    ("2025-11-24", "age", "(eleven months old)"),
    ("2026-10-23", "age", "(one month old)"),
    ("2026-11-01", "age", "(newborn)"),
    ("2030-01-01", "age", ""),
    ("2026-11-23", "since", "(today)"),
    ("2026-11-22", "since", "(yesterday)"),
    ("2026-11-10", "since", "(13 days ago)"),
    ("2026-11-09", "since", "(two weeks ago)"),
    ("2026-09-25", "since", "(eight weeks ago)"),
    ("2026-09-24", "since", "(a month ago)"),
    ("2026-04-23", "since", "(seven months ago)"),
    ("2026-04-24", "since", "(six months ago)"),
    ("2024-11-24", "since", "(23 months ago)"),
    ("2024-11-23", "since", "(two years ago)"),
    ("2026-05", "since", "(six months ago)"),
    ("2026-11", "since", "(this month)"),
    ("2019", "since", "(seven years ago)"),
    ("2026", "since", "(this year)"),
    ("--05-01", "since", ""),
    ("2026-11-24", "until", "(tomorrow)"),
    ("2026-11-26", "until", "(in three days)"),
    ("2026-12-07", "until", "(in two weeks)"),
    ("2027-03-23", "until", "(in four months)"),
    ("2029-01-01", "until", "(in two years)"),
    ("--11-25", "until", "(in two days)"),
    ("--11-22", "until", "(in eleven months)"),
    ("2026-11-20", "until", "(three days ago)"),
)


def test_beside_a_date(visit: Opened, dated: Dated) -> None:
    """Words for small numbers; a range where the date allows two; nothing where it allows none."""
    page = visit(dated(tuple((iso, count) for iso, count, _ in CASES)))
    said = [row.removeprefix("then").strip() for row in page.locator(".infobox dd").all_inner_texts()]

    assert said == [beside for _, _, beside in CASES]


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Lisbon"])
def test_dates_are_civil(zone: str, visit: Opened, dated: Dated) -> None:
    """No time zone moves a birthday: the day is the reader's own."""
    page = visit(dated((("1986-11-23", "age"),)), timezone_id=zone, now="2026-11-23T10:30:00Z")
    day = page.evaluate("new Date().getDate()")

    assert page.locator(".infobox .count").inner_text() == f"({39 if day < 23 else 40} years old)"


def test_the_day_turns_while_the_page_is_open(visit: Opened) -> None:
    """At midnight tomorrow becomes today, and the page says when it was built."""
    page = visit("index.html", now="2026-11-23T23:59:30")
    before = page.locator("li[data-day='2026-11-24'] .date").inner_text()
    page.clock.run_for(60_000)
    row = page.locator("li[data-day='2026-11-24']")

    assert before == "Tue 24 November\ntomorrow"
    assert page.locator("h1").inner_text() == "Tuesday 24 November"
    assert row.locator(".date").inner_text() == "Tue 24 November\ntoday"
    assert "today" in (row.get_attribute("class") or "")
    assert "gathered on Monday 23 November 2026" in page.locator(".built").inner_text()


def test_a_site_built_last_month_is_right_today(visit: Opened) -> None:
    """What has passed has left, but what was still open stays open; the calendar shows where we are."""
    page = visit("upcoming.html", now="2026-12-02T12:00:00")
    gone = page.evaluate("[...document.querySelectorAll('li.gone')].map(row => row.dataset.day)")

    assert gone == ["2026-11-24", "2026-11-26"]
    assert page.locator("td[aria-current=date]").inner_text().startswith("2")
    assert page.locator(".passed .count").all_inner_texts() == ["six days ago", "two weeks ago"]
