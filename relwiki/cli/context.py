"""What every command knows: the global options, which vault, which day."""

import datetime as dt
import gc
from pathlib import Path

import click
import msgspec

from relwiki.model.errors import UserError
from relwiki.vault.files import find_vault

# Objects made since the collector last looked for circles, before it looks again. A build makes values without end and
# next to no circles: at the usual 700 it walks them again and again, for a twentieth of the time.
_COLLECTED = (1_000_000, 20, 100)


class Globals(msgspec.Struct, frozen=True):
    """The global options."""

    vault: Path | None
    today: dt.date | None
    me: str
    quiet: bool
    verbose: bool

    @classmethod
    def of(cls, vault: Path | None, today: object, me: str, *, quiet: bool, verbose: bool) -> "Globals":
        """The options as click hands them over."""
        return cls(vault, today if isinstance(today, dt.date) else None, me, quiet, verbose)

    def root(self, argument: Path | None) -> Path:
        """The vault: the command's argument, else `--vault`, else upwards from the working directory.

        Raises:
            UserError: There is none.
        """
        named = argument or self.vault
        if named is not None:
            return find_named(named)
        return find_vault(Path.cwd())

    def day(self, pinned: dt.date | None) -> dt.date:
        """The day to build for: `--today`, else the settings' `today`, else the clock of the machine."""
        return self.today or pinned or dt.date.today()


def find_named(folder: Path) -> Path:
    """A vault that was named is taken as it is, whatever it holds.

    Raises:
        UserError: It is no folder.
    """
    if not folder.is_dir():
        raise UserError(f"There is no folder “{folder}”. Name the folder that holds your notes.")
    return folder.resolve()


def to_date(_context: click.Context, _parameter: click.Parameter, value: str | None) -> dt.date | None:
    """A day as typed on the command line."""
    if value is None:
        return None
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"expected a day such as 2026-11-23, found “{value}”") from error


def collect_seldom() -> None:
    """Tell the collector of circles that a build is to come."""
    gc.set_threshold(*_COLLECTED)
