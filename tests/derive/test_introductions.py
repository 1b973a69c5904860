"""Who brought whom: introductions and referrals as forests."""

from relwiki.derive.introductions import Forest
from tests.vaults import codes, facts_of


def bare(forest: Forest) -> dict[str, list[str]]:
    """Who brought whom, without folders."""
    return {name(who): [name(each) for each in those] for who, those in forest.brought.items()}


def name(identity: str) -> str:
    """The name in a subject's or a light person's id."""
    return identity.rpartition("#")[2].rpartition("/")[2].removesuffix(".md")


def test_every_way_to_say_it_gives_one_tree() -> None:
    """A key, `met ... through`, a list of relationships, the other side, a name without a note."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        introduced: "[[Max]]"
        introduced_by: Grandpa Joe
        ---
        @ people/Max.md
        @ people/Eve.md
        ---
        met: 2014-05-02 at the fair, through [[Max]]
        ---
        @ people/Tom.md
        ---
        relationships: ["introduced by: [[Eve]]"]
        referred_by: "[[Max]]"
        ---
    """)
    found = facts.connections.introductions

    assert bare(found.introduced) == {"Ida": ["Max"], "Max": ["Eve"], "Eve": ["Tom"], "grandpa joe": ["Ida"]}
    assert [name(root) for root in found.introduced.roots] == ["grandpa joe"]
    assert {name(who): number for who, number in found.introduced.below.items()} == {
        "grandpa joe": 4, "Ida": 3, "Max": 2, "Eve": 1,
    }  # fmt: skip
    assert bare(found.referred) == {"Max": ["Tom"]}


def test_of_two_introducers_the_first_stated_has_the_branch() -> None:
    """The other one is named with it."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        introduced_by: ["[[Zoe]]", "[[Max]]"]
        ---
        @ people/Max.md
        @ people/Zoe.md
    """)
    found = facts.connections.introductions.introduced

    assert bare(found) == {"Zoe": ["Ida"]}
    assert found.also == {"people/Max.md": ("people/Ida.md",)}
    assert found.roots == ("people/Max.md", "people/Zoe.md")


def test_a_circle_is_cut_and_told_with_all_its_lines() -> None:
    """Somebody cannot have come through somebody who came through them."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        introduced_by: "[[Max]]"
        ---
        @ people/Max.md
        ---
        introduced_by: "[[Zoe]]"
        ---
        @ people/Zoe.md
        ---
        introduced_by: "[[Ida]]"
        ---
    """)
    said = next(each for each in facts.diagnostics if each.code == "cycle")

    assert codes(facts) == ["people/Zoe.md:2 cycle"]
    assert [each.path for each in said.also] == ["people/Ida.md", "people/Max.md"]
    assert said.message == "Nobody is introduced by somebody whom they introduced themselves: Ida by Max by Zoe by Ida."
    assert bare(facts.connections.introductions.introduced) == {"Zoe": ["Max"], "Max": ["Ida"]}


def test_two_who_brought_each_other_are_told_of_once() -> None:
    """It is a contradiction of two lines already."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        introduced_by: "[[Max]]"
        ---
        @ people/Max.md
        ---
        introduced_by: "[[Ida]]"
        ---
    """)

    assert codes(facts) == ["people/Max.md:2 contradiction"]


def test_a_chain_of_thousands_is_followed_to_its_end() -> None:
    """No depth is too deep."""
    notes = (f"@ people/P{n:04}.md\n---\nintroduced_by: '[[P{n - 1:04}]]'\n---\n" for n in range(1, 3000))
    facts = facts_of("@ people/P0000.md\n" + "".join(notes))

    assert facts.connections.introductions.introduced.below["people/P0000.md"] == 2999


def test_secrets_guesses_and_the_quiet_are_in_no_tree() -> None:
    """Their own pages say what they say."""
    for line in ("introduced_by: '[[Max]] (private)'", "introduced_by: '[[Max]]?'", "introduced_by: '[[Sly]]'"):
        facts = facts_of(f"""
            @ people/Ida.md
            ---
            {line}
            ---
            @ people/Max.md
            @ people/Sly.md
            ---
            quiet: true
            ---
        """)

        assert facts.connections.introductions.introduced.by == {}
