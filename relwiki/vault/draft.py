"""A note in the making: what the readers of fields and sections have understood so far; gone when the note is read."""

from collections.abc import Iterable

import msgspec

from relwiki.markup.document import Finding
from relwiki.model.interaction import Done, Gift, LogItem, Task, Thread, Transaction
from relwiki.model.note import Field
from relwiki.model.phrase import Dated, Habit, Statement


class Draft:
    """Lists that grow in the order of the note."""

    __slots__ = (
        "dated", "done", "fields", "findings", "gifts", "habits", "ledger", "log", "person", "statements", "tasks",
        "threads",
    )  # fmt: skip

    def __init__(self, *, person: bool = True) -> None:
        # Whether the note is somebody's: of others `birth` and `death` may be words with another meaning.
        self.person = person
        self.fields: list[Field] = []
        self.statements: list[Statement] = []
        self.dated: list[Dated] = []
        self.habits: list[Habit] = []
        self.log: list[LogItem] = []
        self.threads: list[Thread] = []
        self.done: list[Done] = []
        self.tasks: list[Task] = []
        self.gifts: list[Gift] = []
        self.ledger: list[Transaction] = []
        self.findings: list[Finding] = []

    def state(self, statements: Iterable[Statement], *, private: bool = False) -> None:
        """Add statements; those with `private` among their details, or in a private place, are private."""
        for statement in statements:
            hidden = private or statement.entry.private
            self.statements.append(msgspec.structs.replace(statement, private=True) if hidden else statement)

    def date(self, dated: Dated | None, *, private: bool = False) -> None:
        """Add something with a date, if there is one."""
        if dated is not None:
            self.dated.append(msgspec.structs.replace(dated, private=True) if private else dated)
