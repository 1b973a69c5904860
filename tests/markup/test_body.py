"""What the page needs beside its HTML: mentions with sentences, tags, ranges of headings and blocks."""

import pytest

from relwiki.markup.headings import heading_key, slug
from relwiki.markup.parse import parse
from relwiki.model.body import Block, Body, Heading, Mention
from relwiki.model.phrase import Link
from tests.markup.shown import shown

PRIVATE = frozenset({"private"})


def body(text: str) -> Body:
    """The body of a text."""
    return parse(text, private_headings=PRIVATE).body


def mentions(text: str) -> tuple[Mention, ...]:
    """The mentions in a text."""
    return parse(text, private_headings=PRIVATE).mentions


def said(text: str) -> list[str]:
    """The sentences of the mentions in a text."""
    return [mention.sentence for mention in mentions(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Met [[Bo]] at *the* club! Then home.", ["Met Bo at the club!"]),
        ("One [[Bo|my friend]]\nnext line. More [x](Ann%20B.md)", ["One my friend next line.", "More x"]),
        (
            "Dr. [[Bo]] of St. Ives, J. R. Hill, came on 3. May. [[Cy]].",
            ["Dr. Bo of St. Ives, J. R. Hill, came on 3. May.", "Cy."],
        ),
        ("- First. Then [[Bo]]. Last.", ["First. Then Bo. Last."]),
        ("| [[Bo]] | 3. x |\n|---|---|\n| a. B | c [[Cy]] d |", ["Bo | 3. x", "a. B | c Cy d"]),
        ("See [[people/Bo Ek]], [[Bo#Work]], [[#Log]].", ["See Bo Ek, Bo, Log."] * 3),
        ("A %%secret%% [[Bo]].", ["A Bo."]),
        ("# [[Bo]] and me\n## On [[Cy]]. Yes", ["Bo and me", "On Cy."]),
        ("彼は[[王]]に会った。次。", ["彼は王に会った。"]),
        ("Really? [[Bo]]… and “[[Cy]].” End", ["Bo… and “Cy.”", "Bo… and “Cy.”"]),
        ("> [!note] With [[Bo]]\n> and [[Cy]]", ["With Bo", "and Cy"]),
        ("x[^1]\n\n[^1]: Told by [[Bo]]. Yes.", ["Told by Bo."]),
        ("![[a.png]] and ![b](c.png)", ["a.png and b", "a.png and b"]),
    ],
)
def test_the_sentence_around_a_link(text: str, sentences: list[str]) -> None:
    """Plain text, cut at sentence ends; an item, a row and a title are one sentence."""
    assert said(text) == sentences


def test_long_sentences_are_cut_around_the_link() -> None:
    """At most 300 characters, between words, with an ellipsis at each cut."""
    words = "word " * 200
    (sentence,) = said(f"{words}[[Bo]] {words}")

    assert len(sentence) <= 300
    assert sentence.startswith("…word ")
    assert sentence.endswith(" word…")
    assert " Bo " in sentence


def test_mentions() -> None:
    """Wikilinks, embeds and relative links, each with its place; addresses are none."""
    text = "a [[Bo#Work|B]] https://e.org\n\n- ![[x.png]]\n  [m](C%20D.md#e)\n\n## Private\n[[Cy]]\n"

    assert mentions(text) == (
        Mention(Link("Bo", "Work", "B"), "a B https://e.org", line=1, column=3),
        Mention(Link("x.png"), "x.png m", embed=True, line=3, column=3),
        Mention(Link("C D.md", "e"), "x.png m", line=4, column=3),
        Mention(Link("Cy"), "Cy", private=True, line=7, column=1),
    )


def test_tags() -> None:
    """Each once, as first typed, without those of Private sections."""
    found = body("#One #two/Three #one #two\n\n## Private\n#hidden\n\n## x\n- #last").tags

    assert found == ("One", "two/Three", "two", "last")


@pytest.mark.parametrize(
    ("text", "title", "html"),
    [
        ("# Anna *K* [[B]]\ntext", "Anna K B", "<p>text</p>\n"),
        ("Anna\n====", "Anna", ""),
        ("%%x%%\n\n# Anna", "Anna", ""),
        ("text\n\n# Anna", "", '<p>text</p>\n<h2 id="h-anna">Anna</h2>\n'),
        ("## Anna", "", '<h2 id="h-anna">Anna</h2>\n'),
        ("# Private\nx", "", '{private Private}\n<h2 id="h-private">Private</h2>\n<p>x</p>\n{/private}\n'),
    ],
)
def test_the_title(text: str, title: str, html: str) -> None:
    """An h1 that opens the body names the page and is not shown again."""
    document = parse(text, private_headings=PRIVATE)

    assert (document.body.title, shown(document)) == (title, html)


def test_ranges_of_headings() -> None:
    """From a heading to the next of its level or a higher one; a Private section with both of its slots."""
    document = parse("a\n## B\nc\n### D\n[[e]]\n## Private\nf\n### G\n## H\n", private_headings=PRIVATE)

    assert [(each.id, each.level, each.line, each.private) for each in document.headings] == [
        ("h-b", 2, 2, False),
        ("h-d", 3, 4, False),
        ("h-private", 2, 6, True),
        ("h-g", 3, 8, True),
        ("h-h", 2, 9, False),
    ]
    assert [shown(document, each.start, each.end) for each in document.headings] == [
        '<h2 id="h-b">B</h2>\n<p>c</p>\n<h3 id="h-d">D</h3>\n<p>{e}</p>\n',
        '<h3 id="h-d">D</h3>\n<p>{e}</p>\n',
        '{private Private}\n<h2 id="h-private">Private</h2>\n<p>f</p>\n<h3 id="h-g">G</h3>\n{/private}\n',
        '<h3 id="h-g">G</h3>\n',
        '<h2 id="h-h">H</h2>\n',
    ]


def test_a_heading_in_a_quote_ends_with_it() -> None:
    """What an embed of it shows is closed in itself."""
    document = parse("> ## A\n> b\n\nc")
    (heading,) = document.headings

    assert heading == Heading(2, "A", "h-a", 1, 1, 2)
    assert shown(document, heading.start, heading.end) == '<h2 id="h-a">A</h2>\n<p>b</p>\n'


def test_ranges_of_blocks() -> None:
    """A named paragraph, item, table or heading covers just its own HTML."""
    document = parse(
        "a\n\nb [[c]] ^p\n\n- d ^i\n  - e\n- f\n\n| g |\n|---|\n\n^t\n\n## H ^h\n\n## Private\n\nx ^x", 1, PRIVATE
    )

    assert [(each.name, shown(document, each.start, each.end)) for each in document.body.blocks] == [
        ("p", '<p id="b-p">b {c}</p>\n'),
        ("i", '<li id="b-i">d\n<ul>\n<li>e</li>\n</ul>\n</li>\n'),
        ("t", '<div id="b-t">\n<table>\n<thead>\n<tr>\n<th>g</th>\n</tr>\n</thead>\n</table>\n</div>\n'),
        ("h", '<h2 id="h-h"><span id="b-h">H</span></h2>\n'),
        ("x", '<p id="b-x">x</p>\n'),
    ]
    assert [each.private for each in document.body.blocks] == [False, False, False, False, True]
    assert document.body.blocks[0] == Block("p", "b-p", 1, 4)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("📞 1. Log", "log"),
        ("Contact-Log (2024)", "contact log"),
        ("NEXT  Time!", "next time"),
        ("Été", "été"),
        ("E\u0301te\u0301", "été"),
        ("हिन्दी", "हिन्दी"),
        ("❤️", ""),
    ],
)
def test_keys_of_headings(text: str, key: str) -> None:
    """Emoji, digits and punctuation are dropped, the rest is NFC and casefolded."""
    assert heading_key(text) == key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Next time!", "next-time"),
        ("2024: A & B", "2024-a-b"),
        ("Straße", "strasse"),
        ("日本 語", "日本-語"),
        ("हिन्दी", "हिन्दी"),
        ("E\u0301te\u0301", "été"),
        ("…", "section"),
        ("!", "section"),
    ],
)
def test_slugs_of_headings(text: str, expected: str) -> None:
    """Letters and digits of any script are kept, the rest is a dash."""
    assert slug(text) == expected
