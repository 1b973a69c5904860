"""Collects the structure of a note while it is walked: sections, items and tables as source. It renders nothing."""

import re

from relwiki.markup.document import Item, Section, Table

_STRUCK = re.compile(r"~~((?:(?!~~).)+)~~")
_BREAK = re.compile(r"[ \t\\]*\n[ \t]*")


def one_line(content: str) -> str:
    """A paragraph's source on one line."""
    return _BREAK.sub(" ", content) if "\n" in content else content


def unstruck(text: str) -> tuple[str, bool]:
    """A text of one line without the tildes that strike out all of it, and whether there were any."""
    if text.startswith("~~") and (match := _STRUCK.fullmatch(text)) is not None:
        return match[1], True
    return text, False


class OpenItem:
    """A list item whose end has not been reached."""

    __slots__ = ("block", "children", "column", "line", "section", "struck", "task", "text")

    def __init__(self, line: int, column: int, section: int) -> None:
        self.text = ""
        self.line = line
        self.column = column
        self.section = section
        self.task: str | None = None
        self.struck = False
        self.children: list[Item] = []
        # The block id of the item and its first chunk.
        self.block: tuple[str, int] | None = None


class _Parts:
    """A section in the making."""

    __slots__ = ("level", "line", "parent", "private", "prose", "text")

    def __init__(self, level: int, text: str, line: int, parent: int, private: bool) -> None:
        self.level = level
        self.text = text
        self.line = line
        self.parent = parent
        self.private = private
        self.prose: list[str] = []


class Outline:
    """Sections, items and tables in the making."""

    def __init__(self) -> None:
        self._sections: list[_Parts] = []
        self._open_items: list[OpenItem] = []
        self.items: list[Item] = []
        self.tables: list[Table] = []
        # The index of the section that is being read; -1 above the first.
        self.section = -1

    def begin_section(self, level: int, text: str, line: int, parent: int, private: bool) -> int:
        """A heading has been met; returns the index of its section."""
        self._sections.append(_Parts(level, text, line, parent, private))
        self.section = len(self._sections) - 1
        return self.section

    def prose(self, content: str) -> None:
        """A paragraph that stands directly in the section."""
        if self.section >= 0:
            self._sections[self.section].prose.append(content)

    def begin_item(self, item: OpenItem) -> None:
        """A list item has been met."""
        self._open_items.append(item)

    def item_text(self, item: OpenItem, content: str) -> None:
        """The source of the item's first paragraph, without task mark and block id."""
        item.text, item.struck = unstruck(one_line(content))

    def end_item(self) -> OpenItem:
        """The latest item is complete."""
        item = self._open_items.pop()
        done = Item(item.text, item.line, item.column, item.section, item.task, item.struck, tuple(item.children))
        (self._open_items[-1].children if self._open_items else self.items).append(done)
        return item

    def sections(self) -> tuple[Section, ...]:
        """All sections, complete."""
        return tuple(
            Section(each.level, each.text, each.line, each.parent, "\n".join(each.prose), each.private)
            for each in self._sections
        )
