"""School years that advance by themselves: `Year 4 as of 2026-09` is Year 5 a year later."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from relwiki.derive.light import LightPerson
from relwiki.derive.relationships import Tie
from relwiki.model.date import Date
from relwiki.model.note import Note
from relwiki.model.ripening import Ripe

# What a class is called, and the last of them there is.
_CLASS = re.compile(
    r"(year|grade|class|form|klasse|klas|classe|clase|curso|anno|ano|klasa|schuljahr)\.? ?([0-9]{1,2})", re.IGNORECASE
)
_LAST = {"grade": 12, "form": 7}
_LONGEST = 13
# The month in which a school year begins; a class noted from August on is that of the year that begins.
_BEGINS, _NOTED_FROM = 9, 8
_BEFORE, _STAYS = 30, 30


def school_years(
    note: Note, ties: Mapping[str, tuple[Tie, ...]], light: Mapping[str, LightPerson], says: str, today: dt.date
) -> Iterator[Ripe]:
    """The classes that somebody, or a light child of theirs, may be starting about now and in the year ahead."""
    for statement in note.stated("education"):
        entry = statement.entry
        noted = entry.date("as of") if entry.dates else None
        if noted and not (statement.private or entry.private or entry.unsure):
            for text in (*entry.details, entry.name):
                yield from _advance(text, noted, (note.path, "", entry.text), says, today)
    for tie in ties.get(note.path, ()):
        person = light.get(tie.other) if tie.dates else None
        noted = next((date for word, date in tie.dates if word == "as of"), None) if person else None
        if person and noted and not (tie.private or tie.unsure or person.died) and tie.type not in {"ex", "estranged"}:
            for text in tie.details:
                yield from _advance(text, noted, (note.path, tie.other, f"{person.name}, {text}"), says, today)


def may_be_in_class(text: str, noted: Date | None, today: dt.date) -> bool:
    """Whether a text is a class that somebody may be in today; of a class without a date nobody knows better."""
    found = _CLASS.fullmatch(text.strip())
    if found is None:
        return False
    last = _LAST.get(found[1].casefold(), _LONGEST)
    return noted is None or noted.year is None or int(found[2]) + today.year - noted.year <= last


def _advance(text: str, noted: Date, said: tuple[str, str, str], says: str, today: dt.date) -> Iterator[Ripe]:
    """The school years of this September and the next, where the class goes so far; then once that school is over."""
    found = _CLASS.fullmatch(text.strip())
    if found is None or noted.year is None or noted.decade or noted.unsure:
        return
    who, about, sentence = said
    begun = noted.year if noted.month is None or noted.month >= _NOTED_FROM else noted.year - 1
    word, number = found[1], int(found[2])
    last = _LAST.get(word.casefold(), _LONGEST)
    for year in range(max(today.year - 1, begun + 1), min(today.year + 2, dt.MAXYEAR)):
        now = number + year - begun
        if now > last + 1 or number > last:
            return
        day = dt.date(year, _BEGINS, 1)
        stage = f"{word} {now}" if now <= last else ""
        first, stays = day - dt.timedelta(_BEFORE), dt.date(year, _BEGINS, 30) + dt.timedelta(_STAYS)
        yield Ripe(
            "school year", who, day, "month", first, stays, sentence, noted, who, about, stated=True, stage=stage,
            says=says,
        )  # fmt: skip
