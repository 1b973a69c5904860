"""What the live server answers, and what it refuses: a pure function of a request. It must not know of sockets.

Other sites that the reader's browser has open can send requests to this machine. They are told apart by three headers
that a page cannot forge: Host (RFC 9110, section 7.2), Origin (Fetch standard, section 3.1) and Sec-Fetch-Site (W3C
Fetch Metadata Request Headers, section 2.3).
"""

import ipaddress
from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import unquote_to_bytes, urlsplit

import msgspec

# Longer than any route of a site, with every byte percent-encoded.
_LONGEST = 2048
_METHODS = ("GET", "HEAD")
# Who may send a request, by the browser's own account: this very site, or the reader's hand.
_OWN = ("same-origin", "none")
_LOCAL = ("localhost", "127.0.0.1", "[::1]")


class Answer(msgspec.Struct, frozen=True):
    """Which route to show, or why none."""

    status: HTTPStatus
    # Of the site, "/" between segments; empty unless the status is 200.
    route: str = ""
    # A sentence for whoever reads the answer.
    words: str = ""


class Address(msgspec.Struct, frozen=True):
    """Where the server listens."""

    # As it was asked for: a name or an IP address.
    host: str
    port: int

    @property
    def is_loopback(self) -> bool:
        """Whether nobody but this machine can come here."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def url(self) -> str:
        """The page to open."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "": "127.0.0.1"}.get(self.host, self.host)  # noqa: S104
        return f"http://{f'[{host}]' if ':' in host and host[0] != '[' else host}:{self.port}/"

    def is_own(self, authority: str) -> bool:
        """Whether `HOST:PORT` means this server and no name that somebody else's DNS may have pointed here."""
        host, _, port = authority.lower().rpartition(":")
        if port != str(self.port):
            return False
        if host in _LOCAL or host == self.host.lower():
            return True
        if self.is_loopback:
            return False
        try:
            # Listening for others, it is reached by any address of the machine; an address needs no DNS.
            ipaddress.ip_address(host.strip("[]"))
        except ValueError:
            return False
        return True


def answer(
    method: str, target: str, headers: Callable[[str], tuple[str, ...]], address: Address, knows: Callable[[str], bool]
) -> Answer:
    """What to do with a request.

    `target` is as the request line has it, `headers` gives all values of a header by its name in small letters, `knows`
    says whether the site has a route.
    """
    if method not in _METHODS:
        return Answer(HTTPStatus.METHOD_NOT_ALLOWED, words="This site is only read: GET and HEAD.")
    refused = _stranger(headers, address)
    if refused:
        return Answer(HTTPStatus.FORBIDDEN, words=refused)
    if headers("transfer-encoding") or headers("content-length") not in {(), ("0",)}:
        return Answer(HTTPStatus.BAD_REQUEST, words="A request to read has no body.")
    route = _route(target)
    if route is None:
        return Answer(HTTPStatus.BAD_REQUEST, words="This is no address of a page.")
    if not knows(route):
        return Answer(HTTPStatus.NOT_FOUND, words="There is no such page.")
    return Answer(HTTPStatus.OK, route)


def _stranger(headers: Callable[[str], tuple[str, ...]], address: Address) -> str:
    """Why the request does not come from the reader; empty if it does."""
    hosts = headers("host")
    if len(hosts) != 1 or not address.is_own(hosts[0]):
        return f"Open {address.url} instead: this name is not the server's own."
    for origin in headers("origin"):
        if not origin.startswith("http://") or not address.is_own(origin.removeprefix("http://")):
            return "Another site may not read this one."
    if any(site.lower() not in _OWN for site in headers("sec-fetch-site")):
        return f"Another site may not lead here. Type the address yourself: {address.url}"
    return ""


def _route(target: str) -> str | None:
    """The route that the target of a request means; None where it is none."""
    if len(target) > _LONGEST or not target.startswith("/") or target.startswith("//"):
        return None
    try:
        path = urlsplit(target).path
        decoded = unquote_to_bytes(path).decode("utf-8")
    except (UnicodeDecodeError, ValueError):
        return None
    if not decoded.isprintable() or "\\" in decoded:
        return None
    route = decoded[1:] + ("index.html" if decoded.endswith("/") else "")
    if any(not part or part.startswith(".") or part.endswith((".", " ")) for part in route.split("/")):
        return None
    return route
