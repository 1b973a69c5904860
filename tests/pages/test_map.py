"""The map without its picture: who is in the table and in the script, and what they can be filtered by."""

import json

import pytest

from relwiki.pages import map as map_pages
from relwiki.pages.atlas import Atlas
from relwiki.pages.map import build
from relwiki.pages.mapped import MapPage
from relwiki.pages.network import script
from relwiki.pages.subject import Common
from tests.vaults import english, facts_of

VAULT = """
    @ people/Ann Bell.md
    ---
    me: true
    sister: "[[Cy Dorn]]"
    member_of: "[[Rowing Club]]"
    tags: [harbour]
    ---
    @ people/Cy Dorn.md
    ---
    works_at: "[[Old Mill]] (baker)"
    introduced_by: "[[Eve Falk]]"
    tags: [harbour]
    ---
    @ people/Eve Falk.md
    ---
    works_at: "[[Old Mill]]"
    friends: ["[[Quiet Quill]]", "[[Sealed Name]]", "[[Far Off]] (until 2012)"]
    ---
    @ people/Far Off.md
    @ people/Quiet Quill.md
    ---
    quiet: true
    ---
    @ people/Sealed Name.md
    ---
    private: true
    ---
    @ people/Twin.md
    ---
    name: "Ann's </script> Twin"
    ---
"""


def common() -> Common:
    """The parts of all pages of that vault."""
    facts = facts_of(VAULT)
    return Common(facts, Atlas(facts), english())


def data() -> str:
    """The script of that vault."""
    facts = common().facts
    return script(facts.connections.network, facts.owner, facts.hush.dead, Atlas(facts), english()).decode()


def test_the_table_names_everybody_on_the_map() -> None:
    """By name, with the number of ties and with whom; neither the quiet nor what is private."""
    (page,) = build(common())
    assert isinstance(page, MapPage)
    rows = [(row.ref.text, row.ties, row.names) for row in page.rows]

    assert rows == [
        ("Ann Bell", 1, "Cy Dorn"),
        ("Ann's </script> Twin", 0, ""),
        ("Cy Dorn", 2, "Ann Bell, Eve Falk"),
        ("Eve Falk", 2, "Cy Dorn, Far Off"),
        ("Far Off", 1, "Eve Falk"),
    ]


def test_filters_offer_what_several_share() -> None:
    """Tags, circles and types of relationship, each with the number of people."""
    (page,) = build(common())
    assert isinstance(page, MapPage)
    offered = [(facet.name, [(label, number) for _, label, number in facet.values]) for facet in page.facets]

    assert offered == [
        ("Tags", [("#harbour", 2)]),
        ("Circles", [("Old Mill", 2)]),
        ("Relationships", [("friends", 2), ("introduced, introduced by", 2), ("siblings", 2)]),
    ]


def test_the_script_holds_what_the_table_says() -> None:
    """People in the order of the rows' numbers, ties with words for both sides, and circles of two and more."""
    (page,) = build(common())
    assert isinstance(page, MapPage)
    found = json.loads(data().removeprefix("window.relwikiNetwork = ").removesuffix(";\n"))
    names = [name for name, _ in found["people"]]
    edges = [tuple(found["edges"][at : at + 5]) for at in range(0, len(found["edges"]), 5)]
    said = {(names[a], names[b]): found["words"][there][0] for a, b, there, *_ in edges}

    assert all(names[row.number] == row.ref.text for row in page.rows)
    assert names[found["me"]] == "Ann Bell"
    assert said == {
        ("Ann Bell", "Cy Dorn"): "sister of {name}",
        ("Cy Dorn", "Eve Falk"): "introduced {name}",
        ("Eve Falk", "Far Off"): "former friend of {name}",
    }
    assert [(name, sorted(names[each] for each in those)) for name, _, those in found["circles"]] == [
        ("Old Mill", ["Cy Dorn", "Eve Falk"])
    ]


def test_a_name_cannot_end_the_script() -> None:
    """The script can stand anywhere: no name closes it, no separator of lines breaks it."""
    assert "</" not in data()
    assert "\u2028" not in data()


def test_a_very_large_table_keeps_those_with_the_most_ties(monkeypatch: pytest.MonkeyPatch) -> None:
    """No page grows without bound, and how many are left out is said."""
    monkeypatch.setattr(map_pages, "_MOST_ROWS", 2)
    (page,) = build(common())

    assert isinstance(page, MapPage)
    assert [row.ref.text for row in page.rows] == ["Cy Dorn", "Eve Falk"]
    assert page.intro.endswith("The table leaves out 3 people who have the fewest ties.")
