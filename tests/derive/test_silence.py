"""The dead, the quiet, exes and the estranged are left in peace."""

import datetime as dt

import pytest

from tests.vaults import facts_of


@pytest.mark.parametrize(
    ("lines", "quiet"),
    [
        ("quiet: true", True),
        ("do_not_contact: yes", True),
        ("quiet: false", False),
        ("quiet:", False),
        ("quiet: until 2026-12-24", True),
        ("quiet: until 2026-11-23", True),
        ("quiet: until 2026-11-22", False),
    ],
)
def test_quiet_by_the_note(lines: str, quiet: bool) -> None:
    """True, or until a day that is still ahead."""
    facts = facts_of(f"@ people/Ida.md\n---\n{lines}\n---\n", today=dt.date(2026, 11, 23))

    assert ("people/Ida.md" in facts.hush.quiet) is quiet


@pytest.mark.parametrize(
    ("mine", "theirs", "quiet"),
    [
        ("ex: '[[Ida]]'", "", True),
        ("estranged: '[[Ida]]'", "", True),
        ("husband: '[[Ida]] (married 1990, divorced 2001)'", "", True),
        ("ex: '[[Ida]]'", "keep_in_touch: monthly", False),
        ("ex: '[[Ida]]'", "quiet: false", False),
        ("ex: '[[Ida]]'", "keep_in_touch: never", True),
        ("friend: '[[Ida]]'", "", False),
    ],
)
def test_exes_are_quiet_unless_their_note_says_otherwise(mine: str, theirs: str, quiet: bool) -> None:
    """Of the owner only: what others call somebody is no reason."""
    facts = facts_of(f"@ people/Me.md\n---\nme: true\n{mine}\n---\n@ people/Ida.md\n---\n{theirs}\n---\n")

    assert ("people/Ida.md" in facts.hush.quiet) is quiet


def test_the_dead_are_known_with_or_without_a_date() -> None:
    """`died: true` is enough."""
    facts = facts_of("@ people/A.md\n---\ndied: true\n---\n@ people/B.md\n---\ndied: 2001-05\n---\n@ people/C.md\n")

    assert {key: date.iso() if date else None for key, date in facts.hush.dead.items()} == {
        "people/A.md": None,
        "people/B.md": "2001-05",
    }
