"""Topics that go together: those which the same people have."""

from collections.abc import Mapping

import msgspec

from relwiki.derive.interests import Interests
from relwiki.derive.strength import Leanings
from relwiki.derive.trees import closure

# Of one topic.
_MOST = 6
# One person who has both is no rule.
_LEAST = 2
# Whoever lists more than this many topics says little of which go together.
_MOST_TOPICS = 60


class Related(msgspec.Struct, frozen=True, gc=False):
    """A topic that goes with another."""

    topic: str
    # Who has both, by id.
    people: tuple[str, ...]


def related(leanings: Leanings, found: Interests) -> dict[str, tuple[Related, ...]]:
    """For each topic those that go with it, as stated by people themselves; broader and narrower ones are left out.

    The measure is the Jaccard index: how many have both, out of those who have either; of equals the rarer topic comes
    first. The work grows with the topics that people list, not with their pairs.
    """
    people: dict[str, list[str]] = {}
    for person in sorted(leanings.own):
        if len(leanings.own[person]) <= _MOST_TOPICS:
            for topic in leanings.own[person]:
                if topic not in leanings.left_out:
                    people.setdefault(topic, []).append(person)
    return {topic: those for topic in sorted(people) if (those := _of(topic, people, leanings, found.broader))}


def _of(
    topic: str, people: Mapping[str, list[str]], leanings: Leanings, broader: Mapping[str, tuple[str, ...]]
) -> tuple[Related, ...]:
    both: dict[str, list[str]] = {}
    for person in people[topic]:
        for other in leanings.own[person]:
            if other != topic and other in people:
                both.setdefault(other, []).append(person)
    ranked = sorted(
        (-len(those) / (len(people[topic]) + len(people[other]) - len(those)), len(people[other]), other)
        for other, those in both.items()
        if len(those) >= _LEAST
    )
    above = set(closure([topic], broader))
    kept: list[Related] = []
    for _, _, other in ranked:
        if len(kept) == _MOST:
            break
        if other not in above and topic not in closure([other], broader):
            kept.append(Related(other, tuple(both[other])))
    return tuple(kept)
