"""Links and embeds, from markdown-it's tokens to slots and to HTML. A link may hold no other: in one, all else is text.

It must not know which notes there are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from relwiki.markup import urls
from relwiki.markup.html import escape
from relwiki.markup.plain import plain_name, plain_text
from relwiki.markup.targets import split_size
from relwiki.markup.writer import Writer
from relwiki.model.body import EmbedSlot, LinkSlot
from relwiki.model.phrase import Link

if TYPE_CHECKING:
    from markdown_it.token import Token

_EXTERNAL: Final = ' rel="noreferrer noopener" class="external">'


class Meet(Protocol):
    """Is told of each link: the link, its token, what it adds to the plain text, and whether it is an embed."""

    def __call__(self, link: Link, token: Token, text: str, embed: bool = False) -> None:
        """Take note of a link."""


def _remote_image(address: str, alt: str, show: bool) -> str:
    """An image out there: itself where the vault's owner allows it, else a link to it."""
    href = escape(urls.to_href(address))
    if show:
        return f'<img src="{href}" alt="{escape(alt)}" loading="lazy" referrerpolicy="no-referrer">'
    return f'<a href="{href}"{_EXTERNAL}{escape(alt or address)}</a>'


class Links:
    """The links of one note."""

    def __init__(
        self,
        writer: Writer,
        meet: Meet,
        say: Callable[[str], None],
        refuse: Callable[[str, Token], None],
        remote_images: bool,
    ) -> None:
        """`say` adds to the plain text; `refuse` is told of targets that nothing may link to."""
        self._writer = writer
        self._meet = meet
        self._say = say
        self._refuse = refuse
        self._remote_images = remote_images
        # How the links that are open end.
        self.open: list[Callable[[], None] | None] = []
        # Embeds in the label of a link, written behind it.
        self._late: list[EmbedSlot] = []

    def wikilink(self, token: Token) -> None:
        """A link to a note without a label."""
        link = token.meta["link"]
        self._meet(link, token, plain_name(link))
        self._writer.slot(LinkSlot(link))

    def _begin_slot(self, token: Token, link: Link, markdown: bool) -> None:
        if self.open:
            self.open.append(None)
            return
        self._meet(link, token, "")
        start = len(self._writer.pieces)

        def end() -> None:
            self._writer.slot(LinkSlot(link, self._writer.take(start), markdown))

        self.open.append(end)

    def wikilink_open(self, token: Token) -> None:
        """The label of a link to a note begins."""
        self._begin_slot(token, token.meta["link"], markdown=False)

    def link_open(self, token: Token) -> None:
        """The label of one of Markdown's own links begins."""
        target = str(token.attrs["href"])
        self._writer.spend(len(target))
        kind = urls.kind(target)
        if kind == "note":
            self._begin_slot(token, urls.to_link(target, ""), markdown=True)
        elif kind == "unsafe":
            self._refuse(target, token)
            self.open.append(None)
        elif self.open:
            self.open.append(None)
        else:
            title = f' title="{escape(str(token.attrs["title"]))}"' if "title" in token.attrs else ""
            html = f'<a href="{escape(urls.to_href(target))}"{title}{_EXTERNAL}'
            self._writer.spend(len(html))
            self._writer.pieces.append(html)
            self.open.append(lambda: self._writer.pieces.append("</a>"))

    def close(self, _: Token) -> None:
        """A label ends."""
        end = self.open.pop()
        if end is not None:
            end()
        if not self.open:
            for slot in self._late:
                self._writer.slot(slot)
            self._late.clear()

    def embed(self, token: Token) -> None:
        """`![[Name]]`."""
        meta = token.meta
        slot = EmbedSlot(meta["link"], meta["alt"], meta["width"], meta["height"], "block" in meta)
        self._meet(slot.link, token, slot.alt or plain_name(slot.link), embed=True)
        self._put(slot)

    def _put(self, slot: EmbedSlot) -> None:
        """Write an embed, or keep it until the link around it ends: a link may not hold another."""
        if self.open:
            self._writer.pieces.append(escape(slot.alt or plain_name(slot.link)))
            self._late.append(slot)
        else:
            self._writer.slot(slot)

    def image(self, token: Token) -> None:
        """One of Markdown's own images."""
        target = str(token.attrs["src"])
        self._writer.spend(len(target))
        alt, width, height = split_size(plain_text(token.children, token.content))
        kind = urls.kind(target)
        if kind == "note":
            slot = EmbedSlot(urls.to_link(target, ""), alt, width, height, "block" in token.meta)
            self._meet(slot.link, token, alt or plain_name(slot.link), embed=True)
            self._put(slot)
            return
        self._say(alt)
        if kind == "external" and not self.open:
            html = _remote_image(target, alt, self._remote_images)
            self._writer.spend(len(html))
            self._writer.pieces.append(html)
            return
        if kind == "unsafe":
            self._refuse(target, token)
        self._writer.pieces.append(escape(alt))
