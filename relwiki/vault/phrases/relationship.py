"""Reads `TYPE: ENTRY`, the type alone, and entries that name their type in the details (vault format, "Relationships").

    RELATIONSHIP = TYPE ":" ENTRY *( "," ENTRY ) | ENTRY with a TYPE among its details
    TO OWNER     = TYPE *( ("," | "/" | "and") TYPE ) [ "(" DETAILS ")" ] [ "?" ]

The type is kept in the lexicon's spelling where the lexicon has it ("sisters" is "sister", "mother of" is "child"),
else as typed. What a type means is the business of a later stage.
"""

import re

import msgspec

from relwiki.markup.document import Finding
from relwiki.model.phrase import Entry, Statement, Text
from relwiki.vault.phrases.brackets import mask
from relwiki.vault.phrases.entry import read_entry, split_entries
from relwiki.vault.phrases.links import find_links
from relwiki.vault.vocabulary import KeyMatch, Vocabulary

Read = tuple[tuple[Statement, ...], tuple[Finding, ...]]
_BRACKET = re.compile(r"[\[({`]")


def split_type(value: Text) -> tuple[str, Text] | None:
    """The words before the first colon outside links and brackets, and the rest; None without a colon."""
    at = value.text.find(":")
    if at > 0 and _BRACKET.search(value.text, 0, at) is not None:
        at = mask(value.text).find(":")
    typed, rest = value.text[:at].strip().strip("*_").strip(), value.text[at + 1 :]
    if at <= 0 or not typed or "[[" in typed:
        return None
    stripped = rest.lstrip("* \t")
    return typed, Text(stripped.rstrip(), value.line, value.column + at + 1 + len(rest) - len(stripped))


def read_related(match: KeyMatch, value: Text, words: Vocabulary, *, listed: bool = False) -> Read:
    """The entries under one relationship type. In the plural commas part them; in the singular one ends the name.

    `listed` says that the value is one of a list, and so is one entry.
    """
    statements: list[Statement] = []
    findings: list[Finding] = []
    for part in split_entries(value, commas=match.plural and not listed):
        entry, problems = read_entry(part, words.tongue)
        findings += problems
        if entry.link is None and not match.plural:
            entry = _name_ends_at_comma(entry)
        if entry.name or entry.link:
            statements.append(Statement("relationship", entry, match.relation))
    return tuple(statements), tuple(findings)


def _name_ends_at_comma(entry: Entry) -> Entry:
    at = mask(entry.name).find(",") if "," in entry.name else -1
    if at <= 0:
        return entry
    rest = " ".join(part for part in (entry.name[at + 1 :].strip(), entry.rest) if part)
    return msgspec.structs.replace(entry, name=entry.name[:at].rstrip(), rest=rest)


def read_relationship(value: Text, words: Vocabulary) -> Read:
    """A value of `relationships`: typed entries; without any type the links are kept as mere links."""
    typed = split_type(value)
    if typed is not None:
        match = words.relation(typed[0]) or KeyMatch("relationship", None, relation=typed[0])
        return read_related(match, typed[1], words)
    return read_detailed(value, words)


def read_detailed(value: Text, words: Vocabulary) -> Read:
    """An entry whose details name the type; untyped links become statements under the key `related`."""
    statements: list[Statement] = []
    findings: list[Finding] = []
    for part in split_entries(value, commas=False):
        entry, problems = read_entry(part, words.tongue)
        findings += problems
        types = [(detail, match) for detail in entry.details if (match := words.relation(detail))]
        rest = words.relation(entry.rest.strip(" –—-,:")) if entry.rest and not types else None
        if types:
            detail, match = types[0]
            left = list(entry.details)
            left.remove(detail)
            entry = msgspec.structs.replace(entry, details=tuple(left))
            statements.append(Statement("relationship", entry, match.relation))
        elif rest is not None:
            statements.append(Statement("relationship", msgspec.structs.replace(entry, rest=""), rest.relation))
        elif entry.link is not None:
            statements.append(Statement("related", entry))
    return tuple(statements), tuple(findings)


def read_to_owner(value: Text, words: Vocabulary) -> Read:
    """What this person is to the owner: `mother`, `friend, colleague (since 2014)`; unknown words are mere text."""
    entry, findings = read_entry(value, words.tongue)
    name = entry.link.label or entry.link.target if entry.link else entry.name
    found = _types(name, words)
    if not found:
        return (), ()
    bare = msgspec.structs.replace(entry, name="", link=None)
    return tuple(Statement("relationship", bare, each, to_owner=True) for each in found), findings


def _types(text: str, words: Vocabulary) -> tuple[str, ...]:
    whole = words.relation(text)
    if whole is not None:
        return (whole.relation,)
    parts = [part for piece in text.replace("/", ",").split(",") for part in piece.split(" and ") if part.strip()]
    found = [match.relation for part in parts if (match := words.relation(part)) is not None]
    return tuple(dict.fromkeys(found))


def link_statements(key: str, value: Text, typed: str = "") -> tuple[Statement, ...]:
    """The links of any text, as statements under its key: they lead somewhere and state nothing more.

    A key that the format does not know is given as `typed` too.
    """
    if "[" not in value.text:
        return ()
    return tuple(
        Statement(key, Entry(value.text, found.link.label or found.link.target, found.link,
                             line=value.line, column=value.column + found.start), typed)
        for found in find_links(value.text)
    )  # fmt: skip
