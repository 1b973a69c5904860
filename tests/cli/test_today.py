"""`relwiki today`: the agenda as somebody reads it in the terminal, in a mail, or in a program."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import REPOSITORY, relwiki, write

VAULT = {
    "relwiki.yaml": "today: 2026-11-23\nprivate: [secret day]\n",
    "people/Anna Lee.md": """\
---
born: 1984-11-24
spouse: Tom (married 2025-11-26)
daughter: Mia (born 2015-11-23)
follow_up: 2026-11-20 the **quote** for [[Ben|Benny]]
secret day: 2026-11-24
---
## Log

- 2026-11-02 call: the oven
  - promised: the Lisbon book
""",
    "people/Ben.md": """\
---
born: 1990-11?
dates: 2027-01-02 the sale
---
- [ ] post the parcel (due 2026-11-23)
- 2026-03 promised: a walk
""",
    "people/Quiet.md": "---\nquiet: true\nborn: 1980-11-23\n---\n- promised: nothing\n",
    "people/Secret.md": "---\nprivate: true\nborn: 1980-11-23\n---\n- promised: nothing\n",
    "people/Old.md": "---\nborn: 1930-11-23\ndied: 2020\n---\n- promised: nothing\n",
}
AGENDA = """\
Monday 23 November 2026

Still open
  Fri 20 November  Anna Lee: follow up: the quote for Benny

Today
  Mia (daughter of Anna Lee): birthday, turns 11
  Ben: to do: post the parcel

Next 7 days
  November         Ben: birthday, perhaps
  Tue 24 November  Anna Lee: birthday, turns 42
  Thu 26 November  Anna Lee and Tom: wedding day, one year

Promised
  Ben: a walk (said March 2026)
  Anna Lee: the Lisbon book (said 2 November 2026)
"""
RIPE = {
    "people/Ada.md": """\
---
habits: walnut ink every 6 weeks (last 2026-10-09)
---
## Log

- 2022-09-18 call: talked
  - learned: started uni in Leeds
""",
    "people/Bea.md": "---\nhabits: bread every month (last 2026-10)\n---\n",
}
# Rules that are off come into no agenda when the settings turn them on; nor does what is private or left in peace.
_STUDIES = "- 2022-11-20 learned: started uni\n"
UNSAID = {
    "relwiki.yaml": "today: 2026-11-23\nprivate: [secret day]\nripen: {surgery: on, engaged: on}\n",
    "people/Cara.md": "- 2026-10-12 learned: surgery on the knee\n- 2025-11-20 learned: engaged\n",
    "people/Dan.md": "---\nprivate: [habits]\nhabits: secret every week (last 2026-11-16)\n---\n",
    "people/Eve.md": "---\nquiet: true\nhabits: silence every week (last 2026-11-16)\n---\n" + _STUDIES,
    "people/Flo.md": "---\nprivate: true\nhabits: secret every week (last 2026-11-16)\n---\n" + _STUDIES,
    "people/Gus.md": "---\ndied: 2024\nhabits: pipe every week (last 2026-11-16)\n---\n" + _STUDIES,
    "people/Hal.md": "## Private\n\n" + _STUDIES,
    "people/Ivy.md": "- 2022-11-20 learned: started uni #quiet\n",
}
GERMAN = """\
Montag, 23. November 2026

Noch offen
  Fr, 20. November  Anna Lee: Wiedervorlage: the quote for Benny

Heute
  Mia (Tochter von Anna Lee): Geburtstag, wird 11
  Ben: zu tun: post the parcel

Die nächsten 7 Tage
  November          Ben: Geburtstag, vielleicht
  Di, 24. November  Anna Lee: Geburtstag, wird 42
  Do, 26. November  Anna Lee und Tom: Hochzeitstag, ein Jahr

Versprochen
  Ben: a walk (gesagt März 2026)
  Anna Lee: the Lisbon book (gesagt 2. November 2026)

Vielleicht
  Ada: schließt vielleicht das Studium ab, etwa September 2026 (notiert 18. September 2022: „started uni in Leeds“)

Gewohnheiten
  Bea: bread, jeden Monat, erwartet November 2026 (zuletzt Oktober 2026)
  Ada: walnut ink, alle 6 Wochen, erwartet 20. November 2026 (zuletzt 9. Oktober 2026)
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small vault."""
    return write(tmp_path / "vault", dict(VAULT))


def test_the_agenda(root: Path) -> None:
    """What is open, what is today, what comes, what was promised; nothing private, nobody quiet or dead."""
    done = relwiki("today", cwd=root)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == AGENDA


@pytest.mark.parametrize(
    ("arguments", "last"),
    [
        (["today", "--days", "0"], "Mia"),
        (["today", "--days", "40"], "Sat 2 January 2027  Ben: the sale"),
        (["--today", "2026-12-31", "today"], "Sat 2 January 2027  Ben: the sale"),
    ],
)
def test_how_far_to_look(root: Path, arguments: list[str], last: str) -> None:
    """`--days` from the day that the options, the settings or the clock say; another year is written out."""
    assert last in relwiki(*arguments, cwd=root).stdout


def test_dates_are_in_the_language_of_the_vault(root: Path) -> None:
    """Every word, months and weekdays, and the order of their parts; `--brief` too."""
    write(root, {"relwiki.yaml": "today: 2026-11-23\nlanguage: de\nprivate: [secret day]\n", **RIPE})

    assert relwiki("today", cwd=root).stdout == GERMAN
    assert "Do, 26. November: Anna Lee und Tom" in relwiki("today", "--brief", cwd=root).stdout.splitlines()
    assert relwiki("--today", "1990-01-02", "today", cwd=root).stdout.splitlines()[0] == "Dienstag, 2. Januar 1990"


def test_what_may_be_and_habits_that_are_due(root: Path) -> None:
    """With what each comes from; nothing tender, private, quiet or of the dead, and no word of it in --brief."""
    brief = relwiki("today", "--brief", cwd=root).stdout
    write(root, {**RIPE, **UNSAID})
    lines = relwiki("today", cwd=root).stdout.split("\nMay be\n")[1].splitlines()
    read = json.loads(relwiki("today", "--json", cwd=root).stdout)

    assert lines == [
        "  Ada: may be graduating, about September 2026 (noted 18 September 2022: “started uni in Leeds”)",
        "",
        "Habits",
        "  Bea: bread, every month, expected November 2026 (last October 2026)",
        "  Ada: walnut ink, every 6 weeks, expected 20 November 2026 (last 9 October 2026)",
    ]
    assert read["ripe"] == [
        {
            "who": {"name": "Ada", "note": "people/Ada.md"}, "rule": "university", "what": "may be graduating",
            "day": "2026-09-18", "vague": "", "day_words": "about September 2026",
            "text": "started uni in Leeds", "noted": "2022-09-18",
            "because": "noted 18 September 2022: “started uni in Leeds”", "source": "people/Ada.md",
        }
    ]  # fmt: skip
    assert read["habits"][1] == {
        "who": {"name": "Ada", "note": "people/Ada.md"}, "what": "walnut ink", "every": "every 6 weeks",
        "last": "2026-10-09", "last_words": "9 October 2026", "day": "2026-11-20", "vague": "",
        "day_words": "20 November 2026",
    }  # fmt: skip
    assert [each["who"]["name"] for each in read["habits"]] == ["Bea", "Ada"]
    assert relwiki("today", "--brief", cwd=root).stdout == brief


def test_a_promise_with_a_day_says_by_when(root: Path) -> None:
    """Where that day is not among those that are shown."""
    write(root, {"people/Cy.md": "- 2026-11-02 promised: the map (by 2026-12-24)\n"})

    assert "  Cy: the map (by 24 December 2026)" in relwiki("today", cwd=root).stdout.splitlines()


def test_brief_is_names_and_days(root: Path) -> None:
    """Nothing of what it is: fit for a mail that others may see."""
    assert relwiki("today", "--brief", cwd=root).stdout.splitlines() == [
        "Fri 20 November: Anna Lee",
        "Mon 23 November: Mia (daughter of Anna Lee)",
        "Mon 23 November: Ben",
        "November: Ben",
        "Tue 24 November: Anna Lee",
        "Thu 26 November: Anna Lee and Tom",
    ]


def test_nothing_to_say(tmp_path: Path) -> None:
    """A sentence for who asks; with --brief or -q not a line, so that cron sends no mail."""
    root = write(tmp_path, {"people/Anna.md": "", "relwiki.yaml": "today: 2026-11-23\n"})
    said = "Monday 23 November 2026\nNothing today, and nothing ahead in the next 7 days.\n"

    assert relwiki("today", cwd=root).stdout == said
    assert relwiki("today", "--days", "0", cwd=root).stdout == "Monday 23 November 2026\nNothing today.\n"
    assert relwiki("today", "--brief", cwd=root).stdout == ""
    assert relwiki("-q", "today", cwd=root).stdout == ""


def test_json_has_a_shape_that_stays(root: Path) -> None:
    """Every field is always there."""
    read = json.loads(relwiki("today", "--json", cwd=root).stdout)

    assert list(read) == ["day", "days", "overdue", "today", "ahead", "promised", "ripe", "habits"]
    assert (read["day"], read["days"]) == ("2026-11-23", 7)
    assert read["overdue"] == [
        {
            "day": "2026-11-20", "vague": "", "kind": "follow-up",
            "who": [{"name": "Anna Lee", "note": "people/Anna Lee.md"}],
            "what": "follow up: the quote for Benny", "text": "the quote for Benny",
            "since": None, "years": None, "unsure": False,
        }
    ]  # fmt: skip
    assert read["today"][0] == {
        "day": "2026-11-23", "vague": "", "kind": "birthday",
        "who": [{"name": "Mia (daughter of Anna Lee)", "note": "people/Anna Lee.md"}],
        "what": "birthday", "text": "", "since": 2015, "years": 11, "unsure": False,
    }  # fmt: skip
    assert [(each["day"], each["vague"], each["unsure"]) for each in read["ahead"]] == [
        ("2026-11-01", "month", True),
        ("2026-11-24", "", False),
        ("2026-11-26", "", False),
    ]
    ben = {"name": "Ben", "note": "people/Ben.md"}
    anna = {"name": "Anna Lee", "note": "people/Anna Lee.md"}

    assert read["promised"] == [
        {"who": ben, "what": "a walk", "date": "2026-03", "date_words": "March 2026", "due": False},
        {"who": anna, "what": "the Lisbon book", "date": "2026-11-02", "date_words": "2 November 2026", "due": False},
    ]


def test_it_writes_nothing(root: Path) -> None:
    """Neither without a cache nor with one, even a damaged one."""
    assert relwiki("today", cwd=root).stdout == AGENDA
    assert not (root / ".relwiki").exists()
    relwiki("build", cwd=root)
    cache = root / ".relwiki" / "cache.sqlite"
    for data in (cache.read_bytes(), cache.read_bytes()[:5000], b"no database"):
        cache.write_bytes(data)
        before = {path: path.stat().st_mtime_ns for path in root.rglob("*")}

        assert relwiki("today", cwd=root).stdout == AGENDA
        assert {path: path.stat().st_mtime_ns for path in root.rglob("*")} == before
        assert cache.read_bytes() == data


def in_terminal(root: Path, **env: str) -> str:
    """What a terminal gets to see."""
    ours, theirs = pty.openpty()
    surroundings = {**os.environ, "PYTHONPATH": str(REPOSITORY), "TERM": "xterm", **env}
    done = subprocess.run(
        [sys.executable, "-m", "relwiki", "today"], cwd=root, env=surroundings, stdout=theirs, timeout=300, check=False
    )
    os.close(theirs)
    assert done.returncode == 0
    seen = b""
    while True:
        try:
            part = os.read(ours, 65536)
        except OSError:
            break
        if not part:
            break
        seen += part
    os.close(ours)
    return seen.decode().replace("\r\n", "\n")


def test_headings_stand_out_in_a_terminal_alone(root: Path) -> None:
    """And not there either where NO_COLOR is set."""
    assert "\x1b[1mToday\x1b[0m" in in_terminal(root, NO_COLOR="")
    assert in_terminal(root, NO_COLOR="1") == AGENDA


def test_a_terminal_cannot_be_steered_by_a_note(tmp_path: Path) -> None:
    """Control characters and direction marks are shown as escapes."""
    note = '---\nname: "A\\x1b]0;x\\x07"\nborn: 1984-11-23\n---\n- promised: \u202e x\n'
    root = write(tmp_path, {"people/A.md": note, "relwiki.yaml": "today: 2026-11-23\n"})
    for arguments in ((), ("--brief",)):
        said = relwiki("today", *arguments, cwd=root).stdout

        assert "\x1b" not in said
        assert "\u202e" not in said
