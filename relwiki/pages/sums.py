"""Sums of money in what somebody wrote: shown when asked for, and never printed. It must not know where they stand."""

from collections.abc import Iterator

from relwiki.pages.shown import Aside, Line, Piece
from relwiki.pages.words import Words
from relwiki.vault.phrases.money import find_money


def without_sums(line: Line, say: Words) -> Line:
    """The line with each sum behind a click."""
    return tuple(_pieces(line, say))


def _pieces(line: Line, say: Words) -> Iterator[Piece]:
    for piece in line:
        if not isinstance(piece, str):
            yield piece
            continue
        rest = piece
        while found := find_money(rest, bare=False):
            yield rest[: found.start]
            yield Aside(say("sum"), rest[found.start : found.end])
            rest = rest[found.end :]
        yield rest
