"""The body of a note, parsed once: chunks of safe HTML with slots between them that a later stage fills."""

import msgspec

from relwiki.model.phrase import Link


class LinkSlot(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="l"):
    """A link to a note of the vault, to be resolved when the page is made."""

    link: Link
    # The inner HTML of a label that was written; empty where the target's own name is to be shown.
    html: str = ""
    # Written as `[text](Name.md)`: an unresolved one is no wish for a new note.
    markdown: bool = False


class EmbedSlot(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="e"):
    """`![[image.jpg|300x200]]`, `![[Note#Heading]]`, or `![alt](image.jpg)` with a path inside the vault."""

    link: Link
    # Plain text; empty without one.
    alt: str = ""
    # CSS pixels; 0 where nothing was said.
    width: int = 0
    height: int = 0
    # Whether it stands alone on its line, so that a block may take its place.
    block: bool = False


class PrivateSlot(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="p"):
    """The beginning (`open`) or the end of a Private section."""

    open: bool
    # The heading's text, plain.
    title: str = ""


class QuerySlot(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="q"):
    """A fenced SQL block whose result takes its place: `sql` in a report, `sql run` in any other note."""

    sql: str
    # Whether `run` was written.
    run: bool = False
    line: int = 1


class TagSlot(msgspec.Struct, frozen=True, gc=False, array_like=True, tag="t"):
    """A `#tag` in the text: a later stage links it to the tag's page."""

    # As typed, without "#"; "/" separates levels.
    tag: str


# Strings are safe HTML.
Chunk = str | LinkSlot | EmbedSlot | PrivateSlot | QuerySlot | TagSlot


class Heading(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A heading, and which chunks its section covers, the heading itself included."""

    level: int
    # Plain text.
    text: str
    # The id on the page, prefixed so that it meets no id of the theme.
    id: str
    line: int
    # chunks[start:end]: to the next heading of the same or a higher level. The range of a heading that opens a Private
    # section holds both of its PrivateSlots.
    start: int
    end: int
    # Whether it opens a Private section or stands in one.
    private: bool = False


class Block(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A block id (`^name`) and the chunks of its paragraph or item."""

    name: str
    id: str
    start: int
    end: int
    # Whether it stands in a Private section.
    private: bool = False


class Mention(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A link in the body with the sentence around it, for the other side's backlinks."""

    link: Link
    # Plain text of the sentence, comments left out; at most some 300 characters.
    sentence: str
    private: bool = False
    embed: bool = False
    line: int = 1
    column: int = 1


class Body(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What there is to know of a note's text, besides its chunks, headings and mentions."""

    blocks: tuple[Block, ...] = ()
    # Those of the mentions that show a picture or a note in their place.
    embeds: tuple[Mention, ...] = ()
    # `#tags` in the text, without "#", in order of appearance, each once; those of Private sections left out.
    tags: tuple[str, ...] = ()
    # The text of the first h1 if it opens the body; empty otherwise. It is not in the chunks.
    title: str = ""
