"""When two names are the same, and what a name looks like."""

import unicodedata
from functools import lru_cache

# Answers that stand where a name would: they name nobody.
_NOBODY = frozenset(
    ["none", "n/a", "na", "yes", "no", "unknown", "tbd", "tba", "divorced", "single", "married", "widowed", "separated",
     "deceased", "dead", "nobody", "no one", "various", "many", "several", "some", "null", "-", "?"]
)  # fmt: skip
_SENTENCE = frozenset('.,;:!?()[]{}<>|="/\\')
_MOST_WORDS = 6


def fold_text(text: str) -> str:
    """Any text as `fold` would have it; nothing is remembered, as texts are long and seldom the same."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def fold(name: str) -> str:
    """The key under which two spellings of a name are one: NFC(casefold(NFC(name))), vault format, "Links"."""
    return name.lower() if name.isascii() else _folded(name)


@lru_cache(maxsize=1 << 13)
def _folded(name: str) -> str:
    return fold_text(name)


def is_light_name(name: str) -> bool:
    """Whether a plain target can be a light person (vault format, "Light people").

    At most six words, beginning with a capital or caseless letter, no sentence punctuation but the full stop of an
    initial or a title, and none of the words that name nobody.
    """
    name = name.strip()
    words = name.split()
    if not words or len(words) > _MOST_WORDS or fold(name) in _NOBODY:
        return False
    first = name[0]
    if not first.isalpha() or first.islower():
        return False
    bare = " ".join(word[:-1] if word.endswith(".") and len(word) <= 4 else word for word in words)
    return not any(ch in _SENTENCE for ch in bare)


def initials(name: str) -> str:
    """One or two letters for a face without a photo; one for scripts without case, "·" where there is no letter."""
    words = [word for word in name.split() if word[0].isalpha()]
    if not words:
        return next((ch for ch in name if ch.isalpha()), "·")
    first = words[0][0]
    if not (first.isupper() or first.islower()) or len(words) == 1:
        return first.upper()
    return (first + words[-1][0]).upper()
