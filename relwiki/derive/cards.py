"""Works out conversation cards: what to know of somebody five minutes before you speak, for one person at a time.

What is asked of every person is sorted by person once; a card then takes what is theirs. Knows nothing of words.
"""

import datetime as dt
from collections.abc import Iterable

from relwiki.derive.card import Card, Order, Todo
from relwiki.derive.contacts import Contact
from relwiki.derive.facts import Facts
from relwiki.derive.habits import Expected
from relwiki.derive.occasions import Coming, upcoming
from relwiki.derive.organisations import Stint
from relwiki.derive.relationships import Tie
from relwiki.derive.ripening import ripe_on
from relwiki.derive.subjects import Subject
from relwiki.derive.tastes import Taste, named_in, tastes
from relwiki.derive.threads import Matter, open_with
from relwiki.derive.touch import WEATHER, stage_of
from relwiki.derive.volunteer import News, Theirs, Volunteer
from relwiki.model.date import Date
from relwiki.model.interaction import Transaction
from relwiki.model.note import Kind, Note
from relwiki.model.ripening import Ripe

_LAST = 3
# Days for which a loss is met with care, and for which what you learned is news.
_TENDER, _NEWS = 730, 400
_YEAR = 365
_DAYS = frozenset({"birthday", "anniversary", "date"})
_NEAR = ("couple", "kin")
# Kinds of log lines that say something of them beside the contact.
_TOLD = frozenset({"loss", "heard"})
_PARTED = frozenset({"ex", "estranged"})
# Whom one asks after first.
_CLOSE = {"spouse": 0, "partner": 0, "child": 1, "step-child": 2, "parent": 3, "pet": 4, "sibling": 5}


class Cards:
    """Makes cards for one set of facts."""

    def __init__(self, facts: Facts) -> None:
        self._facts, self._today = facts, facts.today
        self._homes = _by_person(facts.homes)
        self._stints = _by_person(facts.stints)
        self._topics: dict[str, list[str]] = {}
        for each in facts.interests.having:
            if not (each.private or each.unsure):
                self._topics.setdefault(each.person, []).append(each.topic)
        self._bonds = {each.person: each for each in facts.bonds.yours}
        self._day = facts.today.isoformat()
        self._ripe: dict[str, list[Ripe]] = {}
        for ripe in ripe_on(facts.ripening, facts.today):
            self._ripe.setdefault(ripe.who, []).append(ripe)
        self._habits: dict[str, list[Expected]] = {}
        for habit in facts.habits:
            if not habit.lapsed:
                self._habits.setdefault(habit.who, []).append(habit)
        self._paid: dict[str, list[Transaction]] = {}
        for who, line in facts.ledger:
            self._paid.setdefault(who, []).append(line)
        self._tasks = _tasks(facts)
        self._follow_ups, self._next = _ahead(facts)
        self._volunteer = Volunteer(
            facts.notes, facts.subjects, facts.light, facts.interests, facts.places, self._sizes(), facts.owner,
            facts.today,
        )  # fmt: skip
        small = facts.interests.small_talk - facts.interests.hidden
        ordered = sorted(small, key=lambda topic: (-len(facts.interests.reach.get(topic, ())), topic))
        # Id and name, what most people have first.
        self._small_talk = tuple((topic, facts.subjects.by_id[topic].name) for topic in ordered)

    def _sizes(self) -> dict[str, int]:
        """Of how many people a topic, a place or an organisation is true."""
        found: dict[str, set[str]] = {}
        for stint in (*self._facts.homes, *self._facts.stints):
            if stint.target and not stint.private:
                found.setdefault(stint.target, set()).add(stint.person)
        sizes = {key: len(people) for key, people in found.items()}
        return sizes | {topic: len(people) for topic, people in self._facts.interests.reach.items()}

    def card(self, subject: Subject) -> Card:
        """The card of somebody who has one."""
        facts, who = self._facts, subject.id
        note = subject.note or Note(who, Kind.PERSON)
        mine = open_with(facts.between.threads, who, who)
        seen, secret = self._met(who)
        told = [each for each in (*seen, *secret) if each.kind in _TOLD]
        weather = stage_of(note) == WEATHER
        lost = facts.between.losses.get(who, ())
        lately = tuple(each for each in lost if self._within(each.date, _TENDER))
        theirs = tastes(note)
        return Card(
            who,
            weather,
            lately,
            tuple(each for each in lost if each not in lately),
            () if lately else self._said("loss", told, _TENDER),
            tuple(each for each in self._homes.get(who, ()) if each.state == "current" and each.key == "lives_in"),
            tuple(each for each in self._stints.get(who, ()) if each.state == "current" and each.key == "works_at"),
            self._around(who),
            tuple(each for each in mine if each.word not in {"learned", "idea"}),
            () if weather else self._news(note, mine),
            None if weather else self._bonds.get(who),
            tuple(self._topics.get(who, ())),
            self._safe(note, theirs),
            tuple(self._ripe.get(who, ())),
            tuple(each for each in mine if each.word == "learned" and self._within(each.date, _NEWS)),
            self._said("heard", told, _NEWS),
            self._follow_ups.get(who, ()),
            tuple(self._tasks.get(who, ())),
            self._order(note, secret if note.private else seen),
            tuple(self._habits.get(who, ())),
            theirs,
            self._last(who, secret if note.private else seen),
            () if note.private else self._last(who, secret),
            facts.between.presents.get(who),
            self._next.get(who),
            tuple(sorted((*note.ledger, *self._paid.get(who, ())), key=_iso, reverse=True)[:_LAST]),
        )  # fmt: skip

    def _met(self, who: str) -> tuple[list[Contact], list[Contact]]:
        """The contacts, the latest first, and the private ones, which stand on the page of their own note alone."""
        met = self._facts.met.get(who, ())[::-1]
        seen = [each for each in met if not each.private]
        return seen, [each for each in met if each.private and each.source == who] if len(seen) < len(met) else []

    def _within(self, date: Date | None, days: int) -> bool:
        first = date.earliest() if date else None
        return first is not None and 0 <= (self._today - first).days <= days

    def _said(self, kind: str, seen: Iterable[Contact], days: int) -> tuple[Contact, ...]:
        """Lines of one kind of the last days."""
        return tuple(each for each in seen if each.kind == kind and self._within(each.date, days))

    def _around(self, who: str) -> tuple[Tie, ...]:
        """Partner, children, parents, pets; nobody who died, whom they parted from, or who is told in private."""
        facts, found = self._facts, dict[str, Tie]()
        for tie in facts.ties.get(who, ()):
            near = tie.group in _NEAR or tie.type == "pet"
            if not near or tie.private or tie.state or tie.type in _PARTED or tie.other == facts.owner:
                continue
            person = facts.light.get(tie.other)
            if not (tie.other in facts.hush.dead or (person is not None and person.died is not None)):
                found.setdefault(tie.other, tie)
        return tuple(sorted(found.values(), key=lambda tie: _CLOSE.get(tie.type, len(_CLOSE))))

    def _news(self, note: Note, mine: Iterable[Matter]) -> tuple[News, ...]:
        places = [
            stint.target
            for stint in (*self._homes.get(note.path, ()), *self._stints.get(note.path, ()))
            if stint.target and stint.state == "current" and not (stint.private or stint.unsure)
        ]
        last = self._facts.last_contact.get(note.path)
        told = tuple(each.text for each in mine if each.word == "told")
        since = last.latest() if last else None
        topics = tuple(self._topics.get(note.path, ()))
        return self._volunteer.news(Theirs(note.path, topics, tuple(dict.fromkeys(places)), told, since))

    def _safe(self, note: Note, theirs: tuple[Taste, ...]) -> tuple[str, ...]:
        """Small talk, what they care for themselves first; nothing that they dislike or that is to be avoided."""
        mine = self._topics.get(note.path, ())
        avoid = " ".join(note.values("avoid")).casefold()
        unwanted = tuple(each for each in theirs if each.kind in {"allergy", "dislike"})
        safe = [
            topic for topic, name in self._small_talk
            if not (unwanted and named_in(name, unwanted)) and not (avoid and name.casefold() in avoid)
        ]  # fmt: skip
        return tuple(sorted(safe, key=lambda topic: topic not in mine))

    def _last(self, who: str, seen: Iterable[Contact]) -> tuple[Contact, ...]:
        """The latest contacts up to today, of each day one: what their own note says of it."""
        days: dict[str, Contact] = {}
        for each in seen:
            day = each.date.iso()
            if each.is_contact and day <= self._day:
                if day not in days:
                    if len(days) == _LAST:
                        break
                    days[day] = each
                elif each.source == who != days[day].source:
                    days[day] = each
        return tuple(days.values())

    def _order(self, note: Note, seen: Iterable[Contact]) -> Order | None:
        """The latest of the log's orders and the lines of ledgers that are no refunds."""
        # The contacts are sorted, the latest first.
        ordered = (
            Order(each.date, each.text, each.source, each.private)
            for each in seen
            if each.kind == "order" and (note.private or not each.private) and each.date.iso() <= self._day
        )
        found = [each for each in (next(ordered, None),) if each]
        found += [Order(line.date, line.text, note.path, line.private or note.private) for line in note.ledger
                  if line.money.cents >= 0]  # fmt: skip
        found += [Order(line.date, line.text, "") for line in self._paid.get(note.path, ()) if line.money.cents >= 0]
        known = [each for each in found if note.private or not each.private]
        return max((each for each in known if each.date.iso() <= self._day), key=_day, default=None)


def _day(order: Order) -> str:
    return order.date.iso()


def _iso(line: Transaction) -> str:
    return line.date.iso()


def _by_person(stints: Iterable[Stint]) -> dict[str, list[Stint]]:
    found: dict[str, list[Stint]] = {}
    for each in stints:
        if each.person and not each.private:
            found.setdefault(each.person, []).append(each)
    return found


def _tasks(facts: Facts) -> dict[str, list[Todo]]:
    """Open tasks by whom they are about: the person of the note, else those whom the task links."""
    found: dict[str, list[Todo]] = {}
    for note in facts.notes:
        tasks = note.tasks
        if not tasks:
            continue
        own = facts.subjects.by_id[note.path].kind is Kind.PERSON and note.path != facts.owner
        for task in tasks:
            if not task.done:
                linked = (facts.subjects.of_link(link, note.path) for link in task.links)
                who = (note.path,) if own else tuple(dict.fromkeys(one for one in linked if one))
                private = task.private or note.private
                # A secret of one note is told on the page of that note alone.
                for one in who if own or not private else ():
                    date = task.due.date if task.due else None
                    found.setdefault(one, []).append(Todo(task.text, note.path, date, private))
    return found


def _ahead(facts: Facts) -> tuple[dict[str, tuple[Todo, ...]], dict[str, Coming]]:
    """Follow-ups by person, those that are late too; and the next of their days, within a year."""
    todo: dict[str, tuple[Todo, ...]] = {}
    days = []
    for each in facts.occasions:
        if each.kind == "follow-up":
            follow = Todo(each.text, each.source, each.when.date, each.private)
            todo[each.who[0]] = (*todo.get(each.who[0], ()), follow)
        elif each.kind in _DAYS and not each.private:
            days.append(each)
    coming: dict[str, Coming] = {}
    last = dt.date.fromordinal(min(facts.today.toordinal() + _YEAR, dt.date.max.toordinal()))
    for found in upcoming(days, facts.today, last):
        for who in found.occasion.who:
            coming.setdefault(who, found)
    return todo, coming
