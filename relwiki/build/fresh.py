"""Whether there is anything to do. It imports neither the parser nor the templates: the answer is usually no."""

import datetime as dt
import operator
from collections.abc import Iterable
from hashlib import blake2b
from pathlib import Path

import msgspec

from relwiki.build.folder import is_site_of
from relwiki.build.listing import Found
from relwiki.build.manifest import Manifest, Source, Written, digest
from relwiki.build.plan import unsettled
from relwiki.build.program import program_digest
from relwiki.build.standing import intact
from relwiki.build.state import Stored, load_manifest
from relwiki.render.theme import Theme
from relwiki.vault.files import FileStat, read_bytes

_PATH = operator.attrgetter("path")


class Circumstances(msgspec.Struct, frozen=True):
    """Everything besides the files of the vault that decides the site, as hashes."""

    program: bytes
    settings: bytes
    theme: bytes
    today: dt.date
    # Absolute.
    output: Path


class Difference(msgspec.Struct, frozen=True):
    """What is another in the vault since the last build, as far as stats tell."""

    # Whether files were added, renamed or taken away.
    paths: bool
    # The files whose bytes must be looked at.
    moved: tuple[FileStat, ...]


class Last(msgspec.Struct, frozen=True):
    """What the last build left, and what has changed since."""

    manifest: Manifest
    # When it was written, in nanoseconds.
    written_ns: int
    # The files that are still what was written, by route.
    standing: dict[str, Written]
    changes: Difference
    # Whether the site's files were not looked at, but are taken to stand.
    trusted: bool = False


def circumstances(found: Found, theme: Theme, today: dt.date, me: str, output: Path) -> Circumstances:
    """What decides a build of the vault `found` today."""
    settings = blake2b(found.salt + me.encode(), digest_size=16).digest()
    return Circumstances(program_digest(), settings, bytes.fromhex(theme.digest), today, output)


def last_build(
    state: Path, output: Path, found: Found, known: Stored | None = None, *, trusting: bool = False
) -> Last | None:
    """What the last build of this output left; None without one or where the record is damaged.

    Args:
        state: The folder `.relwiki`.
        output: The site's folder.
        found: The vault as it is now.
        known: The record of that build, if this process has made it.
        trusting: Take it that nobody has touched the site since.
    """
    stored = load_manifest(state, known)
    if stored is None or not is_site_of(stored.manifest, output):
        return None
    manifest, written_ns = stored.manifest, stored.written_ns
    standing = {file.route: file for file in manifest.written} if trusting else intact(output, manifest)
    return Last(manifest, written_ns, standing, difference(found, manifest, written_ns), trusting)


def difference(found: Found, manifest: Manifest, written_ns: int) -> Difference:
    """Compare the vault as it is listed with what a build saw whose manifest was written at that time."""
    files = sorted((*found.listing.notes, *found.listing.attachments), key=_PATH)
    paths = list(map(_PATH, files)) != [source.stat.path for source in manifest.files]
    return Difference(paths, unsettled(files, manifest, written_ns))


def is_complete(around: Circumstances, last: Last) -> bool:
    """Whether all that the last build wrote still stands, and a build of the same notes would write it again."""
    manifest = last.manifest
    before = (manifest.program, manifest.settings, manifest.theme, manifest.today)
    same = before == (around.program, around.settings, around.theme, around.today)
    return same and len(last.standing) == len(manifest.written)


def is_fresh(found: Found, around: Circumstances, last: Last | None) -> bool:
    """Whether the site is already what a build would write."""
    if last is None or last.changes.paths or not is_complete(around, last):
        return False
    moved = {file.path for file in last.changes.moved}
    known = {source.stat.path: source.digest for source in last.manifest.files if source.stat.path in moved}
    return all(_is_same(found.root, file, known[file.path]) for file in last.changes.moved)


def settled(last: Last | None) -> dict[str, bytes]:
    """The hashes of files whose bytes are certainly those of the last build, by path."""
    if last is None:
        return {}
    moved = {file.path for file in last.changes.moved}
    return {each.stat.path: each.digest for each in last.manifest.files if each.digest and each.stat.path not in moved}


def _is_same(root: Path, file: FileStat, known: bytes) -> bool:
    """Whether the bytes are those of the last build, where their hash is known."""
    try:
        return bool(known) and digest(read_bytes(root, file)) == known
    except OSError:
        return False


def sources(files: Iterable[FileStat], digests: dict[str, bytes]) -> tuple[Source, ...]:
    """The files of the vault as this build saw them; an empty hash says that the bytes were not needed."""
    return tuple(Source(file, digests.get(file.path, b"")) for file in sorted(files, key=lambda file: file.path))
