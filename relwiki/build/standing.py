"""What stands in the site's folder: whether each file is still what was written. It changes nothing there."""

import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from relwiki.build.folder import file_of, is_site_of
from relwiki.build.manifest import Manifest, Written, digest, digest_of


def intact(folder: Path, manifest: Manifest | None) -> dict[str, Written]:
    """What still stands as it was written, by route. Bytes are read only where a stat has moved; it is then renewed."""
    found: dict[str, Written] = {}
    if manifest is None or not is_site_of(manifest, folder):
        return found
    top = os.fspath(folder)
    with suppress(OSError), _looking(top) as look:
        for file in manifest.written:
            standing = _standing(top, file, look)
            if standing is not None:
                found[file.route] = standing
    return found


@contextmanager
def _looking(folder: str) -> Iterator[Callable[[str], os.stat_result]]:
    """Gives the stat of a route's file. The way to the folder is gone once, where the system knows how.

    Raises:
        OSError: There is no such folder.
    """
    if os.stat not in os.supports_dir_fd:
        yield lambda route: os.lstat(f"{folder}/{route}")
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        yield partial(os.stat, dir_fd=handle, follow_symlinks=False)
    finally:
        os.close(handle)


def _standing(folder: str, file: Written, look: Callable[[str], os.stat_result]) -> Written | None:
    """The file with its present stat; None where it is gone or has other bytes."""
    try:
        info = look(file.route)
        if not stat.S_ISREG(info.st_mode) or info.st_size != file.size:
            return None
        if (info.st_mtime_ns, info.st_ctime_ns, info.st_ino) == (file.mtime_ns, file.ctime_ns, file.inode):
            return file
        with open(f"{folder}/{file.route}", "rb") as opened:  # noqa: PTH123
            same = digest_of(opened) == file.digest
    except (OSError, ValueError):
        return None
    return recorded(file.route, file.fingerprint, info, file.digest) if same else None


def standing_file(folder: Path, file: Written) -> bytes | None:
    """The bytes of a file of the site; None where it is not what was written."""
    try:
        data = file_of(folder, file.route).read_bytes()
    except (OSError, ValueError):
        return None
    return data if digest(data) == file.digest else None


def recorded(route: str, fingerprint: bytes, info: os.stat_result, content: bytes) -> Written:
    """A file as the manifest tells of it; `content` is the `digest` of its bytes."""
    return Written(route, fingerprint, info.st_size, content, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)
