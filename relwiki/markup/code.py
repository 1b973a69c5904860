"""Code blocks: shown as typed, or, where they are SQL, a query whose result takes their place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from relwiki.markup.html import escape
from relwiki.markup.writer import Writer
from relwiki.model.body import QuerySlot

if TYPE_CHECKING:
    from markdown_it.token import Token

_NOT_IN_CLASS: Final = re.compile(r"[^\w+#.-]+")


def write_code(writer: Writer, token: Token, line: int) -> None:
    """Write a fenced or indented block that begins on a line of the file."""
    from markdown_it.common.utils import unescapeAll  # noqa: PLC0415 - most notes hold no code

    words = unescapeAll(token.info).split()
    if words and words[0].lower() == "sql":
        writer.slot(QuerySlot(token.content, "run" in words[1:], line))
        return
    language = _NOT_IN_CLASS.sub("-", words[0]).strip("-") if words else ""
    attribute = f' class="language-{language}"' if language else ""
    writer.pieces.append(f"<pre><code{attribute}>{escape(token.content)}</code></pre>\n")
