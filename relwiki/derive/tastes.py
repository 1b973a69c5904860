"""What somebody can not eat, dislikes and likes, as single things: for who cooks for them or looks for a present."""

import re

import msgspec

from relwiki.model.names import fold
from relwiki.model.note import Note

# Key -> kind; allergies lead.
_KINDS = {
    "allergies": "allergy", "food_preferences": "food", "dislikes": "dislike", "likes": "like", "favourites": "like",
}  # fmt: skip
_NONE = frozenset(
    ["none", "no", "nothing", "n/a", "na", "none known", "no known", "nil", "-", "unknown", "?", "keine", "nichts"]
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_WORD = re.compile(r"\w+")
_LINK = re.compile(r"!?\[\[(?:[^\[\]|]*\|)?([^\[\]|]*)\]\]")
# Shorter words take no part in comparisons.
_SHORTEST = 3


class Taste(msgspec.Struct, frozen=True, gc=False):
    """One thing."""

    # "allergy", "food", "dislike" or "like".
    kind: str
    # As typed, the question mark of what is unsure dropped.
    text: str
    # Written with "?": it may be so, and an allergy still warns (vault format, "Principles").
    unsure: bool = False
    private: bool = False


def tastes(note: Note) -> tuple[Taste, ...]:
    """Everything of these keys, in the order of their weight; "none" is nothing."""
    found: list[Taste] = []
    for field in [each for key in _KINDS for each in note.keyed(key)]:
        private = field.private or note.private
        for value in field.values:
            text = value.text.strip()
            bare = text.rstrip("? ")
            if bare and fold(bare.rstrip(".")) not in _NONE:
                found.append(Taste(_KINDS[field.key], bare, text.endswith("?"), private))
    return tuple(found)


def stem(word: str) -> str:
    """A folded word without the ending of an English plural, so that "hazelnuts" is found in "hazelnut"."""
    if len(word) > _SHORTEST and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > _SHORTEST + 1 and word.endswith(("ches", "shes", "xes", "oes")):
        return word[:-2]
    return word[:-1] if len(word) > _SHORTEST and word.endswith("s") and not word.endswith("ss") else word


def spoken(text: str) -> tuple[str, ...]:
    """The words of a text folded, plurals as singulars; of a link those that are read."""
    return tuple(stem(word) for word in _WORD.findall(fold(_LINK.sub(r"\1", text) if "[[" in text else text)))


def named_in(text: str, found: tuple[Taste, ...]) -> tuple[Taste, ...]:
    """The allergies and dislikes that a text names: their words follow one another in it, brackets left out."""
    words, named = _said(text), []
    for taste in found:
        wanted = _said(_BRACKETS.sub("", taste.text)) if taste.kind in {"allergy", "dislike"} else ()
        ends = range(len(wanted), len(words) + 1) if wanted else ()
        if any(words[end - len(wanted) : end] == wanted for end in ends):
            named.append(taste)
    return tuple(named)


def _said(text: str) -> tuple[str, ...]:
    return tuple(word for word in spoken(text) if len(word) >= _SHORTEST)
