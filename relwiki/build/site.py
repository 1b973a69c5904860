"""The whole pipeline on one screen: read, derive, make pages, plan, render, write."""

from collections.abc import Iterable
from pathlib import Path

import msgspec

from relwiki.build.fresh import Circumstances, Last, settled, sources
from relwiki.build.listing import Found
from relwiki.build.making import Asset, making
from relwiki.build.manifest import Manifest, Written, digest
from relwiki.build.output import Writer
from relwiki.build.plan import Plan, plan
from relwiki.build.press import Made, Press
from relwiki.build.prose import Aside, PageStore, keeping
from relwiki.build.reading import NoteStore, Progress, Reading, read_vault
from relwiki.build.report import Report
from relwiki.build.state import Stored, store_aside, store_manifest
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
) -> tuple[Report, Stored]:
    """Make the site what the vault says, writing only what differs; the record of what stands then is kept in `state`.

    Raises:
        UserError: The output may not be written, or a template is wrong. The site is then as it was.
    """
    reading = read_vault(found, notes, progress, settled(last))
    notes.prune(reading.keys)
    ready = making(press, around, reading, me)
    work = _begin(keeping(ready.pages(progress), pages), ready.assets(found), around, last)
    with work.writer as writer:
        for each in work.pages:
            writer.write(each.page.route, press.render(each.page), each.fingerprint)
        for route, asset in work.assets.items():
            _write_asset(writer, route, asset, found.root)
        standing = writer.finish()
    said = ready.facts.diagnostics
    aside = msgspec.msgpack.encode(Aside(said, (*found.listing.diagnostics, *found.diagnostics), ready.shown_inside()))
    store_aside(state, aside)
    made = _manifest(found, around, reading, standing, digest(aside))
    written, total = len(standing) - work.kept, len(found.listing.notes)
    report = Report(len(standing), written, work.deleted, total, reading.parsed, said)
    return report, store_manifest(state, made)


class _Work(msgspec.Struct, frozen=True):
    """What is to be done, decided before anything is written."""

    writer: Writer
    pages: Iterable[Made]
    assets: dict[str, Asset]
    # Files that stay as they are, and that go.
    kept: int
    deleted: int


def _begin(pages: Iterable[Made], assets: dict[str, Asset], around: Circumstances, last: Last | None) -> _Work:
    """Decide what to write.

    A cold build streams: no page is held while another is made. Otherwise all are made once, and those whose
    fingerprint moved are held until they are written.
    """
    manifest = last.manifest if last else None
    cold = manifest is None or (manifest.program, manifest.theme) != (around.program, around.theme)
    if cold:
        writer = Writer(around.output, manifest, _NOTHING, {})
        if writer.staged:
            return _Work(writer, pages, assets, 0, 0)
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
    return _Work(writer, changed, rest, len(todo.keep), len(todo.delete))


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
