"""Nothing is lost: what no part of a page shows of its note's front matter becomes a row, as typed.

Whatever a page makes of a key, a value may hold more: words after the brackets, a second name, a date that is none.
It must not know which key is shown where; it looks at the finished page.
"""

import re

import msgspec

from relwiki.model.names import fold
from relwiki.model.note import Field, Note
from relwiki.model.phrase import Dated, Text
from relwiki.pages.atlas import WIKILINK, Atlas
from relwiki.pages.fields import line_of
from relwiki.pages.page import Page, SubjectPage
from relwiki.pages.shown import Row
from relwiki.pages.subject import Common

# Names that are shown nowhere, and what is meant for programs.
_NEVER = frozenset({"former_names", "uid", "sort_as", "feb29", "publish", "tags"})
# Keys whose date is told in other words, or gives way to a later one.
_TOLD = frozenset({"last_contact", "updated", "date"})
# Words of the phrases' grammar: a page may say them otherwise.
_GRAMMAR = frozenset(
    "true false yes no on off null none about ca circa since until to from present every as of via through with and in at "
    "private last med bis seit ab".split()
)
_ISO = re.compile(r"\b([0-9]{4})-[0-9]{2}(?:-[0-9]{2})?\b")
_WORD = re.compile(r"[^\W_]+")


def completed(page: Page, common: Common) -> Page:
    """The page with a row for each value that is not to be seen on it."""
    if not isinstance(page, SubjectPage) or not page.source:
        return page
    note = common.facts.subjects.by_id[page.source].note
    if note is None or not note.fields:
        return page
    seen = _Seen(page, note, common.atlas)
    rows = tuple(row for field in note.fields if (row := seen.row(field)) is not None)
    return msgspec.structs.replace(page, infobox=(*page.infobox, *rows)) if rows else page


class _Seen:
    """What a page shows, as one text."""

    def __init__(self, page: SubjectPage, note: Note, atlas: Atlas) -> None:
        parts = (
            page.title, page.subtitle, page.lead, page.summary, page.highlights, page.infobox, page.groups, page.face,
            page.occasions,
        )  # fmt: skip
        self._text = fold(msgspec.json.encode(parts).decode())
        self._photo = bool(page.face and page.face.photo)
        self._note, self._atlas = note, atlas
        self._dated = {dated.typed: dated for dated in note.dated if dated.typed}

    def row(self, field: Field) -> Row | None:
        """A row for the values of a field of the front matter that are not shown; None where all are."""
        hidden = field.key in _NEVER or (field.key == "type" and field.known) or (field.key == "photo" and self._photo)
        if field.inline or hidden:
            return None
        lines = tuple(
            line_of(field.key, value.text, self._note.path, self._atlas)
            for value in field.values
            if not self._shows(field, value)
        )
        label = field.typed.replace("_", " ").strip()
        return Row(label[:1].upper() + label[1:], lines, field.private) if lines else None

    def _shows(self, field: Field, value: Text) -> bool:
        said = fold(value.text.strip())
        if said in self._text:
            return True
        dated = self._dated.get(value.text.strip())
        if dated is not None and self._tells(field, dated):
            said = fold(dated.text)
        elif field.key == "interests":
            said = fold(value.text.rpartition("/")[2])
        if "[[" in said:
            for found in WIKILINK.finditer(value.text):
                ...
        return all(word in self._text for word in _WORD.findall(_ISO.sub(r"\1", said)) if word not in _GRAMMAR)

    def _tells(self, field: Field, dated: Dated) -> bool:
        iso = dated.when.date.iso() if dated.when.date else ""
        return field.key in _TOLD or not iso or iso in self._text
