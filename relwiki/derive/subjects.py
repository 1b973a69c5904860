"""Who and what the vault is about: one subject for each note, and for each thing that a typed place names unwritten.

Typed places are relationships, jobs, homes, interests and the people of a log: what they link to is a person, an
organisation and so on, even without a note.
"""

from collections.abc import Iterable, Iterator

import msgspec

from relwiki.derive.links import Resolver, Target
from relwiki.model.lexicon import Lexicon
from relwiki.model.names import fold
from relwiki.model.note import Kind, Note
from relwiki.model.phrase import Entry, Link, Statement
from relwiki.model.relationship import KINSHIP

# What the target of a statement is, by its key.
TARGET_KIND: dict[str, Kind] = {
    "relationship": Kind.PERSON,
    "introduced_by": Kind.PERSON,
    "referred_by": Kind.PERSON,
    "people": Kind.PERSON,
    "members": Kind.PERSON,
    "contacts": Kind.PERSON,
    "works_at": Kind.ORGANISATION,
    "education": Kind.ORGANISATION,
    "member_of": Kind.ORGANISATION,
    "interests": Kind.INTEREST,
    "broader": Kind.INTEREST,
    "lives_in": Kind.PLACE,
    "from": Kind.PLACE,
}
# Where one unwritten name stands in several typed places, the first of these wins.
_PRECEDENCE = (Kind.PERSON, Kind.ORGANISATION, Kind.INTEREST, Kind.PLACE)
_LONGEST_PLAIN = 8


class Subject(msgspec.Struct, frozen=True, gc=False):
    """Somebody or something with a page of its own."""

    # The note's path; "stub:KIND:name" where there is no note.
    id: str
    kind: Kind
    # In full.
    name: str
    # What you call them; the name where nothing else was said.
    called: str
    note: Note | None = None


class Subjects:
    """All subjects, and the one way to get from what was written to a subject."""

    def __init__(self, notes: Iterable[Note], resolver: Resolver, lexicon: Lexicon) -> None:
        self._resolver, self._lexicon = resolver, lexicon
        notes = tuple(notes)
        self._notes = {note.path: note for note in notes}
        kinds = self._kinds(notes)
        self.by_id: dict[str, Subject] = {
            path: Subject(path, kinds[path], note.name, note.value("goes_by") or note.name, note)
            for path, note in self._notes.items()
        }
        # Folded name of an unwritten link -> subject id.
        self._unwritten: dict[str, str] = {}
        # Target of a link -> subject id, for those that mean the same in every note; asked for ten times each.
        self._known: dict[str, str] = {}
        self._add_stubs(notes)
        by_kind: dict[Kind, list[Subject]] = {kind: [] for kind in Kind}
        for key in sorted(self.by_id):
            by_kind[self.by_id[key].kind].append(self.by_id[key])
        self._by_kind = {kind: tuple(those) for kind, those in by_kind.items()}

    def of_kind(self, *kinds: Kind) -> tuple[Subject, ...]:
        """All subjects of these kinds, in the order of their ids."""
        if len(kinds) == 1:
            return self._by_kind[kinds[0]]
        return tuple(sorted([each for kind in kinds for each in self._by_kind[kind]], key=lambda each: each.id))

    def of_link(self, link: Link, source: str, *, markdown: bool = False) -> str:
        """The id that a link in the note `source` leads to; empty where nothing is written and nothing typed."""
        target = link.target
        known = self._known.get(target)
        if known is not None and not markdown:
            return known
        if not target:
            return source
        relative = markdown or is_relative(target)
        found = self._resolver.relative(target, source) if relative else self._resolver.resolve(target)
        identity = found.path or self._unwritten.get(fold(target.strip()), "")
        if not relative:
            self._known[target] = identity
        return identity

    def of_entry(self, entry: Entry, kind: Kind | None, source: str) -> str:
        """The id of an entry's target; empty for a plain person (who may be a light one) and for plain text."""
        whole = self._whole(entry)
        if whole.path:
            return whole.path
        if entry.link is not None:
            return self.of_link(entry.link, source)
        if kind is None or not entry.name:
            return ""
        name = entry.name
        found = self._resolver.resolve(name)
        if kind is Kind.INTEREST and not found.path and "/" in name:
            name = topic_path(name)[-1]
            found = self._resolver.resolve(name)
        if kind is Kind.PERSON:
            known = self.by_id.get(found.path)
            full = len(name.split()) > 1 and not found.candidates and found.by in {"path", "name", "title"}
            return found.path if known and known.kind is Kind.PERSON and full else ""
        if found.path and self.by_id[found.path].kind is kind:
            return found.path
        stub = f"stub:{kind}:{fold(name)}"
        return stub if stub in self.by_id else ""

    def topic(self, name: str) -> str:
        """The id of the interest with this name, written or not; empty where there is none."""
        found = self._resolver.resolve(name).path
        if found and self.by_id[found].kind is Kind.INTEREST:
            return found
        stub = f"stub:{Kind.INTEREST}:{fold(name)}"
        return stub if stub in self.by_id else ""

    def _whole(self, entry: Entry) -> Target:
        """The note whose whole name the text is, brackets included ("India Gate (1931)")."""
        if entry.link is None and entry.text != entry.name and "(" in entry.text:
            return self._resolver.resolve(entry.text)
        return Target()

    def _kinds(self, notes: tuple[Note, ...]) -> dict[str, Kind]:
        # Of notes that do not say it themselves.
        inferred: dict[str, set[Kind]] = {note.path: set() for note in notes if note.kind is None}
        for note in notes if inferred else ():
            if note.kind is None and any(dated.key == "born" for dated in note.dated):
                inferred[note.path].add(Kind.PERSON)
            for statement in note.statements:
                link = statement.entry.link
                path = self._resolver.resolve(link.target).path if link else ""
                if path in inferred and (kind := self._inferred(note, statement)):
                    inferred[path].add(kind)
        return {
            note.path: note.kind or next((each for each in _PRECEDENCE if each in inferred[note.path]), Kind.NOTE)
            for note in notes
        }

    def _inferred(self, note: Note, statement: Statement) -> Kind | None:
        if statement.key == "relationship":
            meaning = self._lexicon.meaning(statement.type)
            kin = meaning is not None and meaning.type.name in KINSHIP
            return Kind.PERSON if kin and note.kind is Kind.PERSON else None
        return TARGET_KIND[statement.key] if statement.key in {"works_at", "interests", "lives_in"} else None

    def _add_stubs(self, notes: tuple[Note, ...]) -> None:
        wanted: dict[str, dict[Kind, str]] = {}
        plain: dict[str, Subject] = {}
        for note in notes:
            # Nothing private makes a page.
            if note.private:
                continue
            source = self.by_id[note.path].kind
            for kind, link in typed_links(note, source):
                if link.target and not self._resolver.resolve(link.target).path:
                    wanted.setdefault(fold(link.target.strip()), {}).setdefault(kind, link.target.strip())
            for statement in note.statements:
                if statement.entry.link is None and not _is_private(statement):
                    self._add_plain(statement.entry, target_kind(statement, source), plain)
        for key in sorted(wanted):
            kind = next(each for each in _PRECEDENCE if each in wanted[key])
            name = wanted[key][kind].rpartition("/")[2] if kind is Kind.PERSON else wanted[key][kind]
            subject = Subject(f"stub:{kind}:{key}", kind, name, name)
            self._unwritten[key] = subject.id
            self._known.clear()
            self.by_id[subject.id] = subject
        for identity in sorted(plain):
            self.by_id.setdefault(identity, plain[identity])

    def _add_plain(self, entry: Entry, kind: Kind | None, plain: dict[str, Subject]) -> None:
        """A plain organisation, interest or place is one for the whole vault, by its name."""
        if kind is None or kind is Kind.PERSON or not 0 < len(entry.name.split()) <= _LONGEST_PLAIN:
            return
        if self._whole(entry).path:
            return
        whole = kind is not Kind.INTEREST or "/" not in entry.name or self._resolver.resolve(entry.name).path
        for name in (entry.name,) if whole else topic_path(entry.name):
            found = self._resolver.resolve(name)
            if not (found.path and self.by_id[found.path].kind is kind):
                identity = f"stub:{kind}:{fold(name)}"
                # Of several spellings the one that sorts first is shown, whatever the order of notes.
                known = plain.get(identity)
                if known is None or name < known.name:
                    plain[identity] = Subject(identity, kind, name, name)


def is_relative(target: str) -> bool:
    """Whether what a link means depends on the note in which it stands."""
    return not target or target.startswith(("./", "../"))


def topic_path(name: str) -> tuple[str, ...]:
    """The topics of `broad/narrow/narrower`, the broadest first; never empty."""
    return tuple(part.strip() for part in name.split("/") if part.strip()) or (name,)


def target_kind(statement: Statement, source: Kind) -> Kind | None:
    """What kind of thing a statement in a note of kind `source` points at; None where anything may stand."""
    if statement.key == "parent":
        return source if source in {Kind.ORGANISATION, Kind.PLACE, Kind.INTEREST} else Kind.PERSON
    return TARGET_KIND.get(statement.key)


def typed_links(note: Note, kind: Kind) -> Iterator[tuple[Kind, Link]]:
    """Every link of a note that stands in a typed place, with what its target is; what is private is left out."""
    for statement in note.statements:
        link, via = statement.entry.link, statement.entry.via
        if (link is None and via is None) or _is_private(statement):
            continue
        wanted = target_kind(statement, kind)
        if wanted and link:
            yield wanted, link
        if via:
            yield Kind.PERSON, via
    for dated in note.dated:
        if dated.private:
            continue
        if dated.place and dated.place.link:
            yield Kind.PLACE, dated.place.link
        if dated.key == "met":
            for link in dated.links:
                yield Kind.PERSON, link
    for item in note.log:
        if item.people and not item.private:
            for link in item.people:
                yield Kind.PERSON, link


def _is_private(statement: Statement) -> bool:
    return statement.private or statement.entry.private
