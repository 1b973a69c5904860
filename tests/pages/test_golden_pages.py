"""Pages of the example vault as they were last looked at. `RELWIKI_UPDATE=1 pytest` accepts what changed."""

import os
from pathlib import Path

import pytest

from tests.sites import EXAMPLE, Page, files_of, relwiki

GOLDEN = Path(__file__).parent.parent / "golden" / "pages"
ROUTES = (
    "index.html",
    "upcoming.html",
    "keep-in-touch.html",
    "connections.html",
    "mutual.html",
    "unwritten.html",
    "people/index.html",
    "people/jonas-brandt.html",
    "people/niamh-doyle.html",
    "people/samuel-adeyemi.html",
    "people/ewa-nowak.html",
    "people/田辺-由紀.html",
    "cards/niamh-doyle.html",
    "cards/daniel-adeyemi.html",
    "organisations/index.html",
    "organisations/quire-ink.html",
    "interests/storm-chasing.html",
    "places/bristol.html",
    "gatherings/2026-11-27-mum-s-seventy-fifth.html",
    "gatherings/2026-12-05-ten-years-of-quire-ink.html",
    "journal/index.html",
    "tags/index.html",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The built example vault."""
    output = tmp_path_factory.mktemp("example") / "site"
    done = relwiki("build", str(EXAMPLE), "-o", str(output))
    assert done.returncode == 0, done.stderr
    return files_of(output)


def told(html: str) -> str:
    """What a page says and where it leads, a line for each element that begins one."""
    page = Page(html)
    links = sorted(set(page.links))
    return "\n".join([page.lines, "", "Links:", *(f"  {link}" for link in links), ""])


@pytest.mark.parametrize("route", ROUTES)
def test_a_page_says_what_it_said(site: dict[str, bytes], route: str) -> None:
    """Words, order and links; how it is drawn is the business of other tests."""
    path = GOLDEN / (route.replace("/", "_").removesuffix(".html") + ".txt")
    actual = told(site[route].decode())
    if os.environ.get("RELWIKI_UPDATE"):
        path.write_text(actual, encoding="utf-8")

    assert path.read_text(encoding="utf-8") == actual


def test_no_golden_is_left_over() -> None:
    """Each golden belongs to a route above."""
    names = {route.replace("/", "_").removesuffix(".html") + ".txt" for route in ROUTES}

    assert {path.name for path in GOLDEN.iterdir()} == names
