"""Notes are read from the disk once, and no more often than their bytes can have changed."""

from pathlib import Path

from relwiki.build.cache import NoteCache
from relwiki.build.listing import find
from relwiki.build.manifest import digest
from relwiki.build.reading import read_vault
from tests.sites import write


def test_a_settled_note_comes_from_the_cache_unread(tmp_path: Path) -> None:
    """Its hash is believed, so that a build after one edit reads one file."""
    root = write(tmp_path / "vault", {"people/Ida.md": "A sailor.\n", ".relwiki/.gitignore": "*\n"})
    found = find(root)
    with NoteCache(root / ".relwiki") as cache:
        first = read_vault(found, cache)
        (root / "people" / "Ida.md").unlink()
        second = read_vault(found, cache, settled=first.digests)

    assert second.vault == first.vault
    assert (first.parsed, second.parsed) == (1, 0)


def test_a_settled_note_that_the_cache_lost_is_read(tmp_path: Path) -> None:
    """A cache that was deleted costs time and nothing else."""
    root = write(tmp_path / "vault", {"people/Ida.md": "A sailor.\n"})
    found = find(root)
    first = read_vault(found)

    assert read_vault(found, settled=first.digests).vault == first.vault


def test_a_note_that_cannot_be_read_is_told_of_every_time(tmp_path: Path) -> None:
    """It has no hash, so that nobody takes it for read."""
    root = write(tmp_path / "vault", {"people/Ida.md": "A sailor.\n", "people/Max.md": "A baker.\n"})
    found = find(root)
    (root / "people" / "Ida.md").unlink()
    reading = read_vault(found)

    assert reading.digests == {"people/Max.md": digest(b"A baker.\n")}
    assert [each.code for each in reading.vault.diagnostics] == ["unreadable-file"]
    assert len(reading.vault.notes) == 2
