"""From lines of the text that was parsed to lines of the file."""

from bisect import bisect_right
from itertools import accumulate

from relwiki.markup.comments import Cleaned


class Places:
    """Knows where each line of a text without comments stands in its file."""

    def __init__(self, original: str, cleaned: Cleaned, first_line: int) -> None:
        """`first_line` is the file's line, counted from 1, on which the original text begins."""
        self._first_line = first_line
        self._original = original
        self._cuts = cleaned.cuts
        self.lines = cleaned.text.split("\n")
        self._starts: list[int] = []
        self._cut_at: list[int] = []
        self._cut_length: list[int] = []
        self._original_starts: list[int] = []
        if cleaned.cuts:
            self._starts = [0, *accumulate(len(line) + 1 for line in self.lines)]
            self._cut_at = [cut.at for cut in cleaned.cuts]
            self._cut_length = [0, *accumulate(cut.length for cut in cleaned.cuts)]

    def original(self, offset: int) -> tuple[int, int]:
        """Line of the file and column, both from 1, of an offset in the original text."""
        if not self._original_starts:
            self._original_starts = [0, *accumulate(len(line) + 1 for line in self._original.split("\n"))]
        line = bisect_right(self._original_starts, offset) - 1
        return self._first_line + line, offset - self._original_starts[line] + 1

    def at(self, line: int, column: int = 0) -> tuple[int, int]:
        """Line of the file and column, both from 1, of a line and a column of the parsed text, both from 0."""
        if not self._cuts:
            return self._first_line + line, column + 1
        offset = self._starts[min(line, len(self._starts) - 1)] + column
        return self.original(offset + self._cut_length[bisect_right(self._cut_at, offset)])

    def of(self, line: int, content: str) -> tuple[int, int]:
        """Like `at`, for a block's content that begins on a line of the parsed text, wherever on it."""
        end = content.find("\n")
        column = self.lines[line].find(content if end < 0 else content[:end])
        return self.at(line, max(column, 0))


class Rows:
    """Places within one block's content, asked for from its beginning to its end."""

    def __init__(self, places: Places, content: str, line: int) -> None:
        """`line` is the line of the parsed text, from 0, on which the content begins."""
        self._places = places
        self._content = content
        self.line = line
        # The row of the content that was asked for last: where it begins and ends, and its column in the text.
        self._start = 0
        self._end = -1
        self._column = 0

    def _enter(self, position: int) -> None:
        content, lines = self._content, self._places.lines
        if position < self._start:
            return
        if "\n" in content:
            self.line += content.count("\n", self._start, position)
            self._start = content.rfind("\n", 0, position) + 1
            end = content.find("\n", position)
            self._end = len(content) if end < 0 else end
        else:
            self._end = len(content)
        if self.line >= len(lines):
            self.line = len(lines) - 1
        self._column = lines[self.line].find(content[self._start : self._end])

    def place(self, position: int) -> tuple[int, int]:
        """Line of the file and column, both from 1, of a position in the content."""
        if not self._start <= position <= self._end:
            self._enter(position)
        if self._column < 0 or position < self._start:
            return self._places.at(self.line)
        return self._places.at(self.line, self._column + position - self._start)
