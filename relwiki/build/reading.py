"""From the listed files to the vault: notes read, or taken from the cache; nothing derived."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from relwiki.build.kept import NoteStore, note_key
from relwiki.build.listing import Found
from relwiki.build.manifest import digest
from relwiki.build.workers import ALONE, Share, children
from relwiki.model.diagnostic import Diagnostic
from relwiki.model.interaction import Transaction
from relwiki.model.note import Note
from relwiki.model.settings import Settings
from relwiki.model.vault import Attachment, Vault
from relwiki.vault.decode import decode
from relwiki.vault.files import FileStat, read_bytes, unreadable
from relwiki.vault.images import HEAD_BYTES, image_size
from relwiki.vault.ledgers import is_ledger, read_ledger
from relwiki.vault.read import read_note

_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp")

# Notes to read for which another process is worth its while.
_WORTH_A_PROCESS = 300
_DECODER = msgspec.msgpack.Decoder(Note)

Progress = Callable[[str, int, int], None]


class Reading(msgspec.Struct, frozen=True):
    """A vault as read."""

    vault: Vault
    # Hash of each note's bytes, by path.
    digests: dict[str, bytes]
    # Keys of the notes in the cache.
    keys: tuple[bytes, ...]
    # How many were parsed anew.
    parsed: int


def read_vault(
    found: Found,
    cache: NoteStore | None = None,
    progress: Progress | None = None,
    settled: Mapping[str, bytes] | None = None,
    share: Share = ALONE,
) -> Reading:
    """Read all notes; a cache, whatever state it is in, changes only how long that takes.

    `settled` holds the hashes of notes whose bytes are certainly the same as when they were hashed, by path: they are
    read only if the cache does not have them.
    """
    files, hashes = found.listing.notes, settled or {}
    read, said = _bytes_of(found, [file for file in files if file.path not in hashes])
    digests = {file.path: hashes.get(file.path) or digest(read.get(file.path, b"")) for file in files}
    keys = [note_key(file.path, digests[file.path], found.salt) for file in files]
    known = cache.get(keys) if cache else {}
    missing = [file for file, key in zip(files, keys, strict=True) if key not in known and file.path in hashes]
    again, more = _bytes_of(found, missing)
    unknown = [file.path for file, key in zip(files, keys, strict=True) if key not in known]
    texts = [(path, read.get(path, again.get(path, b""))) for path in unknown]
    parsed = _parsed(texts, found.settings, progress, share)
    fresh = [(key, parsed[file.path]) for file, key in zip(files, keys, strict=True) if key not in known]
    notes = [known.get(key) or parsed[file.path] for file, key in zip(files, keys, strict=True)]
    if cache and fresh:
        cache.put(fresh)
    ledger, wrong = _ledger(found)
    vault = Vault(
        tuple(notes),
        found.settings,
        tuple(_attachment(found.root, file) for file in found.listing.attachments),
        ledger,
        (*found.listing.diagnostics, *found.diagnostics, *said, *more, *wrong),
    )
    # What could not be read has no hash, so that the next build looks at it again.
    unread = {each.span.path for each in (*said, *more)}
    return Reading(vault, {path: each for path, each in digests.items() if path not in unread}, tuple(keys), len(fresh))


def _parsed(
    texts: Sequence[tuple[str, bytes]], settings: Settings, progress: Progress | None, share: Share
) -> dict[str, Note]:
    """The notes of some files, by path; several processes read them where there are enough for each."""
    jobs = min(share.jobs, len(texts) // _WORTH_A_PROCESS + 1)
    parts = [partial(_parsed_apart, texts[number::jobs], settings) for number in range(1, jobs)]
    notes: dict[str, Note] = {}
    with children(parts, share.folder) as others:
        for index, (path, data) in enumerate(texts[::jobs]):
            notes[path] = read_note(path, data, settings)
            if progress and index % 100 == 0:
                progress("Reading", index * jobs, len(texts))
        for other in others:
            notes.update((note.path, note) for note in map(_DECODER.decode, other.messages()))
    return notes


def _parsed_apart(texts: Sequence[tuple[str, bytes]], settings: Settings) -> Iterator[bytes]:
    return (msgspec.msgpack.encode(read_note(path, data, settings)) for path, data in texts)


def _bytes_of(found: Found, files: Iterable[FileStat]) -> tuple[dict[str, bytes], list[Diagnostic]]:
    """The bytes of notes, by path; what cannot be read has none and is told of."""
    read: dict[str, bytes] = {}
    said: list[Diagnostic] = []
    for file in files:
        try:
            read[file.path] = read_bytes(found.root, file)
        except OSError as error:
            said.append(unreadable(file.path, error))
    return read, said


def _ledger(found: Found) -> tuple[tuple[tuple[str, Transaction], ...], list[Diagnostic]]:
    read: list[tuple[str, Transaction]] = []
    said: list[Diagnostic] = []
    for file in found.listing.attachments:
        if not is_ledger(file.path):
            continue
        try:
            text, wrong = decode(read_bytes(found.root, file), file.path)
        except OSError as error:
            said.append(unreadable(file.path, error))
            continue
        transactions, more = read_ledger(text, file.path, found.settings)
        read += [(file.path, transaction) for transaction in transactions]
        said += [*wrong, *more]
    return tuple(read), said


def _attachment(root: Path, file: FileStat) -> Attachment:
    if not file.path.casefold().endswith(_IMAGES):
        return Attachment(file.path)
    try:
        head = read_bytes(root, file, HEAD_BYTES)
    except OSError:
        return Attachment(file.path)
    return Attachment(file.path, *image_size(file.path, head))
