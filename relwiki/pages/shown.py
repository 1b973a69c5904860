"""What a template shows, in its smallest parts: links, faces, dates, lines, rows.

A line is a tuple of pieces whose plain strings are text, escaped when rendered; in a body plain strings are safe HTML.
"""

import msgspec


class Ref(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="r"):
    """A link to a page of the site, or a name that has none."""

    text: str
    # From the site's top, such as "people/anna.html"; empty: only text.
    route: str = ""
    # Id on that page, without "#".
    anchor: str = ""
    # "": a written note. "stub": a page without a note. "unwritten": on the page of unwritten notes.
    # "light": a person without a note of their own. "quiet" and "dead" never show: tact needs no mark.
    state: str = ""
    # In a body: safe HTML of a label that was written, shown in place of `text`.
    html: str = ""


class When(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="w"):
    """A civil date in words. The browser may add what depends on the day it is read ("in 3 days", "turns 40")."""

    # In the site's language, complete without a script: "26 March 1984", "about 1950", "March".
    text: str
    # Machine-readable: 1984-03-26, 1984-03, 1984, --03-26; empty where it is only words.
    iso: str = ""
    # What the browser works out beside it: "", "age" (since then), "since" (how long ago), "until" (how far ahead); or
    # in its place: "spoke" or "touch" ("seven months since you spoke", "since you were in touch"), "zone" (what time it
    # is there), "today" (the day itself, as one types it).
    count: str = ""


class Outside(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="o"):
    """A link that leaves the site: mailto, tel, https. The scheme has been checked."""

    text: str
    url: str


class Aside(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="a"):
    """A few words that are shown when asked for, and never printed: what a present cost."""

    label: str
    text: str


class Picture(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="i"):
    """An image of the vault, copied into the site."""

    # From the site's top.
    route: str
    alt: str
    # CSS pixels; 0 where the file does not tell.
    width: int = 0
    height: int = 0
    # Stands alone between paragraphs: a figure, which may have a caption (plain text).
    block: bool = False
    caption: str = ""


class Transclusion(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="t"):
    """Another note, or a part of it, shown in this one."""

    ref: Ref
    parts: tuple["Part", ...]


class Missing(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="m"):
    """Something that could not be shown, in words."""

    text: str


class Private(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="p"):
    """A Private section: closed until asked for, never printed."""

    title: str
    parts: tuple["Part", ...]


Piece = str | Ref | When | Outside | Aside
Line = tuple[Piece, ...]
# Plain strings in a body are safe HTML.
Part = str | Ref | Picture | Transclusion | Missing | Private


class Face(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="f"):
    """A photo, or initials on a colour of the name."""

    # One or two letters (or the first character of scripts without case).
    initials: str
    # 0 to 11: which of the theme's hues.
    hue: int
    # From the site's top; empty: initials.
    photo: str = ""
    # CSS pixels of the photo.
    width: int = 0
    height: int = 0
    # "person", "organisation", "interest", "place", "animal": the theme may draw another shape.
    kind: str = "person"


class Row(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A row of an infobox: a label and its lines."""

    label: str
    lines: tuple[Line, ...]
    private: bool = False


class Entry(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Somebody or something in a list, and what is to be said beside the name."""

    ref: Ref
    face: Face | None = None
    # Beside the name: "since 2011 · buyer".
    line: Line = ()
    # Id of this entry on the page; empty without one.
    id: str = ""
    # Nested entries (trees).
    children: tuple["Entry", ...] = ()
    # Marked, and never printed.
    private: bool = False


class Group(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Entries under a heading of their own."""

    title: str
    # Id on the page, without "#".
    id: str
    entries: tuple[Entry, ...]
    # A sentence under the heading; empty without one.
    note: str = ""
    # How it is drawn: "list", "faces", "tree", "table" or "timeline" (the ref is a date, the line what happened; an
    # entry with children is a year that can be folded), or "folded": a timeline that the note itself tells, closed.
    form: str = "list"


class Backlink(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Where somebody is mentioned, with the sentence."""

    ref: Ref
    # Plain text, one for each place in that note, in order.
    sentences: tuple[str, ...]
    # "8 more", where these are not all.
    more: str = ""


class OccasionRow(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A date ahead: who, what, and what the browser needs to count."""

    when: When
    # The first coming day, ISO; for month-only dates the month; empty for what is every week on some day.
    day: str
    who: Ref
    face: Face
    # "birthday", "50 years married", "follow up: the house".
    what: Line
    # "birthday", "anniversary", "remembered", "follow-up", "task", "date", "founded".
    kind: str
    # The year it counts from; 0 where unknown. The browser says "turns 40".
    since: int = 0
    # The number on that day ("turns 40", "10 years"), as words for readers without a script.
    number: str = ""
    # A round number or a milestone of the settings.
    round: bool = False
    # Relation to you, and when you last spoke.
    beside: Line = ()
    # Only the month or the year is known.
    vague: bool = False
    # Ids of the person's tags and circles, for filters: "tag:family", "circle:harbour bakery".
    facets: tuple[str, ...] = ()
    # Of a private note: never printed.
    private: bool = False
    # Once its day has passed it is still open, where other dates have simply gone by.
    due: bool = False
    # Days until it comes round again, where it has this one row for all of them, and the last day it may, ISO.
    every: int = 0
    until: str = ""


class Problem(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A diagnostic as shown."""

    # "error", "warning" or "hint".
    severity: str
    code: str
    message: str
    hint: str
    # "people/anna.md:7:9".
    place: str
    # The page of the note; a ref without a route where there is none.
    ref: Ref
    # A link into the editor, where the settings have a pattern.
    edit: str = ""
