"""Who was in touch with you, and when last."""

import datetime as dt

import pytest

from relwiki.derive.facts import Facts
from tests.vaults import facts_of


def last(facts: Facts) -> dict[str, str]:
    """Last contact by the name of the note."""
    return {key.rpartition("/")[2].removesuffix(".md"): date.iso() for key, date in sorted(facts.last_contact.items())}


def test_one_line_counts_for_all_it_names() -> None:
    """The page's person and all before the separator; those after it are mentioned only."""
    facts = facts_of("""
        @ people/Ida.md
        ## Log
        - 2026-05-01 dinner with [[Max]] and [[Ole]]: soup, and [[Una]] sends her love
        - 2026-06-01 note: heard nothing
        - 2027-01-01 visit: planned
        @ people/Max.md
        @ people/Ole.md
        @ people/Una.md
    """)

    assert last(facts) == {"Ida": "2026-05-01", "Max": "2026-05-01", "Ole": "2026-05-01"}


def test_the_journal_counts_its_people() -> None:
    """`people:`, items that begin with a kind or a link, and `with` in prose."""
    facts = facts_of("""
        @ journal/2026-03-05 Harbour.md
        ---
        people: ["[[Ida]]"]
        ---
        Walked along the wall with [[Max]] and [[Ole]]; we spoke of [[Una]].

        - call [[Vera]]: about [[Una]]
        @ people/Ida.md
        @ people/Max.md
        @ people/Ole.md
        @ people/Una.md
        @ people/Vera.md
    """)

    assert last(facts) == dict.fromkeys(["Ida", "Max", "Ole", "Vera"], "2026-03-05")


def test_the_newest_wins_and_tomorrow_does_not_count() -> None:
    """`last_contact` is one more source; a newer log line is newer."""
    facts = facts_of(
        """
        @ people/Ida.md
        ---
        last_contact: 2026-02-01
        ---
        ## Log
        - 2026-01-10 call: early
        - 2026-03-01 call: late
        """,
        today=dt.date(2026, 2, 20),
    )

    assert last(facts) == {"Ida": "2026-02-01"}


def test_a_household_counts_for_its_members() -> None:
    """A line in a household's log is contact with those who live in it."""
    facts = facts_of("""
        @ organisations/The Bergs.md
        ---
        type: household
        ---
        ## Log
        - 2026-04-01 dinner: at theirs
        @ people/Ida Berg.md
        ---
        household: "[[The Bergs]]"
        ---
    """)

    assert last(facts) == {"The Bergs": "2026-04-01", "Ida Berg": "2026-04-01"}


@pytest.mark.parametrize(
    ("line", "counted"),
    [
        # In a log: whoever stands before the first separator, and the person whose note it is.
        ("2026-05-01 call", "Ida"),
        ("2026-05-01 call: with no ceremony", "Ida"),
        ("2026-05-01 met [[Max]]: the wall", "Ida Max"),
        ("2026-05-01 with [[Max]], [[Ole]] and [[Una]]: soup", "Ida Max Ole Una"),
        ("2026-05-01 dinner with [[Max]] & [[Ole]] - soup with [[Una]]", "Ida Max Ole"),
        ("2026-05-01 lunch with [[Max]] at 12:30 in [[Porto]]: fish", "Ida Max"),
        ("2026-05-01 we ran into [[Max]]", "Ida"),
        ("2026-05-01 we had lunch with [[Max]] and [[Ole]], and spoke of [[Una]]", "Ida Max Ole"),
        ("2026-05-01 met Max and Ole Berg: plain names that are known", "Ida Max"),
        ("[[2026-05-01]] | call with [[Max|M.]]: the date is a link", "Ida Max"),
        ("2026-05 walk with [[Max]]: some day in May", "Ida Max"),
        # Kinds that are no contact, for nobody.
        *((f"2026-05-01 {kind} with [[Max]]: no", "") for kind in ("note", "heard", "tried", "missed", "loss", "plan")),
        # What lies ahead is a plan.
        ("2026-12-05 dinner with [[Max]]: in two weeks", ""),
        ("2026-11-23 call with [[Max]]: today counts", "Ida Max"),
    ],
)
def test_who_a_line_of_a_log_counts(line: str, counted: str) -> None:
    """By name, for the note of Ida; everybody else linked is only mentioned."""
    people = "\n".join(f"@ people/{name}.md" for name in ("Max", "Ole", "Una"))
    facts = facts_of(f"@ people/Ida.md\n## Log\n- {line}\n{people}\n@ places/Porto.md")

    assert " ".join(last(facts)) == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Lunch with [[Ida]], [[Max]] and [[Ole]] in the sun. [[Una]] was away.", "Ida Max Ole"),
        ("We walked, and later sat with [[Ida]].", "Ida"),
        ("- [[Ida]] and [[Max]]: the plan for spring, and [[Una]]", "Ida Max"),
        ("- call [[Ida]] about [[Max]]: about [[Una]]", "Ida Max"),
        ("- 10:00 coffee with [[Ida]]", "Ida"),
        ("- [[Ida]] rang. She sends love to [[Max]].", "Ida"),
        ("- note [[Ida]]: to be thought of", ""),
        ("- paper from the mill, thought of [[Ida]]", ""),
        ("I thought of [[Ida]].", ""),
    ],
)
def test_who_a_day_of_the_journal_counts(text: str, counted: str) -> None:
    """With its people, in items and in sentences."""
    people = "\n".join(f"@ people/{name}.md" for name in ("Ida", "Max", "Ole", "Una"))
    facts = facts_of(f"@ journal/2026-05-01.md\n{text}\n{people}")

    assert " ".join(last(facts)) == counted


def test_with_yourself_you_are_never_in_touch() -> None:
    """Your own log tells of your days."""
    facts = facts_of("""
        @ people/Me.md
        ---
        me: true
        ---
        ## Log
        - 2026-05-01 walk: the pier
    """)

    assert last(facts) == {}
