"""Pages that are made together, and what tells whether they would be made the same again."""

from collections.abc import Callable, Iterable

import msgspec

from relwiki.pages.page import Page


class Unit(msgspec.Struct, frozen=True, gc=False):
    """What one builder makes of one subject, or of everything."""

    # "person people/Ida Berg.md"; empty where nobody asks whether it would be the same.
    name: str
    # The digest of all that the pages are made from; empty where there is none to compare.
    mark: bytes
    make: Callable[[], Iterable[Page]]
