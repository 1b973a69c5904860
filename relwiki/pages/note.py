"""Plain notes and reports: an index by folder, and a page each."""

from collections.abc import Iterator

import msgspec

from relwiki.derive.subjects import Subject
from relwiki.model.note import Kind
from relwiki.pages.page import IndexPage, Page, SubjectPage
from relwiki.pages.shown import Entry, Group
from relwiki.pages.subject import Common
from relwiki.pages.ties import connected, loose_rows

_ELSEWHERE = frozenset({"type", "name", "title", "aliases", "tags", "summary", "private", "publish", "uid", "updated"})


def build(common: Common) -> Iterator[Page]:
    """All plain notes and reports by their folder, then one page for each."""
    found = common.facts.subjects.of_kind(Kind.NOTE, Kind.REPORT)
    folders: dict[str, list[Entry]] = {}
    for subject in found:
        summary = subject.note.value("summary") if subject.note else ""
        folder = subject.id.rpartition("/")[0]
        folders.setdefault(folder, []).append(Entry(common.atlas.ref(subject.id), line=(summary,) if summary else ()))
    groups = tuple(
        Group(folder.replace("/", " › "), f"r-folder-{index}", _by_name(folders[folder]))
        for index, folder in enumerate(sorted(folders))
    )
    yield IndexPage(
        route="notes/index.html",
        title=common.say("notes"),
        section="notes",
        groups=groups,
        empty="" if groups else common.say("no_notes"),
    )
    for subject in found:
        yield _page(subject, common)


def _by_name(entries: list[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.ref.text.casefold(), entry.ref.route)))


def _page(subject: Subject, common: Common) -> SubjectPage:
    note = subject.note
    assert note is not None, "plain notes are written"
    page = common.page(subject)
    return msgspec.structs.replace(
        page,
        infobox=(*loose_rows(subject, common), *common.custom(note, _ELSEWHERE)),
        empty="" if page.body else common.say("empty_note"),
        groups=tuple(connected(subject, common)),
    )
