"""`relwiki open`: the built site in the browser."""

from pathlib import Path

import click

from relwiki.build.listing import find, site_folder
from relwiki.cli.context import Globals
from relwiki.model.errors import UserError


@click.command("open")
@click.argument("vault", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def command(options: Globals, vault: Path | None) -> None:
    """Open the built site in the browser."""
    root = options.root(vault)
    page = site_folder(root, find(root).settings) / "index.html"
    if not page.is_file():
        raise UserError(f"There is no site at {page.parent} yet. Run `relwiki build` first.")
    if not options.quiet:
        click.echo(page.as_uri())
    click.launch(page.as_uri())
