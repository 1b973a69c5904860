"""The rules of the dialect as a note asks for them. Most notes need none: `fast` and `simple` read what is ordinary.

The library that the rules are written for takes longer to import than an ordinary note to read, hence not before one
of them is needed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from relwiki.markup.engine import Inline


class Rules:
    """The rules, as far as one note may use them."""

    def __init__(self, steps: int) -> None:
        """A note that asks for more than `steps` of the inline parser raises `TooComplexError`."""
        self._steps = steps
        self._parsers: tuple[MarkdownIt, Inline] | None = None

    def blocks(self, text: str, env: dict[str, Any]) -> list[Token]:
        """The blocks of a text; definitions are put into `env`."""
        markdown, _ = self._parsers or self._made_ready()
        return markdown.block.parse(text, markdown, env, []) or []

    def inlines(self, content: str, env: dict[str, Any]) -> list[Token]:
        """What the text inside a block is made of."""
        markdown, inline = self._parsers or self._made_ready()
        return inline.parse(content, markdown, env, [])

    def _made_ready(self) -> tuple[MarkdownIt, Inline]:
        from relwiki.markup.dialect import inline_parser, parser  # noqa: PLC0415

        self._parsers = parser(), inline_parser()
        self._parsers[1].budget = self._steps
        return self._parsers
