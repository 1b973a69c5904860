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


def _above(item: Item, children: Sequence[Item]) -> Item:
    """An item with those that stand below it."""
    return Item(item.text, item.line, item.column, item.section, item.task, item.struck, tuple(children))


class TightLists:
    """Writes the simple lists of one note."""

    def __init__(self, writer: Writer, outline: Outline, places: Places, texts: Texts) -> None:
        self._writer = writer
        self._outline = outline
        self._places = places
        self._texts = texts

    def write(self, rows: Sequence[Row]) -> None:
        """Write a list; its items become items of the note."""
        add, items = self._writer.pieces.append, self._outline.items
        inner: list[Item] = []
        # How the item above ends.
        end = "<ul>\n"
        for line, column, content in rows:
            if column > _OUTER:
                add("</li>\n" if inner else "\n<ul>\n")
                inner.append(self._item(line, column, content))
                end = "</li>\n</ul>\n</li>\n"
                continue
            if inner:
                items[-1] = _above(items[-1], inner)
                inner = []
            add(end)
            items.append(self._item(line, column, content))
            end = "</li>\n"
        if inner:
            items[-1] = _above(items[-1], inner)
        add(f"{end}</ul>\n")

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
