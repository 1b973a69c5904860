"""What the page of a conversation card is made of."""

from typing import ClassVar

import msgspec

from relwiki.pages.page import Page
from relwiki.pages.shown import Face, Line, Ref, Row


class CardPart(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A part of a card: lines under a heading, with labels or without."""

    # Its id on the page: "c-tell".
    id: str
    title: str
    rows: tuple[Row, ...]


class CardPage(Page, frozen=True, gc=False, kw_only=True):
    """What to know of somebody before you speak."""

    template: ClassVar[str] = "card.html"

    face: Face
    # Full name, pronouns, how it is pronounced.
    subtitle: Line = ()
    # "buyer at Org · your neighbour".
    lead: Line = ()
    # The way to their page.
    person: Ref
    parts: tuple[CardPart, ...] = ()
    # For your eyes; closed until asked for, never printed.
    eyes: CardPart | None = None
    # The whole note is private: nothing of it is printed.
    private: bool = False
