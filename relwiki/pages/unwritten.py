"""One page of everything that is linked, not written, and in no typed place."""

from collections.abc import Iterator

from relwiki.pages.atlas import UNWRITTEN, unwritten_id
from relwiki.pages.page import IndexPage, Page
from relwiki.pages.shown import Entry, Group, Ref
from relwiki.pages.subject import Common
from relwiki.pages.words import joined


def build(common: Common) -> Iterator[Page]:
    """The page, each name with the notes that link it."""
    entries: dict[str, Entry] = {}
    for name, sources in common.facts.unwritten:
        if common.facts.files.find(name, sources[0]):
            continue
        line = common.say.around("linked_in", joined(tuple(common.atlas.ref(source) for source in sources), ", "))
        id_ = unwritten_id(name)
        known = entries.get(id_)
        entries[id_] = Entry(Ref(name, state="unwritten"), line=(*known.line, "; ", *line) if known else line, id=id_)
    yield IndexPage(
        route=UNWRITTEN,
        title=common.say("unwritten"),
        section="notes",
        trail=(Ref(common.say("notes"), "notes/index.html"),),
        intro=common.say("unwritten_intro") if entries else "",
        groups=(Group("", "r-all", tuple(entries.values())),) if entries else (),
        empty="" if entries else common.say("all_written"),
    )
