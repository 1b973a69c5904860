"""Organisations: the tree of all, and a page each with its people."""

from collections.abc import Iterator

import msgspec

from relwiki.derive.organisations import Stint, is_household
from relwiki.derive.subjects import Subject
from relwiki.derive.trees import below
from relwiki.model.note import Kind
from relwiki.pages.circles import with_owner
from relwiki.pages.page import IndexPage, Page, SubjectPage
from relwiki.pages.shown import Entry, Group, Line
from relwiki.pages.subject import Common
from relwiki.pages.threads import open_between
from relwiki.pages.ties import connected, loose_rows
from relwiki.pages.trees import tree
from relwiki.pages.words import Words, joined

_ROWS = (
    "kind_of", "industry", "size", "market", "lives_in", "phone", "email", "address", "website", "social", "source",
    "referred_by", "keep_in_touch", "stage", "objective", "likes", "avoid",
)  # fmt: skip
_ELSEWHERE = frozenset({
    *_ROWS, "type", "name", "goes_by", "aliases", "former_names", "sort_as", "photo", "parent", "members", "contacts",
    "dates", "last_contact", "follow_up", "quiet", "tags", "uid", "updated", "summary", "private", "publish",
})  # fmt: skip
_PEOPLE = (
    ("current", ("works_at", "members"), "org_now", "r-now"),
    ("current", ("contacts",), "org_contacts", "r-contacts"),
    ("current", ("member_of",), "org_members", "r-members"),
    ("planned", ("works_at", "member_of", "members"), "org_planned", "r-planned"),
    ("past", ("works_at", "member_of", "members", "contacts"), "org_before", "r-before"),
)  # fmt: skip
# What the organisation's own note says of people; of theirs nothing private stands here.
_OWN = frozenset({"members", "contacts"})


def build(common: Common) -> Iterator[Page]:
    """The tree of all organisations, then one page for each."""
    facts, atlas = common.facts, common.atlas
    people: dict[str, list[Stint]] = {}
    for stint in facts.stints:
        if stint.target and not (stint.private and stint.key not in _OWN):
            people.setdefault(stint.target, []).append(stint)
    found = facts.subjects.of_kind(Kind.ORGANISATION)
    lines = {subject.id: _about(subject, people.get(subject.id, []), common.say) for subject in found}
    entries = tree((subject.id for subject in found), facts.organisations, atlas, lines)
    yield IndexPage(
        route="organisations/index.html",
        title=common.say("organisations"),
        section="organisations",
        groups=(Group("", "r-all", entries, form="tree"),) if entries else (),
        empty="" if entries else common.say("no_organisations"),
    )
    children = below(facts.organisations)
    for subject in found:
        yield _page(subject, common, people.get(subject.id, []), children.get(subject.id, ()))


def _about(subject: Subject, people: list[Stint], say: Words) -> Line:
    """What kind of organisation it is, and how many people are there now."""
    sort = subject.note.value("kind_of") or subject.note.sort if subject.note else ""
    now = (each for each in people if each.state == "current" and each.key != "education" and not each.private)
    here = len({each.person for each in now if each.person})
    number = say.many("people_here", here) if here else ""
    return joined(("" if sort in {"organisation", "organization"} else sort, number))


def _page(subject: Subject, common: Common, people: list[Stint], children: tuple[str, ...]) -> SubjectPage:
    facts, atlas, note = common.facts, common.atlas, subject.note
    above = facts.organisations.get(subject.id, ())
    rows = common.rows(note, _ROWS) + loose_rows(subject, common) + common.custom(note, _ELSEWHERE) if note else []
    return msgspec.structs.replace(
        common.page(subject),
        face=atlas.face(subject.id) if note and note.value("photo") else None,
        lead=joined((note.sort if note else "", common.say.around("part_of", _refs(above, common)) if above else ())),
        highlights=common.highlights(subject),
        infobox=tuple(rows),
        groups=tuple(_groups(subject, common, people, children)),
    )


def _refs(ids: tuple[str, ...], common: Common) -> Line:
    return joined(tuple(common.atlas.ref(each) for each in ids), ", ")


def _groups(subject: Subject, common: Common, people: list[Stint], children: tuple[str, ...]) -> Iterator[Group]:
    yield from open_between(subject, common)
    for state, keys, title, id_ in _PEOPLE:
        entries = tuple(_person(each, common) for each in people if each.state == state and each.key in keys)
        if entries:
            yield Group(common.say(_title(title, subject)), id_, _once(entries))
    learned = tuple(_person(each, common) for each in people if each.key == "education")
    if learned:
        yield Group(common.say("org_learned"), "r-education", learned)
    if children:
        entries = tree(children, {}, common.atlas)
        yield Group(common.say("org_parts"), "r-parts", entries, form="tree")
    yield from connected(subject, common)
    yield from common.ledger(subject)


def _person(stint: Stint, common: Common) -> Entry:
    """Somebody who is or was here, and when that was together with you."""
    entry = common.stint(stint, person=True)
    when = "" if stint.private else with_owner(stint.person, stint.target, common)
    if not when:
        return entry
    return msgspec.structs.replace(entry, line=joined((entry.line, common.say("with_you_then", when=when))))


def _once(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """The same person stated from both sides is one entry, with what either side says."""
    found: dict[tuple[str, str, bool], Entry] = {}
    for entry in entries:
        key = (entry.ref.route, entry.ref.text, entry.private)
        known = found.get(key)
        if known is None or not known.line:
            found[key] = entry
        elif entry.line and entry.line != known.line:
            found[key] = msgspec.structs.replace(known, line=joined((known.line, entry.line)))
    return tuple(found.values())


def _title(title: str, subject: Subject) -> str:
    household = subject.note is not None and is_household(subject.note)
    return "org_household" if household and title in {"org_members", "org_now"} else title
