"""Fields that are shown on the page of their own note and nowhere else: a phone number, a summary, a key of one's own.

Where only these have changed, the page is made twice from the note alone, as it was and as it is, and the rows that
differ between the two are put into the page that is kept. Whatever is not plain in that is left to the long way.
"""

import datetime as dt
from collections.abc import Sequence

import msgspec

from relwiki.derive.facts import derive
from relwiki.model.note import Note
from relwiki.model.settings import Settings
from relwiki.model.vault import Vault
from relwiki.pages.atlas import Atlas
from relwiki.pages.builders import units
from relwiki.pages.leftovers import completed
from relwiki.pages.page import Page, ProblemsPage, SubjectPage
from relwiki.pages.shown import Ref, Row
from relwiki.pages.subject import Common
from relwiki.pages.words import Words

# What tells rows of one page apart: the label, and whether it is private.
_Head = tuple[str, bool]


def with_own(
    kept: SubjectPage, before: Note, after: Note, settings: Settings, today: dt.date, say: Words
) -> SubjectPage | None:
    """A page with the fields of its note as they are now, its body left as it is; None where it cannot be told.

    Args:
        kept: The page as it was made of the whole vault.
        before: The note then.
        after: The note now; nothing that other pages show is another.
        settings: Of the vault.
        today: The civil day that the site is made for.
        say: Of the language that the site speaks.
    """
    was, now = _alone(before, settings, today, say), _alone(after, settings, today, say)
    if was is None or now is None or was.others != now.others:
        return None
    if not type(kept) is type(was.page) is type(now.page):
        return None
    # Rows for what no other row shows depend on the whole page: they are taken off, and have to come back the same.
    last = frozenset(map(_head, _completed(was.page, was.common).infobox[len(was.page.infobox) :]))
    end = len(kept.infobox)
    while end and _head(kept.infobox[end - 1]) in last:
        end -= 1
    bare = msgspec.structs.replace(kept, infobox=kept.infobox[:end])
    page = _merged(bare, was.page, now.page) if _completed(bare, was.common) == kept else None
    if page is None:
        return None
    whole = _completed(page, now.common)
    rows = (*page.infobox, *kept.infobox[end:])
    return whole if (whole.infobox, whole.subtitle) == (rows, page.subtitle) else None


class _Alone(msgspec.Struct, frozen=True):
    """What a vault of one note has for pages."""

    common: Common
    # The note's own.
    page: SubjectPage
    # All others, but for the lines of problems.
    others: tuple[Page, ...]


def _alone(note: Note, settings: Settings, today: dt.date, say: Words) -> _Alone | None:
    """The pages of a note as if there were no other; None if it has none of its own."""
    facts = derive(Vault((note,), settings), today)
    common = Common(facts, Atlas(facts), say)
    made = [page for unit in units(common) for page in unit.make() if not isinstance(page, ProblemsPage)]
    own = next((page for page in made if isinstance(page, SubjectPage) and page.source == note.path), None)
    return _Alone(common, own, tuple(page for page in made if page is not own)) if own else None


def _merged(kept: SubjectPage, was: SubjectPage, now: SubjectPage) -> SubjectPage | None:
    """The page that is kept, with what differs between two others; None where that cannot be told apart."""
    changes: dict[str, object] = {}
    for name in kept.__struct_fields__:
        mine, old, new = (getattr(page, name) for page in (kept, was, now))
        if name == "body" or old == new:
            continue
        rows = with_rows(mine, old, new) if name == "infobox" else None
        if rows is None and mine != old:
            return None
        changes[name] = new if rows is None else rows
    return msgspec.structs.replace(kept, **changes)


def _completed(page: SubjectPage, common: Common) -> SubjectPage:
    whole = completed(page, common)
    assert isinstance(whole, SubjectPage), "what is added to a page leaves it what it was"
    return whole


def with_rows(kept: Sequence[Row], was: Sequence[Row], now: Sequence[Row]) -> tuple[Row, ...] | None:
    """Rows with all that makes `now` of `was`; None where a row or its place cannot be told.

    There may be others among those that are kept, and some may be missing: what they have in common has one order.
    """
    old_rows = [row for row in was if row not in now]
    rows, gone = list(kept), {_head(row): row for row in old_rows}
    fresh = [(place, row) for place, row in enumerate(now) if row not in was]
    linked = any(isinstance(piece, Ref) for _, row in fresh for line in row.lines for piece in line)
    if linked or len(gone) < len(old_rows):
        return None
    for place, row in fresh:
        old = gone.pop(_head(row), None)
        if old is not None:
            if rows.count(old) != 1:
                return None
            rows[rows.index(old)] = row
            continue
        heads = list(map(_head, rows))
        before = next((head for head in map(_head, reversed(now[:place])) if head in heads), None)
        after = next((head for head in map(_head, now[place + 1 :]) if head in heads), None)
        at = heads.index(before) + 1 if before else 0
        if len({*heads, _head(row)}) <= len(heads) or at != (heads.index(after) if after else len(heads)):
            return None
        rows.insert(at, row)
    if any(rows.count(old) != 1 for old in gone.values()):
        return None
    return tuple(row for row in rows if row not in gone.values())


def _head(row: Row) -> _Head:
    return row.label, row.private
