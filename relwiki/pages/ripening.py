"""What speaks up when its time has come, in words: what may be so by now, habits, this week in earlier years."""

import datetime as dt
from collections.abc import Iterable

from relwiki.derive.habits import Expected
from relwiki.derive.memories import Memory
from relwiki.derive.ripening import ripe_on
from relwiki.model.date import Date
from relwiki.model.ripening import Ripe
from relwiki.pages.fields import line_of
from relwiki.pages.occasions import horizon
from relwiki.pages.shown import Entry, Group, Line, Ref
from relwiki.pages.subject import Common
from relwiki.pages.words import Words, joined

# So many of each on home and beside the dates ahead, and how far ahead these look, in days.
_MOST, _MOST_AHEAD = 7, 40
_SOON, _AHEAD = 7, 60
# Characters of a line that is quoted.
_LONGEST = 240


def on_home(common: Common) -> tuple[Group, ...]:
    """What is ripe today, habits that are due, and what you did this week in earlier years."""
    facts, say = common.facts, common.say
    ripe = ripe_on(facts.ripening, facts.today)[:_MOST]
    return (
        Group(say("may_be"), "r-ripening", tuple(_ripe(each, common) for each in ripe)),
        _habits(common, _SOON, _MOST),
        Group(say("years_ago"), "r-memories", tuple(_memory(each, common) for each in facts.memories[:_MOST])),
    )


def ahead(common: Common) -> tuple[Group, ...]:
    """What ripens and which habits are due in the next two months, the tender ones that are on included."""
    facts, last = common.facts, horizon(common.facts.today, _AHEAD)
    near = [each for each in facts.ripening if each.first <= last][:_MOST_AHEAD]
    groups = (
        Group(common.say("may_be"), "r-ripening", tuple(_ripe(each, common) for each in near)),
        _habits(common, _AHEAD, _MOST_AHEAD),
    )
    return tuple(group for group in groups if group.entries)


def _habits(common: Common, days: int, most: int) -> Group:
    last = horizon(common.facts.today, days)
    due = [each for each in common.facts.habits if each.next <= last and not each.lapsed][:most]
    return Group(common.say("habits_due"), "r-habits", tuple(_habit(each, common) for each in due))


def _ripe(ripe: Ripe, common: Common) -> Entry:
    """Whom it is about, what may be, about when, and the sentence it comes from."""
    atlas, say = common.atlas, common.say
    about = (atlas.ref(ripe.about), " ") if ripe.about else ()
    may = joined(((*about, may_be(ripe, say)), about_when(ripe, say)), ", ")
    return Entry(atlas.ref(ripe.who), atlas.face(ripe.who), joined((may, _source(ripe, common))))


def about_when(ripe: Ripe, say: Words) -> Line:
    """When it may be, as far as that is known."""
    if ripe.vague == "year":
        return (say.when(Date(ripe.day.year)),)
    if ripe.vague or ripe.after is not None:
        return say.around("about_then", say.when(Date(ripe.day.year, ripe.day.month)))
    return (say.when(Date(ripe.day.year, ripe.day.month, ripe.day.day), "until"),)


def may_be(ripe: Ripe, say: Words) -> str:
    """What may be: in the settings' words, else in those for the rule."""
    if ripe.says:
        return ripe.says
    if ripe.age:
        return say.known(f"ripe_{ripe.rule}", say("ripe_turns")).replace("{n}", str(ripe.age))
    if ripe.rule == "school year":
        return say("ripe_school year", stage=ripe.stage) if ripe.stage else say("ripe_school over")
    unit = ripe.after.unit if ripe.after else ""
    return say.known(f"ripe_{ripe.rule}_{unit}", say.known(f"ripe_{ripe.rule}", say("ripe_other")))


def _source(ripe: Ripe, common: Common) -> Line:
    """Where it comes from: the sentence with its day, and the note where that is not the person's own."""
    if ripe.age and ripe.noted:
        return common.say.around("detail_born", common.say.when(ripe.noted))
    said = _quoted(ripe.text, ripe.source, common)
    if ripe.noted is None or ripe.stated:
        return common.say.around("ripe_stated", said)
    line = common.say.around("ripe_noted", common.say.when(ripe.noted), said)
    return line if ripe.source == ripe.who else (*line, " ", *_of_note(ripe.source, common))


def _of_note(path: str, common: Common) -> Line:
    return ("(", common.atlas.ref(path), ")")


def _quoted(text: str, source: str, common: Common) -> Line:
    if len(text) > _LONGEST:
        text = text[:_LONGEST].rpartition(" ")[0]
        text = (text[: text.rindex("[[")] if text.count("[[") > text.count("]]") else text).rstrip() + " …"
    return line_of("", text, source, common.atlas)


def _habit(habit: Expected, common: Common) -> Entry:
    """The habit and its rhythm, when it is next, and when it last was."""
    say, day = common.say, habit.next
    exact = Date(day.year, day.month) if habit.vague else Date(day.year, day.month, day.day)
    # The browser says in how many days, or how many days ago.
    expected = say.around("habit_expected", say.when(exact, "until"))
    rhythm = say.period(habit.habit.period) if habit.habit.period else ""
    what = (*line_of("", habit.habit.text, habit.who, common.atlas), f", {rhythm}")
    last = say.around("habit_last", say.when(habit.last))
    return Entry(common.atlas.ref(habit.who), common.atlas.face(habit.who), joined((what, expected, last)))


def _memory(memory: Memory, common: Common) -> Entry:
    """When it was, who else was there, and what you wrote of it."""
    say, atlas, owner = common.say, common.atlas, common.facts.owner
    date: dt.date = memory.date
    first, *others = [one for one in memory.people if one != owner] or [memory.people[0]]
    when: Line = (say.when(Date(date.year, date.month, date.day)), ", " + say.many("years_back", memory.years))
    together: Line = say.around("with_who", _names(others, common)) if others else ()
    text: Line = _quoted(memory.text, memory.source, common) if memory.text else (atlas.ref(memory.source),)
    return Entry(atlas.ref(first), atlas.face(first), joined((when, together, text)))


def _names(identities: Iterable[str], common: Common) -> Line:
    refs: tuple[Ref, ...] = tuple(common.atlas.ref(one) for one in identities)
    return joined(refs, ", ")
