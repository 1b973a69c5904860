"""Trees of organisations, places and topics: what is below what, with circles cut and told."""

from collections.abc import Iterable, Mapping


def acyclic(above: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The same relation without the steps that close a circle, and the ids at which a circle was cut.

    Ids are visited in sorted order, so the cut does not depend on the order of notes.
    """
    kept: dict[str, tuple[str, ...]] = {}
    cut: list[str] = []
    done: set[str] = set()
    for start in sorted(above):
        path: list[str] = []
        on_path: set[str] = set()
        stack: list[tuple[str, bool]] = [(start, False)]
        while stack:
            here, leaving = stack.pop()
            if leaving:
                path.pop()
                on_path.discard(here)
                done.add(here)
                continue
            if here in done or here in on_path:
                continue
            path.append(here)
            on_path.add(here)
            good = tuple(each for each in above.get(here, ()) if each not in on_path)
            if len(good) < len(above.get(here, ())):
                cut.append(here)
            if good:
                kept[here] = good
            stack.append((here, True))
            stack += [(each, False) for each in reversed(good) if each not in done]
    return kept, tuple(cut)


def below(above: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """The relation turned round, ids in sorted order."""
    found: dict[str, list[str]] = {}
    for here in sorted(above):
        for parent in above[here]:
            found.setdefault(parent, []).append(here)
    return {key: tuple(value) for key, value in found.items()}


def closure(start: Iterable[str], above: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Everything above the ids in `start`, themselves included, nearest first."""
    seen = dict.fromkeys(start)
    queue = list(seen)
    for here in queue:
        for parent in above.get(here, ()):
            if parent not in seen:
                seen[parent] = None
                queue.append(parent)
    return tuple(seen)
