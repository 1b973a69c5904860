"""Circles: who stands where together with whom - at work, at school, in a house, a town, under a tag, at a gathering.

An index from circles to their members and back; no list of pairs is ever made. It must not know how a circle is shown.
"""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from relwiki.derive.contacts import journal_date
from relwiki.derive.organisations import Stint, households
from relwiki.derive.subjects import Subjects
from relwiki.model.date import Date, Range
from relwiki.model.names import fold
from relwiki.model.note import Kind, Note

# Of several ties to one organisation the first of these says what kind of tie it is.
_KEYS = ("works_at", "members", "contacts", "member_of", "education", "lives_in", "from", "tags", "people")
_DAY = dt.timedelta(days=1)


class Membership(msgspec.Struct, frozen=True, gc=False):
    """Somebody is or was in a circle."""

    person: str
    # Id of the circle.
    circle: str
    # The key that says it; "tags" and "people" for tags and gatherings.
    key: str
    # When, as far as anything is known of it, in order.
    periods: tuple[Range, ...] = ()
    # Whether it is so now; what has no end still is.
    now: bool = True


class Circle(msgspec.Struct, frozen=True, gc=False):
    """People who have a place, a house, a job, a school, a tag or an evening in common; at least two."""

    # "KIND:TARGET".
    id: str
    # "household", "organisation", "school", "place", "from", "tag" or "gathering".
    kind: str
    # A subject's id; for tags the tag, folded.
    target: str
    # By the ids of people; each once.
    members: tuple[Membership, ...]


class Circles(msgspec.Struct, frozen=True, gc=False):
    """All circles, and each person's own. The quiet are in none; what is private or unsure makes none."""

    by_id: Mapping[str, Circle]
    # Person -> memberships, by the ids of circles.
    of: Mapping[str, tuple[Membership, ...]]


class Shared(msgspec.Struct, frozen=True, gc=False):
    """A circle that two people have in common."""

    # Id of the circle.
    circle: str
    # "together": at the same time for certain; "apart": certainly not; "both": no more than that is known.
    how: str
    # When together, for "together".
    periods: tuple[Range, ...] = ()
    # Whether both are in it now.
    now: bool = False


_Index = dict[tuple[str, str], dict[str, list[tuple[str, Range | None, bool]]]]


def circles(
    notes: Iterable[Note],
    subjects: Subjects,
    stints: Iterable[Stint],
    homes: Iterable[Stint],
    quiet: frozenset[str],
    today: dt.date,
) -> Circles:
    """Everybody's circles, from stints and homes, tags, and the `people` of journal notes up to today."""
    index: _Index = {}
    stints = (*stints, *homes)
    houses = households((stint.target for stint in stints), subjects)
    for stint in stints:
        subject = subjects.by_id.get(stint.person)
        if not stint.target or subject is None or subject.kind is not Kind.PERSON or stint.person in quiet:
            continue
        if not (stint.private or stint.unsure or stint.state == "planned"):
            place = index.setdefault((_kind(stint, houses), stint.target), {})
            place.setdefault(stint.person, []).append((stint.key, stint.period, stint.state == "current"))
    for note in notes:
        kind = subjects.by_id[note.path].kind
        if kind is Kind.PERSON and not note.private and note.path not in quiet:
            for tag in _tags(note):
                index.setdefault(("tag", tag), {})[note.path] = [("tags", None, True)]
        elif kind is Kind.JOURNAL and not note.private and _is_past(note, today):
            for person in _attended(note, subjects):
                if person not in quiet:
                    index.setdefault(("gathering", note.path), {})[person] = [("people", None, True)]
    return _both_ways(index)


def _both_ways(index: _Index) -> Circles:
    by_id: dict[str, Circle] = {}
    of: dict[str, list[Membership]] = {}
    for kind, target in sorted(index):
        people = index[kind, target]
        if len(people) > 1:
            identity = f"{kind}:{target}"
            members = tuple(_membership(person, identity, people[person]) for person in sorted(people))
            by_id[identity] = Circle(identity, kind, target, members)
            for member in members:
                of.setdefault(member.person, []).append(member)
    return Circles(by_id, {person: tuple(found) for person, found in of.items()})


def _kind(stint: Stint, houses: frozenset[str]) -> str:
    if stint.key in {"lives_in", "from"}:
        return "place" if stint.key == "lives_in" else "from"
    if stint.target in houses:
        return "household"
    return "school" if stint.key == "education" else "organisation"


def _tags(note: Note) -> Iterator[str]:
    """The folded tags of a note and the tags above them, each once or more; `#quiet` groups nobody."""
    for tag in note.tags:
        parts = fold(tag).split("/")
        if parts != ["quiet"]:
            yield from ("/".join(parts[:depth]) for depth in range(1, len(parts) + 1))


def _is_past(note: Note, today: dt.date) -> bool:
    date = journal_date(note)
    day = date.earliest() if date else None
    return day is None or day <= today


def _attended(note: Note, subjects: Subjects) -> Iterator[str]:
    """The people of a journal note that are no secret and no guess."""
    for statement in note.stated("people"):
        entry = statement.entry
        person = "" if statement.private or entry.private or entry.unsure else subjects.of_entry(
            entry, Kind.PERSON, note.path
        )  # fmt: skip
        if person and subjects.by_id[person].kind is Kind.PERSON:
            yield person


def _membership(person: str, circle: str, stated: list[tuple[str, Range | None, bool]]) -> Membership:
    """One membership out of all that is stated of it: a range says more than a line without one."""
    if len(stated) == 1:
        key, period, now = stated[0]
        return Membership(person, circle, key, (period,) if period else (), now)
    keys = {key for key, _, _ in stated}
    periods = dict.fromkeys(period for _, period, _ in stated if period)
    dated = [now for _, period, now in stated if period]
    now = any(dated) if dated else any(now for _, _, now in stated)
    ordered = tuple(sorted(periods, key=_start)) if len(periods) > 1 else tuple(periods)
    return Membership(person, circle, next(key for key in _KEYS if key in keys), ordered, now)


def _start(period: Range) -> tuple[dt.date, str]:
    first = period.start.earliest() if period.start else None
    return first or dt.date.min, (period.end.iso() if period.end else "")


def shared_circles(one: str, other: str, found: Circles) -> tuple[Shared, ...]:
    """The circles that two people have in common, by their ids; the work is that of reading both lists."""
    theirs = {each.circle: each for each in found.of.get(other, ())}
    return tuple(shared(mine, theirs[mine.circle]) for mine in found.of.get(one, ()) if mine.circle in theirs)


def shared(one: Membership, other: Membership) -> Shared:
    """What two memberships of one circle have in common in time."""
    now = one.now and other.now
    if not (one.periods and other.periods):
        return Shared(one.circle, "both", now=now)
    together: list[Range] = []
    possible = False
    for mine, theirs in itertools.product(one.periods, other.periods):
        common = overlap(mine, theirs)
        if common:
            together.append(common)
        possible = possible or not _apart(mine, theirs)
    if together:
        return Shared(one.circle, "together", _merged(together), now)
    return Shared(one.circle, "both" if possible else "apart", now=now)


def overlap(one: Range, other: Range) -> Range | None:
    """The time in which both certainly were: 2011..2016 and 2014.. give 2014..2016; None where that is not certain.

    2011..2014 and 2014..2016 may never have met, and neither may what has no known beginning.
    """
    if one == other:
        return one if one.start else None
    start, end = _later(one.start, other.start), _earlier(one.end, other.end)
    first, last = (start.latest() if start else None), (end.earliest() if end else None)
    if start is None or first is None or (end is not None and (last is None or first > last)):
        return None
    return Range(start, end)


def _later(one: Date | None, other: Date | None) -> Date | None:
    """The later of two beginnings; None unless both are known by the year."""
    if one is None or other is None:
        return None
    first, second = one.earliest(), other.earliest()
    if first is None or second is None:
        return None
    return max((one, first), (other, second), key=lambda each: each[1])[0]


def _earlier(one: Date | None, other: Date | None) -> Date | None:
    """The earlier of two ends; what has none goes on."""
    if one is None or other is None:
        return one or other
    return min(one, other, key=lambda each: each.latest() or dt.date.max)


def _apart(one: Range, other: Range) -> bool:
    """Whether one certainly ended before the other began."""
    return _ended(one.end, other.start) or _ended(other.end, one.start)


def _ended(end: Date | None, start: Date | None) -> bool:
    last, first = (end.latest() if end else None), (start.earliest() if start else None)
    return last is not None and first is not None and last < first


def _merged(found: list[Range]) -> tuple[Range, ...]:
    """Times in order, those that run into each other taken together."""
    kept: list[Range] = []
    for period in sorted(set(found), key=_start):
        known = kept[-1] if kept else None
        last = known.end.latest() if known and known.end else dt.date.max
        first = period.start.earliest() if period.start else None
        if known and last and first and (last == dt.date.max or first <= last + _DAY):
            end = None if known.end is None or period.end is None else max(
                (known.end, period.end), key=lambda each: each.latest() or dt.date.max
            )  # fmt: skip
            kept[-1] = Range(known.start, end)
        else:
            kept.append(period)
    return tuple(kept)
