"""Who mentions whom, with the sentence."""

import re
from collections.abc import Iterable

import msgspec

from relwiki.derive.secrets import is_private
from relwiki.derive.subjects import Subjects
from relwiki.model.note import Kind, Note
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


class Mentioned(msgspec.Struct, frozen=True, gc=False):
    """One note's mentions of a subject."""

    # Path of the note that mentions it.
    source: str
    # Plain text, one for each place, in order.
    sentences: tuple[str, ...]


def backlinks(notes: Iterable[Note], subjects: Subjects) -> dict[str, tuple[Mentioned, ...]]:
    """For each subject (by id) where it is mentioned; nothing from private notes, sections and keys."""
    found: dict[str, dict[str, list[str]]] = {}
    for note in notes:
        if note.private:
            continue
        for identity, sentence in _mentions(note, subjects):
            sentences = found.setdefault(identity, {}).setdefault(note.path, [])
            if sentence and sentence not in sentences:
                sentences.append(sentence)
    return {
        identity: tuple(Mentioned(source, tuple(sources[source])) for source in sorted(sources))
        for identity, sources in found.items()
    }


def _mentions(note: Note, subjects: Subjects) -> Iterable[tuple[str, str]]:
    for mention in note.body.mentions:
        if mention.private or not mention.link.target:
            continue
        identity = subjects.of_link(mention.link, note.path)
        if identity and identity != note.path:
            yield identity, mention.sentence
    kind = subjects.by_id[note.path].kind
    for statement in note.statements:
        link = statement.entry.link
        if link is None or statement.private or statement.entry.private:
            continue
        identity = subjects.of_link(link, note.path)
        if identity and identity != note.path and (statement.key not in _SHOWN or kind is Kind.NOTE):
            text = _LINK.sub(lambda found: found[2] or found[1], statement.entry.text)
            yield identity, f"{statement.type or statement.key.replace('_', ' ')}: {text}"


def unwritten(notes: Iterable[Note], subjects: Subjects) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Names that are linked, not written and in no typed place, each with the notes that link it; nothing private."""
    wanted: dict[str, tuple[str, set[str]]] = {}
    for note in notes:
        if note.private:
            continue
        links = [each.link for each in note.body.mentions if not (each.embed or each.private)]
        fields = [field for field in note.fields if not (field.private or field.key in _NO_WISH)]
        values = [(field, value.text) for field in fields for value in field.values if "[[" in value.text]
        texts = [text for field, text in values if not is_private(field, text)]
        links += [Link(found.strip()) for text in texts for found in _TARGET.findall(text)]
        for link in links:
            name = link.target.strip()
            if name and not subjects.of_link(link, note.path):
                spelled, sources = wanted.setdefault(name.casefold(), (name, set()))
                sources.add(note.path)
                if name < spelled:
                    wanted[name.casefold()] = (name, sources)
    return tuple((name, tuple(sorted(sources))) for _, (name, sources) in sorted(wanted.items()))
