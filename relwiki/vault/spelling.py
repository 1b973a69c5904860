"""When two spellings are one word: without case, spaces, "-" and "_", singular like plural (vault format, "Phrases").

Knows no word's meaning.
"""

import functools
from collections.abc import Iterable, Mapping
from typing import TypeVar

from relwiki.markup.headings import heading_key
from relwiki.model.names import fold

T = TypeVar("T")


def normal(word: str) -> str:
    """A word without case, spaces, "-" and "_"; diacritics stay."""
    return "".join(fold(word).replace("-", " ").replace("_", " ").split())


@functools.lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """The letters of a text alone, casefolded: emoji, digits, punctuation and spaces are dropped."""
    return heading_key(text).replace(" ", "")


def singular(word: str) -> str:
    """The singular of an English plural in its normal form, near enough for matching; other words as they are."""
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss") and len(word) > 2:
        return word[:-1]
    return word


def find(table: Mapping[str, T], word: str) -> T | None:
    """What a word in its normal form means, itself or its singular; None where the table lacks both."""
    found = table.get(word)
    return found if found is not None else table.get(singular(word))


def table_of(meanings: Iterable[tuple[str, T]]) -> dict[str, T]:
    """Words in their normal form with what they mean.

    Words as the format spells them come before singulars: `relationship` is no singular of `relationships`.
    """
    spelled = [(normal(word), meaning) for word, meaning in meanings]
    table: dict[str, T] = {}
    for word, meaning in (*spelled, *((singular(word), meaning) for word, meaning in spelled)):
        table.setdefault(word, meaning)
    return table
