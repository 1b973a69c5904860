"""Text inside a block, from markdown-it's tokens to HTML, slots and mentions, in one walk.

It knows the dialect's inline tokens; blocks and sections are not its business.
"""

from collections.abc import Callable
from itertools import accumulate
from typing import Any, Final

from markdown_it.token import Token

from relwiki.markup import urls
from relwiki.markup.dialect import inline_parser, parser
from relwiki.markup.document import Finding, InlineField
from relwiki.markup.html import escape
from relwiki.markup.places import Places, Rows
from relwiki.markup.sentences import sentences
from relwiki.markup.wikilinks import split_size
from relwiki.markup.writer import Writer
from relwiki.model.body import EmbedSlot, LinkSlot, Mention, TagSlot
from relwiki.model.diagnostic import Code
from relwiki.model.phrase import Link

_EXTERNAL: Final = ' rel="noreferrer noopener" class="external">'
# Tokens that are always the same HTML.
_FIXED: Final = {
    "em_open": "<em>",
    "em_close": "</em>",
    "strong_open": "<strong>",
    "strong_close": "</strong>",
    "s_open": "<s>",
    "s_close": "</s>",
    "mark_open": "<mark>",
    "mark_close": "</mark>",
    "field_close": "</span>",
}
# So many links get their sentence; a note with more is a list of links.
_MOST_SENTENCES = 5_000


def plain_name(link: Link) -> str:
    """What a link without a label is called as long as nobody knows the note: the last part of its path."""
    name = link.target.rsplit("/", 1)[-1].removesuffix(".md")
    return name or link.anchor.removeprefix("^")


def remote_image(address: str, alt: str, show: bool) -> str:
    """An image out there: itself where the vault's owner allows it, else a link to it."""
    href = escape(urls.to_href(address))
    if show:
        return f'<img src="{href}" alt="{escape(alt)}" loading="lazy" referrerpolicy="no-referrer">'
    return f'<a href="{href}"{_EXTERNAL}{escape(alt or address)}</a>'


class Inlines:
    """Renders the texts of one note."""

    def __init__(self, writer: Writer, places: Places, hard_breaks: bool, remote_images: bool) -> None:
        self._parser = parser()
        self._inline = inline_parser()
        self._plain_stop = self._inline.plain_stop
        self._writer = writer
        self._places = places
        self._break = "<br>\n" if hard_breaks else "\n"
        self._hard_breaks = hard_breaks
        self._remote_images = remote_images
        self.env: dict[str, Any] = {}
        self.tags: dict[str, str] = {}
        self.mentions: list[Mention] = []
        self.fields: list[InlineField] = []
        self.findings: list[Finding] = []
        # Footnotes that are referred to, in order: number -> whether all references stand in Private sections.
        self.notes: dict[int, bool] = {}
        # number -> line of the parsed text on which the paragraph of the first reference begins.
        self.note_lines: dict[int, int] = {}
        # Whether a Private section is being read, and the index of the section.
        self.private = False
        self.section = -1
        # Of the text that is being read: its plain pieces, and the links met, each with the number of pieces before it.
        self._plain: list[str] = []
        self._met: list[tuple[Link, int, bool, tuple[int, int]]] = []
        # How the links that are open end; within one, all others are text.
        self._open: list[Callable[[], None] | None] = []
        self._late: list[EmbedSlot] = []
        self._rows = Rows(places, "", 0)

    def parse(self, content: str) -> list[Token] | None:
        """The tokens of a text; None if it is nothing but text."""
        if self._plain_stop.search(content) is None and (
            ":" not in content or ("::" not in content and "://" not in content)
        ):
            return None
        return self._inline.parse(content, self._parser, self.env, [])

    def render(self, content: str, line: int, one_sentence: bool = False) -> str:
        """Write a text that begins on a line of the parsed text; returns it without markup.

        The sentence of a link is cut out of the text, or is all of it where it is `one_sentence`, as an item is.
        """
        children = self.parse(content)
        if children is None:
            self._writer.pieces.append(escape(content))
            return content
        return self.write(children, content, line, one_sentence)

    def write(self, children: list[Token], content: str, line: int, one_sentence: bool = False) -> str:
        """Like `render`, for tokens that `parse` has made of `content`."""
        outer = self._plain, self._met, self._rows
        self._plain, self._met, self._rows = [], [], Rows(self._places, content, line)
        plain, pieces = self._plain, self._writer.pieces
        for token in children:
            kind = token.type
            if kind in ("text", "text_special"):
                text = token.content
                plain.append(text)
                pieces.append(escape(text))
            elif kind == "softbreak":
                plain.append(" ")
                pieces.append(self._break)
            elif (html := _FIXED.get(kind)) is not None:
                pieces.append(html)
            else:
                _RENDER[kind](self, token)
        text = "".join(plain)
        if self._met:
            self._settle(text, one_sentence)
        self._plain, self._met, self._rows = outer
        return text

    def _settle(self, text: str, one_sentence: bool) -> None:
        """Turn the links met into mentions, with their sentences."""
        lengths = [0, *accumulate(map(len, self._plain))]
        first = max(0, _MOST_SENTENCES - len(self.mentions))
        said = sentences(text, [lengths[met[1]] for met in self._met[:first]], one_sentence)
        said += [""] * (len(self._met) - len(said))
        for (link, _, embed, place), each in zip(self._met, said, strict=True):
            self.mentions.append(Mention(link, each, self.private, embed, *place))

    def plain(self, children: list[Token] | None, content: str) -> str:
        """The text of tokens without markup, written nowhere."""
        if children is None:
            return content
        return "".join(_plain_piece(token) for token in children)

    def _meet(self, link: Link, token: Token, text: str, embed: bool = False) -> None:
        self._met.append((link, len(self._plain), embed, self._rows.place(token)))
        self._plain.append(text)

    def _code(self, token: Token) -> None:
        self._plain.append(token.content)
        self._writer.pieces.append(f"<code>{escape(token.content)}</code>")

    def _line_break(self, _: Token) -> None:
        self._plain.append(" ")
        self._writer.pieces.append("<br>\n")

    def _html_break(self, _: Token) -> None:
        self._plain.append(" ")
        self._writer.pieces.append("<br>")

    def _html(self, token: Token) -> None:
        self._writer.pieces.append(f"<{token.tag}>" if token.type == "html_open" else f"</{token.tag}>")

    def _wikilink(self, token: Token) -> None:
        link = token.meta["link"]
        self._meet(link, token, plain_name(link))
        if self._open:
            self._writer.pieces.append(escape(plain_name(link)))
        else:
            self._writer.slot(LinkSlot(link))

    def _begin_slot(self, token: Token, link: Link, markdown: bool) -> None:
        self._meet(link, token, "")
        if self._open:
            self._open.append(None)
            return
        start = len(self._writer.pieces)

        def end() -> None:
            self._writer.slot(LinkSlot(link, self._writer.take(start), markdown))

        self._open.append(end)

    def _wikilink_open(self, token: Token) -> None:
        self._begin_slot(token, token.meta["link"], markdown=False)

    def _link_open(self, token: Token) -> None:
        target = str(token.attrs["href"])
        self._writer.spend(len(target))
        kind = urls.kind(target)
        if kind == "note":
            self._begin_slot(token, urls.to_link(target, ""), markdown=True)
        elif kind == "unsafe":
            self._unsafe(target, token)
            self._open.append(None)
        elif self._open:
            self._open.append(None)
        else:
            title = f' title="{escape(str(token.attrs["title"]))}"' if "title" in token.attrs else ""
            html = f'<a href="{escape(urls.to_href(target))}"{title}{_EXTERNAL}'
            self._writer.spend(len(html))
            self._writer.pieces.append(html)
            self._open.append(lambda: self._writer.pieces.append("</a>"))

    def _close(self, _: Token) -> None:
        end = self._open.pop()
        if end is not None:
            end()
        if not self._open:
            for slot in self._late:
                self._writer.slot(slot)
            self._late.clear()

    def _unsafe(self, target: str, token: Token) -> None:
        line, column = self._rows.place(token)
        shown = target if len(target) <= 80 else target[:79] + "…"
        message = f"Links may lead to notes and to {', '.join(sorted(urls.SCHEMES))} addresses; this one leads to {shown!r}."
        hint = "It is shown as text. Write the address as text, or link to a file of the vault by its path."
        self.findings.append(Finding(Code.UNSAFE_LINK, line, column, message, hint))

    def _embed(self, token: Token) -> None:
        meta = token.meta
        slot = EmbedSlot(meta["link"], meta["alt"], meta["width"], meta["height"], "block" in meta)
        self._meet(slot.link, token, slot.alt or plain_name(slot.link), embed=True)
        self._put(slot)

    def _put(self, slot: EmbedSlot) -> None:
        """Write an embed, or keep it until the link around it ends: a link may not hold another."""
        if self._open:
            self._writer.pieces.append(escape(slot.alt or plain_name(slot.link)))
            self._late.append(slot)
        else:
            self._writer.slot(slot)

    def _image(self, token: Token) -> None:
        target = str(token.attrs["src"])
        self._writer.spend(len(target))
        alt, width, height = split_size(self.plain(token.children, token.content))
        kind = urls.kind(target)
        if kind == "note":
            slot = EmbedSlot(urls.to_link(target, ""), alt, width, height, "block" in token.meta)
            self._meet(slot.link, token, alt or plain_name(slot.link), embed=True)
            self._put(slot)
            return
        self._plain.append(alt)
        if kind == "external" and not self._open:
            html = remote_image(target, alt, self._remote_images)
            self._writer.spend(len(html))
            self._writer.pieces.append(html)
            return
        if kind == "unsafe":
            self._unsafe(target, token)
        self._writer.pieces.append(escape(alt))

    def _tag(self, token: Token) -> None:
        name = token.content
        self._plain.append("#" + name)
        if not self.private:
            self.tags.setdefault(name.casefold(), name)
        if self._open:
            self._writer.pieces.append(escape("#" + name))
        else:
            self._writer.slot(TagSlot(name))

    def _field_open(self, token: Token) -> None:
        line, column = self._rows.place(token)
        self.fields.append(InlineField(token.content, token.info, line, column, self.section))
        self._plain.append(token.content + ": ")
        html = f'<span class="field"><span class="field-key">{escape(token.content)}</span> '
        self._writer.pieces.append(html)

    def _footnote(self, token: Token) -> None:
        number = int(token.meta["id"]) + 1
        self.notes[number] = self.notes.get(number, True) and self.private
        self.note_lines.setdefault(number, self._rows.line)
        if self._open:
            self._writer.pieces.append(f"<sup>{number}</sup>")
            return
        times = int(token.meta.get("subId", 0))
        reference = f"{number}-{times + 1}" if times else str(number)
        html = f'<sup class="footnote-ref"><a href="#fn-{number}" id="fnref-{reference}">{number}</a></sup>'
        self._writer.pieces.append(html)


def _plain_piece(token: Token) -> str:
    if token.type in ("text", "text_special", "code_inline"):
        return token.content
    if token.type in ("softbreak", "hardbreak", "html_break"):
        return " "
    if token.type in ("wikilink", "embed"):
        return str(token.meta.get("alt") or plain_name(token.meta["link"]))
    if token.type == "tag":
        return "#" + token.content
    if token.type == "image":
        return "".join(map(_plain_piece, token.children or ()))
    return f"{token.content}: " if token.type == "field_open" else ""


_RENDER: Final[dict[str, Callable[[Inlines, Token], None]]] = {
    "code_inline": Inlines._code,
    "hardbreak": Inlines._line_break,
    "html_break": Inlines._html_break,
    "html_open": Inlines._html,
    "html_close": Inlines._html,
    "wikilink": Inlines._wikilink,
    "wikilink_open": Inlines._wikilink_open,
    "wikilink_close": Inlines._close,
    "link_open": Inlines._link_open,
    "link_close": Inlines._close,
    "embed": Inlines._embed,
    "image": Inlines._image,
    "tag": Inlines._tag,
    "field_open": Inlines._field_open,
    "footnote_ref": Inlines._footnote,
}
