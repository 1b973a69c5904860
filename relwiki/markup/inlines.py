"""Text inside a block, from markdown-it's tokens to HTML, slots and mentions, in one walk.

It knows the dialect's inline tokens; blocks and sections are not its business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import accumulate, chain, repeat
from typing import TYPE_CHECKING, Any, Final

from relwiki.markup import simple, urls
from relwiki.markup.document import Finding, InlineField
from relwiki.markup.html import escape
from relwiki.markup.linking import Links
from relwiki.markup.places import Places, Rows
from relwiki.markup.plain import plain_name, single_blanks
from relwiki.markup.rules import Rules
from relwiki.markup.sentences import LONGEST, sentences
from relwiki.markup.targets import split_target
from relwiki.markup.writer import Writer
from relwiki.model.body import LinkSlot, Mention, TagSlot
from relwiki.model.diagnostic import Code
from relwiki.model.phrase import Link

if TYPE_CHECKING:
    from markdown_it.token import Token

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
# Finds what keeps a text from being nothing but text.
_first_sign = simple.SIGN.search
# So many links get their sentence; a note with more is a list of links.
_MOST_SENTENCES = 5_000


class Inlines:
    """Renders the texts of one note."""

    def __init__(self, writer: Writer, places: Places, rules: Rules, hard_breaks: bool, remote_images: bool) -> None:
        self._rules = rules
        self._writer = writer
        self._places = places
        self._break = "<br>\n" if hard_breaks else "\n"
        self.env: dict[str, Any] = {}
        self.tags: dict[str, str] = {}
        self.mentions: list[Mention] = []
        self.fields: list[InlineField] = []
        self.findings: list[Finding] = []
        # Footnotes that are referred to, in order: number -> whether all references stand in Private sections.
        self.notes: dict[int, bool] = {}
        # number -> line of the parsed text on which the paragraph of the first reference begins.
        self.note_lines: dict[int, int] = {}
        # number -> ids of the references on the page.
        self.note_references: dict[int, list[str]] = {}
        # Whether a Private section is being read, and the index of the section.
        self.private = False
        self.section = -1
        # Of the text that is being read: its plain pieces, and the links met, each with the number of pieces before it.
        self._plain: list[str] = []
        self._met: list[tuple[Link, int, bool, tuple[int, int]]] = []
        self._rows = Rows(places, "", 0)
        self._links = Links(writer, self._meet, self._add, self._refuse, remote_images)
        # Made when the first token asks for it: most notes have only simple texts.
        self._render: dict[str, Callable[[Token], None]] = {}

    def _renderers(self) -> dict[str, Callable[[Token], None]]:
        return {
            "code_inline": self._code,
            "hardbreak": self._line_break,
            "html_break": self._html_break,
            "html_open": self._html,
            "html_close": self._html,
            "wikilink": self._links.wikilink,
            "wikilink_open": self._links.wikilink_open,
            "wikilink_close": self._links.close,
            "link_open": self._links.link_open,
            "link_close": self._links.close,
            "embed": self._links.embed,
            "image": self._links.image,
            "tag": self._tag,
            "field_open": self._field_open,
            "footnote_ref": self._footnote,
        }

    def parse(self, content: str) -> list[Token] | None:
        """The tokens of a text; None if it is nothing but text."""
        if _first_sign(content) is None and "::" not in content and "://" not in content:
            return None
        return self._rules.inlines(content, self.env)

    def render(self, content: str, line: int, one_sentence: bool = False) -> str:
        """Write a text that begins on a line of the parsed text; returns it without markup.

        The sentence of a link is cut out of the text, or is all of it where it is `one_sentence`, as an item is.
        """
        if _first_sign(content) is None and "::" not in content and "://" not in content:
            self._writer.pieces.append(escape(content))
            return content
        found = simple.pieces(content)
        if found is not None:
            return self._write_simple(found, content, line, one_sentence)
        children = self._rules.inlines(content, self.env)
        return self.write(children, content, line, one_sentence)

    def _write_simple(self, found: Iterable[re.Match[str]], content: str, line: int, one_sentence: bool) -> str:
        """Like `write`, for a text with no more in it than words and these pieces."""
        writer, rows = self._writer, Rows(self._places, content, line)
        plain, met, at = self._plain, self._met, 0
        for match in found:
            start, end = match.span()
            target, label, second_star, words = match.groups()
            if start > at:
                self._write_words(content[at:start])
            at = end
            if target is None:
                tag = "strong" if second_star else "em"
                plain.append(words)
                writer.pieces.append(f"<{tag}>{escape(words)}</{tag}>")
                continue
            label = label.strip() if label else ""
            link = split_target(target, label)
            met.append((link, len(plain), False, rows.place(start)))
            plain.append(label or plain_name(link))
            writer.slot(LinkSlot(link, escape(label)))
        if not at:
            self._write_words(content)
        elif at < len(content):
            self._write_words(content[at:])
        text = "".join(plain)
        if met:
            self._settle(text, one_sentence)
            met.clear()
        plain.clear()
        return text

    def _write_words(self, text: str) -> None:
        html = escape(text)
        if "\n" in text:
            text, html = text.replace("\n", " "), html.replace("\n", self._break)
        self._plain.append(text)
        self._writer.pieces.append(html)

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
                self._render = self._render or self._renderers()
                self._render[kind](token)
        text = "".join(plain)
        if self._met:
            self._settle(text, one_sentence)
        self._plain, self._met, self._rows = outer
        return text

    def _settle(self, text: str, one_sentence: bool) -> None:
        """Turn the links met into mentions, with their sentences."""
        met, mentions, private = self._met, self.mentions, self.private
        room = max(0, _MOST_SENTENCES - len(mentions))
        said: Iterable[str]
        if one_sentence and len(text) <= LONGEST:
            said = repeat(single_blanks(text), room)
        else:
            lengths = [0, *accumulate(map(len, self._plain))]
            said = sentences(text, [lengths[each[1]] for each in met[:room]], one_sentence)
        for (link, _, embed, (line, column)), each in zip(met, chain(said, repeat("")), strict=False):
            mentions.append(Mention(link, each, private, embed, line, column))

    def _meet(self, link: Link, token: Token, text: str, embed: bool = False) -> None:
        self._met.append((link, len(self._plain), embed, self._rows.place(token.map[0] if token.map else 0)))
        self._plain.append(text)

    def _add(self, text: str) -> None:
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

    def _refuse(self, target: str, token: Token) -> None:
        line, column = self._rows.place(token.map[0] if token.map else 0)
        shown = target if len(target) <= 80 else target[:79] + "…"
        message = (
            f"Links may lead to notes and to {', '.join(sorted(urls.SCHEMES))} addresses; this one leads to “{shown}”."
        )
        hint = "It is shown as text. Write the address as text, or link to a file of the vault by its path."
        self.findings.append(Finding(Code.UNSAFE_LINK, line, column, message, hint))

    def _tag(self, token: Token) -> None:
        name = token.content
        self._plain.append("#" + name)
        if not self.private:
            self.tags.setdefault(name.casefold(), name)
        self._writer.slot(TagSlot(name))

    def _field_open(self, token: Token) -> None:
        start, value = token.map or (0, 0)
        line, column = self._rows.place(start)
        behind = self._rows.place(value)[1]
        self.fields.append(InlineField(token.content, token.info, line, column, self.section, behind))
        self._plain.append(token.content + ": ")
        html = f'<span class="field"><span class="field-key">{escape(token.content)}</span> '
        self._writer.pieces.append(html)

    def _footnote(self, token: Token) -> None:
        number = int(token.meta["id"]) + 1
        self.notes[number] = self.notes.get(number, True) and self.private
        self.note_lines.setdefault(number, self._rows.line)
        if self._links.open:
            self._writer.pieces.append(f"<sup>{number}</sup>")
            return
        references = self.note_references.setdefault(number, [])
        reference = f"{number}-{len(references) + 1}" if references else str(number)
        references.append(reference)
        html = f'<sup class="footnote-ref"><a href="#fn-{number}" id="fnref-{reference}">{number}</a></sup>'
        self._writer.pieces.append(html)
