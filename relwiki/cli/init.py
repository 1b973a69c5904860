"""`relwiki init`: a vault to begin with, empty or full of invented people."""

import shutil
from pathlib import Path

import click

from relwiki.cli.context import Globals
from relwiki.model.errors import UserError

_SETTINGS = """\
# The settings of this vault. All of them have defaults; the manual explains each.
title: My people
# language: en
"""
_OWNER = """\
---
me: true
interests:
  - Storm chasing
---
This is you. Write about the people in your life: one file each in this folder, in any editor.
"""

_HERE = Path(__file__).parent.parent
# Inside the package in a wheel, beside it in a clone.
_EXAMPLE = (_HERE / "_data" / "example-vault", _HERE.parent / "example-vault")


@click.command("init")
@click.argument("folder", required=False, default=".", type=click.Path(path_type=Path))
@click.option("--demo", is_flag=True, help="A copy of the example vault, with its manual.")
@click.pass_obj
def command(options: Globals, folder: Path, demo: bool) -> None:
    """Begin a vault in FOLDER (default: here)."""
    if folder.exists() and not folder.is_dir():
        raise UserError(f"“{folder}” is a file. Name a folder for the vault.")
    if demo:
        _demo(folder)
    else:
        _empty(folder)
    if not options.quiet:
        click.echo(f"A vault is in {folder.resolve()}.")
        click.echo(f"Build its site with: relwiki build {folder}")


def _demo(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise UserError(f"“{folder}” is not empty. Name a new folder for the example vault.")
    made = shutil.ignore_patterns(".relwiki", "__pycache__")
    shutil.copytree(_example(), folder, dirs_exist_ok=True, ignore=made)


def _example() -> Path:
    found = next((folder for folder in _EXAMPLE if folder.is_dir()), None)
    if found is None:
        raise UserError("This installation has no example vault in it. Install relwiki again.")
    return found


def _empty(folder: Path) -> None:
    """Nothing that is there is changed: a folder of notes becomes a vault by its settings file alone."""
    people = folder / "people"
    is_new = not folder.exists() or not any(folder.rglob("*.md"))
    people.mkdir(parents=True, exist_ok=True)
    settings = folder / "relwiki.yaml"
    if not settings.exists():
        settings.write_text(_SETTINGS, encoding="utf-8")
    if is_new:
        (people / "Me.md").write_text(_OWNER, encoding="utf-8")
