"""One vault built, once or again and again: nothing is done where nothing has changed, and little where little has.

The first step of `relwiki build` and every step of `relwiki serve`. It must not know who asks for a build, or why.
"""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from relwiki.build import stamp
from relwiki.build.cache import NoteCache
from relwiki.build.folder import check_output
from relwiki.build.fresh import Circumstances, Last, circumstances, is_fresh, last_build
from relwiki.build.listing import Found, find, site_folder
from relwiki.build.lock import lock
from relwiki.build.manifest import Manifest
from relwiki.build.output import recover
from relwiki.build.program import library_files
from relwiki.build.standing import intact
from relwiki.build.state import Stored, state_folder
from relwiki.render.theme import Theme, load_theme, theme_stamp

if TYPE_CHECKING:
    from relwiki.build.reading import Progress
    from relwiki.build.report import Report


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

    def __init__(self, order: Order, wait: Callable[[str], None], *, lasting: bool = False, jobs: int = 1) -> None:
        """A session for one vault.

        Args:
            order: What is to be built.
            wait: Told, in a sentence, when another build must end first.
            lasting: Builds many times, in a process that has other things to do.
            jobs: Processes among which a long build is shared.
        """
        self._order, self._wait, self._lasting, self._jobs = order, wait, lasting, jobs
        # The record of the last step, so that it need not be read.
        self._stored: Stored | None = None
        self._theme: Theme | None = None
        # Which theme was asked for, and the stat of all its files when they were read.
        self._seen: tuple[str, tuple[tuple[str, int, int], ...]] | None = None

    def step(
        self, progress: "Progress", clock: Callable[[], dt.date] = dt.date.today, *, trusting: bool = False
    ) -> Made:
        """Make the site what the vault says now, if it is not.

        A `trusting` step takes it that nobody has touched the site since the last one, as long as that saves time:
        thousands of files need not be looked at for a line of prose. A later step mends what somebody has done.

        Raises:
            UserError: There is no vault any more, or the site cannot be written; it is as it was.
        """
        order = self._order
        state = state_folder(order.root)
        began = self._begin()
        found = find(order.root, order.output)
        site = order.output or site_folder(order.root, found.settings)
        with lock(state, wait=self._wait):
            theme = self._theme_of(order.theme or found.settings.theme)
            around = circumstances(found, theme, order.today or found.settings.today or clock(), order.me, site)
            last = last_build(state, site, found, self._stored, trusting=trusting and self._lasting)
            if last and is_fresh(found, around, last):
                self._stored = Stored(last.manifest, last.written_ns)
                if began is not None:
                    _keep_stamp(began, found, site, theme, last)
                return Made(found, site, last.manifest, None, theme.folders)
            with NoteCache(state) as cache:
                report, self._stored = self._build(found, theme, around, last, cache, progress)
        return Made(found, site, self._stored.manifest, report, theme.folders)

    def _build(
        self,
        found: Found,
        theme: Theme,
        around: Circumstances,
        last: Last | None,
        cache: NoteCache,
        progress: "Progress",
    ) -> "tuple[Report, Stored]":
        """Build by the short way where that will do, else by the long one."""
        # Only now the parser and the templates are needed, and for the short way not more than these.
        from relwiki.build.press import press  # noqa: PLC0415
        from relwiki.build.rebuild import rebuild  # noqa: PLC0415

        state = state_folder(self._order.root)
        check_output(found.root, around.output, last.manifest if last else None)
        recover(around.output)
        made_with = press(found, around, theme)
        done = rebuild(found, around, last, made_with, state, cache, cache) if last else None
        if done is None:
            from relwiki.build import site as pipeline  # noqa: PLC0415

            if last and last.trusted:
                last = msgspec.structs.replace(last, standing=intact(around.output, last.manifest))
            me, jobs = self._order.me, self._jobs
            done = pipeline.build(found, around, last, made_with, state, me, progress, cache, cache, jobs)
        return done

    def _begin(self) -> int | None:
        """When this build began, for its stamp; one with options of its own, or one of many, has none."""
        if self._lasting or self._order != Order(self._order.root):
            return None
        with suppress(OSError):
            return stamp.begin(str(self._order.root))
        return None

    def _theme_of(self, name: str) -> Theme:
        """The theme as it is now; the same value as long as no file of it has changed, with its templates compiled."""
        known, root = self._theme, self._order.root
        seen = (name, theme_stamp(known, root)) if known else None
        if known and seen == self._seen:
            return known
        theme = load_theme(name, root)
        if known is None or (theme.digest, theme.folders) != (known.digest, known.folders):
            known = theme
        # Believed only if nothing moved while the files were read.
        self._theme, self._seen = known, seen if seen == (name, theme_stamp(known, root)) else None
        return known


def _keep_stamp(began: int, found: Found, site: Path, theme: Theme, last: Last) -> None:
    """Stamp what stands now that there was nothing to do, so that the next build sees it at a glance."""
    stats = {route: (file.size, file.mtime_ns, file.ctime_ns, file.inode) for route, file in last.standing.items()}
    pinned, named = found.settings.today is not None, bool(found.settings.theme)
    # Without a stamp the next build takes a little longer to see that there is nothing to do.
    with suppress(OSError):
        stamp.keep(
            str(found.root), began, str(site), (site / "index.html").as_uri(), stats,
            libraries=library_files(), themes=theme.folders, pinned=pinned, named=named,
        )  # fmt: skip
