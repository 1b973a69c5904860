"""A family tree as SVG: boxes with names, each a link. Knows how it is built, not how it looks."""

from relwiki.pages.drawing import Box, Line, Tree
from relwiki.render.inline import Inline, direction, escape

# The size of a box, and from its top to the foot of its text.
_WIDE, _HIGH, _FOOT = 120, 30, 20


def family_tree(inline: Inline, tree: Tree, label: str) -> str:
    """Lines first, then everybody from the oldest on."""
    boxes = "".join([_box(inline, box) for box in tree.boxes])
    apart = f'<path class="apart" d="{_path(tree.apart)}"/>' if tree.apart else ""
    return (
        f'<svg class="family" width="{tree.width}" height="{tree.height}" viewBox="0 0 {tree.width} {tree.height}"'
        f' role="group" aria-label="{escape(label)}"><path d="{_path(tree.lines)}"/>{apart}{boxes}</svg>\n'
    )


def _path(lines: tuple[Line, ...]) -> str:
    """Lines that run level and upright only."""
    parts: list[str] = []
    for line in lines:
        (x, y), *corners = line
        parts.append(f"M{x} {y}")
        for to_x, to_y in corners:
            parts.append(f"V{to_y}" if to_x == x else f"H{to_x}")
            x, y = to_x, to_y
    return "".join(parts)


def _box(inline: Inline, box: Box) -> str:
    ref = box.ref
    title = f"<title>{escape(ref.text)}</title>" if box.label != ref.text else ""
    inner = (
        f'{title}<rect x="{box.x}" y="{box.y}" width="{_WIDE}" height="{_HIGH}" rx="4"/>'
        f'<text x="{box.x + _WIDE // 2}" y="{box.y + _FOOT}"{direction(box.label)}>{escape(box.label)}</text>'
    )
    if box.own or not ref.route:
        return f'<g class="self">{inner}</g>' if box.own else f"<g>{inner}</g>"
    state = f' class="{ref.state}"' if ref.state else ""
    return f'<a href="{inline.href(ref.route, ref.anchor)}"{state}>{inner}</a>'
