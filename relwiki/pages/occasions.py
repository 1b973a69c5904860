"""A coming date as a row: who, what, how old, who they are to you, when you last spoke."""

import datetime as dt
import re

from relwiki.derive.occasions import Coming, Occasion, is_due
from relwiki.derive.organisations import Stint
from relwiki.derive.recurrence import has_one_row
from relwiki.model.date import Date
from relwiki.model.names import fold
from relwiki.model.note import Kind
from relwiki.pages.fields import line_of
from relwiki.pages.shown import Line, OccasionRow, Piece, Ref, When
from relwiki.pages.subject import Common
from relwiki.pages.ties import tie_word
from relwiki.pages.words import Words, joined

# The kinds in the order of their filters.
KINDS = ("birthday", "anniversary", "date", "follow-up", "task", "promise", "awaiting", "ask", "plan", "remembered",
         "loss")  # fmt: skip
_LABELLED = frozenset({"follow-up", "task", "promise", "awaiting", "ask", "plan"})
_MOST_NAMES = 4
# Characters of an ISO date that are known of a vague one.
_KNOWN = {"week": 0, "year": 4, "month": 7}
# The day with which the name of a journal note begins, where more follows.
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}[ _–-]+(?=\S)")


class Rows:
    """Makes rows of coming dates; what the owner is to whom is looked up once."""

    def __init__(self, common: Common) -> None:
        self._common, self._say = common, common.say
        self._circles = _circles(common)
        ties = common.facts.ties.get(common.facts.owner, ())
        self._to_owner = {tie.other: tie_word(tie, common.say) for tie in reversed(ties) if not tie.private}
        # Many dates fall on one day, and many are one person's.
        self._days: dict[tuple[dt.date, str], When] = {}
        self._filters: dict[str, tuple[str, ...]] = {}

    def is_open(self, coming: Coming) -> bool:
        """Whether a list may say it: what is private stays on the page of its note."""
        return not coming.occasion.private

    def row(self, coming: Coming) -> OccasionRow:
        """One coming date."""
        occasion, atlas, facts = coming.occasion, self._common.atlas, self._common.facts
        first = occasion.who[0]
        number = coming.day.year - occasion.since if occasion.since and not coming.vague else -1
        every = _every(coming)
        return OccasionRow(
            when=self._when(coming.day, coming.vague),
            day=coming.day.isoformat()[: _KNOWN.get(coming.vague, 10)],
            who=self._who(occasion),
            face=atlas.face(first),
            what=self._what(coming, number),
            kind=occasion.kind,
            since=occasion.since or 0,
            number=_number(occasion.kind, number, self._say),
            round=_is_round(number, occasion.kind, facts.settings.milestones),
            beside=self._beside(occasion),
            vague=bool(coming.vague),
            facets=self._facets(first),
            private=occasion.private,
            due=is_due(occasion),
            every=every,
            until=_until(coming) if every else "",
        )

    def _when(self, day: dt.date, vague: str) -> When:
        found = self._days.get((day, vague))
        if found is None:
            found = self._days[day, vague] = _when(day, vague, self._say)
        return found

    def _facets(self, identity: str) -> tuple[str, ...]:
        """The tags and circles of somebody, as ids for the filter; `#quiet` is a wish about a line."""
        found = self._filters.get(identity)
        if found is None:
            subject = self._common.facts.subjects.by_id.get(identity)
            tags = subject.note.tags if subject and subject.note and not subject.note.private else ()
            names = [name for name in map(fold, tags) if name != "quiet"]
            found = (*(f"tag:{name}" for name in names), *self._circles.get(identity, ()))
            self._filters[identity] = found
        return found

    def _who(self, occasion: Occasion) -> Ref:
        """Whose it is; a planned note without the day in its name, which stands before it."""
        ref = self._common.atlas.ref(occasion.who[0])
        named = _DAY.match(ref.text) if occasion.kind == "plan" else None
        route = self._common.gatherings.get(occasion.who[0], ref.route)
        return Ref(ref.text[named.end() :] if named else ref.text, route, ref.anchor, ref.state)

    def said_of(self, identity: str, jobs: list[Stint]) -> Line:
        """Who somebody is, in a few words: what they are to you, else where they work."""
        if identity in self._to_owner:
            return (self._say("your", word=self._to_owner[identity]),)
        if identity == self._common.facts.owner:
            return (self._say("you"),)
        first = next(iter(jobs), None)
        if first is None:
            return ()
        name = self._common.atlas.ref(first.target).text if first.target else first.name
        return self._say.around("role_at", first.details[0], name) if first.details else (name,)

    def _what(self, coming: Coming, number: int) -> Line:
        occasion, atlas = coming.occasion, self._common.atlas
        say, perhaps = self._say, (", " + self._say("perhaps")) if occasion.unsure else ""
        if occasion.kind == "birthday":
            return (say("birthday") + perhaps,)
        others = tuple([atlas.ref(one) for one in occasion.others or self._household(occasion)])
        also = tuple([atlas.ref(one) for one in occasion.who[1:]])
        match occasion.kind:
            case "anniversary":
                return (*say.around("wedding_day", also[0]), perhaps) if perhaps else say.around("wedding_day", also[0])
            case "remembered":
                aged = ", " + say("aged", n=occasion.age) if occasion.age is not None else ""
                return (_ago(occasion.text, number, say) + aged + perhaps,)
            case "loss" if not also:
                word = say.known(f"tie_{occasion.words[0]}", occasion.words[0])
                return (f"{word} ", others[0], " " + _ago("died", number, say))
            case "loss":
                return (*_named(also, say), ": ", others[0], " " + _ago("died", number, say))
        text = line_of("", occasion.text, occasion.source or occasion.who[0], atlas)
        label = say(f"label_{occasion.kind}") if text and occasion.kind in _LABELLED else ""
        said = joined((label, text), ": ")
        together: Line = say.around("with_who", _named(others, say)) if others else ()
        if also:
            together = say.around("and_who", also)
        return joined((together, said), ": " if also else ", ")

    def _household(self, occasion: Occasion) -> tuple[str, ...]:
        """Whose date it is as well: a household's is that of those who live there now."""
        if occasion.kind != "date":
            return ()
        found = self._common.facts.connections.circles.by_id.get(f"household:{occasion.who[0]}")
        return tuple(each.person for each in found.members if each.now) if found else ()

    def _beside(self, occasion: Occasion) -> Line:
        identity = occasion.who[0]
        facts, pieces = self._common.facts, list[Piece | Line]()
        light = facts.light.get(identity)
        if light:
            pieces.append(self._of(light.word, light.stated_by[0]))
        elif identity in self._to_owner:
            pieces.append(self._say("your", word=self._to_owner[identity]))
        elif facts.subjects.by_id[identity].kind is not Kind.PERSON:
            pieces.append(self._say(f"kind_{facts.subjects.by_id[identity].kind}"))
        if occasion.kind == "remembered":
            mourning = zip(occasion.words, occasion.others, strict=True)
            pieces += [self._of(word, one) for word, one in mourning if one != facts.owner]
            return joined(tuple(pieces))
        if occasion.when.form == "every":
            pieces.append(self._say.recurrence(occasion.when))
        last = facts.last_contact.get(identity)
        if last and identity not in facts.hush.dead:
            pieces.append(self._say.around("last_in_touch_at", self._say.when(last, "since")))
        return joined(tuple(pieces))

    def _of(self, word: str, identity: str) -> Line:
        """Whose somebody is: "daughter of ...", "mother of ..."."""
        return self._say.around("word_of", self._say.known(f"tie_{word}", word), self._common.atlas.ref(identity))


def _circles(common: Common) -> dict[str, tuple[str, ...]]:
    """For each person the organisations, households and groups they belong to now, as ids for the filter."""
    found: dict[str, dict[str, None]] = {}
    for stint in common.facts.stints:
        if stint.state == "current" and stint.key != "education" and stint.person and not stint.private:
            name = common.atlas.ref(stint.target).text if stint.target else stint.name
            found.setdefault(stint.person, {})[f"circle:{fold(name)}"] = None
    return {person: tuple(names) for person, names in found.items()}


def _when(day: dt.date, vague: str, say: Words) -> When:
    if vague == "week":
        return When(say("every_week_one"))
    if vague == "year":
        return When(say.date(Date(day.year)), str(day.year))
    if vague == "month":
        return When(say.month(day.year, day.month), f"{day.year}-{day.month:02}")
    return When(say.full_day(day, short=True), day.isoformat(), "until")


def _every(coming: Coming) -> int:
    """Days until it comes round again, of what has one row however often that is."""
    period = coming.occasion.when.period
    once_only = coming.vague or period is None or coming.occasion.when.form != "every" or not has_one_row(period)
    return 0 if once_only or period is None else int(period.days())


def _until(coming: Coming) -> str:
    until = coming.occasion.when.until
    last = until.latest() if until else None
    return last.isoformat() if last else ""


def _named(refs: tuple[Ref, ...], say: Words) -> Line:
    """Some names, and how many more."""
    shown = joined(refs[:_MOST_NAMES], ", ")
    more = len(refs) - _MOST_NAMES
    return (*shown, say("and_n_more", n=more)) if more > 0 else shown


def _ago(what: str, number: int, say: Words) -> str:
    """That somebody was born or died so many years ago."""
    if number <= 0:
        return say(f"{what}_day" if number < 0 else f"{what}_this_year")
    return say.many(f"{what}_ago", number)


def _number(kind: str, number: int, say: Words) -> str:
    if number <= 0:
        return say("is_born") if kind == "birthday" and number == 0 else ""
    counted = {"birthday": "turns", "anniversary": "married_years", "date": "years"}
    return say.many(counted[kind], number) if kind in counted else ""


def _is_round(number: int, kind: str, milestones: tuple[int, ...]) -> bool:
    """Whether a number of years stands out: a milestone of the settings, else 18 and the tens (and 25, 75 ...).

    Nobody is congratulated on a death.
    """
    if number <= 0 or kind in {"remembered", "loss"}:
        return False
    if milestones:
        return number in milestones
    return number % 10 == 0 or number % 25 == 0 or (kind == "birthday" and number == 18)


def horizon(today: dt.date, days: int = 0) -> dt.date:
    """The last day of the twelve months ahead, so that no birthday stands there twice, or of so many days."""
    if days:
        return today + dt.timedelta(days=min(days, (dt.date.max - today).days))
    if today.year == dt.MAXYEAR:
        return dt.date.max
    is_leap_day = (today.month, today.day) == (2, 29)
    again = dt.date(today.year + 1, 3, 1) if is_leap_day else today.replace(year=today.year + 1)
    return again - dt.timedelta(days=1)
