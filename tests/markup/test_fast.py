"""The law of the fast reader of blocks: with it and without it, every text becomes the same document.

An ordinary run makes 2,000 documents; RELWIKI_LONG=1 makes 20,000. RELWIKI_SEED chooses others than the usual ones.
"""

import os
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.token import Token

from relwiki.markup import fast
from relwiki.markup.document import Document
from relwiki.markup.parse import parse
from tests.markup.test_cases import FILES, cases
from tests.markup.test_commonmark import examples

TOP: Final = Path(__file__).parents[2]
DOCUMENTS: Final = 20_000 if os.environ.get("RELWIKI_LONG") else 2_000
SEED: Final = int(os.environ.get("RELWIKI_SEED", "7"))

SIGNS: Final = str.maketrans("·⇥¶⍽⏎␋␌␣", " \t\n\xa0\u2028\x0b\x0c\u200b")


def pieces(text: str) -> tuple[str, ...]:
    """The words of a text, in which signs stand for white space, also for such as is none in Markdown."""
    return tuple(word.translate(SIGNS) for word in text.split())


# What lines are made of: indentation, marks (up to three in a row), text, what stands at the end.
INDENTS: Final = ("",) * 12 + pieces("· ·· ·· ··· ···· ···· ······ ⇥ ⇥ ⇥⇥ ·⇥ ··⇥")
MARKS: Final = ("",) * 8 + pieces("""
    -· -· -· -· -· -· -· -· -· -· #· ##· ###· ######· #######· # #⇥ ##⇥ *· +· - * + -⇥ -··· -····· 1.· 2.· 1)·
    12.· 1234567890.· 1. >· >· > >⇥ >·[!tip]· >·[!note]-· -·[·]· -·[x]· -·[/]· [·]· [x] |· | -·| = == [^1]:·
    [^n]: [ref]:· [ref ]:·/u ^ -·^ -·>· -·#· -·-· -·1.· >·-· >·#· ``` ~~~ -·``` ` `` ~~ %% -·%% <!--
""")
TEXTS: Final = (
    "",
    *pieces("""
    a word two·words 2026-01-02·met·with·[[A]]:·said·so [[A|b]]·and·[[C#d]] a·|·b |·a·|·b·| --- -·-·- -|- |-|-|
    :- -: -- - === = *** *·*·* ___ **bold**·x *em*·x _em_·x __b__ ==mark==·it ~~gone~~ `code`·x #tag·and·text #
    ## #·# a·# a·## x\\# key::·value (key::·value) [key::·value] [link](note.md) [ref] [ref][] [a][ref] [^1]·x
    [^1] ^[in·place] text·^id ^id ^id· ![[A]] ![x](y.png) ![[A#^id]] [!tip] %%hidden%%·x %% a·%%·b <!--·c·-->·x
    <!-- --> <b>x</b> <div> &amp;·x & \\-·a \\ a\\ https://example.org/a x:: -·a *·a +a -a *a 1.·a 1986.·a 7 7.
    7.5 3)·a ٣.·a >·q ⍽nbsp ␣x ␋v ␌ x⍽ ⏎x é 🙂·x [ [a [a\\]:·b [a] [a]: [a]:·b [a]:·b·'c c' 'title' [a]\\:·b []:·x
    ] ! Private ``` ~~~ ```·x ``·`·`` ~ ~~ a⇥b private
"""),
)
ENDS: Final = ("",) * 10 + pieces("· ·· ⇥ ·# ·## \\ ·^b ·^b-1· | :")
SOUP: Final = " \t\n\n\n#-*+=_~`|:>^[]!()%<1.2ab\\&"
# Lines of which notes are made that are simple for the most part, and lines, or several, that are less so.
SIMPLE: Final = ("",) * 16 + pieces("""
    ##·Log #·Private ###·Family -·one -·two·[[A]] -·2026-01-02·met·with·[[A]]:·said·so -·[·]·call -·[x]·done
    -·[[A]]:·x ··-·inner ··-·inner ··-·inner·two ····-·deep ⇥-·by·tab Some·words. and·more·of·them [[A]]·came
    **b**·and·`c` --- -·#tag #tag _em_·x· ~~gone~~ ==mark==·it 1986·was 7.5·km -·**bold** key::·value
    -·key::·value text·^id -·text·^id x⍽ ##·x⍽ -·x⍽
""")
OTHER: Final = (
    " ",
    *pieces("""
    *** >·said >·[!note]·N 1.·first 2.·second *·star -· - ··more ·x |·a·|·b·| |---|---| a·|·b -·a·|·b ##·a·|·b
    -|- === [a]:·b [^1]:·note x[^1] ^id %% %%·x·%% ····code a|b¶-|- ##·a|b¶-|- a|b¶:-|- a|b¶|-|-¶c|d -·a|b¶-|-
    -·a¶··-·b¶····-·c -·a¶····-·b¶··-·c -·a¶⇥-·b¶··-·c -·a¶······-·b -·a¶·····-·b -·a¶·-·b -·a¶···-·b -·a¶¶··b
    >·-·a¶>¶>·^b >·a¶>¶>·#·b¶>·---¶>·^c *·a¶··-·b 1.·a¶···-·b a¶---·--- a¶=== a¶-- -·a¶·---
"""),
)


def documents(seed: int, count: int) -> Iterator[str]:
    """Made of lines with all marks, of lines that are mostly simple, and of characters."""
    chosen = random.Random(seed)
    for number in range(count):
        if number % 8 == 0:
            yield "".join(chosen.choices(SOUP, k=chosen.randint(1, 40)))
            continue
        lines = [_line(chosen, ordinary=number % 2 == 1) for _ in range(chosen.randint(1, 12))]
        if number % 4 > 1:
            # With one of these the rules would read all of it.
            lines = [line for line in lines if not re.search(r"^[ \t]*\^|```|~~~", line)]
        yield "\n".join(lines) + chosen.choice(("", "\n", "\n\n", "\n "))


def _line(chosen: random.Random, ordinary: bool) -> str:
    if ordinary:
        return chosen.choice(SIMPLE if chosen.random() < 0.85 else OTHER)
    if chosen.random() < 0.2:
        return chosen.choice(("", "", "", " ", "\t"))
    marks = "".join(chosen.choices(MARKS, k=chosen.choice((1, 1, 1, 2, 3))))
    return chosen.choice(INDENTS) + marks + chosen.choice(TEXTS) + chosen.choice(ENDS)


def read(text: str, enabled: bool) -> Document:
    """A text's document, read with the fast reader or without it."""
    before = fast.ENABLED
    fast.ENABLED = enabled
    try:
        return parse(text, private_headings=frozenset({"private"}))
    finally:
        fast.ENABLED = before


def different(texts: Iterator[str]) -> list[str]:
    """The texts that become something else."""
    return [text for text in texts if read(text, enabled=True) != read(text, enabled=False)]


def test_specification() -> None:
    """Each example of CommonMark by itself, and between blocks that the fast reader knows."""
    texts = [each.text for each in examples()]

    assert different(iter(texts)) == []
    assert different(f"- a\n- b\n\n{text}\n- c\n\n# d\n{text}" for text in texts) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_cases(path: Path) -> None:
    """The dialect's own cases, by themselves and all as one note."""
    texts = [text for _, text, _ in cases(path)]

    assert different(iter([*texts, "\n\n".join(texts), "\n".join(texts)])) == []


def test_example_vault() -> None:
    """Whole notes, as people write them; front matter is a text like any other here."""
    notes = sorted((TOP / "example-vault").rglob("*.md"))

    assert len(notes) > 40
    assert different(note.read_text(encoding="utf-8") for note in notes) == []


@pytest.mark.parametrize(
    "text",
    [
        "- a\n  - b\n    - c\n",
        "- a\n    - b\n  - c\n",
        "- a\n\n    - b\n",
        "- a\n  - b\n\n  - c\n",
        "> - a\n>\n> ^b\n\n> a\n>\n> # b\n> ---\n> ^c\n",
        "## a|b\n-|-\n",
        "[a]\n\n# b\n\n[a]: /c\n",
        "a[^1]\n\n- b\n\n[^1]: c\n\n    d\n\ne\n",
        "- a\n\n%%\n- b\n\n%%\n\n- c\n",
    ],
)
def test_traps(text: str) -> None:
    """What is rarely made at random."""
    assert read(text, enabled=True) == read(text, enabled=False)


def test_documents_made_at_random() -> None:
    """Whatever is put together of the dialect's marks."""
    assert different(documents(SEED, DOCUMENTS)) == []


@pytest.mark.parametrize(
    "text",
    [
        "- " * 120 + "a\n\n# Below\n\n- b\n",
        "> " * 120 + "a\n\n# Below\n\n- b\n",
        "# A\n\n" + "".join("  " * depth + "- a\n" for depth in range(60)) + "\nBelow\n",
    ],
)
def test_nested_too_deeply(text: str) -> None:
    """What is kept as text may reach to the end of the note, far beyond the lines that were refused."""
    assert read(text, enabled=True) == read(text, enabled=False)
    assert [each.code for each in read(text, enabled=True).findings] == ["nesting"]


def left_of(text: str) -> tuple[list[str], list[fast.Block]]:
    """What is left to the rules, and everything else."""
    left: list[str] = []

    def rules(part: str, _: dict[str, Any]) -> list[Token]:
        left.append(part)
        return []

    return left, fast.blocks(text, text.split("\n"), {}, rules)


def test_simple_notes_are_read_here() -> None:
    """No line of an ordinary note is left to the rules: the law would hold as well if all of them were."""
    text = "# A\nWords\nmore\n- a\n  - b\n- [ ] c\n\n## B\n\n- [[d]]: e\n\n---\n\n[[F]] and *g*\n"
    left, found = left_of(text)

    assert left == []
    assert found == [
        fast.Heading(1, "A", 0),
        fast.Paragraph("Words\nmore", 1),
        fast.TightList(((3, 2, "a"), (4, 4, "b"), (5, 2, "[ ] c"))),
        fast.Heading(2, "B", 7),
        fast.TightList(((9, 2, "[[d]]: e"),)),
        fast.Rule(),
        fast.Paragraph("[[F]] and *g*", 13),
    ]


def test_what_is_not_simple_is_left_in_parts() -> None:
    """Only the lines that the rules must see go there."""
    left, _ = left_of("# A\n\n1. b\n\n   c\n\n# D\n\n> e\n\nf\n")

    assert left == ["1. b\n\n   c\n\n", "> e\n\n"]


def test_headings_are_trimmed_as_by_the_rules() -> None:
    """White space around a heading's text is the same, character by character."""
    assert sorted(fast.TRIMMED) == sorted(MD_TRIM_CHARS)
