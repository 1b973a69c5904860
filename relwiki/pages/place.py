"""Places: who is in Porto?"""

from collections.abc import Iterator

from relwiki.derive.organisations import Stint
from relwiki.derive.subjects import Subject
from relwiki.model.note import Kind
from relwiki.pages.page import IndexPage, Page, SubjectPage
from relwiki.pages.shown import Group, Line
from relwiki.pages.subject import Common
from relwiki.pages.ties import connected, loose_rows
from relwiki.pages.trees import tree
from relwiki.pages.words import joined

_ELSEWHERE = frozenset({
    "type", "name", "goes_by", "aliases", "parent", "tags", "summary", "private", "photo", "publish", "uid", "updated",
})  # fmt: skip
_PEOPLE = (
    ("lives_in", "current", "Who lives here", "r-live"),
    ("lives_in", "planned", "Who will live here", "r-will"),
    ("from", "current", "Who comes from here", "r-from"),
    ("lives_in", "past", "Who lived here", "r-lived"),
)  # fmt: skip


def build(common: Common) -> Iterator[Page]:
    """The tree of places, then one page for each."""
    facts, atlas = common.facts, common.atlas
    people: dict[str, list[Stint]] = {}
    for stint in facts.homes:
        if stint.target and stint.person not in facts.hush.quiet and not stint.private:
            people.setdefault(stint.target, []).append(stint)
    found = facts.subjects.of_kind(Kind.PLACE)
    lines: dict[str, Line] = {subject.id: _count(people.get(subject.id, [])) for subject in found}
    entries = tree((subject.id for subject in found), facts.places, atlas, lines)
    yield IndexPage(
        route="places/index.html",
        title="Places",
        section="places",
        groups=(Group("", "r-all", entries, form="tree"),) if entries else (),
        empty="" if entries else "No places yet. A line lives_in: Porto in a person's note makes one.",
    )
    for subject in found:
        yield _page(subject, common, people.get(subject.id, []))


def _count(stints: list[Stint]) -> Line:
    here = len({each.person for each in stints if each.key == "lives_in" and each.state == "current"})
    if not here:
        return ()
    return ("one person lives here",) if here == 1 else (f"{here} people live here",)


def _page(subject: Subject, common: Common, people: list[Stint]) -> SubjectPage:
    facts, atlas, note = common.facts, common.atlas, subject.note
    above = facts.places.get(subject.id, ())
    return SubjectPage(
        route=atlas.routes[subject.id],
        title=subject.called,
        section="places",
        trail=common.trail(Kind.PLACE),
        kind=Kind.PLACE,
        lead=("in ", *joined(tuple(atlas.ref(each) for each in above), ", ")) if above else (),
        summary=note.value("summary") if note else "",
        highlights=common.highlights(subject),
        infobox=(*loose_rows(subject, common), *common.custom(note, _ELSEWHERE)) if note else (),
        body=common.body(subject),
        empty="" if note else f"No note yet. Write places/{subject.name}.md to begin one.",
        groups=tuple(_groups(common, subject, people)),
        problems=common.problems(subject),
        backlinks=common.backlinks(subject),
        tags=common.tags(subject),
        edit=common.edit(subject),
        source=subject.id if note else "",
        private=note.private if note else False,
    )


def _groups(common: Common, subject: Subject, people: list[Stint]) -> Iterator[Group]:
    for key, state, title, id_ in _PEOPLE:
        here = [each for each in people if each.key == key and (each.state == state or key == "from")]
        entries = tuple(common.stint(each, person=True) for each in here)
        if entries:
            yield Group(title, id_, entries)
    narrower = tuple(key for key, above in sorted(common.facts.places.items()) if subject.id in above)
    if narrower:
        yield Group("Within", "r-within", tree(narrower, {}, common.atlas), form="tree")
    yield from connected(subject, common)
