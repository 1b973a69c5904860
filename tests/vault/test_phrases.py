"""Every phrase of the vault format, row by row: what is typed, and what it means."""

from collections.abc import Callable

import pytest

from relwiki.markup.document import Finding, Item
from relwiki.model.date import Date
from relwiki.model.phrase import Text
from relwiki.model.settings import Settings
from relwiki.vault.dates import looks_like_date, read_date
from relwiki.vault.gifts import read_gift, read_transaction
from relwiki.vault.log import read_journal, read_log
from relwiki.vault.periods import read_period
from relwiki.vault.phrases.dated import read_dated, read_habit, read_life_date, read_met
from relwiki.vault.phrases.entry import read_entry
from relwiki.vault.phrases.money import read_money
from relwiki.vault.phrases.relationship import read_relationship
from relwiki.vault.ranges import read_range
from relwiki.vault.threads import Said, read_task, read_thread
from relwiki.vault.tongue import tongue
from relwiki.vault.vocabulary import vocabulary
from tests.vault import said

ENGLISH = tongue()
WORDS = vocabulary(Settings())


def _with(findings: tuple[Finding | None, ...], meaning: str) -> str:
    """A meaning, and the codes of what was said about it."""
    return "; ".join([meaning, *(f"! {finding.code}" for finding in findings if finding)])


def _date(typed: str) -> str:
    return "no such day" if looks_like_date(typed) else said.date(read_date(typed))


def _ordered_date(typed: str) -> str:
    order, _, text = typed.partition(" ")
    order = "" if order == "none" else order
    impossible = looks_like_date(text, date_order=order)
    return "no such day" if impossible else said.date(read_date(text, date_order=order))


def _foreign_date(typed: str) -> str:
    language, _, text = typed.partition(" ")
    return said.date(read_date(text, language))


def _period(typed: str) -> str:
    period = read_period(typed)
    return f"{period.count} {period.unit}" if period else "none"


def _entry(typed: str) -> str:
    entry, findings = read_entry(Text(typed), ENGLISH)
    return _with(findings, said.entry(entry))


def _relationship(typed: str) -> str:
    statements, findings = read_relationship(Text(typed), WORDS)
    return _with(findings, " / ".join(said.statement(statement) for statement in statements) or "none")


def _dated(typed: str) -> str:
    dated, findings = read_dated("dates", Text(typed), ENGLISH)
    return _with(findings, said.dated(dated))


def _life_date(typed: str) -> str:
    dated, findings = read_life_date("died", Text(typed), ENGLISH)
    return _with(findings, said.dated(dated))


def _log(typed: str) -> str:
    item, finding = read_log(Text(typed), WORDS)
    return _with((finding,), said.log(item))


def _gift(typed: str) -> str:
    gift, finding = read_gift(Text(typed), WORDS, private=False)
    return _with((finding,), said.gift(gift))


def _transaction(typed: str) -> str:
    transaction, finding = read_transaction(Text(typed), WORDS, private=False)
    return _with((finding,), said.transaction(transaction))


def _thread(typed: str) -> str:
    thread: Said | None = read_thread(typed, WORDS)
    when = f" {'by ' if thread.due else ''}{said.date(thread.date)}" if thread and thread.date else ""
    return f"{thread.word}{when}: {thread.text}" if thread else "none"


def _task(typed: str) -> str:
    task, findings = read_task(Item(typed[4:], 1, 1, -1, typed[1]), WORDS, private=False)
    return _with(findings, said.task(task))


READERS: dict[str, Callable[[str], str]] = {
    "dates": _date,
    "ordered_dates": _ordered_date,
    "foreign_dates": _foreign_date,
    "ranges": lambda typed: said.period(read_range(typed, ENGLISH)),
    "periods": _period,
    "entries": _entry,
    "relationships": _relationship,
    "dated": _dated,
    "life_dates": _life_date,
    "met": lambda typed: said.dated(read_met(Text(typed), ENGLISH)[0]),
    "habits": lambda typed: said.habit(read_habit(Text(typed), ENGLISH)),
    "money": lambda typed: said.money(read_money(typed)),
    "log": _log,
    "journal": lambda typed: said.log(read_journal(Text(typed), Date(2026, 11, 12), WORDS)),
    "threads": _thread,
    "tasks": _task,
    "gifts": _gift,
    "ledger": _transaction,
}


@pytest.mark.parametrize(
    ("table", "typed", "meaning"),
    [(table, typed, meaning) for table in READERS for typed, meaning in said.rows(table)],
)
def test_what_is_typed_means_what_the_table_says(table: str, typed: str, meaning: str) -> None:
    """The tables are the grammar by example: a row for every form that the vault format names."""
    actual = READERS[table](typed)

    assert actual == meaning
