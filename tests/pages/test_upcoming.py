"""The page of dates ahead stays small: where there are very many, each month has a page."""

import datetime as dt

from relwiki.pages.atlas import Atlas
from relwiki.pages.builders import pages
from relwiki.pages.page import UpcomingPage
from tests.vaults import english, facts_of


def upcoming(people: int, today: dt.date = dt.date(2026, 11, 23)) -> dict[str, UpcomingPage]:
    """The pages of dates ahead of so many people, all with a birthday, some with something late."""
    notes = [
        f"@ people/P {index}.md\n---\nborn: --{1 + index % 12:02}-{1 + index % 28:02}\nmember_of: Choir {index % 3}\n"
        f"follow_up: 2026-11-{1 + index % 20:02} call\ntags: [kin]\n---\n"
        for index in range(people)
    ]
    facts = facts_of("\n".join(notes), today)
    found = (page for page in pages(facts, Atlas(facts), english()) if isinstance(page, UpcomingPage))
    return {page.route: page for page in found}


def test_few_dates_are_on_one_page() -> None:
    """Thirteen months with all their rows, and everything that is late."""
    made = upcoming(20)

    assert list(made) == ["upcoming.html"]
    assert sum(len(month.rows) for month in made["upcoming.html"].months) == 20
    assert len(made["upcoming.html"].overdue) == 20
    assert {month.route for month in made["upcoming.html"].months} == {""}


def test_many_dates_have_a_page_for_each_month() -> None:
    """The first page shows what is near; nothing is missing from the others."""
    made = upcoming(900)
    main = made["upcoming.html"]
    whole = [page for route, page in made.items() if route not in {"upcoming.html", "upcoming/passed.html"}]

    assert len(whole) == 13
    assert sum(len(month.rows) for page in whole for month in page.months) == 900
    assert len(made["upcoming/passed.html"].overdue) == 900
    assert (len(main.overdue), main.late_more) == (60, 840)
    assert 0 < sum(len(month.rows) for month in main.months) <= 300
    assert {row.day <= "2026-12-23" for month in main.months for row in month.rows} == {True}
    assert all(month.route in made for month in main.months)


def test_rows_can_be_narrowed_by_tag_and_circle() -> None:
    """The circles of a person are where they are now."""
    facets = {facet.name: [value for value, _, _ in facet.values] for facet in upcoming(9)["upcoming.html"].facets}

    assert facets == {"Circle": ["circle:choir 0", "circle:choir 1", "circle:choir 2"]}
