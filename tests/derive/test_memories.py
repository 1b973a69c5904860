"""This week in earlier years: contact, and never what hurts (vault format, "Facts that ripen, with tact")."""

import datetime as dt

import pytest

from relwiki.derive.facts import Facts
from tests.vaults import facts_of

# A Monday.
TODAY = dt.date(2026, 11, 23)


def log(lines: str, front: str = "", more: str = "", today: dt.date = TODAY) -> Facts:
    """The facts of a vault with these lines in Ida's log."""
    return facts_of(f"@ people/Ida.md\n---\n{front}\n---\n## Log\n{lines}\n{more}", today)


def said(facts: Facts) -> list[str]:
    """`1: the cake`."""
    return [f"{each.years}: {each.text}" for each in facts.memories]


def test_the_week_in_earlier_years() -> None:
    """From Monday to Sunday, the latest year first; not this year's week, nor what is only known by its month."""
    facts = log("""
- 2026-11-23 call: today
- 2025-11-22 call: the Saturday before
- 2025-11-23 call: the cake
- 2025-11-29 call: the Sunday
- 2025-11-30 call: the Monday after
- 2024-11-25 call: older
- 2025-11 call: some day
- ~2025-11-24 call: about then
""")

    assert said(facts) == ["1: the cake", "1: the Sunday", "2: older"]


@pytest.mark.parametrize(
    ("starts", "expected"),
    [
        ("monday", ["1: the 23rd", "1: the 29th"]),
        ("sunday", ["1: the 22nd", "1: the 23rd"]),
        ("saturday", ["1: the 21st", "1: the 22nd", "1: the 23rd"]),
    ],
)
def test_the_week_starts_where_the_settings_say(starts: str, expected: list[str]) -> None:
    """Monday 23 November belongs to the week of the 22nd where weeks start on Sunday."""
    days = {21: "st", 22: "nd", 23: "rd", 29: "th"}
    lines = "\n".join(f"- 2025-11-{day} call: the {day}{end}" for day, end in days.items())
    facts = log(lines, more=f"@ relwiki.yaml\nweek_starts: {starts}\n")

    assert said(facts) == expected


def test_across_new_year() -> None:
    """The week of 28 December 2026 ends on 3 January 2027: both sides count their own years."""
    facts = log("- 2025-12-30 call: old\n- 2026-01-02 call: new", today=dt.date(2026, 12, 30))

    assert said(facts) == ["1: old", "1: new"]


@pytest.mark.parametrize(
    ("today", "expected"),
    [("2027-02-28", ["3: leap"]), ("2028-02-28", ["4: leap"]), ("2027-03-01", []), ("2028-03-06", [])],
)
def test_a_leap_day(today: str, expected: list[str]) -> None:
    """29 February belongs to the week of the 28th in common years."""
    assert said(log("- 2024-02-29 call: leap", today=dt.date.fromisoformat(today))) == expected


def test_a_leap_day_has_its_own_week_in_leap_years() -> None:
    """Where weeks start on Sunday, that of 28 February 2032 ends on it."""
    settings = "@ relwiki.yaml\nweek_starts: sunday\n"

    assert said(log("- 2024-02-29 call: leap", more=settings, today=dt.date(2032, 2, 28))) == []


def test_the_journal_counts_with_who_was_there() -> None:
    """A line of it, or a note that only says who came."""
    facts = facts_of(
        """
        @ people/Ida.md
        @ people/Max.md
        @ journal/2025-11-24.md
        - coffee [[Ida]] and [[Max]]: the plan for the shed
        @ journal/2024-11-24.md
        ---
        people: "[[Ida]]"
        ---
        """,
        TODAY,
    )

    assert [(each.people, each.text, each.source) for each in facts.memories] == [
        (("people/Ida.md", "people/Max.md"), "the plan for the shed", "journal/2025-11-24.md"),
        (("people/Ida.md",), "", "journal/2024-11-24.md"),
    ]


@pytest.mark.parametrize("kind", ["loss", "note", "heard", "tried", "missed", "plan"])
def test_only_contact_comes_back(kind: str) -> None:
    """No loss, no note, nothing heard, tried, missed or planned."""
    assert said(log(f"- 2025-11-24 {kind}: the cake")) == []


@pytest.mark.parametrize(
    ("lines", "front"),
    [
        ("- 2025-11-24 call: the cake", "died: 2026"),
        ("- 2025-11-24 call: the cake", "quiet: true"),
        ("- 2025-11-24 call: the cake", "private: true"),
        ("- 2025-11-24 call: the cake #quiet", ""),
    ],
)
def test_what_is_left_in_peace_does_not_come_back(lines: str, front: str) -> None:
    """The dead, the quiet, the private, the marked."""
    assert said(log(lines, front)) == []


def test_a_private_section_does_not_come_back() -> None:
    """Wherever the log in it stands."""
    facts = facts_of("@ people/Ida.md\n## Private\n### Log\n- 2025-11-24 call: the cake\n", TODAY)

    assert said(facts) == []


@pytest.mark.parametrize(
    ("line", "more"),
    [
        ("call with [[Max]]: the cake", "died: 2026-06-01"),
        ("call with [[Max]]: the cake", "quiet: true"),
        ("call: we spoke of [[Max]]", "died: 2026-06-01"),
        ("call: we spoke of Max Lund", "name: Max Lund\ndied: 2026-06-01"),
        ("call: we spoke of Max", "name: Max Lund\ndied: 2026-06-01\nfriend: '[[Ida]]'"),
        ("call: we spoke of Maxi", "goes_by: Maxi\ndied: 2026-06-01\nfriend: '[[Ida]]'"),
    ],
)
def test_what_names_the_dead_or_the_quiet_does_not_come_back(line: str, more: str) -> None:
    """Whoever was there, was linked, or was named, by the full name or, if they were close, by the first."""
    facts = log(f"- 2025-11-24 {line}", more=f"@ people/Max.md\n---\n{more}\n---\n")

    assert said(facts) == []


def test_a_stranger_of_the_same_first_name_silences_nothing() -> None:
    """The first name alone is that of somebody close, or of nobody."""
    facts = log("- 2025-11-24 call: we spoke of Max", more="@ people/Max Lund.md\n---\ndied: 2026-06-01\n---\n")

    assert said(facts) == ["1: we spoke of Max"]


def test_a_word_that_is_somebodys_name_silences_nothing() -> None:
    """A name has a capital."""
    facts = log("- 2025-11-24 call: against her will", "friend: '[[Will]]'", "@ people/Will.md\n---\ndied: 2026\n---\n")

    assert said(facts) == ["1: against her will"]


@pytest.mark.parametrize("word", ["funeral", "Hospital", "divorced", "Beerdigung", "enterrement", "hospice"])
def test_sad_words_do_not_come_back(word: str) -> None:
    """Neither in English nor in the other languages of dates."""
    assert said(log(f"- 2025-11-24 call: after the {word}, cake")) == []


@pytest.mark.parametrize(
    ("died", "expected"),
    [
        ("2025-08-25", ["1: the cake"]),
        ("2025-08-26", []),
        ("2025-11-24", []),
        ("2025-12-24", []),
        ("2025-12-25", ["1: the cake"]),
    ],
)
def test_the_weeks_around_a_loss_do_not_come_back(died: str, expected: list[str]) -> None:
    """From a month before to three months after, for whoever lost somebody."""
    lost = f"@ people/Max.md\n---\ndied: {died}\n---\n"

    assert said(log("- 2025-11-24 visit: the cake", "father: '[[Max]]'", lost)) == expected


def test_a_loss_in_the_log_counts_as_well() -> None:
    """Also where nobody has a note."""
    assert said(log("- 2025-11-20 loss: her father\n- 2025-11-24 visit: the cake")) == []


def test_your_own_loss_counts_for_everybody() -> None:
    """What you did in the weeks after your father's death does not come back, with whomever it was."""
    facts = log(
        "- 2025-11-24 visit: the cake",
        more="@ people/Me.md\n---\nme: true\nfather: '[[Max]]'\n---\n@ people/Max.md\n---\ndied: 2025-11-01\n---\n",
    )

    assert said(facts) == []
