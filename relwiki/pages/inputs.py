"""All that the pages of one person are made from, as a digest: where it is the same, so are they.

What many pages show is the web: names, ties, circles, who brought whom, who has died. It changes seldom, and all pages
with it. What a day brings, a line of a log, a date, an interest, changes what is about few; that goes into the digests
of these alone. What follows from somebody's own note and the web need not be named: both are in every digest.
`tests/laws/test_inputs.py` looks whether anything is forgotten.
"""

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from operator import itemgetter
from typing import Any

import msgspec

from relwiki.derive.card import Card
from relwiki.derive.contacts import Contact
from relwiki.derive.facts import Facts
from relwiki.derive.organisations import is_household
from relwiki.derive.subjects import Subject
from relwiki.derive.timeline import planning
from relwiki.model.note import Note
from relwiki.model.phrase import Link
from relwiki.pages.atlas import WIKILINK
from relwiki.pages.body import shown_inside
from relwiki.pages.subject import Common

_ENCODER = msgspec.msgpack.Encoder()


class Inputs:
    """Digests for the people of one set of facts."""

    def __init__(self, common: Common, contents: Mapping[str, bytes]) -> None:
        """Digests for the pages that are made with `common`.

        `contents` has the hash of each note's bytes, by path; the pages of a note without one have no digest.
        """
        facts = self._facts = common.facts
        self._common, self._contents = common, contents
        self._web = _digest_of(_web(common, contents))
        # Of pages that show the web and nothing else, and can be filtered by tags.
        self.web_pages = _digest([self._web, [note.tags for note in facts.notes]])
        self._bonds = {each.person: each for each in facts.bonds.yours}
        presents = facts.between.presents
        # Days on which a present is expected, by whose they are.
        self._days: dict[str, list[Any]] = {}
        for each in facts.occasions if presents else ():
            for who in each.who:
                if who in presents:
                    self._days.setdefault(who, []).append((each.kind, each.when, each.private))
        self._met = _met(facts.met)
        self._planned = planning(
            facts.notes, facts.met, (*facts.stints, *facts.homes), facts.ties, facts.ledger, facts.today
        )

    def person(self, subject: Subject) -> bytes:
        """Of somebody's page, with the pages of their timeline; empty if it cannot be told."""
        who, facts = subject.id, self._facts
        own = self._own(subject)
        if not own:
            return b""
        between = facts.between
        return _digest([
            own, self._bonds.get(who), facts.bonds.meetings.of.get(who), self._met.get(who),
            facts.backlinks.packed(who), between.threads.get(who),
            between.presents.get(who), self._days.get(who), between.losses.get(who),
            self._common.problems(subject), self._common.ledger(subject),
            # Each day some of what is planned may come to pass.
            facts.today if who in self._planned else None,
        ])  # fmt: skip

    def card(self, subject: Subject, card: Card) -> bytes:
        """Of somebody's conversation card; empty if it cannot be told."""
        own = self._own(subject)
        # The card says how old those around them are.
        ages = [_born(self._facts, tie.other) for tie in card.around]
        # Of contacts only the choice: what they say is in the digest of all of them.
        chosen = [[each.date for each in those] for those in (card.grief, card.heard, card.last, card.last_private)]
        bare = msgspec.structs.replace(card, grief=(), heard=(), last=(), last_private=())
        return _digest([own, bare, chosen, self._met.get(subject.id), ages]) if own else b""

    def _own(self, subject: Subject) -> bytes:
        """The web and the note of a subject."""
        if subject.note is None:
            return self._web + subject.id.encode()
        content = self._contents.get(subject.id)
        return self._web + content if content else b""


def _web(common: Common, contents: Mapping[str, bytes]) -> Iterator[Any]:
    """What any page of a person may show of others, in an order that is the same for the same notes; bit by bit."""
    facts, atlas = common.facts, common.atlas
    subjects, related = facts.subjects.by_id, facts.connections
    yield [facts.settings, facts.owner]
    for subject in subjects.values():
        yield subject.id, subject.kind, subject.name, atlas.ref(subject.id), atlas.face(subject.id)
    # What links mean.
    for note in facts.notes:
        yield note.path, note.name, note.private, note.values("aliases"), note.values("former_names")
    yield [facts.unwritten, atlas.tag_routes]
    yield [(each.path, each.width, each.height) for each in facts.attachments.values()]
    yield [_anchors(subjects[path].note) for path in sorted(_anchored(common)) if subjects[path].note]
    # Who is what to whom, where, with whom.
    yield from facts.ties.items()
    yield [facts.light, related.kin.gender]
    yield from facts.stints
    yield [sorted(facts.hush.quiet), facts.hush.dead, related.network.people]
    yield [related.circles.by_id, related.introductions]
    # Whose text stands on other pages, and what a household lends its members.
    yield [contents.get(path) for path in shown_inside(facts.notes, atlas)]
    yield [contents.get(each.path) for each in facts.notes if is_household(each)]


def _anchored(common: Common) -> set[str]:
    """Paths of the notes to whose headings or blocks some link leads."""
    found: set[str] = set()
    for note in common.facts.notes:
        for link in _links(note):
            if link.anchor and (path := common.atlas.path(link, note.path)):
                found.add(path)
    return found


def _links(note: Note) -> Iterator[Link]:
    for mention in note.mentions:
        yield mention.link
    for field in note.fields:
        for value in field.values:
            if "#" in value.text and "[[" in value.text:
                for target, anchor, _ in WIKILINK.findall(value.text):
                    yield Link(target.strip(), anchor.strip())


def _anchors(note: Note | None) -> list[Any]:
    """What links to parts of a note may lead to."""
    if note is None:
        return []
    return [[(each.text, each.id) for each in note.headings], [(each.name, each.id) for each in note.body.blocks]]


def _met(met: Mapping[str, Iterable[Contact]]) -> dict[str, bytes]:
    """What notes of others say of contacts with somebody; the lines of their own log are in the hash of their note."""
    told = [(each.source, who, each) for who, contacts in met.items() for each in contacts if each.source != who]
    # Note by note, as each log has to be unpacked; of one note in their order.
    told.sort(key=itemgetter(0, 1))
    found: dict[str, bytes] = {}
    for source, who, each in told:
        said = _digest([each.date, each.kind, each.people, source, each.place < 0, each.private, each.text])
        found[who] = found.get(who, b"") + said
    return found


def _born(facts: Facts, identity: str) -> Any:
    subject = facts.subjects.by_id.get(identity)
    note = subject.note if subject else None
    return [each for each in note.dated if each.key == "born"] if note else None


def _digest(value: Any) -> bytes:
    return _digest_of([value])


def _digest_of(values: Iterable[Any]) -> bytes:
    """Of values one after the other: together they are many."""
    mark = sha256()
    for each in values:
        mark.update(_ENCODER.encode(each))
    return mark.digest()[:16]
