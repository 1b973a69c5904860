"""The days of one life as the notes have them: contact, journal, gifts, ledger, and what happened in between.

Knows nothing of words and pages. Who asks shows what is private only where it was written.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from relwiki.derive.contacts import Contact
from relwiki.derive.organisations import Stint
from relwiki.derive.relationships import Tie
from relwiki.derive.subjects import Subject
from relwiki.model.date import Date
from relwiki.model.interaction import Transaction
from relwiki.model.note import Note
from relwiki.model.phrase import Dated, Money

# Keys of dated phrases that are days of a life, and the kind of their moment.
_LIFE = {"born": "born", "died": "died", "met": "first met"}
# Words beside a couple's dates.
_COUPLE = frozenset({"married", "separated", "divorced"})


class Moment(msgspec.Struct, frozen=True, gc=False):
    """One thing on one day."""

    date: Date
    # A key of LOG_KINDS or empty for contact; else "born", "died", "first met", "date", "married", "separated",
    # "divorced", "works_at", "education", "member_of" and these with "_end", "lives_in", "gave", "received", "paid".
    kind: str
    # Markdown as typed; plain names and roles.
    text: str = ""
    # Ids of others: who was there too, the partner, the organisation, the place.
    others: tuple[str, ...] = ()
    # Path of the note that says so; empty where that is the front matter of this one, or a ledger file.
    source: str = ""
    # The line in this person's own note; 0 without one.
    line: int = 0
    is_contact: bool = False
    private: bool = False
    money: Money | None = None


class Timelines:
    """Answers for one set of facts, sorted by person once."""

    def __init__(
        self,
        met: Mapping[str, Sequence[Contact]],
        stints: Iterable[Stint],
        ties: Mapping[str, tuple[Tie, ...]],
        ledger: Iterable[tuple[str, Transaction]],
        owner: str,
    ) -> None:
        """`met` holds everybody's contacts, a household's as its members' too."""
        self._owner, self._contacts = owner, met
        self._stints: dict[str, list[Stint]] = {}
        for stint in stints:
            if stint.period and stint.person:
                self._stints.setdefault(stint.person, []).append(stint)
        self._ledger: dict[str, list[Transaction]] = {}
        for who, transaction in ledger:
            self._ledger.setdefault(who, []).append(transaction)
        self._ties = ties

    def of(self, subject: Subject) -> tuple[Moment, ...]:
        """The moments of a person whose year is known, the latest first; nothing private of other people's notes."""
        found = list(_of_note(subject.note)) if subject.note else []
        found += self._of_stints(subject.id)
        found += self._of_couples(subject.id)
        found += [
            Moment(line.date, "paid", line.text, money=line.money)
            for line in self._ledger.get(subject.id, ())
            if not line.private
        ]
        found = [each for each in found if each.date.year is not None]
        found += self._of_contacts(subject.id)
        found.sort(key=_order, reverse=True)
        return tuple(found)

    def _of_contacts(self, who: str) -> list[Moment]:
        """Contact and what else the logs say, with who was there too."""
        found: list[Moment] = []
        owner = self._owner
        mine = self._contacts.get(who, ())
        told: set[str] | None = None
        for each in mine:
            text, source, people = each.text, each.source, each.people
            if each.private and source != who:
                continue
            if not text:
                # What a note says in words need not be said again by its list of people.
                told = {one.source for one in mine if one.text and one.source != who} if told is None else told
                if source in told:
                    continue
            if len(people) > 1:
                # That you were there goes without saying.
                people = tuple([one for one in people if one not in (who, owner)])
            elif people[0] == who:
                people = ()
            found.append(Moment(each.date, each.kind, text, people, source, 0, each.is_contact, each.private))
        return found

    def _of_stints(self, who: str) -> Iterator[Moment]:
        """Jobs, studies, memberships and homes, as they begin and as they end."""
        for each in self._stints.get(who, ()):
            key = "member_of" if each.key in {"members", "contacts"} else each.key
            others, text = ((each.target,) if each.target else ()), "" if each.target else each.name
            text = ", ".join((*((text,) if text else ()), *each.details[:1]))
            period = each.period
            if period is None or key == "from" or each.private:
                continue
            if period.start:
                yield Moment(period.start, key, text, others)
            if period.end and key != "lives_in":
                yield Moment(period.end, f"{key}_end", text, others)

    def _of_couples(self, who: str) -> Iterator[Moment]:
        for tie in self._ties.get(who, ()):
            for word, date in tie.dates:
                if word in _COUPLE and not tie.private:
                    yield Moment(date, word, others=(tie.other,))


def planning(
    notes: Iterable[Note],
    met: Mapping[str, Sequence[Contact]],
    stints: Iterable[Stint],
    ties: Mapping[str, tuple[Tie, ...]],
    ledger: Iterable[tuple[str, Transaction]],
    today: dt.date,
) -> frozenset[str]:
    """Everybody who may have a moment after today, private or not; nobody else's timeline changes as days pass."""

    def is_ahead(date: Date | None) -> bool:
        first = date.earliest() if date else None
        return first is not None and first > today

    found = {who for who, mine in met.items() if _meets(mine, is_ahead)}
    found |= {
        each.person for each in stints if each.period and any(map(is_ahead, (each.period.start, each.period.end)))
    }
    found |= {who for who, mine in ties.items() if any(is_ahead(date) for tie in mine for _, date in tie.dates)}
    found |= {note.path for note in notes if any(is_ahead(each.date) for each in _of_note(note))}
    return frozenset(found | {who for who, line in ledger if is_ahead(line.date)})


def _meets(contacts: Sequence[Contact], is_ahead: Callable[[Date], bool]) -> bool:
    """Whether one of somebody's contacts, in their order, is ahead."""
    for each in reversed(contacts):
        if is_ahead(each.date):
            return True
        if not each.date.decade:
            # All that stand before this one are earlier; but a decade stands behind the years in it.
            break
    return False


def _is_of_life(dated: Dated) -> bool:
    """Whether a dated phrase tells of a day in somebody's life; others are reminders, or come round every year."""
    return dated.key in _LIFE or (dated.when.form == "once" and (dated.key == "dates" or dated.custom))


def _order(moment: Moment) -> int:
    """A number that grows with the date; what is known less exactly comes before the days it may mean."""
    date = moment.date
    return (date.year or 0) * 10000 + (date.month or 0) * 100 + (date.day or 0)


def _of_note(note: Note) -> Iterator[Moment]:
    """What a note says of its own person beside the log."""
    for dated in note.dated:
        date = dated.when.date
        if date is None or not _is_of_life(dated):
            continue
        text = "" if dated.key in {"born", "died"} else dated.text or (dated.key if dated.custom else "")
        kind = _LIFE.get(dated.key, "date")
        yield Moment(date, kind, text, private=dated.private or note.private)
    for gift in note.gifts:
        if gift.date and gift.way != "idea":
            private = gift.private or note.private
            yield Moment(gift.date, gift.way, gift.text, (), note.path, gift.line, private=private)
    for line in note.ledger:
        private = line.private or note.private
        yield Moment(line.date, "paid", line.text, (), note.path, line.line, private=private, money=line.money)


def days(moments: Iterable[Moment], today: dt.date, *, private: bool = False) -> tuple[dt.date, ...]:
    """The days of contact up to today that are known exactly, one for each time; private ones only where asked for."""
    found: list[dt.date] = []
    for each in moments:
        date = each.date
        if each.is_contact and date.year and date.month and date.day and (private or not each.private):
            day = dt.date(date.year, date.month, date.day)
            if day <= today:
                found.append(day)
    return tuple(found)
