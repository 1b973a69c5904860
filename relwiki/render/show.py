"""The functions that a template calls: blocks of a page, made of lines, as safe HTML.

They decide structure and class names; the theme's style sheet decides how that looks, and its strings what is said.
"""

# ruff: noqa: S704
# Markup is made here and nowhere else in the project: every function below escapes all text before it marks it safe.

from html import escape

from markupsafe import Markup

from relwiki.pages.page import Month, PersonCard, Shared
from relwiki.pages.shown import (
    Backlink,
    Entry,
    Face,
    Group,
    Line,
    Missing,
    OccasionRow,
    Part,
    Picture,
    Private,
    Ref,
    Row,
    Transclusion,
)
from relwiki.render.dates import calendar, occasions
from relwiki.render.inline import Inline, direction, mark, url
from relwiki.render.people import people

# Entries of one list before it stands in columns, and backlinks before the rest is folded away.
_MANY = 12
_UNFOLDED = 20


class Show:
    """What a template can show on the page at one route, in the words of one language."""

    def __init__(self, route: str, words: dict[str, str]) -> None:
        self._inline = Inline(route)
        self._words = words
        # "../" for each folder that the page lies in.
        self.root = self._inline.root

    def href(self, route: str, anchor: str = "") -> Markup:
        """Where a link to a route of the site leads from this page."""
        return Markup(self._inline.href(route, anchor))

    def fragment(self, anchor: str) -> Markup:
        """A link to an id on this page, ready for an attribute."""
        return Markup("#" + url(anchor))

    def ref(self, ref: Ref) -> Markup:
        """A link, or a name that has no page."""
        return Markup(self._inline.ref(ref))

    def line(self, line: Line) -> Markup:
        """Pieces of a sentence."""
        return Markup(self._inline.line(line))

    def face(self, face: Face | None, size: str = "small") -> Markup:
        """A photo or initials: "small" beside a name, "medium" on cards, "large" at the top of a page."""
        return Markup(self._inline.face(face, size))

    def direction(self, text: str) -> Markup:
        """`dir="auto"` with a space before it, where a name is written from right to left."""
        return Markup(direction(text))

    def rows(self, rows: tuple[Row, ...]) -> Markup:
        """Labels and their lines, as the items of a description list."""
        return Markup("".join([self._row(row) for row in rows if row.lines]))

    def _row(self, row: Row) -> str:
        line = self._inline.line
        if row.private:
            closed = "".join([f"<div>{line(one)}</div>" for one in row.lines])
            title = escape(self._words["private"])
            lines = f'<dd><details class="private"><summary>{title}</summary>{closed}</details></dd>'
        else:
            lines = "".join([f"<dd>{line(one)}</dd>" for one in row.lines])
        return f"<div><dt>{escape(row.label)}</dt>{lines}</div>\n"

    def body(self, parts: tuple[Part, ...]) -> Markup:
        """A note's text: its plain strings are safe HTML and stand as they are."""
        return Markup("".join([part if isinstance(part, str) else self._part(part) for part in parts]))

    def _part(self, part: Ref | Picture | Transclusion | Missing | Private) -> str:
        if isinstance(part, Ref):
            return self._inline.ref(part)
        if isinstance(part, Picture):
            image = self._inline.picture(part)
            if not part.block:
                return image
            caption = f"<figcaption>{escape(part.caption)}</figcaption>" if part.caption else ""
            return f"<figure>{image}{caption}</figure>\n"
        if isinstance(part, Transclusion):
            source = f'<p class="from">{escape(self._words["from_note"])} {self._inline.ref(part.ref)}</p>'
            return f'<blockquote class="transclusion">\n{self.body(part.parts)}{source}</blockquote>\n'
        if isinstance(part, Missing):
            return f'<span class="missing">{escape(part.text)}</span>'
        title = escape(part.title or self._words["private"])
        mark = f'<span class="mark">{escape(self._words["private_mark"])}</span>'
        return f'<details class="private"><summary>{title} {mark}</summary>\n{self.body(part.parts)}</details>\n'

    def entries(self, group: Group) -> Markup:
        """The entries of a group in the form that it asks for; its heading is the template's business."""
        if group.form == "tree":
            return Markup(self._list(group.entries, "tree"))
        if group.form == "table":
            return Markup(self._table(group))
        if group.form == "timeline":
            return Markup(self._timeline(group.entries))
        if group.form == "faces":
            return self.faces(group.entries)
        return Markup(self._list(group.entries, "entries many" if len(group.entries) > _MANY else "entries"))

    def _entry(self, entry: Entry, faces: bool, size: str = "small") -> str:
        face = self._inline.face(entry.face, size) if faces else ""
        beside = f' <span class="beside">{self._inline.line(entry.line)}</span>' if entry.line else ""
        below = self._list(entry.children, "tree") if entry.children else ""
        return f'<li{mark(entry.id)}>{face}<div class="said">{self._inline.ref(entry.ref)}{beside}{below}</div></li>\n'

    def _list(self, entries: tuple[Entry, ...], shape: str, size: str = "small") -> str:
        faces = any(entry.face for entry in entries)
        return f'<ul class="{shape}">\n' + "".join([self._entry(one, faces, size) for one in entries]) + "</ul>\n"

    def _table(self, group: Group) -> str:
        rows: list[str] = []
        for entry in group.entries:
            face = self._inline.face(entry.face) + " " if entry.face else ""
            name = self._inline.ref(entry.ref)
            line = self._inline.line(entry.line)
            rows.append(f'<tr{mark(entry.id)}><th scope="row">{face}{name}</th><td>{line}</td></tr>\n')
        label = f'role="group" aria-labelledby="{escape(group.id)}"'
        return f'<div class="scroll" tabindex="0" {label}><table>\n{"".join(rows)}</table></div>\n'

    def _timeline(self, entries: tuple[Entry, ...]) -> str:
        """Dates with what happened; an entry with children is a year, and can be folded."""
        parts: list[str] = []
        rows: list[str] = []
        for entry in entries:
            if not entry.children:
                rows.append(self._moment(entry))
                continue
            inner = "".join([self._moment(child) for child in entry.children])
            title = f"{self._inline.ref(entry.ref)} <span>{self._inline.line(entry.line)}</span>"
            parts.append(f"<details open{mark(entry.id)}><summary>{title}</summary>\n")
            parts.append(f'<ol class="timeline">\n{inner}</ol></details>\n')
        return (f'<ol class="timeline">\n{"".join(rows)}</ol>\n' if rows else "") + "".join(parts)

    def _moment(self, entry: Entry) -> str:
        date, line = self._inline.ref(entry.ref), self._inline.line(entry.line)
        return f'<li{mark(entry.id)}><span class="date">{date}</span><div>{line}</div></li>\n'

    def backlinks(self, backlinks: tuple[Backlink, ...]) -> Markup:
        """Who mentions this, with the sentences; beyond some twenty the rest is folded."""
        items = [self._backlink(backlink) for backlink in backlinks]
        first = '<ul class="backlinks">\n' + "".join(items[:_UNFOLDED]) + "</ul>\n"
        if len(items) <= _UNFOLDED:
            return Markup(first)
        more = escape(self._words["more"].replace("{n}", str(len(items) - _UNFOLDED)))
        rest = "".join(items[_UNFOLDED:])
        return Markup(
            f'{first}<details class="rest"><summary>{more}</summary>\n<ul class="backlinks">\n{rest}</ul></details>\n'
        )

    def _backlink(self, backlink: Backlink) -> str:
        sentences = "".join([f"<q>{escape(sentence)}</q>" for sentence in backlink.sentences])
        return f"<li>{self._inline.ref(backlink.ref)} {sentences}</li>\n"

    def occasions(self, rows: tuple[OccasionRow, ...], anchors: bool = False) -> Markup:
        """Dates ahead in order; with `anchors` the first row of a day has the id "d-2027-03-26"."""
        return Markup(occasions(self._inline, rows, anchors=anchors))

    def month(self, month: Month, weekdays: tuple[str, ...]) -> Markup:
        """A month as a calendar whose days lead to their rows."""
        return Markup(calendar(month, weekdays, self._words))

    def people(self, letter: str, cards: tuple[PersonCard, ...], columns: int) -> Markup:
        """The people under one letter: rows of a table, which a style sheet can draw as cards."""
        return Markup(people(self._inline, letter, cards, columns))

    def faces(self, entries: tuple[Entry, ...]) -> Markup:
        """Faces with their names below."""
        return Markup(self._list(entries, "faces", "medium"))

    def shared(self, people: tuple[Shared, ...]) -> Markup:
        """People, and beside each what you have in common."""
        parts: list[str] = []
        for one in people:
            who = one.entry
            beside = f' <span class="beside">{self._inline.line(who.line)}</span>' if who.line else ""
            topics = "".join([self._topic(topic, how) for topic, how in one.topics])
            said = f'{self._inline.ref(who.ref)}{beside}<ul class="topics">{topics}</ul>'
            face = self._inline.face(who.face)
            parts.append(f'<li{mark(who.id)} class="shared">{face}<div class="said">{said}</div></li>\n')
        return Markup('<ul class="entries">\n' + "".join(parts) + "</ul>\n")

    def _topic(self, topic: Ref, how: str) -> str:
        return f'<li>{self._inline.ref(topic)} <span class="beside">{escape(how)}</span></li>'

    def hint(self, text: str) -> Markup:
        """A sentence in which what is to be typed stands between backticks."""
        pieces = text.split("`")
        if len(pieces) % 2 == 0:
            return Markup(escape(text))
        return Markup(
            "".join([f"<code>{escape(piece)}</code>" if n % 2 else escape(piece) for n, piece in enumerate(pieces)])
        )
