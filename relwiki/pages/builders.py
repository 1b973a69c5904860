"""Every kind of page there is, in one list."""

from collections.abc import Callable, Iterator
from functools import partial

from relwiki.derive.facts import Facts
from relwiki.pages import (
    card,
    connections,
    gathering,
    home,
    interest,
    journal,
    keep_in_touch,
    mutual,
    note,
    organisation,
    people,
    person,
    place,
    problems,
    tag,
    unwritten,
    upcoming,
)
from relwiki.pages import map as network_map
from relwiki.pages.atlas import Atlas
from relwiki.pages.inputs import Inputs
from relwiki.pages.leftovers import completed
from relwiki.pages.page import Page
from relwiki.pages.subject import Common
from relwiki.pages.unit import Unit
from relwiki.pages.words import Words

# The longest pages come first, while little else is held: what they took is enough for all that follow.
BUILDERS: tuple[Callable[[Common], Iterator[Page]], ...] = (
    network_map.build,
    connections.build,
    upcoming.build,
    mutual.build,
    keep_in_touch.build,
    home.build,
    people.build,
    organisation.build,
    interest.build,
    place.build,
    journal.build,
    gathering.build,
    note.build,
    tag.build,
    unwritten.build,
    problems.build,
    card.build,
    person.build,
)

# Pages of people are most of all pages: they are made by the person.
_BY_PERSON = {person.build: person.units, card.build: card.units}
# These show the web and nothing else.
_OF_THE_WEB: dict[Callable[[Common], Iterator[Page]], str] = {
    network_map.build: "map",
    connections.build: "connections",
}


def units(common: Common, inputs: Inputs | None = None) -> Iterator[Unit]:
    """All pages of a site, or of the part of it that `common` is for, by what is made together.

    With `inputs` those of a person, and those of the web, say what they are made from.
    """
    number, parts = common.part
    for index, build in enumerate(BUILDERS):
        # Every part has some of the people; of the other builders each has its own.
        if build in _BY_PERSON:
            yield from _BY_PERSON[build](common, inputs)
        elif index % parts == number:
            name = _OF_THE_WEB.get(build, "")
            yield Unit(name, inputs.web_pages if inputs and name else b"", partial(build, common))


def made(unit: Unit, common: Common) -> Iterator[Page]:
    """The pages of a unit, nothing of their notes' front matter left out."""
    for page in unit.make():
        yield completed(page, common)


def pages(facts: Facts, atlas: Atlas, say: Words) -> Iterator[Page]:
    """All pages of a site, one after the other, so that nobody has to hold them all."""
    common = Common(facts, atlas, say)
    for unit in units(common):
        yield from made(unit, common)
