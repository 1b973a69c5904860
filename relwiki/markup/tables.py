"""Tables, rendered row by row; a row is one sentence for the links in it."""

from collections.abc import Sequence

import msgspec
from markdown_it.token import Token

from relwiki.markup.comments import clean_leaf
from relwiki.markup.document import Table
from relwiki.markup.inlines import Inlines
from relwiki.markup.places import Places
from relwiki.markup.sentences import LONGEST
from relwiki.markup.writer import Writer


def _cell(writer: Writer, inlines: Inlines, opening: Token, inline: Token) -> tuple[str, str]:
    """Write a cell; returns its source and its plain text."""
    align = opening.info
    writer.pieces.append(f'<{opening.tag} class="align-{align}">' if align else f"<{opening.tag}>")
    content = clean_leaf(inline.content)
    plain = inlines.render(content, inline.map[0] if inline.map else 0) if content else ""
    writer.pieces.append(f"</{opening.tag}>\n")
    return content, plain


def _share_sentence(inlines: Inlines, first: int, row: str) -> None:
    """Give the links of a row the whole row as their sentence, unless it is too long for one."""
    if len(row) <= LONGEST:
        for index in range(first, len(inlines.mentions)):
            inlines.mentions[index] = msgspec.structs.replace(inlines.mentions[index], sentence=row)


def write_table(
    writer: Writer, inlines: Inlines, places: Places, tokens: Sequence[Token], index: int
) -> tuple[int, Table, list[str]]:
    """Write the table that begins at `tokens[index]`.

    Returns the index of the token behind it, the table as source, and its rows as plain text.
    """
    pieces = writer.pieces
    rows: list[tuple[int, tuple[str, ...]]] = []
    plain_rows: list[str] = []
    cells: list[tuple[str, str]] = []
    first = len(inlines.mentions)
    while (token := tokens[index]).type != "table_close":
        if token.type in ("th_open", "td_open"):
            cells.append(_cell(writer, inlines, token, tokens[index + 1]))
            index += 3
            continue
        if token.type == "tr_open":
            line = places.at(token.map[0] if token.map else 0)[0]
        elif token.type == "tr_close":
            row = " | ".join(" ".join(plain.split()) for _, plain in cells)
            _share_sentence(inlines, first, row)
            first = len(inlines.mentions)
            rows.append((line, tuple(source for source, _ in cells)))
            plain_rows.append(" ".join(plain for _, plain in cells))
            cells = []
        pieces.append(f"<{'/' if token.nesting < 0 else ''}{token.tag}>\n")
        index += 1
    pieces.append("</table>\n")
    return index + 1, Table(rows[0][1], tuple(rows[1:]), inlines.section), plain_rows
