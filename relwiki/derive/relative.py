"""What somebody is to somebody without a note that says so: the values of kinship, and how steps are named."""

import msgspec


class Step(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """From one person to the next: `person` is the TYPE of the one before."""

    type: str
    person: str


class Relative(msgspec.Struct, frozen=True, gc=False):
    """Somebody who is kin without a note that says so."""

    other: str
    # A relationship type, or "parent's spouse", "spouse's child", "aunt or uncle by marriage", "niece or nephew by
    # marriage".
    type: str
    # How often "great" stands before it.
    great: int = 0
    # Of cousins: 1 for the first; and how many generations apart.
    degree: int = 0
    removed: int = 0
    # Generations from the first to the common ancestor, and down to the other; of blood relations only.
    up: int = 0
    down: int = 0
    # From the first person to the other, who ends it; of brothers and sisters through parents only `shared` is given.
    steps: tuple[Step, ...] = ()
    shared: tuple[str, ...] = ()
    unsure: bool = False


def by_blood(up: int, down: int, *, half: bool = False) -> tuple[str, int, int, int]:
    """(type, great, degree, removed) of somebody `up` generations up to a common ancestor and `down` again."""
    if up == 0 or down == 0:
        names = ("child", "grandchild") if up == 0 else ("parent", "grandparent")
        far = up + down
        return (names[0], 0, 0, 0) if far == 1 else (names[1], far - 2, 0, 0)
    if up == down == 1:
        return ("half-sibling" if half else "sibling", 0, 0, 0)
    if down == 1:
        return ("aunt or uncle", up - 2, 0, 0)
    if up == 1:
        return ("niece or nephew", down - 2, 0, 0)
    return ("cousin", 0, min(up, down) - 1, abs(up - down))


# Lists begin with the closest ties.
_TYPES = (
    "parent", "child", "sibling", "half-sibling", "grandparent", "grandchild", "aunt or uncle", "niece or nephew",
    "cousin", "step-parent", "parent's spouse", "step-child", "spouse's child", "step-sibling", "parent-in-law",
    "child-in-law", "sibling-in-law", "aunt or uncle by marriage", "niece or nephew by marriage",
)  # fmt: skip
_PLACES = {name: place for place, name in enumerate(_TYPES)}


def order(each: Relative) -> tuple[object, ...]:
    """The place of a relative in a list: by closeness, then by id."""
    far = each.degree > 1 or each.removed > 0 or each.great > 1
    return (far, _PLACES[each.type], each.great, each.degree, each.removed, each.up, each.unsure, each.other)
