"""With whom you want to keep in touch: how often, since when it is time, and who was once nearer than now.

Knows nothing of words. What it says holds for one day, `today`; whoever shows it later counts anew from the dates.
"""

import datetime as dt
import itertools
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from relwiki.derive.contacts import Contact, with_members
from relwiki.derive.recurrence import plus
from relwiki.derive.relationships import Tie
from relwiki.derive.silence import Silence
from relwiki.derive.subjects import Subject, Subjects
from relwiki.model.date import Date, Period
from relwiki.model.names import fold
from relwiki.model.note import Kind, Note
from relwiki.model.occasion import Occasion

# Where people may stay who come and go like the weather: nobody is to be reminded of them.
WEATHER = "weather"
# What somebody's state may be, in the order in which lists show them.
STATES = ("due", "soon", "long", "never", "planned", "later")
# "Soon" is the last quarter of a rhythm, and no more days than these.
_SOON, _QUARTER = 14, 4
# A rhythm of one's own needs so many days of contact; silence is long from so many days and so many times its median.
_DAYS_OF_CONTACT, _LONG, _TIMES = 5, 90, 3
_NO = frozenset({"false", "no"})


class Cadence(msgspec.Struct, frozen=True, gc=False):
    """How often to be in touch, and who says so."""

    # A count of 0 for never.
    period: Period
    # The stage or tag of the settings; empty where the note says it itself.
    by: str = ""
    private: bool = False


class Touch(msgspec.Struct, frozen=True, gc=False):
    """How it stands with one person or organisation that has a cadence, or was once nearer."""

    who: str
    # One of STATES: time has come; comes within a quarter of the rhythm (14 days at most); long ago by its own rhythm;
    # a cadence and no contact yet; something is planned, so that none of these counts; all well.
    state: str
    # Last contact up to today; None for never.
    last: Date | None = None
    cadence: Cadence | None = None
    # The first day on which the last contact is as old as the cadence.
    due: dt.date | None = None
    # How much is overdue, as a share of the cadence or of the own rhythm: 0 on the day, 1 one rhythm later.
    share: float = 0.0
    # Median of days between the days of contact; 0 where these are too few.
    usual: int = 0
    # The next day planned, where there is one.
    planned: Date | None = None
    # The note, its cadence or what is planned is private: no list may say it.
    private: bool = False


class Keeping(msgspec.Struct, frozen=True, gc=False):
    """Everybody with a cadence or a rhythm lost."""

    # By state, then the most overdue first, then by id.
    people: tuple[Touch, ...]
    # Household -> its members, for whom a contact with the household counts.
    households: Mapping[str, tuple[str, ...]]

    def of(self, *states: str) -> tuple[Touch, ...]:
        """Whoever is in one of these states and may be named, in order."""
        return tuple(each for each in self.people if each.state in states and not each.private)


def cadence(note: Note, settings: Sequence[tuple[str, Period]]) -> Cadence | None:
    """What a note says, else what the first line of the settings says that is its stage or one of its tags.

    A rhythm that nobody understands is none, and the settings do not speak in its place (vault format, key
    `keep_in_touch`). A tag stands for those below it: `customer` for `customer/trade`.
    """
    if note.value("keep_in_touch"):
        own = next((each for each in note.dated if each.key == "keep_in_touch" and each.when.period), None)
        period = own.when.period if own else None
        return Cadence(period, private=own.private) if own and period else None
    if not settings:
        return None
    stage, tags = stage_of(note), [fold(tag) for tag in note.tags]
    for name, period in settings:
        wanted = fold(name.lstrip("#"))
        if wanted == stage or any(tag == wanted or tag.startswith(wanted + "/") for tag in tags):
            return Cadence(period, name)
    return None


def stage_of(note: Note) -> str:
    """The stage as a word to compare: without its brackets, folded."""
    return fold(note.value("stage").partition("(")[0].strip())


def keeping(
    subjects: Subjects,
    contacts: Sequence[Contact],
    met: Mapping[str, Sequence[Contact]],
    last: Mapping[str, Date],
    occasions: Iterable[Occasion],
    ties: Mapping[str, tuple[Tie, ...]],
    hush: Silence,
    households: Mapping[str, tuple[str, ...]],
    settings: Sequence[tuple[str, Period]],
    owner: str,
    today: dt.date,
) -> Keeping:
    """How it stands with everybody. The owner, the dead, the quiet and whoever wants no reminding are left out.

    `met` holds the contacts of each subject, in the order of `contacts`.
    """
    ended = _ended(ties.get(owner, ()))
    planned = _planned(contacts, occasions, households, today)
    found: list[Touch] = []
    for subject in subjects.of_kind(Kind.PERSON, Kind.ORGANISATION):
        who, note = subject.id, subject.note
        if who == owner or who in hush.dead or who in hush.quiet or (note and stage_of(note) == WEATHER):
            continue
        wish = cadence(note, settings) if note else None
        if wish is None and (subject.kind is not Kind.PERSON or (note and note.value("keep_in_touch"))):
            continue
        if who in ended and (wish is None or wish.by) and not (note and note.value("quiet").strip().casefold() in _NO):
            continue
        each = _touch(subject, wish, last.get(who), met.get(who, ()), planned.get(who), today)
        if each:
            found.append(each)
    found.sort(key=lambda each: (STATES.index(each.state), -each.share, each.who))
    return Keeping(tuple(found), households)


def _touch(
    subject: Subject,
    wish: Cadence | None,
    last: Date | None,
    met: Sequence[Contact],
    ahead: tuple[Date, bool] | None,
    today: dt.date,
) -> Touch | None:
    """One of them; None where there is nothing to say, as for `never`."""
    if wish and not wish.period.count:
        return None
    planned = ahead[0] if ahead else None
    private = bool((subject.note and subject.note.private) or (wish and wish.private) or (ahead and ahead[1]))
    spoken = last.latest() if last else None
    silent = (today - spoken).days if spoken else 0
    if wish is None and silent < _LONG:
        return None
    usual = usual_gap(_days(met, today)) if len(met) >= _DAYS_OF_CONTACT else 0
    if wish is None:
        if not usual or silent < _TIMES * usual:
            return None
        share = round(silent / usual - 1, 2)
        return Touch(subject.id, "planned" if planned else "long", last, None, None, share, usual, planned, private)
    if spoken is None:
        state = "planned" if planned else "never"
        return Touch(subject.id, state, None, wish, usual=usual, planned=planned, private=private)
    due = plus(min(spoken, today), wish.period) or dt.date.max
    over, length = (today - due).days, wish.period.days()
    state = "due" if over >= 0 else "soon" if -over <= min(_SOON, length / _QUARTER) else "later"
    if planned and state != "later":
        state = "planned"
    return Touch(subject.id, state, last, wish, due, round(over / length, 2), usual, planned, private)


def usual_gap(days: Sequence[int]) -> int:
    """The median of the days between contacts, rounded down and at least 1; 0 where these are fewer than five.

    `days` are ordinals of civil days in order, each once.
    """
    if len(days) < _DAYS_OF_CONTACT:
        return 0
    gaps = sorted([later - earlier for earlier, later in itertools.pairwise(days)])
    # Of an even number the mean of the two in the middle.
    return max(1, (gaps[(len(gaps) - 1) // 2] + gaps[len(gaps) // 2]) // 2)


def _ended(ties: Iterable[Tie]) -> frozenset[str]:
    """With whom everything that you were to each other is past."""
    going: dict[str, bool] = {}
    for tie in ties:
        going[tie.other] = going.get(tie.other, False) or tie.state != "past"
    return frozenset(other for other, goes_on in going.items() if not goes_on)


def _days(contacts: Iterable[Contact], today: dt.date) -> list[int]:
    """The days of contact up to today that are known exactly, each once, in order."""
    days = [
        dt.date(date.year, date.month, date.day).toordinal()
        for each in contacts
        if each.is_contact and (date := each.date).year and date.month and date.day
    ]
    last = today.toordinal()
    return [day for day in dict.fromkeys(days) if day <= last]


def _planned(
    contacts: Sequence[Contact],
    occasions: Iterable[Occasion],
    households: Mapping[str, tuple[str, ...]],
    today: dt.date,
) -> dict[str, tuple[Date, bool]]:
    """For each subject the next day on which something is planned, and whether that is private.

    Lines of logs and journal notes of days to come, and follow-ups. `contacts` are sorted by date.
    """
    found: dict[str, tuple[dt.date, Date, bool]] = {}

    def take(people: tuple[str, ...], date: Date, *, private: bool, also_today: bool) -> None:
        first = date.earliest()
        if first is None or first < today or (first == today and not also_today):
            return
        for who in with_members(people, households):
            if who not in found or first < found[who][0]:
                found[who] = first, date, private

    for each in contacts[bisect_left(contacts, today.isoformat(), key=lambda one: one.date.iso()) :]:
        if each.is_contact or each.kind == "plan":
            take(each.people, each.date, private=each.private, also_today=each.kind == "plan")
    for occasion in occasions:
        if occasion.kind == "follow-up" and occasion.when.form == "once" and occasion.when.date:
            take(occasion.who, occasion.when.date, private=occasion.private, also_today=True)
    return {who: (date, private) for who, (_, date, private) in found.items()}
