"""Ledger files are read line by line; a bad line costs only itself."""

from relwiki.model.phrase import Money
from relwiki.model.settings import Settings
from relwiki.vault.ledgers import is_ledger, read_ledger


def test_lines_become_transactions() -> None:
    """Any order of columns, commas or semicolons, decimal commas in quotes, refunds."""
    text = 'who;date;amount;currency;what\nIda;2026-01-02;"1.200,50";EUR;paper\nMax;2026-02;-3;;\n'
    found, said = read_ledger(text, "ledger/2026.csv", Settings())

    assert [(each.who, each.date.iso(), each.money, each.text) for each in found] == [
        ("Ida", "2026-01-02", Money(120050, "EUR"), "paper"),
        ("Max", "2026-02", Money(-300, ""), ""),
    ]
    assert said == ()


def test_a_bad_line_costs_only_itself() -> None:
    """An open quotation mark swallows no other line; each bad line is told with its number."""
    text = 'date,who,amount\n2026-01-02,"Ida,5\n2026-13-01,Ida,5\n2026-01-03,Ida,7\n'
    found, said = read_ledger(text, "ledger/2026.csv", Settings())

    assert [each.money.cents for each in found] == [700]
    assert [(each.span.line, each.code) for each in said] == [(2, "ledger-line"), (3, "ledger-line")]


def test_a_file_without_names_of_columns_is_told() -> None:
    """The hint is the line to write."""
    found, said = read_ledger("2026-01-02,Ida,5\n", "ledger/2026.csv", Settings())

    assert (found, [each.hint for each in said]) == ((), ["Write date,who,amount,currency,what above the lines."])


def test_only_csv_files_in_a_ledger_folder_are_ledgers() -> None:
    """Other tables stay attachments."""
    paths = ["ledger/2026.csv", "shop/Ledger/a.CSV", "ledger/2026.txt", "ledger/old/2026.csv", "2026.csv"]

    assert [is_ledger(path) for path in paths] == [True, True, False, False, False]
