"""Who descends from whom and who is married to whom, as stated: the ground on which kinship is worked out.

Knows neither words nor pages. Every step is iterative: a line may have any number of generations.
"""

from collections.abc import Iterable, Mapping

import msgspec

from relwiki.derive.relationships import Tie
from relwiki.derive.trees import acyclic, below

# Stated kin that stand for steps nobody wrote down: type -> (generations up, generations down).
_LEAPS: dict[str, tuple[int, int]] = {
    "sibling": (1, 1),
    "half-sibling": (1, 1),
    "grandparent": (2, 0),
    "great-grandparent": (3, 0),
    "grandchild": (0, 2),
    "great-grandchild": (0, 3),
    "aunt or uncle": (2, 1),
    "great-aunt or great-uncle": (3, 1),
    "niece or nephew": (1, 2),
    "great-niece or great-nephew": (1, 3),
    # A cousin is taken for a first one.
    "cousin": (2, 2),
}
# Brothers and sisters of one person that are taken for each other's; above, only what is written counts.
_MOST_SIBLINGS = 30
# Whoever has two parents is not thought to have others.
_PARENTS = 2


class Leap(msgspec.Struct, frozen=True, gc=False):
    """A stated relation that skips the people between: a brother without parents, a grandmother."""

    other: str
    up: int
    down: int
    type: str


class Pedigree(msgspec.Struct, frozen=True):
    """Each relation by id, in a fixed order; nobody is their own ancestor."""

    parents: dict[str, tuple[str, ...]]
    children: dict[str, tuple[str, ...]]
    leaps: dict[str, tuple[Leap, ...]]
    # Married now, or until a death.
    spouses: dict[str, tuple[str, ...]]


def pedigree(ties: Mapping[str, tuple[Tie, ...]], people: frozenset[str], *, unsure: bool = False) -> Pedigree:
    """What open ties between people say.

    With `unsure` also what is marked with "?", and what brothers and sisters without parents of their own suggest: the
    parents of one are perhaps the other's, and so are the other siblings.
    """
    parents: dict[str, tuple[str, ...]] = {}
    leaps: dict[str, tuple[Leap, ...]] = {}
    spouses: dict[str, tuple[str, ...]] = {}
    for one in sorted(ties):
        if one not in people:
            continue
        mine = [tie for tie in ties[one] if tie.other in people and not tie.private and (unsure or not tie.unsure)]
        above = tuple(tie.other for tie in mine if tie.type == "parent")
        if above:
            parents[one] = above
        near = tuple(Leap(tie.other, *_LEAPS[tie.type], tie.type) for tie in mine if tie.type in _LEAPS)
        if near:
            leaps[one] = near
        married = tuple(dict.fromkeys(tie.other for tie in mine if is_married(tie)))
        if married:
            spouses[one] = married
    if unsure:
        _suggest(parents, leaps)
    kept, _ = acyclic(parents)
    return Pedigree(kept, below(kept), leaps, spouses)


def is_married(tie: Tie) -> bool:
    """Whether a couple is married now or was until a death: what in-laws follow from."""
    if tie.group != "couple" or tie.state == "past":
        return False
    return tie.type == "spouse" or any(word == "married" for word, _ in tie.dates)


def is_doubted(ties: Mapping[str, tuple[Tie, ...]]) -> bool:
    """Whether anything is unsure or suggested, so that the second, doubtful pedigree differs from the first."""
    return any(tie.unsure or tie.type == "sibling" for mine in ties.values() for tie in mine)


def is_half(tree: Pedigree, one: str, other: str) -> bool:
    """Whether of two people with a common parent each has another one."""
    mine, theirs = tree.parents.get(one, ()), tree.parents.get(other, ())
    return len(mine) >= _PARENTS and len(theirs) >= _PARENTS and len(set(mine) & set(theirs)) == 1


def _suggest(parents: dict[str, tuple[str, ...]], leaps: dict[str, tuple[Leap, ...]]) -> None:
    """Perhaps: the parents of a brother, and his other brothers and sisters."""
    stated = {one: tuple(each.other for each in mine if each.type == "sibling") for one, mine in leaps.items()}
    written, added = dict(parents), dict(leaps)
    for one in sorted(stated):
        for other in stated[one]:
            here = parents.get(one, ())
            if len(here) < _PARENTS:
                new = tuple(each for each in written.get(other, ()) if each not in here and each != one)
                parents[one] = (*here, *new[: _PARENTS - len(here)])
                if not parents[one]:
                    del parents[one]
        if 1 < len(stated[one]) <= _MOST_SIBLINGS:
            for other in stated[one]:
                known = {each.other for each in added.get(other, ())}
                new_leaps = (Leap(each, 1, 1, "sibling") for each in stated[one] if each != other and each not in known)
                added[other] = (*added.get(other, ()), *new_leaps)
    leaps.update(added)


def generations(above: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """How many steps the longest line up from each id has, where there is one; `above` has no circles."""
    found: dict[str, int] = {}
    for start in above:
        stack = [start]
        while stack:
            here = stack[-1]
            if here in found:
                stack.pop()
                continue
            waiting = [each for each in above.get(here, ()) if each not in found]
            if waiting:
                stack += waiting
            else:
                found[here] = max((found[each] + 1 for each in above.get(here, ())), default=0)
                stack.pop()
    return found
