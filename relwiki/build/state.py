"""The state folder `.relwiki` of a vault: made where it is missing, and the manifest of the last build in it."""

from pathlib import Path

from relwiki.build.folder import replace, trouble
from relwiki.build.manifest import Manifest, decode, encode

_MANIFEST = "manifest.msgpack"


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


def load_manifest(state: Path) -> tuple[Manifest, int] | None:
    """The manifest of the last build and its time in nanoseconds; None without one, or where it is damaged."""
    path = state / _MANIFEST
    try:
        manifest = decode(path.read_bytes())
        return None if manifest is None else (manifest, path.stat().st_mtime_ns)
    except OSError:
        return None


def store_manifest(state: Path, manifest: Manifest) -> None:
    """Put the manifest in the place of the last one.

    Raises:
        UserError: The disk does not allow it.
    """
    try:
        replace(state / _MANIFEST, encode(manifest), state / "manifest.tmp")
    except OSError as error:
        raise trouble(state / _MANIFEST, error) from error
