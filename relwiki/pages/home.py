"""Home: today, and what the next days ask for."""

from collections.abc import Iterator

from relwiki.derive.occasions import Coming, overdue, upcoming
from relwiki.model.note import Kind
from relwiki.pages import keep_in_touch as touch
from relwiki.pages import threads
from relwiki.pages.gifts import Giving
from relwiki.pages.occasions import Rows, horizon
from relwiki.pages.page import HomePage, Page
from relwiki.pages.ripening import on_home
from relwiki.pages.shown import Entry, Group, Ref
from relwiki.pages.subject import Common
from relwiki.pages.words import joined

_AHEAD = 30
# Rows, where there are more than enough; Upcoming has them all. A day is never cut in two.
_ENOUGH, _MOST_AHEAD = 32, 24
_MOST_FACES = 24
_MOST_OPEN = 12


def build(common: Common) -> Iterator[Page]:
    """The one page a day begins with."""
    facts, atlas, today = common.facts, common.atlas, common.facts.today
    rows = Rows(common)
    # What is only known by its year would stand here all year long.
    soon = upcoming(facts.occasions, today, horizon(today, _AHEAD))
    coming = [each for each in soon if each.vague != "year" and rows.is_open(each)]
    late = tuple(
        Entry(row.who, row.face, joined((row.what, row.when)))
        for row in map(rows.row, [each for each in overdue(facts.occasions, today) if rows.is_open(each)][:_MOST_OPEN])
    )
    people = [
        subject
        for subject in facts.subjects.of_kind(Kind.PERSON)
        if subject.note and subject.id not in facts.hush.quiet and subject.id not in facts.hush.dead
    ]
    shown_ahead = _whole_days(coming)
    more = len(coming) - len(shown_ahead)
    shown = sorted(people, key=lambda subject: (not atlas.face(subject.id).photo, subject.id))[:_MOST_FACES]
    groups = (
        Group(common.say("was_to_be_done"), "r-late", late),
        threads.on_home(common),
        Giving(common).on_home(),
        touch.on_home(common),
        *on_home(common),
    )
    yield HomePage(
        route="index.html",
        title=facts.settings.title or common.say("people"),
        section="home",
        today=today.isoformat(),
        day=common.say.full_day(today, year=False),
        ahead=tuple(rows.row(each) for each in shown_ahead),
        further=Ref(common.say("further_ahead", n=more), "upcoming.html") if more else None,
        groups=tuple(group for group in groups if group.entries),
        faces=tuple(Entry(atlas.ref(subject.id), atlas.face(subject.id)) for subject in shown),
        empty="" if people else common.say("no_people_home"),
    )


def _whole_days(coming: list[Coming]) -> list[Coming]:
    """The first rows, to the end of a day; of a day that is too long by itself as many as there is room for."""
    if len(coming) <= _ENOUGH:
        return coming
    last = coming[_MOST_AHEAD].day
    return [each for each in coming[:_MOST_AHEAD] if each.day < last] or coming[:_MOST_AHEAD]
