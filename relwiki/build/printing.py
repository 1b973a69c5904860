"""All pages of a site as bytes, one after the other, made by one process or shared among several."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain

import msgspec

from relwiki.build.kept import Kept
from relwiki.build.making import Making
from relwiki.build.memo import still
from relwiki.build.press import Press
from relwiki.build.prose import PageStore, kept_of
from relwiki.build.reading import Progress
from relwiki.build.workers import Share, children
from relwiki.pages.builders import made, units
from relwiki.pages.subject import Common, Fraction
from relwiki.pages.unit import Unit
from relwiki.render.page import render

# Subjects for whose pages another process is worth its while.
_WORTH_A_PROCESS = 300
# Page values that wait to be kept together.
_AT_ONCE = 50


class Printed(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A page of the site."""

    route: str
    fingerprint: bytes
    # The whole file; None where it stands there already.
    data: bytes | None
    # What is to be kept of it; None where there is nothing, or the same is kept already.
    kept: Kept | None
    # What it was made with, and from; both empty where nobody asks.
    unit: str
    mark: bytes


_ENCODER, _DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Printed)


class Before(msgspec.Struct, frozen=True):
    """What earlier builds have left."""

    # The fingerprints of the files that stand as they were written, by route; none in a cold build.
    standing: Mapping[str, bytes]
    # Which pages came of what, by the name of the unit; packed.
    units: Mapping[str, bytes]


def printed(ready: Making, before: Before, store: PageStore, progress: Progress, share: Share) -> Iterator[Printed]:
    """Every page of the site; what is to be kept of notes' pages goes into the store meanwhile."""
    marks = store.marks()
    jobs = min(share.jobs, len(ready.atlas.routes) // _WORTH_A_PROCESS + 1)
    parts = [partial(_apart, ready, before, marks, (number, jobs)) for number in range(1, jobs)]
    waiting: list[Kept] = []
    with children(parts, share.folder) as others:
        own = _part(ready, before, marks, (0, jobs), progress)
        theirs = (_DECODER.decode(message) for other in others for message in other.messages())
        for each in chain(own, theirs):
            if each.kept:
                waiting.append(each.kept)
            if len(waiting) == _AT_ONCE:
                store.keep(waiting)
                waiting = []
            yield each
    store.keep(waiting)
    store.forget(marks.keys() - {note.path for note in ready.facts.notes})


def _part(
    ready: Making, before: Before, marks: Mapping[str, bytes], part: Fraction, progress: Progress
) -> Iterator[Printed]:
    """One part of the pages; those that would be the same are not made."""
    common = ready.common(part)
    about, done, (_, parts) = len(ready.atlas.routes), 0, part
    for unit in units(common, ready.inputs(common)):
        same = still(unit, before.units, before.standing)
        for each in _same(unit, same) if same is not None else _made(unit, common, ready.press, before, marks):
            if done % 100 == 0:
                progress("Pages", min(done * parts, about), about)
            done += 1
            yield each


def _same(unit: Unit, pages: Iterable[tuple[str, bytes]]) -> Iterator[Printed]:
    for route, fingerprint in pages:
        yield Printed(route, fingerprint, None, None, unit.name, unit.mark)


def _made(unit: Unit, common: Common, press: Press, before: Before, marks: Mapping[str, bytes]) -> Iterator[Printed]:
    for page in made(unit, common):
        new = press.made(page)
        same = before.standing.get(page.route) == new.fingerprint
        kept = kept_of(new)
        yield Printed(
            page.route,
            new.fingerprint,
            None if same else render(page, press.theme, press.site),
            None if kept is None or marks.get(kept.path) == kept.fingerprint else kept,
            unit.name,
            unit.mark,
        )


def _apart(ready: Making, before: Before, marks: Mapping[str, bytes], part: Fraction) -> Iterator[bytes]:
    """One part of the pages, made in another process."""
    return (_ENCODER.encode(each) for each in _part(ready, before, marks, part, lambda *_: None))
