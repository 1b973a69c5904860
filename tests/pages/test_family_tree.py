"""The family tree: who is in it and where, so that nobody stands on somebody else."""

from itertools import pairwise

import pytest

from relwiki.derive.facts import Facts
from relwiki.pages.atlas import Atlas
from relwiki.pages.drawing import Tree
from relwiki.pages.family_tree import Trees
from relwiki.pages.subject import Common
from tests.derive.pedigrees import Parents, facts_of_family, family, path
from tests.vaults import english, facts_of

WIDE, HIGH = 120, 30


def tree_of(facts: Facts, name: str) -> Tree:
    """The tree of one person."""
    found = Trees(Common(facts, Atlas(facts), english())).of(path(name))
    assert found is not None
    return found


def rows(tree: Tree) -> list[list[str]]:
    """Who stands in each row, from left to right, the oldest first."""
    found: dict[int, list[str]] = {}
    for box in tree.boxes:
        found.setdefault(box.y, []).append(box.ref.text)
    return [found[y] for y in sorted(found)]


def test_three_generations_up_and_down() -> None:
    """Parents over the children, each beside those they had them with; brothers and sisters to the left."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        mother: "[[Ana]]"
        father: "[[Rui]]"
        brother: "[[Max]]"
        husband: ["[[Ben]] (married 1990, divorced 2001)", "[[Ole]] (married 2005)"]
        ---
        @ people/Ben.md
        ---
        daughter: "[[Lia]]"
        ---
        @ people/Ole.md
        ---
        son: Tom
        ---
        @ people/Lia.md
        ---
        mother: "[[Ida]]"
        son: "[[Kai]]"
        ---
        @ people/Ana.md
        ---
        children: "[[Max]]"
        mother: "[[Vera]]"
        ---
        @ people/Vera.md
        ---
        mother: "[[Eva]]"
        ---
        @ people/Rui.md
        ---
        children: "[[Max]]"
        ---
        @ people/Eva.md
        ---
        mother: "[[Una]]"
        ---
        @ people/Kai.md
        ---
        daughter: "[[Pia]]"
        ---
    """)
    tree = tree_of(facts, "Ida")

    assert rows(tree) == [["Eva"], ["Vera"], ["Ana", "Rui"], ["Max", "Ida", "Ole", "Ben"], ["Lia"], ["Kai"], ["Pia"]]
    assert [box.ref.text for box in tree.boxes if box.own] == ["Ida"]
    assert (len(tree.apart), tree.more) == (1, 0)


def test_a_line_leads_from_the_right_couple() -> None:
    """A child of the second marriage hangs on the second line."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        husband: ["[[Ben]]", "[[Ole]]"]
        children: "[[Lia]], [[Tom]]"
        ---
        @ people/Ben.md
        ---
        daughter: "[[Lia]]"
        ---
        @ people/Ole.md
        ---
        son: "[[Tom]]"
        ---
    """)
    tree = tree_of(facts, "Ida")
    places = {box.ref.text: box for box in tree.boxes}
    ends = {line[-1]: line[0] for line in tree.lines}
    middle = WIDE // 2

    for child, partner in (("Lia", "Ben"), ("Tom", "Ole")):
        start = ends[places[child].x + middle, places[child].y]

        assert places[partner].x - WIDE < start[0] < places[partner].x


@pytest.mark.parametrize("seed", range(3))
def test_nobody_stands_on_somebody_else(seed: int) -> None:
    """In every tree of a large family: whole numbers within the picture, at most forty, and none over another."""
    facts = facts_of_family(family(400, seed))
    trees = Trees(Common(facts, Atlas(facts), english()))
    count = 0
    for person in sorted(facts.ties):
        tree = trees.of(person)
        if tree is None:
            continue
        count += 1
        corners = sorted((box.y, box.x) for box in tree.boxes)
        apart = [b[1] - a[1] for a, b in pairwise(corners) if a[0] == b[0]]

        assert len(tree.boxes) <= 40
        assert all(gap >= WIDE for gap in apart)
        assert all(0 <= box.x <= tree.width - WIDE and 0 <= box.y <= tree.height - HIGH for box in tree.boxes)
        assert all(0 <= x <= tree.width and 0 <= y <= tree.height for line in tree.lines for x, y in line)
    assert count > 300


def test_twenty_one_siblings_and_what_is_left_out() -> None:
    """Six brothers and sisters are drawn, and it is said how many are not; the lists have all of them."""
    parents: Parents = {f"Kid {n:02}": ("Eva", "Ole") for n in range(21)}
    tree = tree_of(facts_of_family(parents), "Kid 00")

    assert [len(row) for row in rows(tree)] == [2, 7]
    assert tree.more == 14


def test_a_circle_and_a_marriage_of_cousins_are_drawn() -> None:
    """Nobody is drawn twice, and nothing runs for ever."""
    parents: Parents = {
        "Ana": ("Eva", "Ole"), "Rui": ("Eva", "Ole"), "Lia": ("Ana",), "Max": ("Rui",), "Kid": ("Lia", "Max"),
        "Eva": ("Kid",),
    }  # fmt: skip
    facts = facts_of_family(parents)
    for name in ("Kid", "Eva", "Ana"):
        names = [box.ref.text for box in tree_of(facts, name).boxes]

        assert len(names) == len(set(names))


def test_a_long_name_is_shortened() -> None:
    """The box holds what fits."""
    tree = tree_of(facts_of_family({"Ida": ("Wilhelmina Charlotte von der Aue",)}), "Ida")

    assert [box.label for box in tree.boxes] == ["Wilhelmina Cha…", "Ida"]
