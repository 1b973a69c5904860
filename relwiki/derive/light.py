"""Light people: named in notes, without a note of their own, and one person where two notes of a family name them."""

import msgspec

from relwiki.derive.stated import Plain, Stated
from relwiki.model.date import Date
from relwiki.model.names import fold


class LightPerson(msgspec.Struct, frozen=True, gc=False):
    """Somebody, or a pet, who is named in notes and has none of their own."""

    # "light:PATH#name" with the first of the notes that state them.
    id: str
    name: str
    # Paths of the notes that state them, sorted.
    stated_by: tuple[str, ...]
    # What they are to the first of these: "daughter", "dog".
    word: str
    animal: bool = False
    born: Date | None = None
    died: Date | None = None
    private: bool = False


def families(found: list[Stated], light: list[Plain]) -> dict[str, frozenset[str]]:
    """For each note that names light people: the notes of partners and co-parents, who may name the same ones."""
    naming = {each.path for each in light}
    near: dict[str, set[str]] = {path: set() for path in naming}
    parents: dict[str, set[str]] = {}
    for each in found:
        name = each.meaning.type.name
        if name in {"spouse", "partner", "ex"}:
            if each.a in naming and each.b in naming:
                near[each.a].add(each.b)
                near[each.b].add(each.a)
        elif name == "parent":
            parents.setdefault(each.a, set()).add(each.b)
        elif name == "child":
            parents.setdefault(each.b, set()).add(each.a)
    for group in parents.values():
        for one in group & naming:
            near[one] |= (group & naming) - {one}
    return {path: frozenset(others) for path, others in near.items()}


def light_people(
    light: list[Plain], near: dict[str, frozenset[str]]
) -> tuple[dict[str, LightPerson], dict[tuple[str, str], str]]:
    """Light people by id, and the id of each (note's path, folded name); `near` says whose notes may name the same."""
    stated: dict[str, set[str]] = {}
    for each in light:
        stated.setdefault(fold(each.entry.name), set()).add(each.path)
    identities: dict[tuple[str, str], str] = {}
    members: dict[str, set[str]] = {}
    for each in light:
        path, key = each.path, fold(each.entry.name)
        group = {path} | (near.get(path, frozenset()) & stated[key])
        first = min(group)
        # A partner's partner may name them too: the first of the notes decides for all.
        first = min({first} | (near.get(first, frozenset()) & stated[key]))
        identities[path, key] = f"light:{first}#{key}"
        members.setdefault(identities[path, key], set()).update(group)
    people: dict[str, LightPerson] = {}
    # What is said openly comes first, and what is said in private adds nothing to it.
    for each in sorted(light, key=lambda each: (each.private, each.path, each.entry.line)):
        entry, meaning = each.entry, each.meaning
        identity = identities[each.path, fold(entry.name)]
        known = people.get(identity)
        may_add = known is None or known.private or not each.private
        people[identity] = LightPerson(
            identity,
            known.name if known else entry.name,
            tuple(sorted(members[identity])),
            known.word if known else meaning.word,
            (known.animal if known else False) or meaning.type.name == "pet",
            (known and known.born) or (entry.date("born") if may_add else None),
            (known and known.died) or (entry.date("died") if may_add else None),
            (known.private if known else True) and each.private,
        )
    return people, identities
