"""Filters, views, sorting, colours, paper: what a hand can do on a page, and what is there without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.render.sample_pages import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.site.conftest import Opened

pytestmark = pytest.mark.browser
PEOPLE = "people/index.html"


def names(page: Page) -> list[str]:
    """Who is seen on the people page, in order."""
    # The text of the document: a row off the screen that has just come back is not painted yet, and then shows none.
    return [text.strip() for text in page.locator("tr.one:visible .said > a").all_text_contents()]


def test_the_filter(visit: Opened) -> None:
    """A slash goes to it, marks on letters do not matter, empty letters go, and Escape brings all back."""
    page = visit(PEOPLE)
    everybody = names(page)
    page.keyboard.press("/")
    page.keyboard.type("ines")
    found, tally, letters = names(page), page.locator(".tally").inner_text(), page.locator("tr.letter:visible").count()
    page.keyboard.press("Escape")

    assert (found, tally, letters) == (["Inês"], "1 shown", 1)
    assert names(page) == everybody
    assert page.locator(".tally").inner_text() == ""


def test_the_filter_finds_nothing(visit: Opened) -> None:
    """It says so."""
    page = visit(PEOPLE)
    page.keyboard.press("/")
    page.keyboard.type("zzz")

    assert names(page) == []
    assert page.locator(".tally").inner_text() == "Nothing matches."


def test_facets(visit: Opened) -> None:
    """Any of what is ticked in one facet, and all of the facets."""
    page = visit(PEOPLE)
    page.locator(".facets summary").first.click()
    page.locator("input[value='tags:family']").check()
    family = names(page)
    page.locator(".facets summary").last.click()
    page.locator("input[value='stage:close']").check()

    assert family == [
        "Inês",
        "Maria da Conceição Teodora de Vasconcelos e Albuquerque Sottomayor-Bragança Filha",
        "Tomás Okafor",
    ]
    assert names(page) == ["Inês", "Tomás Okafor"]


def test_the_table_is_sorted(visit: Opened) -> None:
    """By a column up and down, with empty cells last both ways; by name under letters again."""
    page = visit(PEOPLE)
    by_letter = names(page)
    page.get_by_text("Table", exact=True).click()
    born = page.get_by_role("button", name="Born")
    born.click()
    up, state = names(page), page.locator("th[aria-sort]").get_attribute("aria-sort")
    born.click()
    down = names(page)
    page.get_by_role("button", name="Name").click()

    assert (up[0][:5], state) == ("Maria", "ascending")
    assert down[0] == "田中 陽子"
    assert up[-2:] == down[-2:] == ["ليلى حداد", "Ode"]
    assert names(page) == by_letter
    assert page.locator("tr.letter:visible").count() == 8


def test_kinds_of_dates(visit: Opened) -> None:
    """Unticking a kind hides its rows."""
    page = visit("upcoming.html")
    page.locator("input[value=birthday]").uncheck()
    kinds = page.evaluate(
        "[...document.querySelectorAll('li[data-kind]')].filter(row => row.offsetParent).map(row => row.dataset.kind)"
    )

    assert kinds == ["follow-up", "anniversary", "follow-up", "date"]


def test_colours(visit: Opened) -> None:
    """System, light, dark, system: kept on the next page, and nothing else is stored."""
    page = visit("index.html", color_scheme="light")
    paper = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(paper)
    button = page.locator("button.scheme")
    button.click()
    button.click()
    page.locator("nav a", has_text="Upcoming").click()
    page.wait_for_url("**/upcoming.html")
    dark, stored = page.evaluate(paper), page.evaluate("JSON.stringify(localStorage)")
    page.locator("button.scheme").click()

    assert (light, dark) == ("rgb(251, 250, 247)", "rgb(25, 24, 22)")
    assert stored == '{"relwiki-scheme":"dark"}'
    assert page.evaluate(paper) == light
    assert page.evaluate("localStorage.length") == 0


@pytest.mark.parametrize("route", [page.route for page in PAGES])
def test_without_a_script_everything_is_there(route: str, visit: Opened) -> None:
    """The same words (counts and controls apart) and no control that does nothing."""
    with_script = visit(route)
    without = visit(route, java_script_enabled=False)
    # What tells of a missing script, and what one says anew on the day of reading.
    without.locator(
        ".needs-script, [data-count=spoke], [data-count=touch], [data-count=zone], [data-count=today]"
    ).evaluate_all("all => all.forEach(one => one.remove())")  # fmt: skip
    words = set(without.locator("main").inner_text().split())
    added = {"Filter"}

    assert words - set(with_script.locator("main").inner_text().split()) - added <= {"↑", "↕"}
    assert without.locator("main").locator("input:visible, button:visible").evaluate_all(
        "all => all.filter(one => !one.disabled && one.name !== 'view').length"
    ) == 0  # fmt: skip


def test_views_need_no_script(visit: Opened) -> None:
    """Cards, table and faces are the style sheet's business."""
    page = visit(PEOPLE, java_script_enabled=False)
    before = page.get_by_text("24 November 1986").is_visible()
    page.get_by_text("Table", exact=True).click()

    assert (before, page.get_by_text("24 November 1986").is_visible()) == (False, True)


def test_paper(visit: Opened) -> None:
    """What is private is never printed, though it stands open; nor is the navigation."""
    page = visit("people/ines-carvalho.html")
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    seen = page.get_by_text("She thinks of selling.").is_visible()
    page.emulate_media(media="print")
    hidden = ("She thinks of selling.", "IBAN PT50 0000 0000", "Account", "Organisations")

    assert seen
    assert [text for text in hidden if page.get_by_text(text).first.is_visible()] == []
    assert page.get_by_text("Her son carries an injector.").is_visible()


def test_a_day_of_the_calendar_leads_to_its_row(visit: Opened) -> None:
    """The link says how many dates there are."""
    page = visit("upcoming.html")
    page.get_by_role("link", name="26: 2 dates").click()

    assert page.url.endswith("#d-2026-11-26")


def test_motion_stops_where_it_is_not_wanted(visit: Opened) -> None:
    """Reduced motion means none."""
    page = visit("index.html", reduced_motion="reduce")

    assert page.evaluate("getComputedStyle(document.querySelector('main a')).transitionDuration") == "0s"
