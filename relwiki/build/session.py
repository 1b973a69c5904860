"""One vault built again and again in one process: what is read once is kept in memory for the next time.

The first step of `relwiki build` and every step of `relwiki serve`. It must not know who asks for a build, or why.
"""

import datetime as dt
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from relwiki.build.cache import NoteCache
from relwiki.build.fresh import circumstances, is_fresh, last_build
from relwiki.build.listing import Found, find, site_folder
from relwiki.build.lock import lock
from relwiki.build.manifest import Manifest
from relwiki.build.state import state_folder
from relwiki.model.note import Note
from relwiki.render.theme import Theme, load_theme, theme_stamp

if TYPE_CHECKING:
    from relwiki.build.prose import Memory
    from relwiki.build.reading import Progress
    from relwiki.build.site import Report


class Order(msgspec.Struct, frozen=True):
    """What is to be built, and how, as far as the settings of the vault do not say it."""

    root: Path
    # Absolute; None: where the settings say.
    output: Path | None = None
    # A theme's name or folder; empty: the settings'.
    theme: str = ""
    # Whose vault it is; empty: as the notes say.
    me: str = ""
    # Pins the date; None: the settings', else the clock.
    today: dt.date | None = None


class Made(msgspec.Struct, frozen=True):
    """What one step has made."""

    found: Found
    # Where the site stands.
    site: Path
    # Of the site as it stands.
    manifest: Manifest
    # None where there was nothing to do.
    report: "Report | None"
    # Folders that the theme came from.
    themes: tuple[str, ...]


class Session:
    """Builds one vault as often as it is asked to."""

    def __init__(self, order: Order, wait: Callable[[str], None], *, lasting: bool = False) -> None:
        """`wait` is told, in a sentence, when another build must end first; a `lasting` session remembers its pages."""
        self._order, self._wait, self._lasting = order, wait, lasting
        self._memory: Memory | None = None
        self._notes: dict[bytes, Note] = {}
        self._theme: Theme | None = None
        # Which theme was asked for, and the stat of all its files when they were read.
        self._stamp: tuple[str, tuple[tuple[str, int, int], ...]] | None = None

    def step(self, progress: "Progress", clock: Callable[[], dt.date] = dt.date.today) -> Made:
        """Make the site what the vault says now, if it is not.

        Raises:
            UserError: There is no vault any more, or the site cannot be written; it is as it was.
        """
        order = self._order
        state = state_folder(order.root)
        found = find(order.root, order.output)
        site = order.output or site_folder(order.root, found.settings)
        with lock(state, wait=self._wait):
            theme = self._theme_of(order.theme or found.settings.theme)
            around = circumstances(found, theme, order.today or found.settings.today or clock(), order.me, site)
            last = last_build(state, site)
            if last is not None and is_fresh(found, around, last):
                return Made(found, site, last.manifest, None, theme.folders)
            # Only now the parser and the templates are needed.
            from relwiki.build import site as pipeline  # noqa: PLC0415
            from relwiki.build.prose import Memory  # noqa: PLC0415

            if self._lasting and self._memory is None:
                self._memory = Memory()
            with NoteCache(state) as below:
                notes, memory = _Kept(self._notes, below), self._memory
                report, manifest = pipeline.build(found, theme, around, last, state, order.me, progress, notes, memory)
        return Made(found, site, manifest, report, theme.folders)

    def _theme_of(self, name: str) -> Theme:
        """The theme as it is now; the same value as long as no file of it has changed, with its templates compiled."""
        known, root = self._theme, self._order.root
        stamp = (name, theme_stamp(known, root)) if known else None
        if known and stamp == self._stamp:
            return known
        theme = load_theme(name, root)
        if known is None or (theme.digest, theme.folders) != (known.digest, known.folders):
            known = theme
        # Believed only if nothing moved while the files were read.
        self._theme, self._stamp = known, stamp if stamp == (name, theme_stamp(known, root)) else None
        return known


class _Kept:
    """Parsed notes in memory, above the cache on the disk."""

    def __init__(self, notes: dict[bytes, Note], below: NoteCache) -> None:
        self._notes, self._below = notes, below

    def get(self, keys: Sequence[bytes]) -> dict[bytes, Note]:
        """Those that are known."""
        missing = [key for key in keys if key not in self._notes]
        self._notes.update(self._below.get(missing) if missing else {})
        return self._notes

    def put(self, notes: Sequence[tuple[bytes, Note]]) -> None:
        """Keep them in both places."""
        self._notes.update(notes)
        self._below.put(notes)

    def prune(self, keep: Collection[bytes]) -> None:
        """Forget in memory what is not of this build, on the disk what has become too much."""
        wanted = set(keep)
        for key in [key for key in self._notes if key not in wanted]:
            del self._notes[key]
        self._below.prune(keep)
