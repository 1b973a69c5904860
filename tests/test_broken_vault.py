"""A folder of broken notes: every trap that a note, its name or its place on the disk can hold.

`check` names each with its line, `build` makes all pages all the same, and the page of a bad note says what is wrong.
Each trap stands in the table below with what is said of it; those of which nothing is said are read as they look.
"""

import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

from relwiki.model.diagnostic import SEVERITIES, Code, Severity
from tests.sites import Page, files_of, relwiki, write


class Trap(NamedTuple):
    """A broken note, and what has to come of it."""

    # Its path in the vault, and its bytes.
    path: str
    content: str | bytes
    # "LINE:COLUMN code", in order; all that is said about this file.
    said: tuple[str, ...] = ()
    # What its page shows, white space folded.
    shown: tuple[str, ...] = ()


def matter(*lines: str) -> str:
    """A note with this front matter and a line of text."""
    return "\n".join(["---", *lines, "---", "Hello.", ""])


def bomb() -> str:
    """Nine lists, each with nine times the one before it: 387 million texts in half a kilobyte."""
    lists = ["a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lists += [
        f"{key}: &{key} [{', '.join([f'*{below}'] * 9)}]" for below, key in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    return matter(*lists)


def nested_list(depth: int, word: str) -> str:
    """A list in a list in a list."""
    return "".join("  " * level + f"- {word}{level}\n" for level in range(depth))


_FRONT_MATTER = (
    Trap("people/Brackets.md", matter("phone: 111", "x: " + "[" * 25_000), ("3:1 front-matter-limit",), ("111",)),
    Trap("people/Bomb.md", bomb(), tuple(f"{line}:4 front-matter-limit" for line in range(2, 11)), ("lol", "*h")),
    Trap("people/Merge.md", matter("a: &base {b: c}", "d:", "  <<: *base"),
         ("2:4 front-matter-limit", "3:1 nested-value", "4:7 swallowed-text"), ("&base {b: c}", "*base")),
    Trap("people/Python.md", matter('run: !!python/object/apply:os.system ["touch pwned"]'),
         ("2:6 front-matter-limit",), ("!!python/object/apply:os.system",)),
    Trap("people/Deep.md", matter("a: " + "{b: " * 12 + "c" + "}" * 12), ("2:1 front-matter-limit",), ("{b: c}",)),
    Trap("people/Wide.md", matter("a: [" + "{b: c}, " * 3_000 + "d]"), ("2:9994 front-matter-limit",)),
    Trap("people/Twice.md", matter("phone: 111", "email: ann@example.com", "phone: 222"),
         ("4:1 duplicate-key",), ("111", "222")),
    Trap("people/Forms.md", matter("caf\u00e9: first", "cafe\u0301: second"), ("3:1 duplicate-key",),
         ("first", "second")),
    Trap("people/Hash.md", matter("motto: a #b", "handle: &Max"), ("2:10 swallowed-text", "3:9 swallowed-text"),
         ("&Max",)),
    Trap("people/Open.md", "---\nphone: 111\n\nHello you.\n", ("1:1 front-matter-open",), ("111", "Hello you.")),
    Trap("people/Quote.md", matter("phone: 111", "motto: 'never closed", "email: ann@example.org"),
         ("3:8 front-matter-syntax",), ("111", "'never closed", "ann@example.org")),
    Trap("people/Keyless.md", matter("just words", "phone: 111"), ("2:1 front-matter-syntax",),
         ("just words", "111")),
    Trap("people/Nested.md", matter("home:", "  street: High", "  city:", "    name: Hull"), ("2:1 nested-value",),
         ("High", "Hull")),
    Trap("people/Thirtieth.md", matter("born: 1985-02-30"), ("2:7 not-a-date",), ("1985-02-30",)),
    Trap("people/Month.md", matter("born: 1985-26-02", "died: 2001-04-31"), ("2:7 not-a-date", "3:7 not-a-date"),
         ("1985-26-02", "2001-04-31")),
    Trap("people/Period.md", matter("keep_in_touch: whenever"), ("2:16 not-a-period",), ("whenever",)),
    Trap("people/Photo.md", matter("photo: nowhere.jpg"), ("2:8 missing-attachment",)),
    Trap("people/Range.md", matter("works_at: Harbour (2016..2011"), ("2:19 unclosed-bracket", "2:20 range-backwards"),
         ("Harbour",)),
    # What looks odd and is fine.
    Trap("people/Typed.md", matter("postcode: 0123", "vegetarian: NO", "wakes: 12:30", "hex: 0x1F", "version: 1.10",
                                   "sum: 1_000", "since: 2001-01-01T10:00"), (),
         ("Postcode 0123", "Vegetarian NO", "Wakes 12:30", "Hex 0x1F", "Version 1.10", "Sum 1_000")),
    Trap("people/Mark.md", b"\xef\xbb\xbf" + matter("phone: 111").encode(), (), ("Phone 111",)),
    Trap("people/Indented.md", "---\nbio: |\n  one\n  ---\n  two\nphone: 111\n---\nHello.\n", (),
         ("one --- two", "Phone 111")),
    Trap("people/Tab.md", "---\nphone:\n\t- 111\n\t- 222\n---\n", (), ("111", "222")),
    Trap("people/Colon.md", matter("motto: this: that: more", "handle: @max", "share: %5"), (),
         ("this: that: more", "@max", "%5")),
    Trap("people/Heavy.md", matter("motto: " + "x" * 70_000), (), ("x" * 70_000,)),
)  # fmt: skip

_MARKDOWN = (
    Trap("notes/Levels.md", nested_list(14, "level"), (), ("level0", "level9", "level10", "level13")),
    Trap("notes/Pit.md", nested_list(70, "pit"), ("50:1 nesting",), ("pit0", "pit49", "pit50", "pit69")),
    Trap("notes/Lone.md", "[" * 65_536, ("1:1 too-complex",), ("[" * 65_536,)),
    Trap("notes/Reference.md", "[a]: " + "u" * 5_000 + "\n\n" + "[a] " * 20_000, ("1:1 too-complex",)),
    Trap("notes/Cells.md", "|a" * 4_000 + "\n" + "|-" * 4_000 + "\n" + "|b|\n" * 4_000, ("1:1 too-complex",)),
    Trap("notes/Line.md", "word " * 200_000 + "end\n", (), ("word word", "word end")),
    Trap("notes/Longer line.md", "word " * 210_000 + "end\n", ("1:1 too-complex",), ("word word", "word end")),
    Trap("notes/Archive.md", "line of text\n" * 400_000, ("1:1 too-complex", "322639:1 too-large"), ("line of text",)),
    Trap("notes/Schemes.md",
         "[a](ms-msdt:/id)\n\n[b](smb://evil.example/x)\n\n[c](//evil.example/x)\n\n[d](javascript:alert)\n\n"
         "[e](file:///etc/passwd)\n\n[f](data:text/html,x)\n\n[g](\\\\evil.example\\x)\n",
         ("1:1 unsafe-link", "3:1 unsafe-link", "5:1 unsafe-link", "7:1 unsafe-link", "9:1 unsafe-link",
          "11:1 unsafe-link"),
         ("a b c d e f",)),
    Trap("notes/Remote.md", "![far](https://evil.example/x.png)\n\n<img src=https://evil.example/y.png>\n", (),
         ("far", "<img src=https://evil.example/y.png>")),
    Trap("notes/Outside.md", "[up](../../../etc/passwd)\n\n![[../../secret.png]]\n\n![x](../../../etc/hostname)\n",
         ("3:1 missing-attachment", "5:1 missing-attachment"), ("up",)),
    Trap("notes/Comment.md", "before %%hidden\n\nafter\n", ("1:8 comment-open",), ("before", "after")),
    Trap("notes/Mirror.md", "![[Glass]]\n", ("1:1 embed-cycle",), ("Glass",)),
    Trap("notes/Glass.md", "![[Mirror]]\n", (), ("Mirror",)),
    Trap("notes/Me in me.md", "![[Me in me]]\n", ("1:1 embed-cycle",), ("Me in me",)),
    Trap("notes/Nul.md", b"---\nphone: 9\x009\n---\nHel\x00lo.\n", (), ("9\u24009", "Hel\u2400lo.")),
    Trap("notes/Escape.md", "Hel\x1b]0;x\x07lo \u202e.\n", (), ("Hel\u241b]0;x\u2407lo",)),
    Trap("notes/Wide letters.md", "---\nphone: 111\n---\nHello.\n".encode("utf-16"), (), ("111", "Hello.")),
    Trap("notes/Latin.md", "A caf\u00e9.\n".encode("latin-1"), ("1:6 not-utf8",), ("A caf\ufffd.",)),
    Trap("notes/Any bytes.md", bytes(range(256)) * 20, ("3:115 not-utf8",)),
    Trap("notes/Empty.md", b"", (), ("This note is empty.",)),
)  # fmt: skip

_BETWEEN_NOTES = (
    Trap("people/Ann Moss.md", matter("mother: '[[Bea Moss]]'")),
    Trap("people/Bea Moss.md", matter("mother: '[[Ann Moss]]'"), ("2:10 contradiction",), ("the notes say it",)),
    Trap("people/Own sister.md", matter("sister: '[[Own sister]]'"), ("2:10 contradiction",), ("their own sister",)),
    Trap("people/Died early.md", matter("born: 1980-01-01", "died: 1970-01-01"), ("3:7 died-before-born",)),
    Trap("people/Owner one.md", matter("me: true"), ("2:1 two-owners",)),
    Trap("people/Owner two.md", matter("me: true")),
    Trap("organisations/East.md", matter("parent: '[[West]]'")),
    Trap("organisations/West.md", matter("parent: '[[East]]'"), ("2:10 cycle",)),
    Trap("organisations/Self.md", matter("parent: '[[Self]]'"), ("2:10 cycle",)),
    Trap("interests/Drinks.md", matter("broader: '[[Tea]]'")),
    Trap("interests/Tea.md", matter("broader: '[[Drinks]]'"), ("2:11 cycle",)),
    Trap("places/Inner.md", matter("parent: '[[Outer]]'")),
    Trap("places/Outer.md", matter("parent: '[[Inner]]'"), ("2:10 cycle",)),
)

_NAMES = (
    *(Trap(f"people/{name}.md", "Hello.\n", (), ("Hello.",)) for name in (
        "CON", "aux", "COM1", "nul.txt", "dots...", " ", "-", "%", "index", "index/index", "a\\b", "a:b|c*",
        "100% #1?", "'\"<b>&amp;", "{{ 7 * 7 }}", "👩‍👩‍👧", "\u00e9" * 126, "😀" * 62, "rtl\u202egnp", "İ", "ß",
    )),
    Trap("people/TWIN.md", "Upper.\n", (), ("Upper.",)),
    Trap("people/twin.md", "Lower.\n", ("1:1 same-name",), ("Lower.",)),
    Trap("people/Zoe\u0301.md", "Two signs.\n", (), ("Two signs.",)),
    Trap("people/Zo\u00e9.md", "One sign.\n", ("1:1 same-name",), ("One sign.",)),
    Trap("people/Line\nbreak.md", "Hello.\n", ("1:1 not-utf8",), ("Hello.",)),
    Trap("people/Bell\x07.md", "Hello.\n", ("1:1 not-utf8",), ("Hello.",)),
)  # fmt: skip

TRAPS = (*_FRONT_MATTER, *_MARKDOWN, *_BETWEEN_NOTES, *_NAMES)

# What is on the disk and is no note that could be read, and the settings.
ELSEWHERE = {
    "people/Andr\ufffd.md": ("1:1 not-utf8",),
    "people/Pipe.md": ("1:1 not-a-file",),
    "people/Link.md": ("1:1 not-a-file",),
    "people/Lost.md": ("1:1 not-a-file",),
    "relwiki.yaml": ("1:1 unknown-setting", "4:1 settings-syntax"),
}


@pytest.fixture(scope="module")
def vault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All traps in one folder, and beside it a file that no page may show."""
    root = tmp_path_factory.mktemp("broken") / "vault"
    for trap in TRAPS:
        write(root, {trap.path: trap.content})
    write(root, {"relwiki.yaml": "titel: x\nlanguage: en\ndate_order: [\n", "people/Folder.md/Inside.md": "Hello.\n"})
    Path(os.fsdecode(os.fsencode(root / "people") + b"/Andr\xe9.md")).write_text("Hello.\n", encoding="utf-8")
    os.mkfifo(root / "people" / "Pipe.md")
    (root.parent / "elsewhere.md").write_text("CANARY\n", encoding="utf-8")
    (root / "people" / "Link.md").symlink_to(root.parent / "elsewhere.md")
    (root / "people" / "Lost.md").symlink_to("nobody.md")
    (root / "people" / "loop").symlink_to(root)
    return root


@pytest.fixture(scope="module")
def site(vault: Path) -> dict[str, bytes]:
    """The site that is built of them."""
    done = relwiki("--today", "2026-11-23", "build", str(vault))

    assert "Traceback" not in done.stderr
    assert done.returncode == 0
    return files_of(vault / ".relwiki" / "site")


@pytest.fixture(scope="module")
def pages(site: dict[str, bytes]) -> dict[str, Page]:
    """The page of each note, by the path that stands at its foot."""
    found = {}
    for route, data in site.items():
        html = data.decode()
        foot = re.search(r'<footer class="site">\n<p>[^<]*<code>(.*?)</code>', html, re.DOTALL)
        if route.endswith(".html") and foot:
            found[Page(foot[1]).text] = Page(html)
    return found


def folded(text: str) -> str:
    """White space folded, as on a page."""
    return " ".join(text.split())


def listed_path(path: str) -> str:
    """A path as relwiki names it: NFC twins have a number, what cannot be shown a sign in its place."""
    if path == "people/Zo\u00e9.md":
        return "people/Zo\u00e9 (2).md"
    return path.replace("e\u0301", "\u00e9").replace("\n", "\ufffd").replace("\x07", "\ufffd")


def test_check_names_every_trap(vault: Path) -> None:
    """Each with its line, its column and its code; nothing else is said, and the status is 1."""
    done = relwiki("--today", "2026-11-23", "check", str(vault), "--format", "json")
    expected = {f"{listed_path(trap.path).replace(' (2)', '')}:{each}" for trap in TRAPS for each in trap.said}
    expected |= {f"{path}:{each}" for path, said in ELSEWHERE.items() for each in said}
    found = [
        f"{span[0]}:{span[1]}:{span[2]} {each['code']}" for each in json.loads(done.stdout) for span in [each["span"]]
    ]

    assert sorted(expected) == sorted(set(found))
    assert done.returncode == 1


def test_check_says_a_useful_line_for_each(vault: Path) -> None:
    """In the terminal: place, level, sentence, and below each how to mend it; no traceback, no control character."""
    done = relwiki("--today", "2026-11-23", "check", str(vault))
    lines = done.stderr.splitlines()
    heads = [index for index, line in enumerate(lines) if re.match(r"\S.*: (error|warning|hint)\[[a-z0-9-]+\]: ", line)]
    hints = sum(line.startswith("  hint: ") for line in lines)
    said = sum(len(trap.said) for trap in TRAPS) + sum(map(len, ELSEWHERE.values()))

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert re.search("[\x00-\x08\x0b-\x1f\x7f\u202e]", done.stderr) is None
    assert said <= len(heads) == hints
    assert max(map(len, lines)) < 600


def test_every_note_has_its_page(vault: Path, pages: dict[str, Page]) -> None:
    """No file is without one, and no two notes share one."""
    notes = Counter(listed_path(trap.path) for trap in TRAPS)
    notes.update(["people/Andr\ufffd.md", "people/Folder.md/Inside.md"])

    assert sorted(map(folded, notes)) == sorted(pages)
    assert not (vault / "pwned").exists()


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: ascii(trap.path.rpartition("/")[2][:20]))
def test_the_page_shows_what_was_written(trap: Trap, pages: dict[str, Page]) -> None:
    """What could be read, and what could not as it was typed; errors in a card at the top, with their place."""
    page = pages[folded(listed_path(trap.path))]
    errors = [said for said in trap.said if SEVERITIES[Code(said.split()[1])] is Severity.ERROR]
    cards = [named for tag, named in page.tags if tag == "section" and named.get("class") == "problem-card"]

    assert [text for text in trap.shown if text not in page.text] == []
    assert len(cards) == bool(errors)
    assert [said for said in errors if f"{folded(listed_path(trap.path))}:{said.split()[0]}" not in page.text] == []


def test_nothing_from_outside_the_vault_and_nothing_hidden_is_in_the_site(site: dict[str, bytes]) -> None:
    """A link out of the vault is not followed, and what an open comment hides stays hidden."""
    everything = b"".join(site.values())

    assert b"CANARY" not in everything
    assert b">before</p>" in everything
    assert b"hidden</p>" not in everything
