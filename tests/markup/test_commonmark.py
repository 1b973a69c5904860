"""All 652 examples of the CommonMark specification, with each deliberate difference by its number.

The specification is the npm package `commonmark-spec`. It is looked for in the folder named by
RELWIKI_COMMONMARK_SPEC, else in `.cache/commonmark-spec` at the top of the repository (`npm pack commonmark-spec`, then
unpack it there).

What differs by design in every example is undone before comparing: headings are one level below the heading they
belong to, beginning with h2, and have ids; links out have `rel` and `class`; links and images of the vault are slots,
which keep no title.
"""

import os
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from markdown_it import MarkdownIt

from relwiki.markup.html import escape
from relwiki.markup.parse import parse
from relwiki.model.body import Chunk, EmbedSlot, LinkSlot
from tests.markup.canonical import canonical

TOP = Path(__file__).parents[2]

# Examples with HTML that we show as text. They are compared with markdown-it-py, its option for HTML off.
RAW_HTML = frozenset(
    {
        *(21, 31, *range(148, 177), 178, 180, 181, 182, *range(184, 192), 201, 344, 475, 476, 477, 491, 494, 524, 536),
        *(613, 614, 615, 616, 617, 623, 627, 628, 629, 630, 631, 642, 643),
    }
)

# number -> why it differs, and what we make of it.
DIFFERENT: dict[int, tuple[str, str]] = {
    144: ("a language's name keeps letters, digits and + # . - _", "<pre><code></code></pre>"),
    177: ("a comment is cut out, and the rest of its line is text", "<p><em>bar</em> <em>baz</em></p>"),
    308: (
        "a comment is cut out, so it does not part two lists",
        "<ul><li><p>foo</p></li><li><p>bar</p></li><li><p>baz</p></li><li><p>bim</p></li></ul>",
    ),
    309: (
        "a comment is cut out, so it does not end a list",
        "<ul><li><p>foo</p><p>notcode</p></li><li><p>foo</p><p>code</p></li></ul>",
    ),
    484: ("a link without a label shows the note's name", '<p><a href="./target.md">./target.md</a></p>'),
    517: (
        "an image in a label stands behind the link, whose slot holds text",
        '<p><a href="uri">moon</a><img src="moon.jpg" alt="moon"></p>',
    ),
    531: (
        "an image in a label stands behind the link, whose slot holds text",
        '<p><a href="uri">moon</a><img src="moon.jpg" alt="moon"></p>',
    ),
    548: ("[[foo]] is a wikilink", '<p>[<a href="foo">foo</a>]</p><p>[<a href="foo">foo</a>]: /url</p>'),
    559: ("[[*foo* bar]] is a wikilink", '<p><a href="*foo* bar">*foo* bar</a></p>'),
    587: ("an image alone on its line is a block", '<p><img src="url" alt="foo"></p><p>[]</p>'),
    590: (
        "![[foo]] is an embed, [[foo]] a wikilink",
        '<p><img src="foo" alt=""></p><p><a href="foo">foo</a>: /url &quot;title&quot;</p>',
    ),
    596: ("irc: is no scheme that we link to", "<p>irc://foo.bar:2233/baz</p>"),
    598: ("a+b+c: is no scheme that we link to", "<p>a+b+c:d</p>"),
    599: ("made-up-scheme: is none that we link to", "<p>made-up-scheme://foo,bar</p>"),
    601: ("localhost: is no scheme that we link to", "<p>localhost:5001/foo</p>"),
    602: ("bare addresses are links", '<p>&lt;<a href="https://foo.bar/baz">https://foo.bar/baz</a> bim&gt;</p>'),
    608: ("bare addresses are links", '<p>&lt; <a href="https://foo.bar">https://foo.bar</a> &gt;</p>'),
    611: ("bare addresses are links", '<p><a href="https://example.com">https://example.com</a></p>'),
    626: ("comments are cut out", "<p>foo foo --&gt;</p><p>foo foo --&gt;</p>"),
}


class Example(NamedTuple):
    """One example of the specification."""

    number: int
    text: str
    html: str


def examples() -> list[Example]:
    """The examples, or a skipped test that says what is missing."""
    folder = Path(os.environ.get("RELWIKI_COMMONMARK_SPEC") or TOP / ".cache" / "commonmark-spec")
    found = next((path for path in (folder / "spec.txt", folder / "package" / "spec.txt") if path.is_file()), None)
    if found is None:
        pytest.skip(f"the npm package commonmark-spec is not in {folder}; see the top of this file")
    spec = found.read_text(encoding="utf-8").split("<!-- END TESTS -->")[0].replace("→", "\t")
    pattern = re.compile(r"^`{32} example\n(.*?)^\.\n(.*?)^`{32}$", re.DOTALL | re.MULTILINE)
    return [Example(number, *match.groups()) for number, match in enumerate(pattern.finditer(spec), 1)]


def as_html(chunk: Chunk) -> str:
    """A chunk as HTML, links and images of the vault with their targets as addresses."""
    match chunk:
        case LinkSlot(link, html):
            target = f"{link.target}#{link.anchor}" if link.anchor else link.target
            return f'<a href="{escape(target)}">{html or escape(target)}</a>'
        case EmbedSlot(link, alt, block=block):
            image = f'<img src="{escape(link.target)}" alt="{escape(alt)}">'
            return f"<p>{image}</p>" if block else image
        case _:
            return chunk if isinstance(chunk, str) else f"#{getattr(chunk, 'tag', chunk)}"


def ours(text: str) -> list[tuple[str, ...]]:
    """Our page without what differs by design; a paragraph goes first, since a first h1 would be the page's title."""
    html = "".join(map(as_html, parse(f"x\n\n{text}", remote_images=True).chunks))
    html = html.removeprefix("<p>x</p>\n").replace(' rel="noreferrer noopener" class="external"', "")
    html = html.replace(' loading="lazy" referrerpolicy="no-referrer"', "")
    return canonical(re.sub(r'(<h[2-6]) id="h-[^"]*"', r"\1", html))


def theirs(html: str) -> list[tuple[str, ...]]:
    """An expected page with lower headings, and without titles on targets in the vault."""

    def local(match: re.Match[str]) -> str:
        if re.search(r'(?:href|src)="(?:https?|mailto):', match[0], re.IGNORECASE):
            return match[0]
        return re.sub(r' title="[^"]*"', "", match[0]).replace('="/', '="')

    above: list[int] = []

    def lower(match: re.Match[str]) -> str:
        level = int(match[1])
        above[:] = [*(each for each in above if each < level), level]
        shown = min(len(above) + 1, 6)
        return f"<h{shown}>{match[2]}</h{shown}>"

    html = re.sub(r"<h([1-6])>(.*?)</h\1>", lower, html, flags=re.DOTALL)
    return canonical(re.sub(r"<(?:a|img) [^>]*>", local, html))


def test_examples_become_what_the_specification_says() -> None:
    """Every example whose number is not listed above."""
    listed = RAW_HTML | DIFFERENT.keys()
    wrong = [each.number for each in examples() if each.number not in listed and ours(each.text) != theirs(each.html)]

    assert wrong == []


def test_html_is_text() -> None:
    """Examples with HTML are what the reference parser makes of them when it is told to allow none."""
    reference = MarkdownIt("commonmark", {"html": False})
    wrong = [
        each.number
        for each in examples()
        if each.number in RAW_HTML and ours(each.text) != theirs(reference.render(each.text))
    ]

    assert wrong == []


def test_differences_are_these() -> None:
    """Where the dialect differs, it differs just so, and it does differ."""
    wrong = [
        each.number
        for each in examples()
        if each.number in DIFFERENT
        and (ours(each.text) != canonical(DIFFERENT[each.number][1]) or ours(each.text) == theirs(each.html))
    ]

    assert wrong == []


def test_all_examples_are_compared() -> None:
    """None is lost on the way here."""
    numbers = [each.number for each in examples()]

    assert numbers == list(range(1, 653))
