"""A key with its values as front matter gives it: texts with places, before any key has a meaning."""

import msgspec

from relwiki.model.phrase import Text

# Plain words that YAML and people write for "nothing".
NULLS: frozenset[str] = frozenset({"", "~", "null", "Null", "NULL"})


class RawField(msgspec.Struct, frozen=True, gc=False):
    """One key of the front matter. Lines and columns are those of the file, from 1."""

    # As typed; empty where a line of the front matter has none.
    key: str
    # Nothing where the key is there and its value is absent: empty, `null`, `~`, `[]`, `[[]]`.
    values: tuple[Text, ...]
    line: int
    column: int
    # Written as a list, be it of one item.
    is_list: bool = False
    # The text could not be read and stands here as typed, to be shown: it has no meaning.
    broken: bool = False
