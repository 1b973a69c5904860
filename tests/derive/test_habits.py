"""Habits have a rhythm; the next time follows from the last, wherever that was noted."""

import datetime as dt

import pytest

from relwiki.derive.facts import Facts
from tests.vaults import facts_of

TODAY = dt.date(2026, 11, 23)


def ida(habit: str, front: str = "", body: str = "", more: str = "") -> Facts:
    """The facts of a vault with one habit of Ida's in it."""
    return facts_of(f"@ people/Ida.md\n---\nhabits: {habit}\n{front}\n---\n{body}\n{more}", TODAY)


def due(facts: Facts) -> list[str]:
    """`2026-12-17 from 2026-11-05`, with how late it is, and "lapsed"."""
    return [
        f"{each.next}{' or so' if each.vague else ''} from {each.last.iso()}"
        + (f" late {each.late}" if each.late else "")
        + (" lapsed" if each.lapsed else "")
        for each in facts.habits
    ]


@pytest.mark.parametrize(
    ("habit", "expected"),
    [
        ("notebook every 6 weeks (last 2026-11-05)", ["2026-12-17 from 2026-11-05"]),
        ("notebook every 6 weeks (last 2026-10-12)", ["2026-11-23 from 2026-10-12"]),
        ("notebook every 6 weeks (last 2026-10-01)", ["2026-11-12 from 2026-10-01 late 11"]),
        ("notebook every month (last 2026-10-31)", ["2026-11-30 from 2026-10-31"]),
        ("notebook every month (last 2026-10)", ["2026-11-01 or so from 2026-10"]),
        ("notebook every month (last 2026-09)", ["2026-10-01 or so from 2026-09 late 24"]),
        ("notebook every month (last 2024-09-01)", ["2024-10-01 from 2024-09-01 late 783 lapsed"]),
        ("ink twice a year (last 2026-06-23)", ["2026-12-23 from 2026-06-23"]),
        ("notebook every 6 weeks", []),
        ("notebook now and then (last 2026-11-05)", []),
        ("notebook, never", []),
    ],
)
def test_next_from_the_last_time_that_is_written(habit: str, expected: list[str]) -> None:
    """Counted in days, weeks and months as a calendar has them; without a rhythm or a last time nothing is known."""
    assert due(ida(habit)) == expected


@pytest.mark.parametrize(
    ("body", "last"),
    [
        ("## Log\n- 2026-11-10 order: notebook, dotted", "2026-11-10"),
        ("## Log\n- 2026-11-10 call: she wants two notebooks", "2026-11-10"),
        ("## Log\n- 2026-11-10 call: the dotted ones, blue", "2026-11-10"),
        ("## Log\n- 2026-11-10 call: the dotted ones", "2026-11-05"),
        ("## Ledger\n- 2026-11-10 £15.50 notebook", "2026-11-10"),
        ("## Ledger\n- 2026-11-10 -15.50 GBP notebook", "2026-11-05"),
        ("## Log\n- 2026-11-01 order: notebook", "2026-11-05"),
        ("## Log\n- 2026-11-10 order: walnut ink", "2026-11-05"),
        ("## Log\n- 2026-11-10 note: out of notebooks", "2026-11-05"),
        ("## Log\n- 2026-12-10 plan: notebook", "2026-11-05"),
        ("## Log\n- 2026-12-10 order: notebook", "2026-11-05"),
        ("## Private\n### Log\n- 2026-11-10 order: notebook", "2026-11-05"),
    ],
)
def test_a_newer_line_that_names_it_counts(body: str, last: str) -> None:
    """In the log or the ledger: by the word that says what it is, or by two others; no refund, no plan."""
    facts = ida("blue dotted notebook every 6 weeks (last 2026-11-05)", body=body)

    assert [each.last.iso() for each in facts.habits] == [last]


def test_the_line_is_kept() -> None:
    """With the note that has it, so that a page can say where it comes from."""
    facts = ida("notebook every 6 weeks", more="@ journal/2026-11-10.md\n- order [[Ida]]: notebook\n")

    assert [(each.line, each.source) for each in facts.habits] == [("notebook", "journal/2026-11-10.md")]


def test_a_line_counts_for_the_habit_it_names_best() -> None:
    """Of two habits with a word in common."""
    facts = ida("[cream laid paper every 6 weeks, blue paper every 6 weeks]", body="## Log\n- 2026-11-10 blue paper")

    assert [(each.habit.text, each.last.iso()) for each in facts.habits] == [("blue paper", "2026-11-10")]


@pytest.mark.parametrize("front", ["died: 2026-11-10", "quiet: true", "private: true"])
def test_the_dead_the_quiet_and_the_private_are_left_alone(front: str) -> None:
    """Their habits are not expected of them."""
    assert due(ida("notebook every 6 weeks (last 2026-11-05)", front)) == []


def test_habits_can_be_silenced() -> None:
    """As any rule of what ripens."""
    facts = ida("notebook every 6 weeks (last 2026-11-05)", more="@ relwiki.yaml\nripen: {habit: off}\n")

    assert due(facts) == []
