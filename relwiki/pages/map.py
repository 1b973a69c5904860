"""The map of everybody: a picture that the browser draws, and a table that says the same without it."""

import sys
from collections.abc import Iterator

from relwiki.model.names import fold
from relwiki.pages.mapped import MapPage, MapRow
from relwiki.pages.network import type_label, types_of
from relwiki.pages.page import Facet, Page
from relwiki.pages.shown import Ref
from relwiki.pages.subject import Common

# Names in a row of the table; values of one filter.
_MOST_NAMES = 5
_MOST_VALUES = 40
# Rows of the table, some 400 bytes each: those with the most ties.
_MOST_ROWS = 4000

# Somebody who is tied to somebody, and by which types.
Near = tuple[str, tuple[str, ...]]


def build(common: Common) -> Iterator[Page]:
    """The one page of the map."""
    # What it is made from is let go of before it is written: it is the largest page of all.
    yield _page(common)


def _page(common: Common) -> MapPage:
    facts, say = common.facts, common.say
    network = facts.connections.network
    near: dict[str, list[Near]] = {}
    for edge in network.edges:
        types = types_of(edge)
        near.setdefault(edge.a, []).append((edge.b, types))
        near.setdefault(edge.b, []).append((edge.a, types))
    circles: dict[str, list[str]] = {}
    for circle in network.circles:
        for member in circle.members:
            circles.setdefault(member, []).append(circle.id)
    labels: dict[str, str] = {}
    rows = [
        _row(person, number, near.get(person, []), circles.get(person, []), labels, common)
        for number, person in enumerate(network.people)
    ]
    left_out = max(0, len(rows) - _MOST_ROWS)
    rows = sorted(rows, key=lambda row: (-row.ties, row.number))[:_MOST_ROWS]
    rows.sort(key=lambda row: (fold(row.ref.text), row.ref.route))
    intro = say("map_intro") if rows else ""
    return MapPage(
        route="map.html",
        title=say("map"),
        section="connections",
        trail=(Ref(say("connections"), "connections.html"),),
        intro=f"{intro} {say('map_left_out', n=left_out)}" if left_out else intro,
        facets=tuple(_facets(rows, labels, common)),
        rows=tuple(rows),
        empty="" if rows else say("no_people"),
    )


def _row(
    person: str, number: int, near: list[Near], circles: list[str], labels: dict[str, str], common: Common
) -> MapRow:
    atlas, say = common.atlas, common.say
    names = ", ".join([atlas.ref(other).text for other, _ in near[:_MOST_NAMES]])
    if len(near) > _MOST_NAMES:
        names += " " + say("and_n_more", n=len(near) - _MOST_NAMES).strip()
    note = common.facts.subjects.by_id[person].note
    found = {f"tag:{fold(ref.text)}": ref.text for tag in (note.tags if note else ()) if (ref := atlas.tag(tag)).route}
    found |= {f"circle:{circle}": atlas.ref(circle).text for circle in circles}
    found |= {f"type:{name}": name for _, types in near for name in types}
    labels.update(found)
    return MapRow(atlas.ref(person), number, len(near), names, tuple(map(sys.intern, found)))


def _facets(rows: list[MapRow], labels: dict[str, str], common: Common) -> Iterator[Facet]:
    """Tags, circles and types that at least two people share, the most common of each."""
    counted: dict[str, int] = {}
    for row in rows:
        for facet in row.facets:
            counted[facet] = counted.get(facet, 0) + 1
    for kind, title in (("tag", "tags"), ("circle", "map_circles"), ("type", "map_types")):
        those = [facet for facet, number in counted.items() if number > 1 and facet.startswith(kind + ":")]
        common_ones = sorted(those, key=lambda facet: (-counted[facet], facet))[:_MOST_VALUES]
        values = [
            (facet, type_label(labels[facet], common.say) if kind == "type" else labels[facet], counted[facet])
            for facet in common_ones
        ]
        if values:
            yield Facet(common.say(title), tuple(sorted(values, key=lambda value: (value[1].casefold(), value[0]))))
