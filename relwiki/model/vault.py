"""The whole of what was read: notes, settings, and what else lies in the folder."""

from collections.abc import Callable

import msgspec

from relwiki.model.body import Chunk
from relwiki.model.diagnostic import Diagnostic
from relwiki.model.interaction import Transaction
from relwiki.model.note import Note
from relwiki.model.settings import Settings


class Attachment(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A file that is no note: an image, a document."""

    # From the top of the vault, "/" between segments, NFC.
    path: str
    # CSS pixels; 0 where the file is no image or does not tell.
    width: int = 0
    height: int = 0


# The chunks of a note's text, wherever they are kept.
Prose = Callable[[Note], tuple[Chunk, ...]]


def own_prose(note: Note) -> tuple[Chunk, ...]:
    """The chunks that a note holds itself."""
    return note.chunks


class Vault(msgspec.Struct, frozen=True, gc=False):
    """A vault, read. The order of notes means nothing."""

    # Sorted by path.
    notes: tuple[Note, ...]
    settings: Settings = Settings()
    attachments: tuple[Attachment, ...] = ()
    # Lines of `ledger/*.csv`, with the name in `who`, and the path of their file.
    ledger: tuple[tuple[str, Transaction], ...] = ()
    # What was said about files and settings.
    diagnostics: tuple[Diagnostic, ...] = ()
    # Where the texts of the notes are.
    prose: Prose = own_prose
