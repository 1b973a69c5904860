"""Tags: the tree of all, and a page each with everything that carries it."""

from collections.abc import Iterator

from relwiki.model.note import Kind
from relwiki.pages.page import IndexPage, Page, SubjectPage
from relwiki.pages.shown import Entry, Group, Ref
from relwiki.pages.subject import SECTIONS, Common


def build(common: Common) -> Iterator[Page]:
    """All tags by their letters, then one page for each."""
    atlas, tags = common.atlas, common.atlas.tags
    entries = tuple(
        Entry(
            Ref("#" + tags[key][0], atlas.tag_routes[key]),
            line=(common.say.many("notes_number", len(tags[key][1])),),
        )
        for key in sorted(tags)
    )
    yield IndexPage(
        route="tags/index.html",
        title=common.say("tags"),
        section="tags",
        groups=(Group("", "r-all", entries),) if entries else (),
        empty="" if entries else common.say("no_tags"),
    )
    for key in sorted(tags):
        name, paths = tags[key]
        groups: dict[str, list[Entry]] = {}
        for path in paths:
            subject = common.facts.subjects.by_id[path]
            face = atlas.face(path) if subject.kind is Kind.PERSON else None
            groups.setdefault(SECTIONS[subject.kind], []).append(Entry(atlas.ref(path), face))
        above = (atlas.tag(name.rpartition("/")[0]),) if "/" in name else ()
        yield SubjectPage(
            route=atlas.tag_routes[key],
            title="#" + name,
            section="tags",
            trail=(Ref(common.say("tags"), "tags/index.html"), *above),
            kind="tag",
            groups=tuple(
                Group(common.say(section), f"r-{section}", tuple(sorted(found, key=_name)))
                for section, found in groups.items()
            ),
        )


def _name(entry: Entry) -> tuple[str, str]:
    return entry.ref.text.casefold(), entry.ref.route
