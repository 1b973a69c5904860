"""What a day asks for, as `relwiki today` tells it. What is private, quiet or dead is not in it, and nothing tender."""

import datetime as dt
from collections.abc import Iterator

import msgspec

from relwiki.derive.facts import Facts
from relwiki.derive.habits import Expected
from relwiki.derive.occasions import Coming, overdue, upcoming
from relwiki.derive.ripening import ripe_on
from relwiki.formats.occasions import Words as Names
from relwiki.formats.occasions import may_leave
from relwiki.model.ripening import Ripe
from relwiki.pages.ripening import about_when, may_be
from relwiki.pages.shown import Line
from relwiki.pages.words import Words


class Person(msgspec.Struct, frozen=True, gc=False):
    """Somebody or something an item is about."""

    name: str
    # Path of the note; of the note that names them, where they have none.
    note: str


class Item(msgspec.Struct, frozen=True, gc=False):
    """A date in the agenda."""

    # Where `vague` is "month", only that is known; "week" is every week on some day.
    day: dt.date
    vague: str
    kind: str
    who: tuple[Person, ...]
    # "birthday", "follow up: the quote".
    what: str
    # The note's own words in it; empty where there are none.
    text: str
    # The year it counts from, and how many years that is on the day; null where either is not certain.
    since: int | None
    years: int | None
    unsure: bool


class Promise(msgspec.Struct, frozen=True, gc=False):
    """Something you said that you would do."""

    who: Person
    what: str
    # As the note has it: 2026-11-02, 2026-11; empty where it says none.
    date: str
    date_words: str
    # Whether it is to be done by that date; else it was said then.
    due: bool


class Ripened(msgspec.Struct, frozen=True, gc=False):
    """What may be so by now."""

    who: Person
    # The rule, as the settings call it.
    rule: str
    # "Arjun may be graduating".
    what: str
    # The day it may be on, the first of it where `vague` is "month" or "year"; in words no finer than one can know.
    day: dt.date
    vague: str
    day_words: str
    # What it is worked out from, when that was noted or what it says of itself, both in words, and the note's path.
    text: str
    noted: str
    because: str
    source: str


class Habit(msgspec.Struct, frozen=True, gc=False):
    """A habit that is due."""

    who: Person
    what: str
    # "every 6 weeks".
    every: str
    # When it was last kept; and the day it is expected, the first that it may be where `vague` is "month".
    last: str
    last_words: str
    day: dt.date
    vague: str
    day_words: str


class Agenda(msgspec.Struct, frozen=True, gc=False):
    """What a day asks for. Its JSON is a promise to other programs: fields may be added, none is taken away."""

    day: dt.date
    # How many days are looked ahead.
    days: int
    # What was to be done, the latest first.
    overdue: tuple[Item, ...]
    today: tuple[Item, ...]
    # By day, from tomorrow on, and what is only known to be in this month or year.
    ahead: tuple[Item, ...]
    # The oldest first.
    promised: tuple[Promise, ...]
    # What may be so today.
    ripe: tuple[Ripened, ...]
    # By day, those that are late first.
    habits: tuple[Habit, ...]


def agenda_of(facts: Facts, days: int, names: Names, say: Words) -> Agenda:
    """The agenda of the day that the facts are for, and of so many days after it."""
    today = facts.today
    last = today + dt.timedelta(days=days)
    coming = upcoming(facts.occasions, today, last)
    # What is only known by its year would stand here all year long.
    items = [_item(each, names) for each in coming if each.vague != "year" and may_leave(each.occasion, facts)]
    late = tuple(_item(each, names) for each in overdue(facts.occasions, today) if may_leave(each.occasion, facts))
    said = {(each.who[0].note, each.text) for each in (*items, *late)}
    due = [each for each in facts.habits if each.next <= last and not each.lapsed]
    return Agenda(
        today,
        days,
        late,
        tuple(each for each in items if each.day == today and not each.vague),
        tuple(each for each in items if each.day > today or each.vague),
        # One with a day of its own is above.
        tuple(each for each in _promises(facts, names, say) if (each.who.note, each.what) not in said),
        tuple(_ripened(each, names, say) for each in ripe_on(facts.ripening, today)),
        tuple(_habit(each, names, say) for each in due),
    )


def _item(coming: Coming, names: Names) -> Item:
    occasion = coming.occasion
    date = occasion.when.date
    unsure = date is not None and date.unsure
    certain = date is not None and not (unsure or date.about or date.decade or date.text)
    since = occasion.since if certain else None
    years = coming.day.year - since if since and not coming.vague else None
    name = names.name if len(occasion.who) == 1 else names.short
    who = tuple(Person(name(each), names.note(each)) for each in occasion.who)
    text = names.plain(occasion.text, occasion.source or occasion.who[0])
    return Item(coming.day, coming.vague, occasion.kind, who, names.what(occasion), text, since, years, unsure)


def _promises(facts: Facts, names: Names, say: Words) -> Iterator[Promise]:
    """Open promises of yours, the oldest first; those that name no day stand before them."""
    found = [
        (thread.date.iso() if thread.date else "", note.path, thread)
        for note in facts.notes
        if not (note.private or note.path in facts.hush.quiet or note.path in facts.hush.dead)
        for thread in note.threads
        if thread.word == "promised" and not thread.closed and not thread.private
    ]
    found.sort(key=lambda each: each[:2])
    for date, path, thread in found:
        words = say.date(thread.date) if thread.date else ""
        yield Promise(Person(names.name(path), path), names.plain(thread.text, path), date, words, thread.due)


def _ripened(ripe: Ripe, names: Names, say: Words) -> Ripened:
    about = f"{names.short(ripe.about)} " if ripe.about else ""
    noted = say.date(ripe.noted) if ripe.noted else ""
    # Of a birthday its date says it all.
    text = "" if ripe.age and noted else names.plain(ripe.text, ripe.source)
    if not text:
        because = say.around("detail_born", noted)
    else:
        because = (
            say.around("ripe_noted", noted, text) if noted and not ripe.stated else say.around("ripe_stated", text)
        )
    return Ripened(
        Person(names.name(ripe.who), ripe.who),
        ripe.rule,
        about + may_be(ripe, say),
        ripe.day,
        ripe.vague,
        _plain(about_when(ripe, say)),
        text,
        ripe.noted.iso() if ripe.noted else "",
        _plain(because),
        ripe.source,
    )


def _habit(habit: Expected, names: Names, say: Words) -> Habit:
    period = habit.habit.period
    return Habit(
        Person(names.name(habit.who), habit.who),
        names.plain(habit.habit.text, habit.who),
        say.period(period) if period else "",
        habit.last.iso(),
        say.date(habit.last),
        habit.next,
        "month" if habit.vague else "",
        say.month(habit.next.year, habit.next.month) if habit.vague else say.day(habit.next),
    )


def _plain(line: Line) -> str:
    """A line of a page as text."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in line)
