"""What the last build read and wrote, as one value and as bytes. Pure: `output` puts the bytes on the disk."""

import datetime as dt
from hashlib import file_digest, sha256
from io import BufferedReader

import msgspec

from relwiki.vault.files import FileStat

# Grows when the shape of a manifest changes; an older one counts as damaged, and the next build is a cold one.
_FORMAT = b"relwiki manifest 3\n"
_DIGEST = 16


class Source(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A file of the vault as the last build saw it."""

    stat: FileStat
    # `digest` of its bytes.
    digest: bytes


class Written(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A file of the site as it was written."""

    # From the site's top, "/" between segments.
    route: str
    # Hash of the value it was made from, with everything else that decides its bytes.
    fingerprint: bytes
    # Bytes.
    size: int
    # `digest` of its bytes.
    digest: bytes
    # Stat when it was written: as long as it stands, the bytes need not be read.
    mtime_ns: int
    ctime_ns: int
    inode: int


class Manifest(msgspec.Struct, frozen=True, gc=False):
    """Everything that decides whether a build has nothing to do, and what stands in the output."""

    # Hash of the program itself and what it is built on.
    program: bytes
    settings: bytes
    theme: bytes
    # The day that the site was built for.
    today: dt.date
    # The commit of the vault; empty without git.
    head: str
    # Where the site stands, an absolute path. It decides no byte of the site.
    output: str
    # Sorted by path.
    files: tuple[Source, ...] = ()
    # Pages, static files and copied attachments, sorted by route.
    written: tuple[Written, ...] = ()
    # Hash of what was kept aside for the next build.
    aside: bytes = b""

    def routes(self) -> frozenset[str]:
        """All routes that were written."""
        return frozenset(file.route for file in self.written)


def encode(manifest: Manifest) -> bytes:
    """The manifest as bytes that tell whether they were damaged."""
    body = msgspec.msgpack.encode(manifest)
    return _FORMAT + digest(body) + body


def decode(data: bytes) -> Manifest | None:
    """The manifest from its bytes; None where one of them is not as it was written, or another version wrote them."""
    start = len(_FORMAT) + _DIGEST
    body = data[start:]
    if data[: len(_FORMAT)] != _FORMAT or data[len(_FORMAT) : start] != digest(body):
        return None
    try:
        return msgspec.msgpack.decode(body, type=Manifest)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def digest(data: bytes, *more: bytes | memoryview) -> bytes:
    """The hash by which contents are compared everywhere in a build: most processors have a circuit for this one.

    Of several parts it is that of all of them in one piece.
    """
    mark = sha256(data)
    for each in more:
        mark.update(each)
    return mark.digest()[:_DIGEST]


def digest_of(file: BufferedReader) -> bytes:
    """`digest` of an open file, which is never held as a whole."""
    return file_digest(file, sha256).digest()[:_DIGEST]
