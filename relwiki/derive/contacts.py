"""When you were in touch with whom: from logs, the journal and `last_contact`."""

import datetime as dt
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from relwiki.derive.links import Resolver
from relwiki.derive.subjects import Subjects
from relwiki.model.date import Date
from relwiki.model.interaction import NO_CONTACT, LogItem
from relwiki.model.note import Kind, Note
from relwiki.model.partial import read_iso

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
# Who can be in contact.
_WANTED = frozenset({Kind.PERSON, Kind.ORGANISATION})


class Contact(msgspec.Struct, frozen=True, gc=False):
    """One time you were in touch, or heard, or planned to be; its text stays in the log, packed."""

    date: Date
    # A key of LOG_KINDS; empty for plain contact.
    kind: str
    # Ids of subjects that were in contact, in the order written.
    people: tuple[str, ...]
    note: Note
    # Which line of the note's log it is, from 0; -1 for the day of a journal note as a whole.
    place: int
    private: bool

    @property
    def source(self) -> str:
        """Path of the note."""
        return self.note.path

    @property
    def text(self) -> str:
        """Markdown as typed; empty for a whole day."""
        return self.note.log[self.place].text if self.place >= 0 else ""

    @property
    def quiet(self) -> bool:
        """`#quiet` stands in it: it never comes back as a memory."""
        return self.place >= 0 and self.note.log[self.place].quiet

    @property
    def is_contact(self) -> bool:
        """Whether the kind counts as having been in touch."""
        return self.kind not in NO_CONTACT


def journal_date(note: Note) -> Date | None:
    """The day of a journal note: its key `date`, else the day its file name begins with."""
    stated = next((dated.when.date for dated in note.dated if dated.key == "date"), None)
    found = _DAY.match(note.stem)
    return stated or (read_iso(found[0]) if found else None)


# A contact with the text of its line.
Told = tuple[Contact, str]


def contacts(
    notes: Iterable[Note], subjects: Subjects, resolver: Resolver, is_wanted: Callable[[LogItem], bool]
) -> tuple[tuple[Contact, ...], tuple[Told, ...]]:
    """Every dated line of every log and journal, with who was in contact; sorted by date, then as the notes are.

    The second value has those lines again that are wanted and not private, with their texts: each log is unpacked once.
    """
    # Many lines have one date.
    days: dict[Date, Date] = {}
    found: list[Contact] = []
    told: list[Told] = []
    for note in notes:
        for each, item in _of_note(note, subjects, resolver, days):
            found.append(each)
            if item and not each.private and is_wanted(item):
                told.append((each, item.text))
    found.sort(key=_iso)
    told.sort(key=lambda one: _iso(one[0]))
    return tuple(found), tuple(told)


def _iso(contact: Contact) -> str:
    return contact.date.iso()


def _of_note(
    note: Note, subjects: Subjects, resolver: Resolver, days: dict[Date, Date]
) -> Iterator[tuple[Contact, LogItem | None]]:
    """What a note says of contact, with the lines of its log that say so."""
    kind, path = subjects.by_id[note.path].kind, note.path
    own = (path,) if kind in _WANTED else ()
    if not own and kind is not Kind.JOURNAL:
        return
    for place, item in enumerate(note.log):
        # Most lines of somebody's own log name nobody else.
        people = _people(item, own, path, subjects, resolver) if item.people or item.names else own
        if people:
            private = item.private or note.private
            date, word = days.setdefault(item.date, item.date), sys.intern(item.kind)
            yield Contact(date, word, people, note, place, private), item
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
            yield Contact(day, "", attended, note, -1, note.private), None


def _people(
    item: LogItem, own: tuple[str, ...], source: str, subjects: Subjects, resolver: Resolver
) -> tuple[str, ...]:
    linked = [subjects.of_link(link, source) for link in item.people]
    named = [found.path for name in item.names if (found := resolver.resolve(name)).path and not found.candidates]
    return tuple(dict.fromkeys([one for one in (*own, *linked, *named) if one and subjects.by_id[one].kind in _WANTED]))


def last_contacts(
    met: Mapping[str, Sequence[Contact]], notes: Iterable[Note], today: dt.date, owner: str = ""
) -> dict[str, Date]:
    """The latest contact of each subject but you up to today; `met` holds the contacts of each in their order."""
    latest: dict[str, tuple[dt.date, Date]] = {}

    def take(identity: str, found: tuple[dt.date, Date]) -> None:
        if identity not in latest or found[0] > latest[identity][0]:
            latest[identity] = found

    for note in notes:
        for dated in note.dated:
            date = dated.when.date if dated.key == "last_contact" else None
            first = date.earliest() if date else None
            if date and first and first <= today:
                take(note.path, (first, date))
    for identity, mine in met.items():
        found = _latest(mine, today)
        if found:
            take(identity, found)
    return {identity: date for identity, (_, date) in latest.items() if identity != owner}


def _latest(found: Sequence[Contact], today: dt.date) -> tuple[dt.date, Date] | None:
    """The last of contacts in their order up to today, with its day; of those that begin on one day the first."""
    best: tuple[dt.date, Date] | None = None
    for each in reversed(found):
        first = each.date.earliest() if each.is_contact else None
        if first is None or first > today:
            continue
        if best is None or first >= best[0]:
            best = first, each.date
        elif not each.date.decade:
            # All that stand before this one are earlier; but a decade stands behind the years in it.
            break
    return best


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
