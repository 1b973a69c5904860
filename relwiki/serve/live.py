"""Builds, watches, builds again, and tells: the loop of `relwiki serve`."""

import datetime as dt
import gc
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from relwiki.build.session import Made, Order, Session
from relwiki.model.diagnostic import Diagnostic, Severity
from relwiki.model.errors import UserError
from relwiki.serve.board import Board
from relwiki.serve.pages import Shown, shown
from relwiki.serve.watch import Watch

# Seconds after midnight: a clock may be a little ahead of the other.
_AFTER_MIDNIGHT = 1.0
# Values that a step may leave behind; where all was derived they are many, and hold the whole vault in their circles.
_LEFT = 10_000


class Step(msgspec.Struct, frozen=True):
    """What one look at the vault led to."""

    # None where it failed.
    made: Made | None
    # Why it failed, in sentences.
    trouble: str
    # Of our own work.
    seconds: float


class Live:
    """One vault, kept built."""

    def __init__(self, order: Order, board: Board, wait: Callable[[str], None]) -> None:
        self._order, self._board = order, board
        self._session = Session(order, wait, lasting=True)
        self._shown: Shown | None = None
        self._problems: tuple[tuple[str, str], ...] = ()
        self.made: Made | None = None

    def look(self, *, called: bool = False) -> Step:
        """Build what has changed and tell of it; a build that fails leaves the last good site standing.

        Where an event has `called` for it, somebody waits, and the files of the site itself are not looked at.
        """
        step = self._step(called=called)
        if gc.get_count()[0] > _LEFT:
            gc.collect()
        return step

    def _step(self, *, called: bool) -> Step:
        started = time.perf_counter()
        try:
            self._refuse_nothing()
            made = self._session.step(lambda *_: None, trusting=called)
            if self._shown is None or made.report is not None or self._shown.folder != made.site:
                self._shown = shown(made.manifest, made.site, self._shown)
        except (UserError, OSError) as error:
            self._board.post(self._shown, str(error), self._problems)
            return Step(None, str(error), time.perf_counter() - started)
        self.made = made
        if made.report is not None:
            self._problems = problems(made.report.diagnostics)
        self._board.post(self._shown, "", self._problems)
        return Step(made, "", time.perf_counter() - started)

    def _refuse_nothing(self) -> None:
        """A folder that was a vault and is empty has lost its disk; the site stays until that is back."""
        root = self._order.root
        if self.made is not None and not (root.is_dir() and any(root.iterdir())):
            raise UserError(f"The vault {root} is gone or empty. It is shown again when it is back.")

    def run(self, tell: Callable[[Step], None]) -> None:
        """Look again whenever there is reason to, until the board is closed."""
        cost, day = 0.0, dt.date.today()
        watch = Watch(self._folders(), self._ignored())
        try:
            while not self._board.closed():
                called = watch.wait(time.monotonic() + _until_midnight(dt.datetime.now()), cost)  # noqa: DTZ005
                if self._board.closed():
                    break
                step = self.look(called=called)
                if step.made is None or step.made.report is not None:
                    tell(step)
                changed = step.made is not None and step.made.report is not None
                if not called and not changed:
                    cost = step.seconds
                elif not called and day == dt.date.today():
                    watch.doubt()
                day = dt.date.today()
                watch.cover(self._folders())
        finally:
            watch.stop()

    def _folders(self) -> tuple[Path, ...]:
        """The vault, and themes that stand outside it."""
        themes = tuple(Path(folder) for folder in (self.made.themes if self.made else ()))
        return (self._order.root, *(each for each in themes if not each.is_relative_to(self._order.root)))

    def _ignored(self) -> tuple[Path, ...]:
        state = self._order.root / ".relwiki"
        return (state, self._order.root / ".git", *((self.made.site,) if self.made else ()))


def problems(found: tuple[Diagnostic, ...]) -> tuple[tuple[str, str], ...]:
    """The errors in notes, each with the way to mend it."""
    return tuple(
        (f"{each.span.path}:{each.span.line}:{each.span.column}: {each.message}", each.hint)
        for each in found
        if each.severity is Severity.ERROR
    )


def _until_midnight(now: dt.datetime) -> float:
    """Seconds until the civil day is over."""
    tomorrow = dt.datetime.combine(now.date() + dt.timedelta(days=1), dt.time())
    return (tomorrow - now).total_seconds() + _AFTER_MIDNIGHT
