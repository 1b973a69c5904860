"""The short way: where nothing but what a note's own page shows has changed, only that page is made.

That is its prose, the chunks of its body, and fields with keys of its own, such as a phone number (`model/keys`).
Whatever else a note says, its links with their sentences, other fields, log, threads, tasks, tags, headings, must be
the same as before, or the long way is taken. It works from what the last build has kept, whichever process that was:
the page values, and what they leave out.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any, Protocol

import msgspec

from relwiki.build.fresh import Last
from relwiki.build.kept import Kept, NoteStore, note_key
from relwiki.build.listing import Found
from relwiki.build.manifest import Source, digest
from relwiki.build.press import Made, Press
from relwiki.model.diagnostic import Diagnostic
from relwiki.model.keys import OWN
from relwiki.model.note import Field, Note, packed
from relwiki.model.settings import Settings
from relwiki.pages.page import NOTE_PAGES, SubjectPage
from relwiki.pages.refill import refilled
from relwiki.vault.files import FileStat, read_bytes
from relwiki.vault.read import read_note

# More notes at once are a checkout, not an edit.
_MOST = 50
# Where a thing stands in its file, which no page shows.
_PLACES = frozenset({"line", "column"})
# What a note holds packed.
_NOTHING: dict[str, Any] = {name: b"" for name in Note.__struct_fields__ if name.startswith("packed_")}


class Aside(msgspec.Struct, frozen=True):
    """What the last long way has found that page values do not say."""

    # All that there was to tell of, by place.
    diagnostics: tuple[Diagnostic, ...]
    # Those of them that came from the settings and the listing of files.
    listed: tuple[Diagnostic, ...]
    # Paths of notes whose text stands on other pages than their own.
    shown_inside: tuple[str, ...]


class PageStore(Protocol):
    """Where the values of notes' pages are kept by the path of the note."""

    def page(self, path: str) -> Kept | None:
        """What is kept for a note."""

    def marks(self) -> dict[str, bytes]:
        """The fingerprint of every page that is kept."""

    def keep(self, pages: Iterable[Kept]) -> None:
        """Keep pages in place of what was kept for their notes."""

    def forget(self, paths: Iterable[str]) -> None:
        """Let go of what is kept for notes."""


class Again(msgspec.Struct, frozen=True):
    """A page that is another now."""

    # Its value as it stands, and as it is to be.
    before: SubjectPage
    made: Made


class Prose(msgspec.Struct, frozen=True):
    """What the short way has found."""

    # The pages that are another now.
    pages: tuple[Again, ...]
    # Notes that were looked at, by their keys in the cache, and all files of the vault as they are now.
    notes: tuple[tuple[bytes, Note], ...]
    sources: tuple[Source, ...]


def kept_of(made: Made) -> Kept | None:
    """What is kept of a page, if it is that of a note."""
    page = made.page
    if isinstance(page, SubjectPage) and page.source:
        return Kept(page.source, type(page).__name__, made.fingerprint, made.encoded)
    return None


def prose(
    found: Found, last: Last, aside: Aside, press: Press, today: dt.date, notes: NoteStore, pages: PageStore
) -> Prose | None:
    """What has changed since the last build if that is prose and own fields alone; None where more has.

    The circumstances are those of the last build, and all that it wrote still stands.
    """
    listed = (*found.listing.diagnostics, *found.diagnostics)
    told = {span.path for each in aside.diagnostics for span in (each.span, *each.also)}
    changes = last.changes
    if changes.paths or listed != aside.listed or len(changes.moved) > _MOST:
        return None
    if any(not file.path.endswith(".md") or file.path in aside.shown_inside for file in changes.moved):
        return None
    prints = frozenset(file.fingerprint for file in last.manifest.written)
    moved = {file.path: file for file in changes.moved}
    made: list[Again] = []
    fresh: list[tuple[bytes, Note]] = []
    now: dict[str, Source] = {}
    for source in last.manifest.files:
        if source.stat.path not in moved:
            continue
        change = _change(moved[source.stat.path], source, found, notes)
        if change is None:
            return None
        if change.before != change.after:
            if source.stat.path in told and _places(change.before) != _places(change.after):
                return None
            kept = pages.page(source.stat.path)
            if kept is None or not _stands(kept, press, prints):
                return None
            before = msgspec.msgpack.decode(kept.encoded, type=NOTE_PAGES[kept.kind])
            after = _again(before, change, found.settings, today, press)
            if after is None:
                return None
            made.append(Again(before, press.made(after)))
        fresh.append((note_key(source.stat.path, change.source.digest, found.salt), change.after))
        now[source.stat.path] = change.source
    sources = tuple(now.get(source.stat.path, source) for source in last.manifest.files)
    return Prose(tuple(each for each in made if each.made.fingerprint not in prints), tuple(fresh), sources)


class _Change(msgspec.Struct, frozen=True):
    """A note as the last build saw it, and as it is now."""

    before: Note
    after: Note
    source: Source


def _change(file: FileStat, source: Source, found: Found, notes: NoteStore) -> _Change | None:
    """What has become of a note; None where it cannot be read, or nobody knows what it was."""
    key = note_key(file.path, source.digest, found.salt)
    before = notes.get([key]).get(key) if source.digest else None
    try:
        data = read_bytes(found.root, file)
    except OSError:
        return None
    if before is None:
        return None
    now = Source(file, digest(data))
    return _Change(before, before if now.digest == source.digest else read_note(file.path, data, found.settings), now)


def _stands(kept: Kept, press: Press, prints: frozenset[bytes]) -> bool:
    """Whether a page that is kept is whole, and is the one that stands."""
    return kept.fingerprint in prints and kept.fingerprint == press.fingerprint(kept.kind, kept.encoded)


def _again(kept: SubjectPage, change: _Change, settings: Settings, today: dt.date, press: Press) -> SubjectPage | None:
    """The note's page with its new body and its new fields; None if more than these has changed."""
    before, after = change.before, change.after
    page: SubjectPage | None = kept
    if essence(before) != essence(after):
        if essence(_without_own(before)) != essence(_without_own(after)):
            return None
        # Most edits are of prose, and need neither what derives nor what builds.
        from relwiki.build.own import with_own  # noqa: PLC0415

        page = with_own(kept, before, after, settings, today, press.say)
    if page is None:
        return None
    return msgspec.structs.replace(page, body=refilled(page.body, before.chunks, after.chunks))


def _without_own(note: Note) -> Note:
    """A note without the fields that only its own page shows."""
    kept = [field for field in note.fields if not _is_own(field)]
    return msgspec.structs.replace(note, packed_fields=packed(kept))


def _is_own(field: Field) -> bool:
    return (field.key in OWN or not field.known) and not any("[[" in value.text for value in field.values)


def essence(note: Note) -> list[Any]:
    """All that a note says but for its prose and for the lines on which it says it, as plain lists."""
    body = note.body
    links = tuple(chunk for chunk in note.chunks if not isinstance(chunk, str))
    headings = tuple((each.level, each.text, each.id, each.private) for each in note.headings)
    blocks = tuple((each.name, each.id, each.private) for each in body.blocks)
    plain = msgspec.structs.replace(note, body=msgspec.structs.replace(body, blocks=()), **_NOTHING)
    said = (plain, note.fields, note.statements, note.mentions, note.log, note.tasks, note.ledger, links)
    return [*map(_without_places, said), headings, blocks, bool(note.chunks)]


def _places(note: Note) -> list[Any]:
    """All that a note says besides its prose, with the lines on which it says it: where those stand, so do problems."""
    body = msgspec.structs.replace(note.body, blocks=())
    bare = msgspec.structs.replace(note, body=body, packed_chunks=b"", packed_headings=b"")
    return [bare, [each.line for each in note.headings]]


def _without_places(value: Any) -> Any:
    """A value as lists all the way down, without where it stands."""
    if isinstance(value, msgspec.Struct):
        said = [getattr(value, name) for name in value.__struct_fields__ if name not in _PLACES]
        return [type(value), *map(_without_places, said)]
    return [_without_places(each) for each in value] if isinstance(value, tuple) else value
