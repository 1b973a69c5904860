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


# A date, and what stands in its place on Monday 23 November 2026.
APART = (
    ("2026-11-23", "spoke", "You spoke just lately"),
    ("2026-11-22", "spoke", "A day since you spoke"),
    ("2026-11-10", "spoke", "13 days since you spoke"),
    ("2026-11-09", "touch", "Two weeks since you were in touch"),
    ("2026-09-25", "spoke", "Eight weeks since you spoke"),
    ("2026-09-24", "spoke", "A month since you spoke"),
    ("2026-04-24", "spoke", "Six months since you spoke"),
    ("2026-04-23", "touch", "Seven months since you were in touch"),
    ("2024-11-24", "spoke", "23 months since you spoke"),
    ("2024-11-23", "spoke", "Two years since you spoke"),
    ("2026-05", "spoke", "Six months since you spoke"),
    ("2026-11", "touch", "You were in touch just lately"),
    ("2019", "spoke", "Seven years since you spoke"),
    ("2026", "spoke", "You spoke just lately"),
)


def test_in_place_of_a_date(visit: Opened, dated: Dated) -> None:
    """How long it is since you spoke replaces what was true when the page was made."""
    page = visit(dated(tuple((iso, count) for iso, count, _ in APART)))

    assert page.locator(".infobox dd").all_inner_texts() == [said for _, _, said in APART]


def test_who_is_due_moves_with_the_days(visit: Opened) -> None:
    """Read two days later, somebody who was soon is due; read in December, nobody is soon any more."""

    def listed(now: str) -> list[str]:
        page = visit("keep-in-touch.html", now=now)
        found: list[str] = page.locator("section.keep:visible").evaluate_all(
            "all => all.map(s => [s.querySelector('h2').textContent, ...[...s.querySelectorAll('li[data-from]')]"
            ".map(li => li.querySelector('.apart').textContent)].join(': '))"
        )
        return found

    assert listed("2026-11-24T12:00:00")[:2] == [
        "It is time", "Soon: Four weeks since you spoke: Four weeks since you were in touch",
    ]  # fmt: skip
    assert listed("2026-11-25T12:00:00")[:2] == [
        "It is time: Four weeks since you spoke", "Soon: Four weeks since you were in touch",
    ]  # fmt: skip
    assert listed("2026-12-05T12:00:00")[1] == "Not yet"


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
