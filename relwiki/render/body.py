"""The text of a note, and its fields as labels with their lines."""

import re

from relwiki.pages.shown import Missing, Part, Picture, Private, Ref, Row, Transclusion
from relwiki.render.inline import Inline, escape, has_right_to_left

# Blocks of a note that is written from right to left in some part: each takes its own side, a list as a whole.
_SIDED = re.compile(r"<(p|ul|ol|td|th|h[1-6])([ >])")


def body(inline: Inline, parts: tuple[Part, ...], words: dict[str, str]) -> str:
    """A note's text: its plain strings are safe HTML and stand as they are; what is wide can be scrolled."""
    pieces = [part if isinstance(part, str) else _part(inline, part, words) for part in parts]
    # Piece by piece, because those of ASCII alone, which is most, are passed over at once.
    sided = any(map(has_right_to_left, pieces))
    text = "".join(pieces)
    if "<table>" in text:
        label = escape(words["table"])
        sided = sided or has_right_to_left(label)
        region = f'<div class="scroll" tabindex="0" role="group" aria-label="{label}">'
        text = text.replace("<table>", region + "<table>").replace("</table>", "</table></div>")
    if "<pre>" in text:
        text = text.replace("<pre>", '<pre tabindex="0">')
    return _SIDED.sub(r'<\1 dir="auto"\2', text) if sided else text


def text(inline: Inline, parts: tuple[Part, ...], words: dict[str, str]) -> str:
    """The text of a note as the note's own page shows it."""
    return f'<div class="note">\n{body(inline, parts, words)}\n</div>\n'


def _part(inline: Inline, part: Ref | Picture | Transclusion | Missing | Private, words: dict[str, str]) -> str:
    if isinstance(part, Ref):
        return inline.ref(part)
    if isinstance(part, Picture):
        image = inline.picture(part)
        if not part.block:
            return image
        caption = f"<figcaption>{escape(part.caption)}</figcaption>" if part.caption else ""
        return f"<figure>{image}{caption}</figure>\n"
    if isinstance(part, Transclusion):
        source = f'<p class="from">{escape(words["from_note"])} {inline.ref(part.ref)}</p>'
        return f'<blockquote class="transclusion">\n{body(inline, part.parts, words)}{source}</blockquote>\n'
    if isinstance(part, Missing):
        return f'<span class="missing">{escape(part.text)}</span>'
    title = escape(part.title or words["private"])
    mark = f'<span class="mark">{escape(words["private_mark"])}</span>'
    inner = body(inline, part.parts, words)
    return f'<details class="private"><summary>{title} {mark}</summary>\n{inner}</details>\n'


def listing(inline: Inline, rows: tuple[Row, ...], words: dict[str, str]) -> str:
    """Labels and their lines, as the items of a description list."""
    return "".join([_row(inline, row, words) for row in rows if row.lines])


def _row(inline: Inline, row: Row, words: dict[str, str]) -> str:
    if row.private:
        closed = "".join([f"<div>{inline.line(one)}</div>" for one in row.lines])
        lines = f'<dd><details class="private"><summary>{escape(words["private"])}</summary>{closed}</details></dd>'
    else:
        lines = "".join([f"<dd>{inline.line(one)}</dd>" for one in row.lines])
    return f"<div><dt>{escape(row.label)}</dt>{lines}</div>\n"
