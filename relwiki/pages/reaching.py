"""Your reach in words, and the circles of the vault: what the page of connections tells before it lists."""

from collections.abc import Iterable, Iterator

from relwiki.derive.circles import Circle
from relwiki.pages.circles import circle_ref
from relwiki.pages.linked import Chapter, Related
from relwiki.pages.related import Segments
from relwiki.pages.shown import Entry, Line, Ref
from relwiki.pages.subject import Common
from relwiki.pages.words import joined

# Circles of a kind and connectors, names in an entry, rows of a table.
_MOST_ROWS = 12
_MOST_NAMES = 8
_MOST_NUMBERS = 50
_CIRCLES = {
    "household": "organisations/index.html", "organisation": "organisations/index.html",
    "school": "organisations/index.html", "place": "places/index.html", "from": "places/index.html",
    "gathering": "journal/index.html", "tag": "tags/index.html",
}  # fmt: skip
# From so large a share of all ways on, connectors are called so.
_MUCH, _SOME = 0.1, 0.02


def reach_chapters(common: Common, segments: Segments) -> Iterator[Chapter]:
    """Whom only one contact joins to you, which groups stand apart, who stands alone, who joins others."""
    yield from _only_through(common, segments)
    yield from _apart(common, segments)
    yield from _alone(common, segments)
    yield from _connectors(common, segments)


def _only_through(common: Common, segments: Segments) -> Iterator[Chapter]:
    found, say = common.facts.connections.reach.only_through, common.say
    rows = tuple(
        _row(person, say.around("only_through", _names(behind, common)), (person, *behind), common, segments)
        for person, behind in found
    )
    if rows:
        yield Chapter(say("reach_only"), "r-reach", rows, say("reach_only_note"))


def _connectors(common: Common, segments: Segments) -> Iterator[Chapter]:
    reach, say = common.facts.connections.reach, common.say
    rows = tuple(
        _row(each.person, (say(_often(each.share)),), (each.person,), common, segments)
        for each in reach.connectors[:_MOST_ROWS]
    )
    if rows:
        numbers = tuple(
            (common.atlas.ref(each.person), f"{each.share:.3f}") for each in reach.connectors[:_MOST_NUMBERS]
        )
        how = say("numbers_estimated", n=reach.pivots) if reach.pivots else say("numbers_exact")
        note = say("connectors_note_owner" if common.facts.owner else "connectors_note")
        yield Chapter(
            say("connectors"), "r-connectors", rows, note, numbers=numbers, remark=f"{say('numbers_what')} {how}"
        )


def _often(share: float) -> str:
    return "connects_much" if share >= _MUCH else "connects_some" if share >= _SOME else "connects_few"


def _alone(common: Common, segments: Segments) -> Iterator[Chapter]:
    found = sorted(common.facts.connections.reach.alone, key=lambda each: _sort(each, common))
    rows = tuple(_row(each, (), (each,), common, segments) for each in found)
    if rows:
        yield Chapter(common.say("alone"), "r-alone", rows, common.say("alone_note"))


def _apart(common: Common, segments: Segments) -> Iterator[Chapter]:
    """Groups that no relationship joins with the largest; circles, which may hold them together, are left aside."""
    say, groups = common.say, common.facts.connections.reach.components
    rows = []
    for people in groups[1:]:
        ordered = sorted(people, key=lambda each: _sort(each, common))
        line: Line = say.around("circle_with", _names(ordered[1:], common))
        rows.append(_row(ordered[0], line, people, common, segments))
    if rows:
        yield Chapter(say("apart"), "r-apart", tuple(rows), say("apart_note", n=len(groups[0])))


def circle_chapters(common: Common, segments: Segments) -> Iterator[Chapter]:
    """The circles of each kind, the largest first."""
    kinds: dict[str, list[Circle]] = {}
    for circle in common.facts.connections.circles.by_id.values():
        kinds.setdefault(circle.kind, []).append(circle)
    for kind, index in _CIRCLES.items():
        found = kinds.get(kind, [])
        found.sort(key=lambda each: (-len(each.members), circle_ref(each, common).text.casefold(), each.id))
        rows = tuple(_circle(each, common, segments) for each in found[:_MOST_ROWS])
        if rows:
            rest = len(found) - len(rows)
            more = Ref(common.say("n_more", n=rest), index) if rest else None
            yield Chapter(common.say(f"circles_{kind}"), f"r-circles-{kind}", rows, more=more)


def _circle(circle: Circle, common: Common, segments: Segments) -> Related:
    """A circle with those who are in it now, then those who were."""
    ordered = sorted(circle.members, key=lambda each: (not each.now, _sort(each.person, common)))
    people = [each.person for each in ordered]
    count = common.say.many("people_here", len(people))
    line = joined((count, _names(people, common)))
    return Related(Entry(circle_ref(circle, common), line=line), "circle", segments.of(people[:_MOST_NAMES]))


def _row(person: str, line: Line, people: Iterable[str], common: Common, segments: Segments) -> Related:
    entry = Entry(common.atlas.ref(person), common.atlas.face(person), line)
    return Related(entry, "reach", segments.of(tuple(people)[: _MOST_NAMES + 1]))


def _names(people: Iterable[str], common: Common) -> Line:
    """The first names, and how many more there are."""
    everyone = tuple(people)
    shown = joined(tuple(common.atlas.ref(each) for each in everyone[:_MOST_NAMES]), ", ")
    more = len(everyone) - _MOST_NAMES
    return (*shown, common.say("and_n_more", n=more)) if more > 0 else shown


def _sort(person: str, common: Common) -> tuple[str, str]:
    return common.atlas.ref(person).text.casefold(), person
