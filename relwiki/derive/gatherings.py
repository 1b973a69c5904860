"""Gatherings: journal notes of today or later that say who comes, and what is good to know of each guest.

What is private stays where it stands: of it a gathering says only that there is more to look up.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from relwiki.derive.contacts import Contact, journal_date
from relwiki.derive.light import LightPerson
from relwiki.derive.losses import Loss
from relwiki.derive.organisations import Stint
from relwiki.derive.relationships import Tie
from relwiki.derive.silence import Silence
from relwiki.derive.subjects import Subjects
from relwiki.derive.tastes import Taste, tastes
from relwiki.model.date import Date
from relwiki.model.names import fold
from relwiki.model.note import Kind, Note

# Kinds of contact in which nobody is seen.
_UNSEEN = frozenset({"call", "video", "email", "message", "letter", "order"})
_CHILD = frozenset({"child", "step-child", "ward"})
_GROWN_UP = 18
_PARTED = frozenset({"ex", "estranged"})
# Years in which a loss is fresh.
_FRESH = 2


class Bereaved(msgspec.Struct, frozen=True, gc=False):
    """A loss of somebody's: who died, or what the log says of it."""

    date: Date | None
    # Id of who died, and what they were to them; or the words of a log's line and the note it stands in.
    dead: str = ""
    word: str = ""
    text: str = ""
    source: str = ""


class Guest(msgspec.Struct, frozen=True, gc=False):
    """Somebody who comes."""

    # Id of a subject or a light person; empty for somebody of whom only the name is known.
    id: str
    # As typed.
    name: str
    # Of those who have a note.
    tastes: tuple[Taste, ...] = ()
    # Ids of children who are not known to be grown up.
    children: tuple[str, ...] = ()
    # When you last saw each other, and when you last were in touch by whatever way.
    seen: Date | None = None
    last: Date | None = None
    losses: tuple[Bereaved, ...] = ()
    # Ids of other guests whom nothing in the notes says they have met; all others where `stranger` is set.
    unmet: tuple[str, ...] = ()
    # Knows nobody who comes but you.
    stranger: bool = False
    # Their note has more that is private: to be looked up there.
    more: bool = False


class Gathering(msgspec.Struct, frozen=True, gc=False):
    """One planned note with who comes."""

    # Path of the journal note.
    id: str
    date: Date
    # In the order written; you are not among them.
    guests: tuple[Guest, ...]
    # Pairs of ids with what lies between them: "ex" or "estranged".
    apart: tuple[tuple[str, str, str], ...] = ()
    private: bool = False


class Company(msgspec.Struct, frozen=True, gc=False):
    """What is known of everybody, as far as a gathering asks for it."""

    subjects: Subjects
    ties: Mapping[str, tuple[Tie, ...]]
    light: Mapping[str, LightPerson]
    hush: Silence
    stints: tuple[Stint, ...]
    contacts: Sequence[Contact]
    losses: tuple[Loss, ...]
    last_contact: Mapping[str, Date]
    owner: str


def gatherings(notes: Iterable[Note], company: Company, today: dt.date) -> tuple[Gathering, ...]:
    """Every gathering from today on, by day."""
    subjects, found = company.subjects, []
    for note in notes:
        if subjects.by_id[note.path].kind is not Kind.JOURNAL or not note.stated("people"):
            continue
        date = journal_date(note)
        day = date.earliest() if date else None
        if date and day and day >= today:
            found.append((note, date))
    if not found:
        return ()
    named = {note.path: tuple(_named(note, company)) for note, _ in found}
    known = _Known(company, frozenset(who for names in named.values() for who, _ in names), today)
    made = [_gathering(note, date, named[note.path], company, known) for note, date in found]
    made.sort(key=lambda each: (each.date.iso(), each.id))
    return tuple(each for each in made if each.guests)


def _gathering(
    note: Note, date: Date, named: tuple[tuple[str, str], ...], company: Company, known: "_Known"
) -> Gathering:
    ids = tuple(identity for identity, _ in named if identity)
    day = date.earliest() or dt.date.max
    guests = tuple(_guest(identity, name, ids, day, company, known) for identity, name in named)
    return Gathering(note.path, date, guests, tuple(_apart(ids, company.ties)), note.private)


def _named(note: Note, company: Company) -> Iterator[tuple[str, str]]:
    """The guests with their ids, each once; a plain first name may be a light person of another guest's family."""
    subjects, seen = company.subjects, set[str]()
    entries = [
        (subjects.of_entry(each.entry, Kind.PERSON, note.path), each.entry.name) for each in note.stated("people")
    ]
    coming = {identity for identity, _ in entries if identity}
    for found, name in entries:
        identity = found or _of_family(name, coming, company.light)
        if identity != company.owner and (identity or fold(name)) not in seen:
            seen.add(identity or fold(name))
            yield identity, name


def _of_family(name: str, coming: set[str], light: Mapping[str, LightPerson]) -> str:
    found = [
        person.id for person in light.values()
        if not (person.private or person.animal) and fold(person.name) == fold(name)
        and not coming.isdisjoint(person.stated_by)
    ]  # fmt: skip
    return found[0] if len(found) == 1 else ""


def _guest(identity: str, name: str, ids: tuple[str, ...], day: dt.date, company: Company, known: "_Known") -> Guest:
    if not identity:
        return Guest("", name)
    subject = company.subjects.by_id.get(identity)
    note = subject.note if subject else None
    all_tastes = tastes(note) if note else ()
    others = tuple(one for one in ids if one != identity)
    unmet = tuple(one for one in others if not known.know(identity, one))
    return Guest(
        identity, name,
        tuple(each for each in all_tastes if not each.private),
        tuple(_children(identity, ids, day, company)),
        known.seen.get(identity), company.last_contact.get(identity),
        tuple(_losses(identity, day, company)),
        unmet, len(others) > 1 and unmet == others,
        any(each.private and each.kind != "like" for each in all_tastes),
    )  # fmt: skip


def _children(identity: str, ids: tuple[str, ...], day: dt.date, company: Company) -> Iterator[str]:
    """Living children who may be under age and are no guests themselves."""
    for tie in company.ties.get(identity, ()):
        if tie.type not in _CHILD or tie.private or tie.other in ids or tie.other in company.hush.dead:
            continue
        light = company.light.get(tie.other)
        subject = company.subjects.by_id.get(tie.other)
        note = subject.note if subject else None
        if (light and (light.private or light.died)) or (note and note.private) or tie.other in company.hush.quiet:
            continue
        born = light.born if light else _born(note)
        first = born.latest() if born else None
        if (born is None and light) or (first and day.year - first.year <= _GROWN_UP):
            yield tie.other


def _born(note: Note | None) -> Date | None:
    dated = note.dated if note else ()
    return next((each.when.date for each in dated if each.key == "born" and not each.private), None)


def _losses(identity: str, day: dt.date, company: Company) -> Iterator[Bereaved]:
    """Whom somebody lost in the two years before a day: by the notes of the dead, and by the log."""
    start = dt.date(max(day.year - _FRESH, 1), day.month, min(day.day, 28))

    def fresh(date: Date | None) -> bool:
        first, last = (date.earliest(), date.latest()) if date else (None, None)
        return first is not None and last is not None and last >= start and first <= day

    for loss in company.losses:
        word = dict(loss.living).get(identity)
        if word and not loss.private and fresh(loss.date):
            yield Bereaved(loss.date, loss.dead, word)
    for each in company.contacts:
        if each.kind == "loss" and identity in each.people and not each.private and fresh(each.date):
            yield Bereaved(each.date, text=each.text, source=each.source)


def _apart(ids: tuple[str, ...], ties: Mapping[str, tuple[Tie, ...]]) -> Iterator[tuple[str, str, str]]:
    """Pairs who once were a couple or do not speak, each once; what is private is not said."""
    place = {identity: index for index, identity in enumerate(ids)}
    for one in ids:
        seen: set[str] = set()
        for tie in ties.get(one, ()):
            parted = tie.type in _PARTED or (tie.group == "couple" and tie.state == "past")
            if parted and not tie.private and place.get(tie.other, -1) > place[one] and tie.other not in seen:
                seen.add(tie.other)
                yield one, tie.other, "estranged" if tie.type == "estranged" else "ex"


class _Known:
    """Who knows whom, as far as the notes tell: by a relationship, a shared relative, circle or day."""

    def __init__(self, company: Company, people: frozenset[str], today: dt.date) -> None:
        empty: tuple[Tie, ...] = ()
        ties = {who: [tie for tie in company.ties.get(who, empty) if not tie.private] for who in people}
        self._ties = {who: frozenset(tie.other for tie in ties[who]) for who in people}
        self._kin = {who: frozenset(tie.other for tie in ties[who] if tie.group in {"kin", "couple"}) for who in people}
        self._circles: dict[str, set[str]] = {}
        for stint in company.stints:
            if stint.person in people and stint.target and not stint.private and stint.state != "planned":
                self._circles.setdefault(stint.person, set()).add(stint.target)
        self._days: dict[str, set[int]] = {}
        # Id -> when you last saw them.
        self.seen: dict[str, Date] = {}
        for index, each in enumerate(company.contacts):
            first = each.date.earliest()
            if each.is_contact and first is not None and first < today:
                for who in each.people if not people.isdisjoint(each.people) else ():
                    if not each.private:
                        self._days.setdefault(who, set()).add(index)
                    if each.kind not in _UNSEEN:
                        self.seen[who] = each.date

    def know(self, one: str, other: str) -> bool:
        """Whether anything says that two people have met."""
        empty: frozenset[str] = frozenset()
        return (
            other in self._ties.get(one, empty)
            or not self._kin.get(one, empty).isdisjoint(self._kin.get(other, empty))
            or not self._circles.get(one, set()).isdisjoint(self._circles.get(other, ()))
            or not self._days.get(one, set()).isdisjoint(self._days.get(other, ()))
        )
