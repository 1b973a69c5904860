"""Ways, connectors and groups, on networks whose figures are known and on random ones."""

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relwiki.derive.network import Edge, Network
from relwiki.derive.reach import EXACT, PIVOTS, Reach, reach
from relwiki.derive.relationships import Tie
from tests.derive.graphs import connections_of, path_of
from tests.vaults import facts_of

_FRIEND = (Tie("", "friend", "friend", "friend"),)


def shares(found: Reach) -> dict[str, float]:
    """Betweenness by person, those without any left out."""
    return {each.person: each.share for each in found.connectors}


def network_of(graph: "nx.Graph[int]") -> Network:
    """A graph as a network, without the detour over notes."""
    people = tuple(sorted(f"{node:05}" for node in graph))
    edges = sorted(tuple(sorted((f"{a:05}", f"{b:05}"))) for a, b in graph.edges)
    return Network(people, tuple(Edge(a, b, _FRIEND, _FRIEND) for a, b in edges))


def test_karate_club() -> None:
    """Zachary's club: the instructor (1) and the officer (34) stand between most pairs."""
    found = connections_of(nx.karate_club_graph()).reach
    share = shares(found)

    assert (round(share[path_of(0)], 3), round(share[path_of(33)], 3)) == (0.438, 0.304)
    assert [each.person for each in found.connectors[:2]] == [path_of(0), path_of(33)]
    assert (found.pivots, found.diameter, [len(each) for each in found.components]) == (0, 5, [34])


def test_florentine_families() -> None:
    """Padgett's marriages: the Medici stand between, and reach the Strozzi through the Ridolfi."""
    families = nx.florentine_families_graph()
    names = sorted(families)
    graph = nx.relabel_nodes(families, {name: index for index, name in enumerate(names)})
    medici = names.index("Medici")
    alone = connections_of(graph).reach
    owned = connections_of(graph, medici).reach
    way = [step.person for step in owned.way(path_of(names.index("Strozzi")))]

    assert round(shares(alone)[path_of(medici)], 3) == 0.522
    assert way == [path_of(names.index("Ridolfi")), path_of(names.index("Strozzi"))]
    assert dict(owned.only_through) == {
        path_of(names.index(one)): (path_of(names.index(other)),)
        for one, other in (("Albizzi", "Ginori"), ("Guadagni", "Lamberteschi"), ("Salviati", "Pazzi"))
    }


def test_les_miserables() -> None:
    """Who appears with most of the others is tied to 36."""
    graph = nx.convert_node_labels_to_integers(nx.les_miserables_graph())
    ends = [end for edge in connections_of(graph).network.edges for end in (edge.a, edge.b)]

    assert max(map(ends.count, set(ends))) == 36


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 40), st.floats(0.02, 0.4), st.integers(0, 10_000))
def test_random_networks_agree_with_networkx(size: int, density: float, seed: int) -> None:
    """Betweenness, groups, lengths of ways and who stands before whom, against another implementation."""
    graph = nx.gnp_random_graph(size, density, seed=seed)
    without = graph.subgraph(range(1, size))
    network = network_of(graph)
    found = reach(network, network.people[0])
    between = nx.betweenness_centrality(without)
    lengths = nx.single_source_shortest_path_length(graph, 0)
    behind = {
        node: cut
        for node in lengths
        for cut in nx.shortest_path(graph, 0, node)[1:-1]
        if not nx.has_path(graph.subgraph(set(graph) - {cut}), 0, node)
    }
    grouped = {person for _, those in found.only_through for person in those}

    assert shares(found) == pytest.approx({f"{node:05}": each for node, each in between.items() if each > 0}, abs=1e-8)
    assert {node: len(found.way(f"{node:05}")) for node in graph} == {node: lengths.get(node, 0) for node in graph}
    assert sorted(map(len, found.components), reverse=True) == sorted(
        (len(each) for each in nx.connected_components(without) if len(each) > 1), reverse=True
    )
    assert found.alone == tuple(f"{node:05}" for node in without if not without[node])
    assert grouped == {f"{node:05}" for node in behind}


@pytest.mark.parametrize("seed", [1, 2])
def test_pivots_come_near_the_exact_shares(seed: int) -> None:
    """Above 400 people 64 starts are used: of the ten first at least seven are right, and no share is far off.

    The greatest error of a share stays below a quarter of the greatest share, in a network with hubs.
    """
    graph = nx.barabasi_albert_graph(EXACT + 201, 2, seed=seed)
    network = network_of(graph)
    found = reach(network, "")
    exact = nx.betweenness_centrality(graph)
    share = shares(found)
    first = {f"{node:05}" for node in sorted(exact, key=lambda node: -exact[node])[:10]}
    off = max(abs(share.get(f"{node:05}", 0.0) - exact[node]) for node in graph)

    assert found.pivots == PIVOTS
    assert len(first & {each.person for each in found.connectors[:10]}) >= 7
    assert off < max(exact.values()) / 4


WAYS = """
    @ people/Wren Hale.md
    me: true
    @ people/Ines Moura.md
    relationship: sister
    works_at: "[[Tidewell]]"
    friends: "[[Tom Adler]]"
    @ people/Tom Adler.md
    works_at: "[[Tidewell]]"
    @ people/Pia Voss.md
    works_at: "[[Tidewell]]"
    @ people/Old Ben.md
    relationship: uncle
    died: 2001
    friends: "[[Kit Sorel]]"
    @ people/Kit Sorel.md
    friends: "[[Tom Adler]]"
    @ people/Nobody Else.md
    @ people/Mara Quist.md
    relationship: friend
    quiet: true
    friends: "[[Far Away]]"
    @ people/Far Away.md
"""


def vault(text: str) -> str:
    """The same vault with each note's lines as its front matter."""
    notes = (part.partition("\n") for part in text.split("@ ") if part.strip())
    return "".join(f"@ {path}\n---\n{lines}\n---\n" for path, _, lines in notes).replace("    ", "")


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("Ines Moura", ["Ines Moura"]),
        ("Tom Adler", ["Ines Moura", "Tom Adler"]),
        ("Pia Voss", ["Ines Moura", "Pia Voss at Tidewell"]),
        ("Kit Sorel", ["Ines Moura", "Tom Adler", "Kit Sorel"]),
        ("Nobody Else", []),
        ("Far Away", []),
    ],
)
def test_a_way_prefers_people_who_know_each_other(person: str, expected: list[str]) -> None:
    """Ties before circles, the living before the dead, and never through somebody quiet."""
    found = facts_of(vault(WAYS)).connections.reach
    said = [
        step.person[7:-3] + (f" at {step.circle.rpartition(':')[2].title()}" if step.circle else "")
        for step in found.way(f"people/{person}.md")
    ]

    assert said == expected


def test_who_is_linked_to_nobody_else() -> None:
    """Neither a tie nor a circle with anybody but you; the quiet are not named."""
    found = facts_of(vault(WAYS)).connections.reach

    assert found.alone == ("people/Far Away.md", "people/Nobody Else.md")


def test_a_long_chain_needs_no_recursion() -> None:
    """Three thousand people in a row."""
    found = reach(network_of(nx.path_graph(3000)), "00000")

    assert len(found.way("02999")) == 2999
    assert found.only_through == (("00001", tuple(f"{node:05}" for node in range(2, 3000))),)
