"""Reads an ENTRY: somebody or something, and what is known of the tie (vault format, "Phrases").

    ENTRY  = TARGET [ "(" DETAIL *( ("," | ";") DETAIL ) ")" ] [ TEXT ]     TARGET = [[link]] or plain text
    DETAIL = RANGE | ("since" | "until" | "born" | "died" | "married" | "separated" | "divorced" | "as of") DATE
           | "last" DATE | "via" LINK | "private" | any text, kept; a range or "as of DATE" may end such a text

The whole text is kept in `Entry.text`, so that a later stage can first try it as a name (`India Gate (1931)`).
"""

import re

import msgspec

from relwiki.markup.document import Finding
from relwiki.model.date import Date, Range
from relwiki.model.diagnostic import Code
from relwiki.model.phrase import Entry, Link, Text
from relwiki.vault.dates import scan_whole
from relwiki.vault.phrases.brackets import INSIDE, Group, groups, mask, split, unclosed
from relwiki.vault.phrases.links import link_at, shown
from relwiki.vault.ranges import is_backwards, read_range
from relwiki.vault.scan import scan_date
from relwiki.vault.tongue import Tongue

_DATE_WORDS = ("as of", "since", "until", "born", "died", "married", "separated", "divorced", "last")
_KEYWORD = re.compile(rf"(?:{'|'.join(_DATE_WORDS)})(?=\s)", re.IGNORECASE)
_KEYWORD_INSIDE = re.compile(r"\s(?:since|until|as of)(?=\s)", re.IGNORECASE)
# A year, then what a range may go on with.
_YEARS = re.compile(r"[0-9]{4}\b.*?(?:\.\.|[-–—]|to\b|until\b|till\b)|\.\.\s*[0-9]{4}")
_YEAR_AND_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
# Characters before a link in which a comma or "and" is looked for.
_LONGEST_SIGN = 12
# Longer details are prose: no range is looked for at their end.
_LONGEST_DETAIL = 300
_LINK_BEGINS = re.compile(r"\[\[")
_AND = re.compile(r"\s(?:and|und|et|y|e|i|en)$", re.IGNORECASE)


def split_entries(value: Text, *, commas: bool) -> tuple[Text, ...]:
    """The entries of one text: parted between links always, at commas outside brackets where the key asks for it."""
    text = value.text
    parts = split(text, ",;") if commas and ("," in text or ";" in text) else ((0, text),)
    if text.count("[[") > 1:
        parts = tuple((at + start, piece) for at, part in parts for start, piece in _between_links(part))
    if len(parts) == 1:
        return (value,) if parts[0][1] else ()
    return tuple(Text(part, value.line, value.column + at) for at, part in parts)


def _between_links(text: str) -> list[tuple[int, str]]:
    """Parts that each begin with a link, where nothing but a comma or "and" stands between link and link."""
    found, start = [], 0
    if text.count("[[") > 1 and text.startswith("[["):
        masked = mask(text)
        for match in _LINK_BEGINS.finditer(text, 2):
            near = max(start, match.start() - _LONGEST_SIGN)
            gap = text[near : match.start()].rstrip()
            bare = _AND.sub("", gap.rstrip(",;&+")).rstrip(", ")
            outside = masked[match.start() - 1] != INSIDE
            if outside and len(bare) < len(gap) and bare.endswith(("]]", ")")):
                found.append((start, text[start : near + len(bare)]))
                start = match.start()
    return [*found, (start, text[start:])]


def read_entry(value: Text, words: Tongue) -> tuple[Entry, tuple[Finding, ...]]:
    """The entry that a text is. Every text is one; what its details do not explain stays among them as text."""
    text = value.text.strip()
    first = link_at(text)
    if first is not None and first.end == len(text):
        return Entry(text, shown(first.link), first.link, line=value.line, column=value.column), ()
    if first is None and "(" not in text and "?" not in text and " as of " not in text:
        # Nothing but a name: what is below would find no more in it.
        return Entry(text, text, line=value.line, column=value.column), ()
    start = first.end if first is not None else 0
    open_at = unclosed(text)
    findings: tuple[Finding, ...] = ()
    if open_at >= 0 and _emoticon(text, open_at):
        open_at = -1
    if open_at >= 0:
        hint = f"Write {text})"
        findings = (Finding(Code.UNCLOSED_BRACKET, value.line, value.column + open_at,
                            "A bracket is closed where its details end; this “(” never is.", hint),)  # fmt: skip
    behind = [each for each in groups(text) if each.start >= start]
    group = behind[-1] if behind else None
    if first is not None and group is not None and open_at < 0:
        group = next((each for each in behind if not text[start : each.start].strip()), group)
    if open_at > (group.end if group else -1):
        group = Group(open_at, len(text) + 1)
    head = text[start : group.start if group else len(text)].strip()
    rest = text[group.end :].strip() if group else ""
    entry, problems = _compose(text, head, rest, first.link if first else None, value)
    if group is not None:
        inner = text[group.start + 1 : group.end - 1]
        entry, more = _with_details(entry, inner, Text(text, value.line, value.column + group.start + 1), words)
        problems += more
    return _as_of_in_name(entry, words), findings + problems


def _emoticon(text: str, at: int) -> bool:
    return text[at - 1 : at] in {":", ";", "-"} and at > 0


def _compose(text: str, head: str, rest: str, link: Link | None, value: Text) -> tuple[Entry, tuple[Finding, ...]]:
    """The entry without its details: what stands between a link and its bracket belongs to the rest."""
    unsure = rest == "?" or (head.endswith("?") and not rest)
    if rest == "?":
        rest = ""
    if link is None:
        name, unsure = head.rstrip("? ") if head.endswith("?") else head, unsure or head.endswith("?")
    else:
        name, rest = shown(link), " ".join(part for part in (head.lstrip("?,;: "), rest) if part)
    rest = rest.lstrip(",;:–— ").removeprefix("- ")
    return Entry(text, name, link, unsure=unsure, rest=rest, line=value.line, column=value.column), ()


def _as_of_in_name(entry: Entry, words: Tongue) -> Entry:
    """`Year 4 as of 2026-09` without brackets."""
    if entry.link is not None or " as of " not in entry.name:
        return entry
    name, _, tail = entry.name.rpartition(" as of ")
    found = scan_whole(tail, words)
    if found is None or found.date is None:
        return entry
    return msgspec.structs.replace(entry, name=name.strip(), dates=(*entry.dates, ("as of", found.date)))


class _Details:
    """What the details of one entry add up to, while they are read."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.dates: list[tuple[str, Date]] = []
        self.period: Range | None = None
        self.via: Link | None = None
        self.private = False
        self.findings: list[Finding] = []

    def begin(self, date: Date) -> None:
        self.period = Range(date, self.period.end if self.period else None)

    def finish(self, date: Date) -> None:
        self.period = Range(self.period.start if self.period else None, date)


def _with_details(entry: Entry, inner: str, where: Text, words: Tongue) -> tuple[Entry, tuple[Finding, ...]]:
    found = _Details()
    for at, detail in split(inner, ",;"):
        _read_detail(found, detail, Text(detail, where.line, where.column + at), words)
    if found.period is not None and is_backwards(found.period):
        message = f"A beginning comes before its end; here stands “{inner}”."
        hint = "Write the earlier date first."
        found.findings.append(Finding(Code.RANGE_BACKWARDS, where.line, where.column, message, hint))
    done = msgspec.structs.replace(
        entry, details=tuple(found.texts), dates=(*entry.dates, *found.dates), period=found.period, via=found.via,
        private=found.private,
    )  # fmt: skip
    return done, tuple(found.findings)


def _read_detail(found: _Details, detail: str, where: Text, words: Tongue) -> None:
    lower = detail.casefold()
    keyword = _KEYWORD.match(detail)
    if lower == "private":
        found.private = True
    elif lower.startswith("via ") and (via := link_at(detail[4:].strip())) is not None:
        found.via = via.link
        if rest := detail[4:].strip()[via.end :].strip():
            found.texts.append(rest)
    elif keyword is not None and _dated(found, keyword[0].casefold(), detail[keyword.end() :], where, words):
        pass
    elif (period := read_range(detail, words)) is not None:
        found.period = period
    elif not _ends_in_time(found, detail, where, words):
        found.texts.append(detail)


def _dated(found: _Details, word: str, tail: str, where: Text, words: Tongue) -> bool:
    """`since DATE` and its like; True where the whole detail was understood."""
    scan = scan_whole(tail, words)
    if scan is None:
        period = read_range(tail, words) if word == "since" else None
        found.period = period or found.period
        return period is not None
    if scan.date is None:
        found.findings.append(not_a_date(tail.strip(), where.line, where.column + len(word) + 1, words))
        return False
    if word == "since":
        found.begin(scan.date)
    elif word == "until":
        found.finish(scan.date)
    else:
        found.dates.append((word, scan.date))
    return True


def _ends_in_time(found: _Details, detail: str, where: Text, words: Tongue) -> bool:
    """`director since 2019`, `Year 4 as of 2026-09`, `baker 2019..2021`: a text, then a time."""
    keyword = next(iter(reversed(list(_KEYWORD_INSIDE.finditer(detail)))), None)
    if keyword is not None and _dated(found, keyword[0].strip().casefold(), detail[keyword.end() :], where, words):
        found.texts.append(detail[: keyword.start()].strip())
        return True
    if len(detail) > _LONGEST_DETAIL or _YEARS.search(detail) is None:
        return False
    for space in re.finditer(r"\s", detail):
        period = read_range(detail[space.end() :], words)
        if period is not None:
            found.period = period
            found.texts.append(detail[: space.start()].strip())
            return True
    return False


def not_a_date(text: str, line: int, column: int, words: Tongue) -> Finding:
    """The diagnostic for what has the shape of a date and is none."""
    scan = scan_date(text, 0, words)
    typed = text[: scan.end] if scan is not None else text
    code, message = Code.NOT_A_DATE, f"A date is expected; “{typed}” is no day of the calendar."
    hint = "Write the year first, as in 1984-03-26; a month without a day is 1984-03."
    known = _YEAR_AND_MONTH.match(typed)
    if known is not None:
        hint = f"Mend it, or write only what you know: {known[0] if 1 <= int(known[2]) <= 12 else known[1]}"
    elif not words.order and ("." in typed or "/" in typed):
        code = Code.DATE_ORDER
        message = f"A date is expected; the settings do not say which number of “{typed}” is the day."
        hint = "Write the year first, as in 1984-03-26, or set date_order: dmy (or mdy) in relwiki.yaml."
    return Finding(code, line, column, message, hint)
