"""Reads `ledger/*.csv`: one transaction a line, each line for itself, so that a bad one costs only itself."""

import csv
import io
from collections.abc import Iterator

from relwiki.model.diagnostic import Code, Diagnostic, Span
from relwiki.model.interaction import Transaction
from relwiki.model.settings import Settings
from relwiki.vault.dates import read_date
from relwiki.vault.phrases.money import read_money

COLUMNS = ("date", "who", "amount", "currency", "what")


def is_ledger(path: str) -> bool:
    """Whether a file is a ledger: a CSV file right in a folder called `ledger`."""
    folder = path.rpartition("/")[0].rpartition("/")[2]
    return folder.casefold() == "ledger" and path.casefold().endswith(".csv")


def read_ledger(text: str, path: str, settings: Settings) -> tuple[tuple[Transaction, ...], tuple[Diagnostic, ...]]:
    """The transactions of a ledger file (RFC 4180, also with semicolons), and what is wrong with its other lines.

    The first line names the columns: date, who, amount, and perhaps currency and what, in any order.
    """
    lines = text.splitlines()
    if not any(line.strip() for line in lines):
        return (), ()
    head = lines[0]
    separator = ";" if head.count(";") > head.count(",") else "\t" if "\t" in head and "," not in head else ","
    names = [name.strip().strip('"').casefold() for name in head.split(separator)]
    missing = [name for name in ("date", "who", "amount") if name not in names]
    if missing:
        message = f"The first line of a ledger names its columns; {', '.join(missing)} is missing."
        return (), (Diagnostic(Code.LEDGER_LINE, Span(path), message, f"Write {','.join(COLUMNS)} above the lines."),)
    found: list[Transaction] = []
    said: list[Diagnostic] = []
    for number, cells in _rows(lines, separator):
        row = dict(zip(names, cells, strict=False))
        read = _transaction(row, number, settings)
        if read is None:
            message = f"A ledger line has a date, a name and an amount; found “{separator.join(cells)}”."
            hint = "Such as 2026-03-05,Miriam Katz,15.50,GBP,A5 notebook. The line is left out."
            said.append(Diagnostic(Code.LEDGER_LINE, Span(path, number), message, hint))
        else:
            found.append(read)
    return tuple(found), tuple(said)


def _rows(lines: list[str], separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each line parsed alone: a quotation mark that is never closed swallows no other line."""
    for number, line in enumerate(lines[1:], 2):
        if line.strip():
            cells = next(csv.reader(io.StringIO(line[:10_000]), delimiter=separator), [])
            yield number, [cell.strip() for cell in cells]


def _transaction(row: dict[str, str], number: int, settings: Settings) -> Transaction | None:
    date = read_date(row.get("date", ""), settings.language, settings.date_order)
    unit = row.get("currency", "")
    money = read_money(f"{row.get('amount', '')} {unit}".strip(), settings.currency)
    who = row.get("who", "").removeprefix("[[").removesuffix("]]").strip()
    if date is None or money is None or not who:
        return None
    return Transaction(date, money, row.get("what", ""), who, line=number)
