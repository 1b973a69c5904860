"""A coming date as a row: who, what, how old, who they are to you, when you last spoke."""

import datetime as dt

from relwiki.derive.occasions import Coming, Occasion
from relwiki.derive.organisations import Stint
from relwiki.model.note import Kind
from relwiki.pages.fields import line_of
from relwiki.pages.shown import Line, OccasionRow, Piece, Ref, When
from relwiki.pages.subject import Common
from relwiki.pages.ties import tie_word
from relwiki.pages.words import MONTHS, WEEKDAYS, day_words, joined, recurrence_words, when

# Labels of the kinds, for filters.
KINDS = {
    "birthday": "Birthdays",
    "anniversary": "Anniversaries",
    "date": "Other dates",
    "follow-up": "Follow-ups",
    "task": "Tasks",
    "promise": "Promises",
    "awaiting": "Awaited",
    "ask": "To ask",
    "plan": "Plans",
    "remembered": "Remembered",
    "loss": "Losses",
}
_LABELS = {"follow-up": "follow up", "task": "to do", "promise": "promised", "awaiting": "awaiting", "ask": "ask",
           "plan": "plan"}  # fmt: skip
_MOST_NAMES = 4


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
            beside=self._beside(occasion),
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
        others = tuple(atlas.ref(one) for one in occasion.others)
        also = tuple(atlas.ref(one) for one in occasion.who[1:])
        perhaps = ", perhaps" if occasion.unsure else ""
        ago = _ago(number)
        match occasion.kind:
            case "anniversary":
                return ("and ", also[0], f", wedding day{perhaps}")
            case "birthday":
                return (f"birthday{perhaps}",)
            case "remembered":
                aged = f", aged {occasion.age}" if occasion.age is not None else ""
                return (f"{occasion.text} {ago}{aged}{perhaps}",)
            case "loss" if not also:
                return (f"{occasion.words[0]} ", others[0], f" died {ago}")
            case "loss":
                return (*_named(also), ": ", others[0], f" died {ago}")
        text = line_of("", occasion.text, occasion.source or occasion.who[0], atlas)
        said = joined((_LABELS.get(occasion.kind, "") if text else "", text), ": ")
        together: Line = ("and ", *also) if also else ("with ", *_named(others)) if others else ()
        return joined((together, said), ": " if also else ", ")

    def _beside(self, occasion: Occasion) -> Line:
        identity = occasion.who[0]
        facts, pieces = self._common.facts, list[Piece | Line]()
        light = facts.light.get(identity)
        if light:
            pieces.append((f"{light.word} of ", self._common.atlas.ref(light.stated_by[0])))
        elif identity in self._to_owner:
            pieces.append(f"your {self._to_owner[identity]}")
        elif facts.subjects.by_id[identity].kind is not Kind.PERSON:
            pieces.append(str(facts.subjects.by_id[identity].kind))
        if occasion.kind == "remembered":
            mourning = zip(occasion.words, occasion.others, strict=True)
            pieces += [(f"{word} of ", self._common.atlas.ref(one)) for word, one in mourning if one != facts.owner]
            return joined(tuple(pieces))
        if occasion.when.form == "every":
            pieces.append(recurrence_words(occasion.when))
        last = facts.last_contact.get(identity)
        if last and identity not in facts.hush.dead:
            pieces.append(("last in touch ", when(last, "since")))
        return joined(tuple(pieces))


def _when(coming: Coming) -> When:
    day = coming.day
    if coming.vague == "week":
        return When("Every week")
    if coming.vague == "year":
        return When(str(day.year), str(day.year))
    if coming.vague == "month":
        return When(f"{MONTHS[day.month - 1]} {day.year}", f"{day.year}-{day.month:02}")
    return When(f"{WEEKDAYS[day.weekday()][:3]} {day_words(day)}", day.isoformat(), "until")


def _named(refs: tuple[Ref, ...]) -> Line:
    """Some names, and how many more."""
    shown = joined(refs[:_MOST_NAMES], ", ")
    more = len(refs) - _MOST_NAMES
    return (*shown, f" and {more} more") if more > 0 else shown


def _ago(number: int) -> str:
    if number <= 0:
        return "on this day" if number < 0 else "this year"
    return "one year ago" if number == 1 else f"{number} years ago"


def _number(kind: str, number: int) -> str:
    if number <= 0:
        return "born" if kind == "birthday" and number == 0 else ""
    years = "one year" if number == 1 else f"{number} years"
    return {"birthday": f"turns {number}", "anniversary": f"{years} married", "date": years}.get(kind, "")


def _is_round(number: int, kind: str, milestones: tuple[int, ...]) -> bool:
    """Whether a number of years stands out: a milestone of the settings, else 18 and the tens (and 25, 75 ...).

    Nobody is congratulated on a death.
    """
    if number <= 0 or kind in {"remembered", "loss"}:
        return False
    if milestones:
        return number in milestones
    return number % 10 == 0 or number % 25 == 0 or (kind == "birthday" and number == 18)


def horizon(today: dt.date, days: int = 365) -> dt.date:
    """The last day of the twelve months ahead, or of so many days."""
    return today + dt.timedelta(days=min(days, (dt.date.max - today).days))
