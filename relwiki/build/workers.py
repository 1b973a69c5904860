"""Work shared among processes: children do their parts, and hand over what they find as messages of bytes.

Only where processes can be forked: a child then has all that was read and derived, and nothing need be told to it. What
it finds goes into a nameless file, which is read when the child is done: neither ever waits for the other.
"""

import os
import signal
import tempfile
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import msgspec

from relwiki.model.errors import UserError

# One part of the work: what it finds, message by message.
Part = Callable[[], Iterable[bytes]]
# The exit status of a child whose last message is for the user.
_TOLD = 3
# Bytes of the number before each message that says how long it is.
_LENGTH = 8


class Share(msgspec.Struct, frozen=True):
    """How work may be shared."""

    # Processes, this one among them.
    jobs: int
    # Where their nameless files lie meanwhile: what stands in them is as private as the vault.
    folder: Path


# No other process is asked, and no file is needed.
ALONE = Share(1, Path())


def can_share() -> bool:
    """Whether this system can do work in several processes."""
    return hasattr(os, "fork")


@contextmanager
def children(parts: Sequence[Part], folder: Path) -> Iterator[list["Child"]]:
    """A process for each part, at work while the block runs; one that is not asked for its messages is ended."""
    begun: list[Child] = []
    try:
        begun.extend(_begin(part, folder) for part in parts)
        yield begun
    finally:
        for child in begun:
            child.end()


class Child:
    """A process at work on its part."""

    def __init__(self, pid: int, found: IO[bytes]) -> None:
        self._pid, self._found, self._done = pid, found, False

    def messages(self) -> Iterator[bytes]:
        """Wait for it to be done, then say what it has found.

        Raises:
            UserError: It raised one, or somebody has ended it.
        """
        status = os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])
        self._done = True
        self._found.seek(0)
        messages = _messages(self._found)
        if status == _TOLD:
            raise UserError(list(messages)[-1].decode())
        if status:
            raise UserError(f"A process that did part of the work ended early ({status}). Build again, without --jobs.")
        yield from messages

    def end(self) -> None:
        """End it if nobody has waited for it."""
        if not self._done:
            with suppress(ProcessLookupError):
                os.kill(self._pid, signal.SIGTERM)
            os.waitpid(self._pid, 0)
        self._found.close()


def _begin(part: Part, folder: Path) -> Child:
    found = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - the child closes it, and so does its parent
    pid = os.fork()
    if pid:
        return Child(pid, found)
    status = 1
    try:
        status = _work(part, found)
    finally:
        # Nothing of the parent's is to be flushed, closed or told a second time.
        os._exit(status)


def _work(part: Part, found: IO[bytes]) -> int:
    """Do a part in a child; its exit status."""
    try:
        for message in part():
            _put(found, message)
    except UserError as error:
        _put(found, str(error).encode())
        status = _TOLD
    except KeyboardInterrupt:
        status = 130
    except Exception:  # noqa: BLE001 - a mistake of ours, told as in any process
        traceback.print_exc()
        status = 1
    else:
        status = 0
    found.flush()
    return status


def _put(found: IO[bytes], message: bytes) -> None:
    found.write(len(message).to_bytes(_LENGTH))
    found.write(message)


def _messages(found: IO[bytes]) -> Iterator[bytes]:
    while length := found.read(_LENGTH):
        yield found.read(int.from_bytes(length))
