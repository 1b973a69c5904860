"""Interests: the tree of topics, and a page each with who has it."""

from collections.abc import Iterator

import msgspec

from relwiki.derive.interests import Having
from relwiki.derive.related import Related
from relwiki.derive.subjects import Subject
from relwiki.model.note import Kind
from relwiki.pages.page import IndexPage, Page, SubjectPage
from relwiki.pages.shown import Entry, Group, Line, Ref
from relwiki.pages.subject import Common
from relwiki.pages.ties import connected, loose_rows
from relwiki.pages.trees import tree
from relwiki.pages.words import joined

_ELSEWHERE = frozenset({
    "type", "name", "goes_by", "aliases", "broader", "tags", "summary", "private", "small_talk", "photo", "publish",
    "uid", "updated", "dates",
})  # fmt: skip
_MOST_NAMES = 4
# Groups of people, and how many of them one page has room for.
_PEOPLE = frozenset({"r-people", "r-narrower-people"})
_MOST_PEOPLE = 600
_LEVELS = {"high": 0, "medium": 1, "": 1, "low": 2}


def build(common: Common) -> Iterator[Page]:
    """The tree of all topics, then one page for each."""
    facts, atlas = common.facts, common.atlas
    having: dict[str, list[Having]] = {}
    for each in facts.interests.having:
        if not (each.private or each.person in facts.hush.quiet):
            having.setdefault(each.topic, []).append(each)
    found = facts.subjects.of_kind(Kind.INTEREST)
    lines: dict[str, Line] = {
        subject.id: (_names(having[subject.id], common),) for subject in found if having.get(subject.id)
    }
    entries = tree((subject.id for subject in found), facts.interests.broader, atlas, lines)
    yield IndexPage(
        route="interests/index.html",
        title=common.say("interests"),
        section="interests",
        intro=common.say("interests_intro"),
        groups=(Group("", "r-all", entries, form="tree"),) if entries else (),
        empty="" if entries else common.say("no_interests"),
    )
    for subject in found:
        page = _page(subject, common, having.get(subject.id, []))
        if sum(len(group.entries) for group in page.groups if group.id in _PEOPLE) > _MOST_PEOPLE:
            yield from _split(page, common)
        else:
            yield page


def _names(having: list[Having], common: Common) -> str:
    """The first few names, and how many more: a tree is for finding topics, their pages are for people."""
    names = sorted(common.atlas.ref(each.person).text for each in having)
    shown = ", ".join(names[:4])
    return common.say("and_more", names=shown, n=len(names) - 4) if len(names) > 4 else shown


def _page(subject: Subject, common: Common, having: list[Having]) -> SubjectPage:
    facts, atlas, note = common.facts, common.atlas, subject.note
    above = facts.interests.broader.get(subject.id, ())
    refs = joined(tuple(atlas.ref(each) for each in above), ", ")
    lead: Line = common.say.around("part_of", refs) if above else ()
    if subject.id in facts.interests.small_talk:
        lead = joined((lead, common.say("small_talk")))
    return msgspec.structs.replace(
        common.page(subject),
        lead=lead,
        highlights=common.highlights(subject),
        infobox=(*loose_rows(subject, common), *common.custom(note, _ELSEWHERE)) if note else (),
        groups=tuple(_groups(subject, common, having)),
    )


def _split(page: SubjectPage, common: Common) -> Iterator[Page]:
    """The page of a topic that very many people have: the keenest stay, and the others have pages of their own."""
    groups: list[Group] = []
    rest: list[tuple[Group, tuple[Entry, ...]]] = []
    for group in page.groups:
        short = group
        if group.id in _PEOPLE:
            short = msgspec.structs.replace(group, entries=group.entries[: _MOST_PEOPLE // 2])
            left = group.entries[_MOST_PEOPLE // 2 :]
            rest += [(group, left[at : at + _MOST_PEOPLE]) for at in range(0, len(left), _MOST_PEOPLE)]
        groups.append(short)
    folder = page.route.removesuffix(".html")
    refs = tuple(Ref(common.say("page_number", n=n), f"{folder}/people-{n}.html") for n in range(2, len(rest) + 2))
    groups.append(Group(common.say("more_people"), "r-more", tuple(Entry(ref) for ref in refs)))
    yield msgspec.structs.replace(page, groups=tuple(groups))
    for ref, (group, entries) in zip(refs, rest, strict=True):
        yield IndexPage(
            route=ref.route, title=f"{page.title}, {ref.text}", section="interests",
            trail=(*page.trail, Ref(page.title, page.route)),
            groups=(msgspec.structs.replace(group, entries=entries),),
        )  # fmt: skip


def _groups(subject: Subject, common: Common, having: list[Having]) -> Iterator[Group]:
    facts, atlas = common.facts, common.atlas
    ordered = sorted(having, key=lambda each: (_LEVELS.get(each.level, 1), atlas.ref(each.person).text.casefold()))
    if ordered:
        entries = tuple(
            Entry(
                atlas.ref(each.person),
                atlas.face(each.person),
                joined((common.level(each.level), *each.details, common.say("perhaps") if each.unsure else "")),
            )
            for each in ordered
        )
        yield Group(common.say("who_shares"), "r-people", entries)
    direct = {each.person for each in having}
    through = sorted(
        facts.interests.reach.get(subject.id, frozenset()) - direct - facts.hush.quiet,
        key=lambda person: (atlas.ref(person).text.casefold(), person),
    )
    if through:
        entries = tuple(Entry(atlas.ref(person), atlas.face(person)) for person in through)
        yield Group(common.say("through_narrower"), "r-narrower-people", entries)
    narrower = facts.interests.narrower.get(subject.id, ())
    if narrower:
        yield Group(common.say("narrower"), "r-narrower", tree(narrower, {}, atlas), form="tree")
    near = tuple(_related(each, common) for each in facts.bonds.related.get(subject.id, ()))
    if near:
        yield Group(common.say("related"), "r-related", near, common.say("related_note"))
    yield from connected(subject, common)


def _related(related: Related, common: Common) -> Entry:
    """A topic that goes with this one, and the first few who have both."""
    names = tuple(sorted((common.atlas.ref(person) for person in related.people), key=lambda ref: ref.text.casefold()))
    line = joined(names[:_MOST_NAMES], ", ")
    more = (common.say("and_n_more", n=len(names) - _MOST_NAMES),) if len(names) > _MOST_NAMES else ()
    return Entry(common.atlas.ref(related.topic), line=(*line, *more))
