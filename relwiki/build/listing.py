"""What lies in the folder of a vault and what its settings say: the first step of every command, cheap to take."""

from hashlib import blake2b
from pathlib import Path
from urllib.parse import quote

import msgspec

from relwiki import __version__
from relwiki.build.state import settings_of
from relwiki.model.diagnostic import Diagnostic
from relwiki.model.settings import Settings
from relwiki.vault.files import Listing, obsidian_hard_breaks, read_settings_text, scan

DEFAULT_OUTPUT = ".relwiki/site"


class Found(msgspec.Struct, frozen=True):
    """A vault before its notes are read: settings, and what lies in the folder."""

    root: Path
    settings: Settings
    listing: Listing
    # Of the settings file.
    diagnostics: tuple[Diagnostic, ...]
    # Stands for everything besides a note's bytes that decides what is read in it.
    salt: bytes


def find(root: Path, output: Path | None = None, *, remember: bool = True) -> Found:
    """Read the settings and list the files. `output` is a site folder that may lie in the vault.

    What the settings said is remembered for the next time, unless `remember` is false.
    """
    text, said = read_settings_text(root)
    settings, more = settings_of(root / ".relwiki", text, remember=remember)
    if not settings.title:
        settings = msgspec.structs.replace(settings, title=root.name)
    if "{" in settings.editor:
        # The patterns that a page cannot fill in; {path} names this machine only where somebody wrote it.
        editor = settings.editor.replace("{vault}", quote(root.name)).replace("{path}", quote(str(root)) + "/{relpath}")
        settings = msgspec.structs.replace(settings, editor=editor)
    if not settings.line_breaks:
        breaks = "hard" if obsidian_hard_breaks(root) else "soft"
        settings = msgspec.structs.replace(settings, line_breaks=breaks)
    listing = scan(root, settings.ignore, output or site_folder(root, settings))
    salt = blake2b(msgspec.msgpack.encode(settings), digest_size=16, person=__version__.encode()[:16]).digest()
    return Found(root, settings, listing, (*said, *more), salt)


def site_folder(root: Path, settings: Settings) -> Path:
    """Where the site of a vault goes unless the command says otherwise."""
    return root / (settings.output or DEFAULT_OUTPUT)
