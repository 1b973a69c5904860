"""The program knows itself."""

import subprocess
import sys

from relwiki.build.program import program_digest


def test_the_program_has_a_digest() -> None:
    """The same in each process that runs the same program, whatever the seed of its hashes."""
    command = [sys.executable, "-c", "from relwiki.build.program import *; print(program_digest().hex())"]
    others = {
        subprocess.run(command, env={"PYTHONHASHSEED": seed}, capture_output=True, check=True, text=True).stdout.strip()
        for seed in ("1", "2")
    }

    assert others == {program_digest().hex()}
    assert len(program_digest()) == 16
