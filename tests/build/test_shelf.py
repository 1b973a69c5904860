"""Texts of notes lie in a file while a build runs, and come back as they were, whatever the disk does."""

import io
import tempfile
from pathlib import Path
from typing import Any

import pytest

from relwiki.build.shelf import Shelf
from relwiki.model.body import LinkSlot
from relwiki.model.errors import UserError
from relwiki.model.note import Note, packed
from relwiki.model.phrase import Link

TEXTS = {f"people/{name}.md": (f"<p>{name * 500}", LinkSlot(Link("Ben")), "</p>") for name in "ABC"}
NOTES = [Note(path, None, packed_chunks=packed(chunks)) for path, chunks in TEXTS.items()]


def test_texts_come_back(tmp_path: Path) -> None:
    """In any order and as often as asked; the notes hold nothing of them, and no file has a name."""
    with Shelf(tmp_path) as shelf:
        taken = [shelf.take(note) for note in NOTES]

        assert [note.packed_chunks for note in taken] == [b"", b"", b""]
        assert {note.path: shelf.chunks(note) for note in (*reversed(taken), *taken)} == TEXTS
        assert list(tmp_path.iterdir()) == []


def test_a_note_without_text(tmp_path: Path) -> None:
    """It has none afterwards."""
    with Shelf(tmp_path) as shelf:
        assert shelf.chunks(shelf.take(Note("a.md", None))) == ()


def test_without_a_folder_texts_stay_in_memory(tmp_path: Path) -> None:
    """They come back all the same."""
    with Shelf(tmp_path / "gone") as shelf:
        taken = [shelf.take(note) for note in NOTES]

        assert {note.path: shelf.chunks(note) for note in taken} == TEXTS


class Disk(io.FileIO):
    """A file on a disk that may be full."""

    # Bytes that there is room for in one more text; 0 for an error.
    room = 1 << 20

    def write(self, data: Any) -> int:
        """Write what there is room for."""
        if not self.room:
            raise OSError("full")
        return super().write(data[: self.room])


@pytest.fixture
def disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Disk:
    """The file on which all texts will lie."""
    file = Disk(tmp_path / "texts", "w+")
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: file)
    return file


@pytest.mark.parametrize("room", [0, 10])
def test_what_a_full_disk_does_not_take_stays_in_memory(room: int, disk: Disk, tmp_path: Path) -> None:
    """A disk that is full in the middle of one text takes the next again: all come back whole."""
    with Shelf(tmp_path) as shelf:
        taken = [shelf.take(NOTES[0])]
        disk.room = room
        taken.append(shelf.take(NOTES[1]))
        disk.room = 1 << 20
        taken.append(shelf.take(NOTES[2]))

        assert {note.path: shelf.chunks(note) for note in taken} == TEXTS


def test_a_disk_that_loses_a_text_is_told_of(disk: Disk, tmp_path: Path) -> None:
    """A page with half a text would be worse."""
    with Shelf(tmp_path) as shelf:
        taken = shelf.take(NOTES[0])
        disk.truncate(10)

        with pytest.raises(UserError, match="lost"):
            shelf.chunks(taken)
