"""The network for the browser: one classic script that the map and the path finder read, also from the disk.

Only what these two show is in it. Nothing here decides who is in the network; that is done already.
"""

from collections.abc import Collection

import msgspec

from relwiki.derive.network import Edge, Network
from relwiki.derive.reach import CIRCLE, PAST_TIE, THROUGH_DEAD, TIE
from relwiki.derive.relationships import Tie
from relwiki.model.lexicon import lexicon
from relwiki.pages.atlas import Atlas
from relwiki.pages.ties import tie_word
from relwiki.pages.words import Words

# All of a tie that decides what it is called: type, word, state, group.
_Named = tuple[str, str, str, str]


class Interned:
    """Values in the order in which they were first asked for, each with its number."""

    def __init__(self) -> None:
        self._numbers: dict[object, int] = {}

    def __call__(self, value: object) -> int:
        """The number of a value."""
        return self._numbers.setdefault(value, len(self._numbers))

    def values(self) -> tuple[object, ...]:
        """All values, by number."""
        return tuple(self._numbers)


def script(network: Network, owner: str, dead: Collection[str], atlas: Atlas, say: Words) -> bytes:
    """The script: `window.relwikiNetwork`, with people by number, ties and circles between the numbers."""
    number = {person: index for index, person in enumerate(network.people)}
    words, kinds = Interned(), Interned()
    # What people are to one another is the same few words again and again.
    said: dict[tuple[_Named, ...], int] = {}

    def spoken(ties: tuple[Tie, ...]) -> int:
        named = tuple([(tie.type, tie.word, tie.state, tie.group) for tie in ties])
        if named not in said:
            said[named] = words(_said(ties, say))
        return said[named]

    edges: list[int] = []
    for edge in network.edges:
        kind = kinds((types_of(edge), int(edge.is_past)))
        edges += (number[edge.a], number[edge.b], spoken(edge.there), spoken(edge.back), kind)
    refs = [atlas.ref(person) for person in network.people]
    data = {
        "me": number.get(owner, -1),
        "costs": (TIE, PAST_TIE, CIRCLE, THROUGH_DEAD),
        # Names and routes; of "people/NAME.html" only NAME.
        "people": [(ref.text, _short(ref.route)) for ref in refs],
        "dead": sorted(number[person] for person in dead if person in number),
        # Five numbers for each: a, b, what b is to a, what a is to b, kind.
        "edges": edges,
        # (of somebody, of you), with {name} to be filled in.
        "words": words.values(),
        # (types, whether all of it has ended)
        "kinds": kinds.values(),
        "circles": [
            (atlas.ref(each.id).text, atlas.ref(each.id).route, [number[member] for member in each.members])
            for each in network.circles
        ],
    }
    text = msgspec.json.encode(data)
    for harmful, harmless in (("</", "<\\/"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(harmful.encode(), harmless.encode())
    return b"window.relwikiNetwork = " + text + b";\n"


def _short(route: str) -> str:
    name = route.removeprefix("people/").removesuffix(".html")
    return name if route == f"people/{name}.html" and "/" not in name else route


def types_of(edge: Edge) -> tuple[str, ...]:
    """The types that tie two people, each under that name of its two sides that sorts first."""
    types = lexicon().types
    return tuple(
        dict.fromkeys(min(tie.type, types[tie.type].inverse) if tie.type in types else tie.type for tie in edge.there)
    )


def _said(ties: tuple[Tie, ...], say: Words) -> tuple[str, str]:
    """What somebody is to another, and to you: "sister of {name}", "your sister"."""
    first = ties[0]
    if len(ties) == 1 and first.state != "past":
        of, yours = say.known(f"step_{first.type}", ""), say.known(f"your_{first.type}", "")
        if of and yours:
            return of, yours
    words = ", ".join(dict.fromkeys(tie_word(_noun(tie), say) for tie in ties))
    return say("step", word=words), say("your", word=words)


def _noun(tie: Tie) -> Tie:
    """A tie whose word can stand before "of": the type's own name in place of "reports to"."""
    is_verb = tie.word.endswith((" to", " by", " from", " for", "manages"))
    return msgspec.structs.replace(tie, word=tie.type) if is_verb else tie


def type_label(name: str, say: Words) -> str:
    """A type for a filter, in the plural; both sides where they differ: "children, parents"."""
    known = lexicon().types.get(name)
    if known is None:
        return say.known(f"plural_{name}", name)
    sides = dict.fromkeys((name, known.inverse))
    return ", ".join(say.known(f"plural_{side}", lexicon().types[side].plural) for side in sides)
