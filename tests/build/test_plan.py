"""What is rendered, kept and deleted: one table."""

import datetime as dt

import pytest

from relwiki.build.manifest import Manifest, Source, Written
from relwiki.build.plan import Plan, plan, unsettled
from relwiki.vault.files import FileStat


def manifest(**written: bytes) -> Manifest:
    """A manifest in which each route has a fingerprint."""
    files = tuple(Written(route, print_, 1, b"", 1, 1, 1) for route, print_ in written.items())
    return Manifest(b"", b"", b"", dt.date(2026, 3, 24), "", "/site", (), files)


@pytest.mark.parametrize(
    ("wanted", "before", "intact", "expected"),
    [
        ([], None, "", Plan((), (), ())),
        ([("b", b"1"), ("a", b"1")], None, "", Plan(("b", "a"), (), ())),
        ([("a", b"1"), ("b", b"1")], {"a": b"1", "b": b"1"}, "ab", Plan((), ("a", "b"), ())),
        ([("a", b"2"), ("b", b"1")], {"a": b"1", "b": b"1"}, "ab", Plan(("a",), ("b",), ())),
        ([("a", b"1"), ("b", b"1")], {"a": b"1", "b": b"1"}, "a", Plan(("b",), ("a",), ())),
        ([("b", b"1")], {"z": b"1", "a": b"1", "b": b"1"}, "b", Plan((), ("b",), ("a", "z"))),
        ([("c", b"1")], {"a": b"1"}, "a", Plan(("c",), (), ("a",))),
        ([("a", b"1")], None, "a", Plan(("a",), (), ())),
    ],
    ids=["nothing", "cold", "unchanged", "changed", "damaged", "orphans", "renamed", "unknown file"],
)
def test_plan(wanted: list[tuple[str, bytes]], before: dict[str, bytes] | None, intact: str, expected: Plan) -> None:
    """A route is kept only if its value is the same and its file still stands; what nobody wants is deleted."""
    actual = plan(wanted, None if before is None else manifest(**before), set(intact))

    assert actual == expected


def test_files_whose_bytes_must_be_looked_at() -> None:
    """New, moved in any part of their stat, or as new as the manifest; the others are believed unread."""
    same = FileStat("same.md", 1, 10, 10, 1)
    before = [same, *(FileStat(f"{name}.md", 1, 10, 10, 1) for name in ("size", "mtime", "ctime", "inode", "gone"))]
    young = [FileStat("young.md", 1, 100, 10, 1), FileStat("moved.md", 1, 10, 100, 1)]
    moved = [
        FileStat("new.md", 1, 10, 10, 1),
        FileStat("size.md", 2, 10, 10, 1),
        FileStat("mtime.md", 1, 11, 10, 1),
        FileStat("ctime.md", 1, 10, 11, 1),
        FileStat("inode.md", 1, 10, 10, 2),
        *young,
    ]
    sources = tuple(Source(stat, b"") for stat in (*before, *young))
    last = Manifest(b"", b"", b"", dt.date(2026, 3, 24), "", "/site", sources)

    actual = unsettled([same, *moved], last, written_ns=100)

    assert actual == tuple(moved)
