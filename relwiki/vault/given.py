"""A key with its values and its meaning, wherever it stood: front matter, an inline field, an item of a section."""

import re

import msgspec

from relwiki.markup.document import InlineField
from relwiki.model.phrase import Text
from relwiki.vault.raw import NULLS, RawField
from relwiki.vault.vocabulary import KeyMatch, Vocabulary

_COMMENT = re.compile(r"%%.*?%%|<!--.*?-->", re.DOTALL)


class Given(msgspec.Struct, frozen=True, gc=False):
    """One key as given, before its values have been read."""

    match: KeyMatch
    # As typed.
    key: str
    values: tuple[Text, ...]
    line: int
    column: int
    # Written as a list: its values part no further.
    listed: bool = False
    inline: bool = False
    private: bool = False


def from_front_matter(field: RawField, words: Vocabulary) -> Given:
    """A key of the front matter; what could not be read there has no meaning."""
    match = KeyMatch(field.key, None) if field.broken else words.key(field.key)
    private = (match.relation or match.name) in words.private_keys
    values = field.values
    for value in values:
        if "%%" in value.text or "<!--" in value.text:
            values = tuple(value for value in map(_without_comments, values) if value.text)
            break
    return Given(match, field.key, values, field.line, field.column, field.is_list, private=private)


def _without_comments(value: Text) -> Text:
    """Comments reach no page from the front matter either; a place moves only for what stands behind one."""
    return Text(_COMMENT.sub("", value.text).strip(), value.line, value.column)


def from_inline(field: InlineField, words: Vocabulary, *, private: bool) -> Given:
    """An inline field of the body."""
    match = words.key(field.key)
    text = field.value.strip()
    values = () if text in NULLS else (Text(text, field.line, field.value_column),)
    private = private or (match.relation or match.name) in words.private_keys
    return Given(match, field.key, values, field.line, field.column, inline=True, private=private)
