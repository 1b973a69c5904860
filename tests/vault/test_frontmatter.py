"""Front matter: what is typed is what is read, and what YAML would lose is kept or told."""

import time
import unicodedata

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from relwiki.model.diagnostic import Code
from relwiki.vault.frontmatter import Split, read_front_matter, split
from relwiki.vault.yaml_events import Mapping, parse
from relwiki.vault.yaml_values import Source, fields


def texts(yaml: str) -> dict[str, list[str]]:
    """Key and texts of each field."""
    found, _ = read_front_matter(yaml, "a.md")
    return {field.key: [value.text for value in field.values] for field in found}


def codes(yaml: str) -> list[str]:
    """The codes of all that is said about the text."""
    return [diagnostic.code.value for diagnostic in read_front_matter(yaml, "a.md")[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Split("", 1, "", 1)),
        ("Only a body\n", Split("", 1, "Only a body\n", 1)),
        ("---\nname: A\n---\nBody\n", Split("name: A\n", 2, "Body\n", 4)),
        ("--- \t\nname: A\n...  \nBody", Split("name: A\n", 2, "Body", 4)),
        ("---\n---\nBody", Split("", 2, "Body", 3)),
        ("---\na: |\n  ---\n  x\n---", Split("a: |\n  ---\n  x\n", 2, "", 6)),
        ("---\na: b\n--- x\n---\nBody", Split("a: b\n--- x\n", 2, "Body", 5)),
        ("\n---\na: b\n---\n", Split("", 1, "\n---\na: b\n---\n", 1)),
        ("----\na: b\n---\n", Split("", 1, "----\na: b\n---\n", 1)),
        ("---\n\nA rule above, no front matter.", Split("", 1, "---\n\nA rule above, no front matter.", 1)),
    ],
)
def test_where_front_matter_ends(text: str, expected: Split) -> None:
    """It begins on the first line; only a line of three hyphens or dots at the margin ends it."""
    actual = split(text, "a.md")

    assert actual == (expected, ())


def test_front_matter_that_never_ends_is_body() -> None:
    """Nothing is swallowed: all of it is shown, and the first line is blamed."""
    text = "---\nname: Ada\n\nA body.\n"

    found, (diagnostic,) = split(text, "a.md")

    assert found == Split("", 1, text, 1)
    assert (diagnostic.code, diagnostic.span.line) == (Code.FRONT_MATTER_OPEN, 1)


AS_TYPED = [
    "0123",
    "+44 20 7946 0000",
    "NO",
    "off",
    "12:30",
    "1985-02-30",
    "0x1F",
    "1_000",
    "1e3",
    ".5",
    "2026-03-24T10:00:00Z",
    "[[X]]",
    "[[X]], [[Y]]",
    "[[X|label]]",
    "[[X]] (detail), text",
    "[[X]]: a word",
    "a: b",
    "Mind: the gap: twice",
    "http://example.org/a?b=c#d",
    "@handle",
    "%percent",
    "`code`",
    "{{date}}",
    "- a dash",
    "? a question",
    "> a quotation",
    "| a bar",
    ", a comma",
    '"Bob" Smith',
    "[text](https://example.org)",
    "O'Brien & Sons",
    "~1984",
    "née Łódź 王 💩",
    "*important* words",
    "a#b",
]


@pytest.mark.parametrize("value", AS_TYPED)
def test_a_value_is_the_text_it_looks_like(value: str) -> None:
    """Phones, times, words for no, dates that are none, links and colons reach the page as typed, without complaint."""
    found, diagnostics = read_front_matter(f"before: x\nkey: {value}\nafter: y", "a.md")

    assert [[text.text for text in field.values] for field in found] == [["x"], [value], ["y"]]
    assert (found[1].values[0].line, found[1].values[0].column) == (3, 6)
    assert diagnostics == ()


@pytest.mark.parametrize("value", [value for value in AS_TYPED if value != "- a dash"])
def test_an_item_is_the_text_it_looks_like(value: str) -> None:
    """The same holds for the items of a list."""
    found, diagnostics = read_front_matter(f"key:\n  - x\n  - {value}\n  - y", "a.md")

    assert [text.text for text in found[0].values] == ["x", value, "y"]
    assert (found[0].values[1].line, found[0].values[1].column) == (4, 5)
    assert diagnostics == ()


@pytest.mark.parametrize(
    "value", ["", " ", "null", "Null", "NULL", "~", '""', "''", '" "', "[]", "[[]]", "[~]", "\n  -", "\n  - ~"]
)
def test_absent_values(value: str) -> None:
    """Empty, null and empty brackets are an absent value; the key stays."""
    found, diagnostics = read_front_matter(f"key:{' ' if value.strip() else ''}{value}\n", "a.md")

    assert [(field.key, field.values) for field in found] == [("key", ())]
    assert diagnostics == ()


@pytest.mark.parametrize(
    ("yaml", "expected"),
    [
        ('a: "null"', {"a": ["null"]}),
        ('a: "x: \\"y\\" \\\\ \\u00e9"', {"a": ['x: "y" \\ é']}),
        ('a: "x \\"y\\" \\\\"', {"a": ['x "y" \\']}),
        ("a: 'it''s'", {"a": ["it's"]}),
        ("a: [b, \"c, d\", 'e', O'Brien]", {"a": ["b", "c, d", "e", "O'Brien"]}),
        ("a: [\n  b,\n  c\n]\nd: e", {"a": ["b", "c"], "d": ["e"]}),
        ("a: [[[X]], [[Y|z]]]", {"a": ["[[X]]", "[[Y|z]]"]}),
        ("a: [[X, Y]]", {"a": ["[[X, Y]]"]}),
        ("a:\n- b\n- c\n\nd: e", {"a": ["b", "c"], "d": ["e"]}),
        ("a:\n  b\n  c", {"a": ["b c"]}),
        ("a: |\n  b\n   c\n\nd: >-\n  e\n  f", {"a": ["b\n c"], "d": ["e f"]}),
        ("a: b\n\tc", {"a": ["b c"]}),
        ("a:\tb", {"a": ["b"]}),
        ("a:\n\t- b\n\t- c: d", {"a": ["b", "c: d"]}),
        ('a:\n  - friend: Anna\n  - friend: "[[Ben]]"\n  - friend: [[Cleo]] (since 2014)',
         {"a": ["friend: Anna", "friend: [[Ben]]", "friend: [[Cleo]] (since 2014)"]}),
        ("a: [[X]],\n  [[Y]]", {"a": ["[[X]], [[Y]]"]}),
        ("a: 'x\ny'\nb: c", {"a": ["x y"], "b": ["c"]}),
        ("  name: x\n  born: y", {"name": ["x"], "born": ["y"]}),
        ("# a comment\na: b\n# another\nc: d", {"a": ["b"], "c": ["d"]}),
        ('TEL[HOME]: 1\nphone 2: 2\nemail (work): 3\nnée: 4\n👤: 5\n"quoted": 6',
         {"TEL[HOME]": ["1"], "phone 2": ["2"], "email (work)": ["3"], "née": ["4"], "👤": ["5"], "quoted": ["6"]}),
        ("? a\n: b", {"a": ["b"]}),
        ("", {}),
        ("\n# only a comment\n", {}),
        ("a: b\u2028c\x85d\x00e", {"a": ["b c d\ufffde"]}),
    ],
)  # fmt: skip
def test_forms_of_values(yaml: str, expected: dict[str, list[str]]) -> None:
    """Every form that YAML has for texts and lists of texts, and those that people think it has."""
    assert texts(yaml) == expected
    assert codes(yaml) == []


@pytest.mark.parametrize(
    ("yaml", "places"),
    [
        ("a: b", [(2, 4)]),
        ('a: "b"', [(2, 5)]),
        ("a:   b", [(2, 6)]),
        ("ä💩: [b, \"c\", 'd']", [(2, 6), (2, 10), (2, 15)]),
        ('a:\n  - b\n  -  "c"\n\n  - d: e', [(3, 5), (4, 7), (6, 5)]),
        ("a: |\n\n    b", [(4, 5)]),
        ("a:\n  b:\n    - c", [(4, 7)]),
        ("a:\n\t- @b", [(3, 4)]),
        ("a:\n  @b", [(3, 3)]),
    ],
)  # fmt: skip
def test_places(yaml: str, places: list[tuple[int, int]]) -> None:
    """Each text has the line and column of its own first character, quotes not counted."""
    found, _ = read_front_matter(yaml, "a.md")

    assert [(value.line, value.column) for field in found for value in field.values] == places


def test_lists_are_told_from_texts() -> None:
    """A list of one is a list, for keys whose single text splits at commas."""
    found, _ = read_front_matter("a: x, y\nb: [x]\nc:\n  - x\nd: []\ne: [[x]]", "a.md")

    assert [field.is_list for field in found] == [False, True, True, True, False]


@pytest.mark.parametrize(
    ("yaml", "expected", "lost"),
    [
        ("a: flat #3", ["flat"], "#3"),
        ("a: #tag", [], "#tag"),
        ("a:\n  - b #c\n  - d", ["b", "d"], "#c"),
        ("a: [b #c\n  , d]", ["b", "d"], "#c"),
        ("a: b: c # d", ["b: c"], "# d"),
        ("a: [[X]] # d", ["[[X]]"], "# d"),
        ("a: &Co", ["&Co"], "&"),
        ("a: *star", ["*star"], "*"),
        ("a: !important thing", ["!important thing"], "!"),
    ],
)
def test_what_yaml_would_swallow(yaml: str, expected: list[str], lost: str) -> None:
    """A comment's beginning in a value, and marks of YAML's own, are told with what they take."""
    (field,), (diagnostic,) = read_front_matter(yaml, "a.md")

    assert [value.text for value in field.values] == expected
    assert diagnostic.code == Code.SWALLOWED_TEXT
    assert f"“{lost}”" in diagnostic.message


def test_a_comment_behind_quotes_swallows_nothing() -> None:
    """Whoever quotes a value has said where it ends."""
    assert codes('a: "b" # c\nd:  # e\n  - f') == []


@pytest.mark.parametrize(
    ("yaml", "expected", "hint"),
    [
        ("a:\n  street: High St 1\n  city: Leeds", ["street: High St 1", "city: Leeds"], '"street: High St 1"'),
        ("a:\n  friend: [Anna, Ben]", ["friend: Anna", "friend: Ben"], '"friend: Ben"'),
        ("a:\n  - friends:\n    - Anna\n    - Ben", ["friends: Anna", "friends: Ben"], '"friends: Anna"'),
        ("a:\n  - name: Anna\n    since: 2014", ["name: Anna\nsince: 2014"], '"name: Anna since: 2014"'),
        ("a:\n  b:\n    c: d", ["b:\n  c: d"], "flat list"),
        ("a:\n  - [b, c]", ["[b, c]"], '"[b, c]"'),
        ("a: {b: c}", ["b: c"], '"b: c"'),
    ],
)
def test_nested_values_become_flat_texts(yaml: str, expected: list[str], hint: str) -> None:
    """What is nested is kept, and the hint shows how to write it flat."""
    (field,), (diagnostic,) = read_front_matter(yaml, "a.md")

    assert [value.text for value in field.values] == expected
    assert diagnostic.code == Code.NESTED_VALUE
    assert hint in diagnostic.hint


def test_a_key_that_comes_twice() -> None:
    """The first one leads, nothing is lost, and both lines are named, also where only the encoding differs."""
    found, diagnostics = read_front_matter("née: A\nborn: 1980\nne\u0301e: [B, C]", "a.md")

    assert [(field.key, [value.text for value in field.values]) for field in found] == [
        ("née", ["A", "B", "C"]),
        ("born", ["1980"]),
    ]
    assert [(item.code, item.span.line, item.also[0].line) for item in diagnostics] == [(Code.DUPLICATE_KEY, 4, 2)]


@pytest.mark.parametrize(
    ("bad", "typed", "place", "words"),
    [
        ('name: "Ada', '"Ada', (3, 7), "never closed"),
        ("lives: 's-Gravenhage", "'s-Gravenhage", (3, 8), "never closed"),
        ("tags: [a, b", "[a, b", (3, 7), "never closed"),
        ("tags: {a", "{a", (3, 7), "never closed"),
        ("name: Ada\n  born: 1980", "Ada\n  born: 1980", (4, 7), "second “: ”"),
        ("born:1980", "1980", (3, 1), "no key"),
        ("just some words", "just some words", (3, 1), "no key"),
        ('name: "a\\qb"', '"a\\qb"', (3, 9), "backslash"),
    ],
)
def test_a_bad_block_loses_only_itself(bad: str, typed: str, place: tuple[int, int], words: str) -> None:
    """Its neighbours keep their meaning; it is kept as typed, marked, placed and explained."""
    found, (diagnostic,) = read_front_matter(f"before: x\n{bad}\nafter: [y, z]\n", "a.md")

    assert [(field.broken, [value.text for value in field.values]) for field in found] == [
        (False, ["x"]),
        (True, [typed]),
        (False, ["y", "z"]),
    ]
    assert diagnostic.code == Code.FRONT_MATTER_SYNTAX
    assert (diagnostic.span.line, diagnostic.span.column) == place
    assert words in diagnostic.message
    assert diagnostic.hint


def test_a_bad_item_loses_only_itself() -> None:
    """The other items of its list keep their meaning."""
    yaml = 'friends:\n  - "[[Ada]]"\n  - "[[Ben]]\n  - {x: [y\n  - Cleo'

    found, diagnostics = read_front_matter(yaml, "a.md")

    assert [(field.key, field.broken, [value.text for value in field.values]) for field in found] == [
        ("friends", False, ["[[Ada]]", "Cleo"]),
        ("friends", True, ['"[[Ben]]', "{x: [y"]),
    ]
    assert [(item.code, item.span.line, item.span.column) for item in diagnostics] == [
        (Code.FRONT_MATTER_SYNTAX, 4, 5),
        (Code.FRONT_MATTER_SYNTAX, 5, 5),
    ]


@pytest.mark.parametrize(
    "yaml",
    [
        "a: " + "[" * 30_000,
        "a: " + "{a: " * 20_000,
        "a: " + "[a," * 20_000,
        "a:\n" + "".join(f"{' ' * depth}- b:\n" for depth in range(2, 40, 2)),
        "a: &x [b, c]",
        "a: !!set {b, c}",
        "a: [" + "b: c, " * 4_000 + "]",
        "a: '" + "x'' " * 40_000 + "'",
        "b: c\n" + "a: 'x\n" * 20_000,
    ],
    ids=["brackets", "braces", "pairs", "blocks", "anchor", "tag", "many", "long", "broken"],
)
def test_limits(yaml: str) -> None:
    """What could exhaust the machine is kept as typed, told, and over within a second or two."""
    before = time.process_time()
    found, diagnostics = read_front_matter(yaml, "a.md")

    assert any(field.broken for field in found)
    assert {Code.FRONT_MATTER_LIMIT, Code.FRONT_MATTER_SYNTAX} & {item.code for item in diagnostics}
    assert time.process_time() - before < 5


NASTY = st.text(alphabet=" :#-[]{},\"'&*!|>%@`?~\\abcé1é王\t", max_size=12)
WORDS = st.sampled_from(["Ada", "[[Ben]]", "1980", "a, b", "null", "O'Brien", "x: y", "[[A]], [[B]]"]) | NASTY
KEYS = st.sampled_from(["name", "née", "phone 2", "TEL[HOME]", "a.b", "x-y"]) | NASTY
FORMS = st.one_of(
    st.builds("{}: {}\n".format, KEYS, WORDS),
    st.builds('{}: "{}"\n'.format, KEYS, WORDS),
    st.builds("{}: [{}, {}]\n".format, KEYS, WORDS, WORDS),
    st.builds("{}:\n  - {}\n  - {}\n".format, KEYS, WORDS, WORDS),
    st.builds("{}:\n- {}\n\n-   '{}'\n".format, KEYS, WORDS, WORDS),
    st.builds('{}:\n    - {}: "{}"\n'.format, KEYS, WORDS, WORDS),
    st.builds("{}:\n  {}\n".format, KEYS, WORDS),
    st.builds("{}\n".format, NASTY),
)


# Much of what is nasty is no YAML.
@given(st.lists(FORMS, min_size=1, max_size=4).map("".join))
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_law_blocks_read_alone_say_what_yaml_says(yaml: str) -> None:
    """Where the whole is YAML, reading it by blocks, with or without YAML's help, gives exactly what its events say."""
    tree = parse(yaml)
    assume(isinstance(tree, Mapping))
    assert isinstance(tree, Mapping)
    expected, _ = fields(tree, Source(yaml, "a.md", 2))
    assume(len({unicodedata.normalize("NFC", field.key) for field in expected}) == len(expected))

    actual, _ = read_front_matter(yaml, "a.md")

    assert actual == expected


@given(st.lists(FORMS, max_size=5).map("".join) | st.text())
@settings(max_examples=400, deadline=None)
def test_law_nothing_is_lost(yaml: str) -> None:
    """Any text at all gives fields and diagnostics, and no letter typed is in neither."""
    yaml = yaml.translate({ord("#"): None, ord("\\"): None})  # comments are left out, escapes are not letters

    found, diagnostics = read_front_matter(yaml, "a.md")
    said = "".join(
        [*(field.key + "".join(value.text for value in field.values) for field in found),
         *(diagnostic.message + diagnostic.hint for diagnostic in diagnostics)]
    )  # fmt: skip

    assert set(yaml) & set("bcé王") <= set(said)
