"""What the page of mutual interests is made of. It must not know how any of it was found."""

from typing import ClassVar

import msgspec

from relwiki.pages.page import Page
from relwiki.pages.shown import Entry, Group, Line, Ref


class Shared(msgspec.Struct, frozen=True, gc=False):
    """What two people have in common, the most specific first."""

    entry: Entry
    # (topic, words on how specific it is)
    topics: tuple[tuple[Ref, str], ...]
    # What else they have in common, a sentence.
    beside: Line = ()
    # What the order was made of, for whoever asks.
    numbers: tuple[str, ...] = ()


class Introduction(msgspec.Struct, frozen=True, gc=False):
    """Two people who might enjoy meeting."""

    one: Entry
    other: Entry
    # As of `Shared`.
    topics: tuple[tuple[Ref, str], ...]
    beside: Line
    # What to say when they stand before each other.
    sentence: str
    numbers: tuple[str, ...] = ()


class MutualPage(Page, frozen=True, gc=False, kw_only=True):
    """Interests you share."""

    template: ClassVar[str] = "mutual.html"

    # A sentence; says how to set the owner where there is none.
    intro: str = ""
    # You with everybody, ranked; without an owner, by topic only.
    people: tuple[Shared, ...] = ()
    # Pages with the others, where they are too many for this one.
    people_more: tuple[Ref, ...] = ()
    # Who should meet whom.
    meetings: tuple[Introduction, ...] = ()
    # By topic, the most specific first; topics that one person has.
    topics: tuple[Group, ...] = ()
    # People with whom nothing is found yet, what you know of them, and pages with the others.
    unfound: tuple[Entry, ...] = ()
    unfound_note: str = ""
    unfound_more: tuple[Ref, ...] = ()
    empty: str = ""
