"""A note as read: what it says, where it says it, and nothing that follows from other notes."""

import enum
from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec

from relwiki.model.body import Body, Chunk, Heading, Mention
from relwiki.model.diagnostic import Diagnostic
from relwiki.model.interaction import Done, Gift, LogItem, Task, Thread, Transaction
from relwiki.model.phrase import Dated, Habit, Statement, Text


class Kind(enum.StrEnum):
    """What a note is about."""

    PERSON = "person"
    ORGANISATION = "organisation"
    INTEREST = "interest"
    PLACE = "place"
    JOURNAL = "journal"
    REPORT = "report"
    NOTE = "note"


class Field(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One key with its values as typed, from the front matter or from an inline field."""

    # The canonical key, or the typed key in its normal form where the format does not know it.
    key: str
    # As typed, for showing.
    typed: str
    # `phone 2`, `TEL[HOME]`, `email (work)`: "2", "HOME", "work"; empty without one.
    label: str
    values: tuple[Text, ...]
    line: int
    column: int
    # Whether the format has a meaning for the key; others are custom fields.
    known: bool = True
    # Whether it stands in the body.
    inline: bool = False
    private: bool = False


class Note(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One Markdown file of the vault.

    What is asked for seldom is kept packed: as values it would take most of the room of a vault.
    """

    # From the top of the vault, "/" between segments, NFC.
    path: str
    # What the note itself, its folder or its file name says it is; None where only other notes can tell.
    kind: Kind | None
    # The kind's word as typed where it is more exact: "household", "school", "meeting"; else empty.
    sort: str = ""
    # Display name by the rules of `name`; the file's name where nothing was said.
    name: str = ""
    # `fields`, packed.
    packed_fields: bytes = b""
    # `statements`, packed.
    packed_statements: bytes = b""
    # born, died, dates, follow_up, last_contact, met, custom dates.
    dated: tuple[Dated, ...] = ()
    habits: tuple[Habit, ...] = ()
    # `log`, packed.
    packed_log: bytes = b""
    threads: tuple[Thread, ...] = ()
    # What closes threads, of this note or of others; `derive` does it.
    done: tuple[Done, ...] = ()
    # `tasks`, packed.
    packed_tasks: bytes = b""
    gifts: tuple[Gift, ...] = ()
    # `ledger`, packed.
    packed_ledger: bytes = b""
    # From front matter and text, without "#", each once, in order.
    tags: tuple[str, ...] = ()
    body: Body = Body()
    # `mentions`, packed.
    packed_mentions: bytes = b""
    # `chunks`, packed; empty where a vault keeps them apart (`Vault.prose`).
    packed_chunks: bytes = b""
    # `headings`, packed.
    packed_headings: bytes = b""
    diagnostics: tuple[Diagnostic, ...] = ()
    # The whole note is private (`private: true`).
    private: bool = False

    @property
    def fields(self) -> tuple[Field, ...]:
        """All keys with their values, in the order written."""
        return _fields(self.packed_fields) if self.packed_fields else ()

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Relationships, jobs, homes, interests and whatever else is an ENTRY, in the order written."""
        return _statements(self.packed_statements) if self.packed_statements else ()

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All links of the text, in order."""
        return _mentions(self.packed_mentions) if self.packed_mentions else ()

    @property
    def chunks(self) -> tuple[Chunk, ...]:
        """The text as safe HTML, with slots; headings and blocks say what of it is theirs."""
        return unpacked_chunks(self.packed_chunks)

    @property
    def headings(self) -> tuple[Heading, ...]:
        """All headings of the text but the first h1, in order."""
        return _headings(self.packed_headings) if self.packed_headings else ()

    @property
    def log(self) -> tuple[LogItem, ...]:
        """The dated lines of its log, or of the journal that it is, in the order written."""
        return _log(self.packed_log) if self.packed_log else ()

    @property
    def tasks(self) -> tuple[Task, ...]:
        """All tasks, in the order written."""
        return _TASKS.decode(self.packed_tasks) if self.packed_tasks else ()

    @property
    def ledger(self) -> tuple[Transaction, ...]:
        """The lines of its ledger, in the order written."""
        return _LEDGER.decode(self.packed_ledger) if self.packed_ledger else ()

    @property
    def stem(self) -> str:
        """The file's name without folder and ending."""
        return self.path.rpartition("/")[2].removesuffix(".md")

    def keyed(self, key: str) -> tuple[Field, ...]:
        """The fields with a canonical key, in order."""
        # The bytes of a key that is there stand in those of the fields as they are.
        if _as_packed(key) not in self.packed_fields:
            return ()
        return tuple([field for field in self.fields if field.key == key])

    def values(self, key: str) -> tuple[str, ...]:
        """All values of a canonical key, as typed, in order."""
        return tuple([value.text for field in self.keyed(key) for value in field.values])

    def value(self, key: str) -> str:
        """The first value of a canonical key; empty without one."""
        for field in self.keyed(key):
            if field.values:
                return field.values[0].text
        return ""

    def stated(self, *keys: str) -> tuple[Statement, ...]:
        """The statements under any of the keys, in the order written."""
        for key in keys:
            if _as_packed(key) in self.packed_statements:
                break
        else:
            return ()
        return tuple([statement for statement in self.statements if statement.key in keys])


_ENCODER = msgspec.msgpack.Encoder()
_FIELDS = msgspec.msgpack.Decoder(tuple[Field, ...])
_STATEMENTS = msgspec.msgpack.Decoder(tuple[Statement, ...])
_MENTIONS = msgspec.msgpack.Decoder(tuple[Mention, ...])
_HEADINGS = msgspec.msgpack.Decoder(tuple[Heading, ...])
_LOG = msgspec.msgpack.Decoder(tuple[LogItem, ...])
_TASKS = msgspec.msgpack.Decoder(tuple[Task, ...])
_LEDGER = msgspec.msgpack.Decoder(tuple[Transaction, ...])
_CHUNKS = msgspec.msgpack.Decoder(tuple[Chunk, ...])


def packed(values: Sequence[msgspec.Struct | str]) -> bytes:
    """Fields, a log, chunks or the like as a note keeps them; empty for none."""
    # The encoder's own bytes hold on to the room that it had set aside for more; a copy takes what they fill.
    return bytes(memoryview(_ENCODER.encode(values))) if values else b""


@cache
def _as_packed(key: str) -> bytes:
    return _ENCODER.encode(key)


# A page asks for the same of its note many times in a row.
_AT_HAND = 16


@lru_cache(_AT_HAND)
def _fields(data: bytes) -> tuple[Field, ...]:
    return _FIELDS.decode(data)


@lru_cache(_AT_HAND)
def _statements(data: bytes) -> tuple[Statement, ...]:
    return _STATEMENTS.decode(data)


@lru_cache(_AT_HAND)
def _mentions(data: bytes) -> tuple[Mention, ...]:
    return _MENTIONS.decode(data)


@lru_cache(_AT_HAND)
def _log(data: bytes) -> tuple[LogItem, ...]:
    return _LOG.decode(data)


@lru_cache(_AT_HAND)
def _headings(data: bytes) -> tuple[Heading, ...]:
    return _HEADINGS.decode(data)


def unpacked_chunks(data: bytes) -> tuple[Chunk, ...]:
    """Chunks from what `packed` made of them."""
    return _CHUNKS.decode(data) if data else ()
