"""A YAML tree into fields: nested values become flat texts, and what YAML would swallow is reported.

Everything here is exact about places, because each text must be found again in the file.
"""

import re

import msgspec

from relwiki.model.diagnostic import Code, Diagnostic, Span
from relwiki.model.phrase import Text
from relwiki.vault.raw import NULLS, RawField
from relwiki.vault.yaml_events import Mapping, Node, Scalar, Sequence

_COMMENT = re.compile(r"[ \t]+(#[^\n]*)")


class Source(msgspec.Struct, frozen=True):
    """The text that was parsed, and where in its file it begins."""

    text: str
    path: str
    # The file's line and column, from 1, of the first character.
    line: int = 1
    column: int = 1

    def place(self, line: int, column: int) -> tuple[int, int]:
        """Line and column in the file, from 1, for those in the text, from 0."""
        return self.line + line, column + (self.column if line == 0 else 1)

    def said(self, text: str, node: Node) -> Text:
        """A text that stands where a node does."""
        return Text(text, *self.place(node.line, node.column))

    def span(self, node: Node, length: int = 0) -> Span:
        """Where a node stands, for a diagnostic."""
        return Span(self.path, *self.place(node.line, node.column), length)

    def typed(self, node: Node) -> str:
        """What was typed for a node, without the indentation that its place in the file gives it."""
        lines = self.text[node.start : node.end].rstrip().split("\n")
        margin = " " * node.column
        return "\n".join([lines[0], *(line.removeprefix(margin) for line in lines[1:])])


def fields(root: Mapping, source: Source) -> tuple[tuple[RawField, ...], tuple[Diagnostic, ...]]:
    """The fields of a mapping, in order; a key that comes twice gives two fields."""
    found: list[RawField] = []
    diagnostics: list[Diagnostic] = []
    for key, node in root.pairs:
        name = key.text if isinstance(key, Scalar) else source.typed(key)
        values, flat = _values(node, source)
        line, column = source.place(key.line, key.column)
        found.append(RawField(name, values, line, column, isinstance(node, Sequence)))
        if flat:
            diagnostics.append(_nested(name, values, source.span(key, len(name))))
        diagnostics.extend(swallowed(node, source))
    return tuple(found), tuple(diagnostics)


def is_absent(node: Node) -> bool:
    """Whether a node says nothing: empty, or `null` and `~` without quotes."""
    return isinstance(node, Scalar) and (not node.text.strip() or (node.plain and node.text in NULLS))


def item_values(node: Node, source: Source) -> tuple[tuple[Text, ...], bool]:
    """The texts of one item of a list, and whether it was nested so deep that a flat spelling should be shown.

    One pair of a mapping is `KEY: VALUE`; one pair with a list is that once for each of its items. What is deeper is
    one text as typed.
    """
    if isinstance(node, Scalar):
        return (() if is_absent(node) else (source.said(node.text, node),)), False
    if isinstance(node, Mapping) and source.text.startswith("? ", node.start):
        return (source.said(source.typed(node), node),), False
    if isinstance(node, Mapping) and len(node.pairs) == 1:
        key, value = node.pairs[0]
        texts = _pair(key, value, source)
        if texts:
            return texts, not isinstance(value, Scalar)
    return (source.said(source.typed(node), node),), True


def swallowed(node: Node, source: Source) -> tuple[Diagnostic, ...]:
    """A warning for each text in a tree that lost its end to a comment or begins with a mark of YAML's."""
    match node:
        case Scalar(mark=mark) if mark:
            message = f"YAML takes “{mark}” at the beginning for a mark of its own; the text is kept as typed."
            hint = f"Put it in double quotes: {quoted(node.text)}"
            return (Diagnostic(Code.SWALLOWED_TEXT, source.span(node, len(node.text)), message, hint),)
        case Scalar(plain=True):
            comment = _COMMENT.match(source.text, node.end)
            return (comment_warning(comment, node.text, source, node),) if comment else ()
        case Sequence(items=items):
            return tuple(warning for item in items for warning in swallowed(item, source))
        case Mapping(pairs=pairs):
            return tuple(warning for _, value in pairs for warning in swallowed(value, source))
        case _:
            return ()


def comment_warning(comment: re.Match[str], text: str, source: Source, node: Node) -> Diagnostic:
    """The warning for text that YAML leaves out because " #" begins a comment."""
    start = comment.start(1)
    before = source.text.rfind("\n", 0, start) + 1
    line = source.text.count("\n", node.start, start) + node.line
    lost = comment.group(1).rstrip()
    span = Span(source.path, *source.place(line, start - before), len(lost))
    whole = f"{text}{comment.group().rstrip()}" if text else lost
    hint = f"If it belongs to the value, put the whole in double quotes: {quoted(whole)}"
    return Diagnostic(Code.SWALLOWED_TEXT, span, f"“{lost}” is read as a comment and not as part of the value.", hint)


def quoted(text: str) -> str:
    """A text as it stands in double quotes in YAML."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


def _values(node: Node, source: Source) -> tuple[tuple[Text, ...], bool]:
    """The texts of a value, and whether it is nested deeper than a list of texts."""
    if isinstance(node, Scalar):
        return item_values(node, source)
    if isinstance(node, Sequence):
        read = [item_values(item, source) for item in node.items]
        return tuple(text for texts, _ in read for text in texts), any(flat for _, flat in read)
    texts: list[Text] = []
    for key, value in node.pairs:
        pair = _pair(key, value, source)
        if not pair:
            return (source.said(source.typed(node), node),), True
        texts.extend(pair)
    return tuple(texts), bool(texts)


def _pair(key: Node, value: Node, source: Source) -> tuple[Text, ...]:
    """`KEY: VALUE` for a text, the same for each text of a list; nothing where it is deeper than that."""
    if not isinstance(key, Scalar):
        return ()
    if isinstance(value, Scalar):
        text = f"{key.text}:" if is_absent(value) else f"{key.text}: {value.text}"
        return (source.said(text, key),)
    if isinstance(value, Mapping) or not all(isinstance(item, Scalar) for item in value.items):
        return ()
    return tuple(
        source.said(f"{key.text}: {item.text}", item)
        for item in value.items
        if isinstance(item, Scalar) and not is_absent(item)
    )


def _nested(key: str, values: tuple[Text, ...], span: Span) -> Diagnostic:
    """The hint that shows a nested value as a flat list, as it can be pasted."""
    texts = [quoted(value.text) for value in values[:3]] + ["..."] * (len(values) > 3)
    hint = f"Write a flat list, which every editor shows: {key}: [{', '.join(texts)}]"
    return Diagnostic(Code.NESTED_VALUE, span, "One text or a list of texts is expected; this is nested deeper.", hint)
