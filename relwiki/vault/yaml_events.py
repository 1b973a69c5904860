"""YAML text into a small tree of texts with places, through the parser's events. It guesses no types: all is text.

Limits hold before and while the parser runs, so that no front matter can exhaust the machine. Wikilinks and template
placeholders without quotes, which YAML takes for nested lists and mappings, are the text they look like.
"""

import re

import msgspec

MAX_DEPTH = 8
MAX_CHARACTERS = 64 * 1024
MAX_EVENTS = 5_000

_BRACKET = re.compile(r"[\[\]{}]")
_LINK = re.compile(r"\[\[[^\[\]\n]*\]\]")

# Parts of the problems below that no reading as plain text can mend.
HOPELESS = ("never closed", "backslash", "nested")
# What the parser says, and what that means to somebody who writes notes.
_PROBLEMS: tuple[tuple[str, str], ...] = (
    ("cannot start any token", "a value cannot begin with this character unless it stands in quotes"),
    ("mapping values are not allowed", "a line is `key: value`, indented like its neighbours; here is a second “: ”"),
    ("could not find expected ':'", "a line is `key: value`; here is no “: ”"),
    ("unexpected end of stream", "a quotation mark is opened and never closed"),
    ("expected ',' or ']'", "a list opened with “[” is never closed"),
    ("expected ',' or '}'", "a mapping opened with “{” is never closed"),
    ("unknown escape character", "in double quotes a backslash is written twice"),
    ("tab character", "lines are indented with spaces; here is a tab"),
    ("expected '-' indicator", "the items of a list stand below each other, each with “- ”"),
    ("expected key", "the value ends before this; text after a quotation mark, or another indentation"),
    ("expected node content", "a value cannot begin with this character unless it stands in quotes"),
    ("block sequence entries are not allowed", "a list begins on the line after its key"),
    ("expected comment or line break", "“|” and “>” at the beginning announce a block of text on the next lines"),
)


class Scalar(msgspec.Struct, frozen=True):
    """A text. Lines and columns count from 0, `start` and `end` are indexes into the parsed text, quotes included."""

    text: str
    line: int
    column: int
    start: int
    end: int
    # Written without quotes, on one line or several.
    plain: bool = True
    # "&", "*" or "!" where YAML would have taken the beginning of the text for a mark of its own; the text is as typed.
    mark: str = ""


class Sequence(msgspec.Struct, frozen=True):
    """A list."""

    items: "tuple[Node, ...]"
    line: int
    column: int
    start: int
    end: int


class Mapping(msgspec.Struct, frozen=True):
    """Keys with values, in the order written; a key may come twice."""

    pairs: "tuple[tuple[Node, Node], ...]"
    line: int
    column: int
    start: int
    end: int


class Fault(msgspec.Struct, frozen=True):
    """Why a text has no tree. Line and column count from 0."""

    problem: str
    line: int = 0
    column: int = 0
    # Well-formed, but larger, deeper or cleverer than what is read.
    limit: bool = False


Node = Scalar | Sequence | Mapping


def parse(text: str) -> Node | Fault:
    r"""Read one YAML document. The text has "\n" for line ends and no control characters."""
    # Imported here because it takes longer than reading a hundred notes, and most vaults never come to this point.
    import yaml  # noqa: PLC0415

    if len(text) > MAX_CHARACTERS:
        return Fault(f"at most {MAX_CHARACTERS // 1024} KiB are read as one value", limit=True)
    if _bracket_depth(text) > MAX_DEPTH:
        return Fault(f"brackets are nested more than {MAX_DEPTH} deep", limit=True)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    builder = _Builder(text)
    try:
        for event in yaml.parse(text, Loader=loader):
            fault = builder.take(type(event).__name__, event)
            if fault:
                return fault
    except yaml.MarkedYAMLError as error:
        unclosed = any(part in str(error.problem) for part in ("end of stream", "expected ','"))
        mark = error.context_mark if unclosed else error.problem_mark
        mark = mark or error.problem_mark
        return Fault(_in_plain_words(str(error.problem)), mark.line if mark else 0, mark.column if mark else 0)
    except yaml.YAMLError as error:
        return Fault(_in_plain_words(str(error)))
    return builder.root or Scalar("", 0, 0, 0, 0)


def _bracket_depth(text: str) -> int:
    """How deep brackets nest at most; time and stack of the parser grow with it."""
    depth = deepest = 0
    for match in _BRACKET.finditer(text):
        depth = depth + 1 if match.group() in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def _in_plain_words(problem: str) -> str:
    return next((words for part, words in _PROBLEMS if part in problem), f"this is not YAML ({problem})")


class _Builder:
    """Gathers events into a tree; what is open stands on a stack, so depth costs no recursion."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Node | None = None
        self.count = 0
        # The event that opened each collection, and its nodes so far.
        self.open: list[tuple[object, list[Node]]] = []

    def take(self, name: str, event: object) -> Fault | None:
        """Add one event; a fault where it goes beyond what is read."""
        self.count += 1
        if self.count > MAX_EVENTS:
            return self.fault(event, f"at most {MAX_EVENTS:,} words of YAML are read in one place")
        match name:
            case "ScalarEvent" | "AliasEvent":
                return self.place(event, self.scalar(event))
            case "SequenceStartEvent" | "MappingStartEvent":
                return self.begin(event)
            case "SequenceEndEvent" | "MappingEndEvent":
                return self.place(event, self.finish(event))
            case _:
                return None

    def begin(self, event: object) -> Fault | None:
        """Open a collection."""
        self.open.append((event, []))
        if len(self.open) > MAX_DEPTH:
            return self.fault(event, f"values are nested more than {MAX_DEPTH} deep")
        if getattr(event, "anchor", None) or getattr(event, "tag", None):
            return self.fault(event, "anchors (&) and tags (!) on lists and mappings are not read")
        return None

    def place(self, event: object, node: Node) -> Fault | None:
        """Put a finished node where it belongs."""
        if self.open:
            self.open[-1][1].append(node)
            return None
        if self.root is not None:
            return self.fault(event, "a second YAML document begins here; a note has one")
        self.root = node
        return None

    def scalar(self, event: object) -> Scalar:
        """A text, and where its first character stands."""
        start, end = event.start_mark, event.end_mark  # type: ignore[attr-defined]
        source = self.text[start.index : end.index]
        style = getattr(event, "style", None)
        if source[:1] in {"&", "*", "!"} and not style:
            return Scalar(source, start.line, start.column, start.index, end.index, mark=source[0])
        value: str = event.value  # type: ignore[attr-defined]
        if not style:
            return Scalar(value, start.line, start.column, start.index, end.index)
        if style in "|>":
            body = self.text[start.index : end.index].partition("\n")[2]
            indent = len(body) - len(body.lstrip(" \n"))
            line = start.line + 1 + body.count("\n", 0, indent)
            column = indent - (body.rfind("\n", 0, indent) + 1)
            return Scalar(value.rstrip("\n"), line, column, start.index, end.index, plain=False)
        return Scalar(value, start.line, start.column + 1, start.index, end.index, plain=False)

    def finish(self, event: object) -> Node:
        """Close the innermost collection."""
        first, nodes = self.open.pop()
        start, end = first.start_mark, event.end_mark  # type: ignore[attr-defined]
        place = (start.line, start.column, start.index, end.index)
        source = self.text[start.index : end.index]
        if _LINK.fullmatch(source):
            return Scalar("" if source == "[[]]" else source, *place)
        if source.startswith("{{") and source.endswith("}}"):
            return Scalar(source, *place)
        if type(first).__name__ == "SequenceStartEvent":
            return Sequence(tuple(nodes), *place)
        return Mapping(tuple(zip(nodes[::2], nodes[1::2], strict=True)), *place)

    @staticmethod
    def fault(event: object, problem: str) -> Fault:
        """A limit that was reached at an event."""
        mark = event.start_mark  # type: ignore[attr-defined]
        return Fault(problem, mark.line, mark.column, limit=True)
