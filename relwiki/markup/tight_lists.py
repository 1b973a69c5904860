"""Writes the lists that `fast` has read as a whole: bullets with one line each, and at most one level below them.

What becomes of them is what `walk` makes of such lists token by token; a test of `fast` compares the two. It must not
know how lists are recognised.
"""

from collections.abc import Callable, Sequence
from typing import Final

from relwiki.markup.comments import clean_leaf
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
        pieces, items = self._writer.pieces, self._outline.items
        add: Callable[[str], None] = pieces.append
        outer: Item | None = None
        inner: list[Item] = []
        add("<ul>\n")
        for row in rows:
            if row[1] > _OUTER:
                add("</li>\n" if inner else "\n<ul>\n")
                inner.append(self._item(row))
                continue
            if outer is not None:
                add("</li>\n</ul>\n</li>\n" if inner else "</li>\n")
                items.append(_with(outer, inner))
                inner = []
            outer = self._item(row)
        add("</li>\n</ul>\n</li>\n</ul>\n" if inner else "</li>\n</ul>\n")
        if outer is not None:
            items.append(_with(outer, inner))

    def _item(self, row: Row) -> Item:
        """Write an item up to the end of its text."""
        line, column, content = row
        if "%%" in content or "<!--" in content:
            content = clean_leaf(content)
        task = None
        if content.startswith("["):
            content, task = split_task(content)
        # No list's mark and no indentation is like the beginning of a text, so `of` would find it at its column.
        at, of = self._places.at, self._places.of
        place = at(line, column) if content is row[2] else of(line, content)
        if task is None:
            self._writer.pieces.append("<li>")
            self._texts.write_item(content, line, tight=True, box="")
        else:
            self._writer.pieces.append(f'<li class="task" data-task="{escape(task)}">')
            self._texts.write_item(content, line, tight=True, box=task_html(task))
        text, struck = unstruck(content)
        return Item(text, *place, self._outline.section, task, struck)


def _with(item: Item, children: list[Item]) -> Item:
    if not children:
        return item
    return Item(item.text, item.line, item.column, item.section, item.task, item.struck, tuple(children))
