"""Turns a table with a Date column into lines, which the readers of list items read (vault format, "Sections").

Knows which column is which by its heading, and nothing of what the lines mean.
"""

from collections.abc import Iterator

from relwiki.markup.document import Table
from relwiki.model.names import fold
from relwiki.model.phrase import Text
from relwiki.vault.vocabulary import Vocabulary

_DATES = frozenset(["date", "when", "day", "datum", "fecha", "data"])
_KINDS = frozenset(["kind", "type", "how", "what kind", "channel"])
_PEOPLE = frozenset(["with", "who", "people", "person", "participants", "attendees"])
_SUMS = frozenset(["amount", "sum", "money", "price", "cost", "total", "value"])
_WAYS = frozenset(["gave/received", "way", "direction", "in/out"])
_OCCASIONS = frozenset(["occasion", "for"])


def lines(table: Table, section: str, words: Vocabulary) -> Iterator[Text]:
    """The rows of a table as lines of its section; nothing where it has no Date column."""
    header = [fold(cell.strip("*_ ")) for cell in table.header]
    dates = [at for at, name in enumerate(header) if name in _DATES or words.key(name).name == "date"]
    if not dates:
        return
    for line, cells in table.rows:
        row = {name: cell.strip() for name, cell in zip(header, cells, strict=False) if cell.strip()}
        date = row.pop(header[dates[0]], "")
        if date:
            yield Text(f"{date} {_rest(row, section)}".rstrip(), line)


def _take(row: dict[str, str], names: frozenset[str]) -> str:
    return " ".join(row.pop(name) for name in list(row) if name in names)


def _rest(row: dict[str, str], section: str) -> str:
    """The cells beside the date in the order that the section's lines have."""
    if section == "log":
        kind, people = _take(row, _KINDS), _take(row, _PEOPLE)
        head = f"{kind} with {people}" if people else kind
        return ": ".join(part for part in (head.strip(), " — ".join(row.values())) if part)
    if section == "gifts":
        way, money, occasion = _take(row, _WAYS | _KINDS), _take(row, _SUMS), _take(row, _OCCASIONS)
        details = ", ".join(part for part in (money, f"for {occasion}" if occasion else "") if part)
        return " ".join(part for part in (way, *row.values(), f"({details})" if details else "") if part)
    money = _take(row, _SUMS)
    return " ".join(part for part in (money, *row.values()) if part)
