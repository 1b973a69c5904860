"""What a build keeps of a note and of its page for the next one."""

from collections.abc import Collection, Sequence
from hashlib import blake2b
from typing import Protocol

import msgspec

from relwiki.model.note import Note


class Kept(msgspec.Struct, frozen=True):
    """The value of a note's page as an earlier build has made it; believed only if the manifest has its fingerprint."""

    # Of the note.
    path: str
    # The name of the value's class.
    kind: str
    fingerprint: bytes
    encoded: bytes


class NoteStore(Protocol):
    """Where parsed notes are kept by the hash of what they were parsed from."""

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Note]:
        """Those that are there and whole."""

    def put(self, notes: Sequence[tuple[bytes, Note]]) -> None:
        """Keep them."""

    def prune(self, keep: Collection[bytes]) -> None:
        """Forget what is not among these, when that is worth while."""


def note_key(path: str, content: bytes, salt: bytes) -> bytes:
    """Where the cache keeps a note: by its path, the hash of its bytes, and what else decides how it is read."""
    return blake2b(path.encode() + b"\0" + content, digest_size=20, key=salt).digest()
