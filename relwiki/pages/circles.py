"""Shared circles on a person's page: where somebody was with whom, and when.

Small circles name everybody, large ones only you and those who are related to this person, so that a newcomer among
thousands changes no page but those that show it.
"""

from collections.abc import Iterator

from relwiki.derive.circles import Circle, Membership, Shared, shared
from relwiki.derive.subjects import Subject
from relwiki.pages.shown import Entry, Group, Line, Piece, Ref, Row
from relwiki.pages.subject import Common
from relwiki.pages.words import joined

# Members of a circle that is shown with all its names.
_SMALL = 12
# Of a large one so many are named; of gatherings those whom one saw most often.
_MOST_NAMES = 8
_MOST_CIRCLES = 16
# A party of more people than this says nothing about who knows whom.
_CROWD = 60
_KINDS = ("household", "organisation", "school", "place", "from", "gathering", "tag")
_LABELLED = frozenset({"household", "school", "place", "from"})


def circle_ref(circle: Circle, common: Common) -> Ref:
    """The page of a circle."""
    return common.atlas.tag(circle.target) if circle.kind == "tag" else common.atlas.ref(circle.target)


def shared_circles(subject: Subject, common: Common) -> Iterator[Group]:
    """The group of circles that somebody shares with others; none for those who are in no circle."""
    found = common.facts.connections.circles
    if subject.id not in found.of:
        return
    beside = _beside(subject, common)
    entries: list[tuple[tuple[int, int, int, str], Entry]] = []
    met: dict[str, int] = {}
    for mine in found.of[subject.id]:
        circle = found.by_id[mine.circle]
        if circle.kind == "gathering":
            for each in circle.members if len(circle.members) <= _CROWD else ():
                met[each.person] = met.get(each.person, 0) + 1
            continue
        small = len(circle.members) <= _SMALL
        if not small and circle.kind == "tag":
            continue
        named = [each for each in circle.members if each is not mine] if small else beside.get(circle.id, [])
        if named:
            order = (circle.kind != "household", len(circle.members) if small else _SMALL + 1)
            sort = (*order, _KINDS.index(circle.kind), circle.id)
            entries.append((sort, _entry(circle, mine, named, small, common)))
    met.pop(subject.id, None)
    shown = [entry for _, entry in sorted(entries, key=lambda each: each[0])][:_MOST_CIRCLES]
    if met:
        shown.append(_gatherings(met, common))
    if shown:
        yield Group(common.say("shared_circles"), "r-circles", tuple(shown), form="circles")


def _beside(subject: Subject, common: Common) -> dict[str, list[Membership]]:
    """Large circle of somebody -> those in it who are related to them, and you.

    Looked up from the few that are related: to go through all members for each would be the square of them.
    """
    found = common.facts.connections.circles
    mine = (found.by_id[each.circle] for each in found.of.get(subject.id, ()))
    beside: dict[str, list[Membership]] = {
        each.id: [] for each in mine if len(each.members) > _SMALL and each.kind not in {"tag", "gathering"}
    }
    if beside:
        related = {tie.other for tie in common.facts.ties.get(subject.id, ()) if not tie.private}
        for person in (related | {common.facts.owner}) - {subject.id}:
            for each in found.of.get(person, ()):
                if each.circle in beside:
                    beside[each.circle].append(each)
    return beside


def _entry(circle: Circle, mine: Membership, named: list[Membership], small: bool, common: Common) -> Entry:
    say = common.say
    parts: dict[str, list[Line]] = {"with": [], "both": [], "apart": []}
    for each in sorted(named, key=lambda each: _order(each, common)):
        one = shared(mine, each)
        part = "with" if one.now or one.how == "together" or circle.kind in {"tag", "from"} else one.how
        parts[part].append(_name(each.person, one, common))
    # Those named first come first where there are more than a line can hold.
    left, lines = len(named) if small else _MOST_NAMES, list[Line]()
    for part, names in parts.items():
        if names[:left]:
            more = not small and part == "with"
            lines.append(say.around(f"circle_{part}{'_more' if more else ''}", joined(tuple(names[:left]), ", ")))
            left -= len(names[:left])
    label = say(f"circle_{circle.kind}") if circle.kind in _LABELLED else ""
    return Entry(circle_ref(circle, common), line=joined((label, *lines)))


def _order(member: Membership, common: Common) -> tuple[bool, str, str]:
    return member.person != common.facts.owner, common.atlas.ref(member.person).text.casefold(), member.person


def _name(person: str, one: Shared, common: Common) -> Line:
    """A name, and the time spent together."""
    name, when = _you(person, common), together(one, common)
    return (name, f" ({when})") if when else (name,)


def _you(person: str, common: Common) -> Ref:
    ref = common.atlas.ref(person)
    return Ref(common.say("you"), ref.route) if person == common.facts.owner else ref


def together(one: Shared, common: Common) -> str:
    """When two people were in a circle together: "2011 to 2016, since 2020"; empty where that is not known."""
    return ", ".join(common.say.range(period) for period in one.periods)


def _gatherings(met: dict[str, int], common: Common) -> Entry:
    """Whom somebody met at gatherings, most often first."""
    say = common.say
    ranked = sorted(met, key=lambda person: (-met[person], common.atlas.ref(person).text.casefold(), person))
    names: list[Line] = []
    for person in ranked[:_MOST_NAMES]:
        often = f" ({say('times', n=met[person])})" if met[person] > 1 else ""
        names.append((_you(person, common), often) if often else (_you(person, common),))
    more: Piece | str = say("and_n_more", n=len(ranked) - _MOST_NAMES) if len(ranked) > _MOST_NAMES else ""
    line = say.around("circle_with", joined(tuple(names), ", "))
    return Entry(Ref(say("gatherings"), "journal/index.html"), line=(*line, more) if more else line)


def household_dates(subject: Subject, common: Common) -> Iterator[Row]:
    """The dates of the households that somebody belongs to now: they are theirs too."""
    found = common.facts.connections.circles
    for mine in found.of.get(subject.id, ()):
        circle = found.by_id[mine.circle]
        if circle.kind != "household" or not mine.now:
            continue
        home = common.facts.subjects.by_id[circle.target].note
        dated = [each for each in home.dated if each.key == "dates" and not each.private] if home else []
        if dated and home and not home.private:
            lines = tuple(joined((common.dated(each), circle_ref(circle, common))) for each in dated)
            yield Row(common.say("household_dates"), lines)


def with_owner(person: str, target: str, common: Common) -> str:
    """When somebody was in an organisation together with you; empty where that is not certain."""
    owner, found = common.facts.owner, common.facts.connections.circles
    if person == owner:
        return ""
    theirs = {each.circle: each for each in found.of.get(person, ()) if found.by_id[each.circle].target == target}
    times = [together(shared(each, theirs[each.circle]), common) for each in found.of.get(owner, ())
             if each.circle in theirs]  # fmt: skip
    return ", ".join(time for time in times if time)
