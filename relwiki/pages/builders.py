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
from relwiki.pages.subject import Common
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


def pages(facts: Facts, atlas: Atlas, say: Words) -> Iterator[Page]:
    """All pages of a site, one after the other, so that nobody has to hold them all."""
    common = Common(facts, atlas, say)
    for build in BUILDERS:
        for page in build(common):
            yield completed(page, common)
