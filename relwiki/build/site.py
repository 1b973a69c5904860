"""The whole pipeline on one screen: read, derive, make pages, plan, render, write."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from relwiki.build.folder import check_output
from relwiki.build.fresh import Circumstances, Last, settled, sources
from relwiki.build.listing import Found
from relwiki.build.making import Asset, Made, Making, making
from relwiki.build.manifest import Manifest, Written
from relwiki.build.output import Writer, recover
from relwiki.build.plan import Plan, plan
from relwiki.build.prose import Memory
from relwiki.build.reading import NoteStore, Progress, Reading, read_vault
from relwiki.build.state import store_manifest
from relwiki.model.diagnostic import Diagnostic
from relwiki.render.theme import Theme
from relwiki.vault.files import disk_path

_NOTHING = Plan((), (), ())


class Report(msgspec.Struct, frozen=True):
    """What a build did."""

    # Files of the site: pages, static files, pictures.
    files: int
    written: int
    deleted: int
    # Notes in the vault, and how many of them were parsed anew.
    notes: int
    parsed: int
    diagnostics: tuple[Diagnostic, ...]


def build(
    found: Found,
    theme: Theme,
    around: Circumstances,
    last: Last | None,
    state: Path,
    me: str,
    progress: Progress,
    notes: NoteStore,
    memory: Memory | None = None,
) -> tuple[Report, Manifest]:
    """Make the site what the vault says, writing only what differs; the record of what stands then is kept in `state`.

    `memory` is what the last build of the same process has left, and is left for the next.

    Raises:
        UserError: The output may not be written, or a template is wrong. The site is then as it was.
    """
    manifest = last.manifest if last else None
    check_output(found.root, around.output, manifest)
    recover(around.output)
    reading = read_vault(found, notes, progress, settled(found, last))
    notes.prune(reading.keys)
    work = _short_way(found, around, last, reading, memory) if last and memory else None
    if work is None:
        ready = making(found, theme, around, reading, me)
        every = ready.pages(progress)
        work = _begin(ready, memory.keeping(every) if memory else every, ready.assets(found), around, last)
    with work.writer as writer:
        for each in work.pages:
            writer.write(each.page.route, work.ready.render(each.page), each.fingerprint)
        for route, asset in work.assets.items():
            _write_asset(writer, route, asset, found.root)
        standing = writer.finish()
    made = _manifest(found, around, reading, standing)
    store_manifest(state, made)
    if memory:
        memory.settle(found, around, reading, work.ready)
    total, said = len(reading.vault.notes), work.ready.facts.diagnostics
    return Report(len(standing), len(standing) - work.kept, work.deleted, total, reading.parsed, said), made


class _Work(msgspec.Struct, frozen=True):
    """What is to be done, decided before anything is written."""

    ready: Making
    writer: Writer
    pages: Iterable[Made]
    assets: dict[str, Asset]
    # Files that stay as they are, and that go.
    kept: int
    deleted: int


def _begin(
    ready: Making, pages: Iterable[Made], assets: dict[str, Asset], around: Circumstances, last: Last | None
) -> _Work:
    """Decide what to write.

    A cold build streams: no page is held while another is made. Otherwise all are made once, and those whose
    fingerprint moved are held until they are written.
    """
    manifest = last.manifest if last else None
    cold = manifest is None or (manifest.program, manifest.theme) != (around.program, around.theme)
    if cold:
        writer = Writer(around.output, manifest, _NOTHING, {})
        if writer.staged:
            return _Work(ready, writer, pages, assets, 0, 0)
    before = {file.route: file.fingerprint for file in manifest.written} if manifest else {}
    intact = last.standing if last else {}
    wanted: list[tuple[str, bytes]] = [(route, mark) for route, (mark, _) in assets.items()]
    changed: list[Made] = []
    for each in pages:
        route = each.page.route
        wanted.append((route, each.fingerprint))
        if before.get(route) != each.fingerprint or route not in intact:
            changed.append(each)
    todo = plan(wanted, manifest, intact)
    rest = {route: asset for route, asset in assets.items() if route not in frozenset(todo.keep)}
    writer = Writer(around.output, manifest, todo, intact)
    return _Work(ready, writer, changed, rest, len(todo.keep), len(todo.delete))


def _short_way(found: Found, around: Circumstances, last: Last, reading: Reading, memory: Memory) -> _Work | None:
    """What is to be done where only prose has changed since the last build of this process; None where more has."""
    if len(last.standing) != len(last.manifest.written):
        return None
    prose = memory.pages(found, around, reading)
    if prose is None:
        return None
    ready, pages = prose
    before = {file.route: file.fingerprint for file in last.manifest.written}
    changed = [each for each in pages if before.get(each.page.route) != each.fingerprint]
    routes = {each.page.route for each in changed}
    keep = tuple(route for route in before if route not in routes)
    writer = Writer(around.output, last.manifest, Plan(tuple(sorted(routes)), keep, ()), last.standing)
    return _Work(ready, writer, memory.keeping(changed), {}, len(keep), 0)


def _write_asset(writer: Writer, route: str, asset: Asset, root: Path) -> None:
    fingerprint, content = asset
    if isinstance(content, bytes):
        writer.write(route, content, fingerprint)
    else:
        writer.copy(route, disk_path(root, content), fingerprint)


def _manifest(found: Found, around: Circumstances, reading: Reading, standing: tuple[Written, ...]) -> Manifest:
    files = (*found.listing.notes, *found.listing.attachments)
    return Manifest(
        program=around.program,
        settings=around.settings,
        theme=around.theme,
        today=around.today,
        head="",
        output=str(around.output),
        files=sources(files, reading.digests),
        written=standing,
    )
