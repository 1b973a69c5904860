"""Every kind of page there is, in one list."""

from collections.abc import Callable, Iterator

from relwiki.derive.facts import Facts
from relwiki.pages import (
    connections,
    home,
    interest,
    journal,
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
from relwiki.pages.atlas import Atlas
from relwiki.pages.page import Page
from relwiki.pages.subject import Common

BUILDERS: tuple[Callable[[Common], Iterator[Page]], ...] = (
    home.build,
    people.build,
    person.build,
    organisation.build,
    interest.build,
    place.build,
    journal.build,
    note.build,
    tag.build,
    upcoming.build,
    connections.build,
    mutual.build,
    unwritten.build,
    problems.build,
)

# The navigation: label, route, section.
NAV: tuple[tuple[str, str, str], ...] = (
    ("Today", "index.html", "home"),
    ("People", "people/index.html", "people"),
    ("Upcoming", "upcoming.html", "upcoming"),
    ("Connections", "connections.html", "connections"),
    ("Mutual", "mutual.html", "mutual"),
    ("Interests", "interests/index.html", "interests"),
    ("Organisations", "organisations/index.html", "organisations"),
    ("Places", "places/index.html", "places"),
    ("Journal", "journal/index.html", "journal"),
    ("Notes", "notes/index.html", "notes"),
    ("Tags", "tags/index.html", "tags"),
    ("Problems", "problems.html", "problems"),
)


def pages(facts: Facts, atlas: Atlas) -> Iterator[Page]:
    """All pages of a site, one after the other, so that nobody has to hold them all."""
    common = Common(facts, atlas)
    for build in BUILDERS:
        yield from build(common)
