"""Rules of the output folder: which one may be used, which files in it are ours, and how one is replaced whole.

In the folder stands a marker, a list of the routes that are ours, so that the next build knows its own even without a
manifest.
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from relwiki.build.manifest import Manifest
from relwiki.model.errors import UserError

MARKER = ".relwiki-site"
TEMPORARY = ".relwiki-tmp"
_TITLE = "This folder is written by relwiki. These files are its own; it leaves all others alone."
# What may lie in a folder before the first build: how a site is published is no business of ours.
_HARMLESS = frozenset({"CNAME"})
# What no part of a route may be.
_NO_NAMES = frozenset({"", ".", ".."})


def check_output(root: Path, folder: Path, manifest: Manifest | None) -> None:
    """Refuse a folder that a site may not be written to.

    Raises:
        UserError: It is the vault or holds it, is no folder, or holds files of which none is known to be ours.
    """
    real, vault = Path(os.path.realpath(folder)), Path(os.path.realpath(root))
    if vault == real or real in vault.parents or real == vault / ".relwiki":
        raise UserError(f"The site cannot go to {folder}: your notes are in it. Name another folder, such as -o site.")
    if not folder.exists():
        return
    if not folder.is_dir():
        raise UserError(f"The site cannot go to {folder}: it is a file. Name a folder, such as -o site.")
    if vault / ".relwiki" in real.parents or read_marker(folder) is not None or own_routes(folder, manifest):
        return
    names = sorted(path.name for path in folder.iterdir())
    strange = [name for name in names if not name.startswith(".") and name not in _HARMLESS]
    if strange:
        raise UserError(
            f"The site cannot go to {folder}: it holds files that relwiki did not write, such as {strange[0]}. "
            "Name an empty or a new folder, or move the files away."
        )


def own_routes(folder: Path, manifest: Manifest | None) -> frozenset[str]:
    """What is ours in the folder, by the manifest of the same folder and by the marker."""
    named = read_marker(folder) or frozenset[str]()
    return named | (manifest.routes() if manifest and is_site_of(manifest, folder) else frozenset[str]())


def is_site_of(manifest: Manifest, folder: Path) -> bool:
    """Whether the last build went to this folder."""
    return os.path.realpath(manifest.output) == os.path.realpath(folder)


def read_marker(folder: Path) -> frozenset[str] | None:
    """The routes that the marker of a site names as ours; None without a marker, or where it is damaged."""
    try:
        data = (folder / MARKER).read_bytes()
        routes = data.decode("utf-8").split("\n")[2:-1]
    except (OSError, UnicodeDecodeError):
        return None
    return frozenset(routes) if data == marker(routes) else None


def marker(routes: Sequence[str]) -> bytes:
    """The marker's bytes, which tell whether they were damaged."""
    body = "".join(f"{route}\n" for route in routes)
    # Never another hash: sites that stand are told by it.
    check = blake2b(body.encode(), digest_size=16).hexdigest()
    return f"{_TITLE}\n{check}\n{body}".encode()


def beside(folder: Path) -> tuple[Path, Path]:
    """The staging folder of a site, and where the old site waits while the new one takes its place."""
    return folder.with_name(f".{folder.name}.relwiki-new"), folder.with_name(f".{folder.name}.relwiki-old")


def file_of(folder: Path, route: str) -> Path:
    """The file of a route, which can be nowhere but below the folder.

    Raises:
        ValueError: The route is none; a mistake of ours, since routes are made of safe names.
    """
    return Path(path_of(os.fspath(folder), route))


def path_of(folder: str, route: str) -> str:
    """As `file_of`, for thousands of files: a `Path` takes as long to make as its file to open.

    Raises:
        ValueError: The route is none.
    """
    strange = "\0" in route or "\n" in route or (os.name == "nt" and ("\\" in route or ":" in route))
    if strange or not _NO_NAMES.isdisjoint(route.split("/")):
        raise ValueError(f"no route of a site: {route!r}")
    return f"{folder}/{route}"


def replace(target: Path, data: bytes | bytearray, temporary: Path) -> None:
    """Write a file whole: elsewhere first, then by one rename.

    Raises:
        OSError: The disk does not allow it; the target is as it was.
    """
    try:
        temporary.write_bytes(data)
        temporary.replace(target)
    except OSError:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def trouble(path: Path | str, error: OSError) -> UserError:
    """What to say when the disk does not do what was asked."""
    reason = error.strerror or str(error)
    return UserError(f"{path} cannot be written: {reason}. Every page is the old one or the new one, none is half.")
