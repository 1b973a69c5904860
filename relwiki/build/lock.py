"""One build at a time: an exclusive lock on a file, which the system frees when its holder ends, however it ends."""

import errno
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from relwiki.model.errors import UserError

_PAUSE = 0.05
# Systems and network disks without locks: there the build goes on without one.
_UNSUPPORTED = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL})


@contextmanager
def lock(state: Path, wait: Callable[[str], None] | None = None, timeout: float = 60.0) -> Iterator[None]:
    """Hold the lock of a vault's state folder while the block runs.

    Args:
        state: The folder `.relwiki`; it exists.
        wait: Told once, in a sentence, that another build is waited for.
        timeout: Seconds to wait at most.

    Raises:
        UserError: The other build goes on for longer, or the folder cannot be written.
    """
    path = state / "lock"
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError(
            f"{path} cannot be written: {reason}. Nothing can be built without the folder {state}."
        ) from error
    try:
        _acquire(handle, state, wait, timeout)
        yield
    finally:
        os.close(handle)


def _acquire(handle: int, state: Path, wait: Callable[[str], None] | None, timeout: float) -> None:
    """Try until the lock is ours or the time is over."""
    end = time.monotonic() + timeout
    told = False
    while not _try(handle):
        if wait and not told:
            wait("Another build of this vault is running; waiting for it to end.")
            told = True
        if time.monotonic() >= end:
            raise UserError(
                f"Another build of this vault has been running for more than {timeout:g} seconds. "
                f"Wait for it or end it, then build again. (The lock is {state / 'lock'}; it need not be deleted.)"
            )
        time.sleep(_PAUSE)


def _try(handle: int) -> bool:
    """Take the lock if it is free."""
    try:
        _exclusive(handle)
    except OSError as error:
        return error.errno in _UNSUPPORTED
    return True


if os.name == "nt":  # pragma: no cover
    import msvcrt

    def _exclusive(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]

else:
    import fcntl

    def _exclusive(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
