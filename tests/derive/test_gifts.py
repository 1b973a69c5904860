"""Presents are not given twice, do not go back, and suit whom they are for."""

import pytest

from relwiki.derive.gifts import Presents, is_same
from relwiki.derive.tastes import tastes
from tests.vaults import codes, facts_of

SAME = [
    ("an atlas of clouds", "the atlas of clouds", True),
    ("an atlas of clouds", "Atlas of Clouds", True),
    ("a brass rain gauge", "brass rain gauges", True),
    ("a brass rain gauge", "a brass rain gauge, refurbished", True),
    ("a brass rain gauge (new)", "a brass rain gauge", True),
    ("a barograph", "barograph", True),
    ("the [[Atlas|cloud atlas]]", "a cloud atlas", True),
    ("a notebook, blue", "a notebook, red", False),
    ("an atlas of clouds", "an atlas of birds", False),
    ("an atlas of clouds", "another atlas of clouds", False),
    ("flowers", "flowers", False),
    ("a bottle of red wine", "a bottle of red wine", False),
    ("a book", "a book", False),
    ("a book of volcanoes", "a book of volcanoes", True),
    ("ein Atlas der Wolken", "Atlas der Wolken", True),
    ("", "", False),
]


@pytest.mark.parametrize(("one", "other", "same"), SAME)
def test_when_two_presents_are_the_same(one: str, other: str, same: bool) -> None:
    """By their words; what comes every year is never the same."""
    assert (is_same(one, other), is_same(other, one)) == (same, same)


LINES = [
    (["2024-03-26 gave a kite", "2026-03-26 gave the kite"], ["repeated-gift"]),
    (["2024-03-26 gave a kite", "idea a kite"], []),
    (["2024-03-26 received a kite", "2026-03-26 gave a kite"], ["returned-gift"]),
    (["2026-03-26 received a kite", "2024-03-26 gave a kite"], []),
    (["2026-03-26 received a kite", "idea a kite"], ["returned-gift"]),
    (["2024-03-26 received a kite", "2026-03-26 received a kite"], []),
    (["idea hazelnut nougat"], ["unwelcome-gift"]),
    (["idea oysters"], ["unwelcome-gift"]),
    (["2024-03-26 gave hazelnut nougat"], []),
    (["idea cut flowers"], ["unwelcome-gift"]),
    (["idea flowers, not cut ones"], []),
    (["idea flowers"], []),
    (["idea a box for the nut collection"], []),
]


@pytest.mark.parametrize(("lines", "told"), LINES)
def test_what_is_told_of_presents(lines: list[str], told: list[str]) -> None:
    """The same twice, what they gave you, and ideas that name an allergy or a dislike; an idea may have been given."""
    items = "\n".join(f"- {line}" for line in lines)
    fields = "allergies: [hazelnuts (mild), oysters?]\ndislikes: cut flowers"
    facts = facts_of(f"@ people/Ida.md\n---\n{fields}\n---\n## Gifts\n{items}\n")

    assert [code.split()[1] for code in codes(facts)] == told


def presents_of(text: str) -> Presents:
    """What there is for Ida."""
    return facts_of(text).between.presents["people/Ida.md"]


def test_ideas_say_what_speaks_against_them() -> None:
    """Given already and when, given by them, allergies and dislikes."""
    found = presents_of(
        """
        @ people/Ida.md
        ---
        allergies: nuts?
        ---
        - idea: a kite
        ## Gifts
        - 2024-03-26 gave a kite (£20, for birthday)
        - 2025-03-26 received a compass
        - idea a compass
        - idea nut bread
        - ~~idea a boat~~
        """
    )
    ideas = {each.text: each for each in found.ideas}

    assert list(ideas) == ["a compass", "nut bread", "a kite"]
    kite = ideas["a kite"]
    assert (kite.again, kite.given.iso() if kite.given else "", kite.returned) == (True, "2024-03-26", False)
    assert ideas["a compass"].returned
    assert [(each.text, each.unsure) for each in ideas["nut bread"].against] == [("nuts", True)]
    assert [(each.text, each.occasion) for each in found.given] == [("a kite", "birthday")]


def test_topics_to_think_of_are_their_own_narrowest() -> None:
    """Not what is broad, private, unsure, low or small talk."""
    found = presents_of(
        """
        @ people/Ida.md
        ---
        interests: [Weather, Weather/Storms/Waterspouts (high), Chess (low), Tea?, "[[Football]]", Maps]
        ---
        - idea: a kite
        @ interests/Football.md
        ---
        small_talk: true
        ---
        """
    )

    assert found.topics == ("stub:interest:waterspouts", "stub:interest:maps")


def test_presents_that_are_due() -> None:
    """Of those with a birthday within thirty days for whom something is thought of or was given; tact holds."""
    facts = facts_of(
        """
        @ people/Ida.md
        ---
        born: 1984-12-01
        ---
        - idea: a kite
        @ people/Max.md
        ---
        born: 1984-12-01
        ---
        @ people/Zoe.md
        ---
        born: 1984-12-01
        quiet: true
        ---
        - idea: a kite
        @ people/Tom.md
        ---
        born: 1984-03-01
        ---
        - idea: a kite
        """
    )

    assert [
        (each.who, each.coming.day.isoformat(), [idea.text for idea in each.ideas]) for each in facts.between.due
    ] == [("people/Ida.md", "2026-12-01", ["a kite"])]


def test_tastes_are_single_things() -> None:
    """By weight, "none" is nothing, a question mark is kept as doubt, a private key is marked."""
    facts = facts_of(
        """
        @ people/Ida.md
        ---
        likes: tea, rain
        allergies: [shellfish?, peanuts]
        dislikes: none
        food_preferences: no pork
        private: likes
        ---
        """
    )

    assert [(each.kind, each.text, each.unsure, each.private) for each in tastes(facts.notes[0])] == [
        ("allergy", "shellfish", True, False),
        ("allergy", "peanuts", False, False),
        ("food", "no pork", False, False),
        ("like", "tea", False, True),
        ("like", "rain", False, True),
    ]
