"""The live server answers the reader's own browser, and nobody else."""

import json
import shutil
import socket
import zlib
from pathlib import Path

import pytest

from relwiki.model.errors import UserError
from relwiki.serve.board import Board
from relwiki.serve.guard import Address
from relwiki.serve.server import listen
from tests.serve.conftest import Site
from tests.sites import write

CASES = tuple(
    line
    for line in (Path(__file__).parent / "hostile.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
)


def ask(site: Site, request: str, *headers: str, body: str = "") -> tuple[int, dict[str, str], bytes]:
    """Send a request as it is typed; the status, the headers in small letters, and the body."""
    text = "\r\n".join([f"{request} HTTP/1.1", *headers, "Connection: close", "", body])
    with socket.create_connection((site.server.address.host, site.server.address.port), timeout=5) as connection:
        connection.sendall(text.encode("latin-1"))
        parts = []
        while part := connection.recv(65536):
            parts.append(part)
    head, _, content = b"".join(parts).partition(b"\r\n\r\n")
    first, *rest = head.decode("latin-1").split("\r\n")
    named = {name.lower(): value for name, _, value in (line.partition(": ") for line in rest)}
    return int(first.split(" ")[1]), named, content


def get(site: Site, target: str, *headers: str) -> tuple[int, dict[str, str], bytes]:
    """What the reader's own browser gets."""
    return ask(site, f"GET {target}", f"Host: {site.here}", "Sec-Fetch-Site: none", *headers)


@pytest.mark.parametrize("case", CASES)
def test_hostile_requests_are_refused(site: Site, case: str) -> None:
    """Whatever is not the reader's own request for a page of the site gets a refusal and nothing of the site."""
    status, request, headers = (part.strip() for part in case.split("|"))
    typed = [header.strip() for header in headers.split(";") if header.strip()]
    named = [header.replace("HERE", site.here).replace("PORT", str(site.server.address.port)) for header in typed]
    got, sent, content = ask(site, request, *named)

    assert got == int(status)
    assert sent["content-type"].startswith("text/plain")
    assert sent["cross-origin-resource-policy"] == "same-origin"
    assert b"Ida" not in content
    assert "Set-Cookie" not in sent


def test_there_are_many_hostile_requests() -> None:
    """The list above is a list."""
    assert len(CASES) >= 60


@pytest.mark.parametrize(
    ("target", "type_", "words"),
    [
        ("/", "text/html; charset=utf-8", "Small"),
        ("/index.html", "text/html; charset=utf-8", "Small"),
        ("/people/", "text/html; charset=utf-8", "Ida"),
        ("/people/ida.html", "text/html; charset=utf-8", "Max"),
        ("/people/ida.html?from=somewhere", "text/html; charset=utf-8", "Max"),
        ("/people/%69da.html", "text/html; charset=utf-8", "Max"),
        ("/_static/relwiki.css", "text/css; charset=utf-8", "body"),
        ("/data/dates.ics", "text/calendar; charset=utf-8", "BEGIN:VCALENDAR"),
        ("/_relwiki/live.js", "text/javascript; charset=utf-8", "EventSource"),
        ("/_relwiki/live.css", "text/css; charset=utf-8", "relwiki-live"),
    ],
)
def test_pages_are_shown(site: Site, target: str, type_: str, words: str) -> None:
    """Every route of the site is there, with its type, never to be guessed at."""
    status, headers, content = get(site, target)

    assert (status, headers["content-type"], headers["x-content-type-options"]) == (200, type_, "nosniff")
    assert words in content.decode()
    assert int(headers["content-length"]) == len(content)


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])
def test_the_machine_has_its_own_names(site: Site, name: str) -> None:
    """The reader may type any of them; a page fetched by our own script says where it comes from."""
    own = f"{name}:{site.server.address.port}"
    status, *_ = ask(site, "GET /", f"Host: {own}", f"Origin: http://{own}", "Sec-Fetch-Site: same-origin")

    assert status == 200


def test_a_page_is_sent_once(site: Site) -> None:
    """Whoever has the page already is told so."""
    _, headers, content = get(site, "/")
    again, _, nothing = get(site, "/", f"If-None-Match: {headers['etag']}")

    assert (again, nothing) == (304, b"")
    assert content


def test_head_says_the_length_and_sends_nothing(site: Site) -> None:
    """HEAD is GET without the content (RFC 9110, section 9.3.2)."""
    _, headers, content = get(site, "/people/ida.html")
    status, same, nothing = ask(site, "HEAD /people/ida.html", f"Host: {site.here}")

    assert (status, same["content-length"], nothing) == (200, headers["content-length"], b"")
    assert content


def test_pages_are_squeezed_for_browsers_that_can_take_it(site: Site) -> None:
    """What is sent is smaller, and the same."""
    _, headers, squeezed = get(site, "/people/ida.html", "Accept-Encoding: gzip, deflate")
    _, _, plain = get(site, "/people/ida.html")

    assert headers["content-encoding"] == "deflate"
    assert zlib.decompress(squeezed) == plain


def test_attached_files_can_do_nothing(site: Site) -> None:
    """A picture of the vault may hold a script; the browser is told to run none."""
    shown = site.live.made
    assert shown is not None
    route = next(file.route for file in shown.manifest.written if file.route.startswith("files/"))
    status, headers, content = get(site, f"/{route}")

    assert status == 200
    assert headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert content == (site.root / "pictures" / "trick.svg").read_bytes()


def test_the_first_news_is_how_things_stand(site: Site) -> None:
    """A page that was opened late misses nothing."""
    with socket.create_connection((site.server.address.host, site.server.address.port), timeout=5) as connection:
        connection.sendall(f"GET /_relwiki/events HTTP/1.1\r\nHost: {site.here}\r\n\r\n".encode())
        text = b""
        while b"data: " not in text or not text.endswith(b"\n\n"):
            text += connection.recv(4096)
    news = json.loads(text.split(b"data: ")[1])

    assert (news["version"], news["trouble"], news["problems"]) == (1, "", [])


def test_a_port_in_use_gives_way_to_the_next(site: Site) -> None:
    """The next free port is taken, and told."""
    told: list[str] = []
    other = listen("127.0.0.1", site.server.address.port, Board(), told.append)
    port = other.address.port
    other.server_close()

    assert port != site.server.address.port
    assert told == [f"Port {site.server.address.port} is in use; this is port {port}."]


def test_an_address_of_another_machine_is_refused() -> None:
    """Only an address of this machine can be listened on."""
    with pytest.raises(UserError, match=r"^192\.0\.2\.1:0 cannot be listened on"):
        listen("192.0.2.1", 0, Board(), print)


@pytest.mark.parametrize(
    ("host", "loopback", "url"),
    [
        ("127.0.0.1", True, "http://127.0.0.1:8000/"),
        ("localhost", True, "http://localhost:8000/"),
        ("::1", True, "http://[::1]:8000/"),
        ("127.8.9.1", True, "http://127.8.9.1:8000/"),
        ("0.0.0.0", False, "http://127.0.0.1:8000/"),  # noqa: S104
        ("::", False, "http://[::1]:8000/"),
        ("192.168.1.5", False, "http://192.168.1.5:8000/"),
        ("desk.local", False, "http://desk.local:8000/"),
    ],
)
def test_addresses_know_who_can_reach_them(host: str, loopback: bool, url: str) -> None:
    """Whether to warn, and what to open."""
    assert (Address(host, 8000).is_loopback, Address(host, 8000).url) == (loopback, url)


def test_others_reach_an_open_server_by_number_or_by_the_name_it_was_given() -> None:
    """A name that DNS could point anywhere is refused even where others may read."""
    address = Address("desk.local", 8000)

    assert [address.is_own(f"{name}:8000") for name in ("desk.local", "192.168.1.5", "[fe80::1]", "evil.example")] == [
        True,
        True,
        True,
        False,
    ]


def test_what_is_served_stays_when_the_disk_goes(site: Site) -> None:
    """The last good site is in memory: a page is there though its file is not."""
    shutil.rmtree(site.root)
    step = site.live.look()
    status, _, content = get(site, "/people/ida.html")

    assert (step.made, status) == (None, 200)
    assert step.trouble == f"The vault {site.root} is gone or empty. It is shown again when it is back."
    assert b"Max" in content


def test_the_site_comes_back_with_the_disk(site: Site) -> None:
    """A vault that returns is built as if it had never been away."""
    away = site.root.with_name("away")
    site.root.rename(away)
    gone = site.live.look()
    away.rename(site.root)
    write(site.root, {"people/Max.md": "Likes the hills.\n"})
    back = site.live.look()

    assert (gone.made, back.made is not None) == (None, True)
    assert b"hills" in get(site, "/people/max.html")[2]


def test_a_broken_theme_leaves_the_last_good_site(site: Site) -> None:
    """The reader is told what is wrong and goes on reading."""
    write(site.root, {"theme/templates/home.html": "{% if %}"})
    step = site.live.look()
    status, _, content = get(site, "/")

    assert status == 200
    assert b"Small" in content
    assert "home.html:1:" in step.trouble
    assert site.server.board.news.trouble == step.trouble


def test_errors_in_notes_are_told(site: Site) -> None:
    """The place, what is wrong and how to mend it, as `relwiki check` says it."""
    write(site.root, {"people/Max.md": "---\nborn: 1985-02-03\n"})
    site.live.look()
    (heading, hint) = site.server.board.news.problems[0]

    assert heading.startswith("people/Max.md:1:1: ")
    assert hint
