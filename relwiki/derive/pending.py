"""What is to be done by a day, or planned for one: follow-ups, tasks, promises, plans."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from relwiki.derive.contacts import Contact, journal_date
from relwiki.derive.recurrence import on_year
from relwiki.derive.silence import Silence
from relwiki.derive.subjects import Subject, Subjects
from relwiki.model.date import Date, Recurrence
from relwiki.model.interaction import Task, Thread
from relwiki.model.note import Kind, Note
from relwiki.model.occasion import Occasion
from relwiki.model.phrase import Link

# Kinds whose day, once passed, is worth saying.
DUE = frozenset({"follow-up", "task", "promise", "awaiting", "ask"})
_THREADS = {
    "promised": "promise", "owe": "promise", "borrowed": "promise", "awaiting": "awaiting", "lent": "awaiting",
    "ask": "ask",
}  # fmt: skip


def pending(
    subject: Subject, note: Note, subjects: Subjects, hush: Silence, owner: str, today: dt.date
) -> Iterator[Occasion]:
    """Follow-ups, and whatever open task or thread has a day; those of the dead and the quiet are left alone."""
    for dated in note.dated:
        if dated.key == "follow_up":
            private = dated.private or note.private
            yield Occasion("follow-up", (subject.id,), dated.text, dated.when, private=private, source=note.path)
    for task in note.tasks:
        if task.due and not task.done and (who := _about(task, subject, subjects, hush, owner)):
            yield Occasion("task", who, task.text, task.due, private=task.private or note.private, source=note.path)
    for thread in note.threads:
        kind = _THREADS.get(thread.word, "")
        when = _deadline(thread, today) if kind and not thread.closed else None
        who = _about(thread, subject, subjects, hush, owner) if when else ()
        if kind and when and who:
            yield Occasion(kind, who, thread.text, when, private=thread.private or note.private, source=note.path)


def _deadline(thread: Thread, today: dt.date) -> Recurrence | None:
    """When a thread is to be done by; None where its date says only when it was said."""
    date = thread.date
    if date is None or not (thread.due or (first := date.earliest()) is None or first > today):
        return None
    if date.year is None and date.month and (day := on_year(date, today.year)):
        year = today.year if day >= today else today.year + 1
        date = Date(year, date.month, date.day) if on_year(date, year) else date
    return Recurrence("once", date) if date.year is not None else None


def _about(item: Task | Thread, subject: Subject, subjects: Subjects, hush: Silence, owner: str) -> tuple[str, ...]:
    """Whom an item is about: in a person's note that person, elsewhere and in the owner's whom it links."""
    if subject.kind is Kind.PERSON and subject.id != owner:
        return (subject.id,)
    people = item.people if isinstance(item, Thread) else ()
    linked = _linked((*people, *item.links), subject, subjects)
    if linked:
        return tuple(each for each in linked if each not in hush.quiet)[:1]
    return (subject.id,)


def _linked(links: Iterable[Link], subject: Subject, subjects: Subjects) -> list[str]:
    found = (subjects.of_link(link, subject.id) for link in links)
    wanted = {Kind.PERSON, Kind.ORGANISATION}
    return [one for one in dict.fromkeys(found) if one and subjects.by_id[one].kind in wanted and one != subject.id]


def plans(contacts: Sequence[Contact], subjects: Subjects, hush: Silence, today: dt.date) -> Iterator[Occasion]:
    """Lines of logs that lie ahead, but for the journal's, whose note is the plan. `contacts` are sorted by date."""
    start = bisect_left(contacts, today.isoformat(), key=lambda each: each.date.iso())
    for each in contacts[start:]:
        first = each.date.earliest()
        ahead = first is not None and (first > today or (first == today and each.kind == "plan"))
        who = tuple(one for one in each.people if one not in hush.quiet and one not in hush.dead)
        if ahead and who and subjects.by_id[each.source].kind is not Kind.JOURNAL:
            when = Recurrence("once", each.date)
            yield Occasion("plan", who[:1], each.text, when, private=each.private, source=each.source, others=who[1:])


def planned_note(note: Note, subjects: Subjects, hush: Silence, today: dt.date) -> Iterator[Occasion]:
    """A journal note of a day to come, or of today if it says who comes."""
    date = journal_date(note)
    first = date.earliest() if date else None
    invited = note.stated("people")
    if first is None or first < today or (first == today and not invited):
        return
    people = (subjects.of_entry(each.entry, Kind.PERSON, note.path) for each in invited)
    others = tuple(one for one in dict.fromkeys(people) if one and one not in hush.quiet and one not in hush.dead)
    when = Recurrence("once", date)
    yield Occasion("plan", (note.path,), "", when, private=note.private, source=note.path, others=others)
