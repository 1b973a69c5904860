"""Inline tokens as plain text, for headings, descriptions of images, and names of links that have no label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from relwiki.model.phrase import Link

if TYPE_CHECKING:
    from markdown_it.token import Token


def plain_name(link: Link) -> str:
    """What a link without a label is called as long as nobody knows the note: the last part of its path."""
    name = link.target.rsplit("/", 1)[-1].removesuffix(".md")
    return name or link.anchor.removeprefix("^")


def single_blanks(text: str) -> str:
    """A text whose words stand one blank apart."""
    # The only white space that can be printed is the blank. Most texts are as they should be, which is seen much sooner
    # than they are taken apart.
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    return " ".join(text.split())


def plain_text(children: list[Token] | None, content: str) -> str:
    """The text of tokens without markup; `content` itself where it needed no tokens."""
    if children is None:
        return content
    return "".join(map(_piece, children))


def _piece(token: Token) -> str:
    if token.type in ("text", "text_special", "code_inline"):
        return token.content
    if token.type in ("softbreak", "hardbreak", "html_break"):
        return " "
    if token.type in ("wikilink", "embed"):
        return str(token.meta.get("alt") or plain_name(token.meta["link"]))
    if token.type == "tag":
        return "#" + token.content
    if token.type == "image":
        return "".join(map(_piece, token.children or ()))
    return f"{token.content}: " if token.type == "field_open" else ""
