"""All pages of a site as bytes, one after the other, made by one process or shared among several."""

from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain

import msgspec

from relwiki.build.kept import Kept
from relwiki.build.making import Making
from relwiki.build.prose import PageStore, kept_of
from relwiki.build.reading import Progress
from relwiki.build.workers import Share, children
from relwiki.pages.subject import Fraction
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


_ENCODER, _DECODER = msgspec.msgpack.Encoder(), msgspec.msgpack.Decoder(Printed)


def printed(
    ready: Making, standing: Mapping[str, bytes], store: PageStore, progress: Progress, share: Share
) -> Iterator[Printed]:
    """Every page of the site; what is to be kept of notes' pages goes into the store meanwhile.

    `standing` has the fingerprints of the pages that stand as they were written, by route.
    """
    marks = store.marks()
    jobs = min(share.jobs, len(ready.atlas.routes) // _WORTH_A_PROCESS + 1)
    parts = [partial(_apart, ready, standing, marks, (number, jobs)) for number in range(1, jobs)]
    waiting: list[Kept] = []
    with children(parts, share.folder) as others:
        own = _part(ready, standing, marks, (0, jobs), progress)
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
    ready: Making, standing: Mapping[str, bytes], marks: Mapping[str, bytes], part: Fraction, progress: Progress
) -> Iterator[Printed]:
    """One part of the pages."""
    for made in ready.pages(progress, part):
        same = standing.get(made.page.route) == made.fingerprint
        kept = kept_of(made)
        yield Printed(
            made.page.route,
            made.fingerprint,
            None if same else render(made.page, ready.press.theme, ready.press.site),
            None if kept is None or marks.get(kept.path) == kept.fingerprint else kept,
        )


def _apart(ready: Making, standing: Mapping[str, bytes], marks: Mapping[str, bytes], part: Fraction) -> Iterator[bytes]:
    """One part of the pages, made in another process."""
    return (_ENCODER.encode(each) for each in _part(ready, standing, marks, part, lambda *_: None))
