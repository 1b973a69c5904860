"""Relationships are stated once and known on both sides."""

import pytest

from relwiki.derive.facts import Facts
from relwiki.model.lexicon import Lexicon
from relwiki.model.relationship import RELATIONSHIP_TYPES
from tests.vaults import codes, facts_of


def seen(facts: Facts, path: str) -> list[str]:
    """What a subject's ties say, as "word name state"."""
    return [
        f"{tie.word} {tie.other.rpartition('/')[2].removesuffix('.md')}{' ' + tie.state if tie.state else ''}"
        for tie in facts.ties.get(path, ())
    ]


@pytest.mark.parametrize(
    ("line", "hers", "his"),
    [
        ("brother: '[[Max]]'", "brother Max", "sibling Ida"),
        ("mother: '[[Max]]'", "mother Max", "child Ida"),
        ("children: ['[[Max]]']", "child Max", "parent Ida"),
        ("relationships: ['manager: [[Max]]']", "manager Max", "report Ida"),
        ("relationships: ['mother of: [[Max]]']", "child Max", "parent Ida"),
        ("friend: '[[Max]] (since 1999)'", "friend Max", "friend Ida"),
        ("mentor: '[[Max]] (2001..2005)'", "former", "former"),
        ("introduced_by: '[[Max]]'", "introduced by Max", "introduced Ida"),
        ("ex: '[[Max]]'", "ex Max past", "ex Ida past"),
    ],
)
def test_both_sides_follow_from_one_line(line: str, hers: str, his: str) -> None:
    """The key says what the target is; the inverse is derived, in neutral words."""
    facts = facts_of(f"@ people/Ida.md\n---\n{line}\n---\n@ people/Max.md\n")
    if hers == "former":
        assert seen(facts, "people/Ida.md") == ["mentor Max past"]
        assert seen(facts, "people/Max.md") == ["mentee Ida past"]
    else:
        assert seen(facts, "people/Ida.md") == [hers]
        assert seen(facts, "people/Max.md") == [his]


def test_stated_twice_is_one() -> None:
    """Each side may say it in its own words; there is still one relationship."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        brother: "[[Max]]"
        ---
        @ people/Max.md
        ---
        sister: "[[Ida]]"
        ---
    """)

    assert seen(facts, "people/Ida.md") == ["brother Max"]
    assert seen(facts, "people/Max.md") == ["sister Ida"]


def test_a_contradiction_names_both_places() -> None:
    """Two people cannot be each other's parent."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        mother: "[[Max]]"
        ---
        @ people/Max.md
        ---
        mother: "[[Ida]]"
        ---
    """)
    said = [each for each in facts.diagnostics if each.code == "contradiction"]

    assert [(each.span.path, [also.path for also in each.also]) for each in said] == [
        ("people/Max.md", ["people/Ida.md"])
    ]


def test_couples_are_married_divorced_and_late() -> None:
    """Details of a couple decide what it is now; death ends a marriage as late, not as ex."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        husband: ["[[Max]] (married 1990, divorced 2001)", "[[Ole]] (married 2005-06-12)"]
        ---
        @ people/Max.md
        @ people/Ole.md
        ---
        died: 2020-02-01
        ---
    """)

    assert seen(facts, "people/Ida.md") == ["husband Ole late", "husband Max past"]
    assert "anniversary" not in [each.kind for each in facts.occasions]


def test_a_living_marriage_has_one_anniversary() -> None:
    """Both sides may state it; the wedding day is one row for two."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        spouse: "[[Ole]] (married 2005-06-12)"
        ---
        @ people/Ole.md
        ---
        wife: "[[Ida]] (married 2005-06-12)"
        ---
    """)

    assert [each.who for each in facts.occasions] == [("people/Ida.md", "people/Ole.md")]


def test_light_people_of_a_couple_are_the_same() -> None:
    """A child named in both parents' notes is one; in a stranger's note it is another."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        spouse: "[[Ole]]"
        children: Max and Lena (born 2015-06)
        ---
        @ people/Ole.md
        ---
        son: Max
        ---
        @ people/Una.md
        ---
        son: Max
        ---
    """)

    assert sorted((each.name, each.stated_by) for each in facts.light.values()) == [
        ("Lena", ("people/Ida.md",)),
        ("Max", ("people/Ida.md", "people/Ole.md")),
        ("Max", ("people/Una.md",)),
    ]


def test_what_is_no_name_stays_text() -> None:
    """`children: 3` names nobody: it is kept, shown as typed, and a hint says what a name looks like."""
    facts = facts_of("@ people/Ida.md\n---\nchildren: 3\n---\n")

    assert facts.light == {}
    assert facts.loose == {"people/Ida.md": (("child", "3", False),)}
    assert codes(facts) == ["people/Ida.md:2 not-a-name"]


def test_an_unknown_word_is_kept_and_symmetric() -> None:
    """A type nobody knows is shown on both sides as written, with a hint."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        relationships: ["sparring partner: [[Max]]"]
        ---
        @ people/Max.md
    """)

    assert (seen(facts, "people/Ida.md"), seen(facts, "people/Max.md")) == (
        ["sparring partner Max"],
        ["sparring partner Ida"],
    )
    assert codes(facts) == ["people/Ida.md:2 unknown-relationship"]


def test_what_somebody_is_to_the_owner() -> None:
    """`relationship: mother` in her note makes her the owner's mother."""
    facts = facts_of("""
        @ people/Me.md
        ---
        me: true
        ---
        @ people/Ida.md
        ---
        relationship: mother
        ---
    """)

    assert seen(facts, "people/Me.md") == ["mother Ida"]
    assert seen(facts, "people/Ida.md") == ["child Me"]


@pytest.mark.parametrize("type_", RELATIONSHIP_TYPES, ids=lambda each: each.name)
def test_the_inverse_of_the_inverse_is_the_relationship(type_: object) -> None:
    """For each built-in type and each of its words."""
    lexicon = Lexicon()
    found = next(each for each in RELATIONSHIP_TYPES if each is type_)

    assert lexicon.inverse(lexicon.inverse(found)) == found
    for word in (found.name, found.plural, *found.words):
        meaning = lexicon.meaning(word)

        assert meaning is not None
        assert meaning.type.name == found.name or word == found.plural


def test_a_birth_date_said_in_private_stays_private() -> None:
    """One parent names the child openly, the other adds the date in a Private section: the date reaches no calendar."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        spouse: "[[Ole]]"
        son: Max
        ---
        @ people/Ole.md
        ## Private

        ### Family

        - son: Max (born 2015-06-12)
    """)

    assert [(each.name, each.born, each.private) for each in facts.light.values()] == [("Max", None, False)]


@pytest.mark.parametrize(
    ("line", "hers", "his"),
    [
        ("mother-in-law: '[[Max]]'", "mother-in-law Max", "daughter-in-law Ida"),
        ("sister-in-law: '[[Max]]'", "sister-in-law Max", "sister-in-law Ida"),
        ("great-grandfather: '[[Max]]'", "great-grandfather Max", "great-granddaughter Ida"),
        ("granduncle: '[[Max]]'", "granduncle Max", "great-niece Ida"),
        ("stepbrother: '[[Max]]'", "stepbrother Max", "stepsister Ida"),
        ("child: '[[Max]]'", "child Max", "mother Ida"),
        ("cousin: '[[Max]]'", "cousin Max", "cousin Ida"),
    ],
)
def test_the_other_side_is_she_where_her_note_says_so(line: str, hers: str, his: str) -> None:
    """What nobody tells stays neutral; what is written stays as written."""
    facts = facts_of(f"@ people/Ida.md\n---\npronouns: she/her\n{line}\n---\n@ people/Max.md\n")

    assert (seen(facts, "people/Ida.md"), seen(facts, "people/Max.md")) == ([hers], [his])


@pytest.mark.parametrize(
    ("told", "word"),
    [
        ("gender: female", "daughter"), ("gender: weiblich", "daughter"), ("pronouns: he/him", "son"),
        ("pronouns: they/them", "child"), ("gender: nonbinary\npronouns: she/her", "child"), ("likes: tea", "child"),
    ],
)  # fmt: skip
def test_what_a_note_tells(told: str, word: str) -> None:
    """`gender` before `pronouns`; whoever is neither, or does not say, has the neutral word."""
    facts = facts_of(f"@ people/Ida.md\n---\n{told}\n---\n@ people/Max.md\n---\nchild: '[[Ida]]'\n---\n")

    assert seen(facts, "people/Max.md") == [f"{word} Ida"]


def test_somebody_s_word_tells_for_all() -> None:
    """Whom one calls a brother is another's son; two words that differ tell nothing."""
    text = """
        @ people/Ida.md
        ---
        brother: "[[Max]]"
        ---
        @ people/Eva.md
        ---
        child: "[[Max]]"
        ---
        @ people/Una.md
        ---
        %s: "[[Max]]"
        ---
        @ people/Max.md
    """

    assert seen(facts_of(text % "cousin"), "people/Eva.md") == ["son Max"]
    assert seen(facts_of(text % "niece"), "people/Eva.md") == ["child Max"]


def test_types_of_one_s_own() -> None:
    """The settings add words to a known type, and types with words for each direction."""
    facts = facts_of("""
        @ relwiki.yaml
        relationship_types:
          sibling:
            words: [bro]
          host:
            inverse: lodger
            words: [landlady]
          lodger:
            inverse: host
            words: [paying guest]
        @ people/Ida.md
        ---
        bro: "[[Max]]"
        landlady: "[[Una]]"
        ---
        @ people/Kit.md
        ---
        paying guest: "[[Ida]]"
        ---
        @ people/Max.md
        @ people/Una.md
    """)

    assert seen(facts, "people/Ida.md") == ["bro Max", "host Kit", "landlady Una"]
    assert seen(facts, "people/Max.md") == ["sibling Ida"]
    assert seen(facts, "people/Una.md") == ["lodger Ida"]
    assert facts.ties["people/Ida.md"][0].group == "kin"


@pytest.mark.parametrize(
    ("note", "parent"),
    [
        ("---\nmother: '[[Max]]'\n---", "Max"),
        ("---\nrelationships: ['mother: [[Max]]']\n---", "Max"),
        ("---\nrelationships: ['daughter of: [[Max]]']\n---", "Max"),
        ("## Family\n\n- mother: [[Max]]", "Max"),
        ("## Family\n\n- [[Max]] (mother)", "Max"),
        ("## Relationships\n\n- son of: [[Max]]", "Max"),
        ("mother:: [[Max]]", "Max"),
        ("---\nson: '[[Max]]'\n---", "Ida"),
        ("---\nrelationships: ['mother of: [[Max]]']\n---", "Ida"),
        ("## Family\n\n- son: [[Max]]", "Ida"),
        ("## Family\n\n- [[Max]] (son)", "Ida"),
        ("## Family\n\n- children: [[Max]]", "Ida"),
    ],
)
def test_the_direction_is_right_in_every_form(note: str, parent: str) -> None:
    """In Ida's note: the one named is Ida's TYPE; "of" turns round."""
    facts = facts_of(f"@ people/Ida.md\n{note}\n@ people/Max.md\n")
    child = "Ida" if parent == "Max" else "Max"

    assert [tie.type for tie in facts.ties[f"people/{child}.md"]] == ["parent"]
    assert [tie.type for tie in facts.ties[f"people/{parent}.md"]] == ["child"]


def test_the_direction_is_right_for_light_people() -> None:
    """A light daughter has a parent, a light mother a child."""
    facts = facts_of("@ people/Ida.md\n---\ndaughter: Lia\nmother: Vera\n---\n")

    assert seen(facts, "people/Ida.md") == ["mother Ida.md#vera", "daughter Ida.md#lia"]
    assert [tie.type for tie in facts.ties["light:people/Ida.md#lia"]] == ["parent"]
    assert [tie.type for tie in facts.ties["light:people/Ida.md#vera"]] == ["child"]
