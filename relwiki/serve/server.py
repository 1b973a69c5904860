"""Answers the browser: pages from memory, and a stream of news (HTML standard, section "Server-sent events").

It shows routes of the site and nothing else: no path of a request ever becomes a path of the disk.
"""

import errno
import socket
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from relwiki.model.errors import UserError
from relwiki.serve.board import Board, News
from relwiki.serve.guard import Address, Answer, answer
from relwiki.serve.pages import LIVE, Held, is_attached

EVENTS = f"{LIVE}events"
# Ports that are tried, from the one that was asked for.
_PORTS = 20
# Seconds: a request must be there by then; between two signs of life on a stream.
_PATIENCE = 20.0
_PULSE = 15.0
# Connections at once; a browser needs some six, and one for each open page.
_MOST = 100
_HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Referrer-Policy", "no-referrer"),
    ("X-Frame-Options", "DENY"),
    ("X-Robots-Tag", "noindex, nofollow"),
    ("Cache-Control", "no-cache"),
)
_POLICY = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
# A file of the vault may be HTML or SVG with scripts in it; shown, it can run none and reach nothing.
_ATTACHED_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'"


class Server(ThreadingHTTPServer):
    """Listens on one address and shows what is on a board."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self, address: Address, board: Board) -> None:
        self.board = board
        self.address_family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
        self._room = threading.BoundedSemaphore(_MOST)
        super().__init__((address.host.strip("[]"), address.port), _Handler)
        self.address = Address(address.host, int(self.server_address[1]))
        here = files("relwiki.serve")
        self.own = {
            f"{LIVE}live.js": (here / "live.js").read_bytes(),
            f"{LIVE}live.css": (here / "live.css").read_bytes(),
        }

    def server_bind(self) -> None:
        """Take the port; unlike the library's own, without asking the DNS for this machine's name."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own, or not at all where too many wait already."""
        if not self._room.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer, and make room for the next."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._room.release()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in the middle is no error worth telling."""

    def knows(self, route: str) -> bool:
        """Whether there is something to show under a route."""
        shown = self.board.news.shown
        return route in self.own or route == EVENTS or bool(shown and route in shown.files)


def listen(host: str, port: int, board: Board, tell: Callable[[str], None]) -> Server:
    """A server on the port, or on the next free one, which is then told.

    Raises:
        UserError: The address is none of this machine's, or no port nearby is free.
    """
    for wanted in (*range(port, min(port + _PORTS, 65536)), 0):
        try:
            server = Server(Address(host, wanted), board)
        except OSError as error:
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                reason = error.strerror or str(error)
                raise UserError(f"{host}:{wanted} cannot be listened on: {reason}.") from error
            continue
        if server.address.port != port and port:
            tell(f"Port {port} is in use; this is port {server.address.port}.")
        return server
    raise UserError(f"No port of {host} is free from {port} on. Name another with --port.")


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    timeout = _PATIENCE
    server: Server

    def handle_one_request(self) -> None:
        """Read one request and answer it."""
        self.raw_requestline = self.rfile.readline(8193)
        if not self.raw_requestline or len(self.raw_requestline) > 8192:
            self.close_connection = True
            return
        if not self.parse_request():
            return
        self._respond()
        self.wfile.flush()

    def _respond(self) -> None:
        found = answer(self.command, self.path, self._header, self.server.address, self.server.knows)
        if found.status is not HTTPStatus.OK:
            self._refuse(found)
        elif found.route == EVENTS:
            self._stream()
        elif found.route in self.server.own:
            kind = "text/css" if found.route.endswith(".css") else "text/javascript"
            self._send(HTTPStatus.OK, self.server.own[found.route], f"{kind}; charset=utf-8")
        else:
            self._show(found.route)

    def _header(self, name: str) -> tuple[str, ...]:
        return tuple(self.headers.get_all(name) or ())

    def _show(self, route: str) -> None:
        shown = self.server.board.news.shown
        held = shown.files.get(route) if shown else None
        if shown is None or held is None:
            self._refuse(Answer(HTTPStatus.NOT_FOUND, words="There is no such page."))
            return
        tag = f'"{held.digest.hex()}"'
        if tag in self.headers.get("if-none-match", ""):
            self._send(HTTPStatus.NOT_MODIFIED, b"", held.type, tag)
            return
        policy = _ATTACHED_POLICY if is_attached(route) else _POLICY
        squeezed = held.squeezed and "deflate" in self.headers.get("accept-encoding", "")
        data = held.data if squeezed else _content(held, shown.folder, route)
        if data is None:
            self._refuse(Answer(HTTPStatus.NOT_FOUND, words="The file is gone from the disk."))
            return
        self._send(HTTPStatus.OK, data, held.type, tag, policy, "deflate" if squeezed else "")

    def _send(
        self, status: HTTPStatus, data: bytes, kind: str, tag: str = "", policy: str = _POLICY, encoding: str = ""
    ) -> None:
        self.send_response_only(status)
        for name, value in (*_HEADERS, ("Content-Security-Policy", policy)):
            self.send_header(name, value)
        if tag:
            self.send_header("ETag", tag)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Vary", "Accept-Encoding")
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(data)))
        if status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        if status >= HTTPStatus.BAD_REQUEST:
            # What follows a refused request may be its body; it must not be read as the next one.
            self.send_header("Connection", "close")
            self.close_connection = True
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _refuse(self, found: Answer) -> None:
        self._send(found.status, f"{found.words}\n".encode(), "text/plain; charset=utf-8")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002
        """What the library itself refuses: a request that is none."""
        self.request_version, self.command = "HTTP/1.1", self.command or "GET"
        self._refuse(Answer(HTTPStatus(code), words="This is no request that the site answers."))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Whom somebody looks up is nobody's business, not even a log's."""

    def _stream(self) -> None:
        """Tell news as they come, until the reader goes away."""
        self.close_connection = True
        self.send_response_only(HTTPStatus.OK)
        for name, value in (*_HEADERS, ("Content-Type", "text/event-stream"), ("Connection", "close")):
            self.send_header(name, value)
        self.end_headers()
        if self.command == "HEAD":
            return
        board = self.server.board
        news = board.news
        self._tell(news)
        while not board.closed():
            latest = board.wait(news.number, _PULSE)
            if latest.number == news.number:
                # Nothing new; but a line now and then shows who is still there.
                self.wfile.write(b":\n\n")
                self.wfile.flush()
            else:
                self._tell(latest)
                news = latest

    def _tell(self, news: News) -> None:
        said = {
            "version": news.shown.version if news.shown else 0,
            "look": news.shown.look if news.shown else "",
            "fresh": news.shown.fresh if news.shown else None,
            "trouble": news.trouble,
            "problems": news.problems,
        }
        self.wfile.write(b"data: " + msgspec.json.encode(said) + b"\n\n")
        self.wfile.flush()


def _content(held: Held, folder: Path, route: str) -> bytes | None:
    """The bytes of a file, from memory or from the site's folder."""
    data = held.content()
    if data is not None:
        return data
    try:
        return (folder / route).read_bytes()
    except OSError:
        return None
