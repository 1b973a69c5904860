"""A site of hand-made pages in Chromium, opened from the disk as a reader opens it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

from relwiki.pages.page import PersonPage
from relwiki.pages.shown import Row, When
from relwiki.render.page import render
from relwiki.render.theme import load_theme
from tests.render.sample_pages import EMPTY, FILES, PAGES, SITE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, BrowserContext, Page

    Opened = Callable[..., Page]
    Dated = Callable[[tuple[tuple[str, str], ...]], str]

# Where a test does not say otherwise, it is the morning of the day on which the sample pages were built.
NOW = "2026-11-23T09:00:00"


def write(folder: Path, files: dict[str, bytes]) -> None:
    """Put the files where their routes say."""
    for route, data in files.items():
        path = folder / route
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built site."""
    folder = tmp_path_factory.mktemp("site")
    theme = load_theme("default", None)
    write(folder, {page.route: render(page, theme, SITE) for page in PAGES})
    write(folder, {**dict(theme.static), **FILES})
    return folder


@pytest.fixture
def contexts() -> Iterator[list[BrowserContext]]:
    """The profiles that a test opened, closed at its end."""
    opened: list[BrowserContext] = []
    yield opened
    for context in opened:
        context.close()


@pytest.fixture
def visit(contexts: list[BrowserContext], browser: Browser, site: Path) -> Opened:
    """Opens a route of the site in a fresh profile; takes what a profile takes, and the time of the clock."""

    def opened(route: str, now: str = NOW, **options: object) -> Page:
        context = browser.new_context(**options)  # type: ignore[arg-type]
        context.set_default_timeout(5_000)
        contexts.append(context)
        page = context.new_page()
        page.clock.install(time=now)
        page.goto((site / route).as_uri())
        return page

    return opened


@pytest.fixture(scope="session")
def dated(site: Path) -> Dated:
    """Adds a page to the site that holds the word "then" for each (date, what is counted); gives its route."""
    theme = load_theme("default", None)

    def made(dates: tuple[tuple[str, str], ...]) -> str:
        route = f"people/dated-{len(dates)}.html"
        rows = tuple(Row(f"{iso} {count}", ((When("then", iso, count),),)) for iso, count in dates)
        page: PersonPage = msgspec.structs.replace(EMPTY, route=route, infobox=rows)
        write(site, {route: render(page, theme, SITE)})
        return route

    return made
