"""How people reach each other: ways from the owner, who stands between whom, and who is linked to nobody else.

It works on the network alone and knows neither notes nor names. Every part of it is without recursion, and the same
for the same network whatever the order of notes.
"""

import heapq
from collections.abc import Collection, Mapping
from hashlib import blake2b

import msgspec

from relwiki.derive.network import Network

# Up to so many people every one is a start of shortest paths; above, so many of them are.
EXACT = 400
PIVOTS = 64
# What a step costs. A stated tie is the best way, one that has ended nearly as good; belonging to the same circle is a
# weaker one than two people who know each other; and nobody is met through the dead where the living can help.
TIE = 2
PAST_TIE = 3
CIRCLE = 5
THROUGH_DEAD = 6


class Step(msgspec.Struct, frozen=True, gc=False):
    """One step of a way: to `person` from the one before."""

    person: str
    # The circle that both belong to; empty where a stated tie joins them.
    circle: str = ""


class Connector(msgspec.Struct, frozen=True, gc=False):
    """Somebody whom shortest ways between others lead through."""

    person: str
    # Betweenness: the share of all pairs of others, 0 to 1.
    share: float


class Reach(msgspec.Struct, frozen=True, gc=False):
    """What follows from a network. Of equals the one whose id sorts first stands first."""

    # Person -> the last step to them and who stands before it, on the best way from the owner; the owner is not in it.
    before: Mapping[str, tuple[str, Step]] = {}
    # Somebody without whom you would not reach the others: those behind them, the largest group first.
    only_through: tuple[tuple[str, tuple[str, ...]], ...] = ()
    # Those with a share above 0, the largest first; the owner left out.
    connectors: tuple[Connector, ...] = ()
    # How many starts the shares were worked out from; 0: all, so that they are exact.
    pivots: int = 0
    # How many steps at most lie between two people who are joined, the owner left out; 0 where not worked out.
    diameter: int = 0
    # Tied to nobody and in a circle with nobody, but for the owner.
    alone: tuple[str, ...] = ()
    # Groups of two and more whom ties join when the owner is left out, the largest first.
    components: tuple[tuple[str, ...], ...] = ()

    def way(self, person: str) -> tuple[Step, ...]:
        """The steps from the owner to somebody, the first after the owner first; empty where there is no way."""
        steps: list[Step] = []
        while person in self.before:
            person, step = self.before[person]
            steps.append(step)
        return tuple(reversed(steps))


def reach(network: Network, owner: str, dead: Collection[str] = ()) -> Reach:
    """Work out ways and measures; without an owner, or with one who is not in the network, no ways."""
    number = {person: index for index, person in enumerate(network.people)}
    everyone = _neighbours(network, number)
    me = number.get(owner, -1)
    others = [[] if here == me else [each for each in near if each != me] for here, near in enumerate(everyone)]
    shares, pivots, diameter = _betweenness(network.people, others, me)
    linked: set[str] = set()
    for circle in network.circles:
        if len(circle.members) - (owner in circle.members) > 1:
            linked.update(circle.members)
    ranked = sorted((-share, network.people[index]) for index, share in enumerate(shares) if share > 0)
    return Reach(
        before=_ways(network, number, me, dead) if me >= 0 else {},
        only_through=_only_through(network, everyone, number, me) if me >= 0 else (),
        connectors=tuple(Connector(person, -share) for share, person in ranked),
        pivots=pivots,
        diameter=diameter,
        alone=tuple(
            person for index, person in enumerate(network.people)
            if index != me and not others[index] and person not in linked
        ),
        components=_components(network.people, others),
    )  # fmt: skip


def _neighbours(network: Network, number: Mapping[str, int]) -> list[list[int]]:
    """Whom stated ties join to each, in order."""
    near: list[list[int]] = [[] for _ in network.people]
    for edge in network.edges:
        a, b = number[edge.a], number[edge.b]
        near[a].append(b)
        near[b].append(a)
    return near


def _ways(
    network: Network, number: Mapping[str, int], start: int, dead: Collection[str]
) -> dict[str, tuple[str, Step]]:
    """The best way from `start` to everybody: Dijkstra, with a node for each circle behind those of the people.

    Of two ways that cost the same the one whose last step comes from the smaller number is taken.
    """
    people = len(network.people)
    arcs: list[list[tuple[int, int]]] = [[] for _ in range(people + len(network.circles))]
    for edge in network.edges:
        a, b, cost = number[edge.a], number[edge.b], PAST_TIE if edge.is_past else TIE
        arcs[a].append((b, cost))
        arcs[b].append((a, cost))
    for place, circle in enumerate(network.circles, people):
        for member in circle.members:
            arcs[number[member]].append((place, CIRCLE - 1))
            arcs[place].append((number[member], 1))
    gone = {number[person] for person in dead if person in number} - {start}
    best, last = {start: 0}, {start: -1}
    queue, done = [(0, start)], set[int]()
    while queue:
        cost, here = heapq.heappop(queue)
        if here in done:
            continue
        done.add(here)
        cost += THROUGH_DEAD if here in gone else 0
        for there, more in arcs[here]:
            known = best.get(there)
            if known is None or cost + more < known:
                best[there], last[there] = cost + more, here
                heapq.heappush(queue, (cost + more, there))
            elif cost + more == known and here < last[there]:
                last[there] = here
    found: dict[str, tuple[str, Step]] = {}
    for index, person in enumerate(network.people):
        if index in last and index != start:
            via = last[index]
            shared = network.circles[via - people].id if via >= people else ""
            found[person] = network.people[last[via] if shared else via], Step(person, shared)
    return found


def _only_through(
    network: Network, near: list[list[int]], number: Mapping[str, int], start: int
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """For everybody the first person on all ways from `start` to them, if there is one: cut vertices (Tarjan)."""
    people = len(network.people)
    arcs = [list(each) for each in near] + [[] for _ in network.circles]
    for place, circle in enumerate(network.circles, people):
        arcs[place] = [number[member] for member in circle.members]
        for member in arcs[place]:
            arcs[member].append(place)
    order, parent, low, found = [start], {start: -1}, {start: 0}, {start: 0}
    stack = [(start, iter(arcs[start]))]
    while stack:
        here, rest = stack[-1]
        for there in rest:
            if there not in found:
                found[there] = low[there] = len(order)
                parent[there] = here
                order.append(there)
                stack.append((there, iter(arcs[there])))
                break
            if there != parent[here]:
                low[here] = min(low[here], found[there])
        else:
            stack.pop()
            above = parent[here]
            if above >= 0:
                low[above] = min(low[above], low[here])
    first: dict[int, int] = {start: -1}
    behind: dict[int, list[int]] = {}
    for here in order[1:]:
        above = parent[here]
        cut = above != start and above < people and low[here] >= found[above]
        first[here] = above if first[above] < 0 and cut else first[above]
        if first[here] >= 0 and here < people:
            behind.setdefault(first[here], []).append(here)
    groups = sorted((-len(those), one, sorted(those)) for one, those in behind.items())
    return tuple((network.people[one], tuple(network.people[each] for each in those)) for _, one, those in groups)


def _betweenness(people: tuple[str, ...], near: list[list[int]], me: int) -> tuple[list[float], int, int]:
    """Shares (Brandes 2001), the number of pivots or 0, and the diameter where it is known."""
    count = len(people) - (me >= 0)
    starts = [index for index, each in enumerate(near) if each]
    exact = count <= EXACT
    sums = [0.0] * len(people)
    if not exact and len(starts) > PIVOTS:
        chosen = sorted(starts, key=lambda index: (blake2b(people[index].encode(), digest_size=8).digest(), index))
        pivots = sorted(chosen[:PIVOTS])
    else:
        pivots, exact = starts, True
    farthest = 0
    for start in pivots:
        farthest = max(farthest, _add_from(start, near, sums))
    pairs = (count - 1) * (count - 2)
    scale = len(starts) / len(pivots) / pairs if pivots and pairs > 0 else 0.0
    return [round(each * scale, 9) for each in sums], 0 if exact else len(pivots), farthest if exact else 0


def _add_from(start: int, near: list[list[int]], sums: list[float]) -> int:
    """Add what depends on each when everybody is reached from `start`; how far the farthest is.

    Lists in place of sets and mappings, because this is the one part that takes time. Ways are counted as floats: there
    can be more of them than any number that divides.
    """
    far, ways = [-1] * len(near), [0.0] * len(near)
    far[start], ways[start] = 0, 1.0
    order = [start]
    # The steps of all shortest ways: what comes later on a way stands further down.
    steps: list[tuple[int, int]] = []
    for here in order:
        one_more, many = far[here] + 1, ways[here]
        for there in near[here]:
            known = far[there]
            if known < 0:
                far[there], ways[there] = one_more, many
                order.append(there)
                steps.append((here, there))
            elif known == one_more:
                ways[there] += many
                steps.append((here, there))
    depends = [0.0] * len(near)
    for here, there in reversed(steps):
        depends[here] += ways[here] * (1.0 + depends[there]) / ways[there]
    for here in order[1:]:
        sums[here] += depends[here]
    return far[order[-1]]


def _components(people: tuple[str, ...], near: list[list[int]]) -> tuple[tuple[str, ...], ...]:
    seen: set[int] = set()
    found: list[list[int]] = []
    for start, each in enumerate(near):
        if each and start not in seen:
            seen.add(start)
            group = [start]
            for here in group:
                for there in near[here]:
                    if there not in seen:
                        seen.add(there)
                        group.append(there)
            found.append(sorted(group))
    found.sort(key=lambda group: (-len(group), group[0]))
    return tuple(tuple(people[index] for index in group) for group in found)
