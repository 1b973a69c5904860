"""Parts of the work in processes of their own give what one process gives, and their troubles are told by the first."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from relwiki.build.workers import can_share, children
from relwiki.model.errors import UserError

pytestmark = pytest.mark.skipif(not can_share(), reason="this system cannot fork processes")


def numbers(first: int) -> Iterator[bytes]:
    """Messages of all lengths, the empty one too."""
    for number in range(first, 3000, 3):
        yield str(number).encode() * (number % 50)


def troubled() -> Iterator[bytes]:
    """A part that meets what the user must know."""
    yield b"first"
    raise UserError("The disk is full.")


def killed() -> Iterator[bytes]:
    """A part whose process somebody ends."""
    yield b"first"
    os.kill(os.getpid(), signal.SIGKILL)


def endless() -> Iterator[bytes]:
    """A part that is never done."""
    time.sleep(600)
    yield b""


def test_messages_come_whole_and_in_order(tmp_path: Path) -> None:
    """However many there are, and though nobody reads them while they are written."""
    with children([lambda: numbers(1), lambda: numbers(2)], tmp_path) as found:
        own = list(numbers(0))
        theirs = [list(child.messages()) for child in found]

    assert own == list(numbers(0))
    assert theirs == [list(numbers(1)), list(numbers(2))]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("part", "words"), [(troubled, "The disk is full."), (killed, "ended early")])
def test_troubles_are_told(tmp_path: Path, part: object, words: str) -> None:
    """What a child cannot do is told as if this process could not do it."""
    assert callable(part)
    with children([part], tmp_path) as found, pytest.raises(UserError, match=words):
        list(found[0].messages())


def test_children_do_not_outlive_a_failure(tmp_path: Path) -> None:
    """Where the first process fails, the others are ended."""
    started = time.monotonic()
    with pytest.raises(ZeroDivisionError), children([endless], tmp_path):
        raise ZeroDivisionError

    assert time.monotonic() - started < 60
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
