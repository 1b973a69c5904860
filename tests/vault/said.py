"""Values of the vault in short words, and the tables of cases that are written in them (tests/vault/cases)."""

from pathlib import Path

from relwiki.model.date import Date, Range, Recurrence
from relwiki.model.interaction import Gift, LogItem, Task, Thread, Transaction
from relwiki.model.phrase import Dated, Entry, Habit, Link, Money, Statement

_CASES = Path(__file__).parent / "cases"
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def rows(name: str) -> list[tuple[str, str]]:
    """The rows `typed -> meaning` of a table; blank lines and lines that begin with "# " are for the reader."""
    lines = (_CASES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    pairs = [line.partition(" -> ") for line in lines if line.strip() and not line.startswith("# ")]
    return [(typed.strip(), meaning.strip()) for typed, _, meaning in pairs]


def date(value: Date | None) -> str:
    """`about 1984-03-26?`; words that were kept follow in quotes."""
    if value is None:
        return "none"
    kept = f' "{value.text}"' if value.text else ""
    return f"{'about ' if value.about else ''}{value.iso()}{'?' if value.unsure else ''}{kept}"


def period(value: Range | None) -> str:
    """`2019 .. 2023`, an open side left out."""
    if value is None:
        return "none"
    return f"{date(value.start) if value.start else ''} .. {date(value.end) if value.end else ''}".strip()


def link(value: Link) -> str:
    """`[[target#anchor|label]]`."""
    anchor = f"#{value.anchor}" if value.anchor else ""
    return f"[[{value.target}{anchor}{f'|{value.label}' if value.label else ''}]]"


def links(values: tuple[Link, ...]) -> str:
    """Links with spaces between."""
    return " ".join(link(value) for value in values)


def money(value: Money | None) -> str:
    """`12.50 EUR`."""
    return f"{value.cents / 100:.2f} {value.currency}".strip() if value else "none"


def recurrence(value: Recurrence) -> str:
    """`once 2010-05-05`, `yearly --08-17`, `every 3 month from 2026-01`, `every 1 week on Tuesday`."""
    if value.form != "every":
        until = f" until {date(value.until)}" if value.until else ""
        return f"{value.form} {date(value.date)}{until}"
    parts = [f"every {value.period.count} {value.period.unit}" if value.period else "every"]
    parts += [f"on {_WEEKDAYS[value.weekday]}"] if value.weekday is not None else []
    parts += [f"from {date(value.date)}"] if value.date else []
    parts += [f"until {date(value.until)}"] if value.until else []
    return " ".join(parts)


def entry(value: Entry) -> str:
    """The target, then whatever was said of it, parted by "; "."""
    parts = [link(value.link) if value.link else value.name]
    parts += [f"({detail})" for detail in value.details]
    parts += [period(value.period)] if value.period else []
    parts += [f"{word} {date(when)}" for word, when in value.dates]
    parts += [f"via {link(value.via)}"] if value.via else []
    parts += [f"rest: {value.rest}"] if value.rest else []
    parts += ["perhaps"] if value.unsure else []
    parts += ["private"] if value.private else []
    return "; ".join(parts)


def statement(value: Statement) -> str:
    """The key or the type, then the entry."""
    owner = " to the owner" if value.to_owner else ""
    return f"{value.type or value.key}{owner}: {entry(value.entry)}".rstrip(": ") + (
        " private" if value.private else ""
    )


def dated(value: Dated | None) -> str:
    """When, then the words, the place and the links."""
    if value is None:
        return "none"
    parts = [recurrence(value.when)]
    parts += [value.text] if value.text else []
    parts += [f"in {entry(value.place)}"] if value.place else []
    parts += [links(value.links)] if value.links else []
    parts += ["perhaps"] if value.unsure else []
    return "; ".join(parts)


def habit(value: Habit) -> str:
    """The words, the rhythm and the last time."""
    parts = [value.text]
    parts += [f"every {value.period.count} {value.period.unit}"] if value.period else []
    parts += [f"last {date(value.last)}"] if value.last else []
    return "; ".join(parts)


def log(value: LogItem | None) -> str:
    """Date and kind, people, names, mentions and the text."""
    if value is None:
        return "none"
    parts = [f"{date(value.date)} {value.kind}".strip()]
    parts += [f"with {links(value.people)}"] if value.people else []
    parts += [f"names {', '.join(value.names)}"] if value.names else []
    parts += [f"mentions {links(value.mentioned)}"] if value.mentioned else []
    parts += [f"text: {value.text}"] if value.text else []
    parts += ["quiet"] if value.quiet else []
    return "; ".join(parts)


def thread(value: Thread) -> str:
    """Word, date and text."""
    when = f" {'by ' if value.due else ''}{date(value.date)}" if value.date else ""
    return f"{value.word}{when}: {value.text}{' closed' if value.closed else ''}{' private' if value.private else ''}"


def task(value: Task) -> str:
    """Text, when it is due, and whether it is done."""
    due = f"; {recurrence(value.due)}" if value.due else ""
    return f"{value.text}{due}{'; done' if value.done else ''}"


def gift(value: Gift | None) -> str:
    """Way, date, text, sum and occasion."""
    if value is None:
        return "none"
    parts = [f"{value.way} {date(value.date)}" if value.date else value.way, value.text]
    parts += [money(value.money)] if value.money else []
    parts += [f"for {value.occasion}"] if value.occasion else []
    return "; ".join(parts)


def transaction(value: Transaction | None) -> str:
    """Date, sum and text."""
    return f"{date(value.date)}; {money(value.money)}; {value.text}" if value else "none"
