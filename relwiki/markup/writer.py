"""Collects the page's HTML as chunks: strings, and the slots between them. It knows nothing of Markdown."""

from relwiki.markup.limits import TooComplexError
from relwiki.model.body import Chunk

# A page may be larger than its text by this factor, and by this many characters whatever the text.
_GROWTH = 20
_ALWAYS = 256 * 1024
_LARGEST = 8 * 1024 * 1024


class Writer:
    """Chunks in the making."""

    def __init__(self, source_length: int) -> None:
        """`source_length` in characters bounds what may be written."""
        self.chunks: list[Chunk] = []
        # Pieces of the string chunk that is being written.
        self.pieces: list[str] = []
        self._left = min(_LARGEST, max(_ALWAYS, _GROWTH * source_length))

    def spend(self, characters: int) -> None:
        """Count what is about to be written; raises `TooComplexError` when it is too much."""
        self._left -= characters
        if self._left < 0:
            raise TooComplexError

    def here(self) -> int:
        """End the chunk that is being written; the index of the next one."""
        if self.pieces:
            self._end_chunk()
        return len(self.chunks)

    def _end_chunk(self) -> None:
        text = "".join(self.pieces)
        self.pieces.clear()
        if text:
            self.spend(len(text))
            self.chunks.append(text)

    def slot(self, slot: Chunk) -> None:
        """Write a slot."""
        if self.pieces:
            self._end_chunk()
        self.chunks.append(slot)

    def take(self, start: int) -> str:
        """Take back the pieces from an index on, as one text."""
        text = "".join(self.pieces[start:])
        del self.pieces[start:]
        return text
