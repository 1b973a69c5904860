"""Relationship words and the types they mean, from either side: the built-in table and what the settings add."""

from collections.abc import Iterable
from functools import lru_cache

import msgspec

from relwiki.model.names import fold
from relwiki.model.relationship import RELATIONSHIP_TYPES, RelationshipType
from relwiki.model.settings import RelationshipWords


class Meaning(msgspec.Struct, frozen=True, gc=False):
    """What a relationship word says."""

    type: RelationshipType
    # The more exact word where one was used ("sister"), else the type's name; singular.
    word: str


class Lexicon:
    """Looks up relationship words without regard to case, "-", "_" and number."""

    def __init__(self, extra: Iterable[RelationshipWords] = ()) -> None:
        self.types: dict[str, RelationshipType] = {each.name: each for each in RELATIONSHIP_TYPES}
        for added in extra:
            self._add(added)
        self._words: dict[str, Meaning] = {}
        for each in self.types.values():
            for word in (each.name, each.plural, *each.words):
                shown = each.name if word == each.plural else word
                self._words.setdefault(_key(word), Meaning(each, shown))
        for each in self.types.values():
            for word in (each.name, *each.words):
                self._words.setdefault(_key(word) + "s", Meaning(each, word))
        self._seen: dict[str, Meaning | None] = {}

    def _add(self, added: RelationshipWords) -> None:
        """A type of the settings: more words for a known one, or one that is new, of the group of its other side."""
        known, other = self.types.get(added.name), self.types.get(added.inverse)
        inverse, plural, group = added.inverse, added.name, other.group if other else "other"
        words = added.words
        if known:
            inverse = known.inverse if added.inverse == added.name else added.inverse
            plural, group, words = known.plural, known.group, (*known.words, *added.words)
        self.types[added.name] = RelationshipType(added.name, inverse, plural, group, words)
        self.types.setdefault(inverse, RelationshipType(inverse, added.name, inverse, group, ()))

    def meaning(self, word: str) -> Meaning | None:
        """What `word` ("sisters", "Reports to") means; None where it is no relationship known here."""
        if word not in self._seen:
            self._seen[word] = self._look(_key(word))
        return self._seen[word]

    def inverse(self, type_: RelationshipType) -> RelationshipType:
        """The type that the other side has."""
        return self.types[type_.inverse]

    def _look(self, key: str) -> Meaning | None:
        found = self._words.get(key)
        if found is None and key.endswith("of"):
            turned = self._words.get(key.removesuffix("of"))
            if turned is not None:
                other = self.types[turned.type.inverse]
                return Meaning(other, other.name)
        return found


def _key(word: str) -> str:
    return fold(word).replace(" ", "").replace("-", "").replace("_", "")


@lru_cache(maxsize=8)
def lexicon(extra: tuple[RelationshipWords, ...] = ()) -> Lexicon:
    """The lexicon for the types that the settings add; made once for each set of them."""
    return Lexicon(extra)
