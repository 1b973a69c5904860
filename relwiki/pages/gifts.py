"""Presents in words: what was given and received year by year, ideas with what speaks against them, the next days."""

from collections.abc import Iterator

from relwiki.derive.gifts import Due, Present, Presents
from relwiki.derive.subjects import Subject
from relwiki.derive.tastes import Taste
from relwiki.model.date import Date
from relwiki.pages.fields import sentence
from relwiki.pages.shown import Aside, Entry, Group, Piece, Ref
from relwiki.pages.subject import Common
from relwiki.pages.words import Words, joined, money_words

# Kinds of occasions that presents are given on, and ideas that home names of one person.
_KINDS = ("birthday", "anniversary")
_MOST_IDEAS = 2


class Giving:
    """Builds the parts of pages that are about presents; the days of everybody are sorted once."""

    def __init__(self, common: Common) -> None:
        self._common, self._say = common, common.say
        # Id -> the days on which a present is expected: (kind, date).
        self._days: dict[str, list[tuple[str, Date]]] = {}
        for each in common.facts.occasions:
            if each.kind in _KINDS and each.when.date and not each.private:
                for who in each.who:
                    if who in common.facts.between.presents:
                        self._days.setdefault(who, []).append((each.kind, each.when.date))

    def groups(self, subject: Subject) -> Iterator[Group]:
        """Ideas first, for they are what one comes for; then the years."""
        found = self._common.facts.between.presents.get(subject.id)
        if found is None:
            return
        dead = subject.id in self._common.facts.hush.dead
        ideas = () if dead else (*self._ideas(found, subject.id), *self._around(found, subject.id))
        if ideas:
            yield Group(self._say("gift_ideas"), "r-ideas", ideas, _careful(found.tastes, self._say))
        years = tuple(self._years(found))
        if years:
            yield Group(
                self._say("gifts"), "r-gifts", years, form="folded" if self._told(found, subject) else "timeline"
            )

    def _told(self, found: Presents, subject: Subject) -> bool:
        """Whether all of them stand in the note itself, open."""
        own = subject.note is not None
        return own and all(each.source == subject.id and not each.private for each in (*found.given, *found.received))

    def _ideas(self, found: Presents, page: str) -> Iterator[Entry]:
        for each in found.ideas:
            if not each.private or each.source == page:
                text = sentence(each.text, each.source, self._common.atlas)
                source: Piece = self._common.atlas.ref(each.source) if each.source != page else ""
                line = joined((text, *against(each, self._say), source, self._mark(each)))
                yield Entry(Ref(self._say("gift_idea")), line=line, private=each.private)

    def _around(self, found: Presents, who: str) -> Iterator[Entry]:
        """What else helps: their own topics, and the days that come."""
        if found.topics:
            topics: tuple[Ref, ...] = tuple(self._common.atlas.ref(topic) for topic in found.topics)
            yield Entry(Ref(self._say("gift_topics")), line=joined(topics, ", "))
        days = tuple(
            (f"{self._say(f'gift_{kind}')} ", self._say.when(Date(None, date.month, date.day)))
            for kind, date in self._days.get(who, ())
        )
        if days:
            yield Entry(Ref(self._say("gift_days")), line=joined(days, ", "))

    def _years(self, found: Presents) -> Iterator[Entry]:
        """A year each, the latest first, what has no date at the end."""
        both = sorted(
            (*found.given, *found.received), key=lambda each: each.date.iso() if each.date else "", reverse=True
        )
        years: dict[str, list[Entry]] = {}
        for each in both:
            year = self._say.date(Date(each.date.year)) if each.date and each.date.year else self._say("without_date")
            years.setdefault(year, []).append(self._moment(each))
        for year, entries in years.items():
            yield Entry(Ref(year), children=tuple(entries))

    def _moment(self, each: Present) -> Entry:
        say, day = self._say, each.date
        shown = say.date(Date(None, day.month, day.day)) if day and day.month else say.date(day) if day else ""
        what = say.around(f"gift_{each.way}", sentence(each.text, each.source, self._common.atlas))
        occasion = say("gift_for", occasion=each.occasion) if each.occasion else ""
        price = Aside(say("price"), money_words(each.money)) if each.money else ""
        back = say("gift_theirs") if each.returned else ""
        return Entry(Ref(shown), line=joined((what, occasion, back, price, self._mark(each))), private=each.private)

    def _mark(self, each: Present) -> str:
        return self._say("private_line") if each.private else ""

    def on_home(self) -> Group:
        """Whose day comes near, what you have thought of, and what it was last time. No sums."""
        entries = tuple(self._due(each) for each in self._common.facts.between.due)
        return Group(self._say("gifts_due"), "r-gifts-due", entries)

    def _due(self, each: Due) -> Entry:
        say, atlas, day = self._say, self._common.atlas, each.coming.day
        when = (f"{say(f'gift_{each.coming.occasion.kind}')} ", say.when(Date(day.year, day.month, day.day), "until"))
        ideas = tuple(sentence(idea.text, idea.source, atlas) for idea in each.ideas[:_MOST_IDEAS])
        thought = say.around("gift_thought", joined(ideas, "; ")) if ideas else ()
        last = say.around("gift_last", sentence(each.last.text, each.last.source, atlas)) if each.last else ()
        return Entry(atlas.ref(each.who), atlas.face(each.who), joined((when, thought, last)))


def against(idea: Present, say: Words) -> tuple[str, ...]:
    """What speaks against an idea, in a few words each."""
    found = [say("gift_against", what=taste_words(each, say)) for each in idea.against]
    if idea.again:
        found.append(say("gift_again_on", date=say.date(idea.given)) if idea.given else say("gift_again"))
    if idea.returned:
        found.append(say("gift_theirs"))
    return tuple(found)


def taste_words(taste: Taste, say: Words) -> str:
    """What it is, with its doubt: hazelnuts, perhaps shellfish."""
    return say("perhaps_of", what=taste.text) if taste.unsure else taste.text


def _careful(tastes: tuple[Taste, ...], say: Words) -> str:
    """A sentence on what not to give; what is private is not in it."""
    parts = []
    for kind in ("allergy", "dislike"):
        named = ", ".join(taste_words(each, say) for each in tastes if each.kind == kind and not each.private)
        if named:
            parts.append(say(f"careful_{kind}", what=named))
    return " ".join(parts)
