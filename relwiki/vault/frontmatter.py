"""The front matter of a note: where it ends, and its keys with their texts. What a key means is decided elsewhere.

A text is read block by block, a block being a key at the margin and the lines below it. Simple blocks are read as they
stand, others through YAML's events, and what is no YAML as the text it looks like. Only if a block resists all that,
YAML is asked about the whole, because a quotation may run over the margin; what resists even then is kept as typed.
"""

import itertools
import re
import unicodedata

import msgspec

from relwiki.model.diagnostic import Code, Diagnostic, Span
from relwiki.model.phrase import Text
from relwiki.vault.raw import RawField
from relwiki.vault.yaml_events import MAX_CHARACTERS, Fault, Mapping, Scalar, parse
from relwiki.vault.yaml_lines import block_starts, lenient, simple
from relwiki.vault.yaml_values import Source, fields, quoted

__all__ = ["RawField", "Split", "clean", "read_front_matter", "split"]

_OPEN = re.compile(r"---[ \t]*(?:\n|\Z)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_KEY_LIKE = re.compile(r"[^\n]*?:(?:[ \t\n]|\Z)|- ")
# What YAML refuses, or takes for the end of a line.
_ODD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_TOO_LONG = Fault(f"front matter of at most {MAX_CHARACTERS // 1024} KiB is read", limit=True)
_LINE_ENDS = frozenset("\x0b\x0c\x85\u2028\u2029")


class Split(msgspec.Struct, frozen=True):
    """A note's two halves, and the line of the file on which each begins."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


def split(text: str, path: str) -> tuple[Split, tuple[Diagnostic, ...]]:
    """Part a note into front matter and body. Only `---` or `...` at the margin closes the front matter."""
    opened = _OPEN.match(text)
    if opened is None:
        return Split("", 1, text, 1), ()
    closed = _CLOSE.search(text, opened.end())
    if closed is None:
        if not _KEY_LIKE.match(text, opened.end()):
            return Split("", 1, text, 1), ()
        message = "Front matter ends with a line `---`; this one never ends, and all of it is shown as text."
        hint = "Write `---` on a line of its own below the last key."
        return Split("", 1, text, 1), (Diagnostic(Code.FRONT_MATTER_OPEN, Span(path, 1, 1, 3), message, hint),)
    yaml = text[opened.end() : closed.start()]
    return Split(yaml, 2, text[closed.end() :], 3 + yaml.count("\n")), ()


def read_front_matter(yaml: str, path: str, first_line: int = 2) -> tuple[tuple[RawField, ...], tuple[Diagnostic, ...]]:
    """The keys of the front matter in order, each once, and what there is to say about them.

    Every value is text. A key that comes twice is one field with the values of both.
    """
    text = clean(yaml)
    found: list[RawField] = []
    diagnostics: list[Diagnostic] = []
    line, last, asked = first_line, 0, False
    bounds = [*block_starts(text), len(text)]
    if text[: bounds[0]].strip():
        bounds.insert(0, 0)
    for start, end in itertools.pairwise(bounds):
        line += text.count("\n", last, start)
        last = start
        plain = simple(text, start, end, line)
        if plain is not None:
            found.append(RawField(plain[0], plain[1], line, 1, plain[2]))
            continue
        source = Source(text[start:end], path, line)
        block, warnings = _read_block(source) if end <= MAX_CHARACTERS else _as_typed(source, _TOO_LONG)
        if not asked and any(field.broken for field in block):
            asked = True
            whole = parse(text)
            if isinstance(whole, Mapping):
                return _joined(*fields(whole, Source(text, path, first_line)), path)
        found.extend(block)
        diagnostics.extend(warnings)
    return _joined(tuple(found), tuple(diagnostics), path)


def clean(text: str) -> str:
    """The text without what YAML refuses: control characters and foreign line ends; the lines stay where they are."""
    return _ODD.sub(_harmless, text) if _ODD.search(text) else text


def _harmless(match: re.Match[str]) -> str:
    if match.group() == "\ufeff":
        return ""
    return " " if match.group() in _LINE_ENDS else "\ufffd"


def _read_block(source: Source) -> tuple[tuple[RawField, ...], tuple[Diagnostic, ...]]:
    """One block through YAML, else as it looks, else as typed."""
    tree = parse(source.text)
    if isinstance(tree, Mapping):
        return fields(tree, source)
    if isinstance(tree, Scalar) and not tree.text:
        return (), ()
    fault = tree if isinstance(tree, Fault) else Fault("a line is `key: value`; here is no key", tree.line, tree.column)
    read = None if fault.limit else lenient(source)
    if read is None:
        return _as_typed(source, fault)
    found = [RawField(read.key.text, read.values, read.key.line, read.key.column, read.is_list)]
    diagnostics = list(read.diagnostics)
    for text, problem in read.broken:
        found.append(RawField(read.key.text, (text,), text.line, text.column, is_list=True, broken=True))
        span = Span(source.path, text.line, text.column, len(text.text))
        hint = f"Put the whole in double quotes: - {quoted(text.text.strip(chr(34)))}"
        diagnostics.append(Diagnostic(Code.FRONT_MATTER_SYNTAX, span, _kept(problem), hint))
    return tuple(found), tuple(diagnostics)


def _as_typed(source: Source, fault: Fault) -> tuple[tuple[RawField, ...], tuple[Diagnostic, ...]]:
    """A block that nothing could read: its key where one can be seen, and the rest as typed."""
    typed = source.text.rstrip()
    key, colon, _ = typed.partition("\n")[0].partition(":")
    key = key.strip() if colon else ""
    value = typed[len(typed.partition(":")[0]) + 1 :] if colon else typed
    start = len(typed) - len(value.lstrip())
    line = source.line + typed.count("\n", 0, start)
    text = Text(value.strip(), line, start - typed.rfind("\n", 0, start))
    span = Span(source.path, *source.place(fault.line, fault.column))
    code = Code.FRONT_MATTER_LIMIT if fault.limit else Code.FRONT_MATTER_SYNTAX
    hint = _mend(key, value.strip(), "\n" in typed)[:300]
    values = (text,) if text.text else ()
    field = RawField(key, values, source.line, source.column, broken=True)
    return (field,), (Diagnostic(code, span, _kept(fault.problem), hint),)


def _kept(problem: str) -> str:
    return f"{problem[:1].upper()}{problem[1:]}. What stands here is shown as typed and has no meaning."


def _mend(key: str, rest: str, many: bool) -> str:
    """What to write instead, exactly where the block is one line."""
    if not key:
        return "Write `key: value`, or indent the line by two spaces if it belongs to the one above."
    if many and _KEY_LIKE.match(rest.partition("\n")[2].lstrip() + "\n") and not rest.startswith("- "):
        return f"Begin each key at the margin; the lines below `{key}` are indented."
    if many:
        return f'Write the values as a list, each in double quotes: {key}: ["...", "..."]'
    return f"Write: {key}: {quoted(rest.strip(chr(34)))}"


def _joined(
    found: tuple[RawField, ...], diagnostics: tuple[Diagnostic, ...], path: str
) -> tuple[tuple[RawField, ...], tuple[Diagnostic, ...]]:
    """Each key once, at its first place, with the values of all its places; a warning for each further place."""
    names = {field.key for field in found}
    if len(names) == len(found) and all(map(str.isascii, names)):
        return found, diagnostics
    kept: dict[tuple[str, bool], RawField] = {}
    twice: list[Diagnostic] = []
    for field in found:
        name = (unicodedata.normalize("NFC", field.key), field.broken)
        first = kept.get(name)
        if first is None or not field.key:
            kept[name if field.key else (f":{len(kept)}", True)] = field
            continue
        kept[name] = msgspec.structs.replace(
            first, values=first.values + field.values, is_list=first.is_list or field.is_list
        )
        if field.broken:
            continue
        span = Span(path, field.line, field.column, len(field.key))
        message = f"A key stands once in a note; “{field.key}” stands in line {first.line} too. The values are joined."
        also = (Span(path, first.line, first.column, len(first.key)),)
        hint = f"Write one `{first.key}:` with a list of the values."
        twice.append(Diagnostic(Code.DUPLICATE_KEY, span, message, hint, also))
    return tuple(kept.values()), (*diagnostics, *twice)
