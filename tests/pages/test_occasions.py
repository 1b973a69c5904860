"""Rows of dates ahead say who and what, in words; what is private stays where it is."""

from relwiki.pages.atlas import Atlas
from relwiki.pages.builders import pages
from relwiki.pages.page import HomePage, UpcomingPage
from relwiki.pages.shown import Line, OccasionRow
from tests.vaults import english, facts_of


def said(line: Line) -> str:
    """A line as plain text."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in line)


def shown(row: OccasionRow) -> str:
    """`2027-03-26 Ida: birthday (turns 40) · your sister`."""
    number = f" ({row.number}{'!' if row.round else ''})" if row.number else ""
    beside = f" · {said(row.beside)}" if row.beside else ""
    return f"{row.day} {row.who.text}: {said(row.what)}{number}{beside}"


def ahead(text: str) -> tuple[list[str], list[str]]:
    """The rows of home, and those of the page of dates ahead."""
    facts = facts_of(text)
    made = tuple(pages(facts, Atlas(facts), english()))
    home = next(page for page in made if isinstance(page, HomePage))
    upcoming = next(page for page in made if isinstance(page, UpcomingPage))
    return [shown(row) for row in home.ahead], [shown(row) for row in listed(upcoming)]


def listed(page: UpcomingPage) -> list[OccasionRow]:
    """Its rows from the top down, what is late left out."""
    near = [row for _, _, rows in page.near for row in rows]
    return near + [row for month in page.months for row in month.rows]


def test_each_kind_in_words() -> None:
    """A birthday, a wedding day, the dead and those who lost them, a plan, what is to be done."""
    _, rows = ahead("""
        @ people/Ida.md
        ---
        born: 1986-12-01
        husband: "[[Max]] (married 2009-12-02)"
        father: "[[Ole]]"
        mother: "[[Eva]]"
        children: Bo (born 2008-12-03)
        ---
        - promised: the photos (by 2026-12-04)
        @ people/Max.md
        @ people/Ole.md
        ---
        died: 2024-12-05
        ---
        @ people/Eva.md
        ---
        born: 1950-01-01
        died: 2020-12-06
        remember: true
        ---
        @ journal/2026-12-07 Supper.md
        ---
        people: ["[[Ida]]", "[[Max]]"]
        ---
        @ organisations/Mill.md
        ---
        dates: every Tuesday the market
        ---
    """)

    assert rows == [
        "2026-11-24 Mill: the market · organisation · every Tuesday",
        "2026-12-01 Ida: birthday (turns 40!)",
        "2026-12-02 Ida: and Max, wedding day (17 years married)",
        "2026-12-03 Bo: birthday (turns 18!) · child of Ida",
        "2026-12-04 Ida: promised: the photos",
        "2026-12-05 Ida: father Ole died 2 years ago",
        "2026-12-06 Eva: died 6 years ago, aged 70 · mother of Ida",
        "2026-12-07 Supper: with Ida, Max · journal",
        "2027-01-01 Eva: born 77 years ago",
    ]


def test_what_is_known_no_better_says_so() -> None:
    """A month, a year, a doubt; a year alone is not on home, where it would stand all year."""
    home, rows = ahead("""
        @ people/Ida.md
        ---
        born: 1986-12-01?
        dates: [2026-12 the move, 2026 the reunion]
        ---
    """)

    assert home == ["2026-12-01 Ida: birthday, perhaps", "2026-12 Ida: the move"]
    assert rows == [home[0], "2026 Ida: the reunion", home[1]]


def test_a_private_section_stays_closed() -> None:
    """What stands in it, under a private key or in a private note has no row."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        born: 1986-12-01
        private: born
        ---
        ## Private
        - [ ] ask about the test (due 2026-12-02)
        - [ ] ask about the other (due 2026-11-02)
        - promised: the results (by 2026-12-02)
        @ people/Max.md
        ---
        born: 1986-12-03
        private: true
        ---
    """)
    made = tuple(pages(facts, Atlas(facts), english()))
    home = next(page for page in made if isinstance(page, HomePage))
    upcoming = next(page for page in made if isinstance(page, UpcomingPage))

    assert (home.ahead, tuple(listed(upcoming))) == ((), ())
    assert (upcoming.overdue, home.groups) == ((), ())
