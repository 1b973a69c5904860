"""The family that follows, as a person's page says it: words, the way, and who they are to you."""

import pytest

from relwiki.pages.atlas import Atlas
from relwiki.pages.builders import pages
from relwiki.pages.page import PersonPage
from relwiki.pages.shown import Group, Line, Ref
from relwiki.pages.words import Words
from relwiki.render.phrases import phrases
from relwiki.render.theme import load_theme
from tests.derive.pedigrees import Parents, facts_of_family, path
from tests.vaults import english, facts_of

FAMILY = """
    @ people/Ana.md
    ---
    pronouns: she/her
    mother: "[[Vera]]"
    children: "[[Me]], [[Max]]"
    husband: "[[Ben]] (married 1979)"
    ---
    @ people/Vera.md
    ---
    son: "[[Rui]]"
    mother: "[[Eva]]"
    ---
    @ people/Eva.md
    ---
    gender: female
    ---
    @ people/Rui.md
    ---
    daughter: "[[Lia]]"
    ---
    @ people/Lia.md
    ---
    children: "Tom, [[Pia]]"
    ---
    @ people/Pia.md
    @ people/Max.md
    ---
    pronouns: he/him
    wife: "[[Una]] (married 2010)"
    ---
    @ people/Una.md
    @ people/Ben.md
    @ people/Me.md
    ---
    me: true
    pronouns: she/her
    ---
"""

FAR = "Cousin oder Cousine, eine Generation versetzt"


def german() -> Words:
    """What pages say in German."""
    return Words("de", phrases(load_theme("default", None), "de"))


def page_of(text: str, route: str, say: Words) -> PersonPage:
    """The page of a person in a vault written as text."""
    facts = facts_of(text)
    found = next(page for page in pages(facts, Atlas(facts), say) if page.route == route)
    assert isinstance(found, PersonPage)
    return found


def said(line: Line) -> str:
    """A line as plain text."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in line)


def kin(page: PersonPage) -> Group:
    """The group of those who follow."""
    return next(group for group in page.groups if group.id == "r-kin")


@pytest.mark.parametrize(
    ("route", "say", "expected"),
    [
        ("people/me.html", english(), [
            "Max: brother · of Ana",
            "Vera: grandmother · your mother Ana, her mother",
            "Eva: great-grandmother · your mother Ana, her mother Vera, her mother",
            "Rui: uncle · your mother Ana, her brother",
            "Lia: cousin · your mother Ana, her brother Rui, his daughter",
            "Ben: mother's husband · your mother Ana, her husband",
            "Una: sister-in-law · your brother Max, his wife",
            "Tom: cousin once removed · your mother Ana, her brother Rui, his daughter Lia, her child",
            "Pia: cousin once removed · your mother Ana, her brother Rui, his daughter Lia, her child",
        ]),
        ("people/lia.html", english(), [
            "Vera: grandmother · her father Rui, his mother",
            "Eva: great-grandmother · her father Rui, his mother Vera, her mother",
            "Ana: aunt · her father Rui, his sister",
            "Max: cousin · her father Rui, his sister Ana, her son",
            "Me: cousin · her father Rui, his sister Ana, her daughter",
            "Ben: uncle by marriage · her father Rui, his sister Ana, her husband",
        ]),
        ("people/una.html", english(), [
            "Ana: mother-in-law · her husband Max, his mother",
            "Me: sister-in-law · her husband Max, his sister",
        ]),
        ("people/ben.html", english(), [
            "Max: wife's son · his wife Ana, her son",
            "Me: wife's daughter · his wife Ana, her daughter",
            "Vera: mother-in-law · his wife Ana, her mother",
            "Rui: brother-in-law · his wife Ana, her brother",
            "Lia: niece by marriage · his wife Ana, her brother Rui, his daughter",
        ]),
        ("people/me.html", german(), [
            "Max: Bruder · Kind von Ana",
            "Vera: Großmutter · deine Mutter Ana, deren Mutter",
            "Eva: Urgroßmutter · deine Mutter Ana, deren Mutter Vera, deren Mutter",
            "Rui: Onkel · deine Mutter Ana, deren Bruder",
            "Lia: Cousine · deine Mutter Ana, deren Bruder Rui, dessen Tochter",
            "Ben: Ehemann der Mutter · deine Mutter Ana, deren Ehemann",
            "Una: Schwägerin · dein Bruder Max, dessen Ehefrau",
            f"Tom: {FAR} · deine Mutter Ana, deren Bruder Rui, dessen Tochter Lia, deren Kind",
            f"Pia: {FAR} · deine Mutter Ana, deren Bruder Rui, dessen Tochter Lia, deren Kind",
        ]),
    ],
)  # fmt: skip
def test_who_they_are_and_by_which_way(route: str, say: Words, expected: list[str]) -> None:
    """Nearest first; in words for a woman or a man where it is known; from the page's person, or from you."""
    page = page_of(FAMILY, route, say)

    assert expected == [f"{entry.ref.text}: {said(entry.line)}" for entry in kin(page).entries]


def test_you_on_the_way() -> None:
    """Where the way leads over you, it says so."""
    facts = FAMILY.replace("me: true", "me: true\n    son: '[[Kai]]'") + "\n    @ people/Kai.md\n"
    lines = [said(entry.line) for entry in kin(page_of(facts, "people/ana.html", english())).entries]

    assert "grandson · you, your son" in lines


@pytest.mark.parametrize(
    ("route", "lead"),
    [
        ("people/lia.html", "your cousin"),
        ("people/eva.html", "your great-grandmother"),
        ("people/pia.html", "your cousin once removed"),
        ("people/ana.html", "your mother · husband Ben"),
    ],
)
def test_the_line_under_the_name(route: str, lead: str) -> None:
    """Who they are to you: as stated, else as it follows."""
    assert lead == said(page_of(FAMILY, route, english()).lead)


def test_stated_and_derived_are_never_both() -> None:
    """Nobody stands in two groups of family, on any page."""
    facts = facts_of(FAMILY)
    for page in pages(facts, Atlas(facts), english()):
        groups = [group for group in getattr(page, "groups", ()) if group.id in {"r-family", "r-kin"}]
        names = [(entry.ref.route, entry.ref.text) for group in groups for entry in group.entries]

        assert len(names) == len(set(names))


def test_what_is_private_is_nowhere_else() -> None:
    """A private daughter is on her mother's page, and nobody's niece."""
    page = page_of(
        """
        @ people/Ana.md
        ---
        brother: "[[Rui]]"
        daughter: "[[Lia]] (private)"
        ---
        @ people/Rui.md
        @ people/Lia.md
        """,
        "people/rui.html",
        english(),
    )

    assert [group.id for group in page.groups] == ["r-family"]
    assert page.family is None


def test_a_line_that_goes_on() -> None:
    """Five generations are listed; the others are counted."""
    facts = facts_of_family({f"P {n:02}": (f"P {n - 1:02}",) for n in range(1, 80)})
    found = {page.route: page for page in pages(facts, Atlas(facts), english())}
    last, first = found["people/p-79.html"], found["people/p-00.html"]

    assert isinstance(last, PersonPage)
    assert isinstance(first, PersonPage)
    assert kin(last).note.endswith("The line goes on for 74 generations further back.")
    assert kin(first).note.endswith("It goes on for 74 generations further down.")
    assert said(kin(last).entries[3].line).startswith("great-great-great-grandparent · ")


def test_far_away_is_said_in_figures() -> None:
    """Seventy-seven times great is no word."""
    facts = facts_of_family({f"P {n:02}": (f"P {n - 1:02}",) for n in range(1, 80)}, owner="P 79")
    found = next(page for page in pages(facts, Atlas(facts), english()) if page.route == "people/p-00.html")

    assert isinstance(found, PersonPage)
    assert said(found.lead) == "your 77 times great-grandparent"


def test_links_lead_to_light_people_where_they_stand() -> None:
    """A niece without a note is on her mother's page."""
    page = page_of("@ people/Ana.md\n---\nbrother: '[[Rui]]'\ndaughter: Lia\n---\n@ people/Rui.md\n",
                   "people/rui.html", english())  # fmt: skip

    assert kin(page).entries[0].ref == Ref("Lia", "people/ana.html", "p-lia", "light")


def test_a_page_of_a_very_large_family_stays_small() -> None:
    """Brothers and sisters are all listed, of the others the nearest; the rest is counted."""
    parents: Parents = {f"Kid {n:03}": ("Eva", "Ole") for n in range(70)}
    parents |= {f"Child {n:03}-{m}": (f"Kid {n:03}",) for n in range(70) for m in range(6)}
    facts = facts_of_family(parents)
    found = next(page for page in pages(facts, Atlas(facts), english()) if page.route == "people/kid-000.html")

    assert isinstance(found, PersonPage)
    assert len([entry for entry in kin(found).entries if said(entry.line).startswith("sibling")]) == 69
    assert len(kin(found).entries) == 69
    assert "further away" in kin(found).note
    assert path("Kid 001").startswith("people/")
