"""The journal: days by month, and a page for each note with who was counted as contact."""

from collections.abc import Iterator

import msgspec

from relwiki.derive.contacts import Contact, journal_date
from relwiki.derive.subjects import Subject
from relwiki.model.note import Kind
from relwiki.pages.gathering import gathering_row
from relwiki.pages.page import IndexPage, Page, SubjectPage
from relwiki.pages.shown import Entry, Group, Line, Ref
from relwiki.pages.subject import Common
from relwiki.pages.ties import connected, loose_rows
from relwiki.pages.words import joined

_ELSEWHERE = frozenset({"type", "name", "aliases", "date", "people", "tags", "summary", "private", "publish", "uid"})


def build(common: Common) -> Iterator[Page]:
    """All days, the latest first, then one page for each note."""
    subjects = common.facts.subjects.of_kind(Kind.JOURNAL)
    counted: dict[str, list[Contact]] = {subject.id: [] for subject in subjects}
    for contact in common.facts.contacts:
        if contact.source in counted:
            counted[contact.source].append(contact)
    months: dict[str, list[tuple[str, Entry]]] = {}
    for subject in subjects:
        date = journal_date(subject.note) if subject.note else None
        day = date.earliest() if date else None
        month = common.say.month(day.year, day.month) if day else common.say("without_date")
        sort = day.isoformat() if day else ""
        people = _people(counted[subject.id], common)
        entry = Entry(common.atlas.ref(subject.id), line=joined(people, ", "))
        months.setdefault(f"{sort[:7]}\t{month}", []).append((f"{sort} {subject.id}", entry))
    groups = tuple(
        Group(key.partition("\t")[2], f"m-{key.partition(chr(9))[0] or 'none'}", _latest_first(months[key]))
        for key in sorted(months, reverse=True)
    )
    yield IndexPage(
        route="journal/index.html",
        title=common.say("journal"),
        section="journal",
        groups=groups,
        empty="" if groups else common.say("no_journal"),
    )
    for subject in subjects:
        yield _page(subject, common, counted[subject.id])


def _latest_first(entries: list[tuple[str, Entry]]) -> tuple[Entry, ...]:
    return tuple(entry for _, entry in sorted(entries, key=lambda each: each[0], reverse=True))


def _people(contacts: list[Contact], common: Common) -> tuple[Ref, ...]:
    """Who was there, as the list of all days may say it: what is private stands on the day's own page."""
    met = dict.fromkeys(person for each in contacts if each.is_contact and not each.private for person in each.people)
    return tuple(common.atlas.ref(person) for person in met)


def _page(subject: Subject, common: Common, contacts: list[Contact]) -> SubjectPage:
    note = subject.note
    assert note is not None, "a journal note is written"
    date = journal_date(note)
    day = date.earliest() if date else None
    is_plan = day is not None and day > common.facts.today
    met = dict.fromkeys(person for each in contacts if each.is_contact for person in each.people)
    entries = tuple(Entry(common.atlas.ref(person), common.atlas.face(person)) for person in met)
    lead: Line = (common.say.full_day(day),) if day else ()
    title = common.say("planned_with" if is_plan else "counted")
    return msgspec.structs.replace(
        common.page(subject),
        lead=lead,
        highlights=gathering_row(note.path, common),
        infobox=(*loose_rows(subject, common), *common.custom(note, _ELSEWHERE)),
        groups=(*((Group(title, "r-people", entries, form="faces"),) if entries else ()), *connected(subject, common)),
    )
