"""The state folder `.relwiki` of a vault, made where it is missing: the manifest of the last build, and the settings.

What the settings said is remembered, so that a build with nothing to do need not read YAML.
"""

from contextlib import suppress
from pathlib import Path

import msgspec

from relwiki.build.folder import replace, trouble
from relwiki.build.manifest import Manifest, decode, digest, encode
from relwiki.build.program import program_digest
from relwiki.model.diagnostic import Diagnostic
from relwiki.model.settings import Settings

_MANIFEST = "manifest.msgpack"
_SETTINGS = "settings.msgpack"
_ASIDE = "aside.msgpack"
_MEMO = "memo.msgpack"
_Read = tuple[Settings, tuple[Diagnostic, ...]]


class Stored(msgspec.Struct, frozen=True):
    """A manifest as it lies on the disk."""

    manifest: Manifest
    # When it was written, in nanoseconds.
    written_ns: int


def state_folder(root: Path) -> Path:
    """The folder `.relwiki` of a vault, made where it is missing, with a `.gitignore` of everything in it.

    Raises:
        UserError: It cannot be made.
    """
    state = root / ".relwiki"
    try:
        state.mkdir(exist_ok=True)
        if not (state / ".gitignore").exists():
            (state / ".gitignore").write_text("*\n", encoding="utf-8")
    except OSError as error:
        raise trouble(state, error) from error
    return state


def load_manifest(state: Path, known: Stored | None = None) -> Stored | None:
    """The manifest of the last build; None without one, or where it is damaged.

    It is not read where it is the one that this process has stored or read before.
    """
    path = state / _MANIFEST
    try:
        written_ns = path.stat().st_mtime_ns
        if known and known.written_ns == written_ns:
            return known
        manifest = decode(path.read_bytes())
    except OSError:
        return None
    return None if manifest is None else Stored(manifest, written_ns)


def store_manifest(state: Path, manifest: Manifest) -> Stored:
    """Put the manifest in the place of the last one.

    Raises:
        UserError: The disk does not allow it.
    """
    path = state / _MANIFEST
    try:
        replace(path, encode(manifest), state / "manifest.tmp")
        return Stored(manifest, path.stat().st_mtime_ns)
    except OSError as error:
        raise trouble(path, error) from error


def load_aside(state: Path, expected: bytes) -> bytes | None:
    """What the last build has kept aside; None where it is gone or its hash is another than the manifest says."""
    try:
        data = (state / _ASIDE).read_bytes()
    except OSError:
        return None
    return data if digest(data) == expected else None


def store_aside(state: Path, data: bytes) -> None:
    """Keep something aside for the next build.

    Raises:
        UserError: The disk does not allow it.
    """
    _store(state, _ASIDE, data)


def load_memo(state: Path) -> bytes:
    """What earlier builds have noted of their pages; empty without it."""
    with suppress(OSError):
        return (state / _MEMO).read_bytes()
    return b""


def store_memo(state: Path, data: bytes | bytearray) -> None:
    """Note something of this build's pages.

    Raises:
        UserError: The disk does not allow it.
    """
    _store(state, _MEMO, data)


def _store(state: Path, name: str, data: bytes | bytearray) -> None:
    path = state / name
    try:
        replace(path, data, path.with_suffix(".tmp"))
    except OSError as error:
        raise trouble(path, error) from error


def settings_of(state: Path, text: str, *, remember: bool = True) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """What the text of the settings file says, from memory where the same program has read the same text before.

    `state` need not exist; a damaged memory is none. Without `remember` nothing is written.
    """
    path = state / _SETTINGS
    key = digest(program_digest() + text.encode())
    with suppress(OSError, msgspec.DecodeError, UnicodeDecodeError):
        data = path.read_bytes()
        body = data[16:]
        if data[:16] == digest(key + body):
            found: _Read = msgspec.msgpack.decode(body, type=_Read)
            return found
    # Imported here because the parser takes longer than everything else that a build with nothing to do does.
    from relwiki.vault.settings import read_settings  # noqa: PLC0415

    read = read_settings(text)
    if remember and state.is_dir():
        body = msgspec.msgpack.encode(read)
        with suppress(OSError):
            replace(path, digest(key + body) + body, state / "settings.tmp")
    return read
