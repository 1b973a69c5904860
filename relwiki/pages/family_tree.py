"""The family tree of one person: three generations up and down, husbands and wives, brothers and sisters.

Where everybody stands follows from the tree alone, in one step for each box; whole numbers, so that every machine
draws the same.
"""

from collections.abc import Iterable

from relwiki.derive.kinship import Kinship
from relwiki.derive.relationships import Tie
from relwiki.pages.drawing import Box, Line, Tree
from relwiki.pages.subject import Common

# People in one picture, and brothers and sisters among them; the lists name everybody.
_MOST, _MOST_SIBLINGS = 40, 6
_GENERATIONS = 3
# Units of the picture: about CSS pixels. A box, the gaps beside and below it, letters that fit.
_WIDE, _HIGH, _GAP, _STEP, _LETTERS = 120, 30, 12, 76, 15
_SLOT = _WIDE + _GAP
# Lines of several marriages run below each other; the line to children runs so far below a row. Space at the edges.
_DROP, _BUS, _EDGE = 5, 22, 4


class Trees:
    """Draws family trees from facts that are sorted out once."""

    def __init__(self, common: Common) -> None:
        self._kin: Kinship = common.facts.connections.kin
        self._ties, self._atlas = common.facts.ties, common.atlas

    def of(self, person: str) -> Tree | None:
        """The tree of one person; None where there are neither parents nor children."""
        tree = self._kin.sure
        if person not in tree.parents and person not in tree.children:
            return None
        return _Drawing(self, person).picture()

    def parents(self, person: str) -> tuple[str, ...]:
        """In the order of the person's page."""
        return self._kin.sure.parents.get(person, ())

    def children(self, person: str) -> tuple[str, ...]:
        """By id."""
        return self._kin.sure.children.get(person, ())

    def siblings(self, person: str) -> tuple[str, ...]:
        """Brothers and sisters with a common parent."""
        found = (child for parent in self.parents(person) for child in self.children(parent)[: _MOST * 2])
        return tuple(each for each in dict.fromkeys(found) if each != person)

    def partners(self, person: str) -> tuple[str, ...]:
        """Those somebody was or is a couple with, then the other parents of the children."""
        couples = [tie.other for tie in self._ties.get(person, ()) if _is_couple(tie)]
        others = [other for child in self.children(person)[:_MOST] for other in self.parents(child) if other != person]
        return tuple(dict.fromkeys((*couples, *others)))

    def is_past(self, person: str, partner: str) -> bool:
        """Whether two people were a couple and are none any more."""
        return any(
            tie.other == partner and tie.state == "past" for tie in self._ties.get(person, ()) if _is_couple(tie)
        )

    def box(self, person: str, x: int, y: int, *, own: bool) -> Box:
        """A box with the name, shortened where it does not fit."""
        ref = self._atlas.ref(person)
        label = ref.text if len(ref.text) <= _LETTERS else ref.text[: _LETTERS - 1].rstrip() + "…"
        return Box(ref, x, y, label, own)


def _is_couple(tie: Tie) -> bool:
    return tie.group == "couple" and not tie.private and not tie.unsure


class _Block:
    """A part of the picture in the making, from its own left edge: how wide it is, and where its person stands."""

    def __init__(self, width: int = 0, middle: int = 0) -> None:
        self.width = width
        # The middle of the person's box.
        self.middle = middle
        # (person, left edge of the box, generation below the page's person)
        self.boxes: list[tuple[str, int, int]] = []
        self.lines: list[Line] = []
        # Of past couples.
        self.apart: list[Line] = []

    def take(self, other: "_Block", by: int) -> None:
        """Take another block in, moved to the right."""
        self.boxes += [(person, x + by, row) for person, x, row in other.boxes]
        self.lines += [_moved(line, by) for line in other.lines]
        self.apart += [_moved(line, by) for line in other.apart]


def _moved(line: Line, by: int) -> Line:
    return tuple((x + by, y) for x, y in line)


class _Drawing:
    """One picture in the making; heights count from the top of the person's own row."""

    def __init__(self, trees: Trees, person: str) -> None:
        self._trees, self._person = trees, person
        self._free, self._left = self._choose()

    def _choose(self) -> tuple[set[str], int]:
        """The nearest first, until there is no room; and how many are left out."""
        trees, me = self._trees, self._person
        parents, children = [[me]], [[me]]
        for _ in range(_GENERATIONS):
            parents.append([each for one in parents[-1] for each in trees.parents(one)])
            below = [each for one in children[-1][:_MOST] for each in trees.children(one)[: 2 * _MOST]]
            children.append(below[: 2 * _MOST])
        siblings = trees.siblings(me)
        their_partners = [other for child in children[1][:_MOST] for other in trees.partners(child)]
        order = (
            [me], parents[1], trees.partners(me), children[1], siblings[:_MOST_SIBLINGS], parents[2], children[2],
            parents[3], their_partners, children[3],
        )  # fmt: skip
        wanted = list(dict.fromkeys(each for ring in order for each in ring))
        return set(wanted[:_MOST]), max(0, len(wanted) - _MOST) + max(0, len(siblings) - _MOST_SIBLINGS)

    def picture(self) -> Tree:
        """Everybody placed: those above over the middle of the person's box, brothers and sisters to the left."""
        me = self._person
        whole = self._below(me, 0)
        above = self._above(me, 0)
        if above:
            whole.take(above, whole.middle - above.middle)
            self._beside(whole)
        left = min(x for _, x, _ in whole.boxes)
        top = min(row for _, _, row in whole.boxes)
        right, bottom = max(x for _, x, _ in whole.boxes), max(row for _, _, row in whole.boxes)
        by, down = _EDGE - left, _EDGE - top * _STEP
        boxes = sorted((row, x, person) for person, x, row in whole.boxes)
        return Tree(
            right - left + _WIDE + 2 * _EDGE,
            (bottom - top) * _STEP + _HIGH + 2 * _EDGE,
            tuple(self._trees.box(one, x + by, row * _STEP + down, own=one == me) for row, x, one in boxes),
            tuple(tuple((x + by, y + down) for x, y in line) for line in whole.lines),
            tuple(tuple((x + by, y + down) for x, y in line) for line in whole.apart),
            self._left,
        )

    def _taken(self, people: Iterable[str]) -> list[str]:
        """Those of them who have a place and none yet."""
        found = [each for each in dict.fromkeys(people) if each in self._free]
        self._free.difference_update(found)
        return found

    def _below(self, person: str, row: int) -> _Block:
        """Somebody with husbands and wives to the right, and their children below, by the other parent."""
        self._free.discard(person)
        partners = self._taken(self._trees.partners(person)) if row < _GENERATIONS else []
        children = self._taken(self._trees.children(person)) if row < _GENERATIONS else []
        place = {child: self._family(child, partners) for child in children}
        children.sort(key=lambda child: place[child])
        blocks = [self._below(child, row + 1) for child in children]
        own, under = (1 + len(partners)) * _SLOT, sum(block.width for block in blocks)
        left, x = max(0, (under - own) // 2), max(0, (own - under) // 2)
        whole = _Block(max(own, under), left + _WIDE // 2)
        whole.boxes.append((person, left, row))
        foot = row * _STEP + _HIGH
        for index, partner in enumerate(partners):
            at = left + (index + 1) * _SLOT
            whole.boxes.append((partner, at, row))
            line = self._couple(left, at, index, foot)
            (whole.apart if self._trees.is_past(person, partner) else whole.lines).append(line)
        for child, block in zip(children, blocks, strict=True):
            index = place[child]
            start = _start(left, index, len(partners), foot)
            bus = foot + _BUS + _DROP * index
            end = x + block.middle
            whole.take(block, x)
            whole.lines.append((start, (start[0], bus), (end, bus), (end, (row + 1) * _STEP)))
            x += block.width
        return whole

    def _family(self, child: str, partners: list[str]) -> int:
        """Which of the couples a child is of; the number of partners where the other parent is none of them."""
        parents = self._trees.parents(child)
        return next((index for index, partner in enumerate(partners) if partner in parents), len(partners))

    def _couple(self, left: int, at: int, index: int, foot: int) -> Line:
        if index == 0:
            return ((left + _WIDE, foot - _HIGH // 2), (at, foot - _HIGH // 2))
        low = foot + _DROP * index
        middle, other = left + _WIDE // 2, at + _WIDE // 2
        return ((middle, foot), (middle, low), (other, low), (other, foot))

    def _above(self, person: str, row: int) -> _Block | None:
        """The parents of somebody side by side, each with their own above; None without any."""
        parents = self._taken(self._trees.parents(person)) if row > -_GENERATIONS else []
        if not parents:
            return None
        whole = _Block()
        middles: list[int] = []
        for parent in parents:
            over = self._above(parent, row - 1)
            middle = over.middle if over else _SLOT // 2
            if over:
                # A box is wider than a single parent's column.
                middle = max(middle, _SLOT // 2)
                whole.take(over, whole.width + middle - over.middle)
            whole.boxes.append((parent, whole.width + middle - _WIDE // 2, row - 1))
            middles.append(whole.width + middle)
            whole.width += max(over.width if over else 0, middle + _SLOT // 2)
        whole.middle = (middles[0] + middles[-1]) // 2
        high = (row - 1) * _STEP + _HIGH
        if len(middles) > 1:
            whole.lines.append(
                ((middles[0] + _WIDE // 2, high - _HIGH // 2), (middles[-1] - _WIDE // 2, high - _HIGH // 2))
            )
        whole.lines.append(
            ((whole.middle, high - (_HIGH // 2 if len(middles) > 1 else 0)), (whole.middle, row * _STEP))
        )
        return whole

    def _beside(self, whole: _Block) -> None:
        """Brothers and sisters, on a line with the one from the parents; half ones under the parent they share."""
        siblings = self._taken(self._trees.siblings(self._person))
        parents = {one: x + _WIDE // 2 for one, x, row in whole.boxes if row == -1}
        for index, sibling in enumerate(siblings):
            at = whole.middle - _WIDE // 2 - (index + 1) * _SLOT
            whole.boxes.append((sibling, at, 0))
            shared = [one for one in self._trees.parents(sibling) if one in parents]
            end = at + _WIDE // 2
            if len(shared) == len(parents):
                whole.lines.append(((whole.middle, -_BUS), (end, -_BUS), (end, 0)))
            elif shared:
                start, bus = parents[shared[0]], -_BUS - _DROP
                whole.lines.append(((start, _HIGH - _STEP), (start, bus), (end, bus), (end, 0)))


def _start(left: int, index: int, partners: int, foot: int) -> tuple[int, int]:
    """Where the line to a child begins: between the couple, or under somebody alone."""
    if index == partners:
        return (left + _WIDE // 2, foot)
    beside = left + (index + 1) * _SLOT - _GAP // 2
    return (beside, foot - _HIGH // 2 if index == 0 else foot + _DROP * index)
