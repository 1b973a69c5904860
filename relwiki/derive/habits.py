"""Habits with their rhythm: when each was last kept, by the note or by the lines that name it, and when it is next."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from relwiki.derive.contacts import Contact
from relwiki.derive.recurrence import plus
from relwiki.derive.subjects import Subject
from relwiki.derive.tact import Tact
from relwiki.model.date import Date
from relwiki.model.interaction import Transaction
from relwiki.model.note import Note
from relwiki.model.phrase import Habit

_WORD = re.compile(r"[^\W_]+")
# Words that say how much of a thing, not which; a habit is not known by them.
_MEASURES = frozenset({
    "one", "two", "three", "four", "five", "six", "ten", "twelve", "dozen", "hundred", "half", "pair", "pairs", "box",
    "boxes", "bottle", "bottles", "bag", "bags", "pack", "packs", "sheet", "sheets", "piece", "pieces", "kilo", "kilos",
    "litre", "litres", "loaf", "cup", "cups", "and", "the", "for", "with", "from", "her", "his", "their", "some", "new",
    "usual", "big", "small", "large", "order", "orders", "buys", "bought", "brings", "takes", "comes", "every", "each",
})  # fmt: skip
_SHORTEST = 3
# So many rhythms without a sign, and a habit is a thing of the past.
_LAPSED = 4


class Expected(msgspec.Struct, frozen=True, gc=False):
    """A habit and when it is next."""

    # Id of the person or organisation.
    who: str
    habit: Habit
    # When it was last kept, as exactly as known.
    last: Date
    # The day it is next expected; where only the month of `last` is known, the first it may be.
    next: dt.date
    vague: bool
    # Days since it was expected; 0 where that day has not come.
    late: int
    # Nothing for so long that it is no habit any more.
    lapsed: bool
    # The line that `last` was taken from, as typed; empty where the habit says it itself.
    line: str
    # Path of the note that says when it was last kept; empty for a ledger file.
    source: str


def habits(
    subjects: Iterable[Subject],
    contacts: Sequence[Contact],
    ledger: Iterable[tuple[str, Transaction]],
    tact: Tact,
    today: dt.date,
) -> tuple[Expected, ...]:
    """Every habit with a rhythm and a beginning to count from, by the day it is next; none of the dead or quiet."""
    keeping = {
        subject.id: subject.note for subject in subjects
        if subject.note and subject.note.habits and not subject.note.private and not tact.is_silent(subject.id)
    }  # fmt: skip
    lines = _lines(keeping, contacts, ledger)
    found = [each for who, note in keeping.items() for each in _expected(who, note, lines.get(who, []), today)]
    return tuple(sorted(found, key=lambda each: (each.next, each.who, each.habit.text)))


_Line = tuple[dt.date, Date, str, str]


def _lines(
    keeping: Mapping[str, Note], contacts: Iterable[Contact], ledger: Iterable[tuple[str, Transaction]]
) -> dict[str, list[_Line]]:
    """What may name a habit: lines of logs and journals, of a note's own ledger and of the ledger files."""
    found: dict[str, list[_Line]] = {who: [] for who in keeping}

    def take(who: str, date: Date, text: str, source: str) -> None:
        day = date.earliest() if who in found else None
        if day is not None:
            found[who].append((day, date, text, source))

    for each in contacts if keeping else ():
        if each.is_contact and not each.private:
            for who in each.people:
                take(who, each.date, each.text, each.source)
    for who, note in keeping.items():
        for line in note.ledger:
            if not line.private and line.money.cents >= 0:
                take(who, line.date, line.text, who)
    for who, line in ledger if keeping else ():
        if line.money.cents >= 0:
            take(who, line.date, line.text, "")
    return found


def _expected(who: str, note: Note, lines: list[_Line], today: dt.date) -> Iterator[Expected]:
    """A line counts for the habit of which it names the most words."""
    named = [(habit, _named(habit.text)) for habit in note.habits if habit.period and habit.period.count]
    latest: dict[int, _Line] = {}
    for line in lines:
        words = {_stem(word) for word in _WORD.findall(line[2].casefold())}
        shares = [_share(wanted, words) for _, wanted in named]
        best = max(shares, default=0)
        for index, share in enumerate(shares):
            if share == best > 0 and line[0] <= today and (index not in latest or line[0] > latest[index][0]):
                latest[index] = line
    for index, (habit, _) in enumerate(named):
        stated = habit.last.earliest() if habit.last else None
        line = latest.get(index, (dt.date.min, Date(), "", ""))
        if stated is not None and stated >= line[0]:
            line = (stated, habit.last or Date(), "", who)
        day = plus(line[0], habit.period) if habit.period and line[0] > dt.date.min else None
        if habit.period and day is not None:
            end = plus(line[1].latest() or line[0], habit.period) or day
            late = max((today - end).days, 0)
            lapsed = late > _LAPSED * habit.period.days()
            yield Expected(who, habit, line[1], day, not line[1].is_full, late, lapsed, line[2], line[3])


def _stem(word: str) -> str:
    return word.removesuffix("s") if len(word) > _SHORTEST else word


def _named(text: str) -> list[str]:
    """The words by which a habit is known, in order."""
    words = [word for word in _WORD.findall(text.casefold()) if word not in _MEASURES]
    return [_stem(word) for word in words if len(word) >= _SHORTEST and not word.isdigit()]


def _share(wanted: list[str], words: set[str]) -> int:
    """How many of a habit's words a line names; 0 where neither two of them nor the last, which says what it is."""
    shared = sum(word in words for word in wanted)
    return shared if shared > 1 or (wanted and wanted[-1] in words) else 0
