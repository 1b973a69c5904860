"""Shared circles, households and how somebody came, as a person's page tells them."""

import pytest

from relwiki.pages.shown import Entry
from tests.pages.test_person import page_of, rows, said


def circles(text: str, route: str) -> dict[str, str]:
    """The shared circles of a page in words."""
    group = next((group for group in page_of(text, route).groups if group.id == "r-circles"), None)
    return {entry.ref.text: said(entry.line) for entry in group.entries} if group else {}


MILL = """
    @ people/Me.md
    ---
    me: true
    works_at: "[[Mill]] (2010..2015)"
    ---
    @ people/Ida.md
    ---
    works_at: "[[Mill]] (2009..2016)"
    lives_in: Porto
    ---
    @ people/Max.md
    ---
    works_at: "[[Mill]] (2014..)"
    lives_in: Porto
    ---
    @ people/Eve.md
    ---
    works_at: "[[Mill]]"
    ---
    @ people/Old.md
    ---
    works_at: "[[Mill]] (1990..1999)"
    ---
    @ organisations/Mill.md
"""


def test_a_small_circle_names_everybody_with_the_time_spent_together() -> None:
    """You first; then who is there now or was for certain, then who also was, then who came and went at other times."""
    assert circles(MILL, "people/ida.html") == {
        "Mill": "with you (2010 to 2015), Max (2014 to 2016) · also Eve · at another time Old",
        "Porto": "home · with Max",
    }
    assert circles(MILL, "people/old.html") == {"Mill": "also Eve · at another time you, Ida, Max"}


def test_the_organisation_says_who_was_there_with_you() -> None:
    """Only where that is certain."""
    page = page_of_any(MILL, "organisations/mill.html")
    lines = {entry.ref.text: said(entry.line) for group in page for entry in group}

    assert lines["Ida"] == "2009 to 2016 · with you 2010 to 2015"
    assert lines["Eve"] == ""
    assert lines["Old"] == "1990 to 1999"


def page_of_any(text: str, route: str) -> list[tuple[Entry, ...]]:
    """The groups of a page that is no person's."""
    from relwiki.pages.atlas import Atlas
    from relwiki.pages.builders import pages
    from relwiki.pages.page import SubjectPage
    from tests.vaults import english, facts_of

    facts = facts_of(text)
    found = next(page for page in pages(facts, Atlas(facts), english()) if page.route == route)
    assert isinstance(found, SubjectPage)
    return [group.entries for group in found.groups]


def test_a_large_circle_names_only_those_one_is_related_to() -> None:
    """So nobody who comes later changes the pages of all who are there."""
    crowd = "".join(f"@ people/P{n:02}.md\n---\nlives_in: Porto\n---\n" for n in range(20))
    ida = "@ people/Ida.md\n---\nlives_in: Porto\nfriend: '[[P07]]'\n---\n"
    before = page_of(ida + crowd, "people/ida.html")
    after = page_of(ida + crowd + "@ people/Aaron.md\n---\nlives_in: Porto\n---\n", "people/ida.html")

    assert circles(ida + crowd, "people/ida.html") == {"Porto": "home · with P07 and others"}
    assert circles(ida + crowd, "people/p03.html") == {}
    assert before == after


def test_gatherings_are_counted() -> None:
    """Whom one met most often comes first."""
    text = """
        @ people/Ida.md
        @ people/Max.md
        @ people/Zoe.md
        @ journal/2025-01-01 A.md
        ---
        people: "[[Ida]], [[Zoe]], [[Max]]"
        ---
        @ journal/2025-02-01 B.md
        ---
        people: "[[Ida]], [[Zoe]]"
        ---
    """

    assert circles(text, "people/ida.html") == {"Gatherings": "with Zoe (2 times), Max"}


def test_a_household_gives_its_address_and_its_dates() -> None:
    """Those who live there now have both on their pages; the day has one row, with all of them."""
    text = """
        @ people/Ida.md
        @ people/Max.md
        @ people/Gone.md
        @ organisations/The Bergs.md
        ---
        type: household
        members:
          - "[[Ida]]"
          - "[[Max]]"
          - "[[Gone]] (..2019)"
        address: 5 Cliff Terrace
        dates: 05-01 house day
        ---
    """
    page, gone = page_of(text, "people/ida.html"), page_of(text, "people/gone.html")

    assert rows(page) == {"Address": ["5 Cliff Terrace"]}
    assert [said(line) for row in page.highlights for line in row.lines] == ["1 May · house day · The Bergs"]
    assert (rows(gone), gone.highlights) == ({}, ())


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("met: 2014-05-02 at the fair, through [[Max]]", {"How you met": ["2 May 2014, at the fair, through Max"]}),
        ("introduced_by: '[[Max]]'\nsource: the fair", {"How you met": ["introduced by Max · source the fair"]}),
        ("met: at the fair\nreferred_by: '[[Max]] (2014)'",
         {"How you met": ["at the fair · referred by Max (2014)"]}),
        ("met: at the fair\nsource: a book\nprivate: [source]",
         {"How you met": ["at the fair"], "Source": ["a book"]}),
    ],
)  # fmt: skip
def test_how_you_met_is_one_line(lines: str, expected: dict[str, list[str]]) -> None:
    """When and where, through whom, and the source; what is private stays closed in a row of its own."""
    page = page_of(f"@ people/Max.md\n@ people/Ida.md\n---\n{lines}\n---\n", "people/ida.html")

    assert rows(page) == expected
    assert [row.label for row in page.infobox if row.private] == (["Source"] if "private" in lines else [])
