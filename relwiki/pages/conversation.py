"""The parts of a conversation card in words: greeting, what to tell, what to ask, what to settle, what to leave.

What is private of a note that is open as a whole stands in one part alone, which is for your eyes.
"""

from collections.abc import Iterable, Iterator

from relwiki.derive.card import Card, Todo
from relwiki.derive.contacts import Contact
from relwiki.derive.gifts import Present
from relwiki.derive.habits import Expected
from relwiki.derive.relationships import Tie
from relwiki.derive.tastes import Taste
from relwiki.derive.threads import Matter
from relwiki.derive.volunteer import News
from relwiki.model.date import Date
from relwiki.model.interaction import BETWEEN_US
from relwiki.model.note import Kind, Note
from relwiki.model.ripening import Ripe
from relwiki.pages.common_ground import you_both
from relwiki.pages.fields import line_of, sentence
from relwiki.pages.gifts import against, taste_words
from relwiki.pages.ripening import about_when, may_be
from relwiki.pages.shown import Line, Ref, Row, When
from relwiki.pages.subject import Common, open_value
from relwiki.pages.sums import without_sums
from relwiki.pages.threads import lost
from relwiki.pages.ties import tie_word
from relwiki.pages.words import joined, money_words

# Lines of one row; the person's page has the others.
_MOST = 4
# For each way to be brief, as a sheet of paper asks for it: the most lines of a row, and of a line its characters.
BRIEF = ((8, 170), (2, 110), (1, 70))
_AROUND, _TOLD = 7, 3
# What is between you and is no question and no secret word.
_BUSINESS = ("promised", "awaiting", "owe", "borrowed", "lent")
_TASTES = ("allergy", "food", "dislike")
_EYES = ("avoid", "stage", "objective")


class Conversation:
    """The parts of one card, each as rows."""

    def __init__(self, card: Card, note: Note, common: Common, brief: int = 0) -> None:
        """`brief` is a place in BRIEF."""
        self._card, self._note, self._common = card, note, common
        self._facts, self._atlas, self._say = common.facts, common.atlas, common.say
        self._lines, self._longest = BRIEF[brief]
        self._route = common.atlas.routes[note.path]
        # By their word; those that may be printed.
        self._threads: dict[str, list[Matter]] = {}
        for each in filter(self._is_open, card.threads):
            self._threads.setdefault(each.word, []).append(each)

    def _is_open(self, each: Contact | Matter | Present | Taste | Todo) -> bool:
        """Whether it may be printed; of a note that is private as a whole nothing is."""
        return self._note.private or not each.private

    def _row(self, key: str, lines: Iterable[Line], most: int = _MOST) -> tuple[Row, ...]:
        """A row under a phrase, or under none, cut short; the person's page has what it leaves out.

        None without lines, which is what most people have of most.
        """
        found = tuple(lines)
        if not found:
            return ()
        label, most = self._say(key) if key else "", min(most, self._lines)
        if len(found) > most:
            found = (*found[:most], (Ref(self._say("n_more", n=len(found) - most), self._route),))
        return (Row(label[:1].upper() + label[1:], found),)

    def between(self) -> Iterator[Row]:
        """What only the two of you understand."""
        found = self._threads.get(BETWEEN_US, ())
        yield from self._row("", [self._short(each.text, each.source) for each in found], 5)

    def hello(self) -> Iterator[Row]:
        """Whom they lost, how to address them, where they are, who is around them."""
        say = self._say
        card = self._card
        gentle = [lost(each, self._common) for each in card.lately]
        gentle += [
            joined((self._short(each.text, each.source), say.when(each.date, "since")))
            for each in card.grief if self._is_open(each)
        ]  # fmt: skip
        yield from self._row("card_gentle", gentle)
        salutation = open_value(self._note, "salutation")
        if salutation:
            yield Row(say("key_salutation"), (self._short(salutation, self._note.path),))
        homes = joined(tuple([self._atlas.ref(each.target) if each.target else each.name for each in card.homes]), ", ")
        zone = open_value(self._note, "timezone")
        where = joined((homes, When(zone, "", "zone"))) if zone else homes
        if where:
            yield from self._row("card_where", (where,))
        if card.around:
            yield from self._row("card_around", map(self._person, card.around), _AROUND)
        yield from self._row("has_lost", [lost(each, self._common) for each in card.lost], 3)

    def _person(self, tie: Tie) -> Line:
        """Somebody around them, with the age that the browser counts."""
        born = self._born(tie.other)
        name: Line = (f"{tie_word(tie, self._say)} ", self._atlas.ref(tie.other))
        known = self._say.around("detail_born", self._say.when(born, "age")) if born else ()
        return joined((name, known, self._say("perhaps") if tie.unsure else ""), ", ")

    def _born(self, identity: str) -> Date | None:
        light = self._facts.light.get(identity)
        if light:
            return light.born
        note = self._facts.subjects.by_id[identity].note
        dated = note.dated if note and not note.private else ()
        return next((each.when.date for each in dated if each.key == "born" and not each.private), None)

    def tell(self) -> Iterator[Row]:
        """News of yours that is close to them, common ground, small talk, and what they have heard already."""
        say, card = self._say, self._card
        yield from self._row("", map(self._news, card.news))
        if card.bond:
            both = you_both(card.bond, self._common)
            yield Row(both.label, both.lines)
        if not (card.news or card.bond or card.weather):
            today = When(say("card_day"), count="today")
            yield Row("", (say.around("card_nothing", today) if card.topics else (say("card_unknown"),),))
        if card.small_talk:
            safe: tuple[Ref, ...] = tuple([self._atlas.ref(each) for each in card.small_talk[:3]])
            yield from self._row("card_small_talk", (joined(safe, ", "),))
        if "told" in self._threads:
            yield from self._row("told_already", map(self._matter, reversed(self._threads["told"])), _TOLD)

    def _news(self, news: News) -> Line:
        text = self._short(news.text, news.source)
        thing = self._atlas.ref(news.touches)
        # Where the line links it, nothing need be added.
        why = () if any(isinstance(each, Ref) and each.route == thing.route for each in text) else (
            self._say.around("card_cares" if self._is_topic(news.touches) else "card_theirs", thing)
        )  # fmt: skip
        return joined((self._say.when(news.date), text, why))

    def _is_topic(self, identity: str) -> bool:
        return self._facts.subjects.by_id[identity].kind is Kind.INTEREST

    def ask(self) -> Iterator[Row]:
        """What you meant to ask, what may be so by now, and their news."""
        say = self._say
        if "ask" in self._threads:
            yield from self._row("", map(self._matter, self._threads["ask"]), 5)
        if self._card.ripe:
            yield from self._row("may_be", dict.fromkeys(map(self._ripe, self._card.ripe)), 3)
        ripened = {ripe.text for ripe in self._card.ripe}
        news = [
            joined((say.when(each.date) if each.date else "", self._short(each.text, each.source)))
            for each in reversed(self._card.learned)
            if self._is_open(each) and each.text not in ripened
        ]
        news += [
            joined((say.when(each.date), self._short(each.text, each.source)))
            for each in self._card.heard if self._is_open(each)
        ]  # fmt: skip
        yield from self._row("card_their_news", news, 3)

    def _ripe(self, ripe: Ripe) -> Line:
        say = self._say
        about = (self._atlas.ref(ripe.about), " ") if ripe.about else ()
        stated = say.around("ripe_stated", self._short(ripe.text, ripe.source)) if not ripe.age else ""
        return joined(((*about, may_be(ripe, say)), about_when(ripe, say), stated), ", ")

    def settle(self) -> Iterator[Row]:
        """Promises both ways, what is owed and lent, what is to be done, what they buy."""
        say = self._say
        for word in [word for word in _BUSINESS if word in self._threads]:
            yield from self._row(f"thread_{word}", map(self._matter, self._threads[word]), 3)
        for key, todo in (("label_follow-up", self._card.follow_ups), ("label_task", self._card.tasks)):
            if todo:
                yield from self._row(key, [self._todo(one) for one in todo if self._is_open(one)], 3)
        if self._card.order:
            text = self._short(self._card.order.text, self._card.order.source or self._note.path)
            yield Row(say("card_order"), (joined((say.when(self._card.order.date, "since"), text)),))
        if self._card.habits:
            yield from self._row("habits_due", map(self._habit, self._card.habits), 3)

    def _habit(self, habit: Expected) -> Line:
        say, coming = self._say, habit.next
        day = Date(coming.year, coming.month, None if habit.vague else coming.day)
        text = line_of("", habit.habit.text, habit.who, self._atlas)
        return joined((text, say.around("habit_expected", say.when(day, "until"))), ", ")

    def _matter(self, matter: Matter) -> Line:
        """A thread with the day it was said on, or by which it is to be done."""
        say, date = self._say, matter.date
        when: Line = () if date is None else say.around("by_day", say.when(date)) if matter.due else (say.when(date),)
        return joined((self._short(matter.text, matter.source), when))

    def _todo(self, todo: Todo) -> Line:
        when = self._say.when(todo.date, "until") if todo.date else ""
        return joined((self._short(todo.text, todo.source), when)) if todo.text else (when,)

    def avoid(self) -> Iterator[Row]:
        """What they must not eat and what they do not like."""
        for kind in _TASTES if self._card.tastes else ():
            named = [taste_words(each, self._say) for each in self._card.tastes
                     if each.kind == kind and self._is_open(each)]  # fmt: skip
            if named:
                line = sentence(", ".join(named[: self._lines]), self._note.path, self._atlas)
                yield from self._row(f"guest_{kind}", (line,))

    def last(self) -> Iterator[Row]:
        """A line for each time, with its day."""
        for each in self._card.last:
            yield Row("", (self._time(each),))

    def _time(self, each: Contact) -> Line:
        kind = self._say(f"log_{each.kind}") if each.kind else ""
        text = self._short(each.text, each.source) if each.text else (self._atlas.ref(each.source),)
        present = each.people if "[[" not in each.text else ()
        others = [self._atlas.ref(one) for one in present if one not in {self._note.path, self._facts.owner}]
        head: Line = (kind,) if kind else ()
        if others:
            head = joined((kind, self._say.around("with_who", joined(tuple(others[:3]), ", "))), " ")
        return joined((self._say.when(each.date, "since"), joined((head, text), ": ") if head else text))

    def presents(self) -> Iterator[Row]:
        """The next day, ideas, and what was given, so that nothing is given twice."""
        say = self._say
        if self._card.next:
            coming = self._card.next
            day = Date(coming.day.year, None if coming.vague == "year" else coming.day.month,
                       None if coming.vague else coming.day.day)  # fmt: skip
            kind = coming.occasion.kind
            what = sentence(coming.occasion.text, coming.occasion.source or self._note.path, self._atlas)
            name = (say(f"gift_{kind}"),) if kind != "date" else what
            yield Row(say("card_next"), (joined((name, say.when(day, "until"))),))
        found = self._card.presents
        if found is None:
            return
        yield from self._row("gift_idea", [
            joined((self._short(each.text, each.source), *against(each, say)))
            for each in found.ideas if self._is_open(each)
        ], 3)  # fmt: skip
        for key, those, most in (("card_given", found.given, 5), ("card_received", found.received, 2)):
            yield from self._row(key, [self._present(each) for each in those if self._is_open(each)], most)

    def _present(self, each: Present) -> Line:
        return joined((self._short(each.text, each.source), self._say.date(Date(each.date.year)) if each.date else ""))

    def eyes(self) -> Iterator[Row]:
        """What nobody should read over your shoulder."""
        yield from self._common.rows(self._note, _EYES)
        if self._note.private:
            hidden: list[Line] = []
        else:
            hidden = [
                (f"{self._say(f'thread_{each.word}')}: ", *self._short(each.text, each.source))
                for each in (*self._card.threads, *self._card.learned) if each.private
            ]  # fmt: skip
            hidden += [self._todo(each) for each in (*self._card.follow_ups, *self._card.tasks) if each.private]
            hidden += [
                (taste_words(each, self._say),) for each in self._card.tastes if each.private and each.kind in _TASTES
            ]
            hidden += [self._time(each) for each in self._card.last_private]
            if any(heading.private for heading in self._note.headings):
                hidden.append((Ref(self._say("card_private"), self._atlas.routes[self._note.path]),))
        yield from self._row("private_line", hidden, 8)
        yield from self._row("ledger", [
            joined((self._say.when(line.date), money_words(line.money), line.text)) for line in self._card.paid
        ])  # fmt: skip

    def _short(self, text: str, source: str) -> Line:
        """A sentence of a note, cut at a word where it is long."""
        if len(text) > self._longest:
            text = text[: self._longest].rpartition(" ")[0]
            text = (text[: text.rindex("[[")] if text.count("[[") > text.count("]]") else text).rstrip(" ,;:") + " …"
        return without_sums(sentence(text, source, self._atlas), self._say)
