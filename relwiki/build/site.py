"""The whole pipeline on one screen: read, derive, make pages, plan, render, write."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path

import msgspec

from relwiki.build.folder import check_output
from relwiki.build.fresh import Circumstances, Last, sources
from relwiki.build.listing import Found
from relwiki.build.manifest import Manifest, Written, digest
from relwiki.build.output import Writer, recover
from relwiki.build.plan import Plan, plan
from relwiki.build.reading import NoteStore, Progress, Reading, read_vault
from relwiki.build.state import store_manifest
from relwiki.derive.facts import Facts, derive
from relwiki.formats import Choice, written
from relwiki.model.diagnostic import Diagnostic
from relwiki.pages.atlas import Atlas
from relwiki.pages.builders import navigation, pages
from relwiki.pages.network import ROUTE, script
from relwiki.pages.page import Page
from relwiki.pages.words import Words
from relwiki.render.page import Site, phrases, render
from relwiki.render.theme import Theme
from relwiki.vault.files import FileStat, disk_path

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


class _Making(msgspec.Struct, frozen=True):
    """What it takes to make any page of the site."""

    facts: Facts
    atlas: Atlas
    say: Words
    theme: Theme
    site: Site
    # Everything besides a page's value that decides its bytes.
    salt: bytes
    progress: Progress

    def pages(self) -> Iterator[tuple[Page, bytes]]:
        """Every page with its fingerprint, one after the other."""
        encoder = msgspec.msgpack.Encoder()
        about = len(self.atlas.routes)
        for index, page in enumerate(pages(self.facts, self.atlas, self.say)):
            if index % 100 == 0:
                self.progress("Pages", min(index, about), about)
            name = type(page).__name__.encode()
            yield page, blake2b(encoder.encode(page) + name, digest_size=16, key=self.salt).digest()


# A file of the site that is no page: its fingerprint, and its bytes or where to copy it from.
_Asset = tuple[bytes, bytes | FileStat]


def build(
    found: Found,
    theme: Theme,
    around: Circumstances,
    last: Last | None,
    state: Path,
    me: str,
    progress: Progress,
    notes: NoteStore,
) -> tuple[Report, Manifest]:
    """Make the site what the vault says, writing only what differs; the record of what stands then is kept in `state`.

    Raises:
        UserError: The output may not be written, or a template is wrong. The site is then as it was.
    """
    manifest = last.manifest if last else None
    check_output(found.root, around.output, manifest)
    recover(around.output)
    reading = read_vault(found, notes, progress)
    notes.prune(reading.keys)
    facts = derive(reading.vault, around.today, me)
    pinned = found.settings.today.isoformat() if found.settings.today else ""
    language = found.settings.language
    say = Words(language, phrases(theme, language))
    site = Site(found.settings.title, language, navigation(say), found.settings.remote_images, pinned)
    making = _Making(facts, Atlas(facts), say, theme, site, _salt(around, site), progress)
    assets = _assets(found, theme, making)
    writer, todo, changed = _begin(making, assets, around, last)
    keep = frozenset(todo.keep)
    with writer:
        for page, fingerprint in changed:
            writer.write(page.route, render(page, theme, site), fingerprint)
        for route, asset in assets.items():
            if route not in keep:
                _write_asset(writer, route, asset, found.root)
        standing = writer.finish()
    made = _manifest(found, around, reading, standing)
    store_manifest(state, made)
    written, read = len(standing) - len(todo.keep), reading.vault.notes
    report = Report(len(standing), written, len(todo.delete), len(read), reading.parsed, facts.diagnostics)
    return report, made


def _begin(
    making: _Making, assets: dict[str, _Asset], around: Circumstances, last: Last | None
) -> tuple[Writer, Plan, Iterable[tuple[Page, bytes]]]:
    """Decide what to write.

    A cold build streams: no page is held while another is made. Otherwise all are made once, and those whose
    fingerprint moved are held until they are written.
    """
    manifest = last.manifest if last else None
    cold = manifest is None or (manifest.program, manifest.theme) != (around.program, around.theme)
    if cold:
        writer = Writer(around.output, manifest, _NOTHING, {})
        if writer.staged:
            return writer, _NOTHING, making.pages()
    before = {file.route: file.fingerprint for file in manifest.written} if manifest else {}
    intact = last.standing if last else {}
    wanted: list[tuple[str, bytes]] = [(route, mark) for route, (mark, _) in assets.items()]
    changed: list[tuple[Page, bytes]] = []
    for page, fingerprint in making.pages():
        wanted.append((page.route, fingerprint))
        if before.get(page.route) != fingerprint or page.route not in intact:
            changed.append((page, fingerprint))
    todo = plan(wanted, manifest, intact)
    return Writer(around.output, manifest, todo, intact), todo, changed


def _salt(around: Circumstances, site: Site) -> bytes:
    return blake2b(around.program + around.theme + msgspec.msgpack.encode(site), digest_size=32).digest()


def _assets(found: Found, theme: Theme, making: _Making) -> dict[str, _Asset]:
    """Static files of the theme and exports by their content, pictures and documents of the vault by their stat."""
    files = {file.path: file for file in found.listing.attachments}
    assets: dict[str, _Asset] = {route: (digest(data), data) for route, data in theme.static}
    for path, route in making.atlas.files.items():
        assets[route] = (digest(msgspec.msgpack.encode(files[path])), files[path])
    for format_ in written(found.settings.data):
        data = format_.make(making.facts, Choice(alarms=found.settings.alarms))
        assets[format_.file] = (digest(data), data)
    facts = making.facts
    network = script(facts.connections.network, facts.owner, facts.hush.dead, making.atlas, making.say)
    assets[ROUTE] = (digest(network), network)
    return assets


def _write_asset(writer: Writer, route: str, asset: _Asset, root: Path) -> None:
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
