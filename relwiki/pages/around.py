"""The small network on a person's page: who is tied to them and who to these, as a picture with links.

Its layout costs one step for each person shown, because it is made for every page: the middle, a wing to the right and
one to the left, in which each has a line of their own, so that no label can lie on another.
"""

from collections.abc import Callable
from functools import cache

from relwiki.pages.drawing import Around, Dot
from relwiki.pages.subject import Common

# Those shown at most, the middle included; and up to how many others of the second ring are added to the first.
_MOST = 40
_FILLED = 20
# Of the second ring beside one of the first.
_BRANCHES = 3
# Ties of one person that are looked through: the page's cost must not grow with somebody who knows everybody.
_LOOKED_AT = 60
# Units of the picture: about CSS pixels.
_WIDTH, _LINE, _EDGE = 640, 24, 22
_INNER, _BULGE, _BRANCH = 36, 46, 118
# Letters that fit beside a dot: of the first ring with others behind it, without them, and of the second.
_SHORT, _LONG, _OUTER = 13, 26, 14
_NOT_DRAWN = frozenset({"estranged", "pet", "keeper"})

# Somebody of the first ring and those of the second behind them.
_Wing = list[tuple[str, list[str]]]


class Arounds:
    """Draws people's small networks from facts that are sorted out once."""

    def __init__(self, common: Common) -> None:
        facts = common.facts
        self._ties, self._atlas, self._owner = facts.ties, common.atlas, facts.owner
        # Whom open ties join to somebody, each once, in the order of their page.
        self._near: Callable[[str], tuple[str, ...]] = cache(self._tied)
        self._shown = set(facts.connections.network.people)
        self._shown.update(one.id for one in facts.light.values() if not (one.animal or one.private))

    def of(self, person: str) -> Around | None:
        """The picture of one person; None for the quiet and the private, and where fewer than two others are known."""
        if person not in self._shown:
            return None
        first = self._near(person)
        branches, number = self._branches(person, first[: _MOST - 1])
        if number < 2:
            return None
        rows = _lines(branches)
        right: _Wing = []
        filled = 0
        while branches and 2 * filled < rows:
            right.append(branches.pop(0))
            filled += len(right[-1][1]) or 1
        height = max(filled, rows - filled) * _LINE + 2 * _EDGE
        lines: list[tuple[int, int, int, int]] = []
        places: dict[str, tuple[int, int]] = {}
        ends = self._wing(right, 1, height, lines, places), self._wing(branches, -1, height, lines, places)
        return Around(
            _WIDTH,
            height,
            self._dot(person, _WIDTH // 2, height // 2, _OUTER),
            ends[1],
            ends[0],
            tuple(lines),
            self._across(places, set(lines)),
            max(0, len(first) - _MOST + 1),
        )

    def _tied(self, person: str) -> tuple[str, ...]:
        shown = self._shown
        found = [
            tie.other
            for tie in self._ties.get(person, ())
            if not tie.private and tie.other in shown and tie.other != person and tie.type not in _NOT_DRAWN
        ]
        return tuple(dict.fromkeys(found))

    def _branches(self, person: str, first: tuple[str, ...]) -> tuple[_Wing, int]:
        """Each of the first ring with some of the second, while there is room; how many these are together."""
        taken = {person, *first}
        branches: _Wing = []
        for one in first:
            behind: list[str] = []
            # Everybody is tied to the owner, which says nothing of who is near whom.
            if len(taken) < _FILLED and one != self._owner:
                for other in self._near(one)[:_LOOKED_AT]:
                    if other not in taken:
                        behind.append(other)
                        taken.add(other)
                        if len(behind) == _BRANCHES or len(taken) == _FILLED:
                            break
            branches.append((one, behind))
        return branches, len(taken) - 1

    def _wing(
        self,
        wing: _Wing,
        side: int,
        height: int,
        lines: list[tuple[int, int, int, int]],
        places: dict[str, tuple[int, int]],
    ) -> tuple[Dot, ...]:
        """One side of the picture, from top to bottom; adds its lines and where everybody is."""
        dots: list[Dot] = []
        middle, half = _WIDTH // 2, height / 2
        y = half - _LINE * (_lines(wing) - 1) / 2
        for one, behind in wing:
            exact = y + _LINE * (len(behind) - 1) / 2 if behind else y
            off = (exact - half) / half
            x, here = middle + side * round(_INNER + _BULGE * (1 - off * off) ** 0.5), round(exact)
            places[one] = x, here
            lines.append((middle, height // 2, x, here))
            dots.append(self._dot(one, x, here, _SHORT if behind else _LONG))
            outer = x + side * _BRANCH
            for other in behind:
                there = round(y)
                places[other] = outer, there
                lines.append((x, here, outer, there))
                dots.append(self._dot(other, outer, there, _OUTER))
                y += _LINE
            y += 0 if behind else _LINE
        return tuple(dots)

    def _dot(self, person: str, x: int, y: int, letters: int) -> Dot:
        ref = self._atlas.ref(person)
        name = ref.text
        return Dot(ref, x, y, name if len(name) <= letters else name[: letters - 1].rstrip() + "…")

    def _across(
        self, places: dict[str, tuple[int, int]], drawn: set[tuple[int, int, int, int]]
    ) -> tuple[tuple[int, int, int, int], ...]:
        """Lines between those in the picture who are tied to each other, the owner left out."""
        found: list[tuple[int, int, int, int]] = []
        owner = places.get(self._owner)
        for one, place in places.items():
            if one == self._owner:
                continue
            # Few of those near somebody are in the picture.
            for other in [places[each] for each in self._near(one)[:_LOOKED_AT] if each in places]:
                # Each pair once, from the one farther left.
                if place < other and other != owner:
                    line = (*place, *other)
                    if line not in drawn and (*other, *place) not in drawn:
                        found.append(line)
        return tuple(found)


def _lines(wing: _Wing) -> int:
    """How many lines a wing takes."""
    return sum([len(behind) or 1 for _, behind in wing])
