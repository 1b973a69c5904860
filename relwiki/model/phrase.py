"""The phrases of the vault format as values: links, entries, dated things, sums of money."""

import msgspec

from relwiki.model.date import Date, Period, Range, Recurrence


class Link(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A link as written: `[[target#anchor|label]]`, or a Markdown link to a note."""

    # What stands before "#" and "|", trimmed; empty for a link into the same note.
    target: str
    # "Heading" or "^block", without the "#"; empty without one.
    anchor: str = ""
    # What stands after "|"; empty without one.
    label: str = ""


class Text(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A value as typed, and where it stands."""

    text: str
    line: int = 1
    column: int = 1


class Entry(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """`TARGET (DETAIL, DETAIL) TEXT`: somebody or something, and what is known of the tie."""

    # The whole phrase as typed.
    text: str
    # The plain name of the target: the link's target or label, or the text before the brackets; trailing "?" dropped.
    name: str
    # The link, where the target is one.
    link: Link | None = None
    # Details that are plain text, kept and shown in order.
    details: tuple[str, ...] = ()
    # `RANGE`, `since DATE`, `until DATE`; None where nothing was said.
    period: Range | None = None
    # (word, date) in the order written; words: born, died, married, separated, divorced, as of, last.
    dates: tuple[tuple[str, Date], ...] = ()
    # `via LINK`.
    via: Link | None = None
    # `private` among the details.
    private: bool = False
    # A trailing "?".
    unsure: bool = False
    # What follows the closing bracket.
    rest: str = ""
    # The plain name may be several light people: "Max and Lena" (kin only).
    line: int = 1
    column: int = 1

    def date(self, word: str) -> Date | None:
        """The first date that stands behind a word such as "born"; None without one."""
        return next((date for name, date in self.dates if name == word), None)

    def said(self) -> tuple[str, ...]:
        """What is to be shown beside the target: details, through whom, and what follows the brackets."""
        through = (f"via {self.via.label or self.via.target}",) if self.via else ()
        rest = self.rest.strip(" ,;")
        return (*self.details, *through, rest) if rest else (*self.details, *through)


class Statement(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """An entry and what it states of the note's subject."""

    # The canonical key: works_at, lives_in, from, languages, education, member_of, interests, people, broader, parent,
    # members, contacts, introduced_by, referred_by, or "relationship"; of a link in any other key that key.
    key: str
    entry: Entry
    # For a relationship: the type's word as typed ("sister", "reports to"); the target is this person's TYPE. For a key
    # that the format does not know: the key as typed.
    type: str = ""
    # Whether the type was written under `relationship:` in the note of the other person: they are this to the owner.
    to_owner: bool = False
    # Whether the statement stands in a Private section or under a private key.
    private: bool = False


class Dated(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A thing with a date: `DATE TEXT`, `every DATE TEXT`, `every 3 months from DATE TEXT`."""

    # The canonical key: born, died, dates, follow_up, last_contact, met, or the typed name of a custom key.
    key: str
    # The words beside the date; empty where the value is only a date.
    text: str
    when: Recurrence
    # `in PLACE` after born and died: the place as an entry.
    place: Entry | None = None
    # `through [[X]]` in `met`, links in the text.
    links: tuple[Link, ...] = ()
    unsure: bool = False
    private: bool = False
    # The whole value as typed.
    typed: str = ""
    line: int = 1
    column: int = 1
    # Whether the key is unknown to the format and the value is all date: an occasion of its own.
    custom: bool = False


class Money(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A sum in hundredths of its currency; negative for a refund."""

    cents: int
    # An ISO 4217 code, or the sign as typed where it is none; empty where none was written.
    currency: str = ""


class Habit(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """`TEXT every PERIOD (last DATE)`."""

    text: str
    period: Period | None = None
    last: Date | None = None
    line: int = 1
