"""What is between you and everybody, in one value for the pages and the card: threads, presents, gatherings, losses."""

import datetime as dt
from collections.abc import Iterable, Mapping

import msgspec

from relwiki.derive.gatherings import Company, Gathering, gatherings
from relwiki.derive.gifts import Due, Presents, due, presents
from relwiki.derive.interests import Interests
from relwiki.derive.losses import Loss
from relwiki.derive.occasions import Occasion, upcoming
from relwiki.derive.threads import Matter, threads
from relwiki.model.date import Date
from relwiki.model.diagnostic import Diagnostic
from relwiki.model.note import Note

# Days in which birthdays are looked for that ask for a present.
_SOON = 30


class Lost(msgspec.Struct, frozen=True, gc=False):
    """Whom somebody has lost."""

    # Id of who died, and what they were to them ("father").
    dead: str
    word: str
    # None where nobody wrote the day.
    date: Date | None


class Between(msgspec.Struct, frozen=True, gc=False):
    """By the id of the one it is about; people without any are left out."""

    # Open threads; those of a journal note that concern nobody in particular under its path.
    threads: Mapping[str, tuple[Matter, ...]]
    presents: Mapping[str, Presents]
    # Birthdays and anniversaries of the next thirty days that ask for a present, by day.
    due: tuple[Due, ...]
    # From today on, by day.
    gatherings: tuple[Gathering, ...]
    # What is not private of it, the latest first.
    losses: Mapping[str, tuple[Lost, ...]]


def between(
    notes: Iterable[Note], company: Company, topics: Interests, found: Iterable[Occasion], today: dt.date
) -> tuple[Between, tuple[Diagnostic, ...]]:
    """All of it; the second value tells of presents that are given twice, go back or would not do."""
    notes = tuple(notes)
    open_threads = threads(notes, company.subjects, company.owner)
    given, said = presents(notes, company.subjects, open_threads, topics)
    last = dt.date.fromordinal(min(today.toordinal() + _SOON, dt.date.max.toordinal()))
    days = [
        each for each in found if each.kind in {"birthday", "anniversary"} and not given.keys().isdisjoint(each.who)
    ]
    return Between(
        open_threads,
        given,
        due(given, upcoming(days, today, last), company.hush),
        gatherings(notes, company, today),
        _lost(company.losses),
    ), said


def _lost(found: Iterable[Loss]) -> dict[str, tuple[Lost, ...]]:
    lost: dict[str, list[Lost]] = {}
    for loss in found:
        for who, word in loss.living if not loss.private else ():
            lost.setdefault(who, []).append(Lost(loss.dead, word, loss.date))
    for each in lost.values():
        each.sort(key=lambda one: one.date.iso() if one.date else "", reverse=True)
    return {who: tuple(each) for who, each in lost.items()}
