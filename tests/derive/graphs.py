"""Vaults made from graphs: each node a person with an invented name, each edge a friendship stated once."""

import networkx as nx

from relwiki.derive.connections import Connections
from relwiki.derive.facts import derive
from relwiki.model.settings import Settings
from relwiki.model.vault import Vault
from tests.vaults import TODAY, notes_of

_FIRST = ("Aiko", "Bram", "Chidi", "Dalia", "Enzo", "Freya", "Goran", "Halima", "Ivo", "Jaya", "Kofi", "Lena")
_LAST = ("Abara", "Birk", "Castell", "Dorn", "Eker", "Falk", "Grau", "Holm", "Itani", "Juhl", "Kade", "Lund", "Moro")


def called(index: int) -> str:
    """The name of the person with this number, and no other."""
    first, rest = index % len(_FIRST), index // len(_FIRST)
    numeral = f" {rest // len(_LAST) + 1}" if rest >= len(_LAST) else ""
    return f"{_FIRST[first]} {_LAST[rest % len(_LAST)]}{numeral}"


def path_of(index: int) -> str:
    """The note of the person with this number: the id by which facts speak of them."""
    return f"people/{called(index)}.md"


def files_of_graph(graph: "nx.Graph[int]", owner: int = -1) -> dict[str, str]:
    """A vault in which the nodes 0, 1, 2 ... of a graph are people and its edges friendships."""
    files = {}
    for node in graph:
        friends = "".join(f"  - '[[{called(other)}]]'\n" for other in graph[node] if other > node)
        said = ("me: true\n" if node == owner else "") + (f"friends:\n{friends}" if friends else "")
        files[path_of(node)] = f"---\n{said}---\n" if said else ""
    return files


def connections_of(graph: "nx.Graph[int]", owner: int = -1) -> Connections:
    """What follows from that vault."""
    settings = Settings()
    return derive(Vault(notes_of(files_of_graph(graph, owner), settings), settings), TODAY).connections
