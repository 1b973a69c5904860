"""`python -m tests.benchmarks.latency [VAULT]`: from saving a note to seeing it in Chromium, in milliseconds."""

import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

import click
from playwright.sync_api import sync_playwright

from relwiki.build.session import Order
from relwiki.serve.board import Board
from relwiki.serve.live import Live
from relwiki.serve.server import listen
from tests.benchmarks.vault import make_vault
from tests.conftest import ARGUMENTS, chromium

_TIMES = 20
_PEOPLE = 1000


def latencies(vault: Path, times: int = _TIMES) -> list[float]:
    """Seconds for each of some edits of the prose of one note, the page of which is open."""
    board = Board()
    live = Live(Order(vault), board, wait=print)
    live.look()
    server = listen("127.0.0.1", 0, board, print)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    threading.Thread(target=live.run, args=(lambda _: None,), daemon=True).start()
    note = sorted((vault / "people").glob("*.md"))[3]
    assert live.made is not None
    route = next(each.route for each in live.made.manifest.written if each.route.startswith("people/") and
                 each.route.removeprefix("people/").removesuffix(".html").replace("-", "")
                 in note.stem.casefold().replace(" ", "").replace(".", ""))  # fmt: skip
    found = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium(), args=list(ARGUMENTS))
        page = browser.new_page()
        page.goto(server.address.url + route)
        text = note.read_text(encoding="utf-8")
        for number in range(times + 2):
            time.sleep(0.5)
            fresh = note.with_name(".saving")
            fresh.write_text(f"{text}\n\nSeen number {number}.\n", encoding="utf-8")
            started = time.perf_counter()
            fresh.replace(note)
            page.get_by_text(f"Seen number {number}.").wait_for()
            found.append(time.perf_counter() - started)
        browser.close()
    note.write_text(text, encoding="utf-8")
    board.close()
    server.shutdown()
    # With the first edits templates are compiled and the browser warms up.
    return found[2:]


def main() -> None:
    """Print the median and the extremes in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        vault = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(folder) / "vault"
        if len(sys.argv) < 2:
            make_vault(vault, _PEOPLE)
        found = [1000 * each for each in latencies(vault)]
    click.echo(f"median {statistics.median(found):.0f} ms, {min(found):.0f} to {max(found):.0f}, of {len(found)} edits")


if __name__ == "__main__":
    main()
