"""The functions that a template calls: blocks of a page, made of lines, as safe HTML.

They decide structure and class names; the theme's style sheet decides how that looks, and its strings what is said.
"""

# ruff: noqa: S704
# Markup is made here and nowhere else in the project: every function below escapes all text before it marks it safe.

from markupsafe import Markup

from relwiki.pages.bonds import Introduction, MutualPage, Shared
from relwiki.pages.drawing import Around, Tree
from relwiki.pages.keeping import Heatmap, Timeline, TouchPart
from relwiki.pages.linked import Branch, Chapter, ConnectionsPage, Related, Wood
from relwiki.pages.mapped import MapRow
from relwiki.pages.page import Facet, Month, PersonCard, SubjectPage, UpcomingPage
from relwiki.pages.sheet import CardPage
from relwiki.pages.shown import (
    Backlink,
    Entry,
    Face,
    Group,
    Line,
    OccasionRow,
    Part,
    Problem,
    Ref,
    Row,
)
from relwiki.render import connections, mutual, subject, upcoming
from relwiki.render.body import body, listing
from relwiki.render.card import card
from relwiki.render.dates import calendar, occasions
from relwiki.render.entries import entries, introductions, listed, section, shared
from relwiki.render.family import family_tree
from relwiki.render.frame import nav
from relwiki.render.inline import Inline, direction, escape, hint, url
from relwiki.render.network import around, finder, map_rows, scripts
from relwiki.render.people import people
from relwiki.render.problems import problems
from relwiki.render.timeline import heatmap, timeline, touch, touches


class Show:
    """What a template can show on the page at one route, in the words of one language."""

    def __init__(self, inline: Inline, words: dict[str, str]) -> None:
        self._inline = inline
        self._words = words
        # "../" for each folder that the page lies in.
        self.root = self._inline.root

    def href(self, route: str, anchor: str = "") -> Markup:
        """Where a link to a route of the site leads from this page."""
        return Markup(self._inline.href(route, anchor))

    def fragment(self, anchor: str) -> Markup:
        """A link to an id on this page, ready for an attribute."""
        return Markup("#" + url(anchor))

    def nav(self, entries: tuple[tuple[str, str, str], ...], route: str, section: str) -> Markup:
        """The items of the navigation, each with its label, route and section; where this page is, is marked."""
        here = route if any(target == route for _, target, _ in entries) else ""
        return Markup(nav(self.root, entries, here, section))

    def here(self, groups: tuple[Group, ...]) -> Markup:
        """Links to the groups of this page, as the items of a list; a person's short ones stand beside the others."""
        return Markup(subject.here(groups))

    def ref(self, ref: Ref) -> Markup:
        """A link, or a name that has no page."""
        return Markup(self._inline.ref(ref))

    def line(self, line: Line) -> Markup:
        """Pieces of a sentence."""
        return Markup(self._inline.line(line))

    def face(self, face: Face | None, size: str = "small") -> Markup:
        """A photo or initials: "small" beside a name, "medium" on cards, "large" at the top of a page."""
        return Markup(self._inline.face(face, size))

    def name(self, text: str) -> Markup:
        """A name at the place of a heading; one that is written from right to left keeps to itself."""
        return Markup(f"<bdi>{escape(text)}</bdi>" if direction(text) else escape(text))

    def top(self, page: SubjectPage) -> Markup:
        """What stands first on the page of a subject: its heading, the summary, whether it is private, what is new."""
        return Markup(subject.top(self._inline, page, self._words))

    def ways(self, card: str) -> Markup:
        """The way to the conversation card at a route; nothing without one."""
        return Markup(subject.ways(self._inline, card, self._words))

    def note(self, page: SubjectPage) -> Markup:
        """What is wrong with a note, its text, and the groups of what others say."""
        return Markup(subject.note(self._inline, page, self._words))

    def lists(self, page: SubjectPage) -> Markup:
        """What stands last on the page of a subject: the timeline, dates ahead, who mentions it."""
        return Markup(subject.lists(self._inline, page, self._words))

    def source(self, page: SubjectPage) -> Markup:
        """The file of a note, and a link into the editor; nothing without a file."""
        return Markup(subject.source(page, self._words))

    def heading(self, page: SubjectPage) -> Markup:
        """The face and the name of a subject, and below it who they are."""
        return Markup(subject.heading(self._inline, page))

    def contents(self, page: SubjectPage) -> Markup:
        """Links to the parts of a long page."""
        return Markup(subject.contents(page, self._words))

    def infobox(self, page: SubjectPage) -> Markup:
        """The facts of the front matter, and the tags."""
        return Markup(subject.infobox(self._inline, page, self._words))

    def family(self, tree: Tree | None) -> Markup:
        """A section with a family tree; nothing without one."""
        return Markup(subject.family(self._inline, tree, self._words))

    def network(self, picture: Around | None) -> Markup:
        """A section with a person's small network; nothing without one."""
        return Markup(subject.network(self._inline, picture, self._words))

    def rows(self, rows: tuple[Row, ...]) -> Markup:
        """Labels and their lines, as the items of a description list."""
        return Markup(listing(self._inline, rows, self._words))

    def body(self, parts: tuple[Part, ...]) -> Markup:
        """A note's text: its plain strings are safe HTML and stand as they are; what is wide can be scrolled."""
        return Markup(body(self._inline, parts, self._words))

    def groups(self, groups: tuple[Group, ...]) -> Markup:
        """Groups as sections with their headings."""
        return Markup("".join([section(self._inline, group, self._words["table"]) for group in groups]))

    def entries(self, group: Group) -> Markup:
        """The entries of a group alone, in the form that it asks for, where a template writes its own heading."""
        return Markup(entries(self._inline, group, self._words["table"]))

    def backlinks(self, backlinks: tuple[Backlink, ...]) -> Markup:
        """Who mentions this, with the sentences; beyond some twenty the rest is folded."""
        return Markup(subject.backlinks(self._inline, backlinks, self._words["more"]))

    def occasions(self, rows: tuple[OccasionRow, ...], anchors: bool = False) -> Markup:
        """Dates ahead in order; with `anchors` the first row of a day has the id "d-2027-03-26"."""
        return Markup(occasions(self._inline, rows, anchors=anchors))

    def month(self, month: Month, weekdays: tuple[str, ...]) -> Markup:
        """A month as a calendar whose days lead to their rows."""
        page = self.href(month.route) if month.route else ""
        return Markup(calendar(month, weekdays, self._words, str(page)))

    def months(self, those: tuple[Month, ...]) -> Markup:
        """Links to the months of a page."""
        return Markup(upcoming.months(self._inline, those, self._words))

    def overdue(self, page: UpcomingPage) -> Markup:
        """A section with what has passed and is open."""
        return Markup(upcoming.overdue(self._inline, page, self._words))

    def near(self, page: UpcomingPage) -> Markup:
        """The days that are near, beside a calendar."""
        return Markup(upcoming.near(self._inline, page, self._words))

    def ahead(self, page: UpcomingPage) -> Markup:
        """The months, each a section with its calendar and its rows."""
        return Markup(upcoming.ahead(self._inline, page, self._words))

    def facets(self, facets: tuple[Facet, ...], kinds: tuple[tuple[str, str], ...] = ()) -> Markup:
        """The form that narrows a list, hidden until a script can: kinds, all of them ticked, and values of facets."""
        if not (facets or len(kinds) > 1):
            return Markup()
        parts = [self._facet(facet) for facet in facets]
        if kinds:
            boxes = [_box("kind", kind, label, " checked") for kind, label in kinds]
            parts.insert(0, _boxes(self._words["kinds"], boxes))
        shape = "facets kinds" if kinds else "facets"
        return Markup(f'<form class="{shape}" hidden>\n{"".join(parts)}</form>\n')

    def _facet(self, facet: Facet) -> str:
        boxes = [
            _box(facet.name, value, label, "", f' <span class="n">{count}</span>')
            for value, label, count in facet.values
        ]
        return f"<details><summary>{escape(facet.name)}</summary>\n{_boxes(facet.name, boxes)}</details>\n"

    def people(self, letter: str, cards: tuple[PersonCard, ...], columns: int) -> Markup:
        """The people under one letter: rows of a table, which a style sheet can draw as cards."""
        return Markup(people(self._inline, letter, cards, columns))

    def family_tree(self, tree: Tree) -> Markup:
        """A family tree, in which everybody else is a link."""
        return Markup(family_tree(self._inline, tree, self._words["family_tree"]))

    def around(self, picture: Around) -> Markup:
        """A person's small network, in which everybody else is a link."""
        return Markup(around(self._inline, picture, self._words["around"]))

    def map_rows(self, rows: tuple[MapRow, ...]) -> Markup:
        """The rows of the map's table."""
        return Markup(map_rows(self._inline, rows))

    def finder(self) -> Markup:
        """A section in which a script finds ways between two people."""
        return Markup(finder(self._inline, self._words))

    def network_scripts(self, *names: str) -> Markup:
        """The network as a script, and the theme's scripts below `network/` that read it."""
        return Markup(scripts(self._inline, *names))

    def faces(self, entries: tuple[Entry, ...]) -> Markup:
        """Faces with their names below."""
        return Markup(listed(self._inline, entries, "faces", "medium"))

    def shared(self, people: tuple[Shared, ...]) -> Markup:
        """People, and below each what you have in common."""
        return Markup(shared(self._inline, people, self._words["in_numbers"]))

    def introductions(self, meetings: tuple[Introduction, ...]) -> Markup:
        """Who should meet whom, with the sentence to introduce them by."""
        return Markup(introductions(self._inline, meetings, (self._words["and"], self._words["in_numbers"])))

    def common_parts(self, page: MutualPage) -> Markup:
        """Links to the parts of the page of what you have in common."""
        return Markup(mutual.parts(page, self._words))

    def common(self, page: MutualPage) -> Markup:
        """All parts of what you have in common with people."""
        return Markup(mutual.common(self._inline, page, self._words))

    def problems(self, those: tuple[Problem, ...]) -> Markup:
        """Diagnostics in sections, errors first."""
        return Markup(problems(self._inline, those, self._words))

    def listed(self, those: tuple[Entry, ...]) -> Markup:
        """Entries in a list of their own."""
        return Markup(listed(self._inline, those, "entries"))

    def related(self, rows: tuple[Related, ...]) -> Markup:
        """People, and with whom they are connected."""
        return Markup(connections.related(self._inline, rows))

    def numbers(self, chapter: Chapter) -> Markup:
        """The numbers of a chapter, folded."""
        return Markup(connections.numbers(self._inline, chapter, self._words["numbers"]))

    def parts(self, page: ConnectionsPage) -> Markup:
        """Links to the parts of the page of connections."""
        return Markup(connections.parts(page, self._words))

    def chapters(self, page: ConnectionsPage) -> Markup:
        """All parts of connections with their chapters."""
        return Markup(connections.chapters(self._inline, page, self._words))

    def woods(self, those: tuple[Wood, ...]) -> Markup:
        """Parts with trees of who brought whom."""
        return Markup(connections.woods(self._inline, those))

    def branches(self, those: tuple[Branch, ...]) -> Markup:
        """Trees of who brought whom."""
        return Markup(connections.branches(self._inline, those))

    def card(self, page: CardPage) -> Markup:
        """A conversation card."""
        return Markup(card(self._inline, page, self._words))

    def timeline(self, shown: Timeline) -> Markup:
        """Years that can be folded, the latest first."""
        return Markup(timeline(self._inline, shown, self._words))

    def heatmap(self, picture: Heatmap) -> Markup:
        """Contact by week as a picture, with its numbers."""
        return Markup(heatmap(picture, self._words))

    def touches(self, parts: tuple[TouchPart, ...]) -> Markup:
        """Sections with those with whom to keep in touch."""
        return Markup(touches(self._inline, parts, self._words))

    def touch(self, part: TouchPart) -> Markup:
        """With whom to keep in touch."""
        return Markup(touch(self._inline, part, self._words))

    def hint(self, text: str) -> Markup:
        """A sentence in which what is to be typed stands between backticks."""
        return Markup(hint(text))


def _boxes(name: str, boxes: list[str]) -> str:
    return f'<fieldset><legend class="hidden">{escape(name)}</legend>\n{"".join(boxes)}</fieldset>\n'


def _box(name: str, value: str, label: str, state: str, more: str = "") -> str:
    box = f'<input type="checkbox" name="{escape(name)}" value="{escape(value)}"{state}>'
    return f"<label>{box} {escape(label)}{more}</label>\n"
