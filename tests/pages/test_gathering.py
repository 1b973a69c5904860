"""A gathering's page says what a host needs, with tact, and keeps private things where they are."""

import datetime as dt

from relwiki.pages.atlas import Atlas
from relwiki.pages.builders import pages
from relwiki.pages.gathering import GatheringPage, Seat
from relwiki.pages.page import HomePage, Page, SubjectPage, UpcomingPage
from relwiki.pages.shown import Line, Ref
from tests.vaults import TODAY, english, facts_of

VAULT = """
@ people/Me.md
---
me: true
friend: "[[Ida Berg]]"
---
@ people/Ida Berg.md
---
allergies: nuts?
dislikes: speeches
daughter: Mia (born 2019-05-02)
ex: "[[Max Lund]]"
---
- promised: the *big* photos (by 2026-12-01)
- learned: starts a new job
## Private
- ask: the secret
@ people/Max Lund.md
---
food_preferences: no pork
allergies: penicillin
private: allergies
---
@ people/Zoe Wu.md
@ journal/2026-12-05 Supper.md
---
people: ["[[Ida Berg]]", Max Lund, "[[Zoe Wu]]", Uncle Bo]
---
- ask: who brings the kettle
- [ ] buy bread
- [x] ask the neighbours
"""


def all_pages(today: dt.date = TODAY) -> dict[str, Page]:
    """The pages of the vault by route."""
    facts = facts_of(VAULT, today)
    return {page.route: page for page in pages(facts, Atlas(facts), english())}


def supper() -> GatheringPage:
    """The gathering's page."""
    page = all_pages()["gatherings/2026-12-05-supper.html"]
    assert isinstance(page, GatheringPage)
    return page


def said(line: Line) -> str:
    """A line as plain text."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in line)


def told(seat: Seat) -> list[str]:
    """A guest in words."""
    return [said(seat.line), *(f"{row.label}: {'; '.join(said(line) for line in row.lines)}" for row in seat.rows)]


def test_what_concerns_the_whole_table() -> None:
    """Food first, then seats, then what is to be settled; what is done is left out."""
    page = supper()

    assert (page.title, page.when.text, page.count) == ("Supper", "Saturday 5 December 2026", "4 guests")
    assert [(row.label, [said(line) for line in row.lines]) for row in page.rows] == [
        ("Not on the table", ["perhaps nuts (Ida Berg)"]),
        ("On the plate", ["no pork (Max Lund)"]),
        ("Seats apart", ["Ida Berg and Max Lund, once a couple"]),
        ("To settle", ["ask: who brings the kettle", "buy bread"]),
    ]


def test_what_concerns_each_guest() -> None:
    """News is not open, private threads stay in their note, emphasis is read, not shown."""
    ida, max_, zoe, bo = supper().seats

    assert told(ida) == [
        "your friend · not seen yet",
        "Allergies: perhaps nuts",
        "Dislikes: speeches",
        "Children: Mia (born 2 May 2019)",
        "Open: you promised: the big photos · by 1 December 2026",
        "Has not met: Zoe Wu",
    ]
    assert told(max_)[1:] == [
        "Food: no pork",
        "Has not met: Zoe Wu",
        "Private: something on food or dislikes is private in their note",
    ]
    assert told(zoe) == ["not seen yet", "Knows here: nobody but you"]
    assert (bo.ref.text, bo.ref.route, told(bo)) == ("Uncle Bo", "", ["no note yet"])


def test_home_upcoming_and_the_journal_lead_there() -> None:
    """And once the day has passed, the page is gone and the note is a note."""
    route = "gatherings/2026-12-05-supper.html"
    found = all_pages()
    home, upcoming, note = found["index.html"], found["upcoming.html"], found["journal/2026-12-05-supper.html"]
    assert isinstance(home, HomePage)
    assert isinstance(upcoming, UpcomingPage)
    assert isinstance(note, SubjectPage)

    assert [row.who.route for row in home.ahead if row.kind == "plan"] == [route]
    assert [row.who.route for _, _, rows in upcoming.near for row in rows if row.kind == "plan"] == [route]
    assert [piece for row in note.highlights for line in row.lines for piece in line] == [
        Ref("Who comes, and what is good to know", route)
    ]
    assert route in all_pages(dt.date(2026, 12, 5))
    assert route not in all_pages(dt.date(2026, 12, 6))
