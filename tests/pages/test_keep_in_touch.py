"""The page of those to keep in touch with, and the five on home."""

import datetime as dt

import pytest

from relwiki.derive.facts import Facts
from relwiki.model.date import Date
from relwiki.model.partial import read_iso
from relwiki.pages import home, keep_in_touch
from relwiki.pages.atlas import Atlas
from relwiki.pages.keep_in_touch import KeepInTouchPage, apart
from relwiki.pages.page import HomePage
from relwiki.pages.shown import Line
from relwiki.pages.subject import Common
from tests.vaults import TODAY, english, facts_of

PEOPLE = """
    @ people/Me.md
    ---
    me: true
    ---
    @ people/Due.md
    ---
    keep_in_touch: every 6 weeks
    last_contact: 2026-04-20
    relationship: sister
    ---
    @ people/Soon.md
    ---
    keep_in_touch: monthly
    last_contact: 2026-10-25
    ---
    @ people/Never.md
    ---
    keep_in_touch: monthly
    ---
    @ people/Planned.md
    ---
    keep_in_touch: monthly
    follow_up: 2026-12-01 ring
    ---
    @ people/Weather.md
    ---
    keep_in_touch: monthly
    stage: weather
    ---
    @ organisations/Mill.md
    ---
    keep_in_touch: weekly
    last_contact: 2026-04
    ---
    @ people/Secret.md
    ---
    keep_in_touch: weekly
    private: true
    ---
    @ people/Roughly.md
    ---
    keep_in_touch: yearly
    last_contact: about 2024
    ---
"""


def common_of(facts: Facts) -> Common:
    """What builders are given."""
    return Common(facts, Atlas(facts), english())


def text(line: Line) -> str:
    """A line as a reader sees it."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in line)


def pages_of(facts: Facts) -> list[KeepInTouchPage]:
    """The page and the further ones."""
    return [page for page in keep_in_touch.build(common_of(facts)) if isinstance(page, KeepInTouchPage)]


def test_everybody_stands_where_they_belong() -> None:
    """In words; the weather, the private and the owner are nowhere."""
    page = pages_of(facts_of(PEOPLE))[0]
    shown = {part.id: [f"{row.who.text}: {text(row.line)}" for row in part.rows] for part in page.parts}

    assert shown == {
        "t-due": [
            "Mill: Seven months since you were in touch",
            "Due: Seven months since you spoke",
            "Roughly: Last in touch about 2024",
        ],
        "t-soon": ["Soon: Four weeks since you spoke"],
        "t-never": ["Never: Nothing noted yet"],
        "t-planned": ["Planned: Planned for 1 December 2026"],
    }


def test_the_numbers_stand_behind_the_words() -> None:
    """Last contact, rhythm, since when, how far beyond; and who somebody is to you."""
    row = pages_of(facts_of(PEOPLE))[0].parts[0].rows[1]

    assert (text(row.beside), [text(line) for line in row.numbers]) == (
        "your sister",
        ["last in touch 20 April 2026", "every 6 weeks, by the note", "time from 1 June 2026",
         "5.2 times that rhythm have passed"],
    )  # fmt: skip


def test_no_word_nags() -> None:
    """Nothing is overdue, late or missed, in no language."""
    words = " ".join(
        [page.title + page.intro + " ".join(part.title + part.note for part in page.parts)
         for page in pages_of(facts_of(PEOPLE))]
    ).casefold()  # fmt: skip

    assert not any(word in words for word in ("overdue", "late", "missed", "!"))


def test_the_browser_is_told_when_somebody_moves() -> None:
    """A row that is soon has its day; those of the others say nothing."""
    page = pages_of(facts_of(PEOPLE))[0]
    days = {row.who.text: row.due for part in page.parts for row in part.rows if row.due}

    assert days == {"Soon": "2026-11-25"}


@pytest.mark.parametrize(
    ("vault", "beginning"),
    [
        ("@ people/Ida.md", "Nobody yet. A line `keep_in_touch: every 6 weeks`"),
        ("@ people/Ida.md\n---\nkeep_in_touch: yearly\nlast_contact: 2026-11-01\n---", "You are in touch"),
    ],
)  # fmt: skip
def test_an_empty_page_says_why(vault: str, beginning: str) -> None:
    """What to write first, or that all is well."""
    (page,) = pages_of(facts_of(vault))

    assert page.parts == ()
    assert page.empty.startswith(beginning)


def test_very_many_go_to_further_pages() -> None:
    """The first of each part stand on the page, the others on pages that lead on; nobody is lost or there twice."""
    people = "".join(
        f"@ people/P{n}.md\n---\nkeep_in_touch: weekly\nlast_contact: 2026-01-01\n---\n" for n in range(600)
    )
    pages = pages_of(facts_of(people))
    rows = [row.who.text for page in pages for part in page.parts for row in part.rows]
    ahead = [part.more.route for page in pages for part in page.parts if part.more]

    assert [page.route for page in pages] == ["keep-in-touch.html", *ahead]
    assert ahead == ["keep-in-touch/due.html", "keep-in-touch/due-2.html"]
    assert (len(rows), len(set(rows))) == (600, 600)


def test_home_has_five_at_most() -> None:
    """And says how many more there are, once."""
    people = "".join(f"@ people/P{n}.md\n---\nkeep_in_touch: weekly\nlast_contact: 2026-01-01\n---\n" for n in range(7))
    page = next(page for page in home.build(common_of(facts_of(people))) if isinstance(page, HomePage))
    (group,) = [group for group in page.groups if group.id == "r-touch"]

    assert [entry.ref.text for entry in group.entries] == ["P0", "P1", "P2", "P3", "P4", "2 more"]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2026-11-23", ""), ("2026-11-22", "A day"), ("2026-11-10", "13 days"), ("2026-11-09", "two weeks"),
        ("2026-09-25", "eight weeks"), ("2026-09-24", "A month"), ("2026-04-23", "seven months"),
        ("2026-04-24", "six months"), ("2024-11-24", "23 months"), ("2024-11-23", "two years"),
        ("2026-05", "six months"), ("2026-11", ""), ("2019", "seven years"), ("2026", ""),
        ("2025-11-23", "twelve months"),
    ],
)  # fmt: skip
def test_how_long_ago(date: str, words: str) -> None:
    """No finer than the date is known; the same as the browser says."""
    found = read_iso(date)

    assert apart(found or Date(), TODAY, english()) == words


def test_what_is_counted_by_week_is_not_private() -> None:
    """A line counts once, whomever it names; those of Private sections and those of the quiet alone do not."""
    page = pages_of(
        facts_of("""
        @ people/Ida.md
        ## Log
        - 2026-05-04 dinner with [[Max]]: soup
        - 2026-05-05 note: rain
        - 2026-12-05 call: planned
        ## Private
        ### Log
        - 2026-05-06 call: hush
        @ people/Max.md
        @ people/Una.md
        ---
        quiet: true
        ---
        ## Log
        - 2026-05-07 call: no
    """)
    )[0]

    assert page.heatmap is not None
    assert page.heatmap.years == (("2026", ((18, 1),), (0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0)),)
    assert dt.date(2026, 5, 4).isocalendar().week == 19
