"""What a picture of people is made of: whom it shows and where, and the lines between them. Knows no facts."""

import msgspec

from relwiki.pages.shown import Ref

# Corners of a line, from one end to the other.
Line = tuple[tuple[int, int], ...]


class Dot(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Somebody in a picture."""

    ref: Ref
    # Whole units of the picture, from its top left.
    x: int
    y: int
    # As written beside the dot, shortened where the name does not fit.
    label: str


class Around(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A person in the middle, those tied to them, and some of those tied to these."""

    width: int
    height: int
    middle: Dot
    # Whose labels end at their dot, and whose begin at it; from top to bottom.
    left: tuple[Dot, ...]
    right: tuple[Dot, ...]
    # (x, y, x, y) of each line, from the middle outwards, and of those across.
    lines: tuple[tuple[int, int, int, int], ...]
    across: tuple[tuple[int, int, int, int], ...] = ()
    # How many are tied to the person and not in the picture.
    more: int = 0


class Box(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Somebody in a family tree."""

    ref: Ref
    # The upper left corner; all boxes are of one size.
    x: int
    y: int
    label: str
    # Whose tree it is.
    own: bool = False


class Tree(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A family tree: the oldest generation above."""

    width: int
    height: int
    # From the top left, row by row.
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    # Between past couples.
    apart: tuple[Line, ...] = ()
    # How many of three generations up and down are not in the picture.
    more: int = 0
