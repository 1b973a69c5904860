"""Dates that matter come round on the right days, and say no more than what was written."""

import datetime as dt
from pathlib import Path

import pytest

from relwiki.derive.facts import Facts
from relwiki.derive.occasions import Coming, overdue, upcoming
from tests.vaults import facts_of

_CASES = Path(__file__).parent / "cases" / "occasions.txt"


def table() -> list[tuple[str, str, str]]:
    """The rows of the table, whose head says how to read them."""
    lines = _CASES.read_text(encoding="utf-8").splitlines()
    rows = [line.split(" | ") for line in lines if line and not line.startswith("# ")]
    return [(written, asked, expected) for written, asked, expected in rows]


def vault(written: str) -> str:
    """The vault that a row writes on one line."""
    notes: dict[str, tuple[list[str], list[str]]] = {"people/Ida.md": ([], [])}
    settings: list[str] = []
    path = "people/Ida.md"
    for part in written.split(" ¶ "):
        if part.startswith("@ "):
            path = part.removeprefix("@ ")
            notes[path] = ([], [])
        elif part.startswith("! "):
            settings.append(part.removeprefix("! "))
        else:
            notes[path][part.startswith("> ")].append(part.removeprefix("> "))
    files = ["@ relwiki.yaml", *settings]
    for path, (front, body) in notes.items():
        files += [f"@ {path}", "---", *front, "---", *body]
    return "\n".join(files)


def name(identity: str) -> str:
    """The file's name, or that of a light person."""
    return identity.rpartition("#")[2].title() if "#" in identity else identity.rpartition("/")[2].removesuffix(".md")


def shown(coming: Coming) -> str:
    """One row ahead: `2027-06-20 anniversary (Ida, Max) 18: married`."""
    occasion = coming.occasion
    who, others = [name(each) for each in occasion.who], ", ".join(name(each) for each in occasion.others)
    text = occasion.text or ", ".join(occasion.words if occasion.kind == "loss" else ())
    parts = [
        {"month": f"{coming.day:%Y-%m}", "year": f"{coming.day:%Y}", "week": "weekly"}.get(
            coming.vague, coming.day.isoformat()
        ),
        occasion.kind,
        "" if who == ["Ida"] else f"({', '.join(who)})",
        "" if occasion.since is None else str(coming.day.year - occasion.since),
        "" if occasion.age is None else f"aged {occasion.age}",
        f"<{others}>" if others else "",
        "perhaps" if occasion.unsure else "",
    ]
    return " ".join(part for part in parts if part) + (f": {text}" if text else "")


def ahead(facts: Facts, first: dt.date, last: dt.date) -> str:
    """All rows from a day to a day, and those that have passed before."""
    late = [f"late {shown(each)}" for each in overdue(facts.occasions, first)]
    coming = [shown(each) for each in upcoming(facts.occasions, first, last)]
    return "; ".join((*late, *coming)) or "none"


@pytest.mark.parametrize(("written", "asked", "expected"), table())
def test_what_is_written_lies_ahead_as_the_table_says(written: str, asked: str, expected: str) -> None:
    """Each row is a vault, a day to look from, and what is seen from there."""
    start, _, end = asked.partition("..")
    first = dt.date.fromisoformat(start)
    last = dt.date.fromisoformat(end) if end else first + dt.timedelta(days=365)
    facts = facts_of(vault(written), first)

    assert ahead(facts, first, last) == expected
