"""Invented families of any size, with remarriages, and a second, slow and plain reading of who is kin to whom."""

import random

from relwiki.derive.facts import Facts, derive
from relwiki.model.settings import Settings
from relwiki.model.vault import Vault
from tests.vaults import TODAY, notes_of

Parents = dict[str, tuple[str, ...]]


def family(people: int, seed: int) -> Parents:
    """Each person with their parents: couples have children, then some find somebody else and have more."""
    rng = random.Random(seed)
    parents: Parents = {}
    couples: list[tuple[str, str]] = []
    generation = [_name(n) for n in range(people // 12)]
    count = len(generation)
    while count < people:
        rng.shuffle(generation)
        couples = list(zip(generation[::2], generation[1::2], strict=False))
        couples += [(couple[0], other[1]) for couple, other in zip(couples[::4], couples[1::4], strict=False)]
        following: list[str] = []
        for couple in couples:
            known = couple if rng.random() > 0.1 else couple[:1]
            for _ in range(rng.choice((0, 1, 2, 2, 3, 5))):
                child = _name(count)
                count += 1
                parents[child] = tuple(sorted(known))
                following.append(child)
        # Somebody marries in.
        generation = following + [_name(count + n) for n in range(len(following) // 3)]
        count += len(following) // 3
    return parents


def _name(number: int) -> str:
    return f"Person {number:04}"


def facts_of_family(parents: Parents, seed: int = 0, owner: str = "") -> Facts:
    """The facts of notes that state these parents: half of them in the child's note, half in the parent's."""
    rng = random.Random(seed)
    lines: dict[str, list[str]] = {name: [] for name in parents}
    for child, theirs in parents.items():
        for parent in theirs:
            lines.setdefault(parent, [])
            if rng.random() > 0.5:
                lines[child].append(f"- parent: [[{parent}]]")
            else:
                lines[parent].append(f"- child: [[{child}]]")
    files = {path(name): "## Family\n\n" + "\n".join(said) + "\n" for name, said in lines.items()}
    return derive(Vault(notes_of(files, Settings()), Settings(), ()), TODAY, owner)


def path(name: str) -> str:
    """Where a person's note is."""
    return f"people/{name}.md"


def siblings(parents: Parents, one: str) -> dict[str, str]:
    """Brothers and sisters by comparing with everybody: "sibling" or "half-sibling"."""
    found: dict[str, str] = {}
    mine = parents.get(one, ())
    for other, theirs in parents.items():
        shared = [each for each in theirs if each in mine]
        if other != one and shared:
            two = len(mine) > 1 and len(theirs) > 1
            found[other] = "half-sibling" if two and len(shared) == 1 else "sibling"
    return found


def kin(parents: Parents, one: str) -> dict[str, tuple[int, int]]:
    """Everybody with a common ancestor: by which numbers of generations, the shortest way, the more even one first."""
    mine = _ancestors(parents, one)
    everybody = set(parents) | {each for theirs in parents.values() for each in theirs}
    found: dict[str, tuple[int, int]] = {}
    for other in everybody - {one}:
        theirs = _ancestors(parents, other)
        ways = [(mine[each] + theirs[each], abs(mine[each] - theirs[each]), mine[each], theirs[each])
                for each in mine if each in theirs]  # fmt: skip
        if ways:
            *_, up, down = min(ways)
            found[other] = (up, down)
    return found


def _ancestors(parents: Parents, one: str) -> dict[str, int]:
    found, far = {one: 0}, 0
    level = [one]
    while level:
        level = [above for each in level for above in parents.get(each, ())]
        far += 1
        for each in level:
            found.setdefault(each, far)
    return found
