"""Says when to look at the vault again. An event never says more than that; what changed is found by a scan.

Events get lost: queues overflow, network disks send none, a folder vanishes and comes back. So there is a look from
time to time as well, often where no events can be expected.
"""

import os
import threading
import time
import warnings
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

# Seconds. An editor's dance of saving is over after this much silence; a checkout is looked at in between.
_SILENCE = 0.01
_LONGEST = 0.5
# Between two looks that nothing called for: where events come, and where they do not.
_SLOW = 20.0
_FAST = 1.0
# A look without events may take this share of the time.
_SHARE = 0.02
_QUIET_EVENTS = frozenset({"opened", "closed_no_write"})
# File systems whose other writers cause no events here (proc(5), /proc/mounts).
_REMOTE = ("nfs", "cifs", "smb", "fuse.sshfs", "fuse.rclone", "9p", "vboxsf", "drvfs", "fuse.davfs", "afs", "ceph")


class Watch:
    """Watches folders; `wait` returns when it is time to look."""

    def __init__(self, folders: Iterable[Path], ignored: Iterable[Path]) -> None:
        """`ignored` holds our own output, whose events call for nothing."""
        self._ignored = tuple(os.path.realpath(path) for path in ignored)
        self._folders: frozenset[str] = frozenset()
        self._look = threading.Event()
        self._observer: BaseObserver | None = None
        self._seen: dict[str, int] = {}
        self._doubted = False
        self.cover(folders)

    def cover(self, folders: Iterable[Path]) -> None:
        """Watch these folders from now on, anew if one of them is another than it was."""
        wanted = frozenset(os.path.realpath(folder) for folder in folders)
        there = {folder: _inode(folder) for folder in wanted}
        if self._observer is not None and wanted == self._folders and there == self._seen and self._observer.is_alive():
            return
        self._stop()
        self._folders, self._seen = wanted, there
        if any(map(_is_remote, wanted)) or not all(there.values()):
            return
        # A folder that appears while it is being looked through is met twice; the second meeting does no harm.
        warnings.filterwarnings("ignore", message="Callback with id", category=RuntimeWarning)
        observer = Observer()
        try:
            for folder in sorted(wanted):
                observer.schedule(_Caller(self._called), folder, recursive=True)
            observer.start()
        except OSError:
            # Too many folders for this system's limits, or one has gone: the looks from time to time must do.
            with suppress(RuntimeError):
                observer.stop()
            return
        self._observer = observer
        # What happened before it watched was not heard.
        self._look.set()

    def doubt(self) -> None:
        """A change came without an event: look often from now on."""
        self._doubted = True

    @property
    def hears(self) -> bool:
        """Whether events can be relied on."""
        return not self._doubted and self._observer is not None and self._observer.is_alive()

    def wait(self, until: float, cost: float) -> bool:
        """Return when something may have changed; whether an event said so.

        `until` is when to look at the latest (seconds of `time.monotonic`), `cost` how many seconds a look takes.
        """
        pause = max(_SLOW if self.hears else _FAST, cost / _SHARE)
        called = self._look.wait(max(0.0, min(pause, until - time.monotonic())))
        if called:
            self._settle()
        return called

    def stop(self) -> None:
        """End watching."""
        self._stop()
        self._look.set()

    def _settle(self) -> None:
        """Wait for silence, but not for ever."""
        end = time.monotonic() + _LONGEST
        while time.monotonic() < end:
            self._look.clear()
            if not self._look.wait(_SILENCE):
                break
        self._look.clear()

    def _called(self, path: str) -> None:
        if not any(path == mine or path.startswith(mine + os.sep) for mine in self._ignored):
            self._look.set()

    def _stop(self) -> None:
        observer, self._observer = self._observer, None
        if observer is not None:
            observer.stop()
            observer.join(timeout=2.0)


class _Caller(FileSystemEventHandler):
    """Hands on where something happened, unless a file was only read."""

    def __init__(self, call: Callable[[str], None]) -> None:
        self._call = call

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Anything but reading may be a change."""
        if event.event_type not in _QUIET_EVENTS:
            self._call(os.fsdecode(event.src_path))
            if event.dest_path:
                self._call(os.fsdecode(event.dest_path))


def _inode(folder: str) -> int:
    """Which folder stands there; 0 without one."""
    try:
        info = os.stat(folder)  # noqa: PTH116 - a string as watchdog has it
    except OSError:
        return 0
    return info.st_ino


def _is_remote(folder: str, mounts: Path = Path("/proc/mounts")) -> bool:
    """Whether a folder lies on a disk of another machine, as far as this system tells."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    best, kind = "", ""
    for line in lines:
        parts = line.split(" ")
        if len(parts) > 2:
            place = parts[1].replace("\\040", " ")
            if (folder + "/").startswith(place.rstrip("/") + "/") and len(place) >= len(best):
                best, kind = place, parts[2]
    return kind.startswith(_REMOTE)
