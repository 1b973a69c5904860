"""Who should meet whom: on the page of mutual interests, and three on a person's own."""

from collections.abc import Iterator

from relwiki.derive.matching import Meeting
from relwiki.derive.strength import KEENNESS
from relwiki.derive.subjects import Subject
from relwiki.pages.bonds import Introduction
from relwiki.pages.common_ground import grounds, numbers, rarity
from relwiki.pages.shown import Entry, Group, Line
from relwiki.pages.subject import Common
from relwiki.pages.words import joined

# Topics that one sentence can bear.
_NAMED = 2


def introductions(common: Common) -> tuple[Introduction, ...]:
    """The introductions most worth making."""
    return tuple(_introduction(each, common) for each in common.facts.bonds.meetings.best)


def _introduction(meeting: Meeting, common: Common) -> Introduction:
    first, second = _in_order(meeting, common)
    return Introduction(
        Entry(common.atlas.ref(first), common.atlas.face(first)),
        Entry(common.atlas.ref(second), common.atlas.face(second)),
        tuple((common.atlas.ref(each.topic), rarity(each, common, "these_two")) for each in meeting.topics),
        _also(meeting, common),
        sentence(meeting, common),
        tuple(numbers(meeting.topics, meeting.grounds, common)),
    )


def _in_order(meeting: Meeting, common: Common) -> tuple[str, str]:
    first, second = sorted(
        (meeting.one, meeting.other), key=lambda each: (common.atlas.ref(each).text.casefold(), each)
    )
    return first, second


def _also(meeting: Meeting, common: Common) -> Line:
    beside = grounds(meeting.grounds, common)
    return common.say.around("both_too", beside) if beside else ()


def sentence(meeting: Meeting, common: Common) -> str:
    """What to say when they stand before each other: "Ana, meet Rui: you both love Storm chasing"."""
    first, second = (common.atlas.ref(each).text for each in _in_order(meeting, common))
    names = [common.atlas.ref(each.topic).text for each in meeting.topics[:_NAMED]]
    topics = common.say("and_both", one=names[0], other=names[1]) if len(names) == _NAMED else names[0]
    loved = all(each.keen == 2 * KEENNESS["high"] for each in meeting.topics[:_NAMED])
    return common.say("introduce_keen" if loved else "introduce", one=first, other=second, topics=topics)


def might_meet(subject: Subject, common: Common) -> Iterator[Group]:
    """Whom somebody might enjoy meeting. No numbers: they would change the page with every other note."""
    entries = tuple(
        Entry(common.atlas.ref(other), common.atlas.face(other), _reason(meeting, common))
        for meeting in common.facts.bonds.meetings.of.get(subject.id, ())
        for other in (meeting.other if meeting.one == subject.id else meeting.one,)
    )
    if entries:
        yield Group(common.say("might_meet"), "r-meet", entries)


def _reason(meeting: Meeting, common: Common) -> Line:
    topics = joined(tuple(common.atlas.ref(each.topic) for each in meeting.topics), ", ")
    return joined((topics, _also(meeting, common), common.say("quoted", text=sentence(meeting, common))))
