"""Every kind of page in a browser: nothing refused, nothing fetched, nothing cut off, nothing out of reach."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.render.sample_pages import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import ConsoleMessage, Page, Request

    from tests.site.conftest import Opened

pytestmark = pytest.mark.browser
EVERY = pytest.mark.parametrize("route", [page.route for page in PAGES])
_AXE = Path(os.environ.get("RELWIKI_AXE", Path(__file__).parent.parent.parent / ".cache/axe/axe.min.js"))


class Watch:
    """What a page said and asked for."""

    def __init__(self, page: Page) -> None:
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", self._say)
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("requestfailed", self._fail)
        page.on("request", self._ask)

    def _say(self, message: ConsoleMessage) -> None:
        self.said.append(message.text)

    def _fail(self, request: Request) -> None:
        # What the browser itself gives up because the page is opened anew is no failure.
        if request.failure != "net::ERR_ABORTED":
            self.said.append(f"failed: {request.url}")

    def _ask(self, request: Request) -> None:
        self.asked.append(request.url)


@EVERY
def test_nothing_is_refused_and_nothing_leaves(route: str, visit: Opened, site: Path) -> None:
    """From the disk, the policy lets style and script in, no message is logged, and every request stays in the site."""
    page = visit(route)
    watch = Watch(page)
    page.reload()
    page.evaluate(
        """Promise.all([...document.images].map(image => {
            image.loading = 'eager';
            return image.complete || new Promise(done => image.onload = image.onerror = done);
        })).then(() => 0)"""
    )

    assert watch.said == []
    assert [url for url in watch.asked if not url.startswith(site.as_uri()) and not url.startswith("data:")] == []
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"
    assert page.locator("button.scheme").count() == 1


@EVERY
def test_nothing_is_cut_off(route: str, visit: Opened) -> None:
    """No page is wider than its window: what must be wide scrolls in a region of its own."""
    page = visit(route)
    wide = {}
    for width in (320, 360, 820, 1440, 2200):
        page.set_viewport_size({"width": width, "height": 800})
        wide[width] = page.evaluate("document.documentElement.scrollWidth")

    assert [(width, found) for width, found in wide.items() if found > width] == []


@EVERY
def test_the_keyboard_reaches_everything_and_is_seen(route: str, visit: Opened) -> None:
    """The first stop is the way past the navigation; each stop has an outline and lies in view."""
    page = visit(route)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    unseen = []
    for _ in range(30):
        stop = page.evaluate(
            """() => {
                const stop = document.activeElement;
                if (stop === document.body) return null;
                const shown = stop.matches('.view input') ? stop.parentElement : stop;
                const box = shown.getBoundingClientRect();
                const seen = box.width > 4 && box.height > 4 && box.bottom > 0 && box.top < innerHeight;
                return [stop.outerHTML.slice(0, 80), seen && getComputedStyle(shown).outlineStyle !== 'none'];
            }"""
        )
        if stop is None:
            break
        unseen += [] if stop[1] else [stop[0]]
        page.keyboard.press("Tab")

    assert unseen == []


def test_the_way_past_the_navigation(visit: Opened) -> None:
    """Enter on the first stop leads to the page itself."""
    page = visit("index.html")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "t-main"


@EVERY
def test_axe_finds_nothing(route: str, visit: Opened) -> None:
    """The checker of accessibility has nothing to say, in both schemes, with everything unfolded."""
    if not _AXE.is_file():
        pytest.skip("axe-core is not there: npm pack axe-core, then name its axe.min.js in RELWIKI_AXE")
    page = visit(route)
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    page.evaluate(_AXE.read_text(encoding="utf-8"))
    wrong = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="light" if scheme == "light" else "dark")
        found = page.evaluate("axe.run({preload: false}).then(result => result.violations)")
        wrong += [(scheme, one["id"], [node["html"] for node in one["nodes"]]) for one in found]

    assert wrong == []
