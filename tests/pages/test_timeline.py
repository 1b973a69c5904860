"""The timeline of a person's page: what it joins, what it leaves out, and how it is kept short."""

import datetime as dt

import msgspec
import pytest

from relwiki.pages import person
from relwiki.pages.atlas import Atlas
from relwiki.pages.heatmap import heatmap
from relwiki.pages.page import Page, PersonPage
from relwiki.pages.shown import Line
from relwiki.pages.subject import Common
from relwiki.pages.timeline import TimelinePage, cut
from relwiki.render.page import Site, render
from relwiki.render.theme import load_theme
from tests.vaults import english, facts_of

LIFE = """
    @ people/Me.md
    ---
    me: true
    ---
    @ people/Ida.md
    ---
    born: 1984-03-26
    met: 2014 at the fair, through [[Max]]
    works_at: "[[Mill]] (buyer, 2015-02..2019)"
    education: "[[School]] (1990..2003)"
    lives_in: "[[Porto]] (2016..)"
    spouse: "[[Max]] (married 2017-06-03)"
    dates: 2018-09-01 the concert
    ---
    ## Log
    - 2026-05-01 dinner with [[Max]] and [[Una]]: soup, and [[Ole]] sends his love
    - 2026-06-01 note: heard nothing
    - 2026-12-05 visit: by train
    ## Gifts
    - 2025-03-26 gave a kite (£12, for birthday)
    - idea a lamp
    ## Ledger
    - 2025-04-01 £20 two notebooks
    ## Private
    ### Log
    - 2026-02-02 call: hush
    @ people/Max.md
    ---
    private: false
    ---
    ## Log
    - 2026-07-01 walk with [[Ida]]: the wall
    ## Private
    ### Log
    - 2026-07-02 walk with [[Ida]]: never told
    @ people/Una.md
    @ people/Ole.md
    @ journal/2026-08-01.md
    Lunch with [[Ida]], [[Max]] and [[Una]]. We spoke of [[Ole]].
    @ journal/2026-09-01 Fair.md
    ---
    people: ["[[Ida]]"]
    ---
    It rained.
"""


def pages_of(vault: str, name: str) -> list[Page]:
    """The page of a person and those that belong to it."""
    facts = facts_of(vault)
    found = person.build(Common(facts, Atlas(facts), english()))
    return [page for page in found if page.route.startswith((f"people/{name}.", f"people/{name}/"))]


def page_of(vault: str, name: str) -> PersonPage:
    """A person's page."""
    page = pages_of(vault, name)[0]
    assert isinstance(page, PersonPage)
    return page


def text(line: Line) -> str:
    """A line as a reader sees it."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in line)


def told(page: PersonPage) -> dict[str, list[str]]:
    """The years of a page, each with its lines."""
    years = page.timeline.years if page.timeline else ()
    return {year.title: [f"{one.day}: {text(one.line)}" for one in year.entries] for year in years}


def test_a_life_in_order() -> None:
    """Log, journal, presents, ledger and the days of a life, the latest first; what is planned stands above."""
    assert told(page_of(LIFE, "ida")) == {
        "Planned": ["5 December 2026: visit: by train"],
        "2026": [
            "1 September: in touch",
            "1 August: with Max, Una: Lunch with Ida, Max and Una.",
            "1 July: walk with Max: the wall",
            "1 June: note: heard nothing",
            "1 May: meal with Max, Una: soup, and Ole sends his love",
        ],
        "2025": ["1 April: ledger: GBP 20.00 · two notebooks", "26 March: you gave: a kite"],
        "2019": ["2019: left Mill, buyer"],
        "2018": ["1 September: the concert"],
        "2017": ["3 June: married Max"],
        "2016": ["2016: moved to Porto"],
        "2015": ["February: began work at Mill, buyer"],
        "2014": ["2014: you met: at the fair, through Max"],
        "2003": ["2003: finished at School"],
        "1990": ["1990: began to study at School"],
        "1984": ["26 March: born"],
    }


def test_that_you_were_there_goes_without_saying() -> None:
    """A line of your own log is theirs too, and leads to your page."""
    page = page_of(
        "@ people/Me.md\n---\nme: true\n---\n## Log\n- 2026-05-01 walk with [[Ida]]: rain\n@ people/Ida.md", "ida"
    )

    assert told(page) == {"2026": ["1 May: walk: rain"]}


def test_who_is_only_mentioned_has_no_line() -> None:
    """To be spoken of is not to be there."""
    assert told(page_of(LIFE, "ole")) == {}


def test_each_line_leads_to_where_it_was_said() -> None:
    """Own lines to the heading above them, others to their note, fields to nothing."""
    page = page_of(LIFE, "ida")
    years = page.timeline.years if page.timeline else ()
    places = {(one.route, one.anchor) for year in years for one in year.entries}

    assert places == {
        ("", ""), ("people/ida.html", "h-log"), ("people/ida.html", "h-gifts"), ("people/ida.html", "h-ledger"),
        ("people/max.html", ""), ("journal/2026-08-01.html", ""), ("journal/2026-09-01-fair.html", ""),
    }  # fmt: skip


def test_private_lines_stay_closed_and_at_home() -> None:
    """A line of a Private section is folded on its own note's page, and on nobody else's."""
    mine, other = page_of(LIFE, "ida").timeline, page_of(LIFE, "max").timeline

    assert mine is not None
    assert other is not None
    assert [text(one.line) for year in mine.years for one in year.private] == ["call: hush"]
    assert [text(one.line) for year in other.years for one in year.private] == ["walk with Ida: never told"]
    assert "never told" not in str(mine)
    assert "hush" not in str(other)


def test_years_are_folded_where_the_note_says_them_itself() -> None:
    """With a log of its own only what is planned stands open; without one the latest year does too."""
    mine, other = page_of(LIFE, "ida").timeline, page_of(LIFE, "una").timeline

    assert [year.title for year in (mine.years if mine else ()) if year.open] == ["Planned"]
    assert [year.title for year in (other.years if other else ()) if year.open] == ["2026"]


def long_life(lines: int) -> str:
    """Somebody with a line every day, backwards from today."""
    days = [dt.date(2026, 11, 22) - dt.timedelta(days=back) for back in range(lines)]
    return "\n".join(
        ["@ people/Ida.md", "## Log", *(f"- {day} call: what we said on that day, all of it" for day in days)]
    )


@pytest.mark.parametrize("lines", [120, 121, 2000])
def test_a_long_timeline_has_pages_by_year(lines: int) -> None:
    """Nothing is lost: each line stands on the person's page or on that of its year, and the page stays light."""
    first, *further = pages_of(long_life(lines), "ida")
    assert isinstance(first, PersonPage)
    assert first.timeline is not None
    whole = {year.title: len(year.entries) for year in first.timeline.years if not year.more}
    for page in further:
        assert isinstance(page, TimelinePage)
        (year,) = page.timeline.years
        whole[year.title] = len(year.entries)
    named = {year.more.route for year in first.timeline.years if year.more}
    # How long the note as written is, is its writer's business.
    bare = msgspec.structs.replace(first, body=())

    assert sum(whole.values()) == lines
    assert named == {page.route for page in further}
    assert len(render(bare, load_theme("default", None), Site("Site"))) < 60_000


def test_a_picture_needs_many_weeks() -> None:
    """Twenty of them; it ends with the year of the last contact."""
    few, many = page_of(long_life(60), "ida").timeline, page_of(long_life(300), "ida").timeline

    assert few is not None
    assert few.heatmap is None
    assert many is not None
    assert many.heatmap is not None
    assert [name for name, _, _ in many.heatmap.years] == ["2026"]
    assert many.heatmap.label == "Contact by week, 2026: 300 times; most in October 2026 (31)"


@pytest.mark.parametrize(
    ("starts", "day", "week"),
    [
        ("monday", dt.date(2026, 1, 1), 0), ("monday", dt.date(2026, 1, 4), 0), ("monday", dt.date(2026, 1, 5), 1),
        ("sunday", dt.date(2026, 1, 3), 0), ("sunday", dt.date(2026, 1, 4), 1), ("saturday", dt.date(2026, 1, 3), 1),
        ("monday", dt.date(2028, 12, 31), 52), ("sunday", dt.date(2028, 12, 31), 53), ("monday", dt.date(1, 1, 1), 0),
    ],
)  # fmt: skip
def test_weeks_begin_as_the_settings_say(starts: str, day: dt.date, week: int) -> None:
    """Week 0 holds 1 January; no year has more than 54 of them."""
    picture = heatmap([day], starts, english())

    assert picture is not None
    assert picture.years[0][1] == ((week, 1),)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("one two three", "one two …"), ("one [[Two Three]] four", "one …"), ("oneword-and-no-space", "oneword-an …")],
)
def test_long_lines_are_cut_between_words(typed: str, shown: str) -> None:
    """No link is cut in two."""
    assert cut(typed, 10) == shown
