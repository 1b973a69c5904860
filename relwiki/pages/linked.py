"""What the pages of connections are made of: rows that can be filtered, chapters of them, trees of who brought whom."""

from typing import ClassVar

import msgspec

from relwiki.pages.page import Facet, Page
from relwiki.pages.shown import Entry, Ref


class Related(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Somebody, and with whom they are connected."""

    entry: Entry
    # "kin", "friend", "work", "other", "reach" or "circle": what the filter hides and shows.
    kind: str
    # Ids of tags and circles of all who are named, as far as the page offers them: "tag:family", "circle:mill".
    facets: tuple[str, ...] = ()


class Chapter(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Rows under a heading."""

    title: str
    # Id on the page, without "#".
    id: str
    rows: tuple[Related, ...] = ()
    # A sentence under the heading.
    note: str = ""
    # The page with all of it, where not all rows are here; a ref without a route is only words.
    more: Ref | None = None
    # Numbers for those who want them, folded: (whose, number as text), and a sentence on how they were worked out.
    numbers: tuple[tuple[Ref, str], ...] = ()
    remark: str = ""


class Branch(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Somebody in a tree of who brought whom, with those below."""

    entry: Entry
    # How many somebody brought, in words; the children unfold below it.
    count: str = ""
    children: tuple["Branch", ...] = ()
    # Folded at first.
    closed: bool = False


class Wood(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """The trees of introductions, or of referrals."""

    title: str
    id: str
    note: str = ""
    branches: tuple[Branch, ...] = ()
    more: Ref | None = None


class ConnectionsPage(Page, frozen=True, gc=False, kw_only=True):
    """Who is connected with whom; one type of relationship or one part of it where there are very many."""

    template: ClassVar[str] = "connections.html"

    intro: str = ""
    # Other ways to look at it: the map.
    ways: tuple[Ref, ...] = ()
    # Whether ways between two people can be asked for.
    finder: bool = False
    # Reach, connectors, those alone, groups apart.
    reach: tuple[Chapter, ...] = ()
    circles: tuple[Chapter, ...] = ()
    # By the type of relationship.
    types: tuple[Chapter, ...] = ()
    woods: tuple[Wood, ...] = ()
    # Pages that this one is divided into.
    pages: tuple[Ref, ...] = ()
    # (kind, label) of the kinds that occur, for the filter, then tags and circles.
    kinds: tuple[tuple[str, str], ...] = ()
    facets: tuple[Facet, ...] = ()
    empty: str = ""
