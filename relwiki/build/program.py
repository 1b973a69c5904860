"""Which program is running: what an earlier one kept is not believed. It imports nothing of what it looks at."""

import functools
import importlib.util
import os
import sys
from hashlib import blake2b
from pathlib import Path

# What decides how a note is parsed or a page is made, besides relwiki itself.
_LIBRARIES = ("jinja2", "markdown_it", "markupsafe", "mdit_py_plugins", "msgspec", "yaml")


@functools.cache
def program_digest() -> bytes:
    """A hash that moves when relwiki, Python or a library it stands on is another: nothing older is then believed.

    It goes by names, sizes and times of files, so it imports nothing; it differs between machines and enters no page.
    """
    state = blake2b(repr(sys.version_info).encode(), digest_size=16)
    package = Path(__file__).parent.parent
    for folder, folders, names in os.walk(package):
        folders[:] = sorted(name for name in folders if name not in {"__pycache__", "_data"})
        for name in sorted(names):
            if name.endswith(".py"):
                info = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118 - a Path each would double the time
                state.update(f"{os.path.relpath(folder, package)}/{name} {info.st_size} {info.st_mtime_ns}\n".encode())
    for path in library_files():
        info = os.stat(path)  # noqa: PTH116
        state.update(f"{path} {info.st_size} {info.st_mtime_ns}\n".encode())
    return state.digest()


@functools.cache
def library_files() -> tuple[str, ...]:
    """A file of each library that decides how a note is parsed or a page is made, besides relwiki itself."""
    specs = [importlib.util.find_spec(library) for library in _LIBRARIES]
    return tuple(spec.origin for spec in specs if spec is not None and spec.origin)
