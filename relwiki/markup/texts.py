"""Paragraphs and the first lines of items: their ids, their boxes to tick, and the embeds that stand alone in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from relwiki.markup import urls
from relwiki.markup.blocks import split_block
from relwiki.markup.inlines import Inlines
from relwiki.markup.outline import Outline
from relwiki.markup.sections import Sections
from relwiki.markup.writer import Writer

if TYPE_CHECKING:
    from markdown_it.token import Token

_BREAKS: Final = frozenset({"softbreak", "hardbreak"})


def _is_embed(token: Token) -> bool:
    return token.type == "embed" or (token.type == "image" and urls.kind(str(token.attrs["src"])) == "note")


def split_at_embeds(children: list[Token]) -> list[list[Token]]:
    """Cut a paragraph at embeds that have a line of their own; each of these is marked and is a group of its own."""
    groups: list[list[Token]] = [[]]
    depth = 0
    last = len(children) - 1
    for index, token in enumerate(children):
        depth += token.nesting
        alone = (
            depth == 0
            and _is_embed(token)
            and (index == 0 or children[index - 1].type in _BREAKS)
            and (index == last or children[index + 1].type in _BREAKS)
        )
        if alone:
            token.meta["block"] = True
            groups += [[token], []]
        else:
            groups[-1].append(token)
    return groups


def _trimmed(group: list[Token]) -> list[Token]:
    start, end = 0, len(group)
    while start < end and group[start].type in _BREAKS:
        start += 1
    while end > start and group[end - 1].type in _BREAKS:
        end -= 1
    return group[start:end]


class Texts:
    """Writes the paragraphs of one note."""

    def __init__(self, writer: Writer, inlines: Inlines, sections: Sections, outline: Outline) -> None:
        self._writer = writer
        self._inlines = inlines
        self._sections = sections
        self._outline = outline

    def write(self, content: str, line: int, depth: int, bare: bool = False) -> None:
        """Write a paragraph, perhaps with a block id; a `bare` one, of a tight list's item, gets no element."""
        content, block = split_block(content) if "^" in content else (content, "")
        if self._sections.is_direct(depth):
            self._outline.prose(content)
        if bare:
            self._inlines.render(content, line)
            return
        attribute = self._sections.claim(block) if block else ""
        start = self._writer.here() if attribute else 0
        pieces = self._writer.pieces
        children = self._inlines.parse(content) if "![" in content else None
        if children is not None and len(groups := split_at_embeds(children)) > 1:
            self._write_groups(groups, content, line, attribute)
        else:
            pieces.append(f"<p{attribute}>")
            if children is None:
                self._inlines.render(content, line)
            else:
                self._inlines.write(children, content, line)
            pieces.append("</p>\n")
        if attribute:
            self._sections.end_block(block, start)

    def _write_groups(self, groups: list[list[Token]], content: str, line: int, attribute: str) -> None:
        pieces = self._writer.pieces
        if attribute:
            pieces.append(f"<div{attribute}>\n")
        for group in map(_trimmed, groups):
            alone = len(group) == 1 and "block" in group[0].meta
            if group:
                pieces.append("" if alone else "<p>")
                self._inlines.write(group, content, line)
                pieces.append("\n" if alone else "</p>\n")
        if attribute:
            pieces.append("</div>\n")

    def write_item(self, content: str, line: int, tight: bool, box: str) -> None:
        """Write the first paragraph of an item, behind the `box` of a task; the paragraph is one sentence."""
        if not content and not box:
            return
        pieces = self._writer.pieces
        if tight:
            pieces.append(box)
            self.write_tight(content, line)
        else:
            pieces.append(f"<p>{box}")
            self._inlines.render(content, line, one_sentence=True)
            pieces.append("</p>\n")

    def write_tight(self, content: str, line: int) -> None:
        """Write the text of an item, without an element of its own."""
        children = self._inlines.parse(content) if "![" in content else None
        if children is None:
            self._inlines.render(content, line, one_sentence=True)
        else:
            split_at_embeds(children)
            self._inlines.write(children, content, line, one_sentence=True)
