"""Everything about who is connected with whom that no single note states, in one value for the pages."""

import datetime as dt
from collections.abc import Iterable

import msgspec

from relwiki.derive.circles import Circles, circles
from relwiki.derive.introductions import Introductions, introductions
from relwiki.derive.kinship import Kinship, kinship
from relwiki.derive.network import Network, network
from relwiki.derive.organisations import Stint
from relwiki.derive.reach import Reach, reach
from relwiki.derive.relationships import Relationships
from relwiki.derive.results import Results
from relwiki.derive.silence import Silence
from relwiki.derive.subjects import Subjects
from relwiki.model.diagnostic import Diagnostic
from relwiki.model.lexicon import Lexicon
from relwiki.model.note import Note


class Connections(msgspec.Struct, frozen=True, gc=False):
    """What pages say of kinship that follows, of circles, of who brought whom."""

    # What people are to each other by the steps between them.
    kin: Kinship
    circles: Circles
    introductions: Introductions
    # Who is tied to whom, and what follows for ways between them.
    network: Network
    reach: Reach


def connections(
    notes: tuple[Note, ...],
    subjects: Subjects,
    words: Lexicon,
    related: Relationships,
    hush: Silence,
    stints: Iterable[Stint],
    homes: Iterable[Stint],
    owner: str,
    today: dt.date,
    results: Results,
) -> tuple[Connections, tuple[Diagnostic, ...]]:
    """All of it; the second value tells of contradictions."""
    brought, said = introductions(notes, subjects, words, related.light, hush.quiet, owner)
    net = network(subjects, related.ties, hush, stints)
    return Connections(
        kinship(related, subjects),
        circles(notes, subjects, stints, homes, hush.quiet, today),
        brought,
        net,
        results.of("reach", (net, owner, sorted(hush.dead)), Reach, lambda: reach(net, owner, hush.dead)),
    ), said
