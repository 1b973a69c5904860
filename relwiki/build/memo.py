"""What came of what: for units of pages and for some stages the digest of all that they were made from, and the result.

As long as the digest is the same, it need not be made again. A memo that is gone, damaged, or of another program, theme
or language is none, and costs time alone.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from relwiki.build.manifest import digest
from relwiki.build.state import load_memo, store_memo
from relwiki.derive.results import Result
from relwiki.pages.unit import Unit

# Route and fingerprint.
Page = tuple[str, bytes]


class Known(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What is known of one unit."""

    mark: bytes
    pages: tuple[Page, ...]


class Memo(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What is known from earlier builds."""

    # By the name of the unit; packed, as there are many and each is asked for once.
    units: dict[str, bytes] = {}
    # By the name of the stage.
    results: dict[str, Result] = {}


_ENCODER, _DECODER, _KNOWN = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Memo), msgspec.msgpack.Decoder(Known)
_DIGEST = 16


def packed(known: Known) -> bytes:
    """What is known of a unit, as bytes that fill their room."""
    return bytes(memoryview(_ENCODER.encode(known)))


def known_of(data: bytes) -> Known:
    """What is known of a unit, from what `packed` made of it."""
    return _KNOWN.decode(data)


def load(state: Path, salt: bytes) -> Memo:
    """The memo that was stored with the same salt; empty where there is none."""
    data = memoryview(load_memo(state))
    return unpacked(data[_DIGEST:]) if data[:_DIGEST] == digest(salt, data[_DIGEST:]) else Memo()


def unpacked(data: bytes | memoryview) -> Memo:
    """A memo from its bytes; empty where they are none."""
    try:
        return _DECODER.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Memo()


def store(state: Path, salt: bytes, memo: Memo) -> None:
    """Keep a memo for the next build; `salt` stands for everything else that decides a page's fingerprint.

    Raises:
        UserError: The disk does not allow it.
    """
    # In one piece from the start: it is stored when memory is at its fullest.
    data = bytearray(_DIGEST)
    _ENCODER.encode_into(memo, data, _DIGEST)
    data[:_DIGEST] = digest(salt, memoryview(data)[_DIGEST:])
    store_memo(state, data)


def still(unit: Unit, known: Mapping[str, bytes], standing: Mapping[str, bytes]) -> tuple[Page, ...] | None:
    """The pages of a unit, if they are known and all stand; None if they must be made.

    `known` is what earlier builds noted of units; `standing` has the fingerprints of the files that stand as they were
    written, by route.
    """
    data = known.get(unit.name) if unit.mark else None
    before = known_of(data) if data else None
    if before is None or before.mark != unit.mark:
        return None
    return before.pages if all(standing.get(route) == mark for route, mark in before.pages) else None
