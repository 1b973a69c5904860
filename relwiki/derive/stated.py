"""Relationships as notes state them: each statement with its word understood and its target found, or what is left."""

import re

import msgspec

from relwiki.derive.subjects import Subjects
from relwiki.model.diagnostic import Code, Diagnostic, Span
from relwiki.model.lexicon import Lexicon, Meaning
from relwiki.model.names import is_light_name
from relwiki.model.note import Kind, Note
from relwiki.model.phrase import Entry, Statement
from relwiki.model.relationship import RelationshipType

_ALSO = re.compile(r"\s*(?:,|\band\b|&|\bund\b)\s*")
# Keys under which a relationship may stand.
STATING = frozenset({"relationship", "introduced_by", "referred_by", "parent"})
# Kin and pets may be written several in one text.
_SEVERAL = frozenset({"kin", "couple", "other"})


class Stated(msgspec.Struct, frozen=True, gc=False):
    """One statement, resolved: `b` is the TYPE of `a`."""

    a: str
    b: str
    meaning: Meaning
    entry: Entry
    span: Span
    private: bool


class Plain(msgspec.Struct, frozen=True, gc=False):
    """A plain name that a note calls somebody by: a light person."""

    path: str
    entry: Entry
    meaning: Meaning
    private: bool


def meaning_of(
    statement: Statement, note: Note, subjects: Subjects, lexicon: Lexicon
) -> tuple[Meaning | None, Diagnostic | None]:
    """What a statement's relationship word means; None where it states no relationship. An unknown word is told of."""
    source = subjects.by_id[note.path].kind
    word = {"introduced_by": "introduced by", "referred_by": "referred by"}.get(statement.key, statement.type)
    if statement.key == "parent" and source is Kind.PERSON:
        word = "parent"
    elif statement.key not in {"relationship", "introduced_by", "referred_by"}:
        return None, None
    known = lexicon.meaning(word)
    if known:
        return known, None
    if statement.to_owner:
        return None, None
    span = Span(note.path, statement.entry.line, statement.entry.column)
    hint = f"Write “relationship_types: [{word}]” in relwiki.yaml, or use a word that the manual lists."
    return (
        Meaning(RelationshipType(word, word, word, "other"), word),
        Diagnostic(Code.UNKNOWN_RELATIONSHIP, span, f"“{word}” is no known relationship; it is kept as written.", hint),
    )


def place(
    found: list[Stated],
    light: list[Plain],
    said: tuple[Note, Statement, Meaning],
    subjects: Subjects,
    owner: str,
) -> Diagnostic | None:
    """Sort one statement in; what to say where its target is nobody else."""
    note, statement, meaning = said
    entry, private = statement.entry, statement.private or statement.entry.private or note.private
    span = Span(note.path, entry.line, entry.column)
    if statement.to_owner:
        if owner and owner != note.path:
            found.append(Stated(owner, note.path, meaning, entry, span, private))
        return None
    other = subjects.of_entry(entry, Kind.PERSON, note.path)
    if other == note.path:
        return _oneself(meaning, entry, span)
    if other:
        found.append(Stated(note.path, other, meaning, entry, span, private))
        return None
    if entry.link is not None:
        return _no_name(entry, span)
    several = meaning.type.group in _SEVERAL and meaning.type.name not in {"introduced by", "referred by"}
    names = _ALSO.split(entry.name) if several else [entry.name]
    if len(names) == 1 or not all(is_light_name(name) for name in names):
        names = [entry.name]
    for name in names:
        if is_light_name(name):
            each = entry if name == entry.name else msgspec.structs.replace(entry, name=name)
            light.append(Plain(note.path, each, meaning, private))
    return None if any(is_light_name(name) for name in names) else _no_name(entry, span)


def _oneself(meaning: Meaning, entry: Entry, span: Span) -> Diagnostic:
    message = f"Somebody else is expected; “{entry.text}” is this note, and nobody is their own {meaning.word}."
    return Diagnostic(Code.CONTRADICTION, span, message, "Name the other one, or delete the line.")


def _no_name(entry: Entry, span: Span) -> Diagnostic:
    return Diagnostic(
        Code.NOT_A_NAME,
        span,
        f"A name is expected; “{entry.text}” is none and is kept as text.",
        "A name begins with a capital letter and has at most six words: children: Ida (born 2014), Max",
    )


def has_died(note: Note) -> bool:
    """Whether a note says that its person has died, with a date or with only `died: true`."""
    return any(dated.key == "died" for dated in note.dated) or note.value("died").strip().casefold() in {"true", "yes"}
