"""Parsed notes, kept by the hash of what they were parsed from. Whatever happens to the file, only time is lost.

A row is believed only if its hash, which covers its key and the program that wrote it, is right; any other trouble
deletes the file.
"""

import gc
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

import msgspec

from relwiki.build.kept import Kept
from relwiki.build.manifest import digest
from relwiki.build.program import program_digest
from relwiki.model.note import Note

if TYPE_CHECKING:
    import sqlite3

_SCHEMA = """
CREATE TABLE IF NOT EXISTS notes (key BLOB PRIMARY KEY, value BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS pages (path TEXT PRIMARY KEY, kind TEXT NOT NULL, mark BLOB NOT NULL, value BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS pages_marks ON pages (path, mark);
"""
# Half-written transactions need no undoing: rows are verified one by one. Most rows are larger than a usual page.
_PRAGMAS = ("page_size = 32768", "journal_mode = OFF", "synchronous = OFF", "temp_store = MEMORY", "cache_size = -1000")
# Parameters in one statement, below the least limit of any SQLite.
_CHUNK = 900
_DIGEST = 16
# Rows of earlier states of notes that may stay, beside as many as there are notes: going back then costs nothing.
_SPARE = 500


class NoteCache:
    """The cache of one vault, `cache.sqlite` in its state folder. It never raises and never lies."""

    def __init__(self, state: Path, *, read_only: bool = False) -> None:
        """`state` is the folder `.relwiki`; nothing is opened yet. With `read_only` the disk stays as it is."""
        self._path, self._read_only = state / "cache.sqlite", read_only
        self._connection: sqlite3.Connection | None = None
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder(Note)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Note]:
        """The notes that are there and whole."""
        found: dict[bytes, Note] = {}
        if not self._path.exists():
            return found
        with self._mending(), _without_collector():
            connection = self._open()
            for start in range(0, len(keys), _CHUNK):
                some = keys[start : start + _CHUNK]
                marks = ",".join("?" * len(some))
                rows = connection.execute(f"SELECT key, value FROM notes WHERE key IN ({marks})", some)  # noqa: S608
                for key, value in rows:
                    note = self._unpack(key, value)
                    if note is not None:
                        found[key] = note
        return found

    def put(self, notes: Sequence[tuple[bytes, Note]]) -> None:
        """Keep notes under their keys, all in one transaction; a damaged file is replaced."""
        if self._read_only:
            return
        for _ in range(2):
            with self._mending():
                connection = self._open()
                with connection:
                    # One at a time: all of them packed would take as much room as the vault itself.
                    rows = ((key, self._pack(key, note)) for key, note in notes)
                    connection.executemany("INSERT OR REPLACE INTO notes VALUES (?, ?)", rows)
                return

    def prune(self, keep: Collection[bytes]) -> None:
        """Forget rows that are not in `keep`, once there are many of them."""
        if self._read_only or not self._path.exists():
            return
        with self._mending():
            connection = self._open()
            keys = [row[0] for row in connection.execute("SELECT key FROM notes")]
            if len(keys) <= 2 * len(keep) + _SPARE:
                return
            kept = set(keep)
            with connection:
                stale = [(key,) for key in keys if key not in kept]
                connection.executemany("DELETE FROM notes WHERE key = ?", stale)
            connection.execute("VACUUM")

    def page(self, path: str) -> Kept | None:
        """The page that is kept of a note. Whether it is whole tells its fingerprint."""
        if self._path.exists():
            with self._mending():
                rows = self._open().execute("SELECT kind, mark, value FROM pages WHERE path = ?", (path,)).fetchall()
                for kind, mark, value in rows:
                    if isinstance(kind, str) and isinstance(mark, bytes) and isinstance(value, bytes):
                        return Kept(path, kind, mark, value)
        return None

    def marks(self) -> dict[str, bytes]:
        """The fingerprint of each page that is kept, by the path of its note."""
        if self._path.exists():
            with self._mending():
                return dict(self._open().execute("SELECT path, mark FROM pages"))
        return {}

    def keep(self, pages: Iterable[Kept]) -> None:
        """Keep pages of notes in place of what was kept before; they are on the disk once the cache is closed."""
        if not self._read_only:
            with self._mending():
                rows = ((page.path, page.kind, page.fingerprint, page.encoded) for page in pages)
                self._open().executemany("INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?)", rows)

    def forget(self, paths: Iterable[str]) -> None:
        """Let go of the pages of notes."""
        if not self._read_only:
            with self._mending():
                self._open().executemany("DELETE FROM pages WHERE path = ?", [(path,) for path in paths])

    def close(self) -> None:
        """Let go of the file."""
        connection, self._connection = self._connection, None
        if connection is not None:
            with self._mending():
                connection.commit()
                connection.close()

    def _open(self) -> "sqlite3.Connection":
        """The open file, with its table."""
        import sqlite3  # noqa: PLC0415 - a build that has nothing to do never comes here

        if self._connection is None and self._read_only:
            self._connection = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", timeout=1.0, uri=True)
        elif self._connection is None:
            self._connection = sqlite3.connect(self._path, timeout=1.0, check_same_thread=False)
            for pragma in _PRAGMAS:
                self._connection.execute(f"PRAGMA {pragma}")
            self._connection.executescript(_SCHEMA)
        return self._connection

    @contextmanager
    def _mending(self) -> Iterator[None]:
        """Any trouble with the file inside the block deletes it; the block ends there."""
        import sqlite3  # noqa: PLC0415

        try:
            yield
        except (sqlite3.Error, OSError, UnicodeDecodeError, MemoryError, OverflowError):
            self._discard()

    def _discard(self) -> None:
        """Delete the file and what SQLite puts beside it; where it is only read, just let go of it."""
        import sqlite3  # noqa: PLC0415

        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()
        if self._read_only:
            return
        for ending in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                self._path.with_name(self._path.name + ending).unlink(missing_ok=True)

    def _pack(self, key: bytes, note: Note) -> bytes:
        body = self._encoder.encode(note)
        return digest(program_digest(), key, body) + body

    def _unpack(self, key: object, value: object) -> Note | None:
        """The note of a row; None where a bit of it is not as it was written."""
        if not isinstance(key, bytes) or not isinstance(value, bytes):
            return None
        body = value[_DIGEST:]
        if value[:_DIGEST] != digest(program_digest(), key, body):
            return None
        try:
            return self._decoder.decode(body)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None


@contextmanager
def _without_collector() -> Iterator[None]:
    """Thousands of notes hold no circle; looking for one again and again takes five times as long as reading them."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
