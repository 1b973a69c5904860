"""Kinship that follows: what two people are to each other by the steps between them, worked out when asked for.

Lists hold the near: five generations in the direct line, and of all others those to whom at most six steps up and
down lead (second cousins, first cousins twice removed, aunts of a great-grandparent), the nearest first, about `MOST`
by blood and by marriage each. Brothers and sisters are all there, up to a hundred children of one parent. `between` and
`everyone` know no such bound. Nothing is recursive, and no list grows with the vault. What is private leads nowhere;
over what is unsure one is perhaps kin; past couples give no in-laws.
"""

from collections.abc import Iterable, Mapping
from itertools import islice

import msgspec

from relwiki.derive.affinity import by_marriage
from relwiki.derive.lineage import WHOLE, meet, near_ways, relative_of, sweep
from relwiki.derive.pedigree import Pedigree, generations, is_doubted, pedigree
from relwiki.derive.relationships import Relationships, Tie
from relwiki.derive.relative import Relative, Step, order
from relwiki.derive.subjects import Subjects
from relwiki.model.note import Kind

# Relatives by blood of one list, and as many by marriage.
MOST = 48
# Stated relations beside which the same two people are not listed a second time.
_OTHER_BONDS = frozenset({"godparent", "godchild", "guardian", "ward"})


class Near(msgspec.Struct, frozen=True, gc=False):
    """The kin of one person that follows, the nearest first."""

    relatives: tuple[Relative, ...] = ()
    # Whether there are more, further away, within the bounds.
    more: bool = False
    # How many generations are known above and below.
    above: int = 0
    below: int = 0


class Kinship:
    """Kinship over all stated ties; `people` are the ids that are persons, light ones included."""

    def __init__(self, ties: Mapping[str, tuple[Tie, ...]], people: frozenset[str], gender: Mapping[str, str]) -> None:
        self._ties = ties
        # Id -> "f" or "m", where it is known.
        self.gender = gender
        self.sure = pedigree(ties, people)
        self._unsure = pedigree(ties, people, unsure=True) if is_doubted(ties) else None
        self._touched = _touched(self.sure, self._unsure) if self._unsure else frozenset[str]()
        self._brothers = {
            key: tuple(leap.other for leap in leaps if leap.type == "sibling") for key, leaps in self.sure.leaps.items()
        }
        self._above, self._below = generations(self.sure.parents), generations(self.sure.children)

    def near(self, one: str, most: int = MOST) -> Near:
        """The near kin of somebody that no note states."""
        if one not in self._touched and not (
            one in self.sure.parents or one in self.sure.children or one in self.sure.spouses or one in self.sure.leaps
        ):
            return Near()
        stated = self._stated(one)
        found, more = _found(self.sure, one, stated, most)
        if one in self._touched and self._unsure:
            perhaps, further = _found(self._unsure, one, stated, most)
            more = more or further
            for other, relative in perhaps.items():
                if other not in found:
                    steps = self._suggested(one, relative)
                    found[other] = msgspec.structs.replace(relative, steps=steps, unsure=True)
        return Near(tuple(sorted(found.values(), key=order)), more, self._above.get(one, 0), self._below.get(one, 0))

    def between(self, one: str, other: str) -> Relative | None:
        """What `other` is to `one` where nothing states it, at any distance by blood; None where nothing is known."""
        if one == other or other in self._stated(one):
            return None
        close = next((each for each in self.near(one).relatives if each.other == other), None)
        return close or meet(self.sure, one, other)

    def everyone(self, one: str) -> dict[str, Relative]:
        """All kin of one person by id, at any distance, in one sweep; only the near have their steps."""
        found = sweep(self.sure, one)
        stated = self._stated(one)
        found = {other: relative for other, relative in found.items() if other not in stated}
        return found | {relative.other: relative for relative in self.near(one).relatives}

    def _suggested(self, one: str, relative: Relative) -> tuple[Step, ...]:
        """The way to a parent, child or sibling whom only a brother or sister suggests, over these."""
        if len(relative.steps) != 1:
            return relative.steps
        last = relative.steps[0]
        brothers = self._brothers.get(one, ())
        if last.type == "child":
            theirs = self._brothers.get(last.person, ())
            over = next((child for child in self.sure.children.get(one, ()) if child in theirs), "")
            return (Step("child", over), Step("sibling", last.person)) if over else relative.steps
        near = self.sure.parents if last.type == "parent" else self._brothers
        over = next((each for each in brothers if last.person in near.get(each, ())), "")
        return (Step("sibling", over), last) if over else relative.steps

    def _stated(self, one: str) -> frozenset[str]:
        return frozenset(
            tie.other
            for tie in self._ties.get(one, ())
            if tie.group == "couple" or (tie.group == "kin" and tie.type not in _OTHER_BONDS)
        )


def kinship(related: Relationships, subjects: Subjects) -> Kinship:
    """Kinship among everybody with a page and all light people; animals are nobody's kin."""
    people = {each.id for each in subjects.of_kind(Kind.PERSON)}
    people |= {key for key, person in related.light.items() if not person.animal}
    return Kinship(related.ties, frozenset(people), related.gender)


def _found(tree: Pedigree, one: str, stated: frozenset[str], most: int) -> tuple[dict[str, Relative], bool]:
    """The nearest by blood and by marriage; brothers and sisters, parents and children are all there."""
    ways, more = near_ways(tree, one, most)
    found: dict[str, Relative] = {}
    for other, way in ways.items():
        if other in stated:
            continue
        if len(found) >= most and way.up + way.down > WHOLE:
            more = True
            break
        found[other] = relative_of(tree, one, way)
    for relative in islice(by_marriage(tree, one), most):
        if relative.other != one and relative.other not in ways and relative.other not in stated:
            found.setdefault(relative.other, relative)
    return found, more


def _touched(sure: Pedigree, unsure: Pedigree) -> frozenset[str]:
    """Everybody whom something unsure may make kin of somebody."""
    graph: dict[str, list[str]] = {}
    for relation in (unsure.parents, unsure.children, unsure.spouses):
        for one, others in relation.items():
            graph.setdefault(one, []).extend(others)
    for one, leaps in unsure.leaps.items():
        graph.setdefault(one, []).extend(each.other for each in leaps)
    queue = list(dict.fromkeys(_changed(sure, unsure)))
    reached = set(queue)
    for here in queue:
        for other in graph.get(here, ()):
            if other not in reached:
                reached.add(other)
                queue.append(other)
    return frozenset(reached)


def _changed(sure: Pedigree, unsure: Pedigree) -> Iterable[str]:
    for old, new in ((sure.parents, unsure.parents), (sure.spouses, unsure.spouses), (sure.leaps, unsure.leaps)):
        yield from (key for key in new if new[key] != old.get(key))
