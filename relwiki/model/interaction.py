"""What happened with somebody and what is open between you: log items, threads, tasks, gifts, ledger lines."""

import msgspec

from relwiki.model.date import Date, Recurrence
from relwiki.model.phrase import Link, Money

# A log item's first word, and the kind it means.
LOG_KINDS: dict[str, tuple[str, ...]] = {
    "call": ("call", "called", "rang", "phoned", "phone"),
    "met": ("met", "meeting", "meet", "saw"),
    "visit": ("visit", "visited"),
    "meal": ("meal", "lunch", "dinner", "breakfast", "brunch"),
    "coffee": ("coffee", "tea"),
    "drinks": ("drinks",),
    "walk": ("walk", "walked"),
    "video": ("video", "zoom"),
    "email": ("email", "emailed", "e-mail"),
    "message": ("message", "messaged", "text", "texted", "sms", "chat"),
    "letter": ("letter", "wrote", "card", "postcard"),
    "event": ("event", "party", "wedding", "concert"),
    "order": ("order", "ordered", "bought"),
    "note": ("note",),
    "heard": ("heard",),
    "tried": ("tried",),
    "missed": ("missed",),
    "loss": ("loss", "lost"),
    "plan": ("plan", "planned"),
}

# Kinds that say something about a person without having been in contact.
NO_CONTACT: frozenset[str] = frozenset({"note", "heard", "tried", "missed", "loss", "plan"})

# The words that open a thread, before their colon.
THREAD_WORDS: tuple[str, ...] = (
    "told", "ask", "promised", "awaiting", "owe", "lent", "borrowed", "learned", "idea",
)  # fmt: skip


# The section whose lines open the conversation; each is a thread of this word, and nothing closes it.
BETWEEN_US = "between us"


class LogItem(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One dated line of a log or journal."""

    date: Date
    # A key of LOG_KINDS; empty for plain contact.
    kind: str = ""
    # Links and plain texts that stand where people stand (before the separator), in order.
    people: tuple[Link, ...] = ()
    # Plain names before the separator, which count only if they are exactly known.
    names: tuple[str, ...] = ()
    # Links elsewhere in the line: mentioned, not met.
    mentioned: tuple[Link, ...] = ()
    # The text after the separator, Markdown as typed.
    text: str = ""
    # `#quiet` stands in it: it never comes back as a memory.
    quiet: bool = False
    private: bool = False
    line: int = 1

    @property
    def is_contact(self) -> bool:
        """Whether the kind counts as having been in touch."""
        return self.kind not in NO_CONTACT


class Thread(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """Something told, asked, promised, owed, lent or learned; open until closed."""

    # One of THREAD_WORDS, or BETWEEN_US.
    word: str
    text: str
    date: Date | None = None
    links: tuple[Link, ...] = ()
    closed: bool = False
    private: bool = False
    line: int = 1
    # The date says when it is to be done: `(by DATE)`, `(due DATE)`.
    due: bool = False
    # In a journal: whom the line that it stands below was about.
    people: tuple[Link, ...] = ()


class Done(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """`done: words`: it closes the one open thread of somebody in which these words stand."""

    text: str
    date: Date | None = None
    links: tuple[Link, ...] = ()
    # As for a thread.
    people: tuple[Link, ...] = ()
    line: int = 1
    column: int = 1


class Task(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """`- [ ] text (due DATE)`."""

    text: str
    done: bool = False
    due: Recurrence | None = None
    links: tuple[Link, ...] = ()
    private: bool = False
    line: int = 1


class Gift(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """`DATE gave|received TEXT (MONEY, for OCCASION)`, or an idea without a date."""

    # "gave", "received" or "idea".
    way: str
    text: str
    date: Date | None = None
    money: Money | None = None
    occasion: str = ""
    private: bool = False
    line: int = 1


class Transaction(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One line of a ledger: `DATE MONEY TEXT`."""

    date: Date
    money: Money
    text: str = ""
    # The name in the column `who` of a ledger file; empty in a note's own ledger.
    who: str = ""
    private: bool = False
    line: int = 1
