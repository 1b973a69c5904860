"""Kin by blood: the ways up to common ancestors and down again, near ones in full and far ones by one sweep."""

from collections.abc import Iterator

import msgspec

from relwiki.derive.pedigree import Pedigree, is_half
from relwiki.derive.relative import Relative, Step, by_blood

# Generations in the direct line.
LINE = 5
# Up and down together, for all others.
_STEPS = 6
# Of two lines from the common ancestor the shorter one: three steps for second cousins.
_SHORTER = 3
# Steps after which a list may be cut: brothers and sisters, grandparents and grandchildren are always all there.
WHOLE = 2
# Of one person's children so many count in lists; nobody has more, but a note may say so.
_MOST_CHILDREN = 100


class Way(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """How an exploration came to somebody."""

    person: str
    up: int
    down: int
    # Who was before, and the step's type; None at the start.
    before: "Way | None" = None
    type: str = ""


def near_ways(tree: Pedigree, one: str, most: int) -> tuple[dict[str, Way], bool]:
    """The nearest way to each of about `most` by blood, the shortest first; whether some were left out."""
    best: dict[str, Way] = {}
    levels: list[list[Way]] = [[] for _ in range(_STEPS + LINE)]
    levels[0].append(Way(one, 0, 0))
    seen: set[tuple[str, int, int, bool]] = set()
    more = False
    for total, level in enumerate(levels):
        # Of two ways of one length the more even one, then the same one seen from either end.
        level.sort(key=lambda way: (way.person, abs(way.up - way.down), way.up if way.person > one else -way.up,
                                    _skips(way)))  # fmt: skip
        new: list[Way] = []
        for way in level:
            state = (way.person, way.up, way.down, _skips(way))
            if state not in seen:
                seen.add(state)
                new.append(way)
                best.setdefault(way.person, way)
        if total > WHOLE and len(best) > most:
            more = True
            break
        for way in new:
            for step in _steps(tree, way):
                levels[step.up + step.down].append(step)
    del best[one]
    return best, more


def _is_near(up: int, down: int) -> bool:
    if up == 0 or down == 0:
        return up + down <= LINE
    return min(up, down) <= _SHORTER and up + down <= _STEPS


def _skips(way: Way) -> bool:
    """Whether it is not known through whom a grandparent is one: their child may be one's own parent."""
    return way.type.endswith("grandparent")


def _steps(tree: Pedigree, way: Way) -> Iterator[Way]:
    """Up as long as one has not gone down, then down; from an ancestor not to the child one came from."""
    here, up, down = way.person, way.up, way.down
    if not down and _is_near(up + 1, 0):
        for parent in tree.parents.get(here, ()):
            yield Way(parent, up + 1, 0, way, "parent")
    if not _skips(way) and _is_near(up, down + 1):
        came = way.before.person if way.before and not down else ""
        for child in tree.children.get(here, ())[:_MOST_CHILDREN]:
            if child != came:
                yield Way(child, up, down + 1, way, "child")
    for leap in tree.leaps.get(here, ()):
        may = (leap.up and not down) or (not leap.up and (down or not up))
        if may and _is_near(up + leap.up, down + leap.down):
            yield Way(leap.other, up + leap.up, down + leap.down, way, leap.type)


def relative_of(tree: Pedigree, one: str, way: Way) -> Relative:
    """What somebody is to whom a way leads, with its steps."""
    steps = _path(tree, one, way)
    shared: tuple[str, ...] = ()
    half = way.type == "half-sibling"
    if way.up == way.down == 1 and way.type == "child":
        half = is_half(tree, one, way.person)
        theirs = tree.parents.get(way.person, ())
        shared, steps = tuple(each for each in tree.parents.get(one, ()) if each in theirs), ()
    kind, great, degree, removed = by_blood(way.up, way.down, half=half)
    return Relative(way.person, kind, great, degree, removed, way.up, way.down, steps, shared)


def _path(tree: Pedigree, one: str, way: Way) -> tuple[Step, ...]:
    """The steps of a way, in which up and down again is one step to a brother or sister."""
    ways: list[Way] = []
    here: Way | None = way
    while here and here.before:
        ways.append(here)
        here = here.before
    ways.reverse()
    steps: list[Step] = []
    for each in ways:
        turned = steps and steps[-1].type == "parent" and each.type == "child"
        if turned:
            steps.pop()
            last = steps[-1].person if steps else one
            steps.append(Step("half-sibling" if is_half(tree, last, each.person) else "sibling", each.person))
        else:
            steps.append(Step(each.type, each.person))
    return tuple(steps)


def _line(tree: Pedigree, one: str) -> dict[str, Way]:
    """Everybody above, nearest first, with the way up."""
    found = {one: Way(one, 0, 0)}
    queue = [found[one]]
    for way in queue:
        for parent in tree.parents.get(way.person, ()):
            if parent not in found:
                found[parent] = Way(parent, way.up + 1, 0, way, "parent")
                queue.append(found[parent])
    return found


def meet(tree: Pedigree, one: str, other: str) -> Relative | None:
    """The nearest common ancestor of two people decides what they are to each other."""
    mine, theirs = _line(tree, one), _line(tree, other)
    common = [each for each in mine if each in theirs]
    if not common:
        return None
    top = min(common, key=lambda each: (mine[each].up + theirs[each].up, abs(mine[each].up - theirs[each].up), each))
    way: Way | None = theirs[top]
    down = mine[top]
    while way and way.before:
        way = way.before
        down = Way(way.person, down.up, down.down + 1, down, "child")
    return relative_of(tree, one, down)


def sweep(tree: Pedigree, one: str) -> dict[str, Relative]:
    """Everybody with a common ancestor: up once, then down from all of them, each person once."""
    found = {key: (way.up, 0) for key, way in _line(tree, one).items()}
    # By number of steps; the ancestors are ordered so already.
    level = {one: (0, 0)}
    by_up: dict[int, list[str]] = {}
    for key, (up, _) in found.items():
        by_up.setdefault(up, []).append(key)
    total = 0
    while level or total <= max(by_up):
        following: dict[str, tuple[int, int]] = {}
        here = level | {key: found[key] for key in by_up.get(total, ())}
        for person in sorted(here):
            up, down = here[person]
            for child in tree.children.get(person, ()):
                if child not in found:
                    found[child] = following[child] = (up, down + 1)
        level, total = following, total + 1
    return {
        key: Relative(key, *by_blood(up, down, half=up == down == 1 and is_half(tree, one, key)), up, down)
        for key, (up, down) in found.items()
        if key != one
    }
