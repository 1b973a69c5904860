"""A plain build that has nothing to do sees it from the stamp of the last one; once anything has changed, none does."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from relwiki.build.session import Order, Session
from relwiki.build.stamp import unchanged
from tests.sites import REPOSITORY, relwiki, write

FILES = {
    "people/Ida.md": "---\nborn: 1990-05-04\n---\nA sailor.\n",
    "people/Max.md": "Likes the sea.\n",
    "relwiki.yaml": "title: Ours\n",
    "theme/static/own.css": "p { color: red }\n",
    ".obsidian/app.json": '{"strictLineBreaks": true}',
}


def settle(root: Path) -> Path:
    """Set the times of all files back by a minute, as if nobody had touched them since."""
    for path in root.rglob("*"):
        if path.is_file() and ".relwiki" not in path.parts:
            os.utime(path, ns=(path.stat().st_mtime_ns - 60 * 10**9,) * 2)
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A vault with a theme of its own, built by the plain command and found to have nothing to do."""
    root = settle(write(tmp_path / "vault", FILES)).resolve()
    build(root)
    build(root)
    return root


def build(root: Path) -> bool:
    """A plain build as the command makes it; whether there was anything to do."""
    return Session(Order(root), print).step(lambda *_: None).report is not None


def test_nothing_changed_is_seen_from_the_stamp(root: Path) -> None:
    """It says which page to open."""
    assert unchanged(str(root)) == (root / ".relwiki/site/index.html").as_uri()


def test_the_command_imports_next_to_nothing(root: Path) -> None:
    """Neither the command line nor the values nor the parser; and it says what the long way says."""
    command = "import sys; from relwiki.__main__ import main; main();"
    command += "sys.exit(any(name in sys.modules for name in ('click', 'msgspec', 'pathlib', 'typing')))"
    arguments = [sys.executable, "-S", "-c", command, "build", str(root)]
    short = subprocess.run(arguments, check=False, cwd=REPOSITORY, capture_output=True, text=True)
    long = relwiki("--me=", "build", str(root))

    assert short.returncode == 0, short.stderr
    assert short.stdout == long.stdout


def damage(root: Path) -> None:
    """Another byte in a page, its size and modification time as before."""
    page = root / ".relwiki/site/people/max.html"
    info = page.stat()
    page.write_bytes(page.read_bytes().replace(b"sea", b"tea"))
    os.utime(page, ns=(info.st_atime_ns, info.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], object]] = {
    "a note": lambda root: write(root, {"people/Max.md": "Likes the hills.\n"}),
    "a note of the same size and time": lambda root: os.utime(
        *(write(root, {"people/Max.md": "Likes the tea.\n"}) / "people/Max.md",), ns=(0, 0)
    ),
    "a new note": lambda root: write(root, {"people/Una.md": ""}),
    "a renamed note": lambda root: (root / "people/Max.md").rename(root / "people/Moritz.md"),
    "a deleted note": lambda root: (root / "people/Max.md").unlink(),
    "a picture": lambda root: write(root, {"files/max.png": b"no"}),
    "the settings": lambda root: write(root, {"relwiki.yaml": "title: Mine\n"}),
    "another program's settings": lambda root: write(root, {".obsidian/app.json": "{}"}),
    "the theme": lambda root: write(root, {"theme/static/own.css": "p { color: blue }\n"}),
    "a page": damage,
    "a deleted page": lambda root: (root / ".relwiki/site/people/max.html").unlink(),
    "a strange file in the site": lambda root: write(root, {".relwiki/site/CNAME": "example.com"}),
    "the stamp": lambda root: write(root, {".relwiki/stamp": (root / ".relwiki/stamp").read_bytes()[:-9]}),
    "the stamp, emptied": lambda root: write(root, {".relwiki/stamp": b""}),
    "the stamp, other bytes": lambda root: write(root, {".relwiki/stamp": b"\xff\0\0\xff\0"}),
    "the day": lambda root: write(
        root, {".relwiki/stamp": re_dated((root / ".relwiki/stamp").read_bytes())}
    ),
}  # fmt: skip


def re_dated(stamp: bytes) -> bytes:
    """The stamp of a build on another day."""
    uri, _, rest = stamp.split(b"\0", 2)
    return b"\0".join((uri, b"2001-01-01", rest))


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_changes_is_seen(root: Path, what: str) -> None:
    """The stamp says nothing then, and a build looks more closely."""
    CHANGES[what](root)

    assert unchanged(str(root)) is None


def test_a_note_saved_while_a_build_was_on_its_way_is_not_forgotten(tmp_path: Path) -> None:
    """What is as new as the build itself may have been read before it was saved: there is no stamp yet."""
    root = write(tmp_path / "vault", {"people/Max.md": "Likes the sea.\n"}).resolve()
    os.utime(root / "people/Max.md", (2**31, 2**31))
    build(root)

    assert unchanged(str(root)) is None
    assert build(root) is False


def test_builds_with_options_of_their_own_have_no_stamp(root: Path) -> None:
    """Another day, another owner: the next plain build looks for itself."""
    Session(Order(root, me="Ida"), print).step(lambda *_: None)

    assert unchanged(str(root)) is None
    assert build(root) is True
