"""Texts that are meant to hurt, and texts that are merely large."""

import re
import time
from collections.abc import Callable

import pytest

from relwiki.markup.document import Document
from relwiki.markup.parse import LARGEST, parse
from relwiki.model.diagnostic import Code
from tests.markup.shown import shown

# Seconds of CPU that a text of 50,000 to a million characters may take, on a slow and busy machine too.
PATIENCE = 5.0

MANY = 50_000

HURTFUL: dict[str, Callable[[], str]] = {
    "open brackets": lambda: "[" * MANY,
    "nested brackets": lambda: "[" * MANY + "a" + "]" * MANY,
    "open wikilinks": lambda: "[[a" * MANY,
    "open labels": lambda: "[[a|" * MANY,
    "open images": lambda: "![" * MANY,
    "nested images": lambda: "![" * 500 + "](a)" * 500,
    "open targets": lambda: "[a](" * MANY,
    "open angle targets": lambda: "[a](<b" * MANY,
    "open titles": lambda: '[a](b "c' * MANY,
    "nested links": lambda: "[a " * MANY + "](b)" * MANY,
    "stars": lambda: "*" * MANY,
    "emphasis that never closes": lambda: "*a **a _a " * MANY,
    "emphasis that crosses": lambda: "*a_ " * MANY,
    "nested emphasis": lambda: "*a **a " * 5_000 + "b" + " a** a*" * 5_000,
    "open highlights": lambda: "==a ~~b " * MANY,
    "backticks of every length": lambda: "".join("e" + "`" * length for length in range(1, 1_400)),
    "backticks of two lengths": lambda: "`a``b" * MANY,
    "nested quotes": lambda: "> " * MANY + "a",
    "lazy quotes": lambda: "> a\n" + "b\n" * MANY,
    "nested lists": lambda: "".join("  " * depth + "- a\n" for depth in range(1_000)),
    "lists in one line": lambda: "- " * MANY + "a",
    "lists in quotes": lambda: "> - " * MANY + "a",
    "wide tables": lambda: "|a" * 20_000 + "\n" + "|-" * 20_000 + "\n" + "|b" * 20_000,
    "tables of missing cells": lambda: "|a" * 1_000 + "\n" + "|-" * 1_000 + "\n" + "|b|\n" * 5_000,
    "pipes": lambda: "|" * MANY + "\n" + "|-" * MANY,
    "a long reference used often": lambda: "[a]: " + "u" * 5_000 + "\n\n" + "[a] " * 20_000,
    "open reference titles": lambda: "[a]: u 'x\n" * 10_000,
    "open tags of HTML": lambda: "<sub>*<a " * MANY,
    "open comments": lambda: "<!-- " * MANY,
    "comments over lines": lambda: "%%\na\n%%\n\n" * 10_000,
    "comments that never close": lambda: "a %%b\n\n" * 20_000,
    "open addresses": lambda: "<https://a" * MANY,
    "brackets behind an address": lambda: "https://a" + ")" * MANY,
    "open fields": lambda: "[a:: (b:: " * MANY,
    "colons": lambda: "::" * MANY,
    "nested footnotes": lambda: "^[" * MANY + "]" * MANY,
    "footnotes in footnotes": lambda: "[^a]: " * 20_000 + "x",
    "a footnote used often": lambda: "[^a] " * 20_000 + "\n\n[^a]: x",
    "names for one block": lambda: "- a\n\n" + "^b\n\n" * 20_000,
    "headings of one name": lambda: "# a\n" * 20_000,
    "a paragraph of links": lambda: "[[a]]" * 100_000,
    "unsafe links": lambda: "[a](x:y) " * 20_000,
    "embeds on lines": lambda: "![[a]]\n" * 20_000,
    "backslashes": lambda: "\\" * MANY,
    "entities": lambda: "&amp;&" * MANY,
    "empty lines": lambda: "\n" * 500_000,
}


def words(document: Document) -> list[str]:
    """The words on the page, without tags and opening brackets."""
    return re.sub(r"<[^>]*>|\[", " ", shown(document)).split()


@pytest.mark.parametrize("text", HURTFUL.values(), ids=HURTFUL.keys())
def test_no_text_takes_long(text: Callable[[], str]) -> None:
    """Whatever it is, its page is there soon, and not much larger than the text."""
    source = text()
    before = time.process_time()
    document = parse(source)
    taken = time.process_time() - before
    size = sum(len(chunk) for chunk in document.chunks if isinstance(chunk, str))

    assert taken < PATIENCE
    assert size <= max(300_000, 21 * len(source))


def test_what_is_too_complex_is_shown_as_typed() -> None:
    """The text is not lost, and the finding says what happened."""
    text = "a & b " + "[" * MANY
    document = parse(text, first_line=5)

    assert shown(document) == f"<pre>a &amp; b {'[' * MANY}</pre>\n"
    assert [(finding.code, finding.line) for finding in document.findings] == [(Code.TOO_COMPLEX, 5)]


def test_a_text_may_be_as_large_as_a_book() -> None:
    """A log of ten thousand lines, with all that people write in one, is read to its end."""
    line = "- 2024-01-02 call with [[Anna|A]], [b](c.md) *d* `e` #f https://g.h/i: **j** [k:: l] ~~m~~ ==n== x_y\n"
    document = parse(line * (LARGEST // len(line)))

    assert document.findings == ()
    assert len(document.items) == LARGEST // len(line)


def test_a_larger_text_is_shown_as_typed() -> None:
    """Larger than any book is no note."""
    document = parse("a\n" * (LARGEST // 2 + 1))

    assert [finding.code for finding in document.findings] == [Code.TOO_COMPLEX]


def test_what_is_hidden_stays_hidden_when_the_text_is_too_complex() -> None:
    """Comments and Private sections are left out of the text as typed, too."""
    text = f"""\
a %%CANARY%% b <!-- CANARY
CANARY --> c
## 🔒 Private
CANARY
### More
CANARY
## Work
d
{"[" * MANY}
e %%CANARY

f <!-- CANARY
"""
    document = parse(text, private_headings=frozenset({"private"}))

    assert [finding.code for finding in document.findings] == [Code.TOO_COMPLEX]
    assert words(document) == ["a", "b", "c", "##", "Work", "d", "e", "f"]


def test_lists_may_be_nested_as_deep_as_anybody_writes() -> None:
    """Forty levels are fine."""
    document = parse("".join("  " * depth + f"- item{depth}\n" for depth in range(40)))

    assert document.findings == ()
    assert shown(document).count("<ul>") == 40


def test_what_is_nested_too_deeply_is_kept_as_text() -> None:
    """No word is dropped, and the finding names the place."""
    document = parse("".join("  " * depth + f"- item{depth}\n" for depth in range(80)), first_line=10)

    assert words(document) == [
        word for depth in range(80) for word in (("item" + str(depth),) if depth < 50 else ("-", f"item{depth}"))
    ]
    assert [(finding.code, finding.line) for finding in document.findings] == [(Code.NESTING, 59)]
