"""A small vault, built and served on a free port of the loopback; it stops by itself."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from relwiki.build.session import Order
from relwiki.serve.board import Board
from relwiki.serve.live import Live
from relwiki.serve.server import Server, listen
from tests.sites import write

VAULT = {
    "relwiki.yaml": "title: Small\ntoday: 2026-11-23\n",
    "people/Ida.md": "---\nborn: 1990-05-04\n---\nKnows [[Max]].\n",
    "people/Max.md": "Likes the sea.\n",
    "people/.hidden": "nobody's business",
    "pictures/trick.svg": "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
    "notes/With a picture.md": "![[trick.svg]]\n",
}


class Site:
    """A vault that is being served."""

    def __init__(self, root: Path, live: Live, server: Server) -> None:
        self.root, self.live, self.server = root, live, server
        self.here = f"127.0.0.1:{server.address.port}"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """A vault of two people, built once and served."""
    root = write(tmp_path / "vault", VAULT)
    board = Board()
    live = Live(Order(root), board, wait=print)
    assert live.look().made is not None
    server = listen("127.0.0.1", 0, board, print)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield Site(root, live, server)
    board.close()
    server.shutdown()
    server.server_close()
    thread.join(5)
