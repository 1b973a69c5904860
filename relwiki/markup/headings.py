"""What a heading is called: its key, by which sections are known, and its slug, by which the page links to it."""

import re
import unicodedata
from functools import lru_cache

_ASCII_REST = re.compile(r"[^a-z0-9]+")


# The notes of a vault have the same few headings again and again.
@lru_cache(maxsize=1024)
def heading_key(text: str) -> str:
    """A heading's text without emoji, digits and punctuation, casefolded: "📞 1. Log" is "log"."""
    kept = (
        character if unicodedata.category(character)[0] in "LM" else " "
        for character in unicodedata.normalize("NFC", text)
        # It asks for the coloured form of the emoji before it.
        if character != "\ufe0f"
    )
    return " ".join("".join(kept).casefold().split())


@lru_cache(maxsize=1024)
def slug(text: str) -> str:
    """Letters and digits of any script, NFC and casefolded, all else `-`; "section" if nothing is left."""
    if text.isascii():
        return _ASCII_REST.sub("-", text.lower()).strip("-") or "section"
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    kept = (character if unicodedata.category(character)[0] in "LMN" else "-" for character in folded)
    return re.sub("-+", "-", "".join(kept)).strip("-") or "section"
