"""`relwiki today`: the agenda in the terminal, or in a mail from cron, in the words of the theme."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click
import msgspec

from relwiki.cli.agenda import Agenda, Habit, Item, Ripened, agenda_of
from relwiki.cli.context import Globals
from relwiki.cli.facts import read_facts, said_in
from relwiki.cli.say import safe
from relwiki.formats.occasions import Words as Names
from relwiki.model.date import Date
from relwiki.pages.words import Words

_MOST_DAYS = 366
# Lines of what may be and of habits that are shown; a program gets them all.
_MOST = 12
# How years are counted, by kind.
_YEARS = {
    "birthday": "turns",
    "anniversary": "years",
    "date": "years",
    "loss": "years_back",
    "remembered": "years_back",
}

_Section = tuple[str, list[str]]


@click.command("today")
@click.argument("vault", required=False, type=click.Path(path_type=Path))
@click.option("--days", type=click.IntRange(0, _MOST_DAYS), default=7, show_default=True, help="How far to look ahead.")
@click.option("--brief", is_flag=True, help="Only days and names, fit for a mail; nothing at all where there is none.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_obj
def command(options: Globals, vault: Path | None, days: int, brief: bool, as_json: bool) -> None:
    """Say what is still open, what is today and in the next days, what you promised, and what may be so by now."""
    facts = read_facts(options, vault)
    said = said_in(facts, options.root(vault))
    say, names = Words(facts.settings.language, said), Names(facts, said)
    agenda = agenda_of(facts, days, names, say)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(agenda), indent=2))
        return
    told = _Told(agenda, say, names.together)
    for line in told.brief() if brief else told.full(quiet=options.quiet):
        click.echo(line)


class _Told:
    """An agenda in lines of text."""

    def __init__(self, agenda: Agenda, say: Words, together: Callable[[Iterable[str]], str]) -> None:
        self._agenda, self._say, self._together = agenda, say, together

    def brief(self) -> Iterator[str]:
        """A line for each day with its names."""
        for item in (*self._agenda.overdue, *self._agenda.today, *self._agenda.ahead):
            yield safe(f"{self._when(item)}: {self._names(item)}")

    def full(self, *, quiet: bool) -> Iterator[str]:
        """The agenda in sections below the day; with `quiet` nothing at all where they are empty."""
        say, days = self._say, self._agenda.days
        sections = [section for section in self._sections() if section[1]]
        if sections or not quiet:
            yield _bold(say.full_day(self._agenda.day))
        if not sections and not quiet:
            yield say.many("nothing_ahead", days) if days else say("nothing_today")
        for heading, lines in sections:
            yield ""
            yield _bold(heading)
            for line in lines:
                yield safe(f"  {line}")

    def _sections(self) -> Iterator[_Section]:
        """Headings with the lines below them."""
        agenda, say = self._agenda, self._say
        yield say("still_open"), self._dated(agenda.overdue)
        yield say("today"), [self._line(item) for item in agenda.today]
        yield say.many("next_days", agenda.days), self._dated(agenda.ahead)
        yield (
            say("promised"),
            [
                f"{each.who.name}: {each.what}{self._noted('due_by' if each.due else 'said_on', each.date_words)}"
                for each in agenda.promised
            ],
        )
        yield say("may_be"), self._most([self._ripe(each) for each in agenda.ripe])
        yield say("habits_due"), self._most([self._habit(each) for each in agenda.habits])

    def _dated(self, items: tuple[Item, ...]) -> list[str]:
        days = [self._when(item) for item in items]
        width = max(map(len, days), default=0) + 2
        return [f"{day:{width}}{self._line(item)}" for day, item in zip(days, items, strict=True)]

    def _most(self, lines: list[str]) -> list[str]:
        more = len(lines) - _MOST
        return [*lines[:_MOST], self._say("and_more_below", n=more)] if more > 0 else lines

    def _line(self, item: Item) -> str:
        words = [item.what, *([self._say("perhaps")] if item.unsure else [])]
        if item.years and item.years > 0 and item.kind in _YEARS:
            words.append(self._say.many(_YEARS[item.kind], item.years))
        return f"{self._names(item)}: {', '.join(words)}"

    def _ripe(self, ripe: Ripened) -> str:
        """Who, what may be, when, and what says so."""
        return f"{ripe.who.name}: {ripe.what}, {ripe.day_words} ({ripe.because})"

    def _habit(self, habit: Habit) -> str:
        expected = _filled(self._say.around("habit_expected", habit.day_words))
        last = self._noted("habit_last", habit.last_words)
        return f"{habit.who.name}: {habit.what}, {habit.every}, {expected}{last}"

    def _noted(self, key: str, date: str) -> str:
        return f" ({_filled(self._say.around(key, date))})" if date else ""

    def _when(self, item: Item) -> str:
        """A day in short, its year only where it is another: "Tue 24 November", "Fri 1 January 2027", "November"."""
        day, same = item.day, item.day.year == self._agenda.day.year
        if item.vague == "week":
            return self._say("every_week_one")
        if item.vague:
            return self._say.date(Date(None if same else day.year, day.month))
        return self._say.full_day(day, short=True, year=not same)

    def _names(self, item: Item) -> str:
        return self._together(person.name for person in item.who)


def _filled(line: tuple[object, ...]) -> str:
    """A phrase that was filled with text alone."""
    return "".join(str(piece) for piece in line)


def _bold(text: str) -> str:
    """A heading, set off where the terminal is one and NO_COLOR (no-color.org) is not set."""
    return click.style(text, bold=True) if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else text
