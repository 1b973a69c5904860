"""Writes the lists that `fast` has read as a whole: bullets with one line each, and at most one level below them.

What becomes of them is what `walk` makes of such lists token by token; a test of `fast` compares the two. It must not
know how lists are recognised, save that their texts hold no comment and no block id.
"""

from collections.abc import Sequence
from typing import Final

from relwiki.markup.document import Item
from relwiki.markup.html import escape
from relwiki.markup.outline import Outline, unstruck
from relwiki.markup.places import Places
from relwiki.markup.tasks import split_task, task_html
from relwiki.markup.texts import Texts
from relwiki.markup.writer import Writer

# Columns before the text of an item that stands below no other.
_OUTER: Final = 2

# An item: its line of the parsed text, the column at which its text begins there, and the text.
Row = tuple[int, int, str]


class TightLists:
    """Writes the simple lists of one note."""

    def __init__(self, writer: Writer, outline: Outline, places: Places, texts: Texts) -> None:
        self._writer = writer
        self._outline = outline
        self._places = places
        self._texts = texts

    def write(self, rows: Sequence[Row]) -> None:
        """Write a list; its items become items of the note."""
        add = self._writer.pieces.append
        outer: Item | None = None
        inner: list[Item] = []
        add("<ul>\n")
        for line, column, content in rows:
            if column > _OUTER:
                add("</li>\n" if inner else "\n<ul>\n")
                inner.append(self._item(line, column, content))
                continue
            if outer is not None:
                self._end(outer, inner)
                inner = []
            outer = self._item(line, column, content)
        if outer is not None:
            self._end(outer, inner)
        add("</ul>\n")

    def _end(self, item: Item, children: list[Item]) -> None:
        """End an item that stands below no other."""
        if children:
            item = Item(item.text, item.line, item.column, item.section, item.task, item.struck, tuple(children))
        self._writer.pieces.append("</li>\n</ul>\n</li>\n" if children else "</li>\n")
        self._outline.items.append(item)

    def _item(self, line: int, column: int, content: str) -> Item:
        """Write an item up to the end of its text."""
        if content[0] in "[~":
            return self._marked_item(line, column, content)
        self._writer.pieces.append("<li>")
        self._texts.write_tight(content, line)
        return Item(content, *self._places.at(line, column), self._outline.section)

    def _marked_item(self, line: int, column: int, content: str) -> Item:
        """Like `_item`, for what may be a task or struck out."""
        content, task = split_task(content)
        if task is None:
            self._writer.pieces.append("<li>")
            # No list's mark and no indentation is like the beginning of a text, so `of` would find it at its column.
            place = self._places.at(line, column)
        else:
            self._writer.pieces.append(f'<li class="task" data-task="{escape(task)}">{task_html(task)}')
            place = self._places.of(line, content)
        self._texts.write_tight(content, line)
        text, struck = unstruck(content)
        return Item(text, *place, self._outline.section, task, struck)
