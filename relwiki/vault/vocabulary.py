"""The words of the format and of the vault's own language: keys, kinds, sections, log kinds, threads, relationships.

Matches without regard to case, spaces, "-" and "_", singular like plural (vault format, "Phrases" and "Settings").
Knows no values and no notes.
"""

import dataclasses
import functools
import re
from collections.abc import Mapping
from typing import TypeVar

import msgspec

from relwiki.markup.headings import heading_key
from relwiki.model.interaction import LOG_KINDS, THREAD_WORDS
from relwiki.model.keys import KEYS, KIND_WORDS, SECTION_WORDS, Form
from relwiki.model.lexicon import Lexicon, lexicon
from relwiki.model.names import fold
from relwiki.model.note import Kind
from relwiki.model.settings import Settings
from relwiki.vault.spelling import find, letters, normal, singular, table_of
from relwiki.vault.tongue import Tongue, tongue

T = TypeVar("T")

# Kind words that say more than the kind does.
_EXACT = frozenset(
    ["friend", "company", "group", "club", "household", "family", "team", "school", "hobby", "city", "town", "meeting",
     "event"]
)  # fmt: skip
# Keys whose single text parts at commas (vault format, "Phrases").
COMMA_KEYS = frozenset(["tags", "aliases", "interests", "languages", "likes", "dislikes", "allergies", "people"])
# Longer keys have no label.
_LONGEST_KEY = 100
_LABEL = re.compile(r"(.+?)\s*(?:\[([^\[\]]+)\]|\(([^()]+)\)|(?<=[^\W\d])([\s_-]*)([0-9]{1,3}))", re.DOTALL)


class KeyMatch(msgspec.Struct, frozen=True, gc=False):
    """What a typed key means."""

    # Canonical; for a key of one's own its normal form.
    name: str
    # None for relationship types and keys of one's own.
    form: Form | None
    # "2", "HOME", "work"; empty without one.
    label: str = ""
    # The relationship word in the lexicon's spelling; empty where the key is none.
    relation: str = ""
    # Whether it was written in the plural: commas part its entries.
    plural: bool = False

    @property
    def known(self) -> bool:
        """Whether the format has a meaning for the key."""
        return self.form is not None or bool(self.relation)


@dataclasses.dataclass(frozen=True, eq=False)
class Vocabulary:
    """All words of one vault. Made by `vocabulary`; compared by identity."""

    keys: Mapping[str, tuple[str, Form]]
    # Spelling, then the kind and the more exact word (empty where it is not more exact).
    kinds: Mapping[str, tuple[Kind, str]]
    # By the letters of a heading.
    sections: Mapping[str, str]
    log_kinds: Mapping[str, str]
    # THREAD_WORDS and "done".
    threads: Mapping[str, str]
    # Own words for relationships, then the format's.
    relations: Mapping[str, str]
    lexicon: Lexicon
    tongue: Tongue
    # The vault's own code, such as "EUR"; empty without one.
    currency: str
    # Folders with their kind: paths or names as letters.
    folders: Mapping[str, tuple[Kind, str]]
    # What stands before people in a log: "with" and own words for it.
    withs: frozenset[str]
    # What is private everywhere: canonical keys, heading keys, folder paths.
    private_keys: frozenset[str]
    private_headings: frozenset[str]
    private_folders: tuple[str, ...]

    def key(self, typed: str) -> KeyMatch:
        """What a key means, its label taken off."""
        return _key(self, typed)

    def kind(self, word: str) -> tuple[Kind, str] | None:
        """The kind that a word names, and the word itself where it is more exact ("household")."""
        return find(self.kinds, normal(word))

    def section(self, heading: str) -> str:
        """The section that a heading names; empty where it names none."""
        return _section(self, heading)

    def log_kind(self, word: str) -> str:
        """The key of LOG_KINDS that a word means; empty where it means none."""
        return _log_kind(self, word)

    def thread(self, word: str) -> str:
        """The thread word, or "done", that a word before a colon means; empty where it means none."""
        return _thread(self, word)

    def relation(self, typed: str) -> KeyMatch | None:
        """The relationship that a word means; None where it means none."""
        return _relation(self, typed)


@functools.lru_cache(maxsize=4096)
def _key(words: Vocabulary, typed: str) -> KeyMatch:
    whole = normal(typed)
    found = _known(words, whole, typed)
    if found is not None:
        return found
    match = _LABEL.fullmatch(typed.strip()) if len(typed) <= _LONGEST_KEY else None
    if match is None:
        return KeyMatch(whole, None)
    bare, label = match[1], (match[2] or match[3] or match[5]).strip()
    found = _known(words, normal(bare), bare)
    if found is not None:
        return msgspec.structs.replace(found, label=label)
    spaced = match[5] is None or bool(match[4])
    return KeyMatch(normal(bare), None, label) if spaced and normal(bare) else KeyMatch(whole, None)


def _known(words: Vocabulary, spelling: str, typed: str) -> KeyMatch | None:
    key = find(words.keys, spelling)
    if key is not None:
        return KeyMatch(key[0], key[1], plural=spelling not in words.keys or spelling.endswith("s"))
    return _relation(words, typed)


@functools.lru_cache(maxsize=4096)
def _relation(words: Vocabulary, typed: str) -> KeyMatch | None:
    spelling = normal(typed)
    own = words.relations.get(spelling) or words.relations.get(singular(spelling))
    one = spelling.replace("sinlaw", "inlaw").replace("wives", "wife")
    meaning = words.lexicon.meaning(own or typed.strip()) or words.lexicon.meaning(one)
    if meaning is None:
        return None
    plural = not spelling.endswith(("of", "by", "to", "from")) and normal(meaning.word) != normal(typed)
    if own:
        plural = spelling not in words.relations
    return KeyMatch("relationship", None, relation=meaning.word, plural=plural)


@functools.lru_cache(maxsize=4096)
def _log_kind(words: Vocabulary, word: str) -> str:
    return find(words.log_kinds, normal(word.rstrip(":,.;"))) or ""


@functools.lru_cache(maxsize=4096)
def _thread(words: Vocabulary, word: str) -> str:
    return words.threads.get(normal(word), "")


@functools.lru_cache(maxsize=4096)
def _section(words: Vocabulary, heading: str) -> str:
    return find(words.sections, letters(heading)) or ""


def _keys() -> dict[str, tuple[str, Form]]:
    return table_of((word, (key.name, key.form)) for key in KEYS for word in (key.name, *key.words))


def _kinds() -> dict[str, tuple[Kind, str]]:
    table: dict[str, tuple[Kind, str]] = {}
    for name, spellings in KIND_WORDS.items():
        for word in spellings:
            table.setdefault(normal(word), (Kind(name), word if word in _EXACT else ""))
    return table


def _named(table: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    return table_of((word, name) for name, spellings in table.items() for word in (name, *spellings))


def _sections() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, spellings in SECTION_WORDS.items():
        for spelling in spellings:
            found.setdefault(letters(spelling), name)
            found.setdefault(singular(letters(spelling)), name)
    return found


@functools.lru_cache(maxsize=8)
def vocabulary(settings: Settings) -> Vocabulary:
    """The words of a vault: the format's own, and what its settings add. Own words win over the format's."""
    keys, kinds, sections = _keys(), _kinds(), _sections()
    log_kinds, threads = _named(LOG_KINDS), {word: word for word in (*THREAD_WORDS, "done")}
    relations: dict[str, str] = {}
    words = lexicon(settings.relationship_types)
    for own, word in (*settings.words, *settings.keys):
        spelling, meant = normal(own), normal(word)
        _add(keys, spelling, find(keys, meant))
        _add(kinds, spelling, find(kinds, meant))
        _add(log_kinds, spelling, find(log_kinds, meant))
        _add(threads, spelling, threads.get(meant))
        _add(sections, letters(own), find(sections, letters(word)))
        if words.meaning(word) is not None:
            relations[spelling] = word
    for own, word in settings.sections:
        _add(sections, letters(own), find(sections, letters(word)))
    private = ("private", *(own for own, word in (*settings.words, *settings.sections) if letters(word) == "private"))
    private += settings.private
    withs = frozenset(["with", "w/", *(fold(own) for own, word in settings.words if fold(word) == "with")])
    folders = {letters(folder): kind for folder, word in settings.folders if (kind := find(kinds, normal(word)))}
    return Vocabulary(
        keys, kinds, sections, log_kinds, threads, relations, words,
        tongue(settings.language, settings.date_order), settings.currency, folders, withs,
        frozenset(_key_name(word, keys, words) for word in settings.private),
        frozenset(key for word in private if (key := heading_key(word))),
        tuple(word.strip("/") for word in settings.private if word.strip("/")),
    )  # fmt: skip


def _key_name(word: str, keys: Mapping[str, tuple[str, Form]], words: Lexicon) -> str:
    key, meaning = find(keys, normal(word)), words.meaning(word)
    return key[0] if key is not None else meaning.word if meaning is not None else normal(word)


def _add(table: dict[str, T], spelling: str, meaning: T | None) -> None:
    if meaning is not None and spelling:
        table[spelling] = meaning
