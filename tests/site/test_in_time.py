"""A site built on one day is right on every later one: opened from the disk, with the reader's clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sites import relwiki, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, Page

    Reads = Callable[..., Page]

pytestmark = pytest.mark.browser

VAULT = {
    "relwiki.yaml": "title: Mine\nweek_starts: monday\n",
    "people/Ada.md": "---\nborn: 1990-11-23\n---\n",
    "people/Bo.md": "---\nborn: 1990-11-25\nfollow_up: 2026-11-20 the **bench**\n---\n",
    "people/Cy.md": "---\nborn: 1990-12-23\nfollow_up: 2026-12-04 the boat\ntags: [sail]\n---\n",
    "people/Di.md": "---\nborn: 1990-01-01\ndates: [2027-01-31 the hall, 2026-12 the move]\n---\n",
    "people/Eli.md": "---\nborn: 1990-03-03\ndates: [every Tuesday choir, 2026 the reunion]\ntags: [sail]\n---\n",
    "people/Fay.md": "---\nborn: 1990-01-01\n---\n",
}
BUILT = "2026-11-23"
# What a reader sees: each heading with the rows below it, as "day name".
SEEN = """() => [...document.querySelectorAll('main section')].filter(part => part.querySelector('ol.occasions'))
  .filter(part => part.offsetParent).map(part => [
    part.querySelector('h2').textContent.trim(),
    [...part.querySelectorAll('li')].filter(row => row.offsetParent)
      .map(row => `${row.dataset.day.slice(5)} ${row.querySelector('.said a').textContent}`).join(', ')])"""
ON_THE_DAY = [
    ["Still open", "11-20 Bo"],
    ["Today", "11-23 Ada"],
    ["This week", "11-24 Eli, 11-25 Bo"],
    ["Next 30 days", "12-04 Cy, 12-23 Cy"],
    ["November 2026", " Eli"],
    ["December 2026", "12 Di"],
    ["January 2027", "01-01 Di, 01-01 Fay, 01-31 Di"],
    ["February 2027", ""],
    ["March 2027", "03-03 Eli"],
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, as it was built."""
    root = write(tmp_path_factory.mktemp("in-time"), VAULT)
    done = relwiki("--today", BUILT, "build", cwd=root)
    assert done.returncode == 0, done.stderr
    return root / ".relwiki" / "site"


@pytest.fixture
def read(contexts: list[BrowserContext], browser: Browser, built: Path) -> Reads:
    """Opens a page of the site at a time."""

    def opened(now: str, route: str = "upcoming.html", **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        context.set_default_timeout(5_000)
        contexts.append(context)
        page = context.new_page()
        page.clock.install(time=now)
        page.goto((built / route).as_uri())
        return page

    return opened


def seen(page: Page, most: int = 9) -> list[list[str]]:
    """The first headings with their rows."""
    found: list[list[str]] = page.evaluate(SEEN)
    return found[:most]


@pytest.mark.parametrize("script", [True, False])
def test_on_the_day_of_the_build(script: bool, read: Reads) -> None:
    """The same with and without a script, and the page says of which day it is."""
    page = read(f"{BUILT}T09:00:00", java_script_enabled=script)

    assert seen(page) == ON_THE_DAY
    assert page.locator(".built").inner_text() == "As of Monday 23 November 2026."


@pytest.mark.parametrize(
    ("now", "headings"),
    [
        (
            "2026-11-24T08:00:00",
            [
                ["Still open", "11-20 Bo"],
                ["Today", "11-24 Eli"],
                ["This week", "11-25 Bo"],
                ["Next 30 days", "12-04 Cy, 12-23 Cy"],
                ["November 2026", " Eli"],
            ],
        ),
        (
            "2026-12-23T08:00:00",
            [
                ["Still open", "12-04 Cy, 11-20 Bo"],
                ["Today", "12-23 Cy"],
                ["Next 30 days", "12-29 Eli, 01-01 Di, 01-01 Fay"],
                ["December 2026", "12 Di"],
                ["January 2027", "01-31 Di"],
                ["February 2027", ""],
            ],
        ),
        (
            "2026-12-30T08:00:00",
            [
                ["Still open", "12-04 Cy, 11-20 Bo"],
                ["This week", "01-01 Di, 01-01 Fay"],
                ["Next 30 days", "01-05 Eli"],
                ["December 2026", "12 Di"],
                ["January 2027", "01-31 Di"],
            ],
        ),
        (
            "2027-01-01T08:00:00",
            [
                ["Still open", "12-04 Cy, 11-20 Bo"],
                ["Today", "01-01 Di, 01-01 Fay"],
                ["Next 30 days", "01-05 Eli, 01-31 Di"],
                ["February 2027", ""],
                ["March 2027", "03-03 Eli"],
            ],
        ),
        (
            "2027-02-10T08:00:00",
            [
                ["Still open", "12-04 Cy, 11-20 Bo"],
                ["Next 30 days", "02-16 Eli, 03-03 Eli"],
                ["March 2027", ""],
            ],
        ),
    ],
)
def test_on_a_later_day(now: str, headings: list[list[str]], read: Reads) -> None:
    """Tomorrow, a month later, across New Year: rows go up and leave, what is not done stays, empty headings vanish."""
    page = read(now)

    assert seen(page, len(headings)) == headings
    assert "gathered on Monday 23 November 2026" in page.locator(".built").inner_text()
    assert page.locator(".near table").get_attribute("data-month") == now[:7]
    assert page.locator("td[aria-current=date]").count() == 1


def test_headings_that_have_gone_are_not_linked(read: Reads) -> None:
    """The list of months begins with the first that is there."""
    links = read("2027-01-05T08:00:00").locator(".letters li:visible")

    assert links.first.inner_text() == "February 2027"
    assert read("2027-02-05T08:00:00").locator(".letters li:visible").first.inner_text() == "March 2027"


def test_at_midnight(read: Reads) -> None:
    """The page is open while the year ends: what was this week is today, and the calendar turns."""
    page = read("2026-12-31T23:59:30")
    before = seen(page, 4)
    page.clock.run_for(60_000)

    assert before[1] == ["This week", "01-01 Di, 01-01 Fay"]
    assert seen(page, 2) == [["Still open", "12-04 Cy, 11-20 Bo"], ["Today", "01-01 Di, 01-01 Fay"]]
    assert page.locator(".near table").get_attribute("data-month") == "2027-01"
    assert page.locator("section:has(#t-today) li:visible .date .count").first.inner_text() == "today"


def test_the_evening_before_in_another_zone(read: Reads) -> None:
    """Where the day of the build has not begun yet, what is today there is tomorrow."""
    page = read("2026-11-23T04:00:00Z", timezone_id="America/Los_Angeles")

    assert seen(page, 2) == [["Still open", "11-20 Bo"], ["Next 30 days", "11-23 Ada, 11-24 Eli, 11-25 Bo, 12-04 Cy"]]


def test_filters_hold_while_time_passes(read: Reads) -> None:
    """Headings come and go with what is shown; the first that is shown of a day says the day."""
    page = read("2026-12-31T23:59:30")
    page.get_by_role("searchbox").fill("fay")
    alone = seen(page)
    page.clock.run_for(60_000)

    assert alone == [["This week", "01-01 Fay"]]
    assert seen(page) == [["Today", "01-01 Fay"]]
    assert page.locator("section:has(#t-today) li:visible .date").inner_text().startswith("Fri 1 January 2027")
    page.get_by_role("searchbox").fill("")
    assert seen(page, 2)[1] == ["Today", "01-01 Di, 01-01 Fay"]


def test_home_a_month_later(read: Reads) -> None:
    """The same rows: those that have passed have left, but for what is to be done."""
    page = read("2026-12-23T08:00:00", "index.html")

    assert page.locator("h1").inner_text() == "Wednesday 23 December"
    assert seen(page) == [["Ahead", "12 Di, 12-04 Cy, 12-23 Cy, 12-29 Eli"]]
