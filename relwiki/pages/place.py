"""Places: who is in Porto?"""

from collections.abc import Iterator

import msgspec

from relwiki.derive.organisations import Stint
from relwiki.derive.subjects import Subject
from relwiki.model.note import Kind
from relwiki.pages.page import IndexPage, Page, SubjectPage
from relwiki.pages.shown import Group, Line
from relwiki.pages.subject import Common
from relwiki.pages.ties import connected, loose_rows
from relwiki.pages.trees import tree
from relwiki.pages.words import Words, joined

_ELSEWHERE = frozenset({
    "type", "name", "goes_by", "aliases", "parent", "tags", "summary", "private", "photo", "publish", "uid", "updated",
})  # fmt: skip
_PEOPLE = (
    ("lives_in", "current", "place_live", "r-live"),
    ("lives_in", "planned", "place_will", "r-will"),
    ("from", "current", "place_from", "r-from"),
    ("lives_in", "past", "place_lived", "r-lived"),
)  # fmt: skip


def build(common: Common) -> Iterator[Page]:
    """The tree of places, then one page for each."""
    facts, atlas = common.facts, common.atlas
    people: dict[str, list[Stint]] = {}
    for stint in facts.homes:
        if stint.target and stint.person not in facts.hush.quiet and not stint.private:
            people.setdefault(stint.target, []).append(stint)
    found = facts.subjects.of_kind(Kind.PLACE)
    lines: dict[str, Line] = {subject.id: _count(people.get(subject.id, []), common.say) for subject in found}
    entries = tree((subject.id for subject in found), facts.places, atlas, lines)
    yield IndexPage(
        route="places/index.html",
        title=common.say("places"),
        section="places",
        groups=(Group("", "r-all", entries, form="tree"),) if entries else (),
        empty="" if entries else common.say("no_places"),
    )
    for subject in found:
        yield _page(subject, common, people.get(subject.id, []))


def _count(stints: list[Stint], say: Words) -> Line:
    here = len({each.person for each in stints if each.key == "lives_in" and each.state == "current"})
    return (say.many("people_live", here),) if here else ()


def _page(subject: Subject, common: Common, people: list[Stint]) -> SubjectPage:
    facts, atlas, note = common.facts, common.atlas, subject.note
    above = facts.places.get(subject.id, ())
    return msgspec.structs.replace(
        common.page(subject),
        lead=common.say.around("in_place", joined(tuple(atlas.ref(each) for each in above), ", ")) if above else (),
        highlights=common.highlights(subject),
        infobox=(*loose_rows(subject, common), *common.custom(note, _ELSEWHERE)) if note else (),
        groups=tuple(_groups(common, subject, people)),
    )


def _groups(common: Common, subject: Subject, people: list[Stint]) -> Iterator[Group]:
    for key, state, title, id_ in _PEOPLE:
        here = [each for each in people if each.key == key and (each.state == state or key == "from")]
        entries = tuple(common.stint(each, person=True) for each in here)
        if entries:
            yield Group(common.say(title), id_, entries)
    narrower = tuple(key for key, above in sorted(common.facts.places.items()) if subject.id in above)
    if narrower:
        yield Group(common.say("place_within"), "r-within", tree(narrower, {}, common.atlas), form="tree")
    yield from connected(subject, common)
