"""What the builder tells the readers: the site as it stands, and what went wrong since. Safe between threads."""

import threading

import msgspec

from relwiki.serve.pages import Shown


class News(msgspec.Struct, frozen=True):
    """The state of the live site at one moment."""

    shown: Shown | None = None
    # Why the last build failed, in sentences; empty if it did not.
    trouble: str = ""
    # Problems in notes, as `relwiki check` writes them: the heading, then the hint.
    problems: tuple[tuple[str, str], ...] = ()
    # Grows with everything that is worth telling.
    number: int = 0


class Board:
    """Holds the latest news; readers wait for newer ones."""

    def __init__(self) -> None:
        self._news = News()
        self._changed = threading.Condition()
        self._closed = False

    @property
    def news(self) -> News:
        """The latest."""
        return self._news

    def closed(self) -> bool:
        """Whether there will be no more."""
        return self._closed

    def post(self, shown: Shown | None, trouble: str, problems: tuple[tuple[str, str], ...]) -> None:
        """Tell what there is now, if it is anything new."""
        with self._changed:
            now = self._news
            if (now.shown, now.trouble, now.problems) != (shown, trouble, problems):
                self._news = News(shown, trouble, problems, now.number + 1)
                self._changed.notify_all()

    def close(self) -> None:
        """Let everybody go who waits."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()

    def wait(self, number: int, timeout: float) -> News:
        """The news once they are newer than `number`, else after `timeout` seconds as they are."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._news.number > number, timeout)
            return self._news
