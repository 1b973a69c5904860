"""The vault on the disk: where it is, which files are notes, and their bytes. It reads nothing of what they say.

Only regular files inside the vault's real path are ever opened; names are made safe and unique here, once for all.
"""

import operator
import os
import re
import stat
import sys
from pathlib import Path
from typing import Any

import msgspec

from relwiki.model.diagnostic import Code, Diagnostic, Span
from relwiki.model.errors import UserError
from relwiki.vault.decode import MAX_BYTES, decode
from relwiki.vault.filenames import glob, numbered, safe

SETTINGS_FILE = "relwiki.yaml"
# Bytes asked for at once, at the least.
_BLOCK = 1 << 14
_TEMPLATES = frozenset({"templates", "_templates", "template"})
# How the copies end that editors keep of a file.
_OF_EDITORS = ("~", ".swp")
_PATH = operator.attrgetter("path")


class FileStat(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A file as the disk lists it, unread."""

    # From the top of the vault, "/" between segments, NFC, unique in its listing.
    path: str
    # Bytes.
    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int
    # Where the name on the disk differs from `path` (NFD, not UTF-8): its bytes, each as the character of that number.
    disk: str = ""


class Listing(msgspec.Struct, frozen=True, gc=False):
    """All files of a vault, each kind sorted by path."""

    notes: tuple[FileStat, ...]
    # Every other regular file: images, tables, documents.
    attachments: tuple[FileStat, ...]
    diagnostics: tuple[Diagnostic, ...]


def find_vault(start: Path) -> Path:
    """The vault that a folder lies in: the nearest upwards with relwiki.yaml, .relwiki/ or .obsidian/, else people/.

    Raises:
        UserError: There is none.
    """
    here = start.resolve()
    if not here.is_dir():
        raise UserError(f"There is no folder {here}.")
    folders = [here, *here.parents]
    for folder in folders:
        if (folder / SETTINGS_FILE).is_file() or (folder / ".relwiki").is_dir() or (folder / ".obsidian").is_dir():
            return folder
    for folder in folders:
        if (folder / "people").is_dir():
            return folder
    raise UserError(
        f"No vault in {here} or above it: there is no relwiki.yaml, .relwiki/, .obsidian/ or people/. "
        "Go to the folder with your notes, or begin one with `relwiki init`."
    )


def scan(root: Path, ignore: tuple[str, ...] = (), output: Path | None = None) -> Listing:
    """List the vault without opening a note: one stat for each file, the output folder and ignored paths left out."""
    top = os.path.realpath(root)
    diagnostics: list[Diagnostic] = []
    skipped = {_template_folder(root)} | ({_inside(top, os.path.realpath(output))} if output else set())
    files = sorted(_walk(top, skipped - {None, ""}, diagnostics), key=_PATH)
    if ignore:
        globs = re.compile("|".join(glob(pattern) for pattern in ignore))
        files = [file for file in files if not globs.match(file.path)]
    if len({file.path.casefold() for file in files}) < len(files):
        files = _unique(files, diagnostics)
    notes: list[FileStat] = []
    others: list[FileStat] = []
    for file in files:
        (notes if file.path.endswith(".md") else others).append(file)
        if file.disk:
            diagnostics += _not_shown(file)
    return Listing(
        tuple(notes),
        tuple(file for file in others if file.path != SETTINGS_FILE),
        tuple(sorted(diagnostics, key=lambda diagnostic: (diagnostic.span.path, diagnostic.code))),
    )


def disk_path(root: Path, file: FileStat) -> Path:
    """Where a listed file really is."""
    return root / _name(file)


def read_bytes(root: Path, file: FileStat, limit: int = 0) -> bytes:
    """The bytes of a listed file, at most `limit` where one is given.

    Raises:
        OSError: It is gone, may not be read, or is no regular file any more.
    """
    # Descriptors, not file objects: half the system calls, and there are thousands of notes.
    handle = os.open(
        f"{root}{os.sep}{_name(file)}", os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    try:
        info = os.fstat(handle)
        if not stat.S_ISREG(info.st_mode):
            raise OSError(f"{file.path} is no regular file")
        left = limit or sys.maxsize
        parts: list[bytes] = []
        while left > 0 and (part := os.read(handle, min(left, max(info.st_size + 1, _BLOCK)))):
            parts.append(part)
            left -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)
    finally:
        os.close(handle)


def unreadable(path: str, error: OSError) -> Diagnostic:
    """What to say about a file that cannot be read."""
    reason = error.strerror or str(error)
    hint = "Its page stays empty. See who may read the file, and whether its disk is there."
    return Diagnostic(Code.UNREADABLE_FILE, Span(path), f"The file cannot be read: {reason}.", hint)


def read_settings_text(root: Path) -> tuple[str, tuple[Diagnostic, ...]]:
    """The text of `relwiki.yaml`; empty where there is none."""
    if not (root / SETTINGS_FILE).is_file():
        return "", ()
    try:
        data = read_bytes(root, FileStat(SETTINGS_FILE, 0, 0, 0, 0), MAX_BYTES + 1)
    except OSError as error:
        return "", (unreadable(SETTINGS_FILE, error),)
    return decode(data, SETTINGS_FILE)


def obsidian_hard_breaks(root: Path) -> bool:
    """Whether Obsidian shows a single newline of this vault as a line break; it does unless told to be strict."""
    app = root / ".obsidian" / "app.json"
    return app.is_file() and _json(app).get("strictLineBreaks") is not True


def _json(path: Path) -> dict[str, Any]:
    """A JSON object of another program's settings; empty where it is missing or none."""
    try:
        found = msgspec.json.decode(path.read_bytes()) if path.is_file() else {}
    except (OSError, msgspec.DecodeError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _template_folder(root: Path) -> str | None:
    """The folder of templates that Obsidian is told of."""
    folder = _json(root / ".obsidian" / "templates.json").get("folder")
    return safe(folder.strip("/")) if isinstance(folder, str) else None


def _inside(top: str, path: str) -> str | None:
    """A real path as seen from the top of the vault; None outside it."""
    if not f"{path}{os.sep}".startswith(top.rstrip(os.sep) + os.sep):
        return None
    return safe(path[len(top) :].strip(os.sep).replace(os.sep, "/"))


def _walk(top: str, skipped: set[str | None], diagnostics: list[Diagnostic]) -> list[FileStat]:
    """Each regular file, in no order; what is none is reported."""
    files: list[FileStat] = []
    folders = [""]
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(os.path.join(top, folder)))  # noqa: PTH118 - a Path for each folder is slow
        except OSError as error:
            diagnostics.append(unreadable(safe(folder), error))
            continue
        prefix = f"{folder}/" if folder else ""
        for entry in entries:
            base = entry.name
            if base[0] == "." or base == "4913" or base.endswith(_OF_EDITORS):
                continue
            name = prefix + base
            if entry.is_file(follow_symlinks=False):
                try:
                    info = entry.stat(follow_symlinks=False)
                except FileNotFoundError:  # gone since it was listed
                    continue
                files.append(_file(name, info))
            elif entry.is_dir(follow_symlinks=False):
                if base.casefold() not in _TEMPLATES and safe(name) not in skipped:
                    folders.append(name)
            elif (linked := _linked(entry, name, top, diagnostics)) is not None:
                files.append(_file(name, linked))
    return files


def _file(name: str, info: os.stat_result) -> FileStat:
    """A file by its name on the disk."""
    path, disk = name, ""
    if not (name.isascii() and name.isprintable()) and (path := safe(name)) != name:
        disk = _bytes(name)
    return FileStat(path, info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino, disk)


def _bytes(name: str) -> str:
    """A name on the disk as `FileStat.disk` keeps it."""
    return os.fsencode(name).decode("latin-1")


def _name(file: FileStat) -> str:
    """The name of a file on the disk."""
    return os.fsdecode(file.disk.encode("latin-1")) if file.disk else file.path


def _linked(entry: os.DirEntry[str], name: str, top: str, diagnostics: list[Diagnostic]) -> os.stat_result | None:
    """The stat of a regular file behind a symbolic link that stays inside the vault."""
    problem = "a pipe, socket or device"
    if entry.is_symlink():
        inside = _inside(top, os.path.realpath(entry.path))
        if inside is None:
            problem = "a link that leads out of the vault"
        elif entry.is_file():
            return entry.stat()
        elif entry.is_dir():
            return None  # its files are listed where they really are
        else:
            problem = "a link that leads to no file"
    message = f"A file inside the vault is expected; this is {problem}, and it is not read."
    diagnostics.append(Diagnostic(Code.NOT_A_FILE, Span(safe(name)), message, "Put the file itself here."))
    return None


def _unique(files: list[FileStat], diagnostics: list[Diagnostic]) -> list[FileStat]:
    """The files with a path of its own for each; names that are one to a reader are reported."""
    unique: list[FileStat] = []
    taken: dict[str, str] = {}
    for file in sorted(files, key=lambda each: (each.path, _name(each))):
        path = file.path
        first = taken.setdefault(path.casefold(), path)
        if first is not path:
            message = f"Each file has a name of its own; this one differs from {first} only in case or encoding."
            diagnostics.append(
                Diagnostic(Code.SAME_NAME, Span(path), message, "Rename one of the two.", (Span(first),))
            )
            if first == path:
                path = numbered(path, taken)
                taken[path.casefold()] = path
        unique.append(file if path == file.path else _renamed(file, path))
    return sorted(unique, key=_PATH)


def _renamed(file: FileStat, path: str) -> FileStat:
    return msgspec.structs.replace(file, path=path, disk=_bytes(_name(file)))


def _not_shown(file: FileStat) -> tuple[Diagnostic, ...]:
    """What to say about a name that cannot be shown."""
    if "\ufffd" not in file.path or "\ufffd" in _name(file):
        return ()
    message = "A name in UTF-8 that can be shown is expected; what cannot is shown as “\ufffd”."
    return (Diagnostic(Code.NOT_UTF8, Span(file.path), message, "Rename the file."),)
