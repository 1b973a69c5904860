"""A note's body for a page: its slots filled with links, pictures and other notes."""

import itertools
import re
from collections.abc import Iterable, Iterator

from relwiki.model.body import Chunk, EmbedSlot, LinkSlot, PrivateSlot, QuerySlot, TagSlot
from relwiki.model.names import fold
from relwiki.model.note import Note
from relwiki.model.vault import Prose
from relwiki.pages.atlas import Atlas
from relwiki.pages.shown import Missing, Part, Picture, Private, Ref, Transclusion
from relwiki.pages.words import Words

# Notes inside notes inside notes: deeper ones become links.
_DEEPEST = 5
# Ids and links to them in safe HTML, where text has no quotation marks.
_ID = re.compile(r' id="([^"]*)"')
_TO_ID = re.compile(r' href="#([^"]*)"')


class Filler:
    """Fills the slots of bodies; a note met again inside itself is told of, not repeated."""

    def __init__(self, atlas: Atlas, notes: dict[str, Note], prose: Prose, say: Words) -> None:
        self._atlas, self._notes, self._prose, self._say = atlas, notes, prose, say
        # Numbers for the notes that are shown inside the one being filled.
        self._shown = itertools.count(1)

    def fill(self, note: Note) -> tuple[Part, ...]:
        """The parts of a note's own page."""
        self._shown = itertools.count(1)
        return tuple(self._parts(iter(self._prose(note)), note, (note.path,)))

    def _parts(self, chunks: Iterator[Chunk], note: Note, inside: tuple[str, ...]) -> Iterator[Part]:
        for chunk in chunks:
            if isinstance(chunk, str):
                yield chunk
            elif isinstance(chunk, LinkSlot):
                ref = self._link(chunk, note.path)
                yield ref
                if chunk.markdown and chunk.html and not ref.route and chunk.link.target:
                    # The label hides where the link was to lead.
                    yield Missing(f" ({chunk.link.target})")
            elif isinstance(chunk, EmbedSlot):
                yield self._embed(chunk, note, inside)
            elif isinstance(chunk, TagSlot):
                yield self._atlas.tag(chunk.tag)
            elif isinstance(chunk, QuerySlot):
                yield _code(chunk.sql)
            elif chunk.open:
                parts = tuple(self._parts(_until_closed(chunks), note, inside))
                # A secret stays on its own page.
                if len(inside) == 1:
                    yield Private(chunk.title, parts)

    def _link(self, slot: LinkSlot, source: str) -> Ref:
        ref = self._atlas.link(slot.link, source, markdown=slot.markdown)
        return Ref(ref.text, ref.route, ref.anchor, ref.state, slot.html) if slot.html else ref

    def _embed(self, slot: EmbedSlot, note: Note, inside: tuple[str, ...]) -> Part:
        link = slot.link
        picture = self._atlas.picture(link.target, note.path, slot.alt) if link.target else None
        if picture:
            width, height = slot.width or picture.width, picture.height
            if slot.width:
                height = slot.height or (picture.height * slot.width // picture.width if picture.width else 0)
            return Picture(picture.route, picture.alt, width, height, slot.block)
        attached = self._atlas.file(link.target, note.path) if link.target else None
        if attached:
            return attached
        ref = self._atlas.link(link, note.path)
        other = self._notes.get(self._atlas.path(link, note.path))
        if other is None:
            if ref.state != "unwritten":
                return ref
            missing = self._say("nothing_called", name=link.target)
            return Missing(f"{slot.alt}: {missing}" if slot.alt else missing)
        if other.path in inside or len(inside) >= _DEEPEST:
            return ref
        if other.private and other.path != inside[0]:
            return ref
        chunks = _section(other, self._prose(other), link.anchor, own=other.path == inside[0])
        if chunks is None:
            return ref
        prefix = f"e{next(self._shown)}-"
        parts = tuple(self._parts(iter(chunks), other, (*inside, other.path)))
        return Transclusion(ref, _apart(parts, prefix))


def shown_inside(notes: Iterable[Note], atlas: Atlas) -> tuple[str, ...]:
    """Paths of the notes that another note, or the note itself, shows inside it."""
    shown = {atlas.path(each.link, note.path) for note in notes for each in note.body.embeds}
    return tuple(sorted(shown - {""}))


def _apart(parts: tuple[Part, ...], prefix: str) -> tuple[Part, ...]:
    """The parts of a note shown inside another, with ids of their own; links to ids that are not shown lead nowhere."""
    ids = {found for part in parts if isinstance(part, str) for found in _ID.findall(part)}

    def to_id(match: re.Match[str]) -> str:
        return f' href="#{prefix}{match[1]}"' if match[1] in ids else ""

    return tuple(
        _TO_ID.sub(to_id, _ID.sub(rf' id="{prefix}\1"', part)) if isinstance(part, str) else part for part in parts
    )


def _until_closed(chunks: Iterator[Chunk]) -> Iterator[Chunk]:
    depth = 1
    for chunk in chunks:
        if isinstance(chunk, PrivateSlot):
            depth += 1 if chunk.open else -1
            if depth == 0:
                return
        yield chunk


def _section(note: Note, chunks: tuple[Chunk, ...], anchor: str, *, own: bool) -> tuple[Chunk, ...] | None:
    """The chunks of a heading's section or of a block; the whole body where the anchor is not found.

    None for what is private, unless it is shown on its `own` page.
    """
    body = note.body
    if not anchor:
        return chunks
    if anchor.startswith("^"):
        block = next((each for each in body.blocks if fold(each.name) == fold(anchor[1:])), None)
        if block and block.private and not own:
            return None
        return chunks[block.start : block.end] if block else chunks
    wanted = fold(anchor.rpartition("#")[2].strip())
    heading = next((each for each in note.headings if fold(each.text) == wanted), None)
    if heading and heading.private and not own:
        return None
    return chunks[heading.start : heading.end] if heading else chunks


def _code(sql: str) -> str:
    escaped = sql.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<pre><code class="language-sql">{escaped}</code></pre>\n'
