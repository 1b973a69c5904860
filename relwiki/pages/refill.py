"""A body for a page again, where only the text between its slots is another: what fills the slots is as it was."""

from collections.abc import Iterator

from relwiki.model.body import Chunk, LinkSlot, PrivateSlot
from relwiki.pages.shown import Part, Private, Ref


def refilled(parts: tuple[Part, ...], before: tuple[Chunk, ...], after: tuple[Chunk, ...]) -> tuple[Part, ...]:
    """The parts of a body whose chunks are `after` now, from its `parts` when they were `before`.

    Both have the same slots in the same order; only strings differ, and where they stand.
    """
    return tuple(_assembled(iter(after), _fillings(iter(parts), iter(before))))


def _fillings(parts: Iterator[Part], chunks: Iterator[Chunk]) -> Iterator[tuple[Part, ...]]:
    """What each slot was filled with; the two ends of a private section are none."""
    for chunk in chunks:
        if isinstance(chunk, PrivateSlot):
            if not chunk.open:
                return
            section = next(parts)
            assert isinstance(section, Private)
            yield from _fillings(iter(section.parts), chunks)
        elif isinstance(chunk, str):
            next(parts)
        else:
            part = next(parts)
            yield (part, next(parts)) if isinstance(chunk, LinkSlot) and _says_where(chunk, part) else (part,)


def _says_where(slot: LinkSlot, part: Part) -> bool:
    """Whether a link that leads nowhere is followed by where it was to lead."""
    hidden = slot.markdown and slot.html and slot.link.target
    return bool(hidden) and isinstance(part, Ref) and not part.route


def _assembled(chunks: Iterator[Chunk], fillings: Iterator[tuple[Part, ...]]) -> Iterator[Part]:
    for chunk in chunks:
        if isinstance(chunk, str):
            yield chunk
        elif not isinstance(chunk, PrivateSlot):
            yield from next(fillings)
        elif chunk.open:
            yield Private(chunk.title, tuple(_assembled(chunks, fillings)))
        else:
            return
