"""Trees of entries out of a relation that has no circles."""

from collections.abc import Iterable, Mapping

from relwiki.derive.trees import below
from relwiki.pages.atlas import Atlas
from relwiki.pages.shown import Entry, Line

# A tree drawn deeper than this is cut; the pages below are reached from the last one shown.
_DEEPEST = 12


def tree(
    ids: Iterable[str],
    above: Mapping[str, tuple[str, ...]],
    atlas: Atlas,
    lines: Mapping[str, Line] | None = None,
) -> tuple[Entry, ...]:
    """The roots among `ids`, each with what is below it; names in order.

    What has two parents stands below both, with all that is below it only at the first.
    """
    wanted = dict.fromkeys(ids)
    children = below({key: parents for key, parents in above.items() if key in wanted})
    said = lines or {}
    shown: set[str] = set()

    def entry(identity: str, depth: int) -> Entry:
        first = identity not in shown and depth < _DEEPEST
        shown.add(identity)
        under = sorted(children.get(identity, ()), key=name) if first else ()
        return Entry(
            atlas.ref(identity), line=said.get(identity, ()), children=tuple(entry(each, depth + 1) for each in under)
        )

    def name(identity: str) -> tuple[str, str]:
        return atlas.ref(identity).text.casefold(), identity

    roots = [each for each in wanted if not any(parent in wanted for parent in above.get(each, ()))]
    return tuple(entry(each, 0) for each in sorted(roots, key=name))
