"""When you were in touch with whom: from logs, the journal and `last_contact`."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from relwiki.derive.links import Resolver
from relwiki.derive.subjects import Subjects
from relwiki.model.date import Date
from relwiki.model.interaction import LogItem
from relwiki.model.note import Kind, Note
from relwiki.model.partial import read_iso

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Who can be in contact.
_WANTED = frozenset({Kind.PERSON, Kind.ORGANISATION})


class Contact(msgspec.Struct, frozen=True, gc=False):
    """One time you were in touch, or heard, or planned to be."""

    date: Date
    # A key of LOG_KINDS; empty for plain contact.
    kind: str
    # Ids of subjects that were in contact, in the order written.
    people: tuple[str, ...]
    # Path of the note.
    source: str
    # Markdown as typed.
    text: str = ""
    is_contact: bool = True
    private: bool = False
    quiet: bool = False


def journal_date(note: Note) -> Date | None:
    """The day of a journal note: its key `date`, else the day its file name begins with."""
    stated = next((dated.when.date for dated in note.dated if dated.key == "date"), None)
    found = _DAY.match(note.stem)
    return stated or (read_iso(found[0]) if found else None)


def contacts(notes: Iterable[Note], subjects: Subjects, resolver: Resolver) -> tuple[Contact, ...]:
    """Every dated line of every log and journal, with who was in contact; sorted by date, source and order."""
    found = [each for note in notes for each in _of_note(note, subjects, resolver)]
    found.sort(key=_order)
    return tuple(found)


def _order(contact: Contact) -> tuple[str, str]:
    return contact.date.iso(), contact.source


def _of_note(note: Note, subjects: Subjects, resolver: Resolver) -> Iterator[Contact]:
    kind, path = subjects.by_id[note.path].kind, note.path
    own = (path,) if kind in _WANTED else ()
    if not own and kind is not Kind.JOURNAL:
        return
    for item in note.log:
        # Most lines of somebody's own log name nobody else.
        people = _people(item, own, path, subjects, resolver) if item.people or item.names else own
        if people:
            private = item.private or note.private
            yield Contact(item.date, item.kind, people, path, item.text, item.is_contact, private, item.quiet)
    if kind is Kind.JOURNAL:
        day = journal_date(note)
        attended = tuple(
            dict.fromkeys(
                identity
                for statement in note.stated("people")
                if (identity := subjects.of_entry(statement.entry, Kind.PERSON, note.path))
            )
        )
        if day and attended:
            yield Contact(day, "", attended, note.path, private=note.private)


def _people(
    item: LogItem, own: tuple[str, ...], source: str, subjects: Subjects, resolver: Resolver
) -> tuple[str, ...]:
    linked = [subjects.of_link(link, source) for link in item.people]
    named = [found.path for name in item.names if (found := resolver.resolve(name)).path and not found.candidates]
    return tuple(dict.fromkeys([one for one in (*own, *linked, *named) if one and subjects.by_id[one].kind in _WANTED]))


def last_contacts(
    found: Iterable[Contact],
    notes: Iterable[Note],
    households: Mapping[str, tuple[str, ...]],
    today: dt.date,
    owner: str = "",
) -> dict[str, Date]:
    """The latest contact of each subject but you up to today; a household's contact counts for its members."""
    latest: dict[str, tuple[dt.date, Date]] = {}

    def take(people: Iterable[str], date: Date) -> None:
        first = date.earliest()
        if first and first <= today:
            for identity in people:
                known = latest.get(identity)
                if known is None or first > known[0]:
                    latest[identity] = first, date

    for note in notes:
        for dated in note.dated:
            if dated.key == "last_contact" and dated.when.date:
                take((note.path,), dated.when.date)
    for each in found:
        if each.is_contact:
            take(with_members(each.people, households), each.date)
    return {identity: date for identity, (_, date) in latest.items() if identity != owner}


def by_person(found: Iterable[Contact], households: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[Contact, ...]]:
    """The contacts of each subject in their order; a household's are its members' too."""
    mine: dict[str, list[Contact]] = {}
    for each in found:
        for who in with_members(each.people, households):
            mine.setdefault(who, []).append(each)
    return {who: tuple(those) for who, those in mine.items()}


def with_members(people: tuple[str, ...], households: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Whoever was in contact, and the members of households among them; each once, in order."""
    if households.keys().isdisjoint(people):
        return people
    return tuple(dict.fromkeys([one for who in people for one in (who, *households.get(who, ()))]))
