"""With whom to keep in touch: how often, since when it is time, and who is left in peace."""

import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relwiki.derive.touch import Touch, usual_gap
from tests.vaults import codes, facts_of

# ¶ ends a line. The vault's owner is Me, today is 23 November 2026.
CASES = [
    # How often: the note, else the first line of the settings that fits, else not at all.
    ("keep_in_touch: monthly ¶ last_contact: 2026-10-22", "", "due 2026-11-22 0.03"),
    ("keep_in_touch: monthly ¶ last_contact: 2026-10-23", "", "due 2026-11-23 0.0"),
    ("keep_in_touch: monthly ¶ last_contact: 2026-10-24", "", "soon 2026-11-24 -0.03"),
    ("keep_in_touch: monthly ¶ last_contact: 2026-10-30", "", "soon 2026-11-30 -0.23"),
    ("keep_in_touch: monthly ¶ last_contact: 2026-11-01", "", "later 2026-12-01 -0.26"),
    ("keep_in_touch: yearly ¶ last_contact: 2025-12-07", "", "soon 2026-12-07 -0.04"),
    ("keep_in_touch: yearly ¶ last_contact: 2025-12-08", "", "later 2026-12-08 -0.04"),
    ("keep_in_touch: every 6 weeks ¶ last_contact: 2026-05-01", "", "due 2026-06-12 3.9"),
    ("keep_in_touch: monthly ¶ last_contact: 2026-08-31", "", "due 2026-09-30 1.77"),
    ("stage: close ¶ last_contact: 2026-09-01", "close: monthly", "due 2026-10-01 1.74 by close"),
    ("stage: Close (since 2019) ¶ last_contact: 2026-09-01", "close: monthly", "due 2026-10-01 1.74 by close"),
    ("tags: [customer/trade] ¶ last_contact: 2026-09-01", "customer: monthly", "due 2026-10-01 1.74 by customer"),
    ("tags: [customer] ¶ last_contact: 2026-09-01", "customer/trade: monthly", ""),
    ("tags: [customers] ¶ last_contact: 2026-09-01", "customer: monthly", ""),
    ("tags: [b] ¶ stage: a ¶ last_contact: 2026-11-01", "b: weekly ¶ a: yearly", "due 2026-11-08 2.14 by b"),
    ("stage: a ¶ tags: [b] ¶ last_contact: 2026-11-01", "a: yearly ¶ b: weekly", "later 2027-11-01 -0.94 by a"),
    ("keep_in_touch: yearly ¶ stage: a ¶ last_contact: 2026-11-01", "a: weekly", "later 2027-11-01 -0.94"),
    ("keep_in_touch: now and then ¶ stage: a ¶ last_contact: 2020-11-01", "a: weekly", ""),
    ("stage: a ¶ last_contact: 2020-11-01", "", ""),
    # The last contact, as exactly as it is known; never earlier than it may have been.
    ("keep_in_touch: monthly ¶ last_contact: 2026-10", "", "soon 2026-11-30 -0.23"),
    ("keep_in_touch: monthly ¶ last_contact: 2026", "", "later 2026-12-23 -0.99"),
    ("keep_in_touch: monthly ¶ last_contact: 2025", "", "due 2026-01-31 9.73"),
    ("keep_in_touch: monthly", "", "never"),
    ("keep_in_touch: monthly ¶ --- ¶ ## Log ¶ - 2026-05-01 note: moved", "", "never"),
    ("keep_in_touch: monthly ¶ --- ¶ ## Log ¶ - 2026-05-01 tried: no answer ¶ - 2026-03-01 call: yes", "",
     "due 2026-04-01 7.75"),
    # Who is left in peace.
    ("keep_in_touch: never ¶ last_contact: 2020-01-01", "", ""),
    ("keep_in_touch: no ¶ stage: a ¶ last_contact: 2020-01-01", "a: weekly", ""),
    ("stage: a ¶ last_contact: 2020-01-01", "a: never", ""),
    ("keep_in_touch: weekly ¶ stage: weather ¶ last_contact: 2020-01-01", "", ""),
    ("stage: weather ¶ last_contact: 2020-01-01", "weather: weekly", ""),
    ("keep_in_touch: weekly ¶ quiet: true ¶ last_contact: 2020-01-01", "", ""),
    ("keep_in_touch: weekly ¶ quiet: until 2026-12-01 ¶ last_contact: 2026-11-01", "", ""),
    ("keep_in_touch: weekly ¶ quiet: until 2026-11-01 ¶ last_contact: 2026-11-01", "", "due 2026-11-08 2.14"),
    ("keep_in_touch: weekly ¶ died: 2019 ¶ last_contact: 2018-01-01", "", ""),
    ("ex: '[[Me]]' ¶ stage: a ¶ last_contact: 2026-11-01", "a: weekly", ""),
    ("ex: '[[Me]]' ¶ keep_in_touch: weekly ¶ last_contact: 2026-11-01", "", "due 2026-11-08 2.14"),
    ("estranged: '[[Me]]' ¶ stage: a ¶ last_contact: 2026-11-01", "a: weekly", ""),
    ("friend: '[[Me]] (2010..2015)' ¶ stage: a ¶ last_contact: 2026-11-01", "a: weekly", ""),
    ("friend: '[[Me]] (2010..2015)' ¶ keep_in_touch: weekly ¶ last_contact: 2026-11-01", "", "due 2026-11-08 2.14"),
    ("friend: '[[Me]] (2010..2015)' ¶ cousin: '[[Me]]' ¶ stage: a ¶ last_contact: 2026-11-01", "a: weekly",
     "due 2026-11-08 2.14 by a"),
    # What is planned silences; a note about the future does not, nor a plan that has passed.
    ("keep_in_touch: weekly ¶ --- ¶ ## Log ¶ - 2026-12-05 lunch: by the water", "", "planned 2026-12-05"),
    ("keep_in_touch: weekly ¶ last_contact: 2026-01-01 ¶ --- ¶ ## Log ¶ - 2026-12-05 plan: lunch", "",
     "planned 2026-12-05"),
    ("keep_in_touch: weekly ¶ last_contact: 2026-01-01 ¶ follow_up: 2026-12-01 ring her", "", "planned 2026-12-01"),
    ("keep_in_touch: weekly ¶ last_contact: 2026-01-01 ¶ follow_up: 2026-11-01 ring her", "", "due 2026-01-08 45.57"),
    ("keep_in_touch: weekly ¶ last_contact: 2026-01-01 ¶ --- ¶ ## Log ¶ - 2026-12-05 note: her exam", "",
     "due 2026-01-08 45.57"),
    ("keep_in_touch: weekly ¶ last_contact: 2026-01-01 ¶ --- ¶ ## Log ¶ - 2026-10-05 plan: lunch", "",
     "due 2026-01-08 45.57"),
    # A rhythm of one's own.
    ("--- ¶ ## Log ¶ - 2026-01-05 call ¶ - 2026-01-15 call ¶ - 2026-01-25 call ¶ - 2026-02-04 call ¶ - 2026-05-01 call",
     "", "long 19.6 usually 10"),
    ("--- ¶ ## Log ¶ - 2026-01-05 call ¶ - 2026-01-15 call ¶ - 2026-01-25 call ¶ - 2026-02-04 call ¶ - 2026-08-26 call",
     "", ""),
    ("--- ¶ ## Log ¶ - 2026-01-05 call ¶ - 2026-01-15 call ¶ - 2026-01-25 call ¶ - 2026-02-04 call", "", ""),
    ("--- ¶ ## Log ¶ - 2020 call ¶ - 2021-01 call ¶ - 2021-02 call ¶ - 2021-03 call ¶ - 2021-04 call", "", ""),
]  # fmt: skip


def said(found: Touch | None) -> str:
    """A state in a line."""
    if found is None:
        return ""
    parts = [found.state]
    if found.state in {"due", "soon", "later"}:
        parts += [str(found.due), str(found.share)]
    if found.state == "planned" and found.planned:
        parts.append(found.planned.iso())
    if found.state == "long":
        parts += [str(found.share), f"usually {found.usual}"]
    return " ".join(parts) + (f" by {found.cadence.by}" if found.cadence and found.cadence.by else "")


@pytest.mark.parametrize(("note", "cadence", "expected"), CASES)
def test_how_it_stands_with_somebody(note: str, cadence: str, expected: str) -> None:
    """The state of Ida, whose front matter and log these are."""
    lines = note.split(" ¶ ")
    if "---" not in lines:
        lines.append("---")
    settings = ["cadence:", *(f"  {line}" for line in cadence.split(" ¶ "))] if cadence else []
    vault = ["@ relwiki.yaml", *settings, "@ people/Me.md", "---", "me: true", "---", "@ people/Ida.md", "---", *lines]
    facts = facts_of("\n".join(vault))

    assert said(next(iter(facts.touch.people), None)) == expected


def test_the_most_overdue_share_comes_first() -> None:
    """A week late is more for somebody seen weekly than a month for somebody seen yearly."""
    facts = facts_of("""
        @ people/Ada.md
        ---
        keep_in_touch: yearly
        last_contact: 2025-09-23
        ---
        @ people/Bo.md
        ---
        keep_in_touch: weekly
        last_contact: 2026-11-08
        ---
        @ people/Cy.md
        ---
        keep_in_touch: weekly
        ---
    """)

    assert [(each.who, each.state) for each in facts.touch.people] == [
        ("people/Bo.md", "due"), ("people/Ada.md", "due"), ("people/Cy.md", "never")
    ]  # fmt: skip


def test_a_household_speaks_for_its_members() -> None:
    """Contact with it is contact with them, and a plan with it is a plan with them."""
    vault = """
        @ organisations/The Bergs.md
        ---
        type: household
        ---
        ## Log
        - 2026-11-10 dinner: at theirs
        {more}
        @ people/Ida Berg.md
        ---
        household: "[[The Bergs]]"
        keep_in_touch: weekly
        ---
    """

    assert said(facts_of(vault.format(more="")).touch.people[0]) == "due 2026-11-17 0.86"
    assert said(facts_of(vault.format(more="- 2026-12-24 dinner: at ours")).touch.people[0]) == "planned 2026-12-24"


def test_a_plan_in_the_journal_silences_whom_it_names() -> None:
    """By `people:`, by `with` in prose, and by an item."""
    facts = facts_of("""
        @ journal/2026-12-05 Party.md
        ---
        people: ["[[Ida]]"]
        ---
        With [[Max]] and [[Ole]]. [[Una]] cannot come.
        @ people/Ida.md
        ---
        keep_in_touch: weekly
        ---
        @ people/Max.md
        ---
        keep_in_touch: weekly
        ---
        @ people/Ole.md
        ---
        keep_in_touch: weekly
        ---
        @ people/Una.md
        ---
        keep_in_touch: weekly
        ---
    """)

    assert {each.who: each.state for each in facts.touch.people} == {
        "people/Ida.md": "planned", "people/Max.md": "planned", "people/Ole.md": "planned", "people/Una.md": "never"
    }  # fmt: skip


@pytest.mark.parametrize(
    "note",
    [
        "private: true ¶ keep_in_touch: weekly ¶ ---",
        "private: [keep_in_touch] ¶ keep_in_touch: weekly ¶ ---",
        "keep_in_touch: weekly ¶ --- ¶ ## Private ¶ ### Log ¶ - 2026-12-05 plan: the lawyer",
    ],
)
def test_what_is_private_is_in_no_list(note: str) -> None:
    """It is worked out, and kept from whoever asks for a list."""
    facts = facts_of("\n".join(["@ people/Ida.md", "---", *note.split(" ¶ ")]))

    assert (len(facts.touch.people), facts.touch.of("due", "never", "planned")) == (1, ())


def test_organisations_have_a_cadence_too() -> None:
    """A supplier with a rhythm is due as a friend is; without one nobody counts how it was."""
    facts = facts_of("""
        @ organisations/Avon Mill.md
        ---
        keep_in_touch: quarterly
        last_contact: 2026-01-01
        ---
    """)

    assert [said(each) for each in facts.touch.people] == ["due 2026-04-01 2.58"]


def test_a_cadence_that_is_none_is_told_of() -> None:
    """The setting falls back to nothing; nobody is due by a guess."""
    facts = facts_of("""
        @ relwiki.yaml
        cadence:
          close: now and then
        @ people/Ida.md
        ---
        stage: close
        ---
    """)

    assert (codes(facts), facts.touch.people) == (["relwiki.yaml:2 bad-setting"], ())


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(1, 700_000), min_size=5, max_size=40, unique=True), st.integers(0, 30_000))
def test_a_rhythm_does_not_depend_on_when_it_was(days: list[int], later: int) -> None:
    """Moved as a whole it is the same; it lies between the shortest and the longest gap."""
    days.sort()
    gaps = [after - before for before, after in itertools.pairwise(days)]

    assert usual_gap(days) == usual_gap([day + later for day in days])
    assert min(gaps) <= usual_gap(days) <= max(gaps)


@settings(max_examples=60, deadline=None)
@given(st.dates(dt.date(2020, 1, 1), dt.date(2026, 11, 23)), st.integers(1, 400), st.integers(0, 100))
def test_nobody_is_less_due_the_longer_ago_it_was(day: dt.date, count: int, earlier: int) -> None:
    """An older contact, with the same cadence, never counts for less."""
    vault = "@ people/Ida.md\n---\nkeep_in_touch: every {} days\nlast_contact: {}\n---\n"
    shares = [
        facts_of(vault.format(count, day - dt.timedelta(days=back))).touch.people[0].share for back in (0, earlier)
    ]

    assert shares[0] <= shares[1]
