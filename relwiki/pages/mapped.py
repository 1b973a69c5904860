"""What the page of the map is made of, and where the script lies that it draws."""

from typing import ClassVar

import msgspec

from relwiki.pages.page import Facet, Page
from relwiki.pages.shown import Ref

# The route of the script with everybody in it.
DATA = "data/network.js"


class MapRow(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Somebody on the map."""

    ref: Ref
    # Their place among the people of the script.
    number: int
    # To how many they are tied, and names of some of these: "Anna, Ben and 3 more".
    ties: int
    names: str
    # "tag:family", "circle:mill", "type:friend".
    facets: tuple[str, ...]


class MapPage(Page, frozen=True, gc=False, kw_only=True):
    """The whole network."""

    template: ClassVar[str] = "map.html"

    intro: str = ""
    facets: tuple[Facet, ...] = ()
    # By name.
    rows: tuple[MapRow, ...] = ()
    empty: str = ""
