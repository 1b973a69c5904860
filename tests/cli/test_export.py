"""`relwiki export` and the calendar file of a build."""

from pathlib import Path

import icalendar
import pytest

from tests.sites import Page, relwiki, write

VAULT = {
    "people/Anna Lee.md": "---\nborn: 1984-03-26\ntags: [family]\nuid: 7f3e\n---\n",
    "people/Ben.md": "---\nborn: 1983-01-01\nfollow_up: 2026-12-01 the quote\n---\n",
    "people/Ben Ode/Note.md": "Hello",
    "relwiki.yaml": "today: 2026-11-23\n",
}


def names(data: bytes) -> list[str]:
    """What the events of a calendar file are called."""
    return [str(event["SUMMARY"]) for event in icalendar.Calendar.from_ical(data).walk("VEVENT")]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small vault."""
    return write(tmp_path / "vault", dict(VAULT))


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["Ben, birthday", "Anna Lee, birthday", "Ben, follow up: the quote"]),
        (["--kinds", "birthday"], ["Ben, birthday", "Anna Lee, birthday"]),
        (["--kinds", "Follow-up, task"], ["Ben, follow up: the quote"]),
        (["--tag", "#family"], ["Anna Lee, birthday"]),
        (["--who", "anna lee"], ["Anna Lee, birthday"]),
        (["--who", "[[Anna Lee]]", "--who", "Ben", "--kinds", "birthday"], ["Ben, birthday", "Anna Lee, birthday"]),
    ],
)
def test_export_writes_a_calendar(root: Path, arguments: list[str], expected: list[str]) -> None:
    """To standard output, with the dates that were asked for."""
    done = relwiki("export", "ics", *arguments, cwd=root)

    assert (done.returncode, done.stderr) == (0, "")
    assert names(done.stdout.encode()) == expected


def test_export_writes_a_file(root: Path, tmp_path: Path) -> None:
    """With the line ends of the standard; `-` is standard output; nothing is written into the vault."""
    before = sorted(root.rglob("*"))
    done = relwiki("export", "ics", str(root), "-o", "dates.ics", "--alarms", cwd=tmp_path)
    data = (tmp_path / "dates.ics").read_bytes()

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert data.startswith(b"BEGIN:VCALENDAR\r\n")
    assert data.count(b"BEGIN:VALARM") == 6
    assert relwiki("export", "ics", str(root), "-o", "-").stdout.startswith("BEGIN:VCALENDAR\n")
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["doc"], "'doc' is not"),
        (["ics", "--kinds", "birthdays"], "There is no kind of date “birthdays”. The kinds are: birthday, "),
        (["ics", "--who", "Nobody"], "There is no note “Nobody”"),
        (["ics", "--who", "Anna"], "“Anna” may be friends/Anna.md or people/Anna.md"),
        (["ics", "-o", "nowhere/dates.ics"], "“nowhere/dates.ics” cannot be written: No such file or directory."),
    ],
)
def test_mistakes_are_told_plainly(root: Path, arguments: list[str], words: str) -> None:
    """Exit status 2, one sentence, no traceback."""
    write(root, {"people/Anna.md": "", "friends/Anna.md": ""})
    done = relwiki("export", *arguments, cwd=root)

    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_build_writes_the_calendar_and_links_it(root: Path) -> None:
    """It is the file that `export` writes, and the page Upcoming leads to it."""
    site = root / ".relwiki" / "site"
    relwiki("build", cwd=root)
    data = (site / "data" / "dates.ics").read_bytes()

    assert data.replace(b"\r\n", b"\n").decode() == relwiki("export", "ics", cwd=root).stdout
    assert "data/dates.ics" in Page((site / "upcoming.html").read_text(encoding="utf-8")).links


@pytest.mark.parametrize(
    ("settings", "written", "rings"),
    [
        ("data: ics\nalarms: true\n", True, True),
        ("data: [ICS]\n", True, False),
        ("data: vcf\n", False, False),
    ],
)
def test_the_settings_decide_which_files_a_build_writes(root: Path, settings: str, written: bool, rings: bool) -> None:
    """`data` names them; a file that is no longer wanted goes with its link; `alarms` makes it ring."""
    site = root / ".relwiki" / "site"
    relwiki("build", cwd=root)
    write(root, {"relwiki.yaml": settings})
    relwiki("build", cwd=root)
    calendar = site / "data" / "dates.ics"

    assert calendar.is_file() == written
    assert ("data/dates.ics" in Page((site / "upcoming.html").read_text(encoding="utf-8")).links) == written
    assert (written and b"BEGIN:VALARM" in calendar.read_bytes()) == rings


def test_the_calendar_changes_with_its_notes_alone(root: Path) -> None:
    """Text and another day leave it as it is; a new date is in it."""
    calendar = root / ".relwiki" / "site" / "data" / "dates.ics"
    relwiki("build", cwd=root)
    before, stamp = calendar.read_bytes(), calendar.stat().st_mtime_ns
    write(root, {"people/Ben.md": VAULT["people/Ben.md"] + "Text.\n", "relwiki.yaml": "today: 2027-01-01\n"})
    relwiki("build", cwd=root)

    assert (calendar.read_bytes(), calendar.stat().st_mtime_ns) == (before, stamp)
    write(root, {"people/Cleo.md": "---\nborn: 1990-05-05\n---\n"})
    relwiki("build", cwd=root)

    assert names(calendar.read_bytes()) == [
        "Ben, birthday",
        "Anna Lee, birthday",
        "Cleo, birthday",
        "Ben, follow up: the quote",
    ]
