"""The manual in the example vault names all that there is, and the example shows it. Code and words cannot part.

A word is named where it stands in backticks outside the fenced blocks; a diagnostic is named by a heading.
"""

import functools
import re
import textwrap
from collections.abc import Iterable, Iterator
from pathlib import Path

import click
import pytest

from relwiki.build.listing import find
from relwiki.build.reading import read_vault
from relwiki.cli.app import relwiki
from relwiki.derive.facts import Facts, derive
from relwiki.model.diagnostic import SEVERITIES
from relwiki.model.interaction import LOG_KINDS, THREAD_WORDS
from relwiki.model.keys import KEYS, KIND_WORDS, SECTION_WORDS, Form
from relwiki.model.relationship import RELATIONSHIP_TYPES
from relwiki.model.settings import Settings
from relwiki.vault.read import read_note
from relwiki.vault.settings import SETTINGS, read_settings
from relwiki.vault.vocabulary import vocabulary

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "example-vault"
GUIDE = EXAMPLE / "guide"
FENCE = re.compile(r"^(`{3,}).*?^\1[ \t]*$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


@functools.cache
def page(name: str) -> str:
    """A page of the manual without its fenced blocks."""
    return FENCE.sub("", (GUIDE / f"{name}.md").read_text(encoding="utf-8"))


@functools.cache
def named(*pages: str) -> frozenset[str]:
    """All that stands in backticks on these pages; on all pages where none is given."""
    texts = map(page, pages or sorted(path.stem for path in GUIDE.glob("*.md")))
    return frozenset(span for text in texts for span in SPAN.findall(text))


def rows(text: str, head: str) -> list[list[str]]:
    """The rows of the table with this first line, as cells."""
    below = text.partition(f"| {head} |")[2].split("\n")[2:]
    found: list[list[str]] = []
    for line in below:
        if not line.startswith("|"):
            break
        found.append([cell.strip() for cell in line.strip().strip("|").split("|")])
    return found


def missing(words: Iterable[str], *pages: str) -> list[str]:
    """Those of the words that the pages do not name."""
    return sorted(set(words) - named(*pages))


def test_the_manual_names_every_key() -> None:
    """In its own spelling and in every other one that is read."""
    words = {word for key in KEYS for word in (key.name, *key.words)}

    assert missing(words) == []


def test_the_manual_names_every_word_for_a_kind() -> None:
    """Also those that say more than the kind does, such as a household."""
    assert missing((word for words in KIND_WORDS.values() for word in words), "vault-format") == []


def test_the_manual_names_every_section_with_all_its_headings() -> None:
    """The table is the table in the code."""
    table = {
        name.strip("`"): tuple(headings.casefold().split(", "))
        for name, headings in rows(page("sections"), "Section | Headings")
    }

    assert table == SECTION_WORDS


def test_the_manual_names_every_relationship() -> None:
    """Types with their other side, and the words for each."""
    tables = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \| (.*?) ?\|$", page("relationships"), re.MULTILINE)
    actual = {name: (inverse, tuple(SPAN.findall(words))) for name, inverse, words in tables}

    assert actual == {each.name: (each.inverse, each.words) for each in RELATIONSHIP_TYPES}


def test_the_manual_names_every_word_of_the_log() -> None:
    """Kinds of contact with their words, and the words of threads."""
    table = {
        kind.strip("`"): tuple(SPAN.findall(words))
        for kind, words, _ in rows(page("sections"), "Kind | Words | In touch")
    }
    threads = [word.strip("`") for word, _ in rows(page("sections"), "Word | For")]

    assert table == LOG_KINDS
    assert threads == list(THREAD_WORDS)
    assert "done" in named("sections")


def test_the_manual_names_every_setting() -> None:
    """Each once, in a table with its default and its meaning."""
    named_there = re.findall(r"^\| `(\w+)` \| .+ \| .+ \|$", page("settings"), re.MULTILINE)

    assert sorted(named_there) == sorted(name for name, _ in SETTINGS)


def test_the_manual_explains_every_diagnostic() -> None:
    """Under a heading that is the code, with its level, an example and a mend."""
    text = (GUIDE / "diagnostics.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    codes, explained = parts[1::2], parts[2::2]
    levels = [re.match(r"\n\nLevel: (\w+)\n\n\S", each) for each in explained]

    assert codes == [str(code) for code in SEVERITIES]
    assert [level and level[1] for level in levels] == [str(level) for level in SEVERITIES.values()]
    assert [code for code, each in zip(codes, explained, strict=True) if len(each.split("```")) < 3] == []
    assert [code for code in codes if f"[[#{code}]]" not in parts[0]] == []


def blocks(name: str, language: str) -> list[str]:
    """The fenced blocks of a page in one language."""
    text = textwrap.dedent((GUIDE / f"{name}.md").read_text(encoding="utf-8"))
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```$", text, re.MULTILINE | re.DOTALL)
    return [textwrap.dedent(block) for _, block in found]


@pytest.mark.parametrize("name", ["people", "vault-format", "relationships", "sections", "other-kinds"])
def test_what_the_manual_shows_can_be_pasted(name: str) -> None:
    """Its front matter and its text are read without a word, in the note of a person."""
    front_matter = [block if block.startswith("---") else f"---\n{block}---\n" for block in blocks(name, "yaml")]
    read = [
        read_note("people/Anna Berg.md", text.encode(), Settings())
        for text in (*front_matter, *blocks(name, "markdown"))
    ]

    assert [each.message for note in read for each in note.diagnostics] == []


def test_the_settings_that_the_manual_shows_can_be_pasted() -> None:
    """Each block, and all of them together in one file."""
    shown = blocks("settings", "yaml")

    assert len(shown) == 4
    assert [read_settings(block)[1] for block in (*shown, "\n".join(shown))] == [()] * 5


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command by its name."""
    context = click.Context(relwiki)
    for name in sorted(relwiki.list_commands(context)):
        command = relwiki.get_command(context, name)
        assert command is not None
        yield name, command


def options(command: click.Command) -> Iterator[str]:
    """Every spelling of every option of a command, and the words that may follow it."""
    for parameter in command.get_params(click.Context(command)):
        if isinstance(parameter, click.Option):
            yield from (*parameter.opts, *parameter.secondary_opts)


def choices(command: click.Command) -> Iterator[str]:
    """Every word that an option or an argument of a command can be."""
    for parameter in command.params:
        if isinstance(parameter.type, click.Choice):
            first = f"{parameter.opts[0]} " if isinstance(parameter, click.Option) else ""
            yield from (f"{first}{choice}" for choice in parameter.type.choices)


def test_the_manual_names_every_command_with_its_options() -> None:
    """Each command has a heading, each option stands in the text."""
    text = page("commands")
    words = {word.split("=")[0] for span in named("commands") for word in re.split(r"[ ,]", span)}
    headings = re.findall(r"^## `relwiki (\S+).*`$", text, re.MULTILINE)
    below = dict(zip(headings, re.split(r"^## `relwiki .*`$", text, flags=re.MULTILINE)[1:], strict=True))

    assert sorted(headings) == [name for name, _ in commands()]
    assert [option for option in options(relwiki) if option not in words] == []
    for name, command in commands():
        assert [option for option in options(command) if option not in below[name] and option not in words] == []
        assert [choice for choice in choices(command) if f"`{choice}`" not in below[name]] == []


def test_the_readme_names_every_command() -> None:
    """With the options that hold for all of them."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")

    assert [name for name, _ in commands() if f"`relwiki {name}" not in text] == []
    for parameter in relwiki.params:
        assert any(f"`{spelling}" in text for spelling in parameter.opts), parameter.name


@pytest.fixture(scope="module")
def example() -> Facts:
    """The example vault, read from the disk as a build reads it."""
    found = find(EXAMPLE)
    assert found.settings.today is not None, "the example pins its day, so that it never ages"
    return derive(read_vault(found).vault, found.settings.today)


def test_the_example_has_nothing_to_mend(example: Facts) -> None:
    """Not even a hint."""
    assert [f"{each.span.path}:{each.span.line} {each.code}" for each in example.diagnostics] == []


def test_the_example_shows_every_key(example: Facts) -> None:
    """All that mean something, in the front matter or in the text, in whatever spelling."""
    words = vocabulary(example.settings)
    used = {words.key(field.typed).name for note in example.notes for field in note.fields}

    assert [key.name for key in KEYS if key.form is not Form.HIDDEN and key.name not in used] == []


def test_the_example_shows_every_section(example: Facts) -> None:
    """By a heading in one of its notes."""
    words = vocabulary(example.settings)
    used = {words.section(heading.text) for note in example.notes for heading in note.headings}

    assert sorted(set(SECTION_WORDS) - used) == []


def test_the_example_shows_every_callout(example: Facts) -> None:
    """Of the kinds that the manual lists."""
    html = "".join(chunk for note in example.notes for chunk in note.chunks if isinstance(chunk, str))
    used = set(re.findall(r'data-callout="([^"]+)"', html))
    listed = [kind.strip("`") for kind, _ in rows(page("links-and-markdown"), "Kind | Also")]

    assert len(listed) == 13
    assert [kind for kind in listed if kind not in used] == []


def test_the_example_shows_every_word_of_the_log(example: Facts) -> None:
    """Every kind of contact, and every thread, open or closed."""
    kinds = {item.kind for note in example.notes for item in note.log}
    threads = {thread.word for note in example.notes for thread in note.threads}

    assert sorted(set(LOG_KINDS) - kinds) == []
    assert sorted(set(THREAD_WORDS) - threads) == []
    assert any(thread.closed for note in example.notes for thread in note.threads)


def test_the_example_shows_every_setting() -> None:
    """Each stands in its file, with a comment above it; the one that a note makes needless is commented out."""
    text = (EXAMPLE / "relwiki.yaml").read_text(encoding="utf-8")

    assert [name for name, _ in SETTINGS if not re.search(rf"^# [^\n]+\n(?:# )?{name}:", text, re.MULTILINE)] == []
