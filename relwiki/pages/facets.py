"""What rows of a list can be filtered by: the tags and circles that occur most among them."""

from collections.abc import Iterable

from relwiki.pages.page import Facet
from relwiki.pages.words import Words

_MOST_VALUES = 30


def facets(found: Iterable[tuple[str, ...]], say: Words) -> tuple[Facet, ...]:
    """The most common tags and circles, by name; `found` has the facets of each row, such as "tag:family"."""
    count: dict[str, int] = {}
    for row in found:
        for each in row:
            count[each] = count.get(each, 0) + 1
    offered = []
    for name in ("tag", "circle"):
        mine = sorted((-number, each) for each, number in count.items() if each.startswith(name + ":"))
        best = sorted(mine[:_MOST_VALUES], key=lambda one: one[1])
        if len(best) > 1:
            values = tuple((each, each.partition(":")[2], -number) for number, each in best)
            offered.append(Facet(say(f"column_{name}"), values))
    return tuple(offered)
