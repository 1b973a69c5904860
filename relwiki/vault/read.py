"""Reads one note: bytes in, a `Note` out, whatever the bytes are.

The order of the stages stands in `read_note`. Knows the vault's settings and no other note.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from sys import intern

import msgspec

from relwiki.markup.document import Document, Item
from relwiki.markup.parse import parse
from relwiki.markup.targets import split_target
from relwiki.model.body import Mention
from relwiki.model.date import Date
from relwiki.model.diagnostic import Diagnostic, Span
from relwiki.model.interaction import LogItem
from relwiki.model.names import fold
from relwiki.model.note import Kind, Note, packed
from relwiki.model.settings import Settings
from relwiki.vault.decode import decode
from relwiki.vault.draft import Draft
from relwiki.vault.fields import read_fields, settle_doubles
from relwiki.vault.frontmatter import read_front_matter, split
from relwiki.vault.given import Given, from_front_matter, from_inline
from relwiki.vault.kinds import kind_of, settle_types
from relwiki.vault.log import is_quiet
from relwiki.vault.names import display_name, settle_titles
from relwiki.vault.people import with_people
from relwiki.vault.phrases.brackets import mask
from relwiki.vault.phrases.brackets import split as split_text
from relwiki.vault.phrases.links import find_links
from relwiki.vault.raw import RawField
from relwiki.vault.scan import plain_day, scan_date
from relwiki.vault.sections import read_sections
from relwiki.vault.spelling import normal
from relwiki.vault.vocabulary import Vocabulary, vocabulary

_OPEN = frozenset(["", "false", "no"])
_BLANK = re.compile(r"\n[ \t]*\n")
_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ \t]")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")


def read_note(path: str, data: bytes, settings: Settings) -> Note:
    """The note that a file is. `path` is its place from the top of the vault, "/" between segments, NFC."""
    words = vocabulary(settings)
    text, decoding = decode(data, path)
    parts, splitting = split(text, path)
    raw, yaml_problems = read_front_matter(parts.yaml, path, parts.yaml_line) if parts.yaml else ((), ())
    document = parse(
        parts.body, parts.body_line, words.private_headings, settings.line_breaks == "hard", settings.remote_images
    )
    stem = path.rpartition("/")[2].removesuffix(".md")
    given = _given(raw, document, words)
    tags = _tags(given)
    kind, sort = kind_of(path, given, tags, document.body.tags, words)
    names = {each.match.name for each in given}
    person = kind is Kind.PERSON or (kind is None and "born" in names)
    draft = Draft(person=person)
    if not names.isdisjoint(("type", "title")):
        given = settle_titles(settle_types(given, words), stem, document.body.title, person=person)
    given, private = _hide(settle_doubles(given, draft), words)
    read_fields(given, words, draft)
    day = _day(draft, stem, words) if kind is Kind.JOURNAL else None
    read_sections(document, words, draft, day)
    if day is not None:
        _read_prose(document, parts.body, parts.body_line, day, words, draft)
    findings = sorted((*document.findings, *draft.findings), key=lambda each: (each.line, each.column))
    said = tuple(
        Diagnostic(each.code, Span(path, each.line, each.column), each.message, each.hint) for each in findings
    )
    return Note(
        path=path, kind=kind, sort=sort, name=display_name(given, stem), packed_fields=packed(draft.fields),
        packed_statements=packed(draft.statements), dated=tuple(draft.dated), habits=tuple(draft.habits),
        packed_log=packed(draft.log), threads=tuple(draft.threads), done=tuple(draft.done),
        packed_tasks=packed(draft.tasks), gifts=tuple(draft.gifts), packed_ledger=packed(draft.ledger),
        tags=_unique((*tags, *document.body.tags)), body=document.body,
        packed_mentions=packed(document.mentions), packed_chunks=packed(document.chunks),
        packed_headings=packed(document.headings),
        diagnostics=(*decoding, *splitting, *yaml_problems, *said), private=private or _in_private_folder(path, words),
    )  # fmt: skip


def forget() -> None:
    """Let go of the links and days that are remembered from note to note, when all are read."""
    split_target.cache_clear()
    plain_day.cache_clear()


def _given(raw: Iterable[RawField], document: Document, words: Vocabulary) -> list[Given]:
    """Every key with its meaning: those of the front matter, then the inline fields."""
    given = [from_front_matter(field, words) for field in raw]
    hidden = [section.private for section in document.sections]
    for field in document.fields:
        private = 0 <= field.section < len(hidden) and hidden[field.section]
        given.append(from_inline(field, words, private=private))
    return given


def _tags(given: Sequence[Given]) -> tuple[str, ...]:
    """The tags of the keys, without "#"."""
    found: list[str] = []
    for each in given:
        if each.match.name == "tags":
            for value in each.values:
                parts = [value.text] if each.listed else [part for _, part in split_text(value.text, ",;")]
                found += [part.strip().lstrip("#") for part in parts]
    return _unique(found)


def _unique(tags: Iterable[str]) -> tuple[str, ...]:
    """Each tag once, as first written; case makes no second one."""
    found: dict[str, str] = {}
    for tag in tags:
        if tag:
            # The same few stand in most notes: as one value each they take the room of one.
            found.setdefault(fold(tag), intern(tag))
    return tuple(found.values())


def _hide(given: Sequence[Given], words: Vocabulary) -> tuple[list[Given], bool]:
    """Whether the whole note is private, and its fields with those marked that `private` names.

    The values of `private` are keys only if each of them is a key of this note; else the safe reading holds.
    """
    marks = [each for each in given if each.match.name == "private" and each.values]
    if not marks:
        return list(given), False
    present = {each.match.relation or each.match.name for each in given if each.match.name != "private"}
    named: set[str] = set()
    whole = False
    for each in marks:
        values = [part for value in each.values for _, part in split_text(value.text, ",;")]
        if len(values) == 1 and fold(values[0]) in _OPEN:
            continue
        keys = {_key_name(value, words) for value in values}
        if normal(each.key) == "private" and keys <= present:
            named |= keys
        else:
            whole = True
    if not named:
        return list(given), whole
    return [
        msgspec.structs.replace(each, private=True) if (each.match.relation or each.match.name) in named else each
        for each in given
    ], whole


def _key_name(typed: str, words: Vocabulary) -> str:
    match = words.key(typed)
    return match.relation or match.name


def _in_private_folder(path: str, words: Vocabulary) -> bool:
    folder = f"/{fold(path.rpartition('/')[0])}/"
    return any(f"/{fold(private)}/" in folder for private in words.private_folders)


def _day(draft: Draft, stem: str, words: Vocabulary) -> Date | None:
    """The day of a journal note: its key `date`, else the date its file name begins with."""
    stated = next((dated.when.date for dated in draft.dated if dated.key == "date" and dated.when.date), None)
    found = scan_date(stem, 0, words.tongue)
    named = found.date if found is not None else None
    return stated or (named if named is not None and named.year is not None else None)


def _read_prose(document: Document, body: str, first_line: int, day: Date, words: Vocabulary, draft: Draft) -> None:
    """Count whoever a journal's prose names after "with"; comments and code have no mentions and so no voice."""
    mentions: dict[int, list[Mention]] = {}
    for mention in document.mentions:
        if not mention.embed:
            mentions.setdefault(mention.line, []).append(mention)
    items = set(_item_lines(document.items))
    line = first_line
    for block in _BLANK.split(body) if mentions else ():
        rows = block.split("\n")
        end = next((at for at in range(len(rows)) if line + at in items), len(rows))
        here = [mention for at in range(end) for mention in mentions.get(line + at, ())]
        if here:
            prose = " ".join(row for row in rows[:end] if not _HEADING.match(row))
            _read_sentences(prose, here, day, words, draft)
        line += len(rows) + 1
    draft.log.sort(key=lambda item: item.line)


def _item_lines(items: Iterable[Item]) -> Iterator[int]:
    for item in items:
        yield item.line
        yield from _item_lines(item.children)


def _read_sentences(text: str, mentions: Sequence[Mention], day: Date, words: Vocabulary, draft: Draft) -> None:
    known = {(mention.link.target, mention.link.anchor) for mention in mentions}
    start = 0
    masked = mask(text)
    for end in (*(match.end() for match in _SENTENCE_END.finditer(masked)), len(text)):
        sentence = text[start:end].strip()
        start = end
        found = find_links(sentence)
        people = tuple(
            link for link in with_people(sentence, words.withs, found) if (link.target, link.anchor) in known
        )
        if people:
            private = any(mention.private for mention in mentions)
            met = frozenset(people)
            others_linked = tuple(each.link for each in found if each.link not in met)
            draft.log.append(
                LogItem(day, "", people, (), others_linked, sentence, is_quiet(sentence), private, mentions[0].line)
            )
