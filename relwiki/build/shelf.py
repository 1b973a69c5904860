"""The texts of notes, apart from all else that they say: only pages ask for them, one note after the other.

They lie in a nameless file, as private as the vault and gone with the process; what the disk does not take stays in
memory.
"""

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO, Self

import msgspec

from relwiki.build.folder import trouble
from relwiki.model.body import Chunk
from relwiki.model.errors import UserError
from relwiki.model.note import Note, unpacked_chunks


class Shelf:
    """Holds texts while the block runs."""

    def __init__(self, folder: Path) -> None:
        """`folder` is where the file lies meanwhile."""
        self._folder = folder
        self._file: IO[bytes] | None = None
        # Where the text of a note begins in the file, and its length; or the text itself.
        self._places: dict[str, tuple[int, int] | bytes] = {}
        self._end = 0

    def __enter__(self) -> Self:
        with suppress(OSError):
            self._file = tempfile.TemporaryFile(dir=self._folder, buffering=0)
        return self

    def __exit__(self, *_: object) -> None:
        if self._file is not None:
            self._file.close()

    def take(self, note: Note) -> Note:
        """Put the text of a note away; the note without it."""
        text, start = note.packed_chunks, self._end
        if not text:
            return note
        self._places[note.path] = (start, len(text)) if self._is_written(text) else text
        return msgspec.structs.replace(note, packed_chunks=b"")

    def chunks(self, note: Note) -> tuple[Chunk, ...]:
        """The chunks of a note whose text was taken.

        Raises:
            UserError: The disk has lost it.
        """
        place = self._places.get(note.path, b"")
        return unpacked_chunks(place if isinstance(place, bytes) else self._read(*place))

    def _is_written(self, text: bytes) -> bool:
        """Write a text behind the others; where the disk is full, the next is written over what it took."""
        if self._file is None:
            return False
        try:
            self._file.seek(self._end)
            written = self._file.write(text) == len(text)
        except OSError:
            return False
        self._end += len(text) if written else 0
        return written

    def _read(self, start: int, size: int) -> bytes:
        assert self._file is not None, "something was written to it"
        try:
            if hasattr(os, "pread"):
                # Processes that share the file share its position, too.
                text = os.pread(self._file.fileno(), size, start)
            else:
                self._file.seek(start)
                text = self._file.read(size)
        except OSError as error:
            raise trouble(self._folder, error) from error
        if len(text) < size:
            raise UserError(
                f"{self._folder} has lost what was written there a moment ago. See whether its disk is well."
            )
        return text
