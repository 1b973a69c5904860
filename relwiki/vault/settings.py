"""`relwiki.yaml` into settings: every setting by one table of how it is read; what is wrong costs only itself."""

import datetime as dt
import difflib
import itertools
import re
from collections.abc import Callable
from typing import Any

from relwiki.model.date import Period
from relwiki.model.diagnostic import Code, Diagnostic, Span
from relwiki.model.ripening import RuleChange
from relwiki.model.settings import RelationshipWords, Settings
from relwiki.vault.frontmatter import clean
from relwiki.vault.periods import read_period
from relwiki.vault.yaml_events import Fault, Mapping, Node, Scalar, parse
from relwiki.vault.yaml_lines import block_starts
from relwiki.vault.yaml_values import Source, is_absent, swallowed

# Name and meaning of every setting; the manual lists them.
SETTINGS: tuple[tuple[str, str], ...] = (
    ("title", "The site's title; default: the name of the folder."),
    ("me", "The note or name of the vault's owner."),
    ("language", "The language of the notes, such as en, de or pt-BR."),
    ("words", "Own words for keys, kinds, headings, log and thread words: `own word: word of the format`."),
    ("date_order", "How 3/4/2020 is read: dmy or mdy; without it, not at all."),
    ("currency", "The currency of sums without one: a code such as EUR, or a sign."),
    ("today", "Pins the date to YYYY-MM-DD instead of the clock's."),
    ("output", "The folder of the site, from the top of the vault; default: .relwiki/site."),
    ("data", "Which exports a build writes; default: ics, vcf."),
    ("alarms", "Whether the calendar file reminds of a date, a week and a day before: true or false."),
    ("theme", "The name or folder of the theme; default: default."),
    ("ignore", "Globs of paths that are not notes."),
    ("folders", "Own folders for kinds: `folder: kind`."),
    ("sections", "Own headings for sections: `heading: section`."),
    ("keys", "Own keys: `own key: key of the format`."),
    ("relationship_types", "More relationship types: `name: {inverse: name, words: [other words]}`."),
    ("stages", "Words for closeness, near to far."),
    ("cadence", "How often to be in touch: `stage or tag: every 6 weeks`."),
    ("milestones", "The years that stand out on birthdays and anniversaries, such as 18, 50, 100."),
    ("remember_dead", "Whether the days of the dead are remembered: true or false; a note's own `remember` wins."),
    ("ripen", "What facts lead to with time: `rule: 3 years`, `rule: off`, `own words: {after: 3 years, says: text}`."),
    ("facets", "The keys by which people are grouped."),
    ("feb29", "When a 29 February is kept in common years: 28 February or 1 March."),
    ("week_starts", "The first day of the week: monday, sunday or saturday."),
    ("line_breaks", "Whether a single newline in a note breaks the line (hard) or not (soft)."),
    ("private", "Keys, sections and folders that are private."),
    ("public", "Whether the site is meant for others: true or false."),
    ("editor", "A link that opens a note: with {relpath}, {vault} or {path}."),
    ("remote_images", "Whether pictures may be loaded from elsewhere: true or false."),
)

_TRUE = frozenset({"true", "yes", "on", "1"})
_FALSE = frozenset({"false", "no", "off", "0"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_CURRENCY = re.compile(r"[A-Za-z]{3}|[^\w\s]{1,3}|[A-Z][^\w\s]|kr|zł|Kč|Fr\.?", re.IGNORECASE)


class _BadError(Exception):
    """A value that a setting cannot have: what is expected, and the node to blame."""

    def __init__(self, expected: str, node: Node) -> None:
        super().__init__(expected)
        self.expected = expected
        self.node = node


def read_settings(text: str, path: str = "relwiki.yaml") -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Read the text of the settings file; a setting that is missing or wrong has its default."""
    cleaned = clean(text)
    diagnostics: list[Diagnostic] = []
    values: dict[str, Any] = {}
    first: dict[str, Span] = {}
    for source, tree in _trees(cleaned, path):
        if isinstance(tree, Fault):
            span = Span(path, *source.place(tree.line, tree.column))
            message = f"{tree.problem[:1].upper()}{tree.problem[1:]}. This setting is left out."
            hint = "Write `name: value`, with the value in double quotes if it has other marks than letters and digits."
            diagnostics.append(Diagnostic(Code.SETTINGS_SYNTAX, span, message, hint))
            continue
        for key, node in tree.pairs:
            name = _name(key)
            span = source.span(key, len(name))
            diagnostics.extend(swallowed(node, source))
            if name in first:
                message = f"A setting stands once; “{name}” stands in line {first[name].line} too, and that one counts."
                hint = "Delete one of the two."
                diagnostics.append(Diagnostic(Code.DUPLICATE_KEY, span, message, hint, (first[name],)))
                continue
            first[name] = span
            diagnostics.extend(_take(name, node, source, span, values))
    return Settings(**values), tuple(diagnostics)


def _trees(text: str, path: str) -> list[tuple[Source, Mapping | Fault]]:
    """The whole file as one mapping; where it is not YAML, each block at the margin by itself."""
    whole = parse(text) if text.strip() else Mapping((), 0, 0, 0, 0)
    if isinstance(whole, Mapping):
        return [(Source(text, path), whole)]
    if isinstance(whole, Scalar) and not whole.text:
        return []
    found: list[tuple[Source, Mapping | Fault]] = []
    bounds = [*block_starts(text), len(text)]
    if text[: bounds[0]].strip():
        bounds.insert(0, 0)
    for start, end in itertools.pairwise(bounds):
        tree = parse(text[start:end])
        if not isinstance(tree, Mapping | Fault):
            tree = Fault("a setting is `name: value`; here is no name")
        found.append((Source(text[start:end], path, text.count("\n", 0, start) + 1), tree))
    return found


def _name(key: Node) -> str:
    return key.text.strip().casefold().replace("-", "_").replace(" ", "_") if isinstance(key, Scalar) else ""


def _take(name: str, node: Node, source: Source, span: Span, values: dict[str, Any]) -> tuple[Diagnostic, ...]:
    """Read one setting into `values`; what is wrong with it."""
    if name not in _READERS:
        near = difflib.get_close_matches(name, _READERS, 1, 0.6)
        hint = (
            f"Did you mean `{near[0]}`?"
            if near
            else f"The settings are: {', '.join(setting for setting, _ in SETTINGS)}."
        )
        return (Diagnostic(Code.UNKNOWN_SETTING, span, f"There is no setting “{name or 'without a name'}”.", hint),)
    if is_absent(node):
        return ()
    try:
        values[name] = _READERS[name](node)
    except _BadError as bad:
        there = source.typed(bad.node).partition("\n")[0]
        message = f"`{name}` expects {bad.expected}; here stands “{there}”. The default is used."
        hint = next(meaning for setting, meaning in SETTINGS if setting == name)
        return (Diagnostic(Code.BAD_SETTING, source.span(bad.node, len(there)), message, hint),)
    return ()


def _text(node: Node) -> str:
    if not isinstance(node, Scalar):
        raise _BadError("one text", node)
    return "" if is_absent(node) else node.text.strip()


def _flag(node: Node) -> bool:
    word = _text(node).casefold()
    if word not in _TRUE | _FALSE:
        raise _BadError("true or false", node)
    return word in _TRUE


def _list(node: Node) -> tuple[str, ...]:
    """A list of texts; a single text splits at commas."""
    if isinstance(node, Scalar):
        return tuple(part.strip() for part in _text(node).split(",") if part.strip())
    if isinstance(node, Mapping):
        raise _BadError("a list of texts", node)
    return tuple(text for item in node.items if (text := _text(item)))


def _pairs(node: Node) -> tuple[tuple[str, str], ...]:
    """`own: meaning` for each line below the setting; a list of such pairs is read too."""
    if isinstance(node, Scalar):
        raise _BadError("lines of `own word: meaning` below it", node)
    if isinstance(node, Mapping):
        return tuple((_text(key), _text(value)) for key, value in node.pairs if not is_absent(value))
    pairs: list[tuple[str, str]] = []
    for item in node.items:
        if not isinstance(item, Mapping):
            raise _BadError("`own word: meaning` on each line", item)
        pairs.extend(_pairs(item))
    return tuple(pairs)


def _years(node: Node) -> tuple[int, ...]:
    words = _list(node)
    if not all(word.isascii() and word.isdigit() and len(word) < 4 for word in words):
        raise _BadError("whole numbers of years, such as 18, 50, 100", node)
    return tuple(int(word) for word in words)


def _date(node: Node) -> dt.date:
    typed = _text(node)
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", typed):
            return dt.date.fromisoformat(typed)
    except ValueError:
        pass
    raise _BadError("a date such as 2026-03-24", node)


def _choice(*choices: str) -> Callable[[Node], str]:
    """A reader for one of a few words, in any case."""

    def read(node: Node) -> str:
        found = next((choice for choice in choices if choice.casefold() == _text(node).casefold()), None)
        if found is None:
            raise _BadError(" or ".join(choices), node)
        return found

    return read


def _matching(pattern: re.Pattern[str], expected: str) -> Callable[[Node], str]:
    """A reader for a text of one form."""

    def read(node: Node) -> str:
        if not pattern.fullmatch(_text(node)):
            raise _BadError(expected, node)
        return _text(node)

    return read


def _types(node: Node) -> tuple[RelationshipWords, ...]:
    """`name: {inverse: ..., words: [...]}`, `name: inverse`, or a list of names of symmetric types."""
    if not isinstance(node, Mapping):
        return tuple(RelationshipWords(name, name) for name in _list(node))
    found: list[RelationshipWords] = []
    for key, value in node.pairs:
        name = _text(key)
        if isinstance(value, Scalar):
            found.append(RelationshipWords(name, _text(value) or name))
            continue
        if not isinstance(value, Mapping):
            raise _BadError("`inverse:` and `words:` below each type", value)
        inverse = name
        words: tuple[str, ...] = ()
        for part, content in value.pairs:
            match _name(part):
                case "inverse":
                    inverse = _text(content) or name
                case "words" | "word":
                    words = _list(content)
                case _:
                    raise _BadError("`inverse:` and `words:` below each type", part)
        found.append(RelationshipWords(name, inverse, words))
    return tuple(found)


def _changes(node: Node) -> tuple[RuleChange, ...]:
    """`RULE: PERIOD`, `RULE: on` or `off`, or `RULE: {after: ..., says: ..., words: [...]}`."""
    if not isinstance(node, Mapping):
        raise _BadError("lines of `rule: 3 years` or `rule: off` below it", node)
    found: list[RuleChange] = []
    for key, value in node.pairs:
        name = _text(key).casefold().replace("_", " ")
        if not isinstance(value, Mapping):
            if not (isinstance(value, Scalar) and _text(value).casefold() in _TRUE | _FALSE | {"never"}):
                found.append(RuleChange(name, after=_periods(value)))
            else:
                found.append(RuleChange(name, on=_text(value).casefold() in _TRUE))
            continue
        parts = {_name(part): content for part, content in value.pairs}
        if not parts.keys() <= {"after", "says", "words"}:
            raise _BadError("`after:`, `says:` and `words:` below a rule", value)
        after = _periods(parts["after"]) if "after" in parts else ()
        words = _list(parts["words"]) if "words" in parts else ()
        found.append(RuleChange(name, True, after, _text(parts["says"]) if "says" in parts else "", words))
    return tuple(found)


def _periods(node: Node) -> tuple[Period, ...]:
    periods = tuple(read_period(text) for text in _list(node))
    if not periods or not all(period and period.count for period in periods):
        raise _BadError("a length of time such as 3 years or 90 days, or on, or off", node)
    return tuple(period for period in periods if period)


def _cadence(node: Node) -> tuple[tuple[str, Period], ...]:
    """`stage or tag: PERIOD` on each line."""
    found: list[tuple[str, Period]] = []
    for name, text in _pairs(node):
        period = Period(0, "day") if text.casefold() in _FALSE else read_period(text)
        if period is None:
            raise _BadError("how often, such as every 6 weeks, monthly or never", _blamed(node, text))
        found.append((name, period))
    return tuple(found)


def _blamed(node: Node, text: str) -> Node:
    """The value below a setting that has this text; the setting's own where that is not to be found."""
    pairs = node.pairs if isinstance(node, Mapping) else ()
    return next((value for _, value in pairs if isinstance(value, Scalar) and value.text.strip() == text), node)


_READERS: dict[str, Callable[[Node], Any]] = {
    **dict.fromkeys(("title", "me", "output", "theme"), _text),
    **dict.fromkeys(("data", "ignore", "stages", "facets", "private"), _list),
    **dict.fromkeys(("words", "folders", "sections", "keys"), _pairs),
    **dict.fromkeys(("alarms", "public", "remember_dead", "remote_images"), _flag),
    "language": _matching(_LANGUAGE, "a language such as en or pt-BR"),
    "date_order": _choice("dmy", "mdy"),
    "currency": _matching(_CURRENCY, "a currency such as EUR or £"),
    "today": _date,
    "relationship_types": _types,
    "cadence": _cadence,
    "milestones": _years,
    "ripen": _changes,
    "feb29": _choice("28 February", "1 March"),
    "week_starts": _choice("monday", "sunday", "saturday"),
    "line_breaks": _choice("soft", "hard"),
    "editor": _matching(re.compile(r".*\{(?:relpath|vault|path)\}.*"), "a link with {relpath}, {vault} or {path}"),
}
assert set(_READERS) == {name for name, _ in SETTINGS} == set(Settings.__struct_fields__)
