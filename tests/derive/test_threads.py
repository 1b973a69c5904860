"""What is open between you and somebody: whom it is about, and what closes it."""

import pytest

from relwiki.derive.facts import Facts
from relwiki.derive.threads import open_with
from tests.vaults import codes, facts_of


def open_lines(facts: Facts, who: str) -> list[str]:
    """Open threads about somebody as `word: text`."""
    return [f"{each.word}: {each.text}" for each in facts.between.threads.get(who, ())]


VAULT = """
@ people/Me.md
---
me: true
---
- promised: [[Ida]] the ladder, [[Max]] says it is his
- ask: myself why
@ people/Ida.md
- promised: the photos of Leeds
- promised: the photos of York
- told: that we move
- ask: what [[Max]] said
@ people/Max.md
@ journal/2026-11-02.md
- Coffee with [[Max]] and [[Ida]]: fine
  - lent: the pen
- promised: the book for [[Max]], from [[Ida]]
- ask: who brings the kettle
@ journal/2026-11-03.md
---
people: "[[Max]]"
---
- learned: he moves to Porto
"""


def test_in_a_person_s_note_it_is_about_that_person() -> None:
    """Whoever else is linked is a third person; in your own note the first one linked is meant."""
    facts = facts_of(VAULT)
    ida = facts.between.threads["people/Ida.md"]

    assert open_lines(facts, "people/Ida.md") == [
        "told: that we move",
        "ask: what [[Max]] said",
        "promised: the photos of Leeds",
        "promised: the photos of York",
        "promised: [[Ida]] the ladder, [[Max]] says it is his",
        "lent: the pen",
    ]
    assert [each.others for each in ida if "[[Max]]" in each.text] == [("people/Max.md",), ("people/Max.md",)]
    assert open_lines(facts, "people/Me.md") == ["ask: myself why"]


def test_in_a_journal_it_is_about_whom_the_line_says() -> None:
    """The people of the line above, else the first one linked, else the only one who was there, else nobody."""
    facts = facts_of(VAULT)

    assert open_lines(facts, "people/Max.md") == [
        "promised: the book for [[Max]], from [[Ida]]",
        "lent: the pen",
        "learned: he moves to Porto",
    ]
    assert open_lines(facts, "journal/2026-11-02.md") == ["ask: who brings the kettle"]
    assert {each.date.iso() for each in facts.between.threads["people/Max.md"] if each.date} == {
        "2026-11-02",
        "2026-11-03",
    }


TWICE = """## Log
- 2026-03-01 call
  - promised: jam
- 2025-04-01 call
  - done: jam
- 2025-03-01 call
  - promised: jam
"""
# What stands in Ida's note and in a journal, and what is open of it then.
CLOSINGS = [
    ("words of one line", "- promised: the photos of Leeds\n- promised: the photos of York\n- done: photos york", "",
     ["promised: the photos of Leeds"], 0),
    ("words of both", "- promised: the photos of Leeds\n- promised: the photos of York\n- done: photos", "",
     ["promised: the photos of Leeds", "promised: the photos of York"], 1),
    ("words of none", "- promised: the photos\n- done: the boat", "", ["promised: the photos"], 1),
    ("no words", "- promised: the photos\n- done:", "", ["promised: the photos"], 1),
    ("its word counts", "- lent: the key\n- borrowed: the key\n- done: lent key", "", ["borrowed: the key"], 0),
    ("case and marks", "- promised: the *Bread* book\n- done: bread BOOK", "", [], 0),
    ("closed before", "- [x] promised: the key\n- promised: the spare key\n- done: key", "", [], 0),
    ("struck before", "- ~~promised: the key~~\n- promised: the spare key\n- done: key", "", [], 0),
    ("a tick", "- [x] promised: the photos", "", [], 0),
    ("not done yet", "- [ ] promised: the photos", "", ["promised: the photos"], 0),
    ("twice promised, twice done",
     TWICE + "- 2026-04-01 call\n  - done: jam", "", [], 0),
    ("twice promised, once done",
     TWICE, "", ["promised: jam"], 0),
    ("done in the journal", "- promised: the photos", "- Coffee with [[Ida]]: sun\n  - done: photos", [], 0),
    ("done in the journal, by a link", "- promised: the photos", "- done: photos [[Ida]]", [], 0),
    ("promised in the journal", "- done: photos", "- promised: [[Ida]] the photos", [], 0),
    ("one here, one there", "- promised: the photos of Leeds\n- done: photos", "- promised: [[Ida]] the photos of York",
     ["promised: the photos of Leeds", "promised: [[Ida]] the photos of York"], 1),
    ("somebody else's", "- promised: the photos", "- Coffee with [[Max]]: sun\n  - done: photos",
     ["promised: the photos"], 1),
    ("lines that open the card stay", "## Between us\n- the photos\n- done: photos", "", ["between us: the photos"], 1),
]  # fmt: skip


@pytest.mark.parametrize(
    ("mine", "journal", "left", "told"), [case[1:] for case in CLOSINGS], ids=[case[0] for case in CLOSINGS]
)
def test_closing(mine: str, journal: str, left: list[str], told: int) -> None:
    """A tick, a strike, or `done:` with words that stand in exactly one open line about that person."""
    facts = facts_of(f"@ people/Ida.md\n{mine}\n@ people/Max.md\n@ journal/2026-11-02.md\n{journal}\n")

    assert open_lines(facts, "people/Ida.md") == left
    assert [code.split()[1] for code in codes(facts)] == ["unmatched-done"] * told


def test_an_ambiguous_closing_names_the_places_it_may_mean() -> None:
    """Of all notes, so that the right one can be ticked."""
    facts = facts_of(
        """
        @ people/Ida.md
        - promised: the photos of Leeds
        - done: photos
        @ journal/2026-11-02.md
        - promised: [[Ida]] the photos of York
        """
    )
    (found,) = [each for each in facts.diagnostics if each.code == "unmatched-done"]

    assert [(span.path, span.line) for span in found.also] == [("journal/2026-11-02.md", 1), ("people/Ida.md", 1)]


def test_private_threads_stay_on_the_page_of_their_note() -> None:
    """Those of a Private section and of a private note; a journal's is on no person's page."""
    facts = facts_of(
        """
        @ people/Ida.md
        - ask: the garden
        ## Private
        - ask: the will
        @ journal/2026-11-02.md
        ---
        private: true
        ---
        - ask: [[Ida]] about the money
        """
    )
    found = facts.between.threads

    assert [each.text for each in open_with(found, "people/Ida.md")] == ["the garden"]
    assert [each.text for each in open_with(found, "people/Ida.md", "people/Ida.md")] == ["the garden", "the will"]


def test_a_closed_promise_is_closed_for_everybody() -> None:
    """What the journal closes is no longer ahead either."""
    facts = facts_of(
        """
        @ people/Ida.md
        - promised: the photos (by 2026-12-01)
        @ journal/2026-11-02.md
        - Coffee with [[Ida]]: sun
          - done: photos
        """
    )

    assert [each.kind for each in facts.occasions] == []
