"""What a build has to do, decided without touching the disk."""

from collections.abc import Container, Iterable, Sequence

import msgspec

from relwiki.build.manifest import Manifest
from relwiki.vault.files import FileStat


class Plan(msgspec.Struct, frozen=True):
    """Each wanted route is in `render` or in `keep`; what the last build wrote and nobody wants is in `delete`."""

    # In the order wanted.
    render: tuple[str, ...]
    keep: tuple[str, ...]
    # Sorted.
    delete: tuple[str, ...]


def plan(wanted: Sequence[tuple[str, bytes]], manifest: Manifest | None, intact: Container[str]) -> Plan:
    """Compare (route, fingerprint) with the last build.

    `intact` holds the routes whose file on the disk is still what was written. A route is kept only if it is intact
    and its fingerprint is the same.
    """
    before = {file.route: file.fingerprint for file in manifest.written} if manifest else {}
    render: list[str] = []
    keep: list[str] = []
    for route, fingerprint in wanted:
        same = before.get(route) == fingerprint and route in intact
        (keep if same else render).append(route)
    names = {route for route, _ in wanted}
    return Plan(tuple(render), tuple(keep), tuple(sorted(before.keys() - names)))


def unsettled(files: Iterable[FileStat], manifest: Manifest, written_ns: int) -> tuple[FileStat, ...]:
    """The files whose bytes must be looked at: new ones, those whose stat moved, and those as new as the manifest.

    `written_ns` is when the manifest was written: a file changed in that very moment may have changed again after it
    was read without its stat telling.
    """
    before = {source.stat.path: source.stat for source in manifest.files}
    return tuple(
        file
        for file in files
        if before.get(file.path) != file or file.mtime_ns >= written_ns or file.ctime_ns >= written_ns
    )
