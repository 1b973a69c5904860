"""From the folder to the vault: files listed, notes read (or taken from the cache), nothing derived."""

from collections.abc import Callable, Iterable, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Protocol

import msgspec

from relwiki import __version__
from relwiki.model.diagnostic import Diagnostic
from relwiki.model.note import Note
from relwiki.model.settings import Settings
from relwiki.model.vault import Attachment, Vault
from relwiki.vault.files import (
    FileStat,
    Listing,
    obsidian_hard_breaks,
    read_bytes,
    read_settings_text,
    scan,
    unreadable,
)
from relwiki.vault.images import HEAD_BYTES, image_size
from relwiki.vault.read import read_note
from relwiki.vault.settings import read_settings

DEFAULT_OUTPUT = ".relwiki/site"
_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp")

Progress = Callable[[str, int, int], None]


class NoteCache(Protocol):
    """Where parsed notes are kept by the hash of their content."""

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Note]:
        """Those that are there and whole."""

    def put(self, notes: Iterable[tuple[bytes, Note]]) -> None:
        """Keep them."""


class Found(msgspec.Struct, frozen=True):
    """A vault before its notes are read: settings, and what lies in the folder."""

    root: Path
    settings: Settings
    listing: Listing
    # Of the settings file.
    diagnostics: tuple[Diagnostic, ...]
    # Stands for everything besides a note's bytes that decides what is read in it.
    salt: bytes


def find(root: Path, output: Path | None = None) -> Found:
    """Read the settings and list the files. `output` is a site folder that may lie in the vault."""
    text, said = read_settings_text(root)
    settings, more = read_settings(text)
    if not settings.title:
        settings = msgspec.structs.replace(settings, title=root.name)
    if not settings.line_breaks:
        breaks = "hard" if obsidian_hard_breaks(root) else "soft"
        settings = msgspec.structs.replace(settings, line_breaks=breaks)
    listing = scan(root, settings.ignore, output or site_folder(root, settings))
    salt = blake2b(msgspec.msgpack.encode(settings), digest_size=16, person=__version__.encode()[:16]).digest()
    return Found(root, settings, listing, (*said, *more), salt)


def site_folder(root: Path, settings: Settings) -> Path:
    """Where the site of a vault goes unless the command says otherwise."""
    return root / (settings.output or DEFAULT_OUTPUT)


def read_vault(found: Found, cache: NoteCache | None = None, progress: Progress | None = None) -> Vault:
    """Read all notes; a cache, whatever state it is in, changes only how long that takes."""
    read, said = _bytes_of(found)
    keys = {file.path: _key(file.path, data, found.salt) for file, data in read}
    known = cache.get(list(keys.values())) if cache else {}
    fresh: list[tuple[bytes, Note]] = []
    notes: list[Note] = []
    for index, (file, data) in enumerate(read):
        note = known.get(keys[file.path])
        if note is None:
            note = read_note(file.path, data, found.settings)
            fresh.append((keys[file.path], note))
        notes.append(note)
        if progress and index % 100 == 0:
            progress("Reading", index, len(read))
    if cache and fresh:
        cache.put(fresh)
    return Vault(
        tuple(notes),
        found.settings,
        _attachments(found),
        diagnostics=(*found.listing.diagnostics, *found.diagnostics, *said),
    )


def _bytes_of(found: Found) -> tuple[list[tuple[FileStat, bytes]], list[Diagnostic]]:
    read: list[tuple[FileStat, bytes]] = []
    said: list[Diagnostic] = []
    for file in found.listing.notes:
        try:
            read.append((file, read_bytes(found.root, file)))
        except OSError as error:
            said.append(unreadable(file.path, error))
            read.append((file, b""))
    return read, said


def _key(path: str, data: bytes, salt: bytes) -> bytes:
    return blake2b(path.encode() + b"\0" + data, digest_size=20, key=salt).digest()


def _attachments(found: Found) -> tuple[Attachment, ...]:
    return tuple(_attachment(found.root, file) for file in found.listing.attachments)


def _attachment(root: Path, file: FileStat) -> Attachment:
    if not file.path.casefold().endswith(_IMAGES):
        return Attachment(file.path)
    try:
        head = read_bytes(root, file, HEAD_BYTES)
    except OSError:
        return Attachment(file.path)
    return Attachment(file.path, *image_size(file.path, head))
