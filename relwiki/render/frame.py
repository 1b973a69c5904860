"""What stands around every page: its head, the name of the site and the way through it, the way up from it.

All but a page's own title is the same for all pages of a section that lie equally deep, and is made once for these.
"""

# ruff: noqa: S704
# All text is escaped before it is marked safe.

from functools import lru_cache

import msgspec
from markupsafe import Markup

from relwiki.pages.shown import Ref
from relwiki.render.inline import Inline, direction, escape, shown, url

# Frames kept: a few depths for each of a dozen sections.
_KEPT = 256


class Site(msgspec.Struct, frozen=True):
    """What every page says of the whole."""

    title: str
    # BCP 47, such as "en" or "pt-BR".
    language: str = "en"
    # Each with its label, its route and its section.
    nav: tuple[tuple[str, str, str], ...] = ()
    # Whether pictures from elsewhere may be loaded, because the settings say so.
    remote_images: bool = False
    # The day that the settings pin, ISO; empty where the reader's clock counts.
    pinned: str = ""


class Linked(msgspec.Struct, frozen=True):
    """What every page of a theme links, by route, and the classes that its options give the page."""

    icon: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    look: str


@lru_cache(maxsize=_KEPT)
def _before_title(site: Site, look: str) -> str:
    pinned = f' data-pinned="{shown(site.pinned)}"' if site.pinned else ""
    images = "'self' data: https:" if site.remote_images else "'self' data:"
    return (
        f'<html lang="{shown(site.language)}" class="{shown(look)}"{pinned}>\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src {images}; '
        "style-src 'self'; script-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'\">\n"
        '<meta name="robots" content="noindex, nofollow">\n<meta name="referrer" content="no-referrer">\n'
        '<meta name="color-scheme" content="light dark">\n'
    )


@lru_cache(maxsize=_KEPT)
def _after_title(root: str, linked: Linked) -> str:
    styles = "".join([f'<link rel="stylesheet" href="{root}{url(style)}">\n' for style in linked.styles])
    scripts = "".join([f'<script src="{root}{url(script)}"></script>\n' for script in linked.scripts])
    return f'<link rel="icon" href="{root}{url(linked.icon)}" type="image/svg+xml">\n{styles}{scripts}</head>\n'


@lru_cache(maxsize=_KEPT)
def _top(root: str, site: Site, said: tuple[str, str], here: str, section: str) -> str:
    skip, label = said
    name = f"<bdi>{escape(site.title)}</bdi>" if direction(site.title) else escape(site.title)
    return (
        f'<a class="skip" href="#t-main">{shown(skip)}</a>\n<header class="site">\n'
        f'<a class="brand" href="{root}index.html">{name}</a>\n<nav aria-label="{shown(label)}">\n<ul>\n'
        f"{nav(root, site.nav, here, section)}</ul>\n</nav>\n</header>\n"
    )


@lru_cache(maxsize=_KEPT)
def nav(root: str, entries: tuple[tuple[str, str, str], ...], route: str, section: str) -> str:
    """The items of the navigation, each with its label, route and section."""
    items: list[str] = []
    for label, target, part in entries:
        here = ' aria-current="page"' if target == route else ' aria-current="true"' if part == section != "" else ""
        items.append(f'<li><a href="{root}{url(target)}"{here}>{escape(label)}</a></li>\n')
    return "".join(items)


class Frame:
    """What a base template shows around one page."""

    def __init__(self, inline: Inline, site: Site, linked: Linked, words: dict[str, str]) -> None:
        self._inline, self._site, self._linked, self._words = inline, site, linked, words

    def head(self, title: str) -> Markup:
        """The tag of the whole page and its head: what may be loaded, from where, and what is."""
        site = self._site
        full = f"{title} · {site.title}" if site.title and site.title != title else title
        before, after = _before_title(site, self._linked.look), _after_title(self._inline.root, self._linked)
        return Markup(f"{before}<title>{shown(full)}</title>\n{after}")

    def top(self, route: str, section: str) -> Markup:
        """The way to the text, the name of the site and its navigation; where the page is, is marked."""
        here = route if any(target == route for _, target, _ in self._site.nav) else ""
        said = self._words["skip"], self._words["nav"]
        return Markup(_top(self._inline.root, self._site, said, here, section))

    def trail(self, refs: tuple[Ref, ...]) -> Markup:
        """The way up from a page; empty where there is none."""
        if not refs:
            return Markup()
        items = "".join([f"<li>{self._inline.ref(ref)}</li>" for ref in refs])
        return Markup(f'<nav class="trail" aria-label="{shown(self._words["trail"])}"><ol>{items}</ol></nav>\n')
