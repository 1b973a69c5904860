"""What cannot both be true is told with both places, and what may be is left alone."""

import pytest

from tests.vaults import facts_of


@pytest.mark.parametrize(
    ("ana", "ben", "expected"),
    [
        # Birth dates of one person.
        ("son: '[[Ben]] (born 1999-05)'", "born: 1999-06-01", ["people/Ana.md:2 people/Ben.md:2"]),
        ("son: '[[Ben]] (born 1999)'", "born: 1999-06-01", []),
        ("son: '[[Ben]] (born ~1998)'", "born: 1999-06-01", []),
        # Weddings and deaths.
        ("spouse: '[[Ben]] (married 2005)'", "died: 2001-03-02", ["people/Ana.md:2 people/Ben.md:2"]),
        ("spouse: '[[Ben]] (married 2001)'", "died: 2001-03-02", []),
        ("spouse: '[[Ben]] (married 2005, divorced 2001)'", "", ["people/Ana.md:2 people/Ana.md:2"]),
        # A couple, and no couple any more.
        ("husband: '[[Ben]]'", "ex: '[[Ana]]'", ["people/Ana.md:2 people/Ben.md:2"]),
        ("husband: '[[Ben]] (married 1990, divorced 1999)'", "ex: '[[Ana]]'", []),
        ("husband: '[[Ben]] (married 2005)'", "ex-wife: '[[Ana]] (married 1990, divorced 1999)'", []),
        # Parent and child at once; ends before beginnings.
        ("son: '[[Ben]]'", "daughter: '[[Ana]]'", ["people/Ben.md:2 people/Ana.md:2"]),
        ("mentor: '[[Ben]] (since 2010)'", "mentee: '[[Ana]] (until 2008)'", ["people/Ben.md:2 people/Ana.md:2"]),
        ("mentor: '[[Ben]] (since 2001)'", "mentee: '[[Ana]] (until 2008)'", []),
    ],
)  # fmt: skip
def test_two_notes(ana: str, ben: str, expected: list[str]) -> None:
    """A line in Ana's note and one in Ben's: the place that is told, and the other one."""
    facts = facts_of(f"@ people/Ana.md\n---\n{ana}\n---\n@ people/Ben.md\n---\n{ben}\n---\n")
    said = [each for each in facts.diagnostics if each.code == "contradiction"]

    assert expected == [f"{_place(each.span)} {_place(each.also[0])}" for each in said]


def _place(span: object) -> str:
    return f"{getattr(span, 'path', '')}:{getattr(span, 'line', '')}"


def test_two_parents_of_one_light_child() -> None:
    """Both parents name the child, with two birth dates."""
    facts = facts_of("""
        @ people/Ana.md
        ---
        spouse: "[[Ben]]"
        son: Max (born 2015)
        ---
        @ people/Ben.md
        ---
        son: Max (born 2016)
        ---
    """)

    assert [(each.span.path, each.also[0].path, each.message) for each in facts.diagnostics if each.also] == [
        ("people/Ben.md", "people/Ana.md", "Everybody is born on one day; two are noted: 2015 and 2016.")
    ]


def test_dates_in_private_are_not_told() -> None:
    """The contradiction is, without the dates."""
    facts = facts_of("""
        @ people/Ana.md
        ---
        son: "[[Max]] (born 2015, private)"
        ---
        @ people/Max.md
        ---
        born: 2016
        ---
    """)

    assert ["2015" in each.message for each in facts.diagnostics if each.code == "contradiction"] == [False]


def test_one_s_own_ancestor_over_many_generations() -> None:
    """The line that closes the circle is told, with others of the circle."""
    notes = [f"@ people/P{n}.md\n---\nmother: '[[P{(n + 1) % 60}]]'\n---" for n in range(60)]
    said = [each for each in facts_of("\n".join(notes)).diagnostics if each.severity == "error"]

    assert [(each.code, len(each.also)) for each in said] == [("contradiction", 8)]


def test_a_child_is_younger() -> None:
    """A hint, with the dates of both."""
    facts = facts_of("""
        @ people/Ana.md
        ---
        born: 1985
        son: "[[Ben]]"
        ---
        @ people/Ben.md
        ---
        born: 1958
        ---
    """)

    assert [(each.code, len(each.also)) for each in facts.diagnostics if each.also] == [("unlikely-age", 2)]


def test_said_in_two_words_it_is_one() -> None:
    """The more exact word stands: half-sister, husband, mother-in-law."""
    facts = facts_of("""
        @ people/Ana.md
        ---
        sister: "[[Ida]]"
        partner: "[[Ben]] (since 1999)"
        in-law: "[[Eva]]"
        ---
        @ people/Ida.md
        ---
        half-sister: "[[Ana]]"
        ---
        @ people/Ben.md
        ---
        wife: "[[Ana]] (married 2005)"
        ---
        @ people/Eva.md
        ---
        daughter-in-law: "[[Ana]]"
        ---
    """)

    assert [(tie.type, tie.word) for tie in facts.ties["people/Ana.md"]] == [
        ("spouse", "spouse"),
        ("half-sibling", "half-sister"),
        ("parent-in-law", "parent-in-law"),
    ]
