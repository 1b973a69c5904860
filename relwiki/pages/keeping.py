"""What a template shows of contact: timelines, weeks, with whom to keep in touch. Values only."""

import msgspec

from relwiki.pages.shown import Face, Line, Ref


class Heatmap(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Contact by week, a line of weeks for each year, the latest first; and by month, for who reads numbers."""

    # What it shows in a sentence: "Contact by week, 2019 to 2026: 43 days, most in May 2024".
    label: str
    # "2026", then (week of the year from 0 on, how many times), then how many times in each of its twelve months.
    years: tuple[tuple[str, tuple[tuple[int, int], ...], tuple[int, ...]], ...]
    # Names of the months, short.
    months: tuple[str, ...]


class Said(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One line of a timeline."""

    # "26 March", under its year.
    day: str
    line: Line
    # Where it was said: a page and an id on it; empty for what the fields of the note say.
    route: str = ""
    anchor: str = ""


class Year(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A year of a timeline, which can be folded."""

    title: str
    # "12 entries".
    count: str
    entries: tuple[Said, ...]
    # Of this note's Private sections: closed until asked for, never printed.
    private: tuple[Said, ...] = ()
    # The page that has all of the year, where this one has not.
    more: Ref | None = None
    open: bool = False


class Timeline(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """The days of a life, by year, the latest first."""

    years: tuple[Year, ...]
    heatmap: Heatmap | None = None
    # The note's own log stands above, so that paper need not say it again.
    told: bool = False


class TouchRow(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Somebody to keep in touch with, in words; what these were worked out from, for who asks."""

    who: Ref
    face: Face
    # "Seven months since you spoke", which the browser counts anew.
    line: Line
    # Who they are to you.
    beside: Line = ()
    # Last contact, rhythm, how far beyond it.
    numbers: tuple[Line, ...] = ()
    # ISO: the first day on which it is time; empty where it is, or no day says so.
    due: str = ""


class TouchPart(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Those for whom it is time, or soon, and so on."""

    # "t-due", "t-soon" ...
    id: str
    title: str
    # A sentence under the heading.
    note: str
    rows: tuple[TouchRow, ...]
    # The page with the others, and in words how many these are.
    more: Ref | None = None
