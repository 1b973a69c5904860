"""A build shared among processes makes the same site as one process does, and fails in the same way."""

import datetime as dt
from pathlib import Path

import pytest

from relwiki.build import printing, reading
from relwiki.build.cache import NoteCache
from relwiki.build.session import Order, Session
from relwiki.build.workers import can_share
from relwiki.model.errors import UserError
from tests.benchmarks.vault import make_vault
from tests.sites import files_of, write

pytestmark = pytest.mark.skipif(not can_share(), reason="this system cannot fork processes")
TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A vault that is small, and yet worth some processes."""
    monkeypatch.setattr(reading, "_WORTH_A_PROCESS", 10)
    monkeypatch.setattr(printing, "_WORTH_A_PROCESS", 10)
    make_vault(tmp_path / "vault", 60)
    return tmp_path / "vault"


def build(root: Path, jobs: int) -> tuple[dict[str, bytes], int]:
    """Build; the site's files, and how many of them were written."""
    made = Session(Order(root, today=TODAY), print, jobs=jobs).step(lambda *_: None)
    assert made.report is not None
    return files_of(made.site), made.report.written


@pytest.mark.parametrize("jobs", [2, 3, 7])
def test_the_site_is_the_same(root: Path, tmp_path: Path, jobs: int) -> None:
    """Byte for byte, after a first build and after an edit that others see, and no more of it is written."""
    other = tmp_path / "other" / "vault"
    make_vault(other, 60)
    for step in range(2):
        shared, one = build(root, jobs), build(other, 1)

        assert shared == one
        note = sorted((root / "people").glob("*.md"))[step]
        for vault in (root, other):
            write(vault, {f"people/{note.name}": "---\nborn: 1990-05-04\nphone: 1234\n---\nA sailor.\n"})


def test_what_other_processes_made_is_kept_for_the_next_build(root: Path) -> None:
    """Every note's page is: a line of prose writes that page alone, and nothing else is asked."""
    build(root, 3)
    with NoteCache(root / ".relwiki") as cache:
        kept = cache.marks()

    assert sorted(kept) == sorted(path.relative_to(root).as_posix() for path in root.rglob("*.md"))


def test_a_wrong_template_is_told_by_whoever_meets_it(root: Path) -> None:
    """Of two processes both meet it; one message comes, and the site is as it was."""
    before, _ = build(root, 1)
    write(root, {"theme/templates/person.html": "{{ page.nothing.here }}"})
    with pytest.raises(UserError, match=r"person\.html"):
        build(root, 2)

    assert files_of(root / ".relwiki/site") == before
