"""The page of dates ahead stays small: where there are very many, each month has a page."""

import datetime as dt

import pytest

from relwiki.pages import upcoming as upcoming_pages
from relwiki.pages.atlas import Atlas
from relwiki.pages.builders import pages
from relwiki.pages.page import HomePage, UpcomingPage
from relwiki.pages.subject import Common
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


def near(page: UpcomingPage) -> list[str]:
    """The days under today, this week and the next thirty days."""
    return [row.day for _, _, rows in page.near for row in rows]


@pytest.mark.parametrize(
    ("starts", "today", "days"),
    [
        ("monday", "2026-11-23", ("23", "24 25 28 29", "30 01 06 23")),
        ("sunday", "2026-11-23", ("23", "24 25 28", "29 30 01 06 23")),
        ("saturday", "2026-11-23", ("23", "24 25", "28 29 30 01 06 23")),
        ("monday", "2026-11-29", ("29", "", "30 01 06 23 24")),
        ("sunday", "2026-11-29", ("29", "30 01", "06 23 24")),
        ("saturday", "2026-11-27", ("", "", "28 29 30 01 06 23 24")),
    ],
)
def test_each_date_stands_under_one_heading(starts: str, today: str, days: tuple[str, str, str]) -> None:
    """Today, the rest of the week as the settings begin it, thirty days, its month; what is weekly in the week."""
    born = ("11-23", "11-24", "11-25", "11-28", "11-29", "11-30", "12-01", "12-06", "12-23", "12-24", "12-31")
    notes = [f"@ people/P{each}.md\n---\nborn: --{each}\n---\n" for each in born]
    notes.append(f"@ relwiki.yaml\nweek_starts: {starts}\n@ people/W.md\n---\ndates: every week swim\n---\n")
    facts = facts_of("\n".join(notes), dt.date.fromisoformat(today))
    page = next(page for page in pages(facts, Atlas(facts), english()) if isinstance(page, UpcomingPage))
    found = tuple(" ".join(row.day[8:] for row in rows if row.day) for _, _, rows in page.near)
    seen = [*near(page), *(row.day for month in page.months for row in month.rows)]

    assert found == days
    assert "" in [row.day for row in page.near[1][2]]
    assert len(seen) == len(set(seen))


def test_a_row_says_what_time_does_to_it() -> None:
    """What stays open, what comes round within days and until when; a yearly day does neither."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        born: 1986-12-01
        follow_up: 2026-12-02 the quote
        dates:
          - every Tuesday until 2027-02-01 choir
          - every 10 days from 2026-12-04 the round
          - every month from 2026-12-05 rent
        ---
        - [ ] water the plants (due 2026-12-03)
    """)
    page = next(page for page in pages(facts, Atlas(facts), english()) if isinstance(page, UpcomingPage))
    rows = {row.day: (row.due, row.every, row.until) for _, _, rows in page.near for row in rows}

    assert rows == {
        "2026-11-24": (False, 7, "2027-02-01"),
        "2026-12-01": (False, 0, ""),
        "2026-12-02": (True, 0, ""),
        "2026-12-03": (True, 0, ""),
        "2026-12-04": (False, 10, ""),
        "2026-12-05": (False, 0, ""),
    }


def test_a_month_says_where_its_dates_are() -> None:
    """Above, where all of them are near; nowhere, where there are none."""
    facts = facts_of("@ people/Ida.md\n---\nborn: 1986-12-01\n---\n@ people/Max.md\n---\nborn: 1986-01-31\n---\n")
    page = next(page for page in pages(facts, Atlas(facts), english()) if isinstance(page, UpcomingPage))

    assert [(len(month.rows), month.empty) for month in page.months[:4]] == [
        (0, "Nothing this month."),
        (0, "Its dates stand above."),
        (1, "Its dates stand above."),
        (0, "Nothing this month."),
    ]


def test_few_dates_are_on_one_page() -> None:
    """Thirteen months with all their rows, and everything that is late."""
    made = upcoming(20)

    main = made["upcoming.html"]

    assert list(made) == ["upcoming.html"]
    assert sum(len(month.rows) for month in main.months) + len(near(main)) == 20
    assert len(main.overdue) == 20
    assert {month.route for month in main.months} == {""}


def test_many_dates_have_a_page_for_each_month() -> None:
    """The first page shows what is near; nothing is missing from the others."""
    made = upcoming(900)
    main = made["upcoming.html"]
    whole = [page for route, page in made.items() if route not in {"upcoming.html", "upcoming/passed.html"}]

    assert len(whole) == 13
    assert sum(len(month.rows) for page in whole for month in page.months) == 900
    assert len(made["upcoming/passed.html"].overdue) == 900
    assert (len(main.overdue), main.late_more) == (60, 840)
    assert 0 < len(near(main)) <= 300
    assert {"2026-11-23" <= day <= "2026-12-23" for day in near(main)} == {True}
    assert [row for month in main.months for row in month.rows] == []
    assert all(month.route in made for month in main.months)
    assert [ref.route for ref in main.further] == [month.route for month in main.months[:3]]


def test_rows_can_be_narrowed_by_tag_and_circle() -> None:
    """The circles of a person are where they are now."""
    facets = {facet.name: [value for value, _, _ in facet.values] for facet in upcoming(9)["upcoming.html"].facets}

    assert facets == {"Circle": ["circle:choir 0", "circle:choir 1", "circle:choir 2"]}


def test_a_month_with_very_many_dates_has_several_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each links to the others, has the calendar of its own days, and none is lost."""
    monkeypatch.setattr(upcoming_pages, "_MOST_ROWS", 4)
    monkeypatch.setattr(upcoming_pages, "_MOST_IN_PART", 3)
    facts = facts_of("\n".join(f"@ people/P{day}.md\n---\nborn: 1980-12-{day:02}\n---" for day in range(1, 6)))
    found = {page.route: page for page in upcoming_pages.build(Common(facts, Atlas(facts), english()))}
    first, second = found["upcoming/2026-12.html"], found["upcoming/2026-12/2.html"]

    assert isinstance(first, UpcomingPage)
    assert isinstance(second, UpcomingPage)
    assert [len(page.months[0].rows) for page in (first, second)] == [3, 2]
    assert (first.title, [ref.route for ref in first.further]) == ("December 2026 (1/2)", [second.route])
    assert [cell[0] for week in second.months[0].weeks for cell in week if cell[2]] == [4, 5]


def test_home_ends_with_a_whole_day_and_says_where_the_rest_is() -> None:
    """Up to some thirty rows stand on home; of more only the first days, and a link."""
    for number, shown in ((32, 32), (36, 24)):
        people = "".join(f"@ people/P{n}.md\n---\nborn: 1980-12-{1 + n // 3:02}\n---\n" for n in range(number))
        facts = facts_of(people)
        home = next(page for page in pages(facts, Atlas(facts), english()) if isinstance(page, HomePage))

        assert len(home.ahead) == shown
        assert bool(home.further) == (number > shown)
