"""Texts that nobody would type cost no more than texts that somebody would."""

import time

import pytest

from relwiki.model.settings import Settings
from relwiki.vault.read import read_note

# Each is repeated until it fills a value, a list item or a heading.
_PIECES = (
    "[", "[[", "[[a", "[[a|", "(", ")", "((a)", "`", "about ", "of ", "~", "every ", "every week ", "last ", "1984 ",
    "1984-", "111 ", "111,", "- ", "-", " ", "a, ", "[[a]] and ", "with [[a]], ", "via [[a]] ", "March ", "about 1984 ",
    "since 1984 ", "(since 1984, ", "? ", ": ", "done: a ", "📅 ", "🔁 every ", "(due ", "£", "£1 ", "#quiet ", "**",
    "Ann and ", "monday ", "spring ", "..", "1984..", "\u00a0", "e\u0301", "x:: ", "[x:: ",
)  # fmt: skip
# CPU seconds; a hang would take minutes. Most of it is Markdown.
_LONGEST = 4.0


@pytest.mark.parametrize("piece", _PIECES)
def test_a_value_of_many_pieces(piece: str) -> None:
    """Front matter of twenty thousand characters under keys of every form."""
    value = "'" + (piece * 20_000)[:20_000] + "'"
    keys = ("born", "dates", "met", "habits", "works_at", "interests", "children", "relationships", "relationship",
            "keep_in_touch", "tags", "my key", "quiet")  # fmt: skip

    start = time.process_time()
    for key in keys:
        read_note("people/Anna.md", f"---\n{key}: {value}\n---\n".encode(), Settings())

    assert time.process_time() - start < _LONGEST


@pytest.mark.parametrize("piece", _PIECES)
def test_items_of_many_pieces(piece: str) -> None:
    """Long items in every section, and a long line of a journal."""
    text = (piece * 4_000)[:4_000]
    sections = ("Log", "Gifts", "Ledger", "Family", "Work", "Dates", "Next time", "Notes")
    body = "".join(f"## {name}\n- {text}\n- 2026-11-12 {text}\n- [ ] {text}\n- ask: {text}\n" for name in sections)

    start = time.process_time()
    read_note("people/Anna.md", body.encode(), Settings())
    read_note("journal/2026-11-12.md", f"{text}\n\n{body}".encode(), Settings())

    assert time.process_time() - start < _LONGEST * 4
