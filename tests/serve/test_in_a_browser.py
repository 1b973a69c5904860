"""Open pages follow the notes, and no other site that the browser has open sees any of it."""

from __future__ import annotations

import http.server
import threading
from typing import TYPE_CHECKING

import pytest

from tests.sites import write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.serve.conftest import Site

pytestmark = pytest.mark.browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A window of a fresh profile."""
    context = browser.new_context()
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def test_an_open_page_follows_its_note(site: Site, page: Page) -> None:
    """The page is loaded anew when its note has changed, and stands where it stood."""
    write(site.root, {"people/Ida.md": "A sailor.\n\n" + "The sea.\n\n" * 200})
    site.live.look()
    page.goto(f"{site.server.address.url}people/ida.html")
    page.evaluate("scrollTo(0, 1500)")
    write(site.root, {"people/Ida.md": "A baker.\n\n" + "The oven.\n\n" * 200})
    site.live.look()
    page.get_by_text("A baker.").wait_for()
    page.wait_for_load_state("load")

    assert page.evaluate("scrollY") == 1500


def test_a_page_of_another_note_stays_as_it_is(site: Site, page: Page) -> None:
    """Nobody who reads is disturbed by a change elsewhere."""
    page.goto(f"{site.server.address.url}organisations/index.html")
    page.evaluate("window.still = true")
    write(site.root, {"people/Max.md": "Likes the hills.\n"})
    site.live.look()
    page.wait_for_timeout(500)

    assert page.evaluate("window.still") is True


def test_a_change_of_very_many_pages_is_asked_for_by_each(site: Site, page: Page) -> None:
    """More pages than can be told by name, and pages that come and go: the open one follows all the same."""
    page.goto(f"{site.server.address.url}people/ida.html")
    page.get_by_text("Knows").wait_for()
    write(site.root, {f"people/Friend {number}.md": "Sings with [[Ida]].\n" for number in range(60)})
    site.live.look()

    page.get_by_text("Sings with").first.wait_for()


def test_what_is_wrong_is_said_on_the_page(site: Site, page: Page) -> None:
    """The last good page stays, with a box that says what is wrong, until it is mended."""
    page.goto(f"{site.server.address.url}people/ida.html")
    write(site.root, {"theme/templates/home.html": "{% if %}"})
    site.live.look()
    box = page.locator(".relwiki-live")
    box.wait_for()
    said = box.inner_text()
    (site.root / "theme" / "templates" / "home.html").unlink()
    write(site.root, {"people/Max.md": "---\nborn: 1985\n"})
    site.live.look()
    page.get_by_text("One error in your notes").wait_for()
    write(site.root, {"people/Max.md": "---\nborn: 1985\n---\n"})
    site.live.look()
    box.wait_for(state="detached")

    assert "The site could not be built. You see the last good one." in said
    assert "home.html:1:" in said


def test_a_page_that_is_no_more_says_so(site: Site, page: Page) -> None:
    """Whoever reads a note that is deleted learns it, and keeps what is on the screen."""
    page.goto(f"{site.server.address.url}people/ida.html")
    (site.root / "people" / "Ida.md").unlink()
    site.live.look()

    page.get_by_text("This page is no longer part of the site.").wait_for()


ATTACK = """<!doctype html><title>Evil</title><script>
const target = "%s", out = {};
const timed = (name, promise) => Promise.race([promise, new Promise((done) => setTimeout(done, 1500, "nothing"))])
  .then((value) => { out[name] = value; });
const element = (kind, set) => new Promise((done) => {
  const made = document.createElement(kind);
  made.onload = () => done(kind === "iframe" ? "framed" : "loaded");
  made.onerror = () => done("refused");
  set(made);
  document.head.append(made);
});
Promise.all([
  timed("fetch", fetch(target).then((r) => r.text()).catch(() => "refused")),
  timed("opaque", fetch(target, { mode: "no-cors" }).then((r) => r.type + r.status).catch(() => "refused")),
  timed("script", element("script", (made) => { made.src = target + "_static/relwiki.js"; })),
  timed("words", element("script", (made) => { made.src = target + "_static/words.en.js"; })),
  timed("image", element("img", (made) => { made.src = target + "_static/relwiki.svg"; })),
  timed("style", element("link", (made) => { made.rel = "stylesheet"; made.href = target + "_static/relwiki.css"; })),
  timed("events", new Promise((done) => {
    const source = new EventSource(target + "_relwiki/events");
    source.onmessage = () => done("heard");
    source.onerror = () => done("refused");
  })),
]).then(() => {
  out.known = typeof window.relwikiWords;
  document.title = JSON.stringify(out);
});
</script>"""


def test_another_origin_reads_nothing(site: Site, page: Page) -> None:
    """A page of another port of this machine, the nearest stranger there is, gets no page, script, picture or news."""
    attack = (ATTACK % site.server.address.url).encode()

    class Evil(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(attack)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    evil = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Evil)
    threading.Thread(target=evil.serve_forever, daemon=True).start()
    page.goto(f"http://127.0.0.1:{evil.server_address[1]}/")
    page.wait_for_function("document.title.startsWith('{')")
    outcome = page.evaluate("JSON.parse(document.title)")
    evil.shutdown()
    evil.server_close()

    refused = dict.fromkeys(("fetch", "opaque", "script", "words", "image", "style", "events"), "refused")
    assert outcome == {**refused, "known": "undefined"}
