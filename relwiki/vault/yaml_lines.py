"""Front matter by its lines: blocks that begin at the margin, the simple ones read without YAML, the odd ones mended.

`simple` reads a block exactly as YAML and the dialect together would, or not at all; a law in the tests compares the
two. `lenient` reads what is no YAML but looks like text: a second ": ", links without quotes, "@handle", tabs.
"""

import re
from collections.abc import Iterator

import msgspec

from relwiki.model.diagnostic import Diagnostic
from relwiki.model.phrase import Text
from relwiki.vault.raw import NULLS
from relwiki.vault.yaml_events import HOPELESS, Fault, Mapping, Scalar, parse
from relwiki.vault.yaml_values import Source, comment_warning, item_values, swallowed

# A block begins at the margin, with what is no list item, no comment and no bracket that closes a list above.
_BLOCK = re.compile(r"^(?:[^ \t\n#\]}-]|-(?=[^ \t\n]))", re.MULTILINE)
_HEAD = re.compile(r"(\w[^\n:#\t]{0,100}):(?: +([^\n\t]*))?(?:\n|\Z)")
_LINK = re.compile(r"\[\[[^\[\]]+\]\]")
_FLOW_ITEM = r'(?:"[^"\\]*+" *+|\w[^,\[\]{}:#"]*+)'
_FLOW = re.compile(rf"\[ *+{_FLOW_ITEM}(?:, *+{_FLOW_ITEM})*+\]")
_FLOW_ITEMS = re.compile(r'"([^"\\]*)"|(\w[^,\[\]{}:#"]*)')
# Double quotes around text in which only quotes and backslashes are escaped.
_ESCAPED = re.compile(r'"(?:[^"\\]|\\["\\])*+"')
_ESCAPE = re.compile(r'\\(["\\])')
# First characters with a meaning in YAML that can be well-formed. "@", "`" and "%" cannot: they are text here.
_INDICATORS = frozenset(",[]{}#&*!|>'\"")
_COLON = re.compile(r":(?=[ \t\n]|\Z)")
_HASH = re.compile(r"(?:^|[ \t]+)(#[^\n]*)")
_OPENING = frozenset("\"'[{")


def block_starts(text: str) -> list[int]:
    """Where each block of the text begins; what stands before the first one belongs to none."""
    return [match.start() for match in _BLOCK.finditer(text)]


def simple(text: str, start: int, end: int, line: int) -> tuple[str, tuple[Text, ...], bool] | None:
    """Key, values and whether it is a list, for a block of the plainest forms; None for every other block.

    The forms: `key: text`, `key: "text"`, `key: [a, "b"]`, `key: [[X]] more`, and `key:` above items of these texts.
    """
    head = _HEAD.match(text, start, end)
    if head is None:
        return None
    key, value = head[1].rstrip(" "), head[2]
    stop = head.end()
    rest = stop != end and text[stop:end].strip("\n")
    if not value:
        items = _items(text[stop:end], line + 1) if rest else ()
        return None if items is None else (key, items, bool(rest))
    if rest:
        return None
    value = value.rstrip(" ")
    column = head.start(2) - start + 1
    if value[0] == "[" and value[1:2] != "[":
        if value == "[]":
            return key, (), True
        flow = _flow(value, line, column)
        return (key, flow, True) if flow else None
    found = _text(value, line, column)
    return None if found is None else (key, (found,) if found.text else (), False)


def _text(value: str, line: int, column: int) -> Text | None:
    """A text on one line, quoted or not; an empty one is an absent value."""
    first = value[0]
    if first in {'"', "'"}:
        if "\\" in value and first == '"':
            if not _ESCAPED.fullmatch(value):
                return None
            inner = _ESCAPE.sub(r"\1", value[1:-1])
        elif value.find(first, 1) != len(value) - 1:
            return None
        else:
            inner = value[1:-1]
        return Text(inner if inner.strip() else "", line, column + 1)
    if " #" in value or (first in _INDICATORS and not _LINK.match(value)):
        return None
    if first in "-?:" and value[1:2] in {"", " "}:
        return None
    return Text("" if value in NULLS else value, line, column)


def _flow(value: str, line: int, column: int) -> tuple[Text, ...] | None:
    """The items of `[a, "b"]`."""
    if not _FLOW.fullmatch(value):
        return None
    items: list[Text] = []
    for match in _FLOW_ITEMS.finditer(value):
        if match[2] is None:
            if match[1].strip():
                items.append(Text(match[1], line, column + match.start() + 1))
        elif (word := match[2].rstrip(" ")) not in NULLS:
            items.append(Text(word, line, column + match.start()))
    return tuple(items)


def _items(text: str, line: int) -> tuple[Text, ...] | None:
    """The items of a list, one a line, all at one indentation."""
    items: list[Text] = []
    margin = -1
    if "\t" in text:
        return None
    for number, typed in enumerate(text.split("\n"), line):
        if not typed:
            continue
        bare = typed.lstrip(" ")
        indent = len(typed) - len(bare)
        if bare[:2] != "- " or margin not in {-1, indent}:
            return None
        margin = indent
        value = bare[2:].strip(" ")
        if not value:
            return None
        item = _text(value, number, len(typed) - len(bare[2:].lstrip(" ")) + 1)
        if item is None:
            return None
        if item.text:
            if value[0] not in {'"', "'"} and (": " in value or value[-1] == ":"):
                pair = _one_pair(value)
                if pair is None:
                    return None
                item = Text(pair, item.line, item.column)
            items.append(item)
    return tuple(items)


def _one_pair(value: str) -> str | None:
    """`KEY: VALUE` for an item that YAML reads as a mapping of one pair, in plain words or double quotes."""
    key, _, rest = value.partition(": ")
    rest = rest.strip(" ")
    if not _HEAD.fullmatch(f"{key}:") or not rest or rest in NULLS or ": " in rest or rest[-1] == ":":
        return None
    found = _text(rest, 1, 1)
    return None if found is None or not found.text else f"{key.rstrip(' ')}: {found.text}"


class Lenient(msgspec.Struct, frozen=True):
    """A block that is no YAML, as far as it could be read."""

    key: Text
    values: tuple[Text, ...] = ()
    is_list: bool = False
    # Items that could not be read, as typed, and what is wrong with each.
    broken: tuple[tuple[Text, str], ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


def lenient(source: Source) -> Lenient | None:
    """Read a block that is no YAML as the text it looks like; None where its lines make no sense as that."""
    first, *others = source.text.split("\n")
    colon = _COLON.search(first)
    lines = [(number, line) for number, line in enumerate(others, 1) if line.strip() and line.lstrip(" \t")[0] != "#"]
    if colon is None or not first[: colon.start()].strip():
        return None
    key = Text(first[: colon.start()].strip().strip("\"'"), source.line, source.column)
    value = first[colon.end() :].strip(" \t")
    if not value and lines and _is_item(lines[0][1]):
        return _lenient_list(key, lines, source)
    if any(_is_item(line) or _COLON.search(line) for _, line in lines) or (
        lines and value[:1] in _INDICATORS and not _LINK.match(value)
    ):
        return None
    number, typed = (0, first) if value else lines[0] if lines else (0, first)
    start = first.index(value, colon.end()) if value else len(typed) - len(typed.lstrip(" \t"))
    joined = " ".join(part for part in (value, *(line.strip(" \t") for _, line in lines)) if part)
    text, problem, warnings = _as_it_looks(joined, source, number, start)
    return None if problem else Lenient(key, (text,) if text.text else (), diagnostics=warnings)


def _is_item(line: str) -> bool:
    return (line.strip(" \t") + " ").startswith("- ")


def _gathered(lines: list[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    """Line, column and text of each item, its continuation lines joined to it."""
    number, column, parts = 0, 0, list[str]()
    for place, line in lines:
        if not _is_item(line):
            parts.append(line.strip(" \t"))
            continue
        if parts:
            yield number, column, " ".join(parts)
        bare = line.lstrip(" \t")[1:].lstrip(" \t")
        number, column, parts = place, len(line) - len(bare), [bare.rstrip(" \t")]
    yield number, column, " ".join(parts)


def _lenient_list(key: Text, lines: list[tuple[int, str]], source: Source) -> Lenient:
    """Each item read alone: as YAML where it is, else as the text it looks like."""
    values: list[Text] = []
    broken: list[tuple[Text, str]] = []
    diagnostics: list[Diagnostic] = []
    for number, column, typed in _gathered(lines):
        place = Source(typed, source.path, *source.place(number, column))
        node = parse(typed)
        if isinstance(node, Scalar) or (isinstance(node, Mapping) and len(node.pairs) == 1):
            values.extend(item_values(node, place)[0])
            diagnostics.extend(swallowed(node, place))
            continue
        text, problem, warnings = _as_it_looks(typed, source, number, column)
        if problem:
            broken.append((text, problem))
        elif text.text:
            values.append(text)
        diagnostics.extend(warnings)
    return Lenient(key, tuple(values), True, tuple(broken), tuple(diagnostics))


def _as_it_looks(value: str, source: Source, line: int, column: int) -> tuple[Text, str, tuple[Diagnostic, ...]]:
    """A text as typed, less a comment; what is wrong with it, if anything; and warnings."""
    place = source.place(line, column)
    if (
        value[:1] in _OPENING
        and isinstance(fault := parse(value), Fault)
        and any(part in fault.problem for part in HOPELESS)
    ):
        return Text(value, *place), fault.problem, ()
    comment = _HASH.search(value)
    if comment is None:
        return Text("" if value in NULLS else value, *place), "", ()
    text = value[: comment.start()]
    here = Source(value, source.path, *place)
    node = Scalar(text, 0, 0, 0, len(text))
    return Text(text, *place), "", (comment_warning(comment, text, here, node),)
