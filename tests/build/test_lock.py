"""Two builds of one vault do not meet."""

import subprocess
import sys
from pathlib import Path

import pytest

from relwiki.build.lock import lock
from relwiki.model.errors import UserError

HOLD = """
import sys, pathlib
from relwiki.build.lock import lock
with lock(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_one_after_the_other(tmp_path: Path) -> None:
    """A lock that was let go of can be taken again, also after an error."""
    with pytest.raises(RuntimeError), lock(tmp_path):
        raise RuntimeError

    with lock(tmp_path, timeout=0):
        assert (tmp_path / "lock").is_file()


def test_the_second_waits_says_so_and_gives_up(tmp_path: Path) -> None:
    """It says once that it waits, and in the end what to do. When the first ends, be it killed, the lock is free."""
    said: list[str] = []
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"held\n"
        with pytest.raises(UserError, match="Another build"), lock(tmp_path, said.append, timeout=0.2):
            pass
        first.kill()
        first.wait()

        with lock(tmp_path, said.append, timeout=5):
            assert len(said) == 1


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    """It is said in words."""
    with pytest.raises(UserError, match="cannot be written"), lock(tmp_path / "missing"):
        pass
