"""The small network on a person's page: who is on it, and where."""

import itertools

from relwiki.pages.around import Arounds
from relwiki.pages.atlas import Atlas
from relwiki.pages.drawing import Around
from relwiki.pages.subject import Common
from tests.vaults import english, facts_of


def picture(vault: str, person: str = "Ann Bell") -> Around | None:
    """The picture on the page of one person of a vault written as text."""
    facts = facts_of(vault)
    return Arounds(Common(facts, Atlas(facts), english())).of(f"people/{person}.md")


def names(vault: str, person: str = "Ann Bell") -> tuple[list[str], list[str]]:
    """The labels of its left and right, from top to bottom."""
    found = picture(vault, person)
    assert found is not None
    return [dot.label for dot in found.left], [dot.label for dot in found.right]


SMALL = """
    @ people/Ann Bell.md
    ---
    me: true
    partner: "[[Cy Dorn]]"
    friends: ["[[Eve Falk]]", "[[Gus Holm]]", "[[Quiet Quill]]"]
    daughter: Ida
    dog: Rex
    estranged: "[[Old Foe]]"
    ---
    @ people/Cy Dorn.md
    @ people/Eve Falk.md
    ---
    friends: ["[[Jo Kade]]", "[[Gus Holm]]"]
    ---
    @ people/Gus Holm.md
    @ people/Jo Kade.md
    @ people/Quiet Quill.md
    ---
    quiet: true
    ---
    @ people/Old Foe.md
    @ people/Lone Moro.md
    ---
    friends: "[[Jo Kade]]"
    ---
"""


def test_the_nearest_and_those_behind_them() -> None:
    """Ties and light people in the first ring, others behind the one they are tied to; no pet, foe or quiet person."""
    assert names(SMALL) == (["Eve Falk", "Jo Kade", "Gus Holm"], ["Cy Dorn", "Ida"])


def test_lines_join_those_who_are_tied() -> None:
    """A line from the middle to each of the first ring, one to the second, and one across between two friends."""
    found = picture(SMALL)
    assert found is not None
    where = {(dot.x, dot.y): dot.label for dot in (found.middle, *found.left, *found.right)}
    rays = [(where[x, y], where[to_x, to_y]) for x, y, to_x, to_y in found.lines]
    across = [{where[x, y], where[to_x, to_y]} for x, y, to_x, to_y in found.across]

    assert sorted(rays) == [
        ("Ann Bell", "Cy Dorn"), ("Ann Bell", "Eve Falk"), ("Ann Bell", "Gus Holm"), ("Ann Bell", "Ida"),
        ("Eve Falk", "Jo Kade"),
    ]  # fmt: skip
    assert across == [{"Eve Falk", "Gus Holm"}]


def test_the_quiet_and_those_alone_have_none() -> None:
    """No picture of a quiet person, and none of somebody with fewer than two around them."""
    assert picture(SMALL, "Quiet Quill") is None
    assert picture(SMALL, "Old Foe") is None


def test_no_more_than_forty() -> None:
    """Of fifty friends thirty-nine are shown, each on a line of their own, and the others counted."""
    friends = ", ".join(f"'[[Friend {index:02}]]'" for index in range(50))
    found = picture(f"""
        @ people/Ann Bell.md
        ---
        friends: [{friends}]
        ---
    """)
    assert found is not None

    assert (len(found.left) + len(found.right) + 1, found.more) == (40, 11)
    for wing in (found.left, found.right):
        rows = [dot.y for dot in wing]
        assert min(b - a for a, b in itertools.pairwise(rows)) >= 20
        assert 0 < rows[0] < rows[-1] < found.height


def test_everybody_knows_the_owner() -> None:
    """Those whom only the owner joins to somebody are not around them."""
    assert names(SMALL, "Gus Holm") == (["Eve Falk", "Jo Kade"], ["Ann Bell"])


def test_a_private_tie_is_not_drawn() -> None:
    """What a private line states shows nowhere else, and neither does a private note."""
    vault = """
        @ people/Ann Bell.md
        ---
        friends: ["[[Cy Dorn]]", "[[Eve Falk]]", "[[Gus Holm]] (private)"]
        ---
        @ people/Cy Dorn.md
        @ people/Eve Falk.md
        ---
        private: true
        ---
        @ people/Gus Holm.md
        ---
        friends: "[[Cy Dorn]]"
        ---
    """

    assert names(vault) == ([], ["Cy Dorn", "Gus Holm"])
