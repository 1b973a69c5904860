"""Tables, rendered row by row; a row is one sentence for the links in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from relwiki.markup.comments import clean_leaf
from relwiki.markup.document import Table
from relwiki.markup.inlines import Inlines
from relwiki.markup.places import Places
from relwiki.markup.plain import single_blanks
from relwiki.markup.sentences import LONGEST
from relwiki.markup.writer import Writer

if TYPE_CHECKING:
    from markdown_it.token import Token


def _share_sentence(inlines: Inlines, first: int, row: str) -> None:
    """Give the links of a row the whole row as their sentence, unless it is too long for one."""
    if len(row) <= LONGEST:
        for index in range(first, len(inlines.mentions)):
            inlines.mentions[index] = msgspec.structs.replace(inlines.mentions[index], sentence=row)


def write_table(writer: Writer, inlines: Inlines, places: Places, token: Token) -> Table:
    """Write a table; returns it as source."""
    pieces, render = writer.pieces, inlines.render
    classes = [f' class="align-{each}"' if each else "" for each in token.meta["alignments"]]
    rows: list[tuple[int, tuple[str, ...]]] = []
    pieces.append("<table>\n<thead>\n")
    tag = "th"
    line = token.map[0] if token.map else 0
    for row in token.meta["rows"]:
        if len(rows) == 1:
            pieces.append("<tbody>\n")
            tag = "td"
            # Below the header stands a rule.
            line += 1
        first = len(inlines.mentions)
        cells = tuple(map(clean_leaf, row))
        plain: list[str] = []
        pieces.append("<tr>\n")
        for name, content in zip(classes, cells, strict=True):
            pieces.append(f"<{tag}{name}>")
            plain.append(render(content, line) if content else "")
            pieces.append(f"</{tag}>\n")
        pieces.append("</tr>\n" if rows else "</tr>\n</thead>\n")
        if len(inlines.mentions) > first:
            _share_sentence(inlines, first, " | ".join(map(single_blanks, plain)))
        rows.append((places.at(line)[0], cells))
        line += 1
    pieces.append("</tbody>\n</table>\n" if len(rows) > 1 else "</table>\n")
    return Table(rows[0][1], tuple(rows[1:]), inlines.section)
