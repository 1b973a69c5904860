"""A conversation card's parts: headings with lines. Knows how they are built, not how they look."""

from relwiki.pages.sheet import CardPage, CardPart
from relwiki.pages.shown import Row
from relwiki.render.inline import Inline, direction, escape


def card(inline: Inline, page: CardPage, words: dict[str, str]) -> str:
    """The whole card; what is for the reader's eyes is closed."""
    subtitle = f'<p class="subtitle">{inline.line(page.subtitle)}</p>\n' if page.subtitle else ""
    lead = f'<p class="lead">{inline.line(page.lead)}</p>\n' if page.lead else ""
    name = f"<bdi>{escape(page.title)}</bdi>" if direction(page.title) else escape(page.title)
    mark, note = escape(words["private_mark"]), escape(words["private_note"])
    remark = f'<p class="remark"><span class="mark">{mark}</span> {note}</p>\n' if page.private else ""
    parts = "".join([_part(inline, one) for one in page.parts])
    return (
        f'<article>\n<header class="head">\n{inline.face(page.face, "medium")}\n'
        f"<div>\n<h1>{name}</h1>\n{subtitle}{lead}</div>\n"
        f'<p class="ways">{inline.ref(page.person)}</p>\n</header>\n{remark}'
        f'<div class="card-parts">\n{parts}</div>\n{_eyes(inline, page.eyes)}</article>'
    )


def _eyes(inline: Inline, part: CardPart | None) -> str:
    if part is None:
        return ""
    title = escape(part.title)
    return f'<details class="private eyes"><summary>{title}</summary>\n{_rows(inline, part.rows)}</details>\n'


def _part(inline: Inline, part: CardPart) -> str:
    title = f'<h2 id="{part.id}">{escape(part.title)}</h2>'
    return f'<section class="{part.id}">{title}\n{_rows(inline, part.rows)}</section>\n'


def _rows(inline: Inline, those: tuple[Row, ...]) -> str:
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
