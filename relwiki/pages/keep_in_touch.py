"""With whom to keep in touch, in words a friend would use; how they were worked out stands one click away."""

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

import msgspec

from relwiki.derive.touch import Touch
from relwiki.model.date import Date
from relwiki.model.note import Kind
from relwiki.pages.heatmap import heatmap
from relwiki.pages.keeping import Heatmap, TouchPart, TouchRow
from relwiki.pages.page import Page, part_route
from relwiki.pages.shown import Entry, Group, Line, Ref, When
from relwiki.pages.subject import Common
from relwiki.pages.ties import tie_word
from relwiki.pages.words import Words

ROUTE = "keep-in-touch.html"
# Rows of each part on the first page and on each further one; people on home.
_MOST, _MOST_FURTHER, _MOST_HOME = 80, 400, 5
_PARTS = ("due", "soon", "long", "never", "planned")
# As the browser counts: days below two weeks, weeks below sixty days, months below two years.
_DAYS, _WEEKS, _MONTHS = 14, 60, 24


class KeepInTouchPage(Page, frozen=True, gc=False, kw_only=True):
    """For whom it is time, for whom it soon will be, who was once nearer, with whom there was nothing yet."""

    template: ClassVar[str] = "keep-in-touch.html"

    today: str
    # "As of Monday 23 November 2026", for readers without a script.
    as_of: str = ""
    intro: str = ""
    parts: tuple[TouchPart, ...] = ()
    heatmap: Heatmap | None = None
    empty: str = ""


def build(common: Common) -> Iterator[Page]:
    """The one page, and further ones where there are very many."""
    facts, say = common.facts, common.say
    rows = _Rows(common)
    parts: list[TouchPart] = []
    further: list[KeepInTouchPage] = []
    for state in _PARTS:
        found = tuple(rows.row(each) for each in facts.touch.of(state))
        whole = TouchPart(f"t-{state}", say(f"touch_{state}"), say(f"touch_{state}_note"), found)
        further += _further(whole, state, common)
        parts.append(whole if len(found) <= _MOST else _first(whole, state, say))
    known = any(part.rows for part in parts)
    yield KeepInTouchPage(
        route=ROUTE,
        title=say("keep-in-touch"),
        section="keep-in-touch",
        today=facts.today.isoformat(),
        as_of=say("as_of", date=say.full_day(facts.today)),
        intro=say("touch_intro") if known else "",
        # Those that are due and soon stand there even when empty: with the days somebody may move there.
        parts=tuple(part for part in parts if part.rows or (known and part.id == "t-due")),
        heatmap=heatmap(_days(common), facts.settings.week_starts, say),
        empty="" if known else say("touch_all_well" if facts.touch.people else "touch_none"),
    )
    yield from further


def _first(whole: TouchPart, state: str, say: Words) -> TouchPart:
    more = Ref(say("touch_more", n=len(whole.rows) - _MOST), part_route(ROUTE, state))
    return msgspec.structs.replace(whole, rows=whole.rows[:_MOST], more=more)


def _further(whole: TouchPart, state: str, common: Common) -> Iterator[KeepInTouchPage]:
    """The others of a part, on as many pages as they need, each leading to the next."""
    say, today = common.say, common.facts.today
    starts = range(_MOST, len(whole.rows), _MOST_FURTHER)
    for number, start in enumerate(starts, 1):
        rows = whole.rows[start : start + _MOST_FURTHER]
        left = len(whole.rows) - start - len(rows)
        more = Ref(say("touch_more", n=left), part_route(ROUTE, f"{state}-{number + 1}")) if left else None
        yield KeepInTouchPage(
            route=part_route(ROUTE, state if number == 1 else f"{state}-{number}"),
            title=whole.title,
            section="keep-in-touch",
            trail=(Ref(say("keep-in-touch"), ROUTE),),
            today=today.isoformat(),
            as_of=say("as_of", date=say.full_day(today)),
            parts=(TouchPart(whole.id, "", "", rows, more),),
        )


def on_home(common: Common) -> Group:
    """At most five: those most overdue, then those who were once nearer."""
    rows, found = _Rows(common), common.facts.touch.of("due", "long")
    entries = [
        Entry(common.atlas.ref(each.who), common.atlas.face(each.who), rows.words(each)) for each in found[:_MOST_HOME]
    ]
    if len(found) > _MOST_HOME:
        entries.append(Entry(Ref(common.say("touch_more", n=len(found) - _MOST_HOME), ROUTE)))
    return Group(common.say("keep-in-touch"), "r-touch", tuple(entries))


def _days(common: Common) -> Iterator[dt.date]:
    """Each time that you were in touch with anybody: a line counts once, whomever it names; private ones do not."""
    facts = common.facts
    hidden = facts.hush.quiet | {facts.owner}
    for each in facts.contacts:
        date = each.date
        if each.is_contact and date.year and date.month and date.day and not each.private:
            day = dt.date(date.year, date.month, date.day)
            if day <= facts.today and not hidden.issuperset(each.people):
                yield day


class _Rows:
    """Makes rows; what the owner is to whom is looked up once."""

    def __init__(self, common: Common) -> None:
        self._common, self._say, self._today = common, common.say, common.facts.today
        ties = common.facts.ties.get(common.facts.owner, ())
        self._to_owner = {tie.other: tie_word(tie, common.say) for tie in reversed(ties) if not tie.private}

    def row(self, touch: Touch) -> TouchRow:
        """One person or organisation."""
        say, atlas = self._say, self._common.atlas
        subject = self._common.facts.subjects.by_id[touch.who]
        if touch.who in self._to_owner:
            beside: Line = (say("your", word=self._to_owner[touch.who]),)
        else:
            beside = () if subject.kind is Kind.PERSON else (say(f"kind_{subject.kind}"),)
        due = touch.due.isoformat() if touch.due and touch.state == "soon" else ""
        return TouchRow(
            atlas.ref(touch.who), atlas.face(touch.who), self.words(touch), beside, tuple(self._numbers(touch)), due
        )

    def words(self, touch: Touch) -> Line:
        """How long it is since you spoke; of what is planned, when."""
        say = self._say
        if touch.state == "planned" and touch.planned:
            return say.around("touch_planned_for", say.when(touch.planned, "until"))
        if touch.last is None:
            return (say("touch_not_yet"),)
        way = "spoke" if self._common.facts.subjects.by_id[touch.who].kind is Kind.PERSON else "touch"
        return (self._apart(touch.last, way),)

    def _apart(self, date: Date, way: str) -> When:
        shown = self._say.when(date, way)
        if not shown.count:
            return When(self._say("apart_at", date=shown.text), shown.iso)
        words = apart(date, self._today, self._say)
        said = self._say(f"apart_{way}", far=words) if words else self._say(f"apart_{way}_now")
        return When(said[:1].upper() + said[1:], shown.iso, way)

    def _numbers(self, touch: Touch) -> Iterator[Line]:
        say, wish = self._say, touch.cadence
        if touch.last:
            yield say.around("last_in_touch_at", say.when(touch.last))
        if wish:
            rhythm = say.period(wish.period)
            yield (say("touch_by", rhythm=rhythm, by=wish.by) if wish.by else say("touch_own", rhythm=rhythm),)
        if touch.due and touch.last:
            yield say.around("touch_from", say.when(Date(touch.due.year, touch.due.month, touch.due.day)))
        if touch.usual:
            yield (say.many("touch_usual", touch.usual),)
        if touch.state in {"due", "long"}:
            yield (say("touch_share", n=f"{touch.share + 1:.1f}"),)


def apart(date: Date, today: dt.date, say: Words) -> str:
    """How long ago a date is, no finer than it is known: "six days", "seven months"; empty for today.

    The browser counts the same way (static/relwiki.js).
    """
    first = date.earliest()
    if first is None or date.year is None:
        return ""
    if date.day:
        days = (today - first).days
        if days < _WEEKS:
            if not days:
                return ""
            return _far("days", days, say) if days < _DAYS else _far("weeks", days // 7, say)
        months = (today.year - first.year) * 12 + today.month - first.month - (today.day < first.day)
    elif date.month:
        months = (today.year - first.year) * 12 + today.month - first.month
    else:
        years = today.year - first.year
        return _far("years", years, say) if years else ""
    if not months:
        return ""
    return _far("months", months, say) if months < _MONTHS else _far("years", months // 12, say)


def _far(unit: str, number: int, say: Words) -> str:
    """So many of a unit, small numbers as words."""
    small = say("small_numbers").split()
    shown = small[number - 1] if 0 < number <= len(small) else str(number)
    return say(f"far_{unit}_one") if number == 1 else say(f"far_{unit}_many", n=shown)
