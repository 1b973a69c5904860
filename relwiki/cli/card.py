"""`relwiki card NAME`: the conversation card in the terminal, in the words of the theme."""

import datetime as dt
import os
import shutil
import sys
import textwrap
import zoneinfo
from collections.abc import Callable, Iterable, Iterator

import click
import msgspec

from relwiki.cli.context import Globals
from relwiki.cli.facts import read_facts, said_in
from relwiki.cli.say import safe
from relwiki.derive.card import has_card
from relwiki.derive.facts import Facts
from relwiki.derive.subjects import Subject
from relwiki.model.errors import UserError
from relwiki.model.names import fold
from relwiki.model.note import Kind
from relwiki.pages.atlas import Atlas
from relwiki.pages.card import CardPages
from relwiki.pages.sheet import CardPage, CardPart
from relwiki.pages.shown import Aside, Line, Outside, Ref, When
from relwiki.pages.subject import Common
from relwiki.pages.words import Words

# Names that an error suggests; characters of a line in a terminal; years from which an age is said in years.
_MOST, _WIDEST = 8, 100
_TWO = 2


class Row(msgspec.Struct, frozen=True):
    """A label, empty where there is none, and its lines."""

    label: str
    lines: tuple[str, ...]


class Part(msgspec.Struct, frozen=True):
    """A part of a card."""

    id: str
    title: str
    rows: tuple[Row, ...]


class Told(msgspec.Struct, frozen=True):
    """A card as text. Its JSON is a promise to other programs: fields may be added, none is taken away."""

    name: str
    # Path of the note.
    note: str
    # What stands below the name.
    about: tuple[str, ...]
    # The whole note is private; without `--full` nothing else is told of it.
    private: bool
    parts: tuple[Part, ...]
    # What is for your eyes; null without `--full`.
    eyes: Part | None = None


@click.command("card")
@click.argument("name", nargs=-1, required=True)
@click.option("--full", is_flag=True, help="What is private too: to avoid, stage, objective, sums, private lines.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.pass_obj
def command(options: Globals, name: tuple[str, ...], full: bool, as_json: bool) -> None:
    """Say what to know of somebody before you speak: whom to greet, what to tell, to ask, to settle and to avoid.

    NAME is a name, an alias, a former name, or a part that only one person has.
    """
    facts = read_facts(options, None)
    subject = found(facts, " ".join(name))
    say = Words(facts.settings.language, said_in(facts, options.root(None)))
    cards = CardPages(Common(facts, Atlas(facts), say))
    page = cards.page(subject, cards.card(subject))
    now = None if options.today or facts.settings.today else dt.datetime.now(dt.UTC)
    told = tell(page, subject.id, Plain(say, facts.today, now, full=full), full=full)
    if as_json:
        click.echo(msgspec.json.format(msgspec.json.encode(told), indent=2))
        return
    for line in _lines(told, say):
        click.echo(line)


def found(facts: Facts, name: str) -> Subject:
    """The person that is meant.

    Raises:
        UserError: Nobody is called so, several are, or whoever is has no card.
    """
    people = [each for each in facts.subjects.of_kind(Kind.PERSON) if each.note]
    wanted = fold(" ".join(name.split()))
    exact = [each for each in people if wanted in _names(each)]
    there = exact or [each for each in people if wanted and any(_holds(one, wanted) for one in _names(each))]
    if len(there) == 1:
        subject = there[0]
        if has_card(subject, facts.hush, facts.owner):
            return subject
        why = "that is you" if subject.id == facts.owner else "the dead and the quiet are left in peace"
        raise UserError(f"There is no card of {safe(subject.name)}: {why}.")
    if there:
        raise UserError(f"“{safe(name)}” may be {_listed(there)}. Write more of the name.")
    near = [each for each in people if any(_is_near(one, wanted) for one in _names(each))]
    hint = f" Do you mean {_listed(near)}?" if near else ""
    raise UserError(f"No person of your notes is called “{safe(name)}”.{hint}")


def _names(subject: Subject) -> tuple[str, ...]:
    note = subject.note
    others = (note.stem, *note.values("aliases"), *note.values("former_names")) if note else ()
    return tuple(fold(" ".join(each.split())) for each in (subject.name, subject.called, *others))


def _holds(name: str, part: str) -> bool:
    """Whether a word of a name begins with the part."""
    return name.startswith(part) or f" {part}" in name


def _is_near(name: str, wanted: str) -> bool:
    """Whether a word of a name is a slip of the keys away, or the part stands within it."""
    return wanted in name or any(_apart(word, wanted) for word in (name, *name.split()))


def _apart(one: str, other: str) -> bool:
    """Whether one letter more, less or another makes one of the other, or two that changed places."""
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) <= _TWO:
        return False
    start = next((index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if start is None:
        return True
    left, right = one[start:], other[start:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or swapped


def _listed(people: list[Subject]) -> str:
    names = [safe(each.name) for each in people[:_MOST]]
    more = f" and {len(people) - _MOST} more" if len(people) > _MOST else ""
    return (
        ", ".join(names[:-1])
        + (" or " if len(names) > 1 and not more else ", " if more and names[:-1] else "")
        + (names[-1] + more)
    )


class Plain:
    """Turns lines of a page into text, as of one day; what the browser counts is counted here."""

    def __init__(self, say: Words, today: dt.date, now: dt.datetime | None, *, full: bool) -> None:
        """`now` is the time to tell what time it is elsewhere; None where the day is not today. `full` tells sums."""
        self._say, self._today, self._now, self._full = say, today, now, full

    def line(self, line: Line) -> str:
        """One line."""
        return safe("".join(map(self._piece, line)))

    def _piece(self, piece: str | Ref | When | Outside | Aside) -> str:
        if isinstance(piece, str):
            return piece
        if isinstance(piece, Aside):
            return piece.text if self._full else piece.label
        if isinstance(piece, When) and piece.count:
            return self._when(piece)
        return piece.text

    def _when(self, when: When) -> str:
        if when.count == "zone":
            return self._there(when.text)
        if when.count == "today":
            return self._today.isoformat()
        if when.count != "age" or len(when.iso) != len("1984-03-26") or when.iso.startswith("-"):
            return when.text
        born = dt.date.fromisoformat(when.iso)
        years = self._today.year - born.year - ((self._today.month, self._today.day) < (born.month, born.day))
        return f"{when.text} ({self._say('card_age', n=years)})" if years >= _TWO else when.text

    def _there(self, zone: str) -> str:
        try:
            known = zoneinfo.ZoneInfo(zone.partition("(")[0].strip())
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            return zone
        return self._say("card_there", time=self._now.astimezone(known).strftime("%H:%M")) if self._now else zone


def tell(page: CardPage, note: str, plain: Plain, *, full: bool) -> Told:
    """A card as text; with `full` what is for your eyes too."""
    hidden = page.private and not full
    about = tuple(plain.line(line) for line in (page.subtitle, page.lead) if line and not hidden)
    parts = () if hidden else tuple(_part(each, plain) for each in page.parts)
    eyes = _part(page.eyes, plain) if page.eyes and full else None
    return Told(safe(page.title), note, about, page.private, parts, eyes)


def _part(part: CardPart, plain: Plain) -> Part:
    rows = tuple(Row(safe(row.label), tuple(map(plain.line, row.lines))) for row in part.rows)
    return Part(part.id.removeprefix("c-"), part.title, rows)


def _lines(told: Told, say: Words) -> Iterator[str]:
    """The card in lines of text."""
    bold = _bold if sys.stdout.isatty() and not os.environ.get("NO_COLOR") else str
    width = min(shutil.get_terminal_size().columns, _WIDEST) if sys.stdout.isatty() else 0
    yield bold(told.name)
    yield from told.about
    if told.private and not told.parts:
        yield say("card_is_private")
    for part in (*told.parts, *((told.eyes,) if told.eyes else ())):
        yield ""
        yield bold(part.title)
        yield from _rows(part.rows, width)


def _bold(text: str) -> str:
    return click.style(text, bold=True)


def _rows(rows: Iterable[Row], width: int) -> Iterator[str]:
    """Labels stand in a column of their own."""
    rows = tuple(rows)
    column = max((len(row.label) for row in rows), default=0)
    wrap: Callable[[str, str], list[str]] = lambda text, indent: (  # noqa: E731 - two ways to do one thing
        textwrap.wrap(text, max(width - len(indent), 20)) or [""] if width else [text]
    )
    for row in rows:
        indent = " " * (column + 4 if row.label else 2)
        head = f"  {row.label:{column}}  " if row.label else indent
        for line in row.lines:
            for text in wrap(line, indent):
                yield head + text
                head = indent
