"""Who should meet whom: people who do not know each other and share something that few others have.

No list of all pairs is ever made: pairs come out of an index from topics to people, the rarest topic first.
"""

import itertools
from collections.abc import Callable, Collection, Mapping

import msgspec

from relwiki.derive.common_ground import CommonGround, Ground
from relwiki.derive.strength import Leanings, SharedTopic

# A topic of more people than this makes no pairs by itself; it still counts between two whom a rarer one brings up.
MOST_PEOPLE = 30
# In a small vault the bound is a tenth of those who have any topic, but no less than this.
_LEAST_PEOPLE = 4
_SHARE = 10
# For one person, and in the list of all.
MOST_EACH, MOST = 3, 30


class Meeting(msgspec.Struct, frozen=True, gc=False):
    """Two people who might enjoy meeting, and why; `one` sorts before `other`."""

    one: str
    other: str
    # The strongest first; never empty.
    topics: tuple[SharedTopic, ...]
    grounds: tuple[Ground, ...] = ()


class Meetings(msgspec.Struct, frozen=True, gc=False):
    """The best of all, and for each person theirs; the strongest first."""

    best: tuple[Meeting, ...] = ()
    of: Mapping[str, tuple[Meeting, ...]] = {}


def pairs(
    index: Mapping[str, Collection[str]],
    may_meet: Callable[[str, str], bool],
    rarity: Mapping[str, int],
    most: int,
    enough: int = 0,
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Each pair that has something in common in `index` and may meet, with what brought it up, the rarest first.

    `rarity` says of how many people each thing is true; what is true of more than `most` makes no pairs, so the work
    grows with the entries of the index. With `enough`, two people who both have so many pairs from rarer things are
    not paired again: whoever wants only the best of each person loses none.
    """
    found: dict[tuple[str, str], list[str]] = {}
    refused: set[tuple[str, str]] = set()
    count: dict[str, int] = {}
    small = sorted((rarity[each], each) for each in index if rarity[each] <= most)
    for _, group in itertools.groupby(small, key=lambda each: each[0]):
        full = {person for person, number in count.items() if number >= enough} if enough else set()
        for _, thing in group:
            people = sorted(index[thing])
            if full.issuperset(people):
                continue
            for pair in itertools.combinations(people, 2):
                if pair in found:
                    found[pair].append(thing)
                elif pair not in refused and not (pair[0] in full and pair[1] in full):
                    if may_meet(*pair):
                        found[pair] = [thing]
                        for person in pair:
                            count[person] = count.get(person, 0) + 1
                    else:
                        refused.add(pair)
    return {pair: tuple(things) for pair, things in found.items()}


def meetings(
    people: frozenset[str], leanings: Leanings, ground: CommonGround, know: Callable[[str, str], bool]
) -> Meetings:
    """The introductions worth making among `people` (those who may be introduced at all)."""
    index = {topic: those & people for topic, those in leanings.reach.items()}
    rarity = {topic: leanings.size(topic) for topic in index}
    most = min(MOST_PEOPLE, max(_LEAST_PEOPLE, len(leanings.own) // _SHARE))
    found = pairs(index, lambda one, other: not know(one, other), rarity, most, MOST_EACH)
    # The strongest pairs first; of equals those whose ids sort first.
    ranked = sorted(sorted(found), key=lambda pair: leanings.strength(*pair), reverse=True)
    of: dict[str, list[int]] = {}
    best: list[int] = []
    for number, (one, other) in enumerate(ranked):
        mine, theirs = of.setdefault(one, []), of.setdefault(other, [])
        # Nobody stands in the list of all more often than in their own.
        if len(best) < MOST and len(mine) < MOST_EACH and len(theirs) < MOST_EACH:
            best.append(number)
        for numbers in (mine, theirs):
            if len(numbers) < MOST_EACH:
                numbers.append(number)
    wanted = sorted({*best, *itertools.chain.from_iterable(of.values())})
    made = {
        number: Meeting(*ranked[number], leanings.shared(*ranked[number]), ground.between(*ranked[number]))
        for number in wanted
    }
    return Meetings(
        tuple(made[number] for number in best),
        {person: tuple(made[number] for number in of[person]) for person in sorted(of)},
    )
