"""Who was in touch with you, and when last."""

import datetime as dt

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
