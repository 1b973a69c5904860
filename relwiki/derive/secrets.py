"""Which values of a note's fields are private. It must not know what becomes of them."""

import re

from relwiki.model.keys import KEYS, Form
from relwiki.model.note import Field

_KNOWN = frozenset(key.name for key in KEYS)
# Under these keys a value may say of itself that it is private.
_FORMS = frozenset({Form.ENTRY, Form.ENTRIES, Form.RELATIONSHIPS, Form.DATED, Form.HABIT})
_ENTRIES = frozenset(key.name for key in KEYS if key.form in _FORMS) | {"relationship"}
_CLOSED = re.compile(r"\((?:[^()]*[,;])?\s*private\s*(?:[,;][^()]*)?\)", re.IGNORECASE)


def is_private(field: Field, text: str) -> bool:
    """Whether a value of a field is private: by its key, or by a word among its details (vault format, Phrases)."""
    if field.private or "(" not in text:
        return field.private
    # Relationships are known too, under names that are no keys.
    entry = field.key in _ENTRIES or (field.known and field.key not in _KNOWN)
    return entry and _CLOSED.search(text) is not None
