"""The short way of a live site: where only the prose of notes has changed, nothing is derived and few pages are made.

Prose is what a note's body shows and nothing else knows: its chunks. Whatever else a note says, its links with their
sentences, fields, log, threads, tasks, tags, headings, must be the same as before, or the long way is taken. Then only
the bodies of pages differ: the note's own page, and those of notes that show others inside them.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from relwiki.build.fresh import Circumstances
from relwiki.build.listing import Found
from relwiki.build.making import Made, Making
from relwiki.build.reading import Reading
from relwiki.model.note import Note
from relwiki.pages.body import Filler
from relwiki.pages.page import SubjectPage

# More notes at once are a checkout, not an edit.
_MOST = 50
# Where a thing stands in its file, which no page shows.
_PLACES = frozenset({"line", "column"})


class _Build(msgspec.Struct, frozen=True):
    """The last build that took the long way."""

    found: Found
    around: Circumstances
    ready: Making
    # Paths of notes that show others inside them.
    embedding: tuple[str, ...]
    # Paths of which somebody was told something, with a line.
    told: frozenset[str]


class Memory:
    """What one build leaves in memory for the next; empty at first."""

    def __init__(self) -> None:
        self._last: _Build | None = None
        self._reading: Reading | None = None
        # Whether the site is what these say; not while a build is on its way, nor after one that failed.
        self._settled = False
        # Pages of notes, encoded: values would take several times the room.
        self._pages: dict[str, tuple[type[SubjectPage], bytes]] = {}

    def keeping(self, pages: Iterable[Made]) -> Iterator[Made]:
        """The same pages, those of notes remembered. Until the build has settled, nothing can be said from memory."""
        self._settled = False
        for each in pages:
            if isinstance(each.page, SubjectPage) and each.page.source:
                self._pages[each.page.source] = (type(each.page), each.encoded)
            yield each

    def settle(self, found: Found, around: Circumstances, reading: Reading, ready: Making) -> None:
        """The build is done, and the site is what it was to be."""
        if self._last is None or ready is not self._last.ready:
            notes = reading.vault.notes
            embedding = tuple(note.path for note in notes if any(mention.embed for mention in note.body.mentions))
            told = frozenset(span.path for each in ready.facts.diagnostics for span in (each.span, *each.also))
            self._last = _Build(found, around, ready, embedding, told)
            there = {note.path for note in notes}
            self._pages = {path: page for path, page in self._pages.items() if path in there}
        self._reading, self._settled = reading, True

    def pages(self, found: Found, around: Circumstances, reading: Reading) -> tuple[Making, tuple[Made, ...]] | None:
        """The pages that a change of prose has changed, or None where more than prose has changed."""
        last, before = self._last, self._reading
        if not self._settled or last is None or before is None or around != last.around:
            return None
        if not _is_same_vault(found, last.found, reading, before):
            return None
        pairs = zip(before.vault.notes, reading.vault.notes, strict=True)
        changed = [(old, new) for old, new in pairs if old is not new and old != new]
        if len(changed) > _MOST or not all(self._is_prose(old, new, last) for old, new in changed):
            return None
        notes = {note.path: note for note in reading.vault.notes}
        filler = Filler(last.ready.atlas, notes, last.ready.say)
        paths = dict.fromkeys((*(new.path for _, new in changed), *(last.embedding if changed else ())))
        return last.ready, tuple(self._refilled(last.ready, filler, notes[path]) for path in paths)

    def _is_prose(self, old: Note, new: Note, last: _Build) -> bool:
        """Whether two states of a note differ in nothing but prose, and nobody was told anything of its lines."""
        return old.path in self._pages and old.path not in last.told and essence(old) == essence(new)

    def _refilled(self, ready: Making, filler: Filler, note: Note) -> Made:
        kind, encoded = self._pages[note.path]
        page = msgspec.msgpack.decode(encoded, type=kind)
        return ready.made(msgspec.structs.replace(page, body=filler.fill(note)))


def _is_same_vault(found: Found, before: Found, reading: Reading, last: Reading) -> bool:
    """Whether the same notes lie among the same other files, under the same settings."""
    return (
        (found.salt, found.diagnostics) == (before.salt, before.diagnostics)
        and found.listing.attachments == before.listing.attachments
        and found.listing.diagnostics == before.listing.diagnostics
        and reading.vault.ledger == last.vault.ledger
        and reading.vault.diagnostics == last.vault.diagnostics
        and [note.path for note in reading.vault.notes] == [note.path for note in last.vault.notes]
    )


def essence(note: Note) -> Any:
    """All that a note says but for its prose and for the lines on which it says it, as plain lists and mappings."""
    body = note.body
    links = tuple(chunk for chunk in body.chunks if not isinstance(chunk, str))
    headings = tuple((each.level, each.text, each.id, each.private) for each in body.headings)
    blocks = tuple((each.name, each.id, each.private) for each in body.blocks)
    plain = msgspec.structs.replace(body, chunks=links, headings=(), blocks=(), text="")
    whole = msgspec.to_builtins((msgspec.structs.replace(note, body=plain), headings, blocks, bool(body.chunks)))
    return _without_places(whole)


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_places(each) for key, each in value.items() if key not in _PLACES}
    return [_without_places(each) for each in value] if isinstance(value, list | tuple) else value
