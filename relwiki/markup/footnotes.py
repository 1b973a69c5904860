"""Footnotes: their definitions are set aside, and written at the end in the order in which they are referred to.

A footnote whose text or whose every reference stands in a Private section is written in a private list of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

from relwiki.markup.inlines import Inlines
from relwiki.markup.sections import Sections
from relwiki.markup.writer import Writer
from relwiki.model.body import PrivateSlot

if TYPE_CHECKING:
    from markdown_it.token import Token

_BACK = ' <a href="#fnref-{}" class="footnote-back" aria-label="Back to the text">↩</a>'
_OPENING = "footnote_reference_open"
_CLOSING = "footnote_reference_close"


class Footnotes:
    """The footnotes of one note."""

    def __init__(
        self,
        writer: Writer,
        inlines: Inlines,
        sections: Sections,
        run: Callable[[Sequence[Token]], None],
    ) -> None:
        """`run` renders blocks."""
        self._writer = writer
        self._inlines = inlines
        self._sections = sections
        self._run = run
        # label -> its tokens; of several definitions the first counts, the others follow it.
        self._texts: dict[str, list[Token]] = {}
        self._private: set[str] = set()
        # The next number to write, and the (number, label) of what is private and comes last; 0 if never referred to.
        self._next = 1
        self._later: list[tuple[int, str | None]] = []

    def set_aside(self, tokens: Sequence[Token]) -> list[Token]:
        """The tokens without the texts of footnotes, whose opening tokens stay as marks of where they were."""
        left: list[Token] = []
        open_texts: list[list[Token]] = [left]
        for token in tokens:
            if token.type == _OPENING:
                open_texts[-1].append(token)
                open_texts.append(self._texts.setdefault(str(token.meta["label"]), []))
            elif token.type == _CLOSING:
                open_texts.pop()
            else:
                open_texts[-1].append(token)
        return left

    def met(self, token: Token) -> None:
        """The mark of a definition has been passed."""
        if self._inlines.private:
            self._private.add(str(token.meta["label"]))

    def write(self) -> None:
        """Write all footnotes, public ones first; also those that nothing refers to, so that no text is lost."""
        if not self._texts and not self._inlines.notes:
            return
        self._write_list(self._public())
        self._sections.set_all_private(True)
        self._write_list(self._deferred())
        self._sections.set_all_private(False)

    def _is_private(self, number: int, label: str | None) -> bool:
        return self._inlines.notes.get(number, False) or (label is not None and label in self._private)

    def _data(self) -> dict[int, dict[str, Any]]:
        """What the parser knows of the footnotes that are referred to; it grows while their texts are read."""
        known: dict[int, dict[str, Any]] = self._inlines.env.get("footnotes", {}).get("list", {})
        return known

    def _public(self) -> Iterator[tuple[int, str | None]]:
        labels = iter(list(self._texts))
        while True:
            while self._next <= len(self._data()):
                number = self._next
                self._next += 1
                label = self._data()[number - 1].get("label")
                # What nothing public has referred to yet can only be referred to from what is private.
                if self._is_private(number, label) or number not in self._inlines.notes:
                    self._later.append((number, label))
                else:
                    yield number, label
            unused = next((each for each in labels if self._inlines.env["footnotes"]["refs"][":" + each] < 0), None)
            if unused is None:
                return
            if unused in self._private:
                self._later.append((0, unused))
            else:
                yield 0, unused

    def _deferred(self) -> Iterator[tuple[int, str | None]]:
        for number, label in self._later:
            # What nothing referred to may have been referred to since, from another footnote.
            if number or self._inlines.env["footnotes"]["refs"][f":{label}"] < 0:
                yield number, label
        while self._next <= len(self._data()):
            self._next += 1
            yield self._next - 1, self._data()[self._next - 2].get("label")

    def _write_list(self, notes: Iterator[tuple[int, str | None]]) -> None:
        first = next(notes, None)
        if first is None:
            return
        if self._inlines.private:
            self._writer.slot(PrivateSlot(open=True, title="Footnotes"))
        pieces = self._writer.pieces
        pieces.append('<section class="footnotes" aria-label="Footnotes">\n<ol>\n')
        expected = 1
        for number, label in chain((first,), notes):
            value = f' value="{number}"' if number not in (0, expected) else ""
            pieces.append(f'<li id="fn-{number}"{value}>\n' if number else "<li>\n")
            expected = (number or expected) + 1
            self._write_text(number, label)
            pieces.append("</li>\n")
        pieces.append("</ol>\n</section>\n")
        if self._inlines.private:
            self._writer.slot(PrivateSlot(open=False))

    def _write_text(self, number: int, label: str | None) -> None:
        pieces = self._writer.pieces
        data = self._data()[number - 1] if number else {}
        if label is None:
            pieces.append("<p>")
            self._inlines.write(data["tokens"], data["content"], self._inlines.note_lines.get(number, 0))
            pieces.append("</p>\n")
        else:
            self._run(self._texts.get(label, []))
            self._sections.leave_all()
        anchors = [_BACK.format(reference) for reference in self._inlines.note_references.get(number, ())]
        end = pieces.pop() if pieces and pieces[-1] == "</p>\n" else ""
        pieces.extend((*anchors, end))
