"""What a picture of people is made of: whom it shows and where, and the lines between them. Knows no facts."""

import msgspec

from relwiki.pages.shown import Ref


class Dot(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Somebody in a picture."""

    ref: Ref
    # Whole units of the picture, from its top left.
    x: int
    y: int
    # As written beside the dot, shortened where the name does not fit.
    label: str


class Around(msgspec.Struct, frozen=True, gc=False):
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
