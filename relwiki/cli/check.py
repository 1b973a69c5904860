"""`relwiki check`: everything that is wrong or could be better, with place and mend."""

from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from relwiki.build.listing import find
from relwiki.build.reading import read_vault
from relwiki.cli.context import Globals
from relwiki.cli.say import report, safe, source_lines, summary
from relwiki.derive.facts import derive
from relwiki.model.diagnostic import Diagnostic, Severity, listed
from relwiki.vault.files import FileStat

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}


@click.command("check")
@click.argument("vault", required=False, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Exit 1 on warnings too.")
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text", show_default=True)
@click.pass_obj
def command(options: Globals, vault: Path | None, strict: bool, form: str) -> int:
    """Say what is wrong in the vault and how to mend it. Exits 1 when there are errors."""
    found = find(options.root(vault))
    facts = derive(read_vault(found).vault, options.day(found.settings.today), options.me)
    diagnostics = facts.diagnostics
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode([_plain(each) for each in diagnostics]), indent=2))
    elif form == "github":
        for each in listed(diagnostics)[0]:
            click.echo(_annotation(each))
    else:
        _text(diagnostics, found.root, found.listing.notes, quiet=options.quiet)
    levels = {each.severity for each in diagnostics}
    return int(Severity.ERROR in levels or (strict and Severity.WARNING in levels))


def _text(found: Sequence[Diagnostic], root: Path, notes: tuple[FileStat, ...], *, quiet: bool) -> None:
    shown, more = listed(found)
    if quiet:
        shown = tuple(each for each in shown if each.severity is not Severity.HINT)
    report(shown, source_lines(shown, root, notes))
    for code, number in more:
        click.echo(f"{number} more of {code}", err=True)
    if not quiet:
        click.echo(summary(found))


def _plain(each: Diagnostic) -> dict[str, object]:
    return {"severity": each.severity, **msgspec.to_builtins(each)}


def _annotation(each: Diagnostic) -> str:
    """A workflow command of GitHub Actions ("Workflow commands": notice, warning and error messages)."""
    span = each.span
    properties = f"file={_property(span.path)},line={span.line},col={span.column}," if span.path else ""
    message = safe(f"{each.message} {each.hint}".strip()).replace("%", "%25")
    return f"::{_LEVELS[each.severity]} {properties}title={each.code}::{message}"


def _property(text: str) -> str:
    for sign, escape in (("%", "%25"), (":", "%3A"), (",", "%2C")):
        text = text.replace(sign, escape)
    return safe(text)
