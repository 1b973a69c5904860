"""A coming date as a row: who, what, how old, who they are to you, when you last spoke."""

import datetime as dt

from relwiki.derive.occasions import Coming
from relwiki.derive.organisations import Stint
from relwiki.model.note import Kind
from relwiki.pages.fields import line_of
from relwiki.pages.person import tie_word
from relwiki.pages.shown import Line, OccasionRow, Piece, When
from relwiki.pages.subject import Common
from relwiki.pages.words import MONTHS, WEEKDAYS, day_words, joined, when

# Labels of the kinds, for filters.
KINDS = {
    "birthday": "Birthdays",
    "anniversary": "Anniversaries",
    "date": "Other dates",
    "follow-up": "Follow-ups",
    "task": "Tasks",
    "remembered": "Remembered",
}


class Rows:
    """Makes rows of coming dates; what the owner is to whom is looked up once."""

    def __init__(self, common: Common) -> None:
        self._common = common
        ties = common.facts.ties.get(common.facts.owner, ())
        self._to_owner = {tie.other: tie_word(tie) for tie in reversed(ties) if not tie.private}

    def row(self, coming: Coming) -> OccasionRow:
        """One coming date."""
        occasion, atlas, facts = coming.occasion, self._common.atlas, self._common.facts
        first = occasion.who[0]
        number = coming.day.year - occasion.since if occasion.since and not coming.vague else -1
        subject = facts.subjects.by_id.get(first)
        tags = subject.note.tags if subject and subject.note else ()
        return OccasionRow(
            when=_when(coming),
            day=coming.day.isoformat()[: {"year": 4, "month": 7}.get(coming.vague, 10)],
            who=atlas.ref(first),
            face=atlas.face(first),
            what=self._what(coming, number),
            kind=occasion.kind,
            since=occasion.since or 0,
            number=_number(occasion.kind, number),
            round=_is_round(number, occasion.kind, facts.settings.milestones),
            beside=self._beside(first),
            vague=bool(coming.vague),
            tags=tuple(tag.casefold() for tag in tags),
        )

    def said_of(self, identity: str, jobs: list[Stint]) -> Line:
        """Who somebody is, in a few words: what they are to you, else where they work."""
        if identity in self._to_owner:
            return (f"your {self._to_owner[identity]}",)
        if identity == self._common.facts.owner:
            return ("you",)
        first = next(iter(jobs), None)
        if first is None:
            return ()
        name = self._common.atlas.ref(first.target).text if first.target else first.name
        return (f"{first.details[0]} at {name}" if first.details else name,)

    def _what(self, coming: Coming, number: int) -> Line:
        occasion, atlas = coming.occasion, self._common.atlas
        if occasion.kind == "anniversary":
            return ("and ", atlas.ref(occasion.who[1]), ", wedding day")
        if occasion.kind == "birthday":
            return ("birthday",)
        if occasion.kind == "remembered":
            return (f"{occasion.text} on this day" if number <= 0 else f"{occasion.text} {number} years ago",)
        label = {"follow-up": "follow up", "task": "to do"}.get(occasion.kind, "")
        return joined((label, line_of("", occasion.text, occasion.who[0], atlas)), ": ")

    def _beside(self, identity: str) -> Line:
        facts, pieces = self._common.facts, list[Piece | Line]()
        light = facts.light.get(identity)
        if light:
            pieces.append((f"{light.word} of ", self._common.atlas.ref(light.stated_by[0])))
        elif identity in self._to_owner:
            pieces.append(f"your {self._to_owner[identity]}")
        elif facts.subjects.by_id[identity].kind is not Kind.PERSON:
            pieces.append(str(facts.subjects.by_id[identity].kind))
        last = facts.last_contact.get(identity)
        if last and identity not in facts.hush.dead:
            pieces.append(("last in touch ", when(last, "since")))
        return joined(tuple(pieces))


def _when(coming: Coming) -> When:
    day = coming.day
    if coming.vague == "year":
        return When(str(day.year), str(day.year))
    if coming.vague == "month":
        return When(f"{MONTHS[day.month - 1]} {day.year}", f"{day.year}-{day.month:02}")
    return When(f"{WEEKDAYS[day.weekday()][:3]} {day_words(day)}", day.isoformat(), "until")


def _number(kind: str, number: int) -> str:
    if number <= 0:
        return "born" if kind == "birthday" and number == 0 else ""
    years = "one year" if number == 1 else f"{number} years"
    return {"birthday": f"turns {number}", "anniversary": f"{years} married", "date": years}.get(kind, "")


def _is_round(number: int, kind: str, milestones: tuple[int, ...]) -> bool:
    """Whether a number of years stands out: a milestone of the settings, else 18 and the tens (and 25, 75 ...)."""
    if number <= 0:
        return False
    if milestones:
        return number in milestones
    return number % 10 == 0 or number % 25 == 0 or (kind == "birthday" and number == 18)


def horizon(today: dt.date) -> dt.date:
    """The last day of the twelve months ahead."""
    return today + dt.timedelta(days=365)
