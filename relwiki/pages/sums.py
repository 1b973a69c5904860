"""Sums of money in what somebody wrote: shown when asked for, and never printed. It must not know where they stand."""

import re
from collections.abc import Iterator

from relwiki.pages.shown import Aside, Line, Piece
from relwiki.pages.words import Words
from relwiki.vault.phrases.money import find_money

# Most sentences have none, and then no sum either.
_DIGIT = re.compile(r"[0-9]")


def without_sums(line: Line, say: Words) -> Line:
    """The line with each sum behind a click."""
    pieces: list[Piece] = []
    for piece in line:
        if isinstance(piece, str) and _DIGIT.search(piece):
            pieces += _split(piece, say)
        else:
            pieces.append(piece)
    return tuple(pieces)


def _split(rest: str, say: Words) -> Iterator[Piece]:
    while found := find_money(rest, bare=False):
        yield rest[: found.start]
        yield Aside(say("sum"), rest[found.start : found.end])
        rest = rest[found.end :]
    yield rest
