"""The whole example site, page by page in Chromium, opened from the disk: the claim of privacy, tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sites import EXAMPLE, relwiki

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the built example site."""
    folder = tmp_path_factory.mktemp("example") / "site"
    done = relwiki("build", str(EXAMPLE), "-o", str(folder))
    assert done.returncode == 0, done.stderr
    return folder


def test_no_page_asks_for_anything_elsewhere(browser: Browser, example: Path) -> None:
    """Every page: no request leaves the site's folder, and the console stays empty (a refusal would stand there)."""
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("request", lambda request: asked.append(request.url))
    routes = sorted(example.rglob("*.html"))
    for route in routes:
        page.goto(route.as_uri())
    context.close()

    assert said == []
    assert len(asked) > len(routes)
    assert [url for url in asked if not url.startswith((example.as_uri(), "data:"))] == []
