"""The commands as somebody types them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from relwiki import __version__
from tests.sites import REPOSITORY, relwiki, write

BROKEN = {
    "people/Ida.md": "---\nborn: 1985-02-30\n---\nHello.\n",
    "people/Max.md": "---\nborn: '1985\n---\nHello.\n",
}


def test_init_makes_a_vault_that_builds(tmp_path: Path) -> None:
    """A first note is there, and the page to open is printed as a link."""
    assert relwiki("init", "vault", cwd=tmp_path).returncode == 0
    done = relwiki("build", cwd=tmp_path / "vault" / "people")
    page = tmp_path / "vault" / ".relwiki" / "site" / "index.html"

    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, page.as_uri())
    assert page.is_file()


def test_init_changes_nothing_that_is_there(tmp_path: Path) -> None:
    """A folder of notes stays as it is; settings that exist are kept."""
    root = write(tmp_path / "vault", {"Anna.md": "Hello", "relwiki.yaml": "title: Mine\n"})
    relwiki("init", str(root))

    assert (root / "Anna.md").read_text() == "Hello"
    assert (root / "relwiki.yaml").read_text() == "title: Mine\n"
    assert not (root / "people" / "Me.md").exists()


def test_init_demo_refuses_a_folder_with_something_in_it(tmp_path: Path) -> None:
    """The example never mixes with somebody's notes."""
    root = write(tmp_path / "vault", {"Anna.md": "Hello"})
    done = relwiki("init", "--demo", str(root))

    assert done.returncode == 2
    assert "is not empty" in done.stderr


def test_build_succeeds_whatever_the_notes_hold(tmp_path: Path) -> None:
    """Problems are told on stderr, the page shows them, and the exit status is 0."""
    root = write(tmp_path, BROKEN)
    done = relwiki("build", str(root))

    assert done.returncode == 0
    assert "people/Max.md:2:" in done.stderr
    assert "error[front-matter-syntax]" in done.stderr
    assert "problem" in (root / ".relwiki/site/people/max.html").read_text().casefold()


@pytest.mark.parametrize(
    ("files", "arguments", "status"),
    [
        ({"people/Ida.md": "---\nme: true\n---\n"}, [], 0),
        ({"people/Ida.md": "---\nborn: 1985-02-30\n---\n"}, [], 0),
        ({"people/Ida.md": "---\nborn: 1985-02-30\n---\n"}, ["--strict"], 1),
        (BROKEN, [], 1),
    ],
)
def test_check_tells_by_its_status(tmp_path: Path, files: dict[str, str], arguments: list[str], status: int) -> None:
    """1 on errors, with --strict on warnings too, else 0."""
    assert relwiki("check", str(write(tmp_path, files)), *arguments).returncode == status


def test_check_shows_the_line_and_the_mend(tmp_path: Path) -> None:
    """Place, what is wrong, the line with a mark below, a hint."""
    root = write(tmp_path, {"people/Ida.md": "---\nborn: 1985-02-30\n---\n"})
    lines = relwiki("check", str(root)).stderr.splitlines()
    start = next(index for index, line in enumerate(lines) if "not-a-date" in line)

    assert lines[start].startswith("people/Ida.md:2:7: warning[not-a-date]: ")
    assert lines[start + 1] == "  2 | born: 1985-02-30"
    assert lines[start + 2] == "    |       ^"
    assert lines[start + 3].startswith("  hint: ")


def test_check_as_json_and_as_annotations(tmp_path: Path) -> None:
    """Data on stdout, for programs."""
    root = write(tmp_path, {"people/Ida.md": "---\nborn: 1985-02-30\nme: true\n---\n"})
    found = json.loads(relwiki("check", str(root), "--format", "json").stdout)

    assert [(each["severity"], each["code"], each["span"][:3]) for each in found] == [
        ("warning", "not-a-date", ["people/Ida.md", 2, 7])
    ]
    github = relwiki("check", str(root), "--format", "github").stdout

    assert github.startswith("::warning file=people/Ida.md,line=2,col=7,title=not-a-date::")


def test_a_terminal_cannot_be_steered_by_a_note(tmp_path: Path) -> None:
    """Control and direction characters in notes are shown as escapes."""
    root = write(tmp_path, {"people/Ida.md": "---\nborn: \x1b]0;x\x07 1985-02-30 \u202e\n---\n[[\x1b[31m]]"})
    done = relwiki("check", str(root))

    assert "\x1b" not in done.stderr + done.stdout
    assert "\u202e" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build", "nowhere"], "There is no folder"),
        (["build", "."], ""),
        (["--today", "yesterday", "build", "."], "such as 2026-11-23"),
        (["build", ".", "--theme", "neon"], "there is no theme"),
        (["build", ".", "-o", "."], "your notes are in it"),
        (["open", "."], "Run `relwiki build` first"),
        (["bulid"], "No such command"),
    ],
)
def test_mistakes_in_the_call_are_told_plainly(tmp_path: Path, arguments: list[str], words: str) -> None:
    """Exit status 2, one sentence, no traceback."""
    write(tmp_path, {"people/Ida.md": "Hello"})
    done = relwiki(*arguments, cwd=tmp_path)

    assert "Traceback" not in done.stderr
    assert done.returncode == (2 if words else 0)
    assert words.casefold() in done.stderr.casefold()


def from_nowhere(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder that is deleted before it begins."""
    begin = f"import os, runpy, sys; os.rmdir(os.getcwd()); sys.argv = {['relwiki', *arguments]!r}"
    return subprocess.run(
        [sys.executable, "-c", f"{begin}; runpy.run_module('relwiki', run_name='__main__')"],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="there nobody can delete the folder that a program stands in")
@pytest.mark.parametrize("command", ["build", "today", "check", "init"])
def test_a_folder_that_is_gone_is_told_of(tmp_path: Path, command: str) -> None:
    """Whoever stands in a deleted folder is told so, and what to do."""
    done = from_nowhere(tmp_path, command)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "relwiki: The folder you are in is gone. Go to one that is there (`cd ~`) and ask again.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there nobody can delete the folder that a program stands in")
@pytest.mark.parametrize("command", ["build", "today", "check"])
def test_a_vault_that_is_named_is_found_from_anywhere(tmp_path: Path, command: str) -> None:
    """From a deleted folder too."""
    root = write(tmp_path / "vault", {"people/Ida.md": "---\nme: true\n---\n"})
    (tmp_path / "gone").mkdir()
    done = from_nowhere(tmp_path / "gone", command, str(root))

    assert (done.returncode, done.stderr) == (0, "")


def test_the_day_can_be_chosen(tmp_path: Path) -> None:
    """`--today` decides before the settings do."""
    root = write(tmp_path, {"people/Ida.md": "---\nborn: 1980-03-05\n---\n", "relwiki.yaml": "today: 2026-11-23\n"})
    relwiki("--today", "2027-03-01", "build", str(root))

    assert "turns 47" in (root / ".relwiki/site/index.html").read_text()


def test_version_help_and_completion() -> None:
    """What a newcomer tries first."""
    assert relwiki("--version").stdout == f"relwiki {__version__}\n"
    assert "check" in relwiki("--help").stdout
    for shell in ("bash", "zsh", "fish"):
        assert "_RELWIKI_COMPLETE" in relwiki("completion", shell).stdout


def test_quiet_says_nothing_but_problems(tmp_path: Path) -> None:
    """`-q` prints no link and no count."""
    root = write(tmp_path, {"people/Ida.md": "---\nme: true\n---\n"})
    done = relwiki("-q", "build", str(root))

    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.parametrize("arguments", [["-q", "--today=2026-03-24", "build"], ["build", "-q", "--today=2026-03-24"]])
def test_global_options_may_stand_behind_the_command(tmp_path: Path, arguments: list[str]) -> None:
    """Nobody remembers on which side of it they belong."""
    root = write(tmp_path, {"people/Ida.md": "---\nme: true\nborn: 1990-03-25\n---\n"})
    done = relwiki(*arguments, str(root))

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert "2026-03-25" in (root / ".relwiki/site/index.html").read_text(encoding="utf-8")
