"""No text, whatever it is, becomes HTML that is broken, runs a script, or loads anything."""

import os
import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from relwiki.markup.document import Document
from relwiki.markup.parse import parse
from relwiki.model.body import LinkSlot
from tests.markup.canonical import VOID
from tests.markup.test_cases import CASES, cases

# Every element that a page's text may hold, with its attributes.
ALLOWED = {
    **{name: frozenset[str]() for name in ("br", "em", "strong", "s", "mark", "sub", "kbd")},
    **{name: frozenset[str]() for name in ("u", "small", "pre", "table", "thead", "tbody", "tr", "ul")},
    **{name: frozenset({"id"}) for name in ("h2", "h3", "h4", "h5", "h6")},
    **{name: frozenset({"class"}) for name in ("code", "th", "td", "summary", "sup")},
    "a": frozenset({"href", "rel", "class", "title", "id", "aria-label"}),
    "blockquote": frozenset(),
    "details": frozenset({"class", "data-callout", "open"}),
    "div": frozenset({"class", "data-callout", "id"}),
    "hr": frozenset(),
    "img": frozenset({"src", "alt", "loading", "referrerpolicy"}),
    "input": frozenset({"type", "disabled", "checked", "aria-label"}),
    "li": frozenset({"class", "data-task", "id", "value"}),
    "ol": frozenset({"start"}),
    "p": frozenset({"class", "id"}),
    "section": frozenset({"class", "aria-label"}),
    "span": frozenset({"class", "id"}),
}
ADDRESS = re.compile(r"(?:https?|mailto|tel|sms|geo):|#(?:fn|fnref)-[0-9-]+$", re.IGNORECASE)

# A busy machine is no failure; RELWIKI_LONG=1 looks a hundred times as long.
law = settings(deadline=None, max_examples=10_000 if os.environ.get("RELWIKI_LONG") else 100)


class Reader(HTMLParser):
    """Reads HTML and complains about what is not allowed or not closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        if tag not in ALLOWED:
            self.wrong.append(f"<{tag}>")
        for name, value in attrs:
            if name not in ALLOWED.get(tag, ()):
                self.wrong.append(f"<{tag} {name}={value}>")
            if name in ("href", "src") and not ADDRESS.match(value or ""):
                self.wrong.append(f"{name}={value}")
            if name == "id":
                self.ids.append(value or "")
        if len({name for name, _ in attrs}) != len(attrs):
            self.wrong.append(f"<{tag}> has an attribute twice")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        """There are none."""
        self.wrong.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        """There are none."""
        self.wrong.append(f"<!{decl}>")

    def handle_pi(self, data: str) -> None:
        """There are none."""
        self.wrong.append(f"<?{data}>")


def complaints(document: Document) -> list[str]:
    """What is wrong with a document's HTML: its chunks together, the label of each link alone."""
    reader = Reader()
    for chunk in document.chunks:
        if isinstance(chunk, str):
            reader.feed(chunk)
        elif isinstance(chunk, LinkSlot):
            label = Reader()
            label.feed(chunk.html)
            label.close()
            reader.wrong += [*label.wrong, *(f"<{tag}> is left open in a label" for tag in label.open)]
    reader.close()
    twice = sorted({each for each in reader.ids if reader.ids.count(each) > 1})
    return [*reader.wrong, *(f"<{tag}> is left open" for tag in reader.open), *(f"id {each} twice" for each in twice)]


PIECES = st.sampled_from(
    [
        *(
            "\n",
            "\n\n",
            "    ",
            "  ",
            "\t",
            " ",
            "a",
            "b c",
            "É",
            "日本",
            "💡",
            "\u00a0",
            "\u200d",
            "\0",
            "\\",
            "1",
            "12",
        ),
        *(
            "# ",
            "## ",
            "###### ",
            "===\n",
            "---\n",
            "***\n",
            "> ",
            ">",
            "- ",
            "* ",
            "+ ",
            "1. ",
            "2) ",
            "- [ ] ",
            "- [x] ",
        ),
        *("*", "**", "_", "__", "~~", "~", "==", "=", "`", "``", "```", "```sql\n", "```sql run\n", "~~~\n"),
        *(
            "[",
            "]",
            "(",
            ")",
            "![",
            "](",
            "[[",
            "]]",
            "![[",
            "|",
            "\\|",
            "#",
            "^",
            "^x",
            " ^x",
            "\n^x\n",
            "[^1]",
            "[^1]: ",
            "^[",
        ),
        *("[a]: /u", "[a]", "<", ">", "</", "<b>", "<br>", "<sub>", "</sub>", "<u>", "</u>", "<s>", "</s>", "<script>"),
        *(
            "%%",
            "<!--",
            "-->",
            "::",
            "key:: ",
            "[k:: ",
            "(k:: ",
            "[!note]",
            "[!x]- ",
            "#tag",
            "#a/b",
            "&",
            "&amp;",
            "&#0;",
        ),
        *(
            "| a | b |\n|---|:-:|\n",
            "| c |",
            "https://",
            "https://e.org/",
            "<https://e.org>",
            "javascript:",
            "data:",
            "'",
            '"',
        ),
        *("## Private\n", "![a](b.png)", "![[c.png|20]]", "[[A|", "[x](y)", "://", "a@b.c", "<a@b.c>", "//", "%20"),
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=40).map("".join))


@law
@given(text=TEXTS, hard=st.booleans(), remote=st.booleans())
def test_any_text_becomes_safe_html(text: str, hard: bool, remote: bool) -> None:
    """Elements and attributes from a list, all closed, addresses of known schemes, each id once."""
    document = parse(text, private_headings=frozenset({"private"}), hard_breaks=hard, remote_images=remote)

    assert complaints(document) == []


@law
@given(text=TEXTS)
def test_any_document_is_consistent(text: str) -> None:
    """Ranges lie within the chunks, lines within the text, and the whole is a value that can be stored."""
    body = (document := parse(text, private_headings=frozenset({"private"}))).body
    ranges = [(each.start, each.end) for each in document.headings] + [(each.start, each.end) for each in body.blocks]
    sections = [each.section for each in document.items] + [each.section for each in document.fields]
    lines = len(re.split(r"\r\n|\r|\n", text))
    places = [
        *(mention.line for mention in document.mentions),
        *(heading.line for heading in document.headings),
        *(finding.line for finding in document.findings),
        *(field.line for field in document.fields),
        *(item.line for item in document.items),
        *(section.line for section in document.sections),
    ]

    assert all(0 <= start < end <= len(document.chunks) for start, end in ranges)
    assert all(1 <= line <= lines for line in places)
    assert all(-1 <= section < len(document.sections) for section in sections)
    assert all(len(mention.sentence) <= 300 for mention in document.mentions)
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(document), type=Document) == document


@law
@given(text=TEXTS)
def test_sections_and_blocks_are_well_formed_alone(text: str) -> None:
    """What an embed takes out of a page, from a heading or a block id, is closed in itself."""
    document = parse(text)
    body = document.body
    ranges = [(each.start, each.end) for each in document.headings] + [(each.start, each.end) for each in body.blocks]
    wrong = [
        found for start, end in ranges if (found := complaints(replace(document, chunks=document.chunks[start:end])))
    ]

    assert wrong == []


@law
@given(before=TEXTS, after=TEXTS)
def test_comments_leave_no_trace(before: str, after: str) -> None:
    """A closed comment between other texts appears nowhere, unless a mark before it makes code or a comment of it."""
    before = re.sub(r"[`~%\t\\]|    |<!--", "", before)
    document = parse(f"{before}\n\n%%\nCANARY\n\nCANARY\n%%\n\n{after}")

    assert "CANARY" not in msgspec.json.encode(document).decode()


@law
@given(before=TEXTS, inside=TEXTS)
def test_private_sections_leave_no_trace_in_the_open(before: str, inside: str) -> None:
    """Outside the slots of a Private section there is nothing of it: not in the text, not in the tags."""
    text = f"{before}\n\n## Private\n\nCANARY #CANARY [[x|CANARY]] ^[CANARY]\n\n{inside}"
    document = parse(text, private_headings=frozenset({"private"}))
    private = any(section.private and section.text == "Private" for section in document.sections)
    is_open = True
    shown: list[object] = [*document.body.tags]
    for chunk in document.chunks:
        if type(chunk).__name__ == "PrivateSlot":
            is_open = not chunk.open  # type: ignore[union-attr]
        elif is_open:
            shown.append(chunk)
    shown += [mention for mention in document.mentions if not mention.private]

    assert not private or "CANARY" not in repr(shown)


XSS = Path(__file__).parent / "xss.txt"


@pytest.mark.parametrize("vector", XSS.read_text(encoding="utf-8").splitlines())
def test_attacks_become_text(vector: str) -> None:
    """Each line of the list, in a paragraph, an item, a cell, a heading, a callout's title and a label."""
    places = ("{}", "- {}", "| {} |\n|---|", "## {}", "> [!x] {}", "[[a|{}]]", "k:: {}")
    contexts = "\n\n".join(place.format(vector) for place in places)

    assert complaints(parse(contexts, remote_images=True)) == []


def test_the_reader_does_complain() -> None:
    """The positive control: each kind of harm is seen."""
    reader = Reader()
    reader.feed('<script></script><p onclick="x"><a href="javascript:x">y</a><!-- z --></b>')

    assert reader.wrong == ["<script>", "<p onclick=x>", "href=javascript:x", "<!-- z -->", "</b>"]


def test_all_cases_are_safe() -> None:
    """The texts of the tables of cases as well."""
    wrong = {
        title: found
        for path in sorted(CASES.glob("*.txt"))
        for title, text, _ in cases(path)
        if (found := complaints(parse(text, private_headings=frozenset({"private"}))))
    }

    assert wrong == {}
