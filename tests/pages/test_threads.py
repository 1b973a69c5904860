"""Open threads and losses on a person's page and on home."""

from relwiki.pages.atlas import Atlas
from relwiki.pages.builders import pages
from relwiki.pages.page import HomePage, Page, PersonPage
from relwiki.pages.shown import Group, Line
from tests.vaults import english, facts_of

VAULT = """
@ people/Me.md
---
me: true
father: "[[Old Bo]]"
---
@ people/Ida.md
---
father: "[[Old Bo]]"
---
## Log
- 2026-11-02 call: sun
  - promised: the *big* photos
  - told: that we move
  - [x] promised: the key
- 2026-10-01 call: rain
  - lent: the ladder
## Private
- ask: the will
@ people/Max.md
- owe: £20
## Private
- promised: to be silent
@ people/Zoe.md
---
quiet: true
---
- promised: the boat
@ people/Old Bo.md
---
died: 2025-06-01
---
@ journal/2026-09-01.md
- Coffee with [[Ida]]: fine
  - awaiting: the recipe
"""


def built() -> dict[str, Page]:
    """The pages of the vault by route."""
    facts = facts_of(VAULT)
    return {page.route: page for page in pages(facts, Atlas(facts), english())}


def said(line: Line) -> str:
    """A line as plain text."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in line)


def lines(groups: tuple[Group, ...], place: str) -> list[tuple[str, str, bool]]:
    """The entries of the group with this id."""
    return [
        (entry.ref.text, said(entry.line), entry.private)
        for group in groups if group.id == place for entry in group.entries
    ]  # fmt: skip


def test_the_person_s_page_has_what_is_open() -> None:
    """Both ways, from the note and from the journal; what is private is marked, and on this page alone."""
    page = built()["people/ida.html"]
    assert isinstance(page, PersonPage)

    assert lines(page.groups, "r-open") == [
        ("ask", "the will · private", True),
        ("you promised", "the big photos · said 2 November 2026", False),
        ("awaited", "the recipe · said 1 September 2026 · 2026-09-01", False),
        ("you lent", "the ladder · said 1 October 2026", False),
    ]
    assert lines(page.groups, "r-told") == [("told", "that we move · said 2 November 2026", False)]


def test_home_has_what_you_owe_others() -> None:
    """Promises, debts and what you borrowed; nothing private, nothing of the quiet."""
    page = built()["index.html"]
    assert isinstance(page, HomePage)

    assert [(who, what) for who, what, _ in lines(page.groups, "r-promised")] == [
        ("Max", "you owe: £20"),
        ("Ida", "the big photos · said 2 November 2026"),
    ]


def test_whom_somebody_lost_stands_on_their_page() -> None:
    """With what they were, and when."""
    page = built()["people/ida.html"]
    assert isinstance(page, PersonPage)

    assert [(row.label, [said(line) for line in row.lines]) for row in page.highlights if row.label == "Lost"] == [
        ("Lost", ["father Old Bo, 1 June 2025"])
    ]
