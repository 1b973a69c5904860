"""The law of simple texts: with the shortcut and without it, every text becomes the same document.

An ordinary run makes 4,000 texts; RELWIKI_LONG=1 makes 40,000. RELWIKI_SEED chooses others than the usual ones.
"""

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from relwiki.markup import simple
from relwiki.markup.dialect import inline_parser
from relwiki.markup.document import Document
from relwiki.markup.parse import parse
from tests.markup.test_cases import FILES, cases
from tests.markup.test_commonmark import examples
from tests.markup.test_fast import TEXTS, TOP, documents, pieces

COUNT: Final = 40_000 if os.environ.get("RELWIKI_LONG") else 4_000
SEED: Final = int(os.environ.get("RELWIKI_SEED", "7"))

# What texts are made of: mostly such as are simple, and what may stand beside it.
COMMON: Final = (
    *("Word", "two words", " ", " ", " ", ", ", ". ", "!", "\n", "(", ")", "?"),
    *pieces("""
    [[A]] [[A·B]] [[A|b]] [[A|b·c]] [[A#B]] [[A·|·b·]] *em* **strong** *a·b* **2026-01-02** **a.** : · ; é 陽子 ² &
    [[a/B.md]] [[A&B]] [[A*]] [[_A_]] [[C|!x]] > "
"""),
)
ODD: Final = pieces("""
    * ** *** _ __ = == ` ~~ ~ \\ < ^ # #tag ! ![ ![[A]] [ ] [[ ]] [[]] [[·]] [[#A]] [[·#·]] [[#]] [[A|]] [[A|·]]
    [[A|*b*]] [[A\\|b]] [[A]]] [[[A]]] ] [a](b) [a] [^1] ^[n] :: k::·v (k::·v) https://example.org ·¶ ¶· ⇥ ¶⇥ ⍽ ⏎ ␋ ␌
    &amp; <br> \\* *a *⍽a* a* **a *a** *a*b* (*a*) *[[A]]* **[[A]]** *(a)* *a_b* *a*, *a*) *a*⍽ %% %%c%% <!-- ^id
    [[A]](b) [[A]][b] [[A|b|c]] [[A|b[c]d]] [[A¶B]] *a¶b*
""")


def texts(seed: int, count: int) -> Iterator[str]:
    """One text each, as a paragraph or as an item."""
    chosen = random.Random(seed)
    for _ in range(count):
        odd = chosen.choice((0.0, 0.0, 0.1, 0.4))
        parts = [chosen.choice(ODD if chosen.random() < odd else COMMON) for _ in range(chosen.randint(1, 12))]
        yield chosen.choice(("", "", "- ", "> ", "## ", "Word ")) + "".join(parts)


def read(text: str, enabled: bool, hard_breaks: bool = False) -> Document:
    """A text's document, read with the shortcut or without it."""
    before = simple.ENABLED
    simple.ENABLED = enabled
    try:
        return parse(text, private_headings=frozenset({"private"}), hard_breaks=hard_breaks)
    finally:
        simple.ENABLED = before


def different(found: Iterator[str]) -> list[str]:
    """The texts that become something else."""
    return [text for text in found if read(text, enabled=True) != read(text, enabled=False)]


def test_specification() -> None:
    """Each example of CommonMark, and between two links."""
    given = [each.text for each in examples()]

    assert different(iter(given)) == []
    assert different(f"[[A]] {text.strip()} [[B]]" for text in given) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_cases(path: Path) -> None:
    """The dialect's own cases."""
    assert different(text for _, text, _ in cases(path)) == []


def test_example_vault() -> None:
    """Whole notes, as people write them."""
    notes = sorted((TOP / "example-vault").rglob("*.md"))

    assert different(note.read_text(encoding="utf-8") for note in notes) == []


def test_pairs() -> None:
    """Whatever stands right before or behind a link or a simple emphasis."""
    every = (*COMMON, *ODD, *TEXTS)

    assert different(f"a {one}{core} b" for core in ("[[A|b]]", "**c**") for one in every) == []
    assert different(f"a {core}{one} b" for core in ("[[A|b]]", "**c**") for one in every) == []


def test_texts_made_at_random() -> None:
    """Whatever is put together of the dialect's marks."""
    assert different(texts(SEED, COUNT)) == []
    assert different(documents(SEED, COUNT // 8)) == []


def test_hard_breaks() -> None:
    """A line's end is a break where the settings say so."""
    for text in ("a\nb [[C]]\n*d*\ne", "[[A|b]]\n[[C]]"):
        assert read(text, enabled=True, hard_breaks=True) == read(text, enabled=False, hard_breaks=True)


@pytest.mark.parametrize(
    "text",
    ["Met [[A]] and [[B|her]]!", "**2026-01-02** with [[A]]: said, *so*.", "One line\nand [[A#B]]\nmore (see [[C]])"],
)
def test_ordinary_texts_are_simple(text: str) -> None:
    """The law would hold as well if none of them were."""
    assert simple.pieces(text) is not None


@pytest.mark.parametrize(
    "text", ["a [b]", "![[A]]", "*a*b", "[[A|*b*]]", "k:: v [[A]]", "#t [[A]]", "a \n[[B]]", "[[ ]]"]
)
def test_others_are_left_to_the_rules(text: str) -> None:
    """What is not certainly simple."""
    assert simple.pieces(text) is None


def test_signs_are_those_of_the_rules() -> None:
    """A text without signs is nothing but text: no rule is tried on any of its characters."""
    characters = [chr(number) for number in range(0x3000)]
    stop = inline_parser().plain_stop

    assert [each for each in characters if simple.SIGN.match(each)] == [each for each in characters if stop.match(each)]


def test_an_ordinary_note_needs_no_library() -> None:
    """What the shortcuts read is read without importing the parser, which takes longer than a note."""
    code = (
        "import sys; from relwiki.markup.parse import parse;"
        "parse('# A\\n\\nWords of [[B]], *so*.\\n\\n## Log\\n- 2026-01-02 met [[C|c]]: x\\n- [ ] call\\n');"
        "print('markdown_it' in sys.modules); parse('> quote'); print('markdown_it' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout

    assert said.split() == ["False", "True"]
