"""Every kind of page becomes HTML that is whole, safe, reachable and always the same."""

import re
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import msgspec
import pytest

from relwiki.pages.page import Page
from relwiki.pages.shown import Entry, Face, Group, Missing, Outside, Picture, Private, Ref, Row, Transclusion, When
from relwiki.render.page import Site, render
from relwiki.render.theme import Theme, load_theme
from tests.render.reading import elements, text
from tests.render.sample_pages import EMPTY, FILES, HOME, INES, PAGES, PROBLEMS, RICH, SITE, UPCOMING

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>&lt;b&gt; {{ 7*7 }} {% raw %} javascript:alert(1)"
EVERY = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.route)


@pytest.fixture(scope="module")
def theme() -> Theme:
    """The theme that comes with relwiki."""
    return load_theme("default", None)


@EVERY
def test_a_page_is_whole(page: Page, theme: Theme) -> None:
    """Language, title, rules for browsers, a way past the navigation, landmarks; and it ends with a newline."""
    html = render(page, theme, SITE)
    found = elements(html)
    metas = {
        attributes.get("name") or attributes.get("http-equiv"): attributes for tag, attributes in found if tag == "meta"
    }
    names = [tag for tag, _ in found]

    assert html.startswith(b'<!doctype html>\n<html lang="en"')
    assert html.endswith(b"</html>\n")
    assert metas["robots"]["content"] == "noindex, nofollow"
    assert metas["referrer"]["content"] == "no-referrer"
    assert "default-src 'none'" in metas["Content-Security-Policy"]["content"]
    assert "viewport" in metas
    assert [tag for tag in names if tag in {"h1", "main"}] == ["main", "h1"]
    assert names.index("main") > names.index("nav")
    assert ("a", {"class": "skip", "href": "#t-main"}) in found
    assert any(attributes.get("id") == "t-main" for _, attributes in found)


@EVERY
def test_headings_leave_no_level_out(page: Page, theme: Theme) -> None:
    """A heading is at most one level below the one before it."""
    levels = [int(tag[1]) for tag, _ in elements(render(page, theme, SITE)) if re.fullmatch("h[1-6]", tag)]

    assert all(below <= above + 1 for above, below in pairwise(levels)), levels


@EVERY
def test_ids_are_given_once(page: Page, theme: Theme) -> None:
    """No two elements of a page share an id, and every link within the page finds its target."""
    found = elements(render(page, theme, SITE))
    ids = [attributes["id"] for _, attributes in found if "id" in attributes]
    within = [attributes["href"][1:] for _, attributes in found if attributes.get("href", "").startswith("#")]

    assert sorted(ids) == sorted(set(ids))
    assert [target for target in within if target not in ids] == []


@EVERY
def test_nothing_is_inline(page: Page, theme: Theme) -> None:
    """No style, no script and no handler stands in a page: the policy would refuse them."""
    found = elements(render(page, theme, SITE))

    assert [attributes for tag, attributes in found if tag == "script" and not attributes.get("src")] == []
    assert [tag for tag, _ in found if tag in {"style", "base", "iframe", "object", "embed"}] == []
    assert [
        attributes
        for _, attributes in found
        if "style" in attributes or any(key.startswith("on") for key in attributes)
    ] == []


@EVERY
def test_links_are_relative(page: Page, theme: Theme) -> None:
    """The site's own pages are reached by relative paths that end in a file's name; the rest has a scheme that may."""
    refused = []
    for tag, attributes in elements(render(page, theme, SITE)):
        target = attributes.get("href", attributes.get("src"))
        if target is None or target.startswith(("#", "mailto:", "tel:", "https:", "obsidian:", "vscode:")):
            continue
        climbed = target.count("../")
        path = target.replace("../", "").partition("#")[0]
        if climbed != page.route.count("/") or ":" in path or "." not in path.rpartition("/")[2]:
            refused.append((tag, target))

    assert refused == []


@EVERY
def test_the_same_value_gives_the_same_bytes(page: Page, theme: Theme) -> None:
    """Rendering twice, and through a theme that was loaded anew, changes nothing."""
    first, second = render(page, theme, SITE), render(page, load_theme("default", None), SITE)

    assert first == second


def test_hash_seeds_do_not_matter() -> None:
    """Two processes with different hash seeds write the same bytes."""
    program = (
        "from hashlib import sha256; from relwiki.render.page import render;"
        "from relwiki.render.theme import load_theme;"
        "from tests.render.sample_pages import PAGES, SITE; theme = load_theme('default', None);"
        "print(theme.digest, sha256(b''.join(render(page, theme, SITE) for page in PAGES)).hexdigest())"
    )
    top = Path(__file__).parent.parent.parent
    said = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(top), "TZ": zone},
            cwd=top,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("77", "Pacific/Auckland"))
    ]

    assert said[0] == said[1]


def _hostile(value: object, field: str = "") -> object:
    """The same value with hostile text wherever somebody's words stand; HTML of a body is not such a place."""
    if isinstance(value, msgspec.Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        parts = {"body", "parts", "html"}
        made = {name: one if name in parts else _hostile(one, name) for name, one in fields.items()}
        return type(value)(**made)
    if isinstance(value, tuple):
        return tuple(_hostile(one, field) for one in value)
    if isinstance(value, str) and value and field != "severity":
        return f"{value}{HOSTILE}" if field in {"route", "url", "photo", "form", "day"} else HOSTILE
    return value


@EVERY
def test_hostile_text_stays_text(page: Page, theme: Theme) -> None:
    """Whatever stands in a name, a date, an id or a file's name, no element and no attribute comes of it."""
    hostile = _hostile(page)
    assert isinstance(hostile, Page)
    before = {tag for tag, _ in elements(render(page, theme, SITE))}
    found = elements(render(hostile, theme, Site(HOSTILE, "en", ((HOSTILE, HOSTILE, HOSTILE),))))

    assert {tag for tag, _ in found} - before <= {"span", "details", "summary", "code"}
    assert [attributes for _, attributes in found if any(key.startswith("on") for key in attributes)] == []
    assert [
        attributes
        for tag, attributes in found
        if tag == "script" and not re.search(r"(^|/)_static/|^(\.\./)*data/network\.js$", attributes.get("src", ""))
    ] == []
    hrefs = [attributes["href"] for _, attributes in found if "href" in attributes]
    assert [href for href in hrefs if href.strip().lower().startswith("javascript:")] == []


def test_hostile_parts_of_a_body_stay_text(theme: Theme) -> None:
    """What fills the slots of a body is text, though the body around it is HTML."""
    parts = (
        Ref(HOSTILE, HOSTILE, HOSTILE, HOSTILE),
        Picture(HOSTILE, HOSTILE, 3, 4, block=True, caption=HOSTILE),
        Transclusion(Ref(HOSTILE, "x.html"), (Missing(HOSTILE),)),
        Private(HOSTILE, (Missing(HOSTILE),)),
    )
    found = elements(render(msgspec.structs.replace(EMPTY, body=parts), theme, SITE))

    assert [attributes for tag, attributes in found if tag == "script" and "_static" not in attributes["src"]] == []
    assert [attributes for _, attributes in found if "onerror" in attributes] == []


def test_an_address_without_a_scheme_that_may_is_only_text(theme: Theme) -> None:
    """The pages check schemes; where one slips through, nothing can be clicked."""
    page = msgspec.structs.replace(EMPTY, infobox=(Row("Site", ((Outside("here", "JavaScript:alert(1)"),),)),))
    html = render(page, theme, SITE)

    assert b">here</dd>" in html


def test_long_addresses_may_break_where_a_reader_would(theme: Theme) -> None:
    """After the sign in the middle of an address; what is copied or opened is the address itself."""
    link = Outside("ana@harbour.example", "mailto:ana@harbour.example")
    html = render(msgspec.structs.replace(EMPTY, lead=(link,)), theme, SITE).decode()

    assert 'href="mailto:ana@harbour.example"' in html
    assert ">ana@<wbr>harbour.example</a>" in html


def test_private_sections_are_closed(theme: Theme) -> None:
    """What is private is on its own page, behind a summary that says so; nothing opens it before it is asked."""
    found = elements(render(RICH, theme, SITE))
    private = [attributes for tag, attributes in found if tag == "details" and attributes.get("class") == "private"]

    assert private == [{"class": "private"}, {"class": "private"}]


def test_this_place_is_marked_in_the_navigation(theme: Theme) -> None:
    """The page itself is "page"; the section that a page belongs to is "true"."""
    marked = [
        [
            (attributes["href"], attributes["aria-current"])
            for _, attributes in elements(render(page, theme, SITE))
            if "aria-current" in attributes
        ]
        for page in (UPCOMING, RICH, HOME)
    ]

    assert marked == [[("upcoming.html", "page")], [("../people/index.html", "true")], []]


def test_dates_carry_what_the_browser_counts_from(theme: Theme) -> None:
    """A date is complete in words, and beside it stands what a script needs: never a countdown."""
    page = msgspec.structs.replace(
        EMPTY,
        infobox=(Row("Born", ((When("26 March 1984", "1984-03-26", "age"),),)), Row("Met", ((When("in spring"),),))),
    )
    html = render(page, theme, SITE).decode()

    assert '<dd><time datetime="1984-03-26" data-count="age">26 March 1984</time></dd>' in html
    assert '<dd><span class="when">in spring</span></dd>' in html


def test_the_first_row_of_a_day_can_be_reached(theme: Theme) -> None:
    """A day of the calendar leads to its first row, and only that one has the id."""
    found = elements(render(UPCOMING, theme, SITE))
    rows = [attributes.get("id", "") for tag, attributes in found if tag == "li" and "data-day" in attributes]

    assert rows == ["", "d-2026-11-24", "d-2026-11-26", "", "d-2026-12-02", "d-2026-12"]


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        (Ref("Ana"), '<span class="name">Ana</span>'),
        (INES, '<a href="../people/ines-carvalho.html">Inês</a>'),
        (Ref("Ode", EMPTY.route), '<a href="../people/ode.html">Ode</a>'),
        (Ref("here", EMPTY.route, "h-a"), '<a href="#h-a">here</a>'),
        (
            Ref("Lab", "organisations/lab.html", "h-b c", "stub"),
            '<a href="../organisations/lab.html#h-b%20c" class="stub">Lab</a>',
        ),
        (Ref("شمس", "people/شمس.html"), '<a href="../people/شمس.html" dir="auto">شمس</a>'),
        (Ref("R", "files/a b#1%.png"), '<a href="../files/a%20b%231%25.png">R</a>'),
        (Ref("x", "x.html", html="<em>y</em>"), '<a href="../x.html"><em>y</em></a>'),
    ],
    ids=lambda value: value.text if isinstance(value, Ref) else "",
)
def test_a_link(ref: Ref, expected: str, theme: Theme) -> None:
    """What a link of each kind looks like on a page one folder down."""
    html = render(msgspec.structs.replace(EMPTY, lead=(ref,)), theme, SITE).decode()

    assert f'<p class="lead">{expected}</p>' in html


@pytest.mark.parametrize(
    ("face", "expected"),
    [
        (Face("AB", 14), '<span class="face large is-person hue-2" aria-hidden="true">AB</span>'),
        (
            Face("AB", 2, "files/a.png", 20, 30, "animal"),
            (
                '<img class="face large is-animal" src="../files/a.png" alt="" width="20" height="30"'
                ' loading="lazy" decoding="async">'
            ),
        ),
        (None, ""),
    ],
)
def test_a_face(face: Face | None, expected: str, theme: Theme) -> None:
    """A photo, or initials on one of twelve hues; the name stands beside it, so a screen reader hears nothing twice."""
    html = render(msgspec.structs.replace(EMPTY, face=face), theme, SITE).decode()
    head = html.partition('<header class="head">\n')[2].partition("<div>")[0]

    assert head.strip() == expected


def test_a_group_without_a_title_has_no_heading(theme: Theme) -> None:
    """An index that is one list needs no second name."""
    group = Group("", "r-all", (Entry(INES),))
    found = elements(render(msgspec.structs.replace(EMPTY, groups=(group,)), theme, SITE))

    assert [tag for tag, _ in found if tag in {"h1", "h2"}] == ["h1"]


def test_typed_lines_stand_out_in_advice(theme: Theme) -> None:
    """What stands between backticks is what to type; a lonely backtick is only one."""
    told = msgspec.structs.replace(EMPTY, empty="Write `met: 2026` first.")
    lonely = msgspec.structs.replace(EMPTY, empty="A ` alone")

    assert b"Write <code>met: 2026</code> first." in render(told, theme, SITE)
    assert b"A ` alone" in render(lonely, theme, SITE)


def test_many_backlinks_are_folded_not_lost(theme: Theme) -> None:
    """Twenty stand open; the others are behind a summary that counts them."""
    many = next(page for page in PAGES if page.title == "Tomás Okafor")
    html = render(many, theme, SITE)

    assert html.count(b"<q>Saw Tom") == 300
    assert "280 more" in text(html)


def test_problems_stand_under_their_severity(theme: Theme) -> None:
    """Errors first; each with its message, hint, place and code."""
    said = text(render(PROBLEMS, theme, SITE))

    assert (
        said.index("Errors 1")
        < said.index("Warnings 1")
        < said.index("Hints 1")
        < said.index("and 212 more of unknown-key")
    )
    assert "Did you mean born? Ode · people/Ode.md:2:1 · unknown-key" in said


def test_pictures_from_elsewhere_need_the_setting(theme: Theme) -> None:
    """The policy opens for remote images only where the settings say so."""
    closed, opened = (render(HOME, theme, Site("x", remote_images=allowed)) for allowed in (False, True))

    assert b"img-src 'self' data:;" in closed
    assert b"img-src 'self' data: https:;" in opened


def test_text_from_right_to_left_takes_its_side(theme: Theme) -> None:
    """A note written in Arabic has blocks that find their own direction; other notes carry no such attribute."""
    pages = {page.title: render(page, theme, SITE) for page in PAGES}

    assert '<p dir="auto">ليلى'.encode() in pages["ليلى حداد"]
    assert "<h1><bdi>ليلى حداد</bdi></h1>".encode() in pages["ليلى حداد"]
    assert b'<p dir="auto">' not in pages["Tomás Okafor"]


def test_sample_files_are_used() -> None:
    """Every drawn picture of the samples stands on some page."""
    theme = load_theme("default", None)
    whole = b"".join(render(page, theme, SITE) for page in PAGES).decode()

    assert [name for name in FILES if name not in whole] == []
