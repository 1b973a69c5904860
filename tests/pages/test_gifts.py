"""Presents on a person's page, and those that home reminds of."""

from relwiki.pages.atlas import Atlas
from relwiki.pages.builders import pages
from relwiki.pages.page import HomePage, Page, PersonPage
from relwiki.pages.shown import Aside, Entry, Group, Line
from tests.vaults import english, facts_of

VAULT = """
@ people/Me.md
---
me: true
---
@ people/Ida.md
---
born: 1984-12-01
allergies: [nuts?, milk]
dislikes: PVA
interests: Storms (high)
---
## Gifts
- 2024-12-01 gave a kite (£20, for birthday)
- 2025-12-24 received a compass
- gave a lamp
- idea a kite
- idea the compass, polished
- idea nut bread
- idea a rain gauge
## Private
### Gifts
- idea a ring
@ journal/2026-09-01.md
- idea: [[Ida]] a barograph
"""


def built(vault: str = VAULT) -> dict[str, Page]:
    """The pages of a vault by route."""
    facts = facts_of(vault)
    return {page.route: page for page in pages(facts, Atlas(facts), english())}


def said(line: Line) -> str:
    """A line as plain text."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in line)


def group(page: Page, place: str) -> Group:
    """The group with this id."""
    assert isinstance(page, PersonPage | HomePage)
    return next(each for each in page.groups if each.id == place)


def words(entries: tuple[Entry, ...]) -> list[tuple[str, str]]:
    """Entries in words."""
    return [(entry.ref.text, said(entry.line)) for entry in entries]


def test_ideas_with_what_speaks_against_them() -> None:
    """And what else helps: topics, never inventions, and the days; what is private is marked."""
    found = group(built()["people/ida.html"], "r-ideas")

    assert found.note == "Allergic to: perhaps nuts, milk. Does not like: PVA."
    assert words(found.entries) == [
        ("idea", "a kite · given already, 1 December 2024"),
        ("idea", "the compass, polished · it came from them"),
        ("idea", "nut bread · careful: perhaps nuts"),
        ("idea", "a rain gauge"),
        ("idea", "a ring · private"),
        ("idea", "Ida a barograph · 2026-09-01"),
        ("near their heart", "Storms"),
        ("days", "birthday 1 December"),
    ]


def test_the_years_of_giving() -> None:
    """The latest first, what has no date last; a sum only when it is asked for."""
    found = group(built()["people/ida.html"], "r-gifts")
    kite = found.entries[1].children[0]

    assert [(year.ref.text, words(year.children)) for year in found.entries] == [
        ("2025", [("24 December", "received: a compass")]),
        ("2024", [("1 December", "given: a kite · for birthday · GBP 20.00")]),
        ("Without a date", [("", "given: a lamp")]),
    ]
    assert [piece.label for piece in kite.line if isinstance(piece, Aside)] == ["price"]


def test_home_reminds_of_presents_without_a_sum() -> None:
    """Ideas that nothing speaks against, and what it was last time."""
    found = group(built()["index.html"], "r-gifts-due")

    assert words(found.entries) == [
        ("Ida", "birthday 1 December 2026 · idea: a rain gauge; Ida a barograph · last time a kite")
    ]


def test_the_dead_are_given_nothing_more() -> None:
    """What was given stays."""
    page = built(VAULT.replace("born: 1984-12-01", "born: 1984-12-01\ndied: 2026-10-01"))["people/ida.html"]
    assert isinstance(page, PersonPage)

    assert [each.id for each in page.groups if each.id in {"r-ideas", "r-gifts"}] == ["r-gifts"]


def test_presents_that_the_note_tells_openly_are_folded() -> None:
    """Nothing is read twice; one that stands under Private or elsewhere leaves the years open."""
    openly = "@ people/Ida.md\n## Gifts\n- 2024-12-01 gave a kite\n"

    assert group(built(openly)["people/ida.html"], "r-gifts").form == "folded"

    closed = openly + "## Private\n### Gifts\n- 2025-12-01 gave a ring\n"

    assert group(built(closed)["people/ida.html"], "r-gifts").form == "timeline"
