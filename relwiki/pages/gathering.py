"""A gathering's page: who comes, and what is good to know of each. Made to be printed on one sheet."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

import msgspec

from relwiki.derive.gatherings import Bereaved, Gathering, Guest
from relwiki.derive.tastes import Taste
from relwiki.derive.threads import Matter, open_with
from relwiki.model.date import Date
from relwiki.model.names import initials
from relwiki.pages.fields import sentence
from relwiki.pages.gifts import taste_words
from relwiki.pages.occasions import Rows
from relwiki.pages.page import Page
from relwiki.pages.shown import Face, Line, Piece, Ref, Row, When
from relwiki.pages.subject import Common
from relwiki.pages.threads import OPEN
from relwiki.pages.words import Words, joined

# Kinds of taste, in the order of their weight, that a host asks for.
_KINDS = ("allergy", "food", "dislike")


class Seat(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One guest."""

    ref: Ref
    face: Face
    # What they are to you, and when you last saw each other.
    line: Line = ()
    # Allergies, food, dislikes, children, losses, what is open, whom they have not met.
    rows: tuple[Row, ...] = ()


class GatheringPage(Page, frozen=True, gc=False, kw_only=True):
    """A planned day with its guests."""

    template: ClassVar[str] = "gathering.html"

    when: When
    # The journal note.
    note: Ref
    # "Seven come.".
    count: str
    # For the whole table: what nobody should be given, who sits apart, what is to be settled.
    rows: tuple[Row, ...] = ()
    seats: tuple[Seat, ...] = ()
    private: bool = False


def gathering_row(path: str, common: Common) -> tuple[Row, ...]:
    """The way from a journal note to its gathering."""
    route = common.gatherings.get(path)
    return (Row(common.say("gathering"), ((Ref(common.say("gathering_link"), route),),)),) if route else ()


def build(common: Common) -> Iterator[Page]:
    """One page for each gathering from today on."""
    rows = Rows(common)
    for each in common.facts.between.gatherings:
        yield _page(each, common, rows)


def _page(gathering: Gathering, common: Common, rows: Rows) -> GatheringPage:
    say, note = common.say, common.atlas.ref(gathering.id)
    day, iso = gathering.date.earliest(), gathering.date.iso()
    name = note.text.removeprefix(iso).lstrip(" _–-")
    return GatheringPage(
        route=common.gatherings[gathering.id],
        title=name or say("gathering_on", date=say.date(gathering.date)),
        section="upcoming",
        trail=(Ref(say("upcoming"), "upcoming.html"),),
        when=When(say.full_day(day) if day else say.date(gathering.date), iso, "until"),
        note=Ref(say("gathering_note"), note.route),
        count=say.many("guests", len(gathering.guests)),
        rows=tuple(_table(gathering, common)),
        seats=tuple(_seat(each, gathering, common, rows) for each in gathering.guests),
        private=gathering.private,
    )


def _table(gathering: Gathering, common: Common) -> Iterator[Row]:
    """What concerns the whole table."""
    say = common.say
    for kind in ("allergy", "food"):
        told = [
            (taste_words(taste, say), " (", _called(guest, common), ")")
            for guest in gathering.guests for taste in guest.tastes if taste.kind == kind
        ]  # fmt: skip
        if told:
            yield Row(say(f"table_{kind}"), (joined(tuple(told), "; "),))
    if gathering.apart:
        yield Row(say("table_apart"), tuple(
            say.around(f"apart_{why}", common.atlas.ref(one), common.atlas.ref(other))
            for one, other, why in gathering.apart
        ))  # fmt: skip
    open_here = open_with(common.facts.between.threads, gathering.id, gathering.id if gathering.private else "")
    settle = tuple(_open_line(each, common) for each in open_here)
    tasks = _tasks(gathering, common)
    if settle or tasks:
        yield Row(say("table_settle"), (*settle, *tasks))


def _tasks(gathering: Gathering, common: Common) -> tuple[Line, ...]:
    note = common.facts.subjects.by_id[gathering.id].note
    return tuple(
        sentence(task.text, gathering.id, common.atlas)
        for task in (note.tasks if note else ())
        if not task.done and (not task.private or gathering.private)
    )


def _called(guest: Guest, common: Common) -> Ref:
    return common.atlas.ref(guest.id) if guest.id else Ref(guest.name)


def _seat(guest: Guest, gathering: Gathering, common: Common, rows: Rows) -> Seat:
    say = common.say
    if not guest.id:
        return Seat(Ref(guest.name), Face(initials(guest.name), 0), (say("guest_unknown"),))
    seen: Line = say.around("last_seen", say.when(guest.seen, "since")) if guest.seen else (say("never_seen"),)
    if guest.last and (guest.seen is None or guest.last.iso() > guest.seen.iso()):
        seen = (*seen, ", ", *say.around("last_in_touch_at", say.when(guest.last, "since")))
    light = common.facts.light.get(guest.id)
    who: Line = rows.said_of(guest.id, [])
    if light:
        seen, word = (), say.known(f"tie_{light.word}", light.word)
        who = say.around("word_of", word, common.atlas.ref(light.stated_by[0]))
    parts = (*_tastes(guest.tastes, say), *_family(guest, common), *_talk(guest, gathering, common))
    return Seat(common.atlas.ref(guest.id), common.atlas.face(guest.id), joined((who, seen)), parts)


def _tastes(found: Iterable[Taste], say: Words) -> Iterator[Row]:
    found = tuple(found)
    for kind in _KINDS:
        named = tuple(taste_words(each, say) for each in found if each.kind == kind)
        if named:
            yield Row(say(f"guest_{kind}"), ((", ".join(named),),))


def _family(guest: Guest, common: Common) -> Iterator[Row]:
    """Children who stay at home, with the ages that the browser counts; and whom they lost lately."""
    say = common.say
    children = tuple(_child(each, common) for each in guest.children)
    if children:
        yield Row(say("guest_children"), (joined(children, ", "),))
    if guest.losses:
        yield Row(say("has_lost"), tuple(_loss(each, common) for each in guest.losses))


def _child(identity: str, common: Common) -> Line:
    ref, born = common.atlas.ref(identity), _born(identity, common)
    return (ref, " (", *common.say.around("detail_born", common.say.when(born, "age")), ")") if born else (ref,)


def _born(identity: str, common: Common) -> Date | None:
    light = common.facts.light.get(identity)
    if light:
        return light.born
    note = common.facts.subjects.by_id[identity].note
    return next((each.when.date for each in note.dated if each.key == "born"), None) if note else None


def _loss(each: Bereaved, common: Common) -> Line:
    when: Piece = common.say.when(each.date) if each.date else ""
    if each.dead:
        word = common.say.known(f"tie_{each.word}", each.word)
        return joined(((f"{word} ", common.atlas.ref(each.dead)), when), ", ")
    return joined((sentence(each.text, each.source, common.atlas), when), ", ")


def _talk(guest: Guest, gathering: Gathering, common: Common) -> Iterator[Row]:
    """What is open with them, whom they have not met, and that there is more to look up."""
    say = common.say
    found = [each for each in open_with(common.facts.between.threads, guest.id) if each.word in OPEN]
    lines = tuple(_open_line(each, common) for each in found)
    if lines:
        yield Row(say("guest_open"), lines)
    yield from _unmet(guest, gathering, common)
    if guest.more:
        yield Row(say("guest_more"), ((say("guest_more_in_note"),),))


def _unmet(guest: Guest, gathering: Gathering, common: Common) -> Iterator[Row]:
    """Whom they have not met; where these are most, whom they have."""
    say = common.say
    others = [each.id for each in gathering.guests if each.id and each.id != guest.id]
    met = [each for each in others if each not in guest.unmet]
    if guest.stranger:
        yield Row(say("guest_met"), ((say("knows_nobody"),),))
    elif guest.unmet:
        few = len(met) < len(guest.unmet)
        names: tuple[Piece, ...] = tuple(common.atlas.ref(each) for each in (met if few else guest.unmet))
        yield Row(say("guest_met" if few else "guest_unmet"), (joined(names, ", "),))


def _open_line(matter: Matter, common: Common) -> Line:
    """What is open in a few words; the sheet has no room for when it was said, only for when it is due."""
    due = matter.date if matter.due else None
    when = common.say.around("by_day", common.say.when(due)) if due else ()
    text = joined((sentence(matter.text, matter.source, common.atlas), when))
    return (common.say(f"thread_{matter.word}") + ": ", *text)
