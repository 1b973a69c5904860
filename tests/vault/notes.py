"""Reads a note that a test writes out, dedented."""

import textwrap

from relwiki.model.note import Note
from relwiki.model.settings import Settings
from relwiki.vault.read import read_note


def note(text: str, path: str = "people/Anna Berg.md", settings: Settings | None = None) -> Note:
    """The note that a text is, as if it stood at `path`."""
    return read_note(path, textwrap.dedent(text).lstrip("\n").encode(), settings or Settings())
