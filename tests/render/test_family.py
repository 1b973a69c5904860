"""A family tree as SVG: links a keyboard reaches, names that are text, lines that run level and upright."""

import re

from relwiki.pages.drawing import Box, Tree
from relwiki.pages.shown import Ref
from relwiki.render.family import family_tree
from relwiki.render.inline import Inline

TREE = Tree(
    300,
    120,
    (
        Box(Ref("Ana <b>", "people/ana.html"), 4, 4, "Ana <b>"),
        Box(Ref("Ben", "people/ben.html", "p-ben", "light"), 136, 4, "Ben"),
        Box(Ref("Wilhelmina Charlotte", "people/ida.html"), 70, 80, "Wilhelmina Cha…", own=True),
    ),
    (((124, 19), (136, 19)), ((130, 19), (130, 80))),
    (((64, 34), (64, 39), (196, 39), (196, 34)),),
)


def test_everybody_else_is_a_link() -> None:
    """The one whose page it is stands without; light people lead to where they are stated."""
    markup = family_tree(Inline("people/ida.html"), TREE, "Family tree")

    assert re.findall(r'<a href="([^"]+)"( class="[^"]+")?>', markup) == [
        ("../people/ana.html", ""),
        ("../people/ben.html#p-ben", ' class="light"'),
    ]
    assert 'role="group" aria-label="Family tree"' in markup


def test_names_are_text() -> None:
    """Escaped, and in full where the label is shortened."""
    markup = family_tree(Inline("people/ida.html"), TREE, "a & b")

    assert "Ana &lt;b&gt;" in markup
    assert "<b>" not in markup
    assert "<title>Wilhelmina Charlotte</title>" in markup
    assert 'aria-label="a &amp; b"' in markup


def test_lines() -> None:
    """Each is one stroke; past couples have strokes of their own."""
    paths = re.findall(r"<path([^>]*)/>", family_tree(Inline("people/ida.html"), TREE, ""))

    assert paths == [' d="M124 19H136M130 19V80"', ' class="apart" d="M64 34V39H196V34"']
