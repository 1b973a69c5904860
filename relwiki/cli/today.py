"""`relwiki today`: the agenda in the terminal, or in a mail from cron. What is private, quiet or dead is not in it."""

import datetime as dt
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from relwiki.cli.context import Globals
from relwiki.cli.facts import read_facts
from relwiki.cli.say import safe
from relwiki.derive.facts import Facts
from relwiki.derive.occasions import Coming, overdue, upcoming
from relwiki.formats.occasions import AND, Words, may_leave
from relwiki.model.date import Date
from relwiki.pages.dates import Calendar, calendar_of, written

# Every word that is not a note's.
_OPEN, _TODAY, _AHEAD, _PROMISED = "Still open", "Today", "Next {days} days", "Promised"
_NOTHING, _NOTHING_TODAY = "Nothing today, and nothing ahead in the next {days} days.", "Nothing today."
_YEARS = {
    "birthday": "turns {years}",
    "anniversary": "{years} years",
    "date": "{years} years",
    "loss": "{years} years ago",
}
_ONE_YEAR = {"birthday": "turns one", "anniversary": "one year", "date": "one year", "loss": "a year ago"}
_PERHAPS, _ABOUT, _SAID, _WEEKLY = "perhaps", "about", "said {date}", "every week"
_MOST_DAYS = 366


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


@click.command("today")
@click.argument("vault", required=False, type=click.Path(path_type=Path))
@click.option("--days", type=click.IntRange(0, _MOST_DAYS), default=7, show_default=True, help="How far to look ahead.")
@click.option("--brief", is_flag=True, help="Only days and names, fit for a mail; nothing at all where there is none.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_obj
def command(options: Globals, vault: Path | None, days: int, brief: bool, as_json: bool) -> None:
    """Say what is still open, what is today, what comes in the next days, and what you promised."""
    facts = read_facts(options, vault)
    agenda, dates = agenda_of(facts, days), calendar_of(facts.settings.language)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(agenda), indent=2))
        return
    for line in _brief(agenda, dates) if brief else _full(agenda, dates, quiet=options.quiet):
        click.echo(line)


def agenda_of(facts: Facts, days: int) -> Agenda:
    """The agenda of the day that the facts are for."""
    words, today = Words(facts), facts.today
    coming = upcoming(facts.occasions, today, today + dt.timedelta(days=days))
    # What is only known by its year would stand here all year long.
    items = [_item(each, words) for each in coming if each.vague != "year" and may_leave(each.occasion, facts)]
    late = tuple(_item(each, words) for each in overdue(facts.occasions, today) if may_leave(each.occasion, facts))
    due = tuple(each for each in items if each.day == today and not each.vague)
    said = {(each.who[0].note, each.text) for each in (*items, *late)}
    return Agenda(
        today,
        days,
        late,
        due,
        tuple(each for each in items if each.day > today or each.vague),
        # One with a day of its own is above.
        tuple(each for each in _promises(facts, words) if (each.who.note, each.what) not in said),
    )


def _item(coming: Coming, words: Words) -> Item:
    occasion = coming.occasion
    date = occasion.when.date
    unsure = date is not None and date.unsure
    certain = date is not None and not (unsure or date.about or date.decade or date.text)
    since = occasion.since if certain else None
    years = coming.day.year - since if since and not coming.vague else None
    name = words.name if len(occasion.who) == 1 else words.short
    who = tuple(Person(name(each), words.note(each)) for each in occasion.who)
    text = words.plain(occasion.text, occasion.source or occasion.who[0])
    return Item(coming.day, coming.vague, occasion.kind, who, words.what(occasion), text, since, years, unsure)


def _promises(facts: Facts, words: Words) -> Iterator[Promise]:
    """Open promises of yours, the oldest first; those that name no day stand before them."""
    found = [
        (thread.date.iso() if thread.date else "", note.path, thread)
        for note in facts.notes
        if not (note.private or note.path in facts.hush.quiet or note.path in facts.hush.dead)
        for thread in note.threads
        if thread.word == "promised" and not thread.closed and not thread.private
    ]
    found.sort(key=lambda each: each[:2])
    dates = calendar_of(facts.settings.language)
    for date, path, thread in found:
        who = Person(words.name(path), path)
        said = _date_words(thread.date, dates) if thread.date else ""
        yield Promise(who, words.plain(thread.text, path), date, said)


def _date_words(date: Date, dates: Calendar) -> str:
    """A date as far as it is known: "2 November 2026", "perhaps about 1950"."""
    marks = ((_PERHAPS, date.unsure), (_ABOUT, date.about and not date.text), (written(date, dates), True))
    return " ".join(words for words, holds in marks if holds)


def _brief(agenda: Agenda, dates: Calendar) -> Iterator[str]:
    """A line for each day with its names."""
    for item in (*agenda.overdue, *agenda.today, *agenda.ahead):
        yield safe(f"{_when(item, agenda.day, dates)}: {_names(item)}")


def _full(agenda: Agenda, dates: Calendar, *, quiet: bool) -> Iterator[str]:
    """The agenda in sections below the day; with `quiet` nothing at all where they are empty."""
    sections = tuple(_sections(agenda, dates))
    if sections or not quiet:
        day = Date(agenda.day.year, agenda.day.month, agenda.day.day)
        weekday = dates.weekdays[agenda.day.weekday()]
        yield _bold(dates.with_weekday.format(w=weekday, day=written(day, dates)))
    if not sections and not quiet:
        yield _NOTHING.format(days=agenda.days) if agenda.days else _NOTHING_TODAY
    for heading, lines in sections:
        yield ""
        yield _bold(heading)
        for line in lines:
            yield safe(f"  {line}")


def _sections(agenda: Agenda, dates: Calendar) -> Iterator[tuple[str, list[str]]]:
    """Headings with the lines below them, those that are not empty."""
    ahead = _AHEAD.format(days=agenda.days)
    for heading, items in ((_OPEN, agenda.overdue), (_TODAY, agenda.today), (ahead, agenda.ahead)):
        if items:
            days = [_when(item, agenda.day, dates) if heading != _TODAY else "" for item in items]
            width = max(map(len, days)) + 2 if any(days) else 0
            lines = [f"{day:{width}}" if width else "" for day in days]
            yield heading, [day + f"{_names(item)}: {_what(item)}" for day, item in zip(lines, items, strict=True)]
    if agenda.promised:
        yield _PROMISED, [f"{each.who.name}: {each.what}{_said(each)}" for each in agenda.promised]


def _said(promise: Promise) -> str:
    return f" ({_SAID.format(date=promise.date_words)})" if promise.date_words else ""


def _when(item: Item, today: dt.date, dates: Calendar) -> str:
    """A day in short, its year only where it is another: "Tue 24 November", "Fri 1 January 2027", "November"."""
    day = item.day
    year = None if day.year == today.year else day.year
    if item.vague == "week":
        return _WEEKLY
    if item.vague:
        return written(Date(year, day.month), dates)
    weekday = dates.weekdays[day.weekday()][: dates.short]
    return dates.with_weekday.format(w=weekday, day=written(Date(year, day.month, day.day), dates))


def _names(item: Item) -> str:
    return AND.join(person.name for person in item.who)


def _what(item: Item) -> str:
    words = [item.what, *([_PERHAPS] if item.unsure else [])]
    table = _ONE_YEAR if item.years == 1 else _YEARS
    kind = "loss" if item.kind == "remembered" else item.kind
    if item.years and item.years > 0 and kind in table:
        words.append(table[kind].format(years=item.years))
    return ", ".join(words)


def _bold(text: str) -> str:
    """A heading, set off where the terminal is one and NO_COLOR (no-color.org) is not set."""
    return click.style(text, bold=True) if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else text
