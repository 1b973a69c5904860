"""The sentence around a link, cut out of the plain text of its paragraph."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from relwiki.markup.plain import single_blanks

# Characters that a sentence around a link may have.
LONGEST = 300

_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*(\s+)|[。！？]")
# Words whose full stop ends no sentence, in a few languages; single letters are initials.
_ABBREVIATIONS = frozenset(
    (
        *("dr", "mr", "mrs", "ms", "prof", "st", "sr", "jr", "inc", "ltd", "co", "vs", "etc", "eg", "ie", "approx"),
        *("ca", "nr", "bzw", "usw", "ggf", "mme", "mlle", "cf", "vol", "pp"),
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"),
    )
)
_LAST_WORD = re.compile(r"([^\s.(\"“]+)$")


def _ends(text: str) -> list[int]:
    """Where the sentences of a text end: the first character of each next one."""
    ends: list[int] = []
    for match in _END.finditer(text):
        end = match.end()
        if text[end : end + 1].islower():
            continue
        if match[0][0] == ".":
            word = _LAST_WORD.search(text[max(0, match.start() - 20) : match.start()])
            if word is not None:
                short = len(word[1]) == 1 and word[1].isalpha()
                day = len(word[1]) <= 2 and word[1].isdecimal()
                if short or day or word[1].casefold() in _ABBREVIATIONS:
                    continue
        ends.append(end)
    return ends


def _window(text: str, position: int) -> str:
    """At most `LONGEST` characters around a position, with single blanks, cut between words; an ellipsis where cut."""
    # Blanks may be many, so a generous piece is cut first.
    start, end = max(0, position - 4 * LONGEST), position + 4 * LONGEST
    short = single_blanks(text[start:end])
    if len(short) <= LONGEST and not start and end >= len(text):
        return short
    before = single_blanks(text[start:position])
    begin = max(0, min(len(before) - LONGEST // 2, len(short) - LONGEST + 2))
    finish = min(len(short), begin + LONGEST - 2)
    if begin:
        blank = short.find(" ", begin, begin + 40)
        begin = blank + 1 if blank >= 0 else begin
    if finish < len(short):
        blank = short.rfind(" ", max(begin, finish - 40), finish)
        finish = blank if blank >= 0 else finish
    opening = "…" if begin or start else ""
    closing = "…" if finish < len(short) or end < len(text) else ""
    return opening + short[begin:finish].strip() + closing


def sentences(text: str, positions: Sequence[int], whole: bool = False) -> list[str]:
    """For each position in a plain text the sentence that holds it; the text is one sentence where it is `whole`."""
    if whole:
        if len(text) <= LONGEST:
            return [single_blanks(text)] * len(positions)
        return [_window(text, position) for position in positions]
    ends = _ends(text)
    found: list[str] = []
    for position in positions:
        index = bisect_right(ends, position)
        start = ends[index - 1] if index else 0
        end = ends[index] if index < len(ends) else len(text)
        near = max(start, position - 4 * LONGEST)
        found.append(_window(text[near : min(end, position + 4 * LONGEST)], position - near))
    return found
