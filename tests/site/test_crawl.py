"""The example site as a whole: every link leads somewhere, every page is well made, nothing points outside."""

import itertools
import posixpath
from urllib.parse import unquote, urlsplit

import pytest

from tests.sites import EXAMPLE, Page, files_of, relwiki

# What a link may open besides the site; the example's settings name Obsidian as the editor.
OUTSIDE = {"http", "https", "mailto", "tel", "sms", "geo", "obsidian"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The built example vault."""
    output = tmp_path_factory.mktemp("example") / "site"
    done = relwiki("build", str(EXAMPLE), "-o", str(output))
    assert done.returncode == 0, done.stderr
    return files_of(output)


@pytest.fixture(scope="module")
def pages(site: dict[str, bytes]) -> dict[str, Page]:
    """All pages, parsed."""
    return {route: Page(data.decode()) for route, data in site.items() if route.endswith(".html")}


def test_every_link_and_anchor_leads_somewhere(site: dict[str, bytes], pages: dict[str, Page]) -> None:
    """Links are relative, name a file of the site, and their anchors are ids on that page."""
    broken = []
    for route, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                if parts.scheme not in OUTSIDE:
                    broken.append(f"{route}: {link}")
                continue
            path = posixpath.join(posixpath.dirname(route), unquote(parts.path))
            target = posixpath.normpath(path) if parts.path else route
            if link.startswith("/") or target not in site:
                broken.append(f"{route}: {link}")
            elif parts.fragment and unquote(parts.fragment) not in pages[target].ids:
                broken.append(f"{route}: {link} (no such id)")

    assert broken == []


def test_every_page_is_well_made(pages: dict[str, Page]) -> None:
    """One h1, headings without a gap, unique ids, the policies of privacy, no inline script or style."""
    faults = []
    for route, page in pages.items():
        named = [attributes for tag, attributes in page.tags if tag == "meta"]
        metas = {attributes.get("name") or attributes.get("http-equiv"): attributes for attributes in named}
        levels = [int(tag[1]) for tag in page.headings]
        jumps = [pair for pair in itertools.pairwise(levels) if pair[1] > pair[0] + 1]
        checks = {
            "one h1": levels.count(1) == 1,
            f"headings in order {jumps[:2]}": not jumps,
            "unique ids": len(set(page.ids)) == len(page.ids),
            "noindex": "noindex" in str(metas.get("robots", {}).get("content")),
            "no-referrer": metas.get("referrer", {}).get("content") == "no-referrer",
            "CSP": "default-src 'none'" in str(metas.get("Content-Security-Policy", {}).get("content")),
            "lang": any(tag == "html" and attributes.get("lang") for tag, attributes in page.tags),
            "landmarks": {"main", "nav", "header", "footer"} <= {tag for tag, _ in page.tags},
            "no inline style": not any("style" in attributes for _, attributes in page.tags),
            "no handlers": not any(name.startswith("on") for _, attributes in page.tags for name in attributes),
            "images have an alt": all("alt" in attributes for tag, attributes in page.tags if tag == "img"),
        }
        faults += [f"{route}: {name}" for name, holds in checks.items() if not holds]

    assert faults == []


def test_secrets_of_the_example_stay_where_they_are(site: dict[str, bytes]) -> None:
    """Comments reach no file; former names are shown nowhere."""
    everything = b"".join(site.values()).decode("utf-8", "replace")
    comments = [
        line.split("%%")[1].strip()
        for path in EXAMPLE.rglob("*.md")
        if "guide" not in path.parts
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.count("%%") == 2 and "`" not in line
    ]

    assert len(comments) > 1
    assert [comment for comment in comments if comment and comment in everything] == []


def test_the_example_is_without_fault() -> None:
    """Neither errors nor warnings: a newcomer's first build says nothing bad."""
    done = relwiki("check", str(EXAMPLE), "--strict")

    bad = [line for line in done.stderr.splitlines() if "error[" in line or "warning[" in line]

    assert (done.returncode, bad) == (0, [])
