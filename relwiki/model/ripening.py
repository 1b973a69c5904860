"""What a fact leads to with time: the rules, as data, and a fact that has ripened. Knows nothing of notes."""

import datetime as dt

import msgspec

from relwiki.model.date import Date, Period


class Rule(msgspec.Struct, frozen=True, gc=False):
    """From what one knows to what may be by now (vault format, "Facts that ripen")."""

    # As the settings call it.
    name: str
    # How a line begins that says it, after at most a few words on whom it is about ("Arjun starts university"). Verbs
    # stand as in VERBS; articles and possessives are left out.
    phrases: tuple[str, ...] = ()
    # Keys whose ranges say it by their beginning: works_at, lives_in, education.
    keys: tuple[str, ...] = ()
    # How long after. Empty: on the day that the line itself names, and never without one.
    after: tuple[Period, ...] = ()
    # On which birthdays; `child` asks that a parent is known.
    ages: tuple[int, ...] = ()
    child: bool = False
    # What it may be, in the owner's words; empty: those of the site for this rule.
    says: str = ""
    on: bool = True
    # Never on home, in the agenda or in a calendar file, and off unless the settings turn it on.
    tender: bool = False


class RuleChange(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What the settings say of a rule: `NAME: PERIOD`, `NAME: off`, `NAME: {after, says, words}`."""

    name: str
    on: bool = True
    # Empty: as it was.
    after: tuple[Period, ...] = ()
    says: str = ""
    phrases: tuple[str, ...] = ()


class Ripe(msgspec.Struct, frozen=True, gc=False):
    """Something that may be so by now, and what it was worked out from."""

    # Name of the rule.
    rule: str
    # Id of the person under whose name it stands.
    who: str
    # The day it may be on; where only the month or the year is known, the first of it.
    day: dt.date
    # "", "month" or "year".
    vague: str
    # The first and the last day on which it is worth saying.
    first: dt.date
    last: dt.date
    # The sentence it comes from, as typed, when that was noted (or what it says of itself), and the note's path.
    text: str
    noted: Date | None
    source: str
    # Id of a light person it is about, where that is not `who`.
    about: str = ""
    # The words on whom it is about with which the line begins; empty where it begins with none.
    whom: str = ""
    # Whether a key says it, whose beginning or date is `noted`; else a line says it that was noted on that day.
    stated: bool = False
    # How long after, or at which age; neither where the line names the day.
    after: Period | None = None
    age: int = 0
    # Of a school year the one that begins ("Year 7"); empty where school is over.
    stage: str = ""
    says: str = ""
    tender: bool = False


# The forms of a verb that are one in a phrase.
VERBS: dict[str, tuple[str, ...]] = {
    "start": ("start", "starts", "started", "starting", "begin", "begins", "began", "begun", "beginning"),
    "move": ("move", "moves", "moved", "moving"),
    "go": ("goes", "went", "gone"),
    "end": ("end", "ends", "ended", "ending", "expire", "expires", "expired", "expiring"),
    "retire": ("retire", "retires", "retired", "retiring"),
    "expect": ("expecting", "pregnant"),
    "engaged": ("engaged",),
    "operation": ("operation", "surgery", "operated"),
}
# Words that a phrase does without.
LITTLE: frozenset[str] = frozenset(
    {"a", "an", "the", "his", "her", "their", "its", "my", "our", "your", "at", "to", "of", "on", "is", "has", "was"}
)

_DAYS_90, _WEEKS_6 = Period(90, "day"), Period(6, "week")


def _years(*counts: int) -> tuple[Period, ...]:
    return tuple(Period(count, "year") for count in counts)


RULES: tuple[Rule, ...] = (
    Rule("nursery", ("start nursery", "start kindergarten", "start preschool", "start playgroup"), after=_years(2)),
    Rule("school", ("start school", "start primary", "start primary school", "start reception", "start first grade"),
         after=_years(6)),
    Rule("secondary school", ("start secondary", "start secondary school", "start high school", "start middle school",
         "start grammar school", "start big school"), after=_years(5)),
    Rule("last year at school", ("start last year", "start final year", "start sixth form last year"),
         after=(Period(10, "month"),)),
    Rule("sixth form", ("start sixth form", "start a levels"), after=_years(2)),
    Rule("university", ("start university", "start uni", "start college", "start degree", "start studying",
         "go university", "go uni", "go college", "off university", "off college"), ("education",), _years(4)),
    Rule("apprenticeship", ("start apprenticeship", "start training"), after=_years(3)),
    Rule("new job", ("start new job", "start job", "new job", "start work", "start working", "start new post",
         "start new role"), ("works_at",), (_DAYS_90, *_years(1))),
    Rule("moved", ("move", "move house", "move in", "new house", "new flat"), ("lives_in",), _years(1)),
    Rule("loan ends", ("loan end", "loan runs out", "mortgage end")),
    Rule("lease ends", ("lease end", "lease runs out", "tenancy end", "tenancy runs out")),
    Rule("visa ends", ("visa end", "visa runs out", "permit end")),
    Rule("contract ends", ("contract end", "contract runs out", "probation end", "notice end")),
    Rule("round birthday"),
    Rule("child turns 18", ages=(18,), child=True),
    Rule("retirement", ("retire",), after=_years(1), ages=(66,)),
    Rule("school year"),
    Rule("habit"),
    Rule("loss", after=_years(2)),
    Rule("expecting", ("expect", "due date", "baby due"), after=(Period(6, "month"),), on=False, tender=True),
    Rule("engaged", ("engaged",), after=_years(1), on=False, tender=True),
    Rule("surgery", ("operation", "new hip", "new knee", "start recovery"), after=(_WEEKS_6,), on=False, tender=True),
    Rule("illness", ("ill", "sick", "diagnosed", "start chemo", "start chemotherapy", "start treatment",
         "start radiotherapy", "start dialysis", "hospital"), after=(_WEEKS_6,), on=False, tender=True),
)  # fmt: skip
