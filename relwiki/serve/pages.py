"""The last good site, held in memory: whatever happens to the disk, every page is there and all are of one build."""

import mimetypes
import zlib
from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path

import msgspec

from relwiki.build.manifest import Manifest, Written, digest

LIVE = "_relwiki/"
# Larger files, such as photos, are read from the disk when they are asked for.
_LARGEST = 1 << 20
# Where the files lie that every page has in common.
_LOOK = "_static/"
# So many changed pages are told by name; of more each page asks for itself.
_FEW = 50
_TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".svg": "image/svg+xml",
          ".js": "text/javascript; charset=utf-8", ".ics": "text/calendar; charset=utf-8",
          ".json": "application/json", ".csv": "text/csv; charset=utf-8", ".txt": "text/plain; charset=utf-8",
          ".vcf": "text/vcard; charset=utf-8", ".webp": "image/webp", ".avif": "image/avif"}  # fmt: skip
_SQUEEZED = (".html", ".css", ".js", ".svg", ".ics", ".json", ".csv", ".txt", ".vcf")
_POLICY = b"default-src 'none';"
_LIVE_POLICY = b"default-src 'none'; connect-src 'self';"
_HEAD_END = b"</head>"
_LIVE_HEAD = f'<link rel="stylesheet" href="/{LIVE}live.css">\n<script src="/{LIVE}live.js" data-page="%s"></script>\n'


class Held(msgspec.Struct, frozen=True, gc=False):
    """One file of the site."""

    # Of the bytes as they stand on the disk.
    digest: bytes
    type: str
    # The bytes to send, squeezed by zlib where `squeezed`; None: read them from the disk.
    data: bytes | None
    squeezed: bool = False

    def content(self) -> bytes | None:
        """The bytes to send; None where they are on the disk."""
        return zlib.decompress(self.data) if self.data is not None and self.squeezed else self.data


class Shown(msgspec.Struct, frozen=True):
    """A whole site, of one build."""

    # Grows with every build that changed something.
    version: int
    folder: Path
    files: Mapping[str, Held]
    # Stands for all files that every page has in common.
    look: str
    # The files as the build has recorded them, in its order.
    written: tuple[Written, ...]
    # The pages that are other than before with their marks, where they are few; None where they are many.
    fresh: Mapping[str, str] | None = None


def shown(manifest: Manifest, folder: Path, before: Shown | None) -> Shown:
    """The site that a build has left in `folder`; what did not change is taken over from `before`.

    Raises:
        OSError: A file is gone or was changed by somebody else since; the next build will mend it.
    """
    old = before.files if before else {}
    if before and (others := _overwritten(before.written, manifest.written)) is not None:
        return _with(before, manifest, others, folder)
    files: dict[str, Held] = {}
    changed = len(old) != len(manifest.written)
    fresh: dict[str, str] = {}
    look = blake2b(digest_size=8)
    for file in manifest.written:
        held = old.get(file.route)
        if held is None or held.digest != file.digest:
            held = _held(folder, file.route, file.digest, file.size)
            changed = True
            fresh[file.route] = file.digest.hex()
        if file.route.startswith(_LOOK):
            look.update(file.digest)
        files[file.route] = held
    few = fresh if before and len(fresh) <= _FEW and files.keys() == old.keys() else None
    return Shown((before.version if before else 0) + changed, folder, files, look.hexdigest(), manifest.written, few)


def _overwritten(before: tuple[Written, ...], now: tuple[Written, ...]) -> list[Written] | None:
    """The pages that are others now; None where not just a few pages are, but the site itself.

    What a build has left alone it hands on as the very same values.
    """
    pairs = [(old, new) for old, new in zip(before, now, strict=False) if old is not new]
    same = len(before) == len(now) and len(pairs) <= _FEW and all(old.route == new.route for old, new in pairs)
    return [new for _, new in pairs] if same and not any(new.route.startswith(_LOOK) for _, new in pairs) else None


def _with(before: Shown, manifest: Manifest, pages: list[Written], folder: Path) -> Shown:
    """A site in which a few pages are others."""
    others = [file for file in pages if before.files[file.route].digest != file.digest]
    held = {file.route: _held(folder, file.route, file.digest, file.size) for file in others}
    return msgspec.structs.replace(
        before,
        version=before.version + bool(others),
        folder=folder,
        files={**before.files, **held},
        written=manifest.written,
        fresh={file.route: file.digest.hex() for file in others},
    )


def _held(folder: Path, route: str, wanted: bytes, size: int) -> Held:
    ending = Path(route).suffix
    type_ = _TYPES.get(ending) or mimetypes.types_map.get(ending, "application/octet-stream")
    if size > _LARGEST and ending not in _SQUEEZED:
        return Held(wanted, type_, None)
    data = (folder / route).read_bytes()
    if digest(data) != wanted:
        raise OSError(f"{route} is not what was written")
    if ending == ".html" and not is_attached(route):
        data = live(data, wanted)
    if ending in _SQUEEZED:
        # Fast rather than small: HTML shrinks to a sixth even so.
        return Held(wanted, type_, zlib.compress(data, 1), squeezed=True)
    return Held(wanted, type_, data)


def is_attached(route: str) -> bool:
    """Whether a file came from the vault as it is, so that it may hold scripts that are not ours."""
    return route.startswith("files/")


def live(page: bytes, mark: bytes) -> bytes:
    """A page that hears of the next build: in its head the script that listens, the leave to listen, and its `mark`."""
    at = page.find(_HEAD_END)
    if at < 0:
        return page
    head = page[:at].replace(_POLICY, _LIVE_POLICY, 1)
    return head + (_LIVE_HEAD % mark.hex()).encode() + page[at:]
