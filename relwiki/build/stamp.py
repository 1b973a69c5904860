"""All that a plain `relwiki build` would look at, as one string of bytes: while it is the same, there is nothing to do.

It is asked before anything else is imported, so the usual answer, that nothing has changed, costs little more than a
stat a file. Where something differs or cannot be seen it knows nothing, and the build looks more closely.
"""

import marshal
import os
import sys
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager

_END = b"\0\0"
# Name, bytes, and modification and change times in nanoseconds of a file, and its inode.
_Entry = tuple[str, int, int, int, int]
# The path of a folder, and its files, as the disk lists them.
_Folder = tuple[str, list[_Entry]]

# Not the newer format, which depends on how often a value is referred to.
_MARSHAL = 2
# Hidden files that decide how notes are read.
_BESIDE = (".obsidian/app.json", ".obsidian/templates.json")
_ANY = "-"
_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))  # noqa: PTH100, PTH120
# Python writes into the one whenever it likes; the other holds themes, of which those that count are looked at anyway.
_NOT_PROGRAM = ("__pycache__", "_data")


def unchanged(root: str) -> str | None:
    """The address of the site's first page if a plain build of the vault has certainly nothing to do, else None."""
    try:
        with open(_path(root), "rb") as opened:  # noqa: PTH123 - pathlib takes as long as all the rest
            kept = opened.read()
        head, _, seen = kept.partition(_END)
        uri, day, place, site, number, *paths = os.fsdecode(head).split("\0")
        if day not in {_ANY, _today()} or place not in {_ANY, os.getcwd()}:  # noqa: PTH109
            return None
        start = 0
        for look in _looks(root, site, paths[: int(number)], paths[int(number) :]):
            part = marshal.dumps(look, _MARSHAL)
            if not seen.startswith(part, start):
                return None
            start += len(part)
    except (OSError, ValueError):
        return None
    return uri if start == len(seen) else None


def begin(root: str) -> int:
    """Forget the stamp of an earlier build; the time at which that was, in nanoseconds by the disk's clock.

    Raises:
        OSError: The state folder cannot be written.
    """
    with open(_path(root), "wb") as opened:  # noqa: PTH123
        return os.fstat(opened.fileno()).st_mtime_ns


def keep(
    root: str, began: int, site: str, uri: str, written: Mapping[str, tuple[int, int, int, int]],
    *, libraries: tuple[str, ...], themes: tuple[str, ...], pinned: bool, named: bool,
) -> None:  # fmt: skip
    """Stamp what stands after a build that had nothing to do; nothing is kept where that is not certain.

    Args:
        root: The vault, a real path.
        began: What `begin` said.
        site: The site's folder.
        uri: The address of its first page.
        written: Size, times and inode of each of the site's files by its route, as the last build has left them.
        libraries: Files that stand for what the program is built on.
        themes: Folders that the theme was read from.
        pinned: The day does not come from the clock.
        named: Where the theme is found depends on the working directory.

    Raises:
        OSError: Something cannot be read, or the state folder cannot be written.
    """
    site = os.path.realpath(site)
    looks = list(_looks(root, site, libraries, themes))
    vault, standing = looks[0], looks[1]
    # What has changed since the build began may have been read before it changed; a folder tells of names that went.
    if any(max(file[2], file[3]) >= began for _, files in vault for file in files):
        return
    if any(os.stat(folder).st_mtime_ns >= began for folder, _ in vault):  # noqa: PTH116
        return
    stats = {f"{folder}/{file[0]}": file[1:] for folder, files in standing for file in files}
    if any(stats.get(f"{site}/{route}") != stat for route, stat in written.items()):
        return
    day, place = _ANY if pinned else _today(), os.getcwd() if named else _ANY  # noqa: PTH109
    head = (uri, day, place, site, str(len(libraries)), *libraries, *themes)
    with open(_path(root), "wb") as opened:  # noqa: PTH123
        opened.write(b"\0".join(map(os.fsencode, head)) + _END)
        opened.writelines(marshal.dumps(look, _MARSHAL) for look in looks)


def _looks(root: str, site: str, libraries: Iterable[str], themes: Iterable[str]) -> Iterator[list[_Folder]]:
    """Everything that decides whether there is something to do; what changes most often comes first."""
    yield _walk(root, without=(site,))
    yield _walk(site, hidden=True)
    yield [(sys.version, [_entry(path) for path in (*(f"{root}/{name}" for name in _BESIDE), *libraries)])]
    yield _walk(_PACKAGE, without=_NOT_PROGRAM)
    for folder in themes:
        yield _walk(folder)


def _walk(top: str, *, without: Collection[str] = (), hidden: bool = False) -> list[_Folder]:
    """Each folder from `top` down that is not among `without`, by its path or its name, with its files."""
    folders, found = [top], []
    for folder in folders:
        files: list[_Entry] = []
        with _listed(folder) as entries:
            for entry in entries:
                name = entry.name
                if name[0] == "." and not hidden:
                    continue
                if entry.is_dir(follow_symlinks=False):
                    path = f"{folder}/{name}"
                    if name not in without and path not in without:
                        folders.append(path)
                    continue
                info = entry.stat(follow_symlinks=False)
                files.append((name, info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino))
        found.append((folder, files))
    return found


@contextmanager
def _listed(folder: str) -> Iterator[Iterator[os.DirEntry[str]]]:
    """The entries of a folder. Their stats need not go all the way to it again, where the system knows how."""
    if os.scandir not in os.supports_fd:
        with os.scandir(folder) as entries:
            yield entries
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with os.scandir(handle) as entries:
            yield entries
    finally:
        os.close(handle)


def _entry(path: str) -> _Entry:
    try:
        info = os.stat(path)  # noqa: PTH116
    except OSError:
        return path, 0, 0, 0, 0
    return path, info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino


def _path(root: str) -> str:
    return f"{root}/.relwiki/stamp"


def _today() -> str:
    return time.strftime("%Y-%m-%d")
