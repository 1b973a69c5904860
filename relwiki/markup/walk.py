"""One walk over the blocks of a note: HTML and slots for the page, and the structure that gives the text its meaning.

Paragraphs, headings and list items are taken as a whole, so that most tokens need no dispatch. It knows nothing of
vaults, and which headings are private is told to it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Final

from relwiki.markup import fast
from relwiki.markup.blocks import split_block
from relwiki.markup.callouts import callout_html
from relwiki.markup.code import write_code
from relwiki.markup.comments import clean_leaf
from relwiki.markup.footnotes import Footnotes
from relwiki.markup.html import escape
from relwiki.markup.inlines import Inlines
from relwiki.markup.outline import OpenItem, Outline, one_line
from relwiki.markup.places import Places
from relwiki.markup.plain import plain_text, single_blanks
from relwiki.markup.sections import Sections
from relwiki.markup.tables import write_table
from relwiki.markup.tasks import split_task, task_html
from relwiki.markup.texts import Texts
from relwiki.markup.tight_lists import TightLists
from relwiki.markup.writer import Writer

if TYPE_CHECKING:
    from markdown_it.token import Token

# Tokens that are always the same HTML.
_FIXED: Final = {
    "bullet_list_open": "<ul>\n",
    "bullet_list_close": "</ul>\n",
    "ordered_list_close": "</ol>\n",
    "hr": "<hr>\n",
}


class Walk:
    """Reads one note; what it finds is kept by the parts that it is given."""

    def __init__(
        self, writer: Writer, inlines: Inlines, outline: Outline, places: Places, private_headings: frozenset[str]
    ) -> None:
        self._writer = writer
        self._inlines = inlines
        self._outline = outline
        self._places = places
        self.sections = Sections(writer, inlines, outline, private_headings)
        self._texts = Texts(writer, inlines, self.sections, outline)
        self._tight_lists = TightLists(writer, outline, places, self._texts)
        self._footnotes = Footnotes(writer, inlines, self.sections, self._run)
        # The first h1.
        self.title = ""
        # How the quotes that are open end.
        self._closings: list[str] = []

    def run(self, blocks: Sequence[fast.Block]) -> None:
        """Render all blocks of a note."""
        if "footnotes" in self._inlines.env:
            blocks = [self._footnotes.set_aside(each) if isinstance(each, list) else each for each in blocks]
        # Where there are only definitions, there are no tokens.
        for index, block in enumerate(each for each in blocks if each):
            self._write(block, first=index == 0)
        self.sections.leave_all()
        self._footnotes.write()
        self._writer.here()

    def _write(self, block: fast.Block, first: bool) -> None:
        if isinstance(block, fast.TightList):
            self._tight_lists.write(block.rows)
        elif isinstance(block, fast.Heading):
            self._write_heading(block.content, block.line, block.level, 0, first and block.level == 1)
        elif isinstance(block, fast.Paragraph):
            self._texts.write(block.content, block.line, 0)
        elif isinstance(block, fast.Rule):
            self._writer.pieces.append(_FIXED["hr"])
        elif first and block[0].type == "heading_open" and block[0].tag == "h1":
            self._run(block[self._heading(block, 0, title=True) :])
        else:
            self._run(block)

    def _run(self, tokens: Sequence[Token]) -> None:
        index, count = 0, len(tokens)
        pieces = self._writer.pieces
        while index < count:
            token = tokens[index]
            if token.meta and "block" in token.meta:
                index = self._named(tokens, index)
                continue
            html = _FIXED.get(token.type)
            if html is not None:
                pieces.append(html)
                index += 1
            else:
                index = self._RENDER[token.type](self, tokens, index)

    def _named(self, tokens: Sequence[Token], index: int) -> int:
        """A list, quote, table or code block that the next line gives a name: an element around it takes the id."""
        token = tokens[index]
        name = str(token.meta.pop("block"))
        end = index + 1
        if token.nesting:
            while tokens[end].level > token.level:
                end += 1
            end += 1
        attribute = self.sections.claim(name)
        start = self._writer.here()
        if attribute:
            self._writer.pieces.append(f"<div{attribute}>\n")
        self._run(tokens[index:end])
        if attribute:
            self._writer.pieces.append("</div>\n")
            self.sections.end_block(name, start)
        return end

    def _heading(self, tokens: Sequence[Token], index: int, title: bool = False) -> int:
        token, inline = tokens[index], tokens[index + 1]
        line = inline.map[0] if inline.map else 0
        self._write_heading(clean_leaf(inline.content), line, int(token.tag[1]), token.level, title)
        return index + 3

    def _write_heading(self, content: str, line: int, level: int, depth: int, title: bool) -> None:
        content, block = split_block(content) if "^" in content else (content, "")
        children = self._inlines.parse(content)
        plain = single_blanks(plain_text(children, content))
        name = self.sections.begin(depth, level, one_line(content), plain, self._places.at(line)[0], title)
        pieces = self._writer.pieces
        attribute = self.sections.claim(block) if block and name else ""
        start = self._writer.here() if attribute else 0
        shown = self.sections.shown_level(level) if name else 0
        pieces.append(f'<h{shown} id="{escape(name)}">' + (f"<span{attribute}>" if attribute else ""))
        if children is None:
            pieces.append(escape(content))
        else:
            self._inlines.write(children, content, line)
        pieces.append(f"</span></h{shown}>\n" if attribute else f"</h{shown}>\n")
        if attribute:
            self.sections.end_block(block, start)
        if not name:
            # The page has its own h1; the note's names the page, and its links count all the same.
            self.title = plain
            pieces.clear()
            self._writer.chunks.clear()
            self._inlines.note_references.clear()

    def _paragraph(self, tokens: Sequence[Token], index: int) -> int:
        token, inline = tokens[index], tokens[index + 1]
        content, line = clean_leaf(inline.content), inline.map[0] if inline.map else 0
        if content:
            self._texts.write(content, line, token.level, token.hidden)
            if token.hidden:
                self._break_before(tokens[index + 3])
        return index + 3

    def _break_before(self, token: Token) -> None:
        """Bare text and the block after it stand on lines of their own."""
        if token.nesting >= 0:
            self._writer.pieces.append("\n")

    def _item(self, tokens: Sequence[Token], index: int) -> int:
        first, pieces = tokens[index + 1], self._writer.pieces
        if first.type != "paragraph_open":
            line = (tokens[index].map or (0,))[0]
            item = OpenItem(*self._places.at(line), self._outline.section)
            self._outline.begin_item(item)
            if first.type == "heading_open":
                self._outline.item_text(item, clean_leaf(tokens[index + 2].content))
            pieces.append("<li>" if first.nesting < 0 else "<li>\n")
            return index + 1
        inline, block = tokens[index + 2], ""
        line = inline.map[0] if inline.map else 0
        content, task = split_task(clean_leaf(inline.content))
        if "^" in content:
            content, block = split_block(content)
        item = OpenItem(*self._places.of(line, content), self._outline.section)
        item.task = task
        self._outline.begin_item(item)
        self._outline.item_text(item, content)
        attribute = self.sections.claim(block)
        if attribute:
            item.block = (block, self._writer.here())
        mark = "" if task is None else f' class="task" data-task="{escape(task)}"'
        pieces.append(f"<li{mark}{attribute}>" if first.hidden else f"<li{mark}{attribute}>\n")
        self._texts.write_item(content, line, first.hidden, "" if task is None else task_html(task))
        if first.hidden:
            self._break_before(tokens[index + 4])
        return index + 4

    def _end_item(self, tokens: Sequence[Token], index: int) -> int:
        self.sections.leave_container(tokens[index].level)
        self._writer.pieces.append("</li>\n")
        block = self._outline.end_item().block
        if block is not None:
            self.sections.end_block(*block)
        return index + 1

    def _ordered_list(self, tokens: Sequence[Token], index: int) -> int:
        start = tokens[index].attrs.get("start")
        self._writer.pieces.append("<ol>\n" if start is None else f'<ol start="{start}">\n')
        return index + 1

    def _quote(self, _: Sequence[Token], index: int) -> int:
        self._writer.pieces.append("<blockquote>\n")
        self._closings.append("</blockquote>\n")
        return index + 1

    def _end_quote(self, tokens: Sequence[Token], index: int) -> int:
        self.sections.leave_container(tokens[index].level)
        self._writer.pieces.append(self._closings.pop())
        return index + 1

    def _callout(self, tokens: Sequence[Token], index: int) -> int:
        token = tokens[index]
        before, after, closing = callout_html(token)
        self._writer.pieces.append(before)
        self._inlines.render(clean_leaf(token.content), (token.map or (0,))[0], one_sentence=True)
        self._writer.pieces.append(after)
        self._closings.append(closing)
        return index + 1

    def _code(self, tokens: Sequence[Token], index: int) -> int:
        token = tokens[index]
        write_code(self._writer, token, self._places.at((token.map or (0,))[0])[0])
        return index + 1

    def _table(self, tokens: Sequence[Token], index: int) -> int:
        self._outline.tables.append(write_table(self._writer, self._inlines, self._places, tokens[index]))
        return index + 1

    def _footnote(self, tokens: Sequence[Token], index: int) -> int:
        self._footnotes.met(tokens[index])
        return index + 1

    _RENDER: ClassVar[dict[str, Callable[[Walk, Sequence[Token], int], int]]] = {
        "paragraph_open": _paragraph,
        "heading_open": _heading,
        "list_item_open": _item,
        "list_item_close": _end_item,
        "ordered_list_open": _ordered_list,
        "blockquote_open": _quote,
        "blockquote_close": _end_quote,
        "callout_open": _callout,
        "fence": _code,
        "code_block": _code,
        "table": _table,
        "footnote_reference_open": _footnote,
    }
