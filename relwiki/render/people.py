"""The people page's rows: one table that reads as cards or as a table, so that nobody stands on the page twice."""

from relwiki.pages.page import PersonCard
from relwiki.render.inline import Inline, escape, faceted, mark


def people(inline: Inline, letter: str, cards: tuple[PersonCard, ...], columns: int) -> str:
    """A table body: a row with the letter, whose id is "t-" and the letter, then a row for each person."""
    head = (
        f'<tr class="letter"><td colspan="{columns + 1}"><h2 id="t-{escape(letter)}">{escape(letter)}</h2></td></tr>\n'
    )
    return f"<tbody>\n{head}" + "".join([_card(inline, card) for card in cards]) + "</tbody>\n"


def _card(inline: Inline, card: PersonCard) -> str:
    entry = card.entry
    facets = faceted(card.facets)
    beside = f'<div class="beside">{inline.line(entry.line)}</div>' if entry.line else ""
    cells = "".join(
        [
            f'<td data-value="{escape(value)}">{inline.line(line)}</td>' if value else f"<td>{inline.line(line)}</td>"
            for line, value in card.cells
        ]
    )
    name = f'{inline.face(entry.face, "medium")}<div class="said">{inline.ref(entry.ref)}{beside}</div>'
    attributes = f'{mark(entry.id)} data-sort="{escape(card.sort)}"{facets}'
    return f'<tr class="one"{attributes}><th scope="row">{name}</th>{cells}</tr>\n'
