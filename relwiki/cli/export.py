"""`relwiki export FORMAT`: what the notes say, for other programs."""

import sys
from pathlib import Path

import click

from relwiki.cli.context import Globals
from relwiki.cli.facts import read_facts, said_in
from relwiki.derive.facts import Facts
from relwiki.formats import FORMATS, Choice
from relwiki.formats.occasions import KINDS
from relwiki.model.errors import UserError

_NAMES = tuple(each.name for each in FORMATS)


@click.command("export")
@click.argument("form", metavar="FORMAT", type=click.Choice(_NAMES))
@click.argument("vault", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", default="-", metavar="FILE", help="Where to write; `-` is standard output, the default."
)
@click.option("--kinds", default="", metavar="KIND,...", help=f"Only these kinds of date: {', '.join(KINDS)}.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only who has this tag; may stand several times.")
@click.option("--who", "names", multiple=True, metavar="NAME", help="Only this note; may stand several times.")
@click.option("--alarms", is_flag=True, help="Remind a week and a day before.")
@click.pass_obj
def command(
    options: Globals,
    form: str,
    vault: Path | None,
    output: str,
    kinds: str,
    tags: tuple[str, ...],
    names: tuple[str, ...],
    alarms: bool,
) -> None:
    """Write the dates of VAULT as a calendar file (ics). Nothing private is written."""
    facts = read_facts(options, vault)
    said = said_in(facts, options.root(vault))
    who = tuple(_identity(name, facts) for name in names)
    choice = Choice(_kinds(kinds, facts), tags, who, alarms or facts.settings.alarms)
    data = next(each for each in FORMATS if each.name == form).make(facts, choice, said)
    _write(data, output)


def _kinds(typed: str, facts: Facts) -> tuple[str, ...]:
    """The kinds that were asked for.

    Raises:
        UserError: One of them is none.
    """
    kinds = tuple(kind.strip().casefold() for kind in typed.split(",") if kind.strip())
    known = {*KINDS, *(each.kind for each in facts.occasions)}
    wrong = next((kind for kind in kinds if kind not in known), "")
    if wrong:
        raise UserError(f"There is no kind of date “{wrong}”. The kinds are: {', '.join(KINDS)}.")
    return kinds


def _identity(name: str, facts: Facts) -> str:
    """The note that a name means, found as a link is.

    Raises:
        UserError: It means none, or several.
    """
    found = facts.resolver.resolve(name.strip().removeprefix("[[").removesuffix("]]"))
    if not found.path:
        raise UserError(f'There is no note “{name}”. Name it as a link would: `--who "Anna Lee"`.')
    if found.candidates:
        raise UserError(f"“{name}” may be {' or '.join(found.candidates)}. Name the one you mean by its path.")
    return found.path


def _write(data: bytes, output: str) -> None:
    if output == "-":
        sys.stdout.buffer.write(data)
        return
    try:
        Path(output).write_bytes(data)
    except OSError as error:
        raise UserError(f"“{output}” cannot be written: {error.strerror}.") from error
