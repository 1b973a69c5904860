"""What the beginning of a line says by the rules of what ripens, and the day that it names; prose is never read."""

import datetime as dt
import re
from collections.abc import Iterable

import msgspec

from relwiki.model.date import Date
from relwiki.model.partial import read_iso
from relwiki.model.ripening import LITTLE, VERBS, Rule

# Words on whom it is about, before the phrase begins; and how much of a line is looked at.
_LEAD = 3
_LONGEST, _HEAD, _WORDS = 160, 72, 9
_BEFORE, _AFTER = ("", "*", "**", "_", "(", "[[", '"', "“"), ("", ",", ".", ":", ";", "!", "*", "**", "_")
_END = re.compile(r"[;!?]|\.(?=\s|$)|,(?=\s)")
_STOP = re.compile(r"[;!?]|\.(?=\s|$)")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_MARKS = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]]*)\]\]|[*_~=`]+")
# Said of a thing that is not so, or not sure to be.
_NOT = frozenset({
    "not", "never", "no", "nearly", "almost", "wants", "want", "wanted", "hopes", "hope", "hoping", "might", "may",
    "would", "could", "should", "if", "whether", "maybe", "perhaps", "considers", "considering", "think", "thinks",
    "thinking", "thought", "about", "wishes", "who", "refused", "isn't", "won't", "didn't", "doesn't", "hasn't",
    "wasn't", "cannot", "can't", "before", "until", "since",
})  # fmt: skip
_PRONOUNS = frozenset({"he", "she", "they", "just", "now", "also", "and", "has", "have", "will", "going", "finally"})
_FORMS = {form: stem for stem, forms in VERBS.items() for form in forms}
_MONTHS = {
    name[:3]: number
    for number, name in enumerate(
        ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
         "december"), 1,
    )
}  # fmt: skip
_ISO = re.compile(r"(?<![\w-])[12][0-9]{3}(?:-[0-9]{2}(?:-[0-9]{2})?)?(?![\w-])")
_MONTH = re.compile(
    r"(?<!\w)(?:([0-9]{1,2}) )?(january|jan|february|feb|march|mar|april|apr|june|jun|july|jul|august|aug|"
    r"september|sept|sep|october|oct|november|nov|december|dec|may)(?: ([12][0-9]{3}))?(?!\w)", re.IGNORECASE
)  # fmt: skip
_NEXT = re.compile(r"\bnext (year|month)\b", re.IGNORECASE)


class Saying(msgspec.Struct, frozen=True, gc=False):
    """A line that a rule knows."""

    rule: Rule
    # The folded words before it: whom it is about, where the line says so; pronouns are left out.
    lead: tuple[str, ...]
    # The day that the line names; None where it names none.
    date: Date | None


class Sayings:
    """Reads lines by one set of rules."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        # First word of a phrase -> its other words with the rule, the longest first.
        self._phrases: dict[str, list[tuple[list[str], Rule]]] = {}
        # What the settings add comes last, and wins over a built-in rule with the same words.
        for rule in reversed(tuple(rules)):
            for phrase in rule.phrases:
                first, *rest = _words(phrase) or [""]
                self._phrases.setdefault(first, []).append((rest, rule))
        for found in self._phrases.values():
            found.sort(key=lambda each: -len(each[0]))
        forms = [form for word in self._phrases for form in VERBS.get(word, (word,))]
        # As they stand between spaces.
        self._typed = frozenset(f"{before}{form}{after}" for form in forms for before in _BEFORE for after in _AFTER)

    def may_say(self, text: str) -> bool:
        """Whether a rule may know a line's beginning: quick, as every line of every log is asked."""
        return not self._typed.isdisjoint(text[:_HEAD].lower().split(None, _WORDS))

    def read(self, text: str, noted: Date | None) -> Saying | None:
        """What a line says that was noted on a day; None where no rule knows its beginning."""
        text = text[:_LONGEST]
        if "[" in text or "*" in text or "_" in text:
            text = _MARKS.sub(r"\1", text)
        end = _END.search(text)
        if end is not None and end[0] == "?":
            return None
        words = _words(text[: min(end.start(), _HEAD)] if end else text[:_HEAD])
        for at, word in enumerate(words[: _LEAD + 1]):
            for rest, rule in self._phrases.get(word, ()):
                if words[at + 1 : at + 1 + len(rest)] == rest:
                    lead = tuple(words[:at])
                    named = tuple(word for word in lead if word not in _PRONOUNS and not word.isdigit())
                    return None if not _NOT.isdisjoint(lead) else Saying(rule, named, _named(text, noted))
        return None


def _words(text: str) -> list[str]:
    return [_FORMS.get(word, word) for word in _WORD.findall(text.casefold()) if word not in LITTLE]


def _named(text: str, noted: Date | None) -> Date | None:
    """The day, month or year that a sentence names: in numbers, by the English name of a month, or as the next."""
    stop = _STOP.search(text)
    text = text[: stop.start()] if stop else text
    iso = _ISO.search(text)
    if iso is not None and "-" in iso[0]:
        return read_iso(iso[0])
    base = noted.earliest() if noted and noted.month else None
    month = _found_month(text)
    if month is not None:
        return _month(month, base)
    if iso is not None:
        return read_iso(iso[0])
    following = _NEXT.search(text)
    if following is None or base is None or base.year == dt.MAXYEAR:
        return None
    if following[1].lower() == "year":
        return Date(base.year + 1)
    return Date(base.year + base.month // 12, base.month % 12 + 1)


def _found_month(text: str) -> re.Match[str] | None:
    """The first name of a month; a small one, as in "may", counts only beside a number."""
    small = text.lower()
    if not any(map(small.__contains__, _MONTHS)):
        return None
    return next((each for each in _MONTH.finditer(text) if each[1] or each[3] or each[2][:1].isupper()), None)


def _month(found: re.Match[str], base: dt.date | None) -> Date | None:
    """`September`, `4 September`, `September 2026`; without a year the one that is nearest to the day it was noted."""
    day, number = (int(found[1]) if found[1] else 0), _MONTHS[found[2].lower()[:3]]
    if found[3]:
        year = int(found[3])
    elif base is not None:
        away = number - base.month
        year = base.year + (away < -6) - (away > 6)
    else:
        return None
    return read_iso(f"{year:04}-{number:02}-{day:02}" if day else f"{year:04}-{number:02}")
