"""A conversation card's parts: headings with lines. Knows how they are built, not how they look."""

from relwiki.pages.card import CardPart
from relwiki.pages.shown import Row
from relwiki.render.inline import Inline, escape


def parts(inline: Inline, those: tuple[CardPart, ...]) -> str:
    """All open parts, each a section."""
    return "".join([_part(inline, one) for one in those])


def _part(inline: Inline, part: CardPart) -> str:
    title = f'<h2 id="{part.id}">{escape(part.title)}</h2>'
    return f'<section class="{part.id}">{title}\n{rows(inline, part.rows)}</section>\n'


def rows(inline: Inline, those: tuple[Row, ...]) -> str:
    """Lines of a part: those without a label in a list, the others beside their labels."""
    made: list[str] = []
    shape = ""
    for row in those:
        wanted = "dl" if row.label else "ul"
        if wanted != shape:
            made.append(f"</{shape}>\n<{wanted}>\n" if shape else f"<{wanted}>\n")
            shape = wanted
        made.append(_row(inline, row))
    return "".join(made) + (f"</{shape}>\n" if shape else "")


def _row(inline: Inline, row: Row) -> str:
    if not row.label:
        return "".join([f"<li>{inline.line(line)}</li>\n" for line in row.lines])
    lines = "".join([f"<dd>{inline.line(line)}</dd>" for line in row.lines])
    return f"<div><dt>{escape(row.label)}</dt>{lines}</div>\n"
