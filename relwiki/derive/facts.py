"""Everything that follows from the notes together: the stages in their order, and what they give."""

import datetime as dt
from collections.abc import Mapping
from functools import partial

import msgspec

from relwiki.derive.backlinks import Backlinks, backlinks
from relwiki.derive.between import Between, between
from relwiki.derive.bonds import Bonds, bonds
from relwiki.derive.checks import CHECKS, Read, owner
from relwiki.derive.closings import closed
from relwiki.derive.connections import Connections, connections
from relwiki.derive.contacts import Contact, Told, by_person, contacts, last_contacts
from relwiki.derive.gatherings import Company
from relwiki.derive.habits import Expected, habits
from relwiki.derive.interests import Interests, interests
from relwiki.derive.ledger import ledger
from relwiki.derive.light import LightPerson
from relwiki.derive.links import Attachments, Resolver
from relwiki.derive.losses import losses
from relwiki.derive.memories import Memory, memories
from relwiki.derive.occasions import Occasion, Spoken, occasions
from relwiki.derive.organisations import Stint, households, members, parents, stints
from relwiki.derive.relationships import Tie, relationships
from relwiki.derive.results import Results
from relwiki.derive.ripening import Around, is_on, may_ripen, ripening, rules_of
from relwiki.derive.sayings import Sayings
from relwiki.derive.silence import Silence, silence
from relwiki.derive.subjects import Subjects
from relwiki.derive.tact import Mourning, Tact
from relwiki.derive.touch import Keeping, keeping
from relwiki.derive.trees import acyclic
from relwiki.model.date import Date
from relwiki.model.diagnostic import Code, Diagnostic, Span
from relwiki.model.interaction import Transaction
from relwiki.model.lexicon import lexicon
from relwiki.model.note import Kind, Note
from relwiki.model.ripening import Ripe
from relwiki.model.settings import Settings
from relwiki.model.vault import Attachment, Prose, Vault


class Facts(msgspec.Struct, frozen=True, gc=False):
    """What the pages are made from. Builders take from it what they need and hand no more on."""

    settings: Settings
    today: dt.date
    notes: tuple[Note, ...]
    # Where the texts of the notes are.
    prose: Prose
    subjects: Subjects
    resolver: Resolver
    files: Attachments
    attachments: Mapping[str, Attachment]
    # Path of the owner's note; empty without one.
    owner: str
    ties: Mapping[str, tuple[Tie, ...]]
    light: Mapping[str, LightPerson]
    # Relationships whose target is no name, as typed: (word, text, private) by the note's path.
    loose: Mapping[str, tuple[tuple[str, str, bool], ...]]
    hush: Silence
    # Jobs, education and memberships, from both sides.
    stints: tuple[Stint, ...]
    # Who lives, lived and comes from where.
    homes: tuple[Stint, ...]
    # Organisation -> what it is part of; place -> what it lies in.
    organisations: Mapping[str, tuple[str, ...]]
    places: Mapping[str, tuple[str, ...]]
    interests: Interests
    # What you have in common with everybody, and who should meet whom.
    bonds: Bonds
    # Circles, introductions, kinship, the network: what follows of who is connected with whom.
    connections: Connections
    contacts: tuple[Contact, ...]
    # The same by subject; a household's are its members' too.
    met: Mapping[str, tuple[Contact, ...]]
    # Lines of ledger files with the id of whom they name; those that name nobody known are told of.
    ledger: tuple[tuple[str, Transaction], ...]
    last_contact: Mapping[str, Date]
    # With whom to keep in touch, and who was once nearer.
    touch: Keeping
    occasions: tuple[Occasion, ...]
    # Threads, presents, gatherings and losses, by whom they are about.
    between: Between
    # What may be so by now and within a year, habits with the day they are next, and this week in earlier years.
    ripening: tuple[Ripe, ...]
    habits: tuple[Expected, ...]
    memories: tuple[Memory, ...]
    backlinks: Backlinks
    unwritten: tuple[tuple[str, tuple[str, ...]], ...]
    # Of files, notes and settings, and across notes; sorted by place.
    diagnostics: tuple[Diagnostic, ...]


def derive(vault: Vault, today: dt.date, me: str = "", results: Results | None = None) -> Facts:
    """Run all stages; `bonds` takes much memory meanwhile, and comes as long as there is little else.

    Args:
        vault: All notes and the settings.
        today: The civil day the reader lives in.
        me: Names the owner before the settings do.
        results: Spares stages whose results it has; the facts are the same without it.
    """
    # Sorted here, so that nothing below can depend on the order in which notes were found.
    notes, settings = tuple(sorted(vault.notes, key=lambda note: note.path)), vault.settings
    words, resolver = lexicon(settings.relationship_types), Resolver(notes)
    own = owner(notes, resolver, me or settings.me)
    notes, unmatched = closed(notes, resolver, own)
    files = Attachments(attachment.path for attachment in vault.attachments)
    subjects = Subjects(notes, resolver, words)
    read = Read(notes, resolver, files, subjects, me or settings.me)
    related, said = relationships(notes, subjects, words, own, today)
    hush = silence(subjects.of_kind(Kind.PERSON), related.ties, own, today)
    jobs, homes = _stints(notes, subjects, today)
    above, around, circles = _inside(notes, subjects)
    homely, topics = _households(jobs, subjects), interests(notes, subjects)
    linked, brought = connections(notes, subjects, words, related, hush, jobs, homes, own, today, results or Results())
    seen, told = contacts(notes, subjects, resolver, partial(may_ripen, Sayings(rules_of(settings.ripen))))
    bound = bonds(notes, subjects, topics, linked.circles, related.ties, seen, hush, own, today)
    paid, unknown = ledger(vault.ledger, resolver, subjects)
    lost = losses([each.id for each in subjects.of_kind(Kind.PERSON) if each.note], related.ties, related.light, hush)
    spoken = Spoken(
        subjects, related.ties, related.light, hush, lost, own, settings.feb29, settings.remember_dead,
        is_on("loss", rules_of(settings.ripen)),
    )  # fmt: skip
    ripe, kept, past = _in_time(spoken, seen, told, paid, settings, today)
    met, ahead = by_person(seen, homely), occasions(spoken, seen, today)
    last = last_contacts(met, notes, today, own)
    company = Company(subjects, related.ties, related.light, hush, jobs, seen, lost, last, own)
    shared, doubled = between(notes, company, topics, ahead, today)
    mentioned, wanted = backlinks(notes, subjects)
    found = (*said, *brought, *unknown, *unmatched, *doubled)
    return Facts(
        settings=settings, today=today, notes=notes, prose=vault.prose, subjects=subjects, resolver=resolver,
        files=files, attachments={each.path: each for each in vault.attachments}, owner=own, ties=related.ties,
        light=related.light, loose=related.loose, hush=hush, stints=jobs, homes=homes, organisations=above,
        places=around, interests=topics, connections=linked, contacts=seen, met=met, ledger=paid, last_contact=last,
        occasions=ahead, ripening=ripe, habits=kept, memories=past, between=shared,
        touch=keeping(subjects, seen, met, last, ahead, related.ties, hush, homely, settings.cadence, own, today),
        bonds=bound, backlinks=mentioned, unwritten=wanted,
        diagnostics=_diagnostics(vault, found, (*circles, *topics.circles), read),
    )  # fmt: skip


def _diagnostics(
    vault: Vault, said: tuple[Diagnostic, ...], circles: tuple[str, ...], read: Read
) -> tuple[Diagnostic, ...]:
    """What every stage and every check has to say, by place."""
    found = (
        *vault.diagnostics,
        *(each for note in vault.notes for each in note.diagnostics),
        *said,
        *(_circle(identity, read.subjects) for identity in circles),
        *(each for check in CHECKS for each in check(read)),
    )
    return tuple(
        sorted(found, key=lambda each: (each.span.path, each.span.line, each.span.column, each.code, each.message))
    )


def _in_time(
    spoken: Spoken,
    seen: tuple[Contact, ...],
    told: tuple[Told, ...],
    paid: tuple[tuple[str, Transaction], ...],
    settings: Settings,
    today: dt.date,
) -> tuple[tuple[Ripe, ...], tuple[Expected, ...], tuple[Memory, ...]]:
    """What speaks up when its time has come, by one tact: what ripens, habits, memories."""
    subjects, ties, light, rules = spoken.subjects, spoken.ties, spoken.light, rules_of(settings.ripen)
    tact, mourning = Tact(subjects, ties, light, spoken.hush, spoken.owner), Mourning(spoken.losses, seen)
    around = Around(subjects, ties, light, tact, mourning, spoken.owner, rules, settings.milestones, today)
    keepers = subjects.of_kind(Kind.PERSON, Kind.ORGANISATION) if is_on("habit", rules) else ()
    return (
        ripening(around, told),
        habits(keepers, seen, paid, tact, today),
        memories(seen, tact, mourning, spoken.owner, settings.week_starts, today),
    )


def _inside(
    notes: tuple[Note, ...], subjects: Subjects
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]], tuple[str, ...]]:
    """What organisations are part of, where places lie, and which of them go round in circles."""
    above, circles = acyclic(parents(notes, subjects, "parent", Kind.ORGANISATION))
    around, more = acyclic(parents(notes, subjects, "parent", Kind.PLACE))
    return above, around, (*circles, *more)


def _stints(notes: tuple[Note, ...], subjects: Subjects, today: dt.date) -> tuple[tuple[Stint, ...], tuple[Stint, ...]]:
    """Who works, learned and belongs where, and who lives, lived and comes from where."""
    jobs, homes = stints(notes, subjects, today)
    return jobs + members(notes, subjects, today), homes


def _households(jobs: tuple[Stint, ...], subjects: Subjects) -> dict[str, tuple[str, ...]]:
    """Household -> its members, for whom a contact with the household counts."""
    found: dict[str, list[str]] = {}
    for each in jobs:
        if each.person and each.state == "current":
            found.setdefault(each.target, []).append(each.person)
    kept = households(found, subjects)
    return {key: tuple(value) for key, value in found.items() if key in kept}


def _circle(identity: str, subjects: Subjects) -> Diagnostic:
    """A topic that only paths in people's notes name has no note of its own to point at."""
    subject = subjects.by_id[identity]
    note = subject.note
    step = next((each.entry for each in note.statements if each.key in {"parent", "broader"}), None) if note else None
    span = Span(identity, step.line, step.column) if step else Span(identity if note else "")
    message = f"Nothing is a part of itself; going up from “{subject.name}”, step by step, leads back to it."
    hint = "Take out the step that is wrong; until then the step that closes the circle is left out."
    return Diagnostic(Code.CYCLE, span, message, hint)
