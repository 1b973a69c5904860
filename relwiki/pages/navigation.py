"""The way through the site, the same on every page."""

from relwiki.pages.words import Words

# The navigation: section (and the phrase of its label), route.
_NAV: tuple[tuple[str, str], ...] = (
    ("home", "index.html"),
    ("people", "people/index.html"),
    ("upcoming", "upcoming.html"),
    ("keep-in-touch", "keep-in-touch.html"),
    ("connections", "connections.html"),
    ("mutual", "mutual.html"),
    ("interests", "interests/index.html"),
    ("organisations", "organisations/index.html"),
    ("places", "places/index.html"),
    ("journal", "journal/index.html"),
    ("notes", "notes/index.html"),
    ("tags", "tags/index.html"),
    ("problems", "problems.html"),
)


def navigation(say: Words) -> tuple[tuple[str, str, str], ...]:
    """The way through the site: label, route and section of each entry."""
    return tuple((say(section), route, section) for section, route in _NAV)
