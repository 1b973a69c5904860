"""Foreign formats that facts are written in, one file each. No format knows where its bytes go."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from relwiki.derive.facts import Facts
from relwiki.formats import ical
from relwiki.formats.occasions import Choice

__all__ = ["FORMATS", "Choice", "Format", "written"]


class Format(NamedTuple):
    """A format that a build or `export` can write."""

    # As the setting `data` and the command name it.
    name: str
    # Its route in the site.
    file: str
    # Of facts, a choice of them, and what the theme says by key.
    make: Callable[[Facts, Choice, Mapping[str, str]], bytes]


FORMATS: tuple[Format, ...] = (Format("ics", "data/dates.ics", ical.calendar),)


def written(names: Sequence[str]) -> tuple[Format, ...]:
    """The formats that the setting `data` asks a build for."""
    wanted = {name.casefold() for name in names}
    return tuple(each for each in FORMATS if each.name in wanted)
