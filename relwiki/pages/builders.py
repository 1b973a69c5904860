"""Every kind of page there is, in one list."""

from collections.abc import Callable, Iterator

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
from relwiki.pages.leftovers import completed
from relwiki.pages.page import Page
from relwiki.pages.subject import WHOLE, Common, Fraction
from relwiki.pages.words import Words

BUILDERS: tuple[Callable[[Common], Iterator[Page]], ...] = (
    home.build,
    people.build,
    person.build,
    card.build,
    organisation.build,
    interest.build,
    place.build,
    journal.build,
    gathering.build,
    note.build,
    tag.build,
    upcoming.build,
    keep_in_touch.build,
    connections.build,
    network_map.build,
    mutual.build,
    unwritten.build,
    problems.build,
)

_OF_PEOPLE = (person.build, card.build)


def pages(facts: Facts, atlas: Atlas, say: Words, part: Fraction = WHOLE) -> Iterator[Page]:
    """All pages of a site, one after the other, so that nobody has to hold them all; or one part of them."""
    common, (number, parts) = Common(facts, atlas, say, part), part
    for index, build in enumerate(BUILDERS):
        # Those of people are most of all pages, and every part has some of them; of the others each has its own.
        if build in _OF_PEOPLE or index % parts == number:
            for page in build(common):
                yield completed(page, common)
