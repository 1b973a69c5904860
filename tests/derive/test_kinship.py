"""Kinship that follows: from who is whose parent, brother or husband, everything else, with the way there."""

import pytest

from relwiki.derive.facts import Facts
from relwiki.derive.relative import Relative
from tests.derive.pedigrees import Parents, facts_of_family, family, kin, path, siblings
from tests.vaults import facts_of

INVERSE = {
    "parent": "child", "grandparent": "grandchild", "sibling": "sibling", "half-sibling": "half-sibling",
    "aunt or uncle": "niece or nephew", "cousin": "cousin", "step-parent": "step-child",
    "parent's spouse": "spouse's child", "step-sibling": "step-sibling", "parent-in-law": "child-in-law",
    "sibling-in-law": "sibling-in-law", "aunt or uncle by marriage": "niece or nephew by marriage",
}  # fmt: skip
INVERSE |= {other: one for one, other in INVERSE.items()}

# Ana and Rui are the children of Vera and Paulo; Ana's are Ida and Max, Rui's is Lia.
REIS = """
    @ people/Vera.md
    ---
    daughter: "[[Ana]]"
    ---
    @ people/Paulo.md
    ---
    spouse: "[[Vera]] (married 1950)"
    children: ["[[Ana]]", "[[Rui]]"]
    ---
    @ people/Rui.md
    ---
    mother: "[[Vera]]"
    daughter: "[[Lia]]"
    wife: "[[Sara]] (married 1980)"
    ---
    @ people/Sara.md
    @ people/Lia.md
    ---
    son: "[[Tom]]"
    ---
    @ people/Tom.md
    @ people/Ana.md
    ---
    son: "[[Max]]"
    husband: "[[Ben]] (married 1979)"
    ---
    @ people/Ben.md
    ---
    brother: "[[Kai]]"
    children: "[[Ida]], [[Max]]"
    ---
    @ people/Kai.md
    @ people/Max.md
    ---
    pronouns: he/him
    ---
    @ people/Ida.md
    ---
    mother: "[[Ana]]"
    ---
"""


def said(facts: Facts, name: str) -> list[str]:
    """What follows for somebody, as "type name"."""
    return [f"{_words(each)} {_called(facts, each.other)}" for each in facts.connections.kin.near(path(name)).relatives]


def _words(each: Relative) -> str:
    """The type with what belongs to it: "great-grandparent", "cousin 1-2"."""
    grade = f" {each.degree}-{each.removed}" if each.type == "cousin" else ""
    return f"{'perhaps ' if each.unsure else ''}{'great-' * each.great}{each.type}{grade}"


def _called(facts: Facts, identity: str) -> str:
    return facts.light[identity].name if identity in facts.light else facts.subjects.by_id[identity].name


def _name(identity: str) -> str:
    return identity.rpartition("/")[2].removesuffix(".md").rpartition("#")[2]


def way(facts: Facts, one: str, other: str) -> list[str]:
    """The steps from one to the other."""
    found = facts.connections.kin.between(path(one), path(other))
    return [f"{step.type} {_name(step.person)}" for step in found.steps] if found else []


def test_a_family_of_three_generations() -> None:
    """Two families meet in Ida: what nobody wrote is there, and what somebody wrote is not said again."""
    facts = facts_of(REIS)

    assert said(facts, "Ida") == [
        "sibling Max", "grandparent Paulo", "grandparent Vera", "aunt or uncle Kai", "aunt or uncle Rui",
        "cousin 1-0 Lia", "aunt or uncle by marriage Sara", "cousin 1-1 Tom",
    ]  # fmt: skip
    assert said(facts, "Kai") == ["niece or nephew Ida", "niece or nephew Max", "sibling-in-law Ana"]
    assert said(facts, "Vera") == [
        "grandchild Ida", "grandchild Lia", "grandchild Max", "great-grandchild Tom", "child-in-law Ben",
        "child-in-law Sara",
    ]  # fmt: skip


def test_the_way_is_told() -> None:
    """From mother to her brother to his daughter, and up and down again is one step."""
    facts = facts_of(REIS)

    assert way(facts, "Ida", "Lia") == ["parent Ana", "sibling Rui", "child Lia"]
    assert way(facts, "Lia", "Ben") == ["parent Rui", "sibling Ana", "spouse Ben"]
    assert facts.connections.kin.near(path("Ida")).relatives[0].shared == (path("Ana"), path("Ben"))


@pytest.mark.parametrize(
    ("notes", "one", "expected"),
    [
        # A step-parent is one beside two parents; beside one, nobody knows.
        ("Ida: mother Ana, father Ole | Ana: spouse Ben", "Ida", ["step-parent Ben"]),
        ("Ida: mother Ana | Ana: spouse Ben", "Ida", ["parent's spouse Ben"]),
        ("Ida: mother Ana, father Ole | Ana: spouse Ben | Max: mother Una, father Ben", "Ida",
         ["step-parent Ben", "step-sibling Max"]),
        # Partners are no spouses, and neither are exes; the late are.
        ("Ida: mother Ana, father Ole | Ana: partner Ben", "Ida", []),
        ("Ana: ex-husband Ben | Ben: mother Eva", "Ana", []),
        ("Ana: spouse Ben (divorced 2001) | Ben: mother Eva", "Ana", []),
        ("Ana: spouse Ben (died 2001) | Ben: mother Eva", "Ana", ["parent-in-law Eva"]),
        ("Ana: spouse Ben (2001..2010) | Ben: mother Eva", "Ana", []),
        # Half-brothers have another parent each.
        ("Ida: mother Ana, father Ole | Max: mother Ana, father Ben", "Ida", ["half-sibling Max"]),
        ("Ida: mother Ana, father Ole | Max: mother Ana", "Ida", ["sibling Max"]),
        # What is stated leads on: an aunt's child, a grandmother's mother, a brother's daughter.
        ("Ida: aunt Una | Una: son Max", "Ida", ["cousin 1-0 Max"]),
        ("Ida: mother Ana | Ana: cousin Lia | Lia: son Max", "Ida", ["cousin 1-1 Lia", "cousin 2-0 Max"]),
        ("Ida: grandmother Una | Una: mother Eva", "Ida", ["great-grandparent Eva"]),
        ("Ida: grandmother Una | Una: son Max", "Ida", []),
        ("Ida: brother Max | Max: daughter Lia | Lia: daughter Pia", "Ida",
         ["niece or nephew Lia", "great-niece or nephew Pia"]),
        # Over what is unsure one is perhaps kin; over what is private one is not.
        ("Ida: mother Ana? | Ana: mother Eva", "Ida", ["perhaps grandparent Eva"]),
        ("Ida: mother Ana (private) | Ana: mother Eva", "Ida", []),
        # A brother's parents and brothers are perhaps one's own.
        ("Ida: brother Max | Max: mother Ana", "Ida", ["perhaps parent Ana"]),
        ("Ida: brother Max | Max: brother Tom", "Ida", ["perhaps sibling Tom"]),
        ("Ida: half-brother Max | Max: mother Ana", "Ida", []),
        # Stated wins; being a godfather hides no uncle.
        ("Ida: mother Ana, cousin Max | Ana: mother Eva | Eva: son Max", "Ida", ["grandparent Eva"]),
        ("Ida: mother Ana, godfather Max | Ana: mother Eva | Eva: son Max", "Ida",
         ["grandparent Eva", "aunt or uncle Max"]),
    ],
)  # fmt: skip
def test_what_follows(notes: str, one: str, expected: list[str]) -> None:
    """A family in one line, and what follows for one of them."""
    assert said(facts_of(_vault(notes)), one) == expected


def _vault(notes: str) -> str:
    """A vault from "Ida: mother Ana, father Ole | Ana: spouse Ben"."""
    lines: dict[str, list[str]] = {}
    for note in notes.split(" | "):
        name, _, ties = note.partition(": ")
        for tie in ties.split(", "):
            word, _, other = tie.partition(" ")
            target, _, detail = other.partition(" ")
            lines.setdefault(name, []).append(f"- {word}: [[{target.removesuffix('?')}]] {detail}".rstrip()
                                              + ("?" if target.endswith("?") else ""))  # fmt: skip
    return "\n".join(f"@ people/{name}.md\n## Family\n\n" + "\n".join(said) for name, said in lines.items())


def test_light_people_are_kin_and_animals_are_not() -> None:
    """A daughter without a note is a niece of her mother's brother; a dog is nobody's."""
    facts = facts_of("""
        @ people/Ana.md
        ---
        children: Max, Lena
        dog: Rex
        brother: "[[Rui]]"
        ---
        @ people/Rui.md
    """)

    assert said(facts, "Rui") == ["niece or nephew Lena", "niece or nephew Max"]
    assert "Rex" not in " ".join(said(facts, "Rui"))


def test_twenty_one_siblings() -> None:
    """Everybody has twenty, whoever of them wrote it down."""
    names = [f"Kid {n:02}" for n in range(21)]
    facts = facts_of_family(dict.fromkeys(names, ("Eva", "Ole")))

    for name in names:
        assert said(facts, name) == [f"sibling {other}" for other in names if other != name]


def test_seventy_nine_generations() -> None:
    """The line is known to its end; a list shows five generations and how many there are."""
    parents: Parents = {f"P {n:02}": (f"P {n - 1:02}",) for n in range(1, 80)}
    found = facts_of_family(parents).connections.kin
    last = found.near(path("P 79"))
    first = found.between(path("P 79"), path("P 00"))

    assert (len(last.relatives), last.above, last.below) == (4, 79, 0)
    assert first is not None
    assert (first.type, first.great, len(first.steps)) == ("grandparent", 77, 79)
    assert found.everyone(path("P 79"))[path("P 00")].great == 77


def test_siblings_of_three_thousand_people() -> None:
    """Complete and exact with remarriages, compared with a plain second reading."""
    parents = family(3000, seed=7)
    found = facts_of_family(parents).connections.kin
    kinds: set[str] = set()
    for one in sorted(parents):
        near = found.near(path(one), 1).relatives
        actual = {_name(each.other): each.type for each in near if each.up == each.down == 1}
        expected = siblings(parents, one)
        kinds |= set(expected.values())

        assert expected == actual
    assert kinds == {"sibling", "half-sibling"}


def test_kin_of_any_degree() -> None:
    """By the nearest common ancestor: the near, a single one, and everybody in one sweep say the same."""
    parents = family(170, seed=3)
    found = facts_of_family(parents).connections.kin
    everybody = sorted({each for theirs in parents.values() for each in theirs} | set(parents))
    for one in everybody[::9]:
        expected = kin(parents, one)
        stated = {*parents.get(one, ()), *(child for child, theirs in parents.items() if one in theirs)}
        near = {_name(each.other): each for each in found.near(path(one), 10_000).relatives}
        swept = found.everyone(path(one))

        assert set(expected) - stated == {_name(each) for each in swept}
        for other, (up, down) in expected.items():
            if other in stated:
                continue
            single = found.between(path(one), path(other))

            assert single is not None
            assert sorted((single.up, single.down)) == sorted((up, down))
            assert swept[path(other)].up + swept[path(other)].down == up + down
            if other in near:
                assert sorted((near[other].up, near[other].down)) == sorted((up, down))
            else:
                assert up + down > 5


@pytest.mark.parametrize("seed", range(4))
def test_kin_are_kin_from_both_sides(seed: int) -> None:
    """A cousin has a cousin, an aunt a niece, as many times removed and as great."""
    parents = family(150, seed)
    facts = facts_of_family(parents)
    found = facts.connections.kin
    all_kin = {each: found.near(each, 10_000).relatives for each in sorted(facts.ties)}
    for one, relatives in all_kin.items():
        for each in relatives:
            back = next(other for other in all_kin[each.other] if other.other == one)
            expected = (INVERSE[each.type], each.great, each.degree, each.removed, each.down, each.up)

            assert expected == (back.type, back.great, back.degree, back.removed, back.up, back.down)


def test_a_circle_of_ancestors_builds() -> None:
    """The line that closes the circle is left out, and everything else follows."""
    facts = facts_of(_vault("Ida: mother Ana | Ana: mother Eva | Eva: mother Ida"))

    assert [each.code for each in facts.diagnostics if each.severity == "error"] == ["contradiction"]
    assert all(facts.connections.kin.near(path(name)) for name in ("Ida", "Ana", "Eva"))
