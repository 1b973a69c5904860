"""A note as read: what it says, where it says it, and nothing that follows from other notes."""

import enum

import msgspec

from relwiki.model.body import Body
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
    """One Markdown file of the vault."""

    # From the top of the vault, "/" between segments, NFC.
    path: str
    # What the note itself, its folder or its file name says it is; None where only other notes can tell.
    kind: Kind | None
    # The kind's word as typed where it is more exact: "household", "school", "meeting"; else empty.
    sort: str = ""
    # Display name by the rules of `name`; the file's name where nothing was said.
    name: str = ""
    fields: tuple[Field, ...] = ()
    # Relationships, jobs, homes, interests and whatever else is an ENTRY, in the order written.
    statements: tuple[Statement, ...] = ()
    # born, died, dates, follow_up, last_contact, met, custom dates.
    dated: tuple[Dated, ...] = ()
    habits: tuple[Habit, ...] = ()
    log: tuple[LogItem, ...] = ()
    threads: tuple[Thread, ...] = ()
    # What closes threads, of this note or of others; `derive` does it.
    done: tuple[Done, ...] = ()
    tasks: tuple[Task, ...] = ()
    gifts: tuple[Gift, ...] = ()
    ledger: tuple[Transaction, ...] = ()
    # From front matter and text, without "#", each once, in order.
    tags: tuple[str, ...] = ()
    body: Body = Body()
    diagnostics: tuple[Diagnostic, ...] = ()
    # The whole note is private (`private: true`).
    private: bool = False

    @property
    def stem(self) -> str:
        """The file's name without folder and ending."""
        return self.path.rpartition("/")[2].removesuffix(".md")

    def values(self, key: str) -> tuple[str, ...]:
        """All values of a canonical key, as typed, in order."""
        return tuple([value.text for field in self.fields if field.key == key for value in field.values])

    def value(self, key: str) -> str:
        """The first value of a canonical key; empty without one."""
        for field in self.fields:
            if field.key == key and field.values:
                return field.values[0].text
        return ""

    def stated(self, *keys: str) -> tuple[Statement, ...]:
        """The statements under any of the keys, in the order written."""
        return tuple([statement for statement in self.statements if statement.key in keys])
