"""Pictures of people as SVG, with real links. Knows how they are built, not how they look."""

from relwiki.pages.drawing import Around, Dot
from relwiki.pages.mapped import DATA, MapRow
from relwiki.render.inline import Inline, escape, faceted, sentence

# Units of the picture: from a dot to its label, and from the middle of a line of text to its foot.
_BESIDE = 9
_FOOT = 5
_DOT, _MIDDLE = 4, 7


def around(inline: Inline, picture: Around, label: str) -> str:
    """A person's small network: lines, then the others from top to bottom, each a link with a name."""
    rays = "".join([f"M{x} {y}L{to_x} {to_y}" for x, y, to_x, to_y in picture.lines])
    middle, left = picture.middle, "".join([_dot(inline, dot, -_BESIDE) for dot in picture.left])
    right = "".join([_dot(inline, dot, _BESIDE) for dot in picture.right])
    center = picture.width // 2
    across = "".join(
        # Bent towards the middle, so that it does not lie on the names of a wing.
        [
            f"M{x} {y}Q{(x + to_x + 2 * center) // 4} {(y + to_y) // 2} {to_x} {to_y}"
            for x, y, to_x, to_y in picture.across
        ]
    )
    bent = f'<path class="across" d="{across}"/>' if across else ""
    return (
        f'<svg class="around" viewBox="0 0 {picture.width} {picture.height}" role="group" aria-label="{escape(label)}">'
        f'{bent}<path d="{rays}"/>'
        f'<circle class="self" cx="{middle.x}" cy="{middle.y}" r="{_MIDDLE}"/>'
        f'<g class="left">{left}</g><g>{right}</g></svg>\n'
    )


def _dot(inline: Inline, dot: Dot, beside: int) -> str:
    ref = dot.ref
    title = f"<title>{escape(ref.text)}</title>" if dot.label != ref.text else ""
    inner = (
        f'{title}<circle cx="{dot.x}" cy="{dot.y}" r="{_DOT}"/>'
        f'<text x="{dot.x + beside}" y="{dot.y + _FOOT}">{escape(dot.label)}</text>'
    )
    if not ref.route:
        return f"<g>{inner}</g>"
    state = f' class="{escape(ref.state)}"' if ref.state else ""
    return f'<a href="{inline.href(ref.route, ref.anchor)}"{state}>{inner}</a>'


def map_rows(inline: Inline, rows: tuple[MapRow, ...]) -> str:
    """The rows of the map's table: name, number of ties, with whom."""
    parts: list[str] = []
    for row in rows:
        facets = faceted(row.facets)
        parts.append(
            f'<tr class="one" data-n="{row.number}"{facets}><th scope="row">{inline.ref(row.ref)}</th>'
            f'<td class="n">{row.ties or ""}</td><td>{sentence(row.names)}</td></tr>\n'
        )
    return "".join(parts)


def scripts(inline: Inline, *names: str) -> str:
    """The network and the theme's scripts of these names that read it, in their order."""
    routes = (DATA, *(f"_static/network/{name}.js" for name in names))
    return "".join([f'<script src="{inline.href(route)}"></script>\n' for route in routes])


def finder(inline: Inline, words: dict[str, str]) -> str:
    """The path finder: a place that the script fills, and the scripts; without them it says what it needs."""
    return (
        f'<section class="paths" data-finder data-root="{inline.root}">\n'
        f'<h2 id="t-paths">{escape(words["ways"])}</h2>\n<p class="remark">{escape(words["ways_note"])}</p>\n'
        f'<p class="remark needs-script">{escape(words["ways_need_script"])}</p>\n</section>\n{scripts(inline, "ways")}'
    )
