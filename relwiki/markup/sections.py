"""Which sections are open, which of them are private, which ids are taken. It must not know what is in a section."""

from relwiki.markup.headings import heading_key, slug
from relwiki.markup.html import escape
from relwiki.markup.inlines import Inlines
from relwiki.markup.outline import Outline
from relwiki.markup.writer import Writer
from relwiki.model.body import Block, Heading, PrivateSlot


class _Section:
    """A heading, and what it opens."""

    __slots__ = ("depth", "end", "id", "index", "level", "line", "opened", "private", "start", "text")

    def __init__(self, depth: int, level: int, index: int, private: bool, opened: bool) -> None:
        # How deep in lists and quotes the heading stands, and its level.
        self.depth = depth
        self.level = level
        # The index of the section.
        self.index = index
        self.private = private
        # Whether it is this heading that opened the Private section.
        self.opened = opened
        # On the page; nothing is known of its title.
        self.text = self.id = ""
        self.line = self.start = self.end = 0


class Sections:
    """The sections of one note, while it is walked."""

    def __init__(self, writer: Writer, inlines: Inlines, outline: Outline, private_headings: frozenset[str]) -> None:
        self._writer = writer
        self._inlines = inlines
        self._outline = outline
        self._private_headings = private_headings
        self._open: list[_Section] = []
        # Those with a heading on the page.
        self._shown: list[_Section] = []
        self._all_private = False
        # Levels of the headings that the present one stands below, as written.
        self._above: list[int] = []
        self._ids: set[str] = set()
        # Of names that were wanted more than once: the last number given.
        self._numbers: dict[str, int] = {}
        self.blocks: list[Block] = []

    def headings(self) -> tuple[Heading, ...]:
        """The headings on the page, all of whose sections have been left."""
        return tuple(
            Heading(each.level, each.text, each.id, each.line, each.start, each.end, each.private)
            for each in self._shown
        )

    def _leave(self) -> None:
        """The latest section ends."""
        section = self._open.pop()
        section.end = self._writer.here()
        if section.opened:
            self._writer.slot(PrivateSlot(open=False))
            section.end += 1
        if self._open:
            self._enter(self._open[-1].index, self._open[-1].private)
        else:
            self._enter(-1, self._all_private)

    def _enter(self, section: int, private: bool) -> None:
        self._outline.section = self._inlines.section = section
        self._inlines.private = private

    def leave_container(self, level: int) -> None:
        """A list item or a quote at this depth ends, and with it the sections that were begun in it."""
        while self._open and self._open[-1].depth > level:
            self._leave()

    def leave_all(self) -> None:
        """The note, or one of its footnotes, ends."""
        while self._open:
            self._leave()

    def set_all_private(self, private: bool) -> None:
        """What follows is private, whatever its headings."""
        self._all_private = self._inlines.private = private

    def is_direct(self, depth: int) -> bool:
        """Whether a paragraph at this depth stands directly below the heading, not in a list or quote."""
        return bool(self._open) and self._open[-1].depth == depth

    def begin(self, depth: int, level: int, source: str, plain: str, line: int, title: bool) -> str:
        """A heading begins a section, which ends others; returns its id, empty for the page's `title`.

        A heading that opens a Private section is no title.
        """
        while self._open and self._open[-1].depth == depth and self._open[-1].level >= level:
            self._leave()
        opened = not self._inlines.private and heading_key(plain) in self._private_headings
        private = self._inlines.private or opened
        parent = self._open[-1].index if self._open else -1
        index = self._outline.begin_section(level, source, line, parent, private)
        self._enter(index, private)
        section = _Section(depth, level, index, private, opened)
        self._open.append(section)
        if title and not private:
            return ""
        section.start = self._writer.here()
        if opened:
            self._writer.slot(PrivateSlot(open=True, title=plain))
        section.text, section.line = plain, line
        section.id = self._unique("h-" + slug(plain))
        self._shown.append(section)
        return section.id

    def shown_level(self, level: int) -> int:
        """The level on the page, whose own title is the h1: one below the heading it belongs to, never with a gap."""
        while self._above and self._above[-1] >= level:
            self._above.pop()
        self._above.append(level)
        return min(len(self._above) + 1, 6)

    def _unique(self, wanted: str) -> str:
        name = wanted
        while name in self._ids:
            number = self._numbers.get(wanted, 1) + 1
            self._numbers[wanted] = number
            name = f"{wanted}-{number}"
        self._ids.add(name)
        return name

    def claim(self, name: str) -> str:
        """The id attribute for a block, with a space before it; empty without a name, or if the name is taken."""
        identifier = "b-" + name
        if not name or identifier in self._ids:
            return ""
        self._ids.add(identifier)
        return f' id="{escape(identifier)}"'

    def end_block(self, name: str, start: int) -> None:
        """A block whose name was claimed covers the chunks from `start` on."""
        self.blocks.append(Block(name, "b-" + name, start, self._writer.here(), self._inlines.private))
