"""Whom the living have lost: close kin who died, each death once with those who are left."""

from collections.abc import Iterable, Mapping

import msgspec

from relwiki.derive.light import LightPerson
from relwiki.derive.relationships import Tie
from relwiki.derive.silence import Silence
from relwiki.model.date import Date

_CLOSE = frozenset({
    "spouse", "partner", "parent", "child", "sibling", "half-sibling", "step-parent", "step-child", "guardian", "ward",
})  # fmt: skip


class Loss(msgspec.Struct, frozen=True, gc=False):
    """A death, and those who live with it."""

    # Id of a subject or a light person.
    dead: str
    # None where only "died: true" is known.
    date: Date | None
    # (id, what the dead was to them), by id; quiet people and the estranged are left out.
    living: tuple[tuple[str, str], ...]
    private: bool = False


def losses(
    people: Iterable[str], ties: Mapping[str, tuple[Tie, ...]], light: Mapping[str, LightPerson], hush: Silence
) -> tuple[Loss, ...]:
    """The losses of these people (ids of those with a note), by the id of who died."""
    deaths: dict[str, Date | None] = {key: date for key, date in hush.dead.items() if key not in hush.quiet}
    deaths |= {key: person.died for key, person in light.items() if person.died}
    left: dict[str, dict[str, str]] = {}
    open_to_all: set[str] = set()
    for person in people:
        if person in hush.dead or person in hush.quiet:
            continue
        mine = [tie for tie in ties.get(person, ()) if tie.other in deaths]
        estranged = {tie.other for tie in mine if tie.type in {"estranged", "ex"}} if mine else set()
        for tie in mine:
            if tie.type in _CLOSE and tie.state != "past" and not tie.unsure and tie.other not in estranged:
                left.setdefault(tie.other, {}).setdefault(person, tie.word)
                if not tie.private:
                    open_to_all.add(tie.other)
    return tuple(
        Loss(dead, deaths[dead], tuple(sorted(left[dead].items())), dead not in open_to_all) for dead in sorted(left)
    )
