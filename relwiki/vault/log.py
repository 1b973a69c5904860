"""Reads the lines of a log and of a journal (vault format, "Log" and "Journal").

    LOG     = DATE [KIND] [["with"] PEOPLE] SEP TEXT           SEP = the first ": ", a dash, or nothing
    JOURNAL = KIND ... | LINK ... : the people linked before the first colon or full stop; "with" PEOPLE anywhere

What is not understood before the separator stays in the text: nothing of a line is lost. Knows one line at a time.
"""

import re

import msgspec

from relwiki.markup.document import Finding
from relwiki.model.date import Date
from relwiki.model.interaction import LogItem
from relwiki.model.phrase import Link, Text
from relwiki.vault.people import chain_at, others, plain_names, with_people
from relwiki.vault.phrases.brackets import mask
from relwiki.vault.phrases.entry import not_a_date
from relwiki.vault.phrases.links import find_links
from relwiki.vault.scan import plain_day, scan_date
from relwiki.vault.vocabulary import Vocabulary

_EMPHASIS = re.compile(r"(\*\*|__|\*|_)(?=\S)(.+?)\1")
_CLOCK = re.compile(
    r"[ ,]*(?:at )?[0-9]{1,2}:[0-9]{2}(?:\s?(?:am|pm))?(?![\w:])|\s*\([^\W\d_]{2,10}\.?\)", re.IGNORECASE
)
# A journal's "10:00" or "14:30–15:00 -" before what happened then.
_HOURS = re.compile(r"(?:[0-9]{1,2}[:.][0-9]{2}(?:\s?(?:am|pm))?\s*[-–—:|,]*\s*){1,2}(?=[^\d\s])", re.IGNORECASE)
_FIRST_SIGN = re.compile(r"\s*(?:[:|,]|[-–—]+(?=\s|$))\s*")
_SEPARATOR = re.compile(r":(?=\s|$)|\s[-–—]+(?=\s|$)|\s?—\s?")
# Most lines by far: `KIND: TEXT` and `KIND with LINK: TEXT`. They mean what `_read_line` makes of them, only sooner.
_COMMON = re.compile(r"([^\W\d_]+)(?: (\S+) \[\[([^\s\[\]|#\\][^\n\[\]|#\\]*)(?:\|([^\n\[\]|\\]*))?\]\])?: (?=\S)")
_STOP = re.compile(r":(?=\s|$)|[.!](?=\s|$)")
_BRACKET = re.compile(r"[\[({`]")
_TOWARDS = frozenset(["to", "from"])
_QUIET = re.compile(r"(?<!\w)#quiet(?![\w/-])", re.IGNORECASE)


def is_quiet(text: str) -> bool:
    """Whether `#quiet` keeps a line from coming back as a memory."""
    return "#" in text and _QUIET.search(text) is not None


class Head(msgspec.Struct, frozen=True, gc=False):
    """A line's date, and the rest of it."""

    date: Date | None
    rest: str
    finding: Finding | None = None


def read_head(value: Text, words: Vocabulary) -> Head | None:
    """The DATE that a line begins with, emphasised or not; None where it begins with none."""
    text = value.text.strip()
    emphasis = _EMPHASIS.match(text) if text[:1] in {"*", "_"} else None
    if emphasis is not None:
        text = emphasis[2] + text[emphasis.end() :]
    elif not text[:1].isalnum() and text[:1] not in {"[", "~", "-"}:
        return None
    found = scan_date(text, 0, words.tongue)
    if found is None:
        return None
    rest = text[found.end :]
    if rest[:1] and (rest[0].isalnum() or rest.startswith("..")):
        return None
    if found.date is None:
        return Head(None, rest, not_a_date(text, value.line, value.column, words.tongue))
    clock = _CLOCK.match(rest)
    return Head(found.date, rest[clock.end() :] if clock is not None else rest)


class _Who(msgspec.Struct, frozen=True, gc=False):
    kind: str
    people: tuple[Link, ...]
    names: tuple[str, ...]
    # What stands before the separator and was not understood, without the kind.
    residue: str
    # Whether it was a person's place that was read, not prose.
    placed: bool


def _first_word(text: str) -> str:
    return text.split(None, 1)[0] if text and not text.isspace() else ""


def _read_who(head: str, words: Vocabulary) -> _Who:
    """KIND and PEOPLE of what stands before the separator."""
    first = _first_word(head)
    kind = words.log_kind(first.strip("*_~")) if first and "[" not in first else ""
    rest = head.lstrip()[len(first) :].lstrip() if kind else head.strip()
    second = _first_word(rest)
    after = rest[len(second) :].lstrip()
    if kind and words.log_kind(second) and (not after or after[0] == "[" or _first_word(after) in words.withs):
        rest, second = after, _first_word(after)
    if not rest:
        return _Who(kind, (), (), "", placed=True)
    said = second.casefold() in words.withs
    towards = kind and second.casefold() in _TOWARDS and rest[len(second) :].lstrip()[:1] == "["
    place = rest[len(second) :].lstrip() if said or towards else rest
    chain = chain_at(place)
    if chain is not None:
        return _Who(kind, chain.links, (), place[chain.end :].strip(), placed=True)
    people = with_people(rest, words.withs, find_links(rest)) if "[" in rest else ()
    names = () if people else plain_names(place)
    return _Who(kind, people, names, rest, placed=False)


def read_log_line(rest: str, date: Date, words: Vocabulary, *, line: int, private: bool = False) -> LogItem:
    """A line of a log, its date taken off."""
    sign = _FIRST_SIGN.match(rest)
    if sign is not None:
        rest = rest[sign.end() :]
    rest = rest.strip()
    common = _read_common(rest, 0, date, words, line=line, private=private)
    return _read_line(rest, date, words, line=line, private=private) if common is None else common


def _read_common(text: str, at: int, date: Date, words: Vocabulary, *, line: int, private: bool) -> LogItem | None:
    """What stands behind the date of most lines; None for a line of any other shape."""
    found = _COMMON.match(text, at)
    if found is None:
        return None
    word, said, target, label = found.groups()
    kind = words.log_kind(word)
    if not kind or (said is not None and said not in words.withs):
        return None
    people = (Link(target.rstrip(), "", (label or "").strip()),) if said else ()
    text = text[found.end() :].rstrip()
    mentioned = others(text, people) if "[" in text else ()
    return LogItem(date, kind, people, (), mentioned, text, is_quiet(text), private, line)


def _read_line(rest: str, date: Date, words: Vocabulary, *, line: int, private: bool) -> LogItem:
    """A line of any shape."""
    separator = _SEPARATOR.search(rest)
    if separator is not None and _BRACKET.search(rest, 0, separator.start()) is not None:
        separator = _SEPARATOR.search(mask(rest))
    head, tail = (rest[: separator.start()], rest[separator.end() :].strip()) if separator else (rest, "")
    who = _read_who(head, words)
    if who.placed and (who.kind or not who.residue):
        text = _text(who.residue, rest, separator, tail)
    elif separator is not None and not who.placed:
        text = rest[max(rest.find(who.residue), 0) :]
    else:
        text = rest
    return LogItem(
        date, who.kind, who.people, who.names, others(rest, who.people) if "[" in rest else (), text,
        quiet=is_quiet(rest), private=private, line=line,
    )  # fmt: skip


def _text(residue: str, rest: str, separator: re.Match[str] | None, tail: str) -> str:
    """The text of a line whose people have been read: what follows them, the separator kept within it."""
    if not residue:
        return tail
    if separator is None:
        return residue.lstrip(",;. ")
    return residue.lstrip(",;. ") + rest[separator.start() :]


def read_log(value: Text, words: Vocabulary, *, private: bool = False) -> tuple[LogItem | None, Finding | None]:
    """A whole line of a log; no item where it does not begin with a DATE that has a year."""
    text = value.text
    date = plain_day(text[:10]) if text[10:11] == " " and text[0].isdecimal() else None
    if date is not None:
        common = _read_common(text, 11, date, words, line=value.line, private=private)
        if common is not None:
            return common, None
    head = read_head(value, words)
    if head is None or head.date is None:
        return None, head.finding if head is not None else None
    if head.date.year is None:
        return None, None
    return read_log_line(head.rest, head.date, words, line=value.line, private=private), None


def read_journal(value: Text, date: Date, words: Vocabulary, *, private: bool = False) -> LogItem | None:
    """An item or a sentence of a journal; None where it names nobody."""
    text = value.text.strip()
    hours = _HOURS.match(text) if text[:1].isdecimal() else None
    text = text[hours.end() :] if hours is not None else text
    found = find_links(text)
    if not found:
        return None
    first = _first_word(text)
    kind = words.log_kind(first.strip("*_")) if "[" not in first else ""
    people: tuple[Link, ...] = ()
    if kind or found[0].start == 0:
        stop = _STOP.search(mask(text))
        end = stop.start() if stop is not None else len(text)
        people = tuple(each.link for each in found if each.start < end)
    people = tuple(dict.fromkeys((*people, *with_people(text, words.withs, found))))
    entry = read_log_line(text, date, words, line=value.line)
    said = entry.text if people and entry.people == people else text
    return LogItem(
        date, kind, people, (), others(text, people), said,
        quiet=is_quiet(text), private=private, line=value.line,
    )  # fmt: skip
