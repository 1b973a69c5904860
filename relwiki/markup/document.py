"""What the dialect makes of a text: the body for the page, and the structure that gives the text its meaning.

The document lives only while a note is read; the note keeps its `body` and what was understood of the rest.
"""

import msgspec

from relwiki.model.body import Body, Chunk, Heading, Mention
from relwiki.model.diagnostic import Code


class Item(msgspec.Struct, frozen=True, gc=False):
    """A list item, or a table row with a Date column, written as its raw text."""

    # Markdown source of the item's first paragraph, one line (soft breaks become spaces), comments removed, task
    # mark, block id removed. Links stay as written: `[[X|y]]`.
    text: str
    line: int
    column: int
    # Index into `Document.sections` of the heading it stands below; -1 above the first.
    section: int
    # None for a plain item, else the character between the brackets of `- [ ]`.
    task: str | None = None
    # The whole text is struck through: `~~text~~` (the tildes are then removed from `text`).
    struck: bool = False
    children: tuple["Item", ...] = ()


class Section(msgspec.Struct, frozen=True, gc=False):
    """A heading of the note as source, with the plain paragraphs right below it."""

    level: int
    # Source of the heading, comments removed, links as written.
    text: str
    line: int
    # Index of the enclosing section (a lower level); -1 without one.
    parent: int
    # Source of the paragraphs directly in it, joined by newlines.
    prose: str = ""
    # Whether it is a Private section or lies in one.
    private: bool = False


class InlineField(msgspec.Struct, frozen=True, gc=False):
    """`key:: value`, in any of its four forms."""

    key: str
    value: str
    line: int
    column: int
    section: int
    # Where the value begins on that line.
    value_column: int


class Table(msgspec.Struct, frozen=True, gc=False):
    """A table as source: cells trimmed, escaped pipes unescaped."""

    header: tuple[str, ...]
    # Each with its line and its cells.
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    section: int


class Finding(msgspec.Struct, frozen=True, gc=False):
    """A diagnostic without its path: the dialect does not know which file it reads."""

    code: Code
    line: int
    column: int
    message: str
    hint: str = ""


class Document(msgspec.Struct, frozen=True, gc=False):
    """A text, read."""

    # What the body consists of.
    chunks: tuple[Chunk, ...] = ()
    headings: tuple[Heading, ...] = ()
    body: Body = Body()
    # All links, in order.
    mentions: tuple[Mention, ...] = ()
    sections: tuple[Section, ...] = ()
    # Top-level items of all lists, in order.
    items: tuple[Item, ...] = ()
    fields: tuple[InlineField, ...] = ()
    tables: tuple[Table, ...] = ()
    findings: tuple[Finding, ...] = ()
