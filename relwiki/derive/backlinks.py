"""Who mentions whom, with the sentence."""

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from relwiki.derive.secrets import is_private
from relwiki.derive.subjects import Subjects, is_relative
from relwiki.model.note import Kind, Note, packed
from relwiki.model.phrase import Link

# Statements that the other side's page shows as a fact of its own.
_SHOWN = frozenset({
    "relationship", "parent", "works_at", "education", "member_of", "interests", "broader", "lives_in", "from",
    "members", "contacts", "introduced_by", "referred_by", "people",
})  # fmt: skip
# What a link in a value leads to.
_TARGET = re.compile(r"(?<!!)\[\[([^\[\]|#]+)")
# A link in a value, to be read: its label, else its target.
_LINK = re.compile(r"\[\[([^\[\]|]*)(?:\|([^\[\]]*))?\]\]")
# Keys whose links are pictures, or kinds of note.
_NO_WISH = frozenset({"photo", "type", "uid"})


class Mentioned(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """One note's mentions of a subject."""

    # Path of the note that mentions it.
    source: str
    # Plain text, one for each place, in order.
    sentences: tuple[str, ...]


class Backlinks:
    """Where each subject is mentioned; packed, as every page asks for its own and no other."""

    def __init__(self, found: Mapping[str, Sequence[Mentioned]]) -> None:
        """`found` has them by the id of the subject, in the order in which they are to be told."""
        self._packed = {identity: packed(those) for identity, those in found.items()}

    def of(self, identity: str) -> tuple[Mentioned, ...]:
        """The notes that mention a subject."""
        those = self._packed.get(identity)
        return _DECODER.decode(those) if those else ()

    def packed(self, identity: str) -> bytes:
        """The same as bytes, to be compared."""
        return self._packed.get(identity, b"")


_DECODER = msgspec.msgpack.Decoder(tuple[Mentioned, ...])


def backlinks(notes: Iterable[Note], subjects: Subjects) -> tuple[Backlinks, tuple[tuple[str, tuple[str, ...]], ...]]:
    """For each subject where it is mentioned; and names that nobody wrote a note for, with the notes that link them.

    Both are told in the order of the notes. Nothing is taken from private notes, sections and keys.
    """
    found: dict[str, list[Mentioned]] = {}
    unwritten = _Unwritten(subjects)
    for note in notes:
        if not note.private:
            for identity, sentences in _mentions(note, subjects).items():
                found.setdefault(identity, []).append(Mentioned(note.path, tuple(sentences)))
            unwritten.read(note)
    return Backlinks(found), unwritten.named()


def _mentions(note: Note, subjects: Subjects) -> dict[str, dict[str, None]]:
    """Whom a note mentions, each with the sentences, in order."""
    found: dict[str, dict[str, None]] = {}
    for mention in note.mentions:
        if not mention.private and mention.link.target:
            _add(found, subjects.of_link(mention.link, note.path), mention.sentence, note)
    is_prose = subjects.by_id[note.path].kind is Kind.NOTE
    for statement in note.statements:
        link = statement.entry.link
        if link is None or (statement.key in _SHOWN and not is_prose) or statement.private or statement.entry.private:
            continue
        text = _LINK.sub(lambda found: found[2] or found[1], statement.entry.text)
        said = f"{(statement.type or statement.key).replace('_', ' ')}: {text}"
        _add(found, subjects.of_link(link, note.path), said, note)
    return found


def _add(found: dict[str, dict[str, None]], identity: str, sentence: str, note: Note) -> None:
    if identity and identity != note.path:
        sentences = found.setdefault(identity, {})
        if sentence:
            sentences[sentence] = None


class _Unwritten:
    """Names that are linked, not written and in no typed place."""

    def __init__(self, subjects: Subjects) -> None:
        self._subjects = subjects
        self._wanted: dict[str, tuple[str, set[str]]] = {}
        # Most links lead to the same few subjects.
        self._written: set[str] = set()

    def read(self, note: Note) -> None:
        """Take in what a note links to."""
        for target in _wishes(note) - self._written:
            if self._subjects.of_link(Link(target), note.path):
                if not is_relative(target):
                    self._written.add(target)
            elif name := target.strip():
                spelled, sources = self._wanted.setdefault(name.casefold(), (name, set()))
                sources.add(note.path)
                if name < spelled:
                    self._wanted[name.casefold()] = (name, sources)

    def named(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The names in order, each with the notes that link it."""
        return tuple((name, tuple(sorted(sources))) for _, (name, sources) in sorted(self._wanted.items()))


def _wishes(note: Note) -> set[str]:
    """The targets of links in a note that ask for a page: those of its text and of its keys."""
    found = {mention.link.target for mention in note.mentions if not (mention.embed or mention.private)}
    for field in note.fields:
        if not (field.private or field.key in _NO_WISH):
            for value in field.values:
                if "[[" in value.text and not is_private(field, value.text):
                    found.update(map(str.strip, _TARGET.findall(value.text)))
    return found
