"""Reads what has a date: DATED, a life's dates, how one met, and habits (vault format, "Phrases").

    DATED = [ "every" ] DATE [TEXT] | TEXT DATE | "every" (N UNIT | WEEKDAY | UNIT) ["from" DATE] ["until" DATE] TEXT
    LIFE  = DATE [ "in" PLACE ] | "in" PLACE | "true"
    MET   = text with a DATE anywhere, "through" LINK
    HABIT = TEXT "every" PERIOD [ "(last" DATE ")" ]

Knows no kinds of note. A value that is none of these is None: the field keeps it as typed.
"""

import re

import msgspec

from relwiki.markup.document import Finding
from relwiki.model.date import Date, Recurrence
from relwiki.model.phrase import Dated, Habit, Link, Text
from relwiki.vault.dates import find_date, scan_whole
from relwiki.vault.periods import read_every, read_period
from relwiki.vault.phrases.entry import not_a_date, read_entry
from relwiki.vault.phrases.links import find_links, link_at
from relwiki.vault.phrases.misdated import NOTHING, half_dated, impossible_day, misdated
from relwiki.vault.scan import Scan, scan_date
from relwiki.vault.tongue import Tongue

_THROUGH = re.compile(r"\b(?:through|via)\s+(?=\[\[)", re.IGNORECASE)
_EVERY = re.compile(r"(?:^|(?<=[\s(,;:]))(?:every|each)\s", re.IGNORECASE)
_ADVERB = re.compile(r"[\s(,;:–-]([a-z-]+ly|never|(?:once|twice) (?:a|per) \w+)[\s)]*$", re.IGNORECASE)
_LAST = re.compile(r"\blast:?\s+", re.IGNORECASE)
_IN = re.compile(r"[,;]?\s*\b(?:in|at)\s+", re.IGNORECASE)
# How many words such as "every" are tried from the end of a habit, and how long "twice a month" may be.
_LOOKED_AT = 4
_LONGEST_ADVERB = 40
_TRIM = " \t\n,;:–—|="


def trimmed(text: str) -> str:
    """A text without the punctuation that tied it to its date; a lone hyphen goes, a minus stays."""
    text = text.strip(_TRIM)
    return text[1:].lstrip(_TRIM) if text.startswith("- ") else text.removesuffix(" -").rstrip(_TRIM)


def _beside(text: str, found: Scan) -> str:
    """The words of a text without its date, nor the brackets that held nothing else."""
    before, after = text[: found.start].rstrip(), text[found.end :].lstrip()
    if before.endswith("(") and after.startswith(")"):
        before, after = before[:-1], after[1:]
    return " ".join(part for part in (trimmed(before), trimmed(after)) if part)


def _links(text: str) -> tuple[Link, ...]:
    return tuple(found.link for found in find_links(text)) if "[" in text else ()


def recurrence(date: Date) -> Recurrence:
    """A date without a year comes round every year."""
    return Recurrence("yearly" if date.year is None else "once", date)


def read_dated(key: str, value: Text, words: Tongue) -> tuple[Dated | None, tuple[Finding, ...]]:
    """A DATED under a key; None where no date is found in it."""
    text = value.text.strip()
    every = read_every(text, words)
    if every is not None:
        rest = trimmed(text[every.end :])
        return _made(key, rest, every.when, value), ()
    found = scan_date(text, 0, words)
    if found is not None and found.date is None:
        return None, (not_a_date(text, value.line, value.column, words),)
    found = found or find_date(text, words, at_end=True)
    if found is None and (inside := _EVERY.search(text)) is not None:
        every = read_every(text[inside.start() :], words)
        if every is not None:
            rest = trimmed(f"{text[: inside.start()].rstrip()} {text[inside.start() + every.end :].lstrip()}")
            return _made(key, rest, every.when, value), ()
    found = found or find_date(text, words)
    if found is None or found.date is None:
        return None, misdated(text, value, words)
    half = half_dated(text, found, value, words) if found.date.day is None else ()
    return _made(key, _beside(text, found), recurrence(found.date), value), half


def _made(key: str, text: str, when: Recurrence, value: Text) -> Dated:
    private = text.casefold().endswith("(private)")
    if private:
        text = text[: -len("(private)")].rstrip()
    unsure = value.text.rstrip().endswith("?")
    if unsure:
        text = text.removesuffix("?").rstrip() if text != "?" else ""
    return Dated(
        key, text, when, links=_links(value.text), unsure=unsure or bool(when.date and when.date.unsure),
        private=private, typed=value.text.strip(), line=value.line, column=value.column,
    )  # fmt: skip


def read_life_date(key: str, value: Text, words: Tongue) -> tuple[Dated | None, tuple[Finding, ...]]:
    """`born` and `died`: a DATE, a place, or for `died` merely `true`."""
    text = value.text.strip()
    if text.casefold() in NOTHING:
        return None, ()
    if text.casefold() in {"true", "yes"}:
        return _made(key, "", Recurrence("once"), value) if key == "died" else None, ()
    found = scan_date(text, 0, words)
    if found is not None and found.date is None:
        problem = (not_a_date(text, value.line, value.column, words),)
        return (_made(key, text, Recurrence("once"), value) if key == "died" else None), problem
    found = found or find_date(text, words)
    rest = text if found is None else (text[: found.start].rstrip() + " " + text[found.end :].lstrip()).strip()
    begins = _IN.match(rest)
    if found is None and begins is None:
        told = misdated(text, value, words, life=True)
        return (_made(key, text, Recurrence("once"), value) if key == "died" else None), told
    told = _not_understood(text, found, value, words)
    left = trimmed(rest) if found is None or found.start == 0 else text
    dated = _made(key, left, recurrence(found.date) if found and found.date else Recurrence("once"), value)
    if begins is None:
        return dated, told
    at = value.column + max(text.find(rest[begins.end() :]), 0)
    place, problems = read_entry(Text(rest[begins.end() :], value.line, at), words)
    return msgspec.structs.replace(dated, place=place, text=""), told + problems


def _not_understood(text: str, found: Scan | None, value: Text, words: Tongue) -> tuple[Finding, ...]:
    """What a life's date without a day, or a place alone, leaves to be told; a full date leaves nothing."""
    if found is None or found.date is None:
        return misdated(text, value, words, life=True)
    return half_dated(text, found, value, words) if found.date.day is None else ()


def read_met(value: Text, words: Tongue) -> tuple[Dated, tuple[Finding, ...]]:
    """How one met: the date may stand anywhere, and there may be none. `through` links come first among the links."""
    text = value.text.strip()
    found = find_date(text, words)
    through = tuple(link.link for match in _THROUGH.finditer(text) if (link := link_at(text, match.end())) is not None)
    rest = _beside(text, found) if found is not None and found.start == 0 else text
    dated = _made("met", rest, Recurrence("once", found.date if found is not None else None), value)
    others = tuple(link for link in dated.links if link not in through)
    told = impossible_day(text, value, words) if found is None else ()
    return msgspec.structs.replace(dated, links=(*through, *others)), told


def met_through(text: str) -> Text | None:
    """The link behind "through" in a MET text, as a text of its own."""
    for match in _THROUGH.finditer(text):
        link = link_at(text, match.end())
        if link is not None:
            return Text(text[link.start : link.end])
    return None


def read_habit(value: Text, words: Tongue) -> Habit:
    """A habit: every text is one; its rhythm and its last time are None where they were not understood."""
    text, last = value.text.strip(), None
    for match in list(_LAST.finditer(text))[: -_LOOKED_AT - 1 : -1]:
        found = scan_date(text, match.end(), words)
        if found is not None and found.date is not None and text[found.end :].strip(" ).;,") == "":
            text, last = text[: match.start()].rstrip(" (,;"), found.date
            break
    for match in list(_EVERY.finditer(text))[: -_LOOKED_AT - 1 : -1]:
        period = read_period(text[match.start() :].strip(" )."))
        every = read_every(text[match.start() :], words) if period is None else None
        if every is not None and every.when.period is not None and not text[match.start() + every.end :].strip(" )."):
            period = every.when.period
        if period is not None:
            return Habit(text[: match.start()].rstrip(" (,;:–-"), period, last, value.line)
    first = read_every(text, words)
    if first is not None and first.when.period is not None and trimmed(text[first.end :]):
        return Habit(trimmed(text[first.end :]), first.when.period, last, value.line)
    adverb = _ADVERB.search(text, max(0, len(text) - _LONGEST_ADVERB))
    period = read_period(adverb[1]) if adverb is not None else None
    if adverb is not None and period is not None:
        text = text[: adverb.start()].rstrip(" (,;:–-")
    return Habit(text, period, last, value.line)


def whole_date(text: str, words: Tongue) -> Date | None:
    """The date that a text is, where it is one and no mere year: an occasion under a key of one's own."""
    found = scan_whole(text, words)
    return found.date if found is not None and found.date is not None and found.date.month is not None else None
