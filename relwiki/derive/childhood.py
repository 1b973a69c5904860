"""Who is under age: by their birth, or, where that is not known, by a school class or the age of a parent.

Children are matched with nobody. It must not know for what it is asked.
"""

import datetime as dt
from collections.abc import Mapping

from relwiki.derive.relationships import Tie
from relwiki.derive.schooling import may_be_in_class
from relwiki.derive.subjects import Subjects
from relwiki.model.date import Date
from relwiki.model.note import Note

_ADULT = 18
# Whoever has a parent younger than this is a child.
_YOUNG_PARENT = _ADULT + 14


def is_child(note: Note, ties: Mapping[str, tuple[Tie, ...]], subjects: Subjects, today: dt.date) -> bool:
    """Whether somebody is, or may well be, under 18; without any sign they are grown up."""
    born = _born(note)
    if born and born.year is not None:
        return _age(born, today, youngest=True) < _ADULT
    return in_school(note, today) or any(
        tie.type in {"parent", "step-parent", "guardian"} and _is_young(tie.other, subjects, today)
        for tie in ties.get(note.path, ())
    )


def in_school(note: Note, today: dt.date) -> bool:
    """Whether a school class is noted that somebody may still be in, or one of which nobody knows when it was."""
    for statement in note.stated("education"):
        entry = statement.entry
        if entry.period is None or not entry.period.is_past(today):
            for text in (*entry.details, entry.name):
                if may_be_in_class(text, entry.date("as of"), today):
                    return True
    return False


def _born(note: Note) -> Date | None:
    return next((each.when.date for each in note.dated if each.key == "born" and each.when.date), None)


def _is_young(parent: str, subjects: Subjects, today: dt.date) -> bool:
    subject = subjects.by_id.get(parent)
    born = _born(subject.note) if subject and subject.note else None
    return born is not None and _age(born, today, youngest=False) < _YOUNG_PARENT


def _age(born: Date, today: dt.date, *, youngest: bool) -> int:
    """The age in full years as far as it is known: the youngest that somebody may be, or the oldest."""
    day = born.latest() if youngest else born.earliest()
    if day is None:
        return _YOUNG_PARENT
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day))
