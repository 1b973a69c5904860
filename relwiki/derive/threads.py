"""What is open between you and everybody: said, asked, promised, owed, lent, learned; by whom it is about."""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from relwiki.derive.closings import attendees, whom
from relwiki.derive.contacts import journal_date
from relwiki.derive.subjects import Subjects
from relwiki.model.date import Date
from relwiki.model.interaction import BETWEEN_US, THREAD_WORDS, Thread
from relwiki.model.note import Kind, Note
from relwiki.model.phrase import Link

# Yours to do or to give back, and theirs.
MINE = frozenset({"promised", "owe", "borrowed"})
THEIRS = frozenset({"awaiting", "lent"})
_WANTED = frozenset({Kind.PERSON, Kind.ORGANISATION})
_ORDER = {word: place for place, word in enumerate((BETWEEN_US, *THREAD_WORDS))}


class Matter(msgspec.Struct, frozen=True, gc=False):
    """One open thread with one of those it is about."""

    # Id of a subject; of what concerns nobody in particular the journal note.
    who: str
    # One of THREAD_WORDS, or BETWEEN_US.
    word: str
    # Markdown as typed.
    text: str
    # When it was said, or with `due` by when it is to be done; in a journal the day of the note.
    date: Date | None = None
    due: bool = False
    # Path of the note that says so.
    source: str = ""
    # Stands in a Private section or a private note: may be shown on the page of that note only.
    private: bool = False
    # Ids of others whom its text links.
    others: tuple[str, ...] = ()


def threads(notes: Iterable[Note], subjects: Subjects, owner: str) -> dict[str, tuple[Matter, ...]]:
    """Open threads by the id of whom they are about, by word, the oldest first; those without a date lead."""
    found: dict[str, list[Matter]] = {}
    for note in notes:
        if note.threads:
            for matter in _of_note(note, subjects, owner):
                found.setdefault(matter.who, []).append(matter)
    return {who: tuple(sorted(found[who], key=_by_word)) for who in sorted(found)}


def _by_word(matter: Matter) -> tuple[int, str, str]:
    return _ORDER.get(matter.word, len(_ORDER)), matter.date.iso() if matter.date else "", matter.source


def _of_note(note: Note, subjects: Subjects, owner: str) -> Iterator[Matter]:
    kind = subjects.by_id[note.path].kind
    own = note.path if kind in _WANTED and note.path != owner else ""
    day = journal_date(note) if kind is Kind.JOURNAL else None

    def somebody(link: Link) -> str:
        identity = subjects.of_link(link, note.path)
        known = subjects.by_id.get(identity)
        return identity if known and known.kind in _WANTED and identity not in {owner, note.path} else ""

    attended = attendees(note) if kind is Kind.JOURNAL else ()
    for thread in note.threads:
        if not thread.closed:
            people = whom(thread, own, attended, somebody) or (note.path,)
            yield from _about(thread, people, note, day, tuple(map(somebody, thread.links)))


def _about(
    thread: Thread, people: tuple[str, ...], note: Note, day: Date | None, linked: tuple[str, ...]
) -> Iterator[Matter]:
    for who in people:
        others = tuple(dict.fromkeys(one for one in linked if one and one not in people))
        yield Matter(
            who, thread.word, thread.text, thread.date or day, thread.due, note.path, thread.private or note.private,
            others,
        )  # fmt: skip


def open_with(found: Mapping[str, tuple[Matter, ...]], who: str, page: str = "") -> tuple[Matter, ...]:
    """What is open with somebody and may be said: private ones only on the page of the note `page` that holds them."""
    return tuple(each for each in found.get(who, ()) if not each.private or (page and each.source == page))
