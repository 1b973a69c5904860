"""A build that is killed at any step leaves of each page the old one or the new one, and the next build mends the rest.

The child counts what it does to the disk (Python's audit events) and kills itself, with no chance to tidy up, just
before the step that it was told. An ordinary run tries some steps of each build, RELWIKI_LONG=1 every one.
"""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from relwiki.build.folder import TEMPORARY
from tests.laws.test_incremental import clean, run, site_of
from tests.sites import REPOSITORY, write

LONG = bool(os.environ.get("RELWIKI_LONG"))
# Steps that are tried of each build.
TRIED = 4
BEFORE = {
    "people/Ida.md": "---\nborn: 1980-03-05\nfriend: '[[Max]]'\nme: true\n---\nHello.\n",
    "people/Max.md": "---\nworks_at: Harbour\n---\n![[pic.svg]]\n",
    "people/Una.md": "See [[Ida]].\n",
    "pic.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='4'/>",
}
AFTER = {
    "people/Ida.md": "---\nborn: 1980-03-06\nname: Ida Lund\nme: true\n---\nHello again.\n",
    "people/Zoë.md": "---\nsister: '[[Ida]]'\ninterests: [chess]\n---\n",
}
# Builds as the command does, and dies before the step that is named; prints how many steps there were if it lives.
CHILD = """
import os, signal, sys
from pathlib import Path
from tests.laws.test_incremental import run

root, last = Path(sys.argv[1]), int(sys.argv[2])
STEPS = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate", "os.chmod", "sqlite3.connect"}
done = 0

def step(event, values):
    global done
    writes = event == "open" and isinstance(values[2], int) and values[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if (writes or event in STEPS) and "__pycache__" not in str(values[0]):
        done += 1
        if done == last:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(step)
run(root)
print(done)
"""


def child(root: Path, last: int) -> tuple[int, str]:
    """Build in a process of its own that dies before the step `last`; 0: it lives. Its status and output."""
    done = subprocess.run(
        [sys.executable, "-c", CHILD, str(root), str(last)],
        cwd=REPOSITORY, capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def prepared(root: Path, how: str) -> None:
    """The vault as it is before the build that is killed."""
    write(root, dict(BEFORE))
    if how != "first":
        run(root)
    if how == "edited":
        write(root, dict(AFTER))
        (root / "people" / "Una.md").unlink()
    if how == "anew":
        # Without its manifest the site is made in a folder beside it and swapped in.
        write(root, {**AFTER, "relwiki.yaml": "language: de\n"})
        (root / ".relwiki" / "manifest.msgpack").unlink()


def steps(root: Path, how: str) -> list[int]:
    """The steps before which the build is killed."""
    prepared(root, how)
    status, said = child(root, 0)
    assert status == 0, said
    count = int(said.split()[-1])
    return list(range(1, count + 1)) if LONG else [1 + count * index // TRIED for index in range(TRIED)]


@pytest.mark.parametrize("how", ["first", "edited", "anew"])
def test_a_killed_build_leaves_no_half_page_and_the_next_one_mends(how: str, tmp_path: Path) -> None:
    """Every page is the old one or the new one, to the byte; the next build makes of it what a clean one makes."""
    for last in steps(tmp_path / "count" / "vault", how):
        root = tmp_path / str(last) / "vault"
        prepared(root, how)
        old = site_of(root)
        status, said = child(root, last)
        left = {route: data for route, data in site_of(root).items() if route != TEMPORARY}
        new = clean(root, tmp_path / str(last))

        assert status == -signal.SIGKILL, said
        assert [route for route, data in left.items() if data not in (old.get(route), new.get(route))] == []

        run(root)

        assert site_of(root) == new
        assert run(root) is False
        assert [path.name for path in (root / ".relwiki").iterdir() if "relwiki-" in path.name] == []
