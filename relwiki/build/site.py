"""The whole pipeline on one screen: read, derive, make pages, plan, render, write."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import msgspec

from relwiki.build import memo
from relwiki.build.fresh import Circumstances, Last, settled, sources
from relwiki.build.kept import NoteStore
from relwiki.build.listing import Found
from relwiki.build.making import Asset, making
from relwiki.build.manifest import Manifest, Written, digest
from relwiki.build.output import Writer
from relwiki.build.plan import Plan, plan
from relwiki.build.press import Press
from relwiki.build.printing import Before, Printed, printed
from relwiki.build.prose import Aside, PageStore
from relwiki.build.reading import Progress, Reading, read_vault
from relwiki.build.report import Report
from relwiki.build.shelf import Shelf
from relwiki.build.state import Stored, store_aside, store_manifest
from relwiki.build.workers import Share, can_share
from relwiki.derive.results import Results
from relwiki.pages.body import shown_inside
from relwiki.vault.files import disk_path

_NOTHING = Plan((), (), ())


def build(
    found: Found,
    around: Circumstances,
    last: Last | None,
    press: Press,
    state: Path,
    me: str,
    progress: Progress,
    notes: NoteStore,
    pages: PageStore,
    jobs: int = 1,
) -> tuple[Report, Stored]:
    """Make the site what the vault says, writing only what differs; the record of what stands then is kept in `state`.

    Raises:
        UserError: The output may not be written, or a template is wrong. The site is then as it was.
    """
    with Shelf(state) as shelf:
        share = Share(jobs if can_share() else 1, state)
        reading = read_vault(found, notes, progress, settled(last), share, shelf)
        notes.prune(reading.keys)
        known = memo.load(state, press.salt)
        results = Results(known.results)
        ready = making(press, around, reading, me, results)
        before = Before({}, {}) if _is_cold(around, last) else Before(_fingerprints(last), known.units)
        units: dict[str, bytes] = {}
        wanted = _noted(printed(ready, before, pages, progress, share), units)
        work = _begin(wanted, partial(ready.assets, found), around, last)
        with work.writer as writer:
            for route, asset in work.assets().items():
                _write_asset(writer, route, asset, found.root)
            for page in work.pages:
                writer.write(page.route, page.data or b"", page.fingerprint)
            files = writer.finish()
        said, inside = ready.facts.diagnostics, shown_inside(ready.facts.notes, ready.atlas)
        aside = msgspec.msgpack.encode(Aside(said, (*found.listing.diagnostics, *found.diagnostics), inside))
        store_aside(state, aside)
        memo.store(state, press.salt, memo.Memo(units, results.now))
        made = _manifest(found, around, reading, files, digest(aside))
        written, total = len(files) - work.kept, len(found.listing.notes)
        report = Report(len(files), written, work.deleted, total, reading.parsed, said)
        return report, store_manifest(state, made)


class _Work(msgspec.Struct, frozen=True):
    """What is to be done, decided before anything is written."""

    writer: Writer
    pages: Iterable[Printed]
    # What else is to be written; large files among it, which are made when they are asked for.
    assets: Callable[[], dict[str, Asset]]
    # Files that stay as they are, and that go.
    kept: int
    deleted: int


def _is_cold(around: Circumstances, last: Last | None) -> bool:
    """Whether nothing that the last build made can be used."""
    return last is None or (last.manifest.program, last.manifest.theme) != (around.program, around.theme)


def _fingerprints(last: Last | None) -> dict[str, bytes]:
    """Of the files that stand as they were written, by route."""
    return {file.route: file.fingerprint for file in last.standing.values()} if last else {}


def _noted(pages: Iterable[Printed], units: dict[str, bytes]) -> Iterator[Printed]:
    """The same pages; which came of what is noted as they pass."""
    for each in pages:
        if each.mark:
            earlier = memo.known_of(units[each.unit]).pages if each.unit in units else ()
            units[each.unit] = memo.packed(memo.Known(each.mark, (*earlier, (each.route, each.fingerprint))))
        yield each


def _begin(
    pages: Iterable[Printed], assets: Callable[[], dict[str, Asset]], around: Circumstances, last: Last | None
) -> _Work:
    """Decide what to write.

    A cold build streams: no page is held while another is made. Otherwise all are made once, and those that do not
    stand are held until they are written.
    """
    manifest = last.manifest if last else None
    if _is_cold(around, last):
        writer = Writer(around.output, manifest, _NOTHING, {})
        if writer.staged:
            return _Work(writer, pages, assets, 0, 0)
    others = assets()
    wanted: list[tuple[str, bytes]] = [(route, mark) for route, (mark, _) in others.items()]
    changed: list[Printed] = []
    for each in pages:
        wanted.append((each.route, each.fingerprint))
        if each.data is not None:
            changed.append(msgspec.structs.replace(each, kept=None))
    intact = last.standing if last else {}
    todo = plan(wanted, manifest, intact)
    rest = {route: asset for route, asset in others.items() if route not in frozenset(todo.keep)}
    writer = Writer(around.output, manifest, todo, intact)
    return _Work(writer, changed, lambda: rest, len(todo.keep), len(todo.delete))


def _write_asset(writer: Writer, route: str, asset: Asset, root: Path) -> None:
    fingerprint, content = asset
    if isinstance(content, bytes):
        writer.write(route, content, fingerprint)
    else:
        writer.copy(route, disk_path(root, content), fingerprint)


def _manifest(
    found: Found, around: Circumstances, reading: Reading, standing: tuple[Written, ...], aside: bytes
) -> Manifest:
    files = (*found.listing.notes, *found.listing.attachments)
    return Manifest(
        program=around.program,
        settings=around.settings,
        theme=around.theme,
        today=around.today,
        head="",
        output=str(around.output),
        aside=aside,
        files=sources(files, reading.digests),
        written=standing,
    )
