"""Writing the site: whole files only, and nothing deleted that is not ours.

A build killed at any moment leaves of each page the old one or the new one. A cold build writes into a staging folder
beside the site and swaps the two; others write in place, after the marker was told of every new route.
"""

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Self

from relwiki.build.folder import (
    MARKER,
    TEMPORARY,
    beside,
    file_of,
    marker,
    own_routes,
    path_of,
    read_marker,
    replace,
    trouble,
)
from relwiki.build.manifest import Manifest, Written, digest, digest_of
from relwiki.build.plan import Plan
from relwiki.build.standing import recorded
from relwiki.model.errors import UserError

# How a file is opened that must not be there yet.
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def recover(folder: Path) -> None:
    """Finish or undo the swap of a build that was interrupted, and clear away what it left.

    Raises:
        UserError: The disk does not allow it.
    """
    folder = Path(os.path.realpath(folder))
    fresh, old = beside(folder)
    try:
        if old.is_dir() and not folder.exists():
            (fresh if read_marker(fresh) is not None else old).rename(folder)
        for left in (fresh, old):
            if left.is_dir():
                shutil.rmtree(left)
        if folder.is_dir():
            (folder / TEMPORARY).unlink(missing_ok=True)
    except OSError as error:
        raise trouble(folder, error) from error


def overwrite(folder: Path, pages: Iterable[tuple[str, bytes, bytes]]) -> list[Written]:
    """Replace pages, each whole: route, bytes, fingerprint. All of them stand there, written by the last build.

    Raises:
        UserError: A page leads out of the folder by now, or the disk does not allow it.
    """
    top = Path(os.path.realpath(folder))
    written: list[Written] = []
    for route, data, fingerprint in pages:
        target = file_of(top, route)
        if not _is_below(target.parent, top):
            raise UserError(f"{target.parent} is a link that leads out of the site's folder. Remove the link.")
        try:
            replace(target, data, top / TEMPORARY)
            written.append(recorded(route, fingerprint, target.stat(), digest(data)))
        except OSError as error:
            raise trouble(target, error) from error
    return written


class Writer:
    """Writes one build into the output folder: `with` it, each file, then `finish` as the last thing in the block."""

    def __init__(self, folder: Path, manifest: Manifest | None, plan: Plan, standing: Mapping[str, Written]) -> None:
        """Nothing is touched yet. The folder was checked and recovered; `standing` is what `intact` said of it."""
        self.folder = Path(os.path.realpath(folder))
        self._fresh, self._old = beside(self.folder)
        self._plan = plan
        self._own = own_routes(self.folder, manifest)
        self._kept = {route: standing[route] for route in plan.keep}
        self.staged = not plan.keep and not self._foreign()
        self._target = self._fresh if self.staged else self.folder
        self._top = os.fspath(self._target)
        self._new: dict[str, Written] = {}
        self._folders: set[str] = set()

    def __enter__(self) -> Self:
        """Make room: a staging folder for a cold build, else the orphans go and the marker names what will be ours.

        Raises:
            UserError: A file that is not ours stands where a page must go, or the disk does not allow it.
        """
        try:
            if not self.staged:
                self._refuse_to_overwrite()
            self._target.mkdir(parents=True, exist_ok=True)
            if not self.staged:
                wanted = {*self._plan.keep, *self._plan.render}
                self._mark(self._own | wanted)
                self._delete(sorted(self._own - wanted))
        except OSError as error:
            raise trouble(self._target, error) from error
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """After an error the site stays as it is: pages already replaced are whole, and a staging folder goes."""
        if kind is None:
            return
        if self.staged:
            shutil.rmtree(self._fresh, ignore_errors=True)
        else:
            (self._target / TEMPORARY).unlink(missing_ok=True)

    def write(self, route: str, data: bytes, fingerprint: bytes) -> None:
        """Write one file whole.

        Raises:
            UserError: The disk does not allow it.
        """
        target = self._ready(route)
        try:
            if self.staged:
                info = _create(target, data)
            else:
                replace(Path(target), data, self._target / TEMPORARY)
                info = os.stat(target)  # noqa: PTH116
            self._new[route] = recorded(route, fingerprint, info, digest(data))
        except OSError as error:
            raise trouble(target, error) from error

    def copy(self, route: str, source: Path, fingerprint: bytes) -> None:
        """Copy a file, such as a photo, without holding it in memory.

        Raises:
            UserError: It cannot be read, or the disk does not allow it.
        """
        target = self._ready(route)
        temporary = self._target / TEMPORARY
        try:
            shutil.copyfile(source, temporary)
            with temporary.open("rb") as copied:
                content = digest_of(copied)
            temporary.replace(target)
            self._new[route] = recorded(route, fingerprint, os.stat(target), content)  # noqa: PTH116
        except OSError as error:
            raise trouble(target, error) from error

    def finish(self) -> tuple[Written, ...]:
        """Complete the build: the marker, and the swap of a cold one. What stands there now, by route.

        Raises:
            UserError: The disk does not allow it.
        """
        standing = {**self._kept, **self._new}
        try:
            self._mark(standing)
            if self.staged:
                self._swap()
        except OSError as error:
            raise trouble(self.folder, error) from error
        return tuple(standing[route] for route in sorted(standing))

    def _foreign(self) -> bool:
        """Whether the folder holds a file that is not ours, or is one that cannot be swapped."""
        if not self.folder.exists():
            return False
        if os.path.ismount(self.folder) or not os.access(self.folder.parent, os.W_OK):
            return True
        for place, folders, names in os.walk(self.folder):
            inner = os.path.relpath(place, self.folder).replace(os.sep, "/")
            prefix = "" if inner == "." else f"{inner}/"
            if any(os.path.islink(os.path.join(place, name)) for name in folders):  # noqa: PTH114, PTH118
                return True
            if any(f"{prefix}{name}" not in self._own and name not in {MARKER, TEMPORARY} for name in names):
                return True
        return False

    def _refuse_to_overwrite(self) -> None:
        """A file that is not ours is never overwritten; a folder cannot be, the disk itself refuses."""
        own = {route.casefold() for route in self._own}
        for route in self._plan.render:
            path = file_of(self.folder, route)
            if route.casefold() not in own and (path.is_symlink() or path.is_file()):
                raise UserError(
                    f"{self.folder / route} is in the way of a page, and relwiki did not write it. "
                    "Move it away, or name another folder."
                )

    def _ready(self, route: str) -> str:
        """The path of a route, its folder made and inside the output."""
        target = path_of(self._top, route)
        inner = route.rpartition("/")[0]
        if inner not in self._folders:
            self._make(Path(target).parent)
            self._folders.add(inner)
        return target

    def _make(self, folder: Path) -> None:
        """Make a folder, which must be inside the output."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise trouble(folder, error) from error
        if not _is_below(folder, self._target):
            raise UserError(f"{folder} is a link that leads out of the site's folder. Remove the link.")

    def _mark(self, routes: Iterable[str]) -> None:
        """Write the marker, unless it says the same already."""
        data = marker(sorted(routes))
        path = self._target / MARKER
        if not path.is_file() or path.read_bytes() != data:
            replace(path, data, self._target / TEMPORARY)

    def _delete(self, routes: Sequence[str]) -> None:
        """Delete files of ours that nobody wants, and the folders that they leave empty."""
        for route in routes:
            path = file_of(self.folder, route)
            if _is_below(path.parent, self.folder) and (path.is_symlink() or path.is_file()):
                path.unlink()
        for place in {file_of(self.folder, route).parent for route in routes}:
            folder = place
            while folder != self.folder and _is_below(folder, self.folder) and _is_empty(folder):
                folder.rmdir()
                folder = folder.parent

    def _swap(self) -> None:
        """Put the staging folder in the place of the site, by two renames that `recover` can complete."""
        if self.folder.exists():
            self.folder.rename(self._old)
        self._fresh.rename(self.folder)
        shutil.rmtree(self._old, ignore_errors=True)


def _is_below(folder: Path, top: Path) -> bool:
    """Whether a folder is really in another, or is it."""
    return f"{os.path.realpath(folder)}{os.sep}".startswith(f"{os.path.realpath(top).rstrip(os.sep)}{os.sep}")


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir())


def _create(target: str, data: bytes) -> os.stat_result:
    """Write a new file; descriptors, not file objects: half the system calls, and there are thousands of pages."""
    handle = os.open(target, _NEW, 0o666)
    try:
        done = os.write(handle, data)
        while done < len(data):
            done += os.write(handle, memoryview(data)[done:])
        return os.fstat(handle)
    finally:
        os.close(handle)
