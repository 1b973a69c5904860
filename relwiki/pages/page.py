"""A page is a closed, frozen value, and every URL of the site is made here.

Pages and what they hold are `array_like`: for their fingerprint they are encoded without the names of their fields,
which would be a third of the bytes. So unions of them need tags, and never a sequence beside them.
"""

import unicodedata
from collections.abc import Iterable
from hashlib import blake2b
from typing import ClassVar
from urllib.parse import quote

import msgspec

from relwiki.pages.drawing import Around, Tree
from relwiki.pages.keeping import Timeline
from relwiki.pages.shown import Backlink, Entry, Face, Group, Line, OccasionRow, Part, Problem, Ref, Row

# Names that a file may not have on some system, and the one that every folder uses for itself.
_RESERVED = frozenset(
    {"index", "con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)
# Bytes; what is left of 255 for the ending, a suffix and a temporary name.
_LONGEST = 200


class Page(msgspec.Struct, frozen=True, gc=False, array_like=True, kw_only=True):
    """What every page has. The class names its template."""

    template: ClassVar[str] = ""

    # From the site's top, with "/" and ending in ".html".
    route: str
    # The one h1, and the first part of <title>.
    title: str
    # The navigation entry that this page belongs to: "people", "organisations" ...; empty: none.
    section: str = ""
    # From the top down, this page left out.
    trail: tuple[Ref, ...] = ()


class SubjectPage(Page, frozen=True, gc=False, kw_only=True):
    """A page about one person, organisation, interest, place, journal note, plain note or tag."""

    template: ClassVar[str] = "subject.html"

    # A kind of the format, or "tag".
    kind: str
    face: Face | None = None
    # The name in full where the title is what they are called; née, pronouns, how it is pronounced.
    subtitle: Line = ()
    # "buyer at Org · married to X".
    lead: Line = ()
    # The summary, plain text.
    summary: str = ""
    # Under the lead: "You both: storm chasing (only you two)", "Next: 26 March birthday".
    highlights: tuple[Row, ...] = ()
    infobox: tuple[Row, ...] = ()
    # The note as written.
    body: tuple[Part, ...] = ()
    # What to write first, where the note is empty or not there: a line to type, with the file it belongs to.
    empty: str = ""
    groups: tuple[Group, ...] = ()
    occasions: tuple[OccasionRow, ...] = ()
    timeline: Timeline | None = None
    # Errors of this note, shown as a card at its top.
    problems: tuple[Problem, ...] = ()
    backlinks: tuple[Backlink, ...] = ()
    tags: tuple[Ref, ...] = ()
    # A link into the editor; empty without a pattern in the settings.
    edit: str = ""
    # The note's path in the vault; empty for stubs.
    source: str = ""
    # The whole note is private: marked as such.
    private: bool = False


class PersonPage(SubjectPage, frozen=True, gc=False, kw_only=True):
    """A person."""

    template: ClassVar[str] = "person.html"

    # Route of the conversation card; empty without one.
    card: str = ""
    # Who is tied to them, as a picture.
    around: Around | None = None
    # Parents, children and who belongs to them, three generations up and down; None without any.
    family: Tree | None = None


# What pages of notes may be, by name.
NOTE_PAGES: dict[str, type[SubjectPage]] = {kind.__name__: kind for kind in (SubjectPage, PersonPage)}


class IndexPage(Page, frozen=True, gc=False, kw_only=True):
    """A list of subjects: organisations, interests, places, tags, notes, journal, unwritten notes, connections."""

    template: ClassVar[str] = "list.html"

    # A sentence under the title.
    intro: str = ""
    groups: tuple[Group, ...] = ()
    # What to do where there is nothing yet.
    empty: str = ""


class PersonCard(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A person on the people page: a card, and a row of its table."""

    entry: Entry
    # Sort keys as the reader's language has them are the browser's business; this one is the fallback.
    sort: str
    # Cells of the table beside the name, in the order of `PeoplePage.columns`: (shown, sort value).
    cells: tuple[tuple[Line, str], ...]
    # facet value ids, such as "tags:family", for the filter.
    facets: tuple[str, ...] = ()


class Facet(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A way to narrow the people page: its name and (id, label, count) of its values."""

    name: str
    values: tuple[tuple[str, str, int], ...]


class PeoplePage(Page, frozen=True, gc=False, kw_only=True):
    """Everybody: cards from A to Z, and a table."""

    template: ClassVar[str] = "people.html"

    # Under each letter its people.
    letters: tuple[tuple[str, tuple[PersonCard, ...]], ...] = ()
    columns: tuple[str, ...] = ()
    facets: tuple[Facet, ...] = ()
    empty: str = ""


class HomePage(Page, frozen=True, gc=False, kw_only=True):
    """Today."""

    template: ClassVar[str] = "home.html"

    # ISO date of the build, for "as of" where no script runs.
    today: str
    # "Monday 23 November".
    day: str
    ahead: tuple[OccasionRow, ...] = ()
    # Where the rest of the next days stands; None where these are all.
    further: Ref | None = None
    # Open promises, tasks, follow-ups that are past, long ago: each a titled list.
    groups: tuple[Group, ...] = ()
    faces: tuple[Entry, ...] = ()
    # One next step for a vault that is nearly empty.
    empty: str = ""


class Month(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A month of the year ahead, with its weeks for the calendar."""

    # "March 2027".
    title: str
    # "m-2027-03".
    id: str
    rows: tuple[OccasionRow, ...]
    # What to say where no rows are listed; empty for nothing.
    empty: str = ""
    # Weeks of seven cells: (day number or 0, how many dates, id of the first row of that day or ""). The theme gives
    # that row the id "d-" and its day: "d-2027-03-26".
    weeks: tuple[tuple[tuple[int, int, str], ...], ...] = ()
    # The page that has all of the month; empty where this one has.
    route: str = ""


class UpcomingPage(Page, frozen=True, gc=False, kw_only=True):
    """The twelve months ahead."""

    template: ClassVar[str] = "upcoming.html"

    today: str
    # "As of Monday 23 November 2026", for readers without a script.
    as_of: str = ""
    # The first day of the week, 0 for Monday.
    first_weekday: int = 0
    # Today, the rest of the week, the rest of thirty days: id, heading and rows of each, also where there are none;
    # empty on the page of one month. What stands here stands under no month.
    near: tuple[tuple[str, str, tuple[OccasionRow, ...]], ...] = ()
    # Where not all of the thirty days are on this page: the pages of their months.
    further: tuple[Ref, ...] = ()
    # Follow-ups and tasks whose day has passed.
    overdue: tuple[OccasionRow, ...] = ()
    months: tuple[Month, ...] = ()
    # Names of weekdays in the order of the settings, short.
    weekdays: tuple[str, ...] = ()
    # (kind, label) of the kinds that occur, for the filter.
    kinds: tuple[tuple[str, str], ...] = ()
    # Tags and circles of the people in its rows, for the filter.
    facets: tuple[Facet, ...] = ()
    # Where there are too many for one page: the page of all that has passed, and how many more stand there.
    late_route: str = ""
    late_more: int = 0
    # Route of the calendar file; empty where the settings want none.
    calendar: str = ""
    # What may be so by now, and habits.
    groups: tuple[Group, ...] = ()
    empty: str = ""


class ProblemsPage(Page, frozen=True, gc=False, kw_only=True):
    """Every diagnostic, errors first."""

    template: ClassVar[str] = "problems.html"

    problems: tuple[Problem, ...] = ()
    # (code, how many more were found than are listed)
    more: tuple[tuple[str, int], ...] = ()


def slug(name: str) -> str:
    """The file name (no ending) that a page has for a name.

    NFC, casefolded; letters, marks and digits of any script stay, "#" is "sharp", "+" is "plus", the rest "-". At most
    200 bytes of UTF-8; never empty, never `index` or a device's name.
    """
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
    if not (folded.isascii() and folded.isalnum()):
        folded = folded.replace("#", " sharp ").replace("+", " plus ")
        kept = "".join(ch if ch.isalnum() or unicodedata.category(ch)[0] == "M" else " " for ch in folded)
        folded = "-".join(kept.split())
    while len(folded.encode()) > _LONGEST:
        folded = folded[: -max(1, (len(folded.encode()) - _LONGEST) // 4)].rstrip("-")
    if not folded:
        return "note-" + _digest(name)
    return f"{folded}-" if folded in _RESERVED else folded


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=3).hexdigest()


def routes(folder: str, named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The route of each (id, name) below a folder; of names that collide, every one gets a suffix from its id."""
    slugs = {identity: slug(name) for identity, name in named}
    count: dict[str, int] = {}
    for value in slugs.values():
        count[value] = count.get(value, 0) + 1
    prefix = f"{folder}/" if folder else ""
    return {
        identity: f"{prefix}{value}.html" if count[value] == 1 else f"{prefix}{value}-{_digest(identity)}.html"
        for identity, value in slugs.items()
    }


def card_route(route: str) -> str:
    """The route of the conversation card that goes with a person's page."""
    return "cards/" + route.removeprefix("people/")


def part_route(route: str, part: str) -> str:
    """The route of a further page of a page: "people/anna/2019.html"."""
    return f"{route.removesuffix('.html')}/{part}.html"


def edit_url(pattern: str, path: str) -> str:
    """The settings' editor pattern with a note's path filled in; empty without one, and for schemes that run code."""
    scheme = pattern.partition(":")[0].strip().casefold()
    if not pattern or scheme in {"javascript", "data", "vbscript"}:
        return ""
    return pattern.replace("{relpath}", quote(path))
