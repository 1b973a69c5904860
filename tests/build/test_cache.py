"""The cache of parsed notes costs time when it is damaged, and nothing else."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from relwiki.build.cache import NoteCache
from relwiki.model.body import LinkSlot, TagSlot
from relwiki.model.diagnostic import Code, Diagnostic, Span
from relwiki.model.note import Field, Kind, Note, packed
from relwiki.model.phrase import Link, Text


def note(name: str) -> Note:
    """A note with something in it."""
    return Note(
        f"people/{name}.md",
        Kind.PERSON,
        name=name,
        packed_fields=packed((Field("phone", "phone", "", (Text("0123", 2, 8),), 2, 1),)),
        tags=("friend",),
        packed_chunks=packed(("<p>", LinkSlot(Link("Ben")), TagSlot("a/b"), "</p>")),
        diagnostics=(Diagnostic(Code.NOT_A_DATE, Span("a.md", 1, 2), "No."),),
    )


NOTES = [(name.encode() * 20, note(name)) for name in ("A", "B", "C")]
KEYS = [key for key, _ in NOTES]


def filled(folder: Path) -> Path:
    """A state folder with a cache of three notes."""
    folder.mkdir(exist_ok=True)
    with NoteCache(folder) as cache:
        cache.put(NOTES)
    return folder


def test_what_was_put_is_there(tmp_path: Path) -> None:
    """Notes come back whole, under their keys, and nothing else does."""
    with NoteCache(filled(tmp_path)) as cache:
        assert cache.get([*KEYS, b"other"]) == dict(NOTES)
        assert cache.get([KEYS[1]]) == {KEYS[1]: NOTES[1][1]}
        assert cache.get([]) == {}


def test_an_empty_folder_stays_empty(tmp_path: Path) -> None:
    """Asking alone makes no file."""
    with NoteCache(tmp_path) as cache:
        assert cache.get(KEYS) == {}
        cache.prune([])

    assert list(tmp_path.iterdir()) == []


def test_a_cache_can_be_read_only(tmp_path: Path) -> None:
    """It gives what is there, and neither fills, nor prunes, nor mends, nor makes a file."""
    state = filled(tmp_path / "state")
    whole = (state / "cache.sqlite").read_bytes()
    with NoteCache(state, read_only=True) as cache:
        assert cache.get(KEYS) == dict(NOTES)
        cache.put([(b"other", note("D"))])
        cache.prune([])

    assert (state / "cache.sqlite").read_bytes() == whole
    (state / "cache.sqlite").write_bytes(b"no database")
    with NoteCache(state, read_only=True) as cache:
        assert cache.get(KEYS) == {}

    assert (state / "cache.sqlite").read_bytes() == b"no database"
    with NoteCache(tmp_path, read_only=True) as cache:
        assert cache.get(KEYS) == {}

    assert [path.name for path in tmp_path.iterdir()] == ["state"]


def test_thousands_of_keys(tmp_path: Path) -> None:
    """More keys than one statement takes."""
    many = [(number.to_bytes(20, "big"), note(str(number))) for number in range(2_000)]
    with NoteCache(tmp_path) as cache:
        cache.put(many)

        assert cache.get([key for key, _ in many]) == dict(many)


def test_any_flipped_byte_is_a_miss_and_never_a_lie(tmp_path: Path) -> None:
    """Wherever the file is damaged, each note is the right one or missing, and putting it again mends the cache."""
    whole = (filled(tmp_path / "whole") / "cache.sqlite").read_bytes()
    right = dict(NOTES)
    # Most of the file is empty.
    written = [place for place, byte in enumerate(whole) if byte]
    for place in [*range(200), *written[::3]]:
        folder = tmp_path / "damaged"
        folder.mkdir(exist_ok=True)
        damaged = bytearray(whole)
        damaged[place] ^= 0xFF
        (folder / "cache.sqlite").write_bytes(damaged)
        with NoteCache(folder) as cache:
            found = cache.get(KEYS)
            cache.put([(key, right[key]) for key in KEYS if key not in found])

            assert found.items() <= right.items()
            assert cache.get(KEYS).items() <= right.items()
        shutil.rmtree(folder)


@pytest.mark.parametrize("data", [b"", b"no database at all" * 100, b"SQLite format 3\0"])
def test_a_file_that_is_no_database_is_replaced(tmp_path: Path, data: bytes) -> None:
    """Silently: what is put afterwards is there."""
    (tmp_path / "cache.sqlite").write_bytes(data)
    with NoteCache(tmp_path) as cache:
        assert cache.get(KEYS) == {}
        cache.put(NOTES)

        assert cache.get(KEYS) == dict(NOTES)


def test_rows_that_were_swapped_are_misses(tmp_path: Path) -> None:
    """A row's hash covers its key, so one note never answers for another."""
    filled(tmp_path)
    with sqlite3.connect(tmp_path / "cache.sqlite") as connection:
        ((value,),) = connection.execute("SELECT value FROM notes WHERE key = ?", (KEYS[0],))
        connection.execute("UPDATE notes SET value = ? WHERE key = ?", (value, KEYS[1]))
        connection.execute("UPDATE notes SET value = 'text' WHERE key = ?", (KEYS[2],))
    connection.close()
    with NoteCache(tmp_path) as cache:
        assert cache.get(KEYS) == {KEYS[0]: NOTES[0][1]}


def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    """Where no cache can be, there is none, and nobody is troubled."""
    (tmp_path / "cache.sqlite").mkdir()
    with NoteCache(tmp_path) as cache:
        cache.put(NOTES)

        assert cache.get(KEYS) == {}


def test_stale_rows_go_when_there_are_many(tmp_path: Path) -> None:
    """Some earlier states stay, so that going back costs nothing; the file does not grow for ever."""
    many = [(number.to_bytes(20, "big"), note(str(number))) for number in range(600)]
    with NoteCache(tmp_path) as cache:
        cache.put(many)
        cache.prune([key for key, _ in many[:100]])
        spared = len(cache.get([key for key, _ in many]))
        cache.prune([key for key, _ in many[:10]])

        assert spared == 600
        assert cache.get([key for key, _ in many]) == dict(many[:10])
