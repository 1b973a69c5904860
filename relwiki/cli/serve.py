"""`relwiki serve`: the site while you write, on your own machine only."""

import datetime as dt
import signal
import threading
from pathlib import Path
from types import FrameType

import click

from relwiki.build.session import Order
from relwiki.cli.build import tell
from relwiki.cli.context import Globals, collect_seldom
from relwiki.model.errors import UserError
from relwiki.serve.board import Board
from relwiki.serve.live import Live, Step
from relwiki.serve.server import listen


@click.command("serve")
@click.argument("vault", required=False, type=click.Path(path_type=Path))
@click.option("--open", "opens", is_flag=True, help="Open the site in the browser.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="The first to be tried.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Where to listen; others can then read the site.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where the site goes.")
@click.option("--theme", default="", metavar="NAME", help="A theme's name or folder; else the settings'.")
@click.pass_obj
def command(
    options: Globals, vault: Path | None, opens: bool, port: int, host: str, output: Path | None, theme: str
) -> int:
    """Build the site of VAULT, show it in the browser, and build it again whenever a note changes. Ctrl-C stops."""
    collect_seldom()
    order = Order(options.root(vault), output.resolve() if output else None, theme, options.me, options.today)
    board = Board()
    live = Live(order, board, wait=_say)
    first = live.look()
    if first.made is None:
        raise UserError(first.trouble)
    if first.made.report is not None:
        tell(first.made.report, first.made.found, options, first.seconds)
    server = listen(host, port, board, _say)
    if not server.address.is_loopback:
        _say(f"Warning: whoever can reach {host} can read all of this site. Leave --host out to keep it to yourself.")
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.2}, daemon=True).start()
    click.echo(f"{server.address.url}  (Ctrl-C stops)")
    if opens:
        click.launch(server.address.url)
    signal.signal(signal.SIGTERM, _interrupt)
    try:
        live.run(lambda step: _report(step, options))
    except KeyboardInterrupt:
        if not options.quiet:
            _say("Stopped.")
    finally:
        board.close()
        server.socket.close()
    return 0


def _say(words: str) -> None:
    click.echo(words, err=True)


def _interrupt(_: int, __: FrameType | None) -> None:
    raise KeyboardInterrupt


def _report(step: Step, options: Globals) -> None:
    """One line for each build; what is wrong in the notes is on the page, and in `relwiki check`."""
    if step.made is None:
        _say(f"{_now()}  {step.trouble}")
    elif step.made.report is not None and not options.quiet:
        done = step.made.report
        deleted = f", {done.deleted} deleted" if done.deleted else ""
        errors = sum(each.severity == "error" for each in done.diagnostics)
        wrong = f"; {errors} with errors: relwiki check" if errors else ""
        click.echo(f"{_now()}  {done.written} written{deleted}, in {step.seconds:.2f} s{wrong}")


def _now() -> str:
    return f"{dt.datetime.now():%H:%M:%S}"  # noqa: DTZ005 - the reader's own clock
