"""The structure of a note: sections, items, tables and fields, as source with the lines and columns they stand at."""

from relwiki.markup.document import Document, InlineField, Section, Table
from relwiki.markup.parse import parse
from tests.markup.shown import outlined

NOTE = """\
# Anna Kowalska
Met at *work*.

Second [[Bo|line]]
of prose. ^p

## 📞 Log
- 2024-01-02 call with [[Bo|B.]]: all
  well ^i1
  - [ ] ask: the *job*
    1. deep
- ~~told: old news~~
- [x] ~~done~~
- ~~not~~ ~~whole~~

Between.

* other list

### 2024-01-05 | Dinner
Long talk.

> [!note] Aside
> - in a callout
>   > - deeper
> ## Inside
> - below it

## Gifts
1. first
2) second
"""


def read(text: str, first_line: int = 1) -> Document:
    """The document of a text, its Private sections found."""
    return parse(text, first_line, private_headings=frozenset({"private", "privé"}))


def test_items() -> None:
    """Each with its place, its section, its mark and its children; those in callouts count as well."""
    document = read(NOTE, first_line=4)

    assert outlined(document.items) == (
        "11:3 1 2024-01-02 call with [[Bo|B.]]: all well\n"
        "  13:9 1 [ ] ask: the *job*\n"
        "    14:8 1 deep\n"
        "15:3 1 ~told: old news~\n"
        "16:7 1 [x] ~done~\n"
        "17:3 1 ~~not~~ ~~whole~~\n"
        "21:3 1 other list\n"
        "27:5 2 in a callout\n"
        "  28:9 2 deeper\n"
        "30:5 3 below it\n"
        "33:4 4 first\n"
        "34:4 4 second\n"
    )


def test_sections() -> None:
    """Each heading as source, with its enclosing section and the paragraphs right below it."""
    document = read(NOTE)

    assert document.sections == (
        Section(1, "Anna Kowalska", 1, -1, "Met at *work*.\nSecond [[Bo|line]]\nof prose."),
        Section(2, "📞 Log", 7, 0, "Between."),
        Section(3, "2024-01-05 | Dinner", 20, 1, "Long talk."),
        Section(2, "Inside", 26, 2),
        Section(2, "Gifts", 29, 0),
    )


def test_private_sections() -> None:
    """The heading's own section and all in it, by a key that ignores case, emoji, digits and punctuation."""
    document = read("## Log\n## 🔒 PRIVÉ 2!\n### More\n- x\n## Work\n")

    assert [(each.text, each.private) for each in document.sections] == [
        ("Log", False),
        ("🔒 PRIVÉ 2!", True),
        ("More", True),
        ("Work", False),
    ]


def test_items_of_one_paragraph_and_others() -> None:
    """An item's text is its first paragraph; an item that begins with something else has that or nothing."""
    document = read("- one\n\n  more\n- # Head\n- ```\n  code\n  ```\n-\n- > quote\n")

    assert outlined(document.items) == "1:3 -1 one\n4:1 -1 Head\n5:1 -1 \n8:1 -1 \n9:1 -1 \n"


def test_comments_are_not_in_the_source() -> None:
    """Nor in sections, and places are those of the file."""
    text = "%%\nx\n%%\n# A %%x%% b\n<!-- x\n-->\n- %%x%% [[c]] %%x%% d\n  %%x%%\n  - e\n\np %%x\ny%% [[q]]\n"
    document = read(text, first_line=10)

    assert outlined(document.items) == "16:9 0 [[c]] d\n  18:5 0 e\n"
    assert [(each.text, each.line, each.prose) for each in document.sections] == [("A b", 13, "p [[q]]")]
    assert [(each.line, each.column) for each in document.mentions] == [(16, 9), (21, 5)]


def test_tables() -> None:
    """Cells as source, bars unescaped, each row with its line; missing cells are empty."""
    document = read("x\n\n## T\n| Date | Who |\n|---|:-:|\n| 2024 | [[A\\|b]] %%c%% |\n| *x*\n")

    assert document.tables == (Table(("Date", "Who"), ((6, ("2024", "[[A|b]]")), (7, ("*x*", ""))), 0),)


def test_fields() -> None:
    """All four forms, with the source of their values and their places; values may hold fields."""
    text = (
        "## About\n"
        "Favourite tea:: Assam, *strong*\n"
        "**Shoe size**:: 38 \n"
        "She [height:: 170 cm] (from:: [[Kraków]] (old)).\n"
        "- met:: 2019 ^x\n"
        "- [ ] [due:: 2024-01-01]\n\n"
        "empty::\n\n"
        "| a |\n|---|\n| x [k:: v] |\n"
    )
    document = read(text)

    assert document.fields == (
        InlineField("Favourite tea", "Assam, *strong*", 2, 1, 0, 17),
        InlineField("Shoe size", "38", 3, 1, 0, 17),
        InlineField("height", "170 cm", 4, 5, 0, 15),
        InlineField("from", "[[Kraków]] (old)", 4, 23, 0, 31),
        InlineField("met", "2019", 5, 3, 0, 9),
        InlineField("due", "2024-01-01", 6, 7, 0, 14),
        InlineField("empty", "", 8, 1, 0, 8),
        InlineField("k", "v", 12, 5, 0, 10),
    )


def test_any_line_end() -> None:
    """Windows and old Mac line ends are line ends."""
    document = read("# A\r\n\r\n- b\r- c\n")

    assert outlined(document.items) == "3:3 0 b\n4:3 0 c\n"


def test_nothing() -> None:
    """An empty text is a document, too."""
    empty = read("")

    assert (empty.chunks, empty.items, empty.sections, empty.findings) == ((), (), (), ())
    assert read("\n \n") == empty
