"""How strongly a shared interest binds two people: how rare it is, how deep it lies, how keen both are.

It compares topics that two people openly have; who they are otherwise is not its business.
"""

import math
from collections.abc import Iterable, Mapping

import msgspec

from relwiki.derive.interests import Interests
from relwiki.derive.trees import closure

# What a level weighs; nothing said is medium.
KEENNESS = {"high": 3, "medium": 2, "": 2, "low": 1}
_Rank = tuple[int, int, int]


class SharedTopic(msgspec.Struct, frozen=True, gc=False):
    """A topic that two people have in common, themselves or by something narrower."""

    topic: str
    # How many people have it or something narrower.
    people: int
    # Steps down from the broadest topic above it.
    depth: int = 0
    # Both people's levels together: 2 (low, low) to 6 (high, high).
    keen: int = 4

    @property
    def rank(self) -> _Rank:
        """What strength is compared by; more is stronger."""
        return -self.people, self.depth, self.keen


def information(people: int, everybody: int) -> float:
    """How much it says of two of `everybody` that they are among the `people` who share something, in bits.

    The information content -log2 p after P. Resnik, "Using Information Content to Evaluate Semantic Similarity in a
    Taxonomy" (IJCAI 1995), where p is the share of people who have a topic or a narrower one; smoothed by one person,
    so that what nobody has yet is finite.
    """
    return -math.log2((people + 1) / (everybody + 1))


def strength(topics: Iterable[SharedTopic]) -> tuple[_Rank, ...]:
    """How strongly these topics bind, as a value to compare: the greater, the stronger.

    After Resnik the most specific shared topic decides. The topics are compared one by one, the strongest first, each
    by its rarity, then its depth in the taxonomy, then how keen both are; who shares one more comes before who does
    not. So a rarer or deeper topic never ranks below a broader one, whatever the levels say; the order is the same
    seen from both people; and people who have none of the topics change nothing, since counts are compared, not shares.
    """
    return tuple(sorted((each.rank for each in topics), reverse=True))


class Leanings:
    """Everybody's interests, ready to be compared. What is private or unsure, and the quiet, are not among them."""

    def __init__(self, found: Interests, quiet: frozenset[str]) -> None:
        self._broader = found.broader
        # Topics that bind nobody.
        self.left_out = found.small_talk | found.hidden
        # Person -> topic -> keenness.
        self.own: dict[str, dict[str, int]] = {}
        for each in found.having:
            if not (each.unsure or each.private or each.person in quiet):
                self.own.setdefault(each.person, {})[each.topic] = KEENNESS[each.level]
        # Topic -> people who have it or something narrower.
        self.reach: dict[str, frozenset[str]] = {
            topic: people - quiet for topic, people in found.reach.items() if topic not in self.left_out
        }
        self._depth: dict[str, int] = {}
        # Topic -> itself and all that is broader, nearest first.
        self._upward: dict[str, tuple[str, ...]] = {}
        self._all: dict[str, Mapping[str, int]] = {}

    def size(self, topic: str) -> int:
        """How many people have a topic or something narrower."""
        return len(self.reach.get(topic, ()))

    def of(self, person: str) -> Mapping[str, int]:
        """All topics of a person, the broader ones of what they have included, each with how keen they are on it."""
        known = self._all.get(person)
        if known is None:
            found: dict[str, int] = {}
            for topic, keen in self.own.get(person, {}).items():
                for each in self._above(topic):
                    found[each] = max(keen, found.get(each, 0))
            known = self._all[person] = found
        return known

    def shared(self, one: str, other: str) -> tuple[SharedTopic, ...]:
        """The most specific topics that two people have in common, the strongest first.

        They are the common topics none of whose narrower ones is common.
        """
        found = [SharedTopic(topic, -rank[0], *rank[1:]) for rank, topic in self._common(one, other)]
        found.sort(key=lambda each: each.topic)
        found.sort(key=lambda each: each.rank, reverse=True)
        return tuple(found)

    def strength(self, one: str, other: str) -> tuple[_Rank, ...]:
        """How strongly what they share binds two people: the `strength` of `shared`, for many pairs."""
        return tuple(sorted([rank for rank, _ in self._common(one, other)], reverse=True))

    def _common(self, one: str, other: str) -> list[tuple[_Rank, str]]:
        """The common topics none of whose narrower ones is common, each with its rank, in no order."""
        mine, theirs = self.of(one), self.of(other)
        if len(theirs) < len(mine):
            mine, theirs = theirs, mine
        common = [topic for topic in mine if topic in theirs]
        covered = {above for topic in common for above in self._above(topic)[1:]} if len(common) > 1 else ()
        return [
            ((-self.size(topic), self.depth(topic), mine[topic] + theirs[topic]), topic)
            for topic in common
            if topic not in covered and topic not in self.left_out
        ]

    def depth(self, topic: str) -> int:
        """The longest way up from a topic, in steps."""
        if topic in self._depth:
            return self._depth[topic]
        stack = [topic]
        while stack:
            here = stack[-1]
            parents = self._broader.get(here, ())
            missing = [each for each in parents if each not in self._depth]
            if missing:
                stack += missing
            else:
                self._depth[here] = max((self._depth[each] + 1 for each in parents), default=0)
                stack.pop()
        return self._depth[topic]

    def _above(self, topic: str) -> tuple[str, ...]:
        known = self._upward.get(topic)
        if known is None:
            known = self._upward[topic] = closure([topic], self._broader)
        return known
