"""What stands in the brackets of a link: a target with its anchor, or the size of an image."""

import re
from functools import lru_cache

from relwiki.model.phrase import Link

_SIZE = re.compile(r"\s*(\d{1,5})(?:\s*x\s*(\d{1,5}))?\s*")


# A note names the same few others again and again.
@lru_cache(maxsize=4096)
def split_target(target: str, label: str = "") -> Link:
    """`Name#Heading` as a link; the first `#` begins the anchor."""
    name, _, anchor = target.partition("#")
    return Link(name.strip(), anchor.strip(), label)


def split_size(text: str) -> tuple[str, int, int]:
    """`alt|300x200`, `alt|300`, `300x200` or `alt` as the alternative text, the width and the height."""
    alt, bar, last = text.rpartition("|")
    size = _SIZE.fullmatch(last)
    if size is None:
        return text.strip(), 0, 0
    return (alt.strip() if bar else ""), int(size[1]), int(size[2] or 0)
