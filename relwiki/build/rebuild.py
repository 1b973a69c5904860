"""The short pipeline: the site made what the vault says where only a note's own page changes; all else is `site`'s."""

from pathlib import Path

import msgspec

from relwiki.build.fresh import Circumstances, Last, is_complete
from relwiki.build.kept import NoteStore
from relwiki.build.listing import Found
from relwiki.build.output import overwrite
from relwiki.build.press import Press
from relwiki.build.prose import Again, Aside, PageStore, kept_of, prose
from relwiki.build.report import Report
from relwiki.build.standing import standing_file
from relwiki.build.state import Stored, load_aside, store_manifest
from relwiki.pages.page import SubjectPage
from relwiki.render.amend import amended

_DECODER = msgspec.msgpack.Decoder(Aside)


def rebuild(
    found: Found,
    around: Circumstances,
    last: Last,
    press: Press,
    state: Path,
    notes: NoteStore,
    pages: PageStore,
) -> tuple[Report, Stored] | None:
    """Write the pages of notes whose prose has changed; None where that is not all, and then nothing was touched.

    Raises:
        UserError: The output may not be written, or a template is wrong. The site is then as it was.
    """
    kept = load_aside(state, last.manifest.aside) if is_complete(around, last) else None
    if kept is None:
        return None
    aside = _DECODER.decode(kept)
    found_out = prose(found, last, aside, press, around.today, notes, pages)
    if found_out is None:
        return None
    fresh = (
        (each.made.page.route, _file(each, press, around.output, last), each.made.fingerprint)
        for each in found_out.pages
    )
    written = {file.route: file for file in overwrite(around.output, fresh)}
    notes.put(found_out.notes)
    pages.keep(page for each in found_out.pages if (page := kept_of(each.made)))
    # In the order of the manifest, of which everything stands.
    standing = tuple((last.standing | written).values())
    made = msgspec.structs.replace(last.manifest, files=found_out.sources, written=standing)
    total, read = len(found.listing.notes), len(found_out.notes)
    report = Report(len(standing), len(written), 0, total, read, aside.diagnostics)
    return report, store_manifest(state, made)


def _file(again: Again, press: Press, folder: Path, last: Last) -> bytes:
    """A page as a file: the one that stands, with another text in it, where that will do; else all of it anew."""
    before, page, theme, site = again.before, again.made.page, press.theme, press.site
    data = standing_file(folder, last.standing[page.route])
    if data and isinstance(page, SubjectPage):
        changed = amended(data, before, page, theme, site.language)
        if changed is not None:
            return changed
    # Imported here because what reads templates takes longer to import than all else takes.
    from relwiki.render.page import render  # noqa: PLC0415

    return render(page, theme, site)
