"""A vault that was read takes little room: what few stages ask for is packed, and texts are on the disk."""

import tracemalloc
from pathlib import Path

from relwiki.build.cache import NoteCache
from relwiki.build.listing import find
from relwiki.build.reading import read_vault
from relwiki.build.shelf import Shelf
from tests.sites import write

_PEOPLE = 300
_FIELDS = "".join(f"custom {number}: value {number} of {{n}}\n" for number in range(10))
_LOG = "".join(f"- 2025-03-{number:02} call: spoke of {{n}} for a while\n" for number in range(1, 13))
_NOTE = f"---\n{_FIELDS}---\n\n{'Words of {n} that only the page shows. ' * 60}\n\n## About\n\n## Log\n\n{_LOG}"


def test_what_is_held_of_a_note(tmp_path: Path) -> None:
    """Some 3 KiB for a note of 3.5 KiB with ten fields and twelve lines of log, from the disk and from the cache.

    Values in place of bytes took 12, texts in memory 3 more.
    """
    files = {f"people/Person {n}.md": _NOTE.replace("{n}", str(n)) for n in range(_PEOPLE)}
    root = write(tmp_path / "vault", {**files, ".relwiki/.gitignore": "*\n"})
    found = find(root)
    # What is made once for all notes does not count.
    read_vault(found)
    held = []
    with NoteCache(root / ".relwiki") as cache:
        for _ in range(2):
            with Shelf(root / ".relwiki") as shelf:
                tracemalloc.start()
                reading = read_vault(found, cache, shelf=shelf)
                held.append(tracemalloc.get_traced_memory()[0] / _PEOPLE / 1024)
                tracemalloc.stop()
                assert len(reading.vault.notes) == _PEOPLE

    assert max(held) < 4, held
