"""What a note is about, as far as the note itself, its folder and its file name tell (vault format, "Files").

Knows no other note. A tag that names a circle of people (`family`, `team`) does not turn the note of somebody in a
folder of people into an organisation: there it says where the person belongs.
"""

import re
from collections.abc import Iterable, Sequence

import msgspec

from relwiki.model.names import fold
from relwiki.model.note import Kind
from relwiki.model.phrase import Text
from relwiki.vault.given import Given
from relwiki.vault.phrases.links import find_links
from relwiki.vault.spelling import letters
from relwiki.vault.vocabulary import KeyMatch, Vocabulary

Found = tuple[Kind, str]

_JOURNAL_NAME = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLAIN_NAMES = frozenset(["index", "readme"])
_CIRCLES = frozenset(["family", "household", "team", "school", "club", "group"])
# In the order in which they are asked.
_TYPE_KEYS = ("type", "kind", "category", "categories")


def kind_of(
    path: str, given: Sequence[Given], tags: Iterable[str], body_tags: Iterable[str], words: Vocabulary
) -> tuple[Kind | None, str]:
    """The kind, and the word for it where that is more exact; None where only other notes can tell."""
    named = _by_key(given, words)
    if named is not None:
        return named
    segments = path.split("/")
    stem, folders = segments[-1].removesuffix(".md"), segments[:-1]
    plain = fold(stem) in _PLAIN_NAMES or (bool(folders) and letters(folders[-1]) == letters(stem) != "")
    folder = None if plain else _by_folder(folders, words)
    tagged = next((found for tag in tags if (found := words.kind(tag.rpartition("/")[2]))), None)
    if tagged is not None and not (tagged[1] in _CIRCLES and folder is not None and folder[0] is Kind.PERSON):
        return tagged
    if plain:
        return Kind.NOTE, ""
    if folder is not None:
        return folder
    if _JOURNAL_NAME.match(stem):
        return Kind.JOURNAL, ""
    written = next((found for tag in body_tags if (found := words.kind(tag)) and found[0] is not Kind.JOURNAL), None)
    return written or (None, "")


def kind_words(text: Text) -> str:
    """The word in a value that may name a kind: a link's target without its folders, or the text itself."""
    links = find_links(text.text)
    word = links[0].link.target if links else text.text
    return word.rpartition("/")[2].strip().lstrip("#")


def _by_key(given: Sequence[Given], words: Vocabulary) -> Found | None:
    asked = [each for each in given if each.match.name == "type"]
    asked.sort(key=lambda each: _TYPE_KEYS.index(fold(each.key)) if fold(each.key) in _TYPE_KEYS else 0)
    for each in asked:
        for value in each.values:
            found = words.kind(kind_words(value))
            if found is not None:
                return found
    return None


def _by_folder(folders: list[str], words: Vocabulary) -> Found | None:
    """The nearest folder whose letters name a kind; the settings' folders may be paths."""
    for depth in range(len(folders), 0, -1):
        path, name = letters("/".join(folders[:depth])), letters(folders[depth - 1])
        found = words.folders.get(path) or words.folders.get(name) or words.kind(name)
        if found is not None:
            return found
    return None


def settle_types(given: Sequence[Given], words: Vocabulary) -> list[Given]:
    """Part the values of `type` and its like: those that name no kind stay fields of their own."""
    settled: list[Given] = []
    for each in given:
        if each.match.name != "type":
            settled.append(each)
            continue
        kinds = tuple(value for value in each.values if words.kind(kind_words(value)))
        others = tuple(value for value in each.values if value not in kinds)
        if kinds:
            settled.append(msgspec.structs.replace(each, values=kinds))
        if others or not kinds:
            settled.append(
                msgspec.structs.replace(each, match=KeyMatch(fold(each.key), None, each.match.label), values=others)
            )
    return settled
