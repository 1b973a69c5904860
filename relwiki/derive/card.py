"""What a conversation card holds: the values, and who has a card. Private things are among them, marked."""

import msgspec

from relwiki.derive.between import Lost
from relwiki.derive.bonds import Bond
from relwiki.derive.contacts import Contact
from relwiki.derive.gifts import Presents
from relwiki.derive.habits import Expected
from relwiki.derive.occasions import Coming
from relwiki.derive.organisations import Stint
from relwiki.derive.relationships import Tie
from relwiki.derive.silence import Silence
from relwiki.derive.subjects import Subject
from relwiki.derive.tastes import Taste
from relwiki.derive.threads import Matter
from relwiki.derive.volunteer import News
from relwiki.model.date import Date
from relwiki.model.interaction import Transaction
from relwiki.model.note import Kind
from relwiki.model.ripening import Ripe


class Todo(msgspec.Struct, frozen=True, gc=False):
    """An open task that concerns somebody."""

    text: str
    # Path of the note.
    source: str
    date: Date | None = None
    private: bool = False


class Order(msgspec.Struct, frozen=True, gc=False):
    """What was bought last."""

    date: Date
    text: str
    # Path of the note; empty for a ledger file.
    source: str
    private: bool = False


class Card(msgspec.Struct, frozen=True, gc=False):
    """Everything for one conversation. Private things are among it, marked; who shows it keeps them apart."""

    person: str
    # Stays at the weather: nothing is offered but small talk.
    weather: bool
    # Whom they lost within two years, and those before; what logs say of losses within two years.
    lately: tuple[Lost, ...]
    lost: tuple[Lost, ...]
    grief: tuple[Contact, ...]
    # Current homes.
    homes: tuple[Stint, ...]
    jobs: tuple[Stint, ...]
    # The living around them, the closest first.
    around: tuple[Tie, ...]
    # Open threads: Between us, ask, told, promised and so on, each in its order.
    threads: tuple[Matter, ...]
    news: tuple[News, ...]
    bond: Bond | None
    # Ids of their own topics.
    topics: tuple[str, ...]
    # Ids of topics that are safe with anybody, theirs first.
    small_talk: tuple[str, ...]
    ripe: tuple[Ripe, ...]
    learned: tuple[Matter, ...]
    heard: tuple[Contact, ...]
    follow_ups: tuple[Todo, ...]
    tasks: tuple[Todo, ...]
    order: Order | None
    habits: tuple[Expected, ...]
    tastes: tuple[Taste, ...]
    # The last contacts, the latest first; the private ones beside them.
    last: tuple[Contact, ...]
    last_private: tuple[Contact, ...]
    presents: Presents | None
    next: Coming | None
    # The latest lines of the ledger, the latest first.
    paid: tuple[Transaction, ...]


def has_card(subject: Subject, hush: Silence, owner: str) -> bool:
    """Whether somebody has a card: the living with a note, but for you and those whom one leaves in peace."""
    return (
        subject.kind is Kind.PERSON and subject.note is not None and subject.id != owner
        and subject.id not in hush.dead and subject.id not in hush.quiet
    )  # fmt: skip
