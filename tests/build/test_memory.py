"""A vault takes little room: what few stages ask for is packed, and texts are on the disk."""

import datetime as dt
import tracemalloc
from pathlib import Path

from relwiki.build.cache import NoteCache
from relwiki.build.listing import find
from relwiki.build.reading import read_vault
from relwiki.build.shelf import Shelf
from relwiki.derive.facts import derive
from relwiki.model.note import Kind, packed
from tests.benchmarks.vault import make_vault
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


def test_packed_bytes_take_what_they_fill() -> None:
    """An encoder sets aside up to half as much again, and its bytes keep it."""
    value = ["twenty letters in it"] * 40
    tracemalloc.start()
    held = [packed(value) for _ in range(200)]
    taken = tracemalloc.get_traced_memory()[0] / len(held)
    tracemalloc.stop()

    assert taken < len(held[0]) + 60, taken


def test_what_is_held_of_a_person(tmp_path: Path) -> None:
    """Some 13 KiB for everything that is known of a person when all is derived, with lists, logs and links."""
    root = tmp_path / "vault"
    make_vault(root, people=_PEOPLE)
    (root / ".relwiki").mkdir()
    found, today = find(root), dt.date(2026, 11, 22)
    derive(read_vault(found).vault, today)
    with Shelf(root / ".relwiki") as shelf:
        tracemalloc.start()
        facts = derive(read_vault(found, shelf=shelf).vault, today)
        held = tracemalloc.get_traced_memory()[0] / _PEOPLE / 1024
        tracemalloc.stop()

    assert len(facts.subjects.of_kind(Kind.PERSON)) >= _PEOPLE
    assert held < 14.5, held
