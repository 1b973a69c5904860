"""Nothing is lost: what no part of a page shows of its note's front matter becomes a row, as typed.

Whatever a page makes of a key, a value may hold more: words after the brackets, a second name, a date that is none.
It must not know which key is shown where; it looks at the finished page.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

import msgspec

from relwiki.derive.secrets import is_private
from relwiki.model.keys import KEYS, Form
from relwiki.model.names import fold, fold_text
from relwiki.model.note import Field, Note
from relwiki.model.phrase import Dated, Link
from relwiki.pages.atlas import WIKILINK
from relwiki.pages.fields import in_words, line_of
from relwiki.pages.page import Page, SubjectPage
from relwiki.pages.shown import Entry, Ref, Row, When
from relwiki.pages.subject import Common
from relwiki.pages.words import joined

# Names that are shown nowhere, and what is meant for programs.
_NEVER = frozenset({"former_names", "uid", "sort_as", "feb29"})
_NEVER |= {key.name for key in KEYS if key.form is Form.HIDDEN}
# Keys whose date gives way to a later one, or is told in other words.
_TOLD = frozenset({"last_contact", "updated", "date"})
# Words of the grammar of phrases, which a page says in other words.
_GRAMMAR = frozenset(
    {"true", "false", "yes", "no", "on", "off", "null", "none", "about", "ca", "circa", "since", "until", "to", "from",
     "present", "every", "as", "of", "via", "through", "with", "and", "in", "at", "private", "last", "high", "medium",
     "low"}
)  # fmt: skip
# Of a date as numbers the year is looked for.
_DATE = re.compile(r"\b([0-9]{4})-[0-9]{2}(?:-[0-9]{2})?\b")
_WORD = re.compile(r"[^\W_]+")
# Characters of a name or a route.
_NAME = 60


def completed(page: Page, common: Common) -> Page:
    """The page with a row for each value of its front matter that is not to be seen on it, and the first heading."""
    if not isinstance(page, SubjectPage) or not page.source:
        return page
    note = common.facts.subjects.by_id[page.source].note
    if note is None or not (note.fields or note.body.title):
        return page
    seen = _Seen(page, note, common)
    rows = [row for field in note.fields if not field.inline for row in seen.rows(field)]
    if rows:
        page = msgspec.structs.replace(page, infobox=(*page.infobox, *rows))
    if not seen.has(note.body.title):
        page = msgspec.structs.replace(page, subtitle=joined((page.subtitle, note.body.title)))
    return page


class _Seen:
    """What a page shows: most of what is looked for is a text of its own there, all else is in its texts as one."""

    def __init__(self, page: SubjectPage, note: Note, common: Common) -> None:
        self._texts = _texts(page)
        self._whole = {*self._texts, *[tag.text[1:] for tag in page.tags]}
        self._photo = bool(page.face and page.face.photo)
        self._note, self._atlas, self._say = note, common.atlas, common.say
        self._dated = {dated.typed.strip(): dated for dated in note.dated} if note.dated else {}

    @cached_property
    def _joined(self) -> str:
        return "\n".join(self._texts)

    @cached_property
    def _text(self) -> str:
        return _folded(self._texts)

    def has(self, text: str) -> bool:
        """Whether a text stands on the page to the letter, but for case."""
        if not text or text in self._whole:
            return True
        # A number is the same in any case.
        return text in self._joined if text.isdecimal() else fold_text(text) in self._text

    def rows(self, field: Field) -> Iterable[Row]:
        """A row for the values of a field that are not shown, and one for those of them that are private."""
        key = field.key
        if key in _NEVER or (key == "type" and field.known) or (key == "photo" and self._photo):
            return ()
        shows = self._shows
        if field.label and not field.label.isdecimal() and not self.has(field.label):
            unseen = [value.text for value in field.values]
        else:
            unseen = [value.text for value in field.values if not shows(key, value.text.strip())]
        return self._rows(field, unseen) if unseen else ()

    def _rows(self, field: Field, unseen: list[str]) -> Iterator[Row]:
        label = field.typed.replace("_", " ").strip()
        label = (
            self._say("also_called") if field.key == "aliases" and not field.label else label[:1].upper() + label[1:]
        )
        for private in (False, True):
            lines = tuple(
                line_of(field.key, in_words(field.key, text, self._say), self._note.path, self._atlas)
                for text in unseen
                if is_private(field, text) == private
            )
            if lines:
                yield Row(label, lines, private)

    def _shows(self, key: str, said: str) -> bool:
        return said in self._whole or self._tells(key, said) or fold_text(said) in self._text

    def _tells(self, key: str, said: str) -> bool:
        """Whether the page says the same in other words, or in another order."""
        dated = self._dated.get(said)
        if dated is not None:
            if not self._has_date(key, dated):
                return False
            said = dated.text + (f" {dated.place.text}" if dated.place else "")
        elif key == "interests":
            # What is broader stands on the topic's own page.
            said = said.rpartition("/")[2]
        if "[[" in said:
            if said[:2] == "[[" and said[-2:] == "]]" and said[2:-2] in self._whole:
                return True
            for target, anchor, _ in WIKILINK.findall(said):
                if not self._leads(target.strip(), anchor.strip()):
                    return False
            said = WIKILINK.sub(_label, said)
        elif said in self._whole:
            return True
        if "-" in said:
            said = _DATE.sub(r"\1", said)
        return all(word in _GRAMMAR or self.has(word) for word in _WORD.findall(fold_text(said)))

    def _leads(self, target: str, anchor: str) -> bool:
        """Whether the page names what a link leads to, or leads there as well."""
        if anchor and not self.has(anchor):
            return False
        if self.has(target):
            return True
        ref = self._atlas.link(Link(target), self._note.path)
        return self.has(ref.text) or (bool(ref.route) and ref.state != "unwritten" and self.has(ref.route))

    def _has_date(self, key: str, dated: Dated) -> bool:
        """Whether the page has the date of a phrase; the rest of it is looked for as words."""
        date = dated.when.date
        if key in _TOLD or date is None or date.decade or self.has(date.iso()):
            return True
        return self.has(self._say.date(date))


def _label(link: re.Match[str]) -> str:
    return link[3] or ""


def _folded(texts: Iterable[str]) -> str:
    """Texts as one, folded: to fold other than ASCII takes long, and what has more is mostly names, which recur."""
    plain: list[str] = []
    others: list[str] = []
    for text in dict.fromkeys(texts):
        if text.isascii():
            plain.append(text)
        else:
            others.append(fold(text) if len(text) <= _NAME else fold_text(text))
    return "\n".join((fold_text("\n".join(plain)), *others))


def _texts(page: SubjectPage) -> list[str]:
    """All words of a page but those of the note's body, in one list, because every page passes through here."""
    rows = (*page.highlights, *page.infobox)
    entries = _all([entry for group in page.groups for entry in group.entries])
    lines = [page.subtitle, page.lead, *[line for row in rows for line in row.lines]]
    lines += [entry.line for entry in entries if entry.line]
    lines += [each.what for each in page.occasions]
    found = [page.title, page.summary, *[tag.text for tag in page.tags], *[row.label for row in rows]]
    found += [entry.ref.text for entry in entries]
    found += [entry.ref.route for entry in entries]
    found += [each.when.iso for each in page.occasions]
    for line in lines:
        for piece in line:
            if isinstance(piece, str):
                found.append(piece)
                continue
            found.append(piece.text)
            if isinstance(piece, Ref):
                found.append(piece.route)
            elif isinstance(piece, When):
                found.append(piece.iso)
    return found


def _all(entries: list[Entry]) -> list[Entry]:
    """Entries and those nested in them, at any depth."""
    for entry in entries:
        if entry.children:
            # What is added here is walked through as well.
            entries += entry.children
    return entries
