"""The timeline of a person's page: by year, each line short and leading to where it was said.

What the note's own log says stands on the page already, as written; here each of its lines is one short one, folded
by year, so that nothing is lost and nothing is read twice. A long timeline has a page for each year.
"""

import itertools
from collections.abc import Iterator
from functools import cache
from operator import attrgetter
from typing import ClassVar, NamedTuple

from relwiki.derive.subjects import Subject
from relwiki.derive.timeline import Moment, Timelines, days
from relwiki.model.date import Date
from relwiki.model.interaction import LOG_KINDS
from relwiki.model.note import Note
from relwiki.pages.fields import line_of
from relwiki.pages.heatmap import heatmap
from relwiki.pages.keeping import Said, Timeline, Year
from relwiki.pages.page import Page, part_route
from relwiki.pages.shown import Line, Piece, Ref
from relwiki.pages.subject import Common
from relwiki.pages.words import joined, money_words

# Lines on the person's page; of a longer timeline the latest years with so many, and the rest on pages of their own.
_MOST, _FIRST = 120, 60
# A year with so few needs no page in any case.
_FEW = 5
# Characters of one line, and the weeks with contact from which a picture says something.
_LONGEST = 110
_WEEKS = 20
# Names before "and 3 more".
_NAMES = 4
_YEAR = attrgetter("date.year")


class TimelinePage(Page, frozen=True, gc=False, kw_only=True):
    """One year of somebody's timeline."""

    template: ClassVar[str] = "timeline.html"

    timeline: Timeline


class _Home(NamedTuple):
    """Whose timeline it is, and where what their own note says is to be found."""

    id: str
    note: Note | None
    route: str
    # The heading above the note's log.
    anchor: str
    # What is private stands apart: the note is not private as a whole.
    apart: bool


class Lives:
    """Makes timelines of people, from moments that are sorted by person once."""

    def __init__(self, common: Common) -> None:
        facts = common.facts
        self._common, self._say, self._atlas, self._today = common, common.say, common.atlas, facts.today
        self._moments = Timelines(facts.met, (*facts.stints, *facts.homes), facts.ties, facts.ledger, facts.owner)
        # Month and day -> "26 March".
        self._days = tuple(
            tuple(common.say.date(Date(None, month, day)) if month and day else "" for day in range(32))
            for month in range(13)
        )
        self._kinds = {kind: common.say.known(f"log_{kind}", kind) for kind in LOG_KINDS}
        self._with = tuple(common.say("with_who").partition("{}")[::2])
        self._count = cache(lambda number: common.say.many("timeline_count", number))
        # Pages of years that were too long for the page just made.
        self._further: list[TimelinePage] = []

    def of(self, subject: Subject) -> Timeline | None:
        """The timeline of a person's page; None where nothing has a year."""
        moments = self._moments.of(subject)
        self._further = []
        if not moments:
            return None
        note = subject.note
        own = note is not None and any(not item.private for item in note.log)
        apart = note is not None and not note.private
        home = _Home(subject.id, note, self._atlas.routes[subject.id], _log_anchor(note), apart)
        years = tuple(self._years(moments, home, own=own))
        picture = None
        if len(moments) >= _WEEKS and sum([each.is_contact for each in moments]) >= _WEEKS:
            seen = days(moments, self._today, private=note is not None and note.private)
            picture = heatmap(seen, self._common.facts.settings.week_starts, self._say, _WEEKS)
        return Timeline(self._shortened(years, subject) if len(moments) > _MOST else years, picture, own)

    def further(self) -> Iterator[Page]:
        """The pages of those years that the page just made leaves out."""
        yield from self._further

    def _years(self, moments: tuple[Moment, ...], home: _Home, *, own: bool) -> Iterator[Year]:
        """What is planned, then each year; the latest stands open unless the note says most of it itself."""
        first = next((place for place, each in enumerate(moments) if not self._is_ahead(each.date)), len(moments))
        if first:
            title = self._say("planned").capitalize()
            yield self._year(title, moments[:first][::-1], home, is_open=True, dated=True)
        is_open = not own
        for year, past in itertools.groupby(moments[first:], key=_YEAR):
            yield self._year(str(year), tuple(past), home, is_open=is_open)
            is_open = False

    def _year(
        self,
        title: str,
        moments: tuple[Moment, ...],
        home: _Home,
        *,
        is_open: bool,
        dated: bool = False,
    ) -> Year:
        me, note, here, anchor, apart = home
        routes = self._atlas.routes
        entries: list[Said] = []
        private: list[Said] = []
        for each in moments:
            date, source = each.date, each.source
            if date.day and not (dated or date.about or date.unsure or date.text):
                day = self._days[date.month or 0][date.day]
            else:
                day = self._day(date, dated=dated)
            line = self._line(each, source or me)
            if source == me:
                said = Said(day, line, here, _anchor_at(note, each.line) if each.line else anchor)
            else:
                said = Said(day, line, routes[source] if source else "")
            (private if each.private and apart else entries).append(said)
        return Year(title, self._count(len(moments)), tuple(entries), tuple(private), None, is_open)

    def _is_ahead(self, date: Date) -> bool:
        first = date.earliest()
        return first is not None and first > self._today

    def _day(self, date: Date, *, dated: bool) -> str:
        """A date that is not known exactly, or not under its year: with it, unless only the month is to be said."""
        if date.month and not (dated or date.about or date.unsure or date.text):
            return self._say.date(Date(None, date.month, date.day))
        return self._say.date(date)

    def _line(self, moment: Moment, source: str) -> Line:
        text, kind, others = moment.text, moment.kind, moment.others
        if len(text) > _LONGEST:
            text = cut(text, _LONGEST)
        word = self._kinds.get(kind, "")
        is_plain = "[" not in text and "://" not in text and "@" not in text
        if is_plain and word and text and not others:
            return (f"{word}: {text}",)
        said: Line = () if not text else (text,) if is_plain else line_of("", text, source, self._atlas)
        if kind and not word:
            return self._event(moment, said)
        if not others:
            return (f"{word}: ", *said) if word and said else said or (word or self._say("contact"),)
        before, after = self._with
        listed = (self._atlas.ref(others[0]),) if len(others) == 1 else self._names(others)
        head = (f"{word} {before}" if word else before, *listed, *((after,) if after else ()))
        return (*head, ": ", *said) if said else head

    def _names(self, others: tuple[str, ...]) -> Line:
        names: tuple[Piece, ...] = tuple([self._atlas.ref(one) for one in others[:_NAMES]])
        more = len(others) - _NAMES
        return joined((*names, self._say("n_more", n=more) if more > 0 else ""), ", ")

    def _event(self, moment: Moment, said: Line) -> Line:
        """What happened beside contact: "married Anna", "began at Avon Mill, buyer"."""
        who: Line = tuple(self._atlas.ref(one) for one in moment.others)
        what = joined((who, said), ", ")
        if moment.kind in {"gave", "received", "paid"} and moment.money and moment.kind == "paid":
            what = joined((money_words(moment.money), what))
        key = f"event_{moment.kind}"
        return self._say.around(key, what) if what else (self._say(key).replace("{}", "").strip(" :"),)

    def _shortened(self, years: tuple[Year, ...], subject: Subject) -> tuple[Year, ...]:
        """The latest years with their lines; the others lead to pages of their own, which are kept for `further`."""
        left, short = _FIRST, list[Year]()
        for year in years:
            number = len(year.entries) + len(year.private)
            if number <= max(left, _FEW) or not year.title.isdecimal():
                left = max(left - number, 0)
                short.append(year)
                continue
            ref = Ref(
                self._say("timeline_all", year=year.title), part_route(self._atlas.routes[subject.id], year.title)
            )
            shown, left = year.entries[:left], 0
            short.append(Year(year.title, year.count, shown, (), ref, year.open and bool(shown)))
            self._further.append(self._page(year, ref.route, subject))
        return tuple(short)

    def _page(self, year: Year, route: str, subject: Subject) -> TimelinePage:
        here = self._atlas.ref(subject.id)
        whole = Year(year.title, year.count, year.entries, year.private, None, open=True)
        return TimelinePage(
            route=route, title=f"{here.text}, {year.title}", section="people",
            trail=(*self._common.trail(subject.kind), here), timeline=Timeline((whole,)),
        )  # fmt: skip


def cut(text: str, longest: int) -> str:
    """The beginning of a text, up to a word's end, no link broken."""
    short = text[:longest].rpartition(" ")[0] or text[:longest]
    return (short[: short.rindex("[[")] if short.count("[[") > short.count("]]") else short).rstrip(" ,;:–-") + " …"


def _log_anchor(note: Note | None) -> str:
    """The id of the heading above a note's own log; empty without one."""
    return _anchor_at(note, note.log[0].line) if note and note.log else ""


def _anchor_at(note: Note | None, line: int) -> str:
    headings = note.headings if note else ()
    return next((each.id for each in reversed(headings) if each.line <= line and not each.private), "")
