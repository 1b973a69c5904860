"""Dates that matter: whose, what, how they come round; and which of them lie ahead of a day or have passed it.

Knows how nothing is worded. What is to be done or planned is found by `pending`, who lost whom by `losses`.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from relwiki.derive.contacts import Contact
from relwiki.derive.light import LightPerson
from relwiki.derive.lives import is_certain, life, since
from relwiki.derive.losses import Loss
from relwiki.derive.pending import DUE, pending, planned_note, plans
from relwiki.derive.recurrence import falls
from relwiki.derive.relationships import Tie
from relwiki.derive.silence import Silence
from relwiki.derive.subjects import Subject, Subjects
from relwiki.model.date import Date, Recurrence
from relwiki.model.names import fold
from relwiki.model.note import Kind, Note
from relwiki.model.occasion import Coming, Occasion

__all__ = ["Coming", "Occasion", "Spoken", "is_due", "occasions", "overdue", "upcoming"]

_MARCH = frozenset({"1march", "march1", "03-01", "--03-01"})
_TRUE, _FALSE = frozenset({"true", "yes"}), frozenset({"false", "no"})
_WEDDING = re.compile(r"\b(?:wedding|married|anniversary|anniversaries)\b", re.IGNORECASE)
# Custom keys of an organisation whose day comes round.
_FOUNDED = frozenset({"founded", "established", "incorporated", "opened", "since"})
# For so many years a loss is remembered; longer where the note of the dead says `remember: true`.
_YEARS_OF_A_LOSS = 10


class Spoken(msgspec.Struct, frozen=True, gc=False):
    """What decides whether a date is spoken of, and how: kin, silence, settings."""

    subjects: Subjects
    ties: Mapping[str, tuple[Tie, ...]]
    light: Mapping[str, LightPerson]
    hush: Silence
    losses: tuple[Loss, ...]
    owner: str
    # The setting `feb29`, and `remember_dead`: whether the dead are remembered where their notes are silent.
    feb29: str = "28 February"
    remember_dead: bool = False
    # Whether losses have rows of their own.
    mourn: bool = True


def occasions(spoken: Spoken, contacts: Sequence[Contact], today: dt.date) -> tuple[Occasion, ...]:
    """Everything with a date that may be spoken of; the quiet, and birthdays of the dead, are left out."""
    found: list[Occasion] = []
    lost = {loss.dead: loss for loss in spoken.losses}
    for subject in spoken.subjects.by_id.values():
        note = subject.note
        if note is None or subject.id in spoken.hush.quiet:
            continue
        march = _is_march(note.value("feb29") or spoken.feb29)
        dead = subject.id in spoken.hush.dead
        if not dead or _is_remembered(note, spoken):
            if subject.kind is Kind.PERSON:
                found += life(note, dead, march, lost.get(subject.id))
            found += _dates(note, subject, march)
        if not dead:
            found += _marriages(subject.id, spoken, march)
            found += pending(subject, note, spoken.subjects, spoken.hush, spoken.owner, today)
        if subject.kind is Kind.JOURNAL:
            found += planned_note(note, spoken.subjects, spoken.hush, today)
    found += plans(contacts, spoken.subjects, spoken.hush, today)
    found += _light(spoken, _is_march(spoken.feb29))
    found += (each for loss in spoken.losses for each in _loss(loss, spoken) if spoken.mourn)
    return tuple(_shared(dict.fromkeys(found), spoken.ties))


def _is_march(wish: str) -> bool:
    return wish.casefold().replace(" ", "") in _MARCH


def _is_remembered(note: Note, spoken: Spoken) -> bool:
    wish = note.value("remember").strip().casefold()
    return wish in _TRUE or (spoken.remember_dead and wish not in _FALSE)


def _dates(note: Note, subject: Subject, march: bool) -> Iterator[Occasion]:
    """What stands under `dates`, and custom keys that hold a date."""
    yearly = {
        value.text
        for field in note.keyed("dates")
        if field.typed.casefold().startswith("anniversar")
        for value in field.values
    }
    founded = _FOUNDED if subject.kind is Kind.ORGANISATION else frozenset()
    for dated in note.dated:
        if not (dated.key == "dates" or dated.custom):
            continue
        when, date, key = dated.when, dated.when.date, fold(dated.key).replace("_", " ")
        text = dated.text or (key if dated.custom else "anniversary" if dated.typed in yearly else "")
        comes_back = dated.typed in yearly or (dated.custom and key in founded)
        if comes_back and when.form == "once" and date and date.is_yearly:
            when = Recurrence("yearly", date)
        counts = when.form == "yearly" or (when.period is not None and when.period.unit == "year")
        yield Occasion(
            "date", (subject.id,), text, when, since(date) if date and counts else None, march,
            dated.private or note.private, note.path, unsure=dated.unsure or bool(date and not is_certain(date)),
        )  # fmt: skip


def _marriages(identity: str, spoken: Spoken, march: bool) -> Iterator[Occasion]:
    """One row for a living, current marriage, whichever side states it."""
    for tie in spoken.ties.get(identity, ()):
        date = _wedding(tie)
        if date is None or not date.is_yearly or tie.other in spoken.hush.quiet:
            continue
        both_have_notes = tie.other in spoken.subjects.by_id and spoken.subjects.by_id[tie.other].note is not None
        if not both_have_notes or identity < tie.other:
            yield Occasion(
                "anniversary", (identity, tie.other), "married", Recurrence("yearly", date), since(date), march,
                tie.private, identity, unsure=not is_certain(date),
            )  # fmt: skip


def _wedding(tie: Tie) -> Date | None:
    """When a couple that is one still was last married; None where they parted, by whatever word, or by death."""
    if tie.state or tie.unsure or tie.group != "couple" or not tie.dates:
        return None
    word, date = max(tie.dates, key=lambda each: each[1].earliest() or dt.date.min)
    return date if word == "married" else None


def _light(spoken: Spoken, march: bool) -> Iterator[Occasion]:
    """Birthdays of people without a note; exes, and those of quiet people, stay silent."""
    parted = {tie.other for tie in spoken.ties.get(spoken.owner, ()) if _is_parted(tie)}
    for person in spoken.light.values():
        if person.id in parted or person.stated_by[0] in spoken.hush.quiet:
            continue
        if all(_is_parted(tie) for tie in spoken.ties.get(person.id, ())):
            continue
        days = {"born": person.born, "died": person.died}
        for text, day in days.items() if spoken.remember_dead or not person.died else ():
            if day and day.is_yearly:
                kind, said = ("remembered", text) if person.died else ("birthday", "")
                yield Occasion(
                    kind, (person.id,), said, Recurrence("yearly", day), since(day), march, person.private,
                    person.stated_by[0], unsure=not is_certain(day),
                )  # fmt: skip


def _is_parted(tie: Tie) -> bool:
    return tie.type in {"ex", "estranged"} or (tie.group == "couple" and tie.state == "past")


def _loss(loss: Loss, spoken: Spoken) -> Iterator[Occasion]:
    """The day on which the living lost somebody, unless the dead are remembered on it themselves."""
    subject = spoken.subjects.by_id.get(loss.dead)
    note = subject.note if subject else None
    date = loss.date
    if date is None or not date.is_yearly or date.year is None or not is_certain(date):
        return
    if _is_remembered(note, spoken) if note else spoken.remember_dead:
        return
    when = Recurrence("yearly", date, until=Date(min(date.year + _YEARS_OF_A_LOSS, dt.MAXYEAR)))
    march = _is_march((note.value("feb29") if note else "") or spoken.feb29)
    private = loss.private or bool(note and note.private)
    source = loss.dead if note else spoken.light[loss.dead].stated_by[0]
    who, words = zip(*loss.living, strict=True)
    yield Occasion("loss", who, "", when, date.year, march, private, source, (loss.dead,), words)


def _shared(found: Iterable[Occasion], ties: Mapping[str, tuple[Tie, ...]]) -> Iterator[Occasion]:
    """The same with what a couple states twice as one: a date of both, and a wedding that their tie states too."""
    same: dict[tuple[Recurrence, str], dict[str, Occasion]] = {}
    weddings: set[tuple[str, int | None, int | None]] = set()
    for each in found:
        if each.kind == "date":
            same.setdefault((each.when, fold(each.text)), {})[each.who[0]] = each
            continue
        if each.kind == "anniversary" and each.when.date:
            weddings |= {(who, each.when.date.month, each.when.date.day) for who in each.who}
        yield each
    for (when, text), owners in same.items():
        for who, each in owners.items():
            if when.date and (who, when.date.month, when.date.day) in weddings and _WEDDING.search(text):
                continue
            partners = [tie.other for tie in ties.get(who, ()) if tie.other in owners and tie.group == "couple"]
            partner = partners[0] if len(owners) > 1 and partners else ""
            if not partner:
                yield each
            elif who < partner:
                yield msgspec.structs.replace(each, who=(who, partner))


def upcoming(found: Iterable[Occasion], first: dt.date, last: dt.date) -> tuple[Coming, ...]:
    """What falls from `first` to `last`, both included, by day."""
    coming = [each for occasion in found for each in _coming(occasion, first, last)]
    coming.sort(key=_by_day)
    return tuple(coming)


def _coming(occasion: Occasion, first: dt.date, last: dt.date) -> Iterator[Coming]:
    for day, vague in falls(occasion.when, first, last, march=occasion.feb29_march):
        # The day somebody died is remembered from the year after.
        grief = occasion.kind == "loss" or (occasion.kind == "remembered" and occasion.text == "died")
        if not (grief and day.year == occasion.since):
            yield Coming(day, occasion, vague)
        # Whatever has to be done again is done once first.
        if occasion.kind == "task":
            return


def _by_day(coming: Coming) -> tuple[dt.date, bool, str, tuple[str, ...], str]:
    occasion = coming.occasion
    return coming.day, bool(coming.vague), occasion.kind, occasion.who, occasion.text


def is_due(occasion: Occasion) -> bool:
    """Whether it is still open once its day has passed."""
    return occasion.kind in DUE and occasion.when.form == "once"


def overdue(found: Iterable[Occasion], today: dt.date) -> tuple[Coming, ...]:
    """What was to be done by a day that has passed, the latest first."""
    late = [
        Coming(day, occasion)
        for occasion in found
        if is_due(occasion) and occasion.when.date
        if (day := occasion.when.date.latest()) and day < today
    ]
    late.sort(key=lambda each: (-each.day.toordinal(), each.occasion.who, each.occasion.text))
    return tuple(late)
