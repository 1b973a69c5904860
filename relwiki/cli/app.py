"""The command line as a whole: its global options, its commands in one list, and how it fails."""

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from relwiki import __version__
from relwiki.cli.context import Globals, to_date
from relwiki.model.errors import UserError

# Each command is a module of this folder with a `command` in it, imported when it is asked for.
COMMANDS: tuple[str, ...] = ("init", "build", "serve", "check", "open", "today", "card", "export", "completion")


class _Commands(click.Group):
    """The commands in their order, none of them imported before it is needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's
        if cmd_name not in COMMANDS:
            return None
        found = importlib.import_module(f"relwiki.cli.{cmd_name}").command
        assert isinstance(found, click.Command)
        found.params = [*(each for each in found.params if each not in _ANYWHERE), *_ANYWHERE]
        return found


def _said_late(context: click.Context, option: click.Parameter, value: object) -> None:
    """Take a global option that stands behind the command as if it stood before it."""
    if value and option.name:
        context.obj = msgspec.structs.replace(context.obj, **{option.name: value})


# `relwiki build -q` means `relwiki -q build`; the help tells of them once, where all options are.
_ANYWHERE: tuple[click.Option, ...] = (
    click.Option(["-q", "--quiet"], is_flag=True, expose_value=False, hidden=True, callback=_said_late),
    click.Option(["-v", "--verbose"], is_flag=True, expose_value=False, hidden=True, callback=_said_late),
    click.Option(["--me"], default="", expose_value=False, hidden=True, callback=_said_late),
    click.Option(
        ["--today"], expose_value=False, hidden=True,
        callback=lambda context, option, value: _said_late(context, option, to_date(context, option, value)),
    ),
)  # fmt: skip


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=False,
)
@click.version_option(__version__, message="relwiki %(version)s")
@click.option("--vault", type=click.Path(file_okay=False, path_type=Path), help="The vault; else found upwards.")
@click.option("--today", callback=to_date, metavar="DATE", help="Build as if it were this day (YYYY-MM-DD).")
@click.option("--me", default="", metavar="NAME", help="Whose vault it is; else `me: true` in a note.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but problems.")
@click.option("-v", "--verbose", is_flag=True, help="Say more: hints too.")
@click.pass_context
def relwiki(context: click.Context, vault: Path | None, today: object, me: str, quiet: bool, verbose: bool) -> None:
    """Turn a folder of plain Markdown notes about people into a private, linked website."""
    context.obj = Globals.of(vault, today, me, quiet=quiet, verbose=verbose)


def run(arguments: Sequence[str]) -> int:
    """Run one command and give the exit status: 2 for what the environment or the user's request does not allow."""
    try:
        result = relwiki.main(list(arguments), prog_name="relwiki", standalone_mode=False)
    except UserError as error:
        click.echo(f"relwiki: {error}", err=True)
        return 2
    except click.ClickException as error:
        error.show()
        return 2
    except (KeyboardInterrupt, click.Abort):
        click.echo("Stopped.", err=True)
        return 130
    except FileNotFoundError:
        if _stands_somewhere():
            raise
        click.echo("relwiki: The folder you are in is gone. Go to one that is there (`cd ~`) and ask again.", err=True)
        return 2
    except BrokenPipeError:
        # Whoever read us has gone; without this the interpreter complains once more when it closes the stream.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return result if isinstance(result, int) else 0


def _stands_somewhere() -> bool:
    """Whether there is a working directory: relative paths lead nowhere once it has been deleted."""
    try:
        Path.cwd()
    except FileNotFoundError:
        return False
    return True
