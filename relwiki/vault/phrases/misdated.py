"""Tells of a date that was meant and not understood: nothing that somebody typed is left out without a word.

Three kinds: a day that no calendar has, somewhere in a text; a month that is misspelt or of another language; and a
value under `born` or `died` in which there is no date at all. Asked only where no full date was found, and silent
about free words: whoever writes "about 1950, at dawn" or "died: of old age" is right.
"""

import re

from relwiki.markup.document import Finding
from relwiki.model.diagnostic import Code
from relwiki.model.phrase import Text
from relwiki.vault.dates import find_shape
from relwiki.vault.phrases.entry import not_a_date
from relwiki.vault.scan import Scan, scan_date
from relwiki.vault.tongue import Tongue, bare, months_of_all, tongue

_FULL_DATE = re.compile(r"(?<![\w-])[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?![\w-])")
_DAY = r"[0-9]{1,2}(?:st|nd|rd|th|er|\.|º|ª|°)?(?!\w)"
_MONTH = r"([^\W\d_]{3,14})(?!\w)"
# "of", "de", "del", "van".
_JOINER = r"(?:[^\W\d_]{1,3}\s+)?"
_DAY_MONTH = rf"(?<![\w.,/-]){_DAY}[\s.-]+{_JOINER}{_MONTH}"
_MONTH_DAY = rf"(?<!\w){_MONTH}\.?[\s-]+{_DAY}"
# What stands right before a year, and right behind it.
_BEFORE = rf"(?:{_DAY_MONTH}|{_MONTH_DAY})[.,]?[\s-]+{_JOINER}\Z"
_BEHIND = rf"[.,]?[\s/-]+(?:{_DAY}[\s.-]+{_JOINER}{_MONTH}|{_MONTH_DAY})"
_NUMBERS_BEHIND = r"\.\s?[0-9]{1,2}\.\s?[0-9]{1,2}(?!\w)"
_BEGINS = rf"{_DAY_MONTH}|{_MONTH_DAY}"
_ENDS = rf"{_DAY_MONTH}\Z"
# Characters before a year, or the end, in which a day and a month are looked for.
_NEAR_YEAR = 40
# Longer values are not quoted whole.
_LONGEST_QUOTE = 80
# How like a month a word must be, from 0 to 1: "Febuary" and "Agoust" are, "Marsh" is not.
_ALIKE = 0.82
_SHORTEST = 4
# A shape such as 12-40 alone may be anything; with a year or a month's name it is meant as a date.
_MEANT = re.compile(r"[0-9]{4}|[^\W\d_]")
# Values that say there is nothing to say.
NOTHING = frozenset(["", "?", "unknown", "n/a", "none", "no", "false", "tbd", "-"])
# Others that answer "I do not know", and forms that nobody filled in: YYYY-MM-DD, {{birthday}}.
_UNKNOWN = NOTHING | frozenset(
    ["n.a.", "na", "nil", "null", "tba", "todo", "yes", "true", "private", "secret", "not known", "no idea",
     "don't know", "don’t know", "unbekannt", "inconnu", "inconnue", "desconocido", "desconocida", "desconhecido",
     "desconhecida", "sconosciuto", "sconosciuta", "onbekend", "nieznany", "nieznana"]
)  # fmt: skip
_FORM = re.compile(r"(?:[ymdjt\s./-]|aaaa)+|\{\{.*\}\}|<%.*%>", re.IGNORECASE)
_WORD_OR_NUMBER = re.compile(r"[^\W_]")
# Numbers that mean a day: 12.9.01, 9/12, 20010912; a number of years or months is none.
_NUMBERS = re.compile(r"[0-9][./-][0-9]|[0-9]{6}")


def _pattern(source: str) -> re.Pattern[str]:
    """Compiled when it is needed: most notes need none, and compiling these takes longer than reading a note."""
    return re.compile(source, re.IGNORECASE)


def impossible_day(text: str, value: Text, words: Tongue) -> tuple[Finding, ...]:
    """A word of the text that has the shape of a full date and is none."""
    for match in _FULL_DATE.finditer(text):
        scan = scan_date(text, match.start(), words)
        if scan is not None and scan.date is None:
            return (not_a_date(match[0], value.line, value.column + match.start(), words),)
    return ()


def misdated(text: str, value: Text, words: Tongue, *, life: bool = False) -> tuple[Finding, ...]:
    """What looks like a date in a text where none was found; under the keys of a life whatever looks so."""
    found = impossible_day(text, value, words)
    shape = find_shape(text, words) if life and not found else None
    if shape is not None and _MEANT.search(text, shape.start, shape.end):
        found = (not_a_date(text[shape.start :], value.line, value.column + shape.start, words),)
    if found:
        return found
    match = _pattern(_BEGINS).match(text)
    # "Marc 12" under `dates` is as likely a name with a number.
    if match is None or not (match[1] or life):
        match = _pattern(_ENDS).search(text, max(0, len(text) - _NEAR_YEAR))
    return _misspelt(match, value, words, "so no date is read") if match is not None else ()


def half_dated(text: str, found: Scan, value: Text, words: Tongue) -> tuple[Finding, ...]:
    """What stands beside a date without a day, and would have been one with a day if it had been understood."""
    shape = find_shape(text, words, found) if found.start else None
    if shape is not None:
        return (not_a_date(text[shape.start :], value.line, value.column + shape.start, words),)
    date = found.date
    if date is None or date.year is None or date.month is not None:
        return ()
    match = _pattern(_BEFORE).search(text, max(0, found.start - _NEAR_YEAR), found.start)
    if match is not None:
        return _misspelt(match, value, words, "so only the year counts")
    match = _pattern(_BEHIND).match(text, found.end)
    if match is not None and (match[1] or match[2]).casefold() not in words.months:
        return _misspelt(match, value, words, "so only the year counts")
    match = match or _pattern(_NUMBERS_BEHIND).match(text, found.end)
    if match is None:
        return ()
    message = f"A date is expected; of “{text[found.start : match.end()]}” only the year is understood."
    hint = "Write 1984-03-26 or 26 March 1984."
    return (Finding(Code.NOT_A_DATE, value.line, value.column + found.start, message, hint),)


def undated(key: str, value: Text) -> tuple[Finding, ...]:
    """Where nothing in a value of `born` or `died` was understood. Any words say that somebody has died."""
    text = value.text.strip()
    if key == "died" and _NUMBERS.search(text) is None:
        return ()
    if text.casefold() in _UNKNOWN or _WORD_OR_NUMBER.search(text) is None or _FORM.fullmatch(text):
        return ()
    quote = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rstrip()} …"
    message = f"A date is expected; none is found in “{' '.join(quote.split())}”."
    hint = "Write 1984-03-26, or what you know of it: 1984-03, 1984, about 1984, --03-26; a place is “in Porto”."
    return (Finding(Code.NOT_A_DATE, value.line, value.column, message, hint),)


def _misspelt(match: re.Match[str], value: Text, words: Tongue, so: str) -> tuple[Finding, ...]:
    """A word that stands where a month would, if it is like one; any other word is the author's own."""
    group = 1 if match[1] else 2
    word = match[group]
    meant, foreign = _meant(bare(word), words)
    if not meant:
        return ()
    message = f"A month is expected; “{word}” is none, {so}."
    hint = f"Did you mean “{meant.capitalize() if word[0].isupper() or foreign else meant}”?"
    if foreign:
        hint += " Or set language in relwiki.yaml to the one you write dates in."
    return (Finding(Code.NOT_A_DATE, value.line, value.column + match.start(group), message, hint),)


def _meant(word: str, words: Tongue) -> tuple[str, bool]:
    """The month that a word, casefolded and without accents, was meant to be, and whether it is another language's."""
    names = {bare(name): name for name in words.months if len(name) >= _SHORTEST and bare(name)[0] == word[0]}
    if word in names:
        return names[word], False
    number = months_of_all().get(word)
    if number is not None and word not in words.months:
        return next(name for name, each in tongue().months.items() if each == number), True
    import difflib  # noqa: PLC0415 - few months are misspelt

    near = difflib.get_close_matches(word, names, 1, _ALIKE)
    near = near or [name for name in names if sorted(name) == sorted(word)]
    return (names[near[0]] if near else ""), False
