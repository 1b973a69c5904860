"""`relwiki build`: the site, and where it is."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from relwiki.build.session import Order, Session
from relwiki.cli.context import Globals, collect_seldom
from relwiki.cli.glance import NOTHING_CHANGED
from relwiki.cli.say import Meter, report, source_lines, summary
from relwiki.model.diagnostic import Severity, listed

if TYPE_CHECKING:
    from relwiki.build.listing import Found
    from relwiki.build.report import Report


@click.command("build")
@click.argument("vault", required=False, type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Where the site goes.")
@click.option("--theme", default="", metavar="NAME", help="A theme's name or folder; else the settings'.")
@click.option("-j", "--jobs", type=click.IntRange(1, 64), default=1, help="Processes for a large vault; default 1.")
@click.pass_obj
def command(options: Globals, vault: Path | None, output: Path | None, theme: str, jobs: int) -> int:
    """Build the site of VAULT (default: found upwards from here) and print the page to open."""
    started = time.perf_counter()
    collect_seldom()
    order = Order(options.root(vault), output.resolve() if output else None, theme, options.me, options.today)
    with Meter(shown=sys.stderr.isatty() and not options.quiet) as meter:
        made = Session(order, lambda words: click.echo(words, err=True), jobs=jobs).step(meter.step)
    if made.report is not None:
        tell(made.report, made.found, options, time.perf_counter() - started)
    elif not options.quiet:
        click.echo(NOTHING_CHANGED)
    if not options.quiet:
        click.echo((made.site / "index.html").as_uri())
    return 0


def tell(done: "Report", found: "Found", options: Globals, seconds: float) -> None:
    """Problems first, on stderr; then what was done, on stdout."""
    shown, more = listed(done.diagnostics)
    if not options.verbose:
        shown = tuple(each for each in shown if each.severity is not Severity.HINT)
        more = tuple(each for each in more if each[0] in {told.code for told in shown})
    report(shown, source_lines(shown, found.root, found.listing.notes))
    for code, number in more:
        click.echo(f"{number} more of {code}", err=True)
    if options.quiet:
        return
    if done.diagnostics:
        click.echo(f"{summary(done.diagnostics)}: see the page Problems, or run `relwiki check`.", err=True)
    deleted = f", {done.deleted} deleted" if done.deleted else ""
    parsed = f" {done.parsed} of them read anew." if done.parsed < done.notes else ""
    notes = "1 note" if done.notes == 1 else f"{done.notes} notes"
    click.echo(f"{notes}, {done.files} files, {done.written} written{deleted}, in {seconds:.1f} s.{parsed}")
