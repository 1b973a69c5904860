"""Themes are found, extended and overridden; what is wrong with one is said with its place."""

import re
from pathlib import Path

import pytest

from relwiki.model.errors import UserError
from relwiki.pages.page import Page
from relwiki.render.page import Site, render
from relwiki.render.theme import Theme, load_theme
from tests.render.sample_pages import CONNECTIONS, EMPTY, HOME, KEEP, MUTUAL, PAGES, RICH, SITE, UPCOMING

SCRIPTS_AT_MOST = 60 * 1024


def written(folder: Path, files: dict[str, str]) -> Path:
    """A folder with these files."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def static(theme: Theme) -> dict[str, bytes]:
    """What the theme copies, by route."""
    return dict(theme.static)


def test_the_default_theme_has_all_it_links() -> None:
    """Style sheet, script, words and icon; and the scripts stay small."""
    theme = load_theme("default", None)
    # Of the languages a page loads one.
    scripts = [static(theme)[route] for route in (*theme.scripts, "_static/words.en.js")]

    assert theme.styles == ("_static/relwiki.css",)
    assert theme.scripts == ("_static/relwiki.js",)
    assert static(theme).keys() >= {
        "_static/relwiki.css",
        "_static/relwiki.js",
        "_static/relwiki.svg",
        "_static/words.en.js",
    }
    assert sum(len(script) for script in scripts) <= SCRIPTS_AT_MOST
    assert theme.trusted


def test_an_unknown_name_lists_what_there_is(tmp_path: Path) -> None:
    """The message says what was asked for and what could be had."""
    with pytest.raises(UserError) as error:
        load_theme("defualt", tmp_path)

    assert (
        str(error.value) == "there is no theme “defualt”: expected a folder with a theme.yaml in it, or one of default"
    )


def test_a_vault_overrides_single_files(tmp_path: Path) -> None:
    """A `theme/` folder needs no theme.yaml; a template there may extend the one that it replaces."""
    before = load_theme("default", tmp_path)
    written(
        tmp_path / "theme",
        {
            "templates/person.html": '{% extends "default/person.html" %}{% block colophon %}<p>mine</p>{% endblock %}',
            "static/relwiki.svg": "<svg/>",
            "static/own.css": "h1 { font-style: italic }",
        },
    )
    theme = load_theme("default", tmp_path)
    html = render(EMPTY, theme, SITE)

    assert b"<p>mine</p>" in html
    assert static(theme)["_static/relwiki.svg"] == b"<svg/>"
    assert theme.styles == ("_static/relwiki.css", "_static/own.css")
    assert b'<link rel="stylesheet" href="../_static/own.css">' in html
    assert theme.digest != before.digest
    assert not theme.trusted


SMALLER = {
    "person.html": """{{ show.heading(page) }}====
{{ show.rows(page.highlights) }}====
{{ show.body(page.body) }}====
{{ show.groups(page.groups) }}====
{{ show.entries(page.groups[0]) }}====
{{ show.occasions(page.occasions) }}====
{{ show.backlinks(page.backlinks) }}====
{{ show.href(page.card) }}""",
    "upcoming.html": """{{ show.occasions(page.overdue) }}====
{% for month in page.months %}{{ show.occasions(month.rows, True) }}===={% endfor %}
{{ show.month(page.months[0], page.weekdays) }}""",
    "connections.html": """{% for chapter in page.types %}{{ show.related(chapter.rows) }}===={% endfor %}
{% for wood in page.woods %}{{ show.branches(wood.branches) }}===={% endfor %}""",
    "mutual.html": """{{ show.here(page.topics) }}====
{{ show.shared(page.people) }}====
{{ show.introductions(page.meetings) }}====
{{ show.listed(page.unfound) }}""",
    "keep-in-touch.html": "{% for part in page.parts %}{{ show.touch(part) }}===={% endfor %}",
}


@pytest.mark.parametrize("page", [RICH, UPCOMING, CONNECTIONS, MUTUAL, KEEP], ids=lambda page: page.route)
def test_a_page_can_be_put_together_from_smaller_functions(page: Page, tmp_path: Path) -> None:
    """A theme that wants another order finds a function for each piece of what the default theme asks for whole."""
    whole = render(page, load_theme("default", None), SITE).decode()
    written(tmp_path / "theme", {f"templates/{page.template}": SMALLER[page.template]})
    pieces = render(page, load_theme("default", tmp_path), SITE).decode().split("====")

    assert [piece for piece in pieces if piece.strip() not in whole] == []


def test_a_theme_in_a_folder_extends_the_default(tmp_path: Path) -> None:
    """A path from the vault; what it does not have comes from the theme that comes with relwiki."""
    written(
        tmp_path / "looks" / "plain",
        {"theme.yaml": "name: plain\noptions:\n  accent: plum\n", "templates/home.html": "only {{ page.day }}\n"},
    )
    theme = load_theme("looks/plain", tmp_path)

    assert render(HOME, theme, SITE) == b"only Monday 23 November\n"
    assert b'class="accent-plum text-serif"' in render(EMPTY, theme, SITE)


def test_themes_extend_each_other(tmp_path: Path) -> None:
    """A chain of three: the nearest file wins, and every style sheet is linked, the farthest first."""
    written(tmp_path / "a", {"theme.yaml": "extends: ../b\n", "static/a.css": "a", "static/both.css": "a"})
    written(tmp_path / "b", {"theme.yaml": "name: b\n", "static/both.css": "b"})
    theme = load_theme("a", tmp_path)

    assert theme.styles == ("_static/relwiki.css", "_static/both.css", "_static/a.css")
    assert static(theme)["_static/both.css"] == b"a"


def test_a_circle_is_named(tmp_path: Path) -> None:
    """Two themes that extend each other cannot be had."""
    written(tmp_path / "a", {"theme.yaml": "extends: ../b\n"})
    written(tmp_path / "b", {"theme.yaml": "extends: ../a\n"})
    with pytest.raises(UserError, match="in a circle: a -> b -> a"):
        load_theme("a", tmp_path)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("options:\n  accent: pink\n", "option “accent: pink” is not known; known are brick, bottle, slate, plum"),
        ("options:\n  shade: pink\n", "option “shade: pink” is not known; known are accent, text"),
        ("colour: red\n", "“colour” is not known; known are name, extends, options, choices"),
        ("name: [a, b]\n", "theme.yaml:1: expected `key: text`, at most one level deep"),
        ("name: a\nb: {c: {d: e}}\n", "theme.yaml:2: expected `key: text`, at most one level deep"),
        ("just words\n", "theme.yaml:1: expected `key: text`, at most one level deep"),
        ("name: 'a\n", "theme.yaml:2: found unexpected end of stream"),
        ("extends: default\n", "the folder extends the theme that the setting `theme:` names"),
    ],
)
def test_a_wrong_theme_file_is_told_of(content: str, message: str, tmp_path: Path) -> None:
    """The file, the line where there is one, and what would be right."""
    written(tmp_path / "theme", {"theme.yaml": content})
    with pytest.raises(UserError) as error:
        load_theme("default", tmp_path)

    assert message in str(error.value)


@pytest.mark.parametrize(
    ("template", "line", "message"),
    [
        ("one\n{% if %}\n", 2, "Expected an expression"),
        ("one\ntwo {{ page.nothing }}\n", 2, "has no attribute 'nothing'"),
        ("{{ missing }}\n", 1, "'missing' is undefined"),
        ("\n\n{{ 1 / 0 }}\n", 3, "division by zero"),
        ("{{ page.__class__.__mro__ }}\n", 1, "unsafe"),
    ],
)
def test_a_wrong_template_is_told_of(template: str, line: int, message: str, tmp_path: Path) -> None:
    """File and line of the template that is wrong; a template of a vault cannot reach beyond its values."""
    written(tmp_path / "theme", {"templates/home.html": template})
    theme = load_theme("default", tmp_path)
    with pytest.raises(UserError) as error:
        render(HOME, theme, SITE)

    assert f"theme/templates/home.html:{line}:" in str(error.value)
    assert message in str(error.value)


def test_a_template_that_is_not_there_is_named(tmp_path: Path) -> None:
    """Asking for a part that no theme of the chain has."""
    written(tmp_path / "theme", {"templates/home.html": '{% include "_nowhere.html" %}'})
    with pytest.raises(UserError, match=r"has no template “_nowhere\.html”"):
        render(HOME, load_theme("default", tmp_path), SITE)


def test_files_outside_the_theme_are_not_copied(tmp_path: Path) -> None:
    """A link that leads out of the theme's folder, and a hidden file, are no part of it."""
    secret = tmp_path / "secret.txt"
    secret.write_text("not for the site", encoding="utf-8")
    folder = written(tmp_path / "theme", {"static/.hidden": "x", "static/seen.txt": "y"})
    (folder / "static" / "linked.txt").symlink_to(secret)
    routes = [route for route, _ in load_theme("default", tmp_path).static]

    assert "_static/seen.txt" in routes
    assert [route for route in routes if "hidden" in route or "linked" in route] == []


def test_a_translation_is_one_file(tmp_path: Path) -> None:
    """A language says what it has; the rest is in English, on pages and in scripts alike."""
    words = "page:\n  skip: Ir para a página\nscript:\n  today: hoje </script>\n"
    written(tmp_path / "theme", {"strings/pt.yaml": words})
    theme = load_theme("default", tmp_path)
    html = render(EMPTY, theme, Site("x", "pt-BR"))

    assert "Ir para a página</a>".encode() in html
    assert b"_static/words.pt.js" in html
    assert b'"today":"hoje <\\/script>"' in static(theme)["_static/words.pt.js"]
    assert b'"this_month":"this month"' in static(theme)["_static/words.pt.js"]


def test_every_word_is_said() -> None:
    """No word of the theme is translated for nothing."""
    theme = load_theme("default", None)
    templates = "".join(template.text for template in theme.templates)
    source = "".join(
        path.read_text(encoding="utf-8")
        for path in (Path(__file__).parent.parent.parent / "relwiki/render").glob("*.py")
    )
    files = static(theme).items()
    script = "".join(data.decode() for route, data in files if route.endswith(".js") and "/words." not in route)
    stems = ("ago_", "in_", "months_old", "scheme_", "days_old", "apart_", "far_")
    unsaid = []
    for key, _ in dict(theme.words)["en"]:
        kind, _, name = key.partition(".")
        if kind not in {"page", "script"}:
            continue
        said = f"words.{name}" in templates or f'"{name}"' in source if kind == "page" else f'"{name}"' in script
        if not said and not name.startswith(stems) and f".{name}" not in script:
            unsaid.append(key)

    assert unsaid == []


def test_translations_say_nothing_else() -> None:
    """A translation has no key that English does not have, and fills in what English fills in.

    The words for ties are the exception: in English they are the format's own.
    """
    words = {language: dict(said) for language, said in load_theme("default", None).words}
    blanks = {
        language: {
            key: sorted(re.findall(r"\{\w+\}", text))
            for key, text in said.items()
            if "_one" not in key and not key.startswith(("say.tie_", "say.plural_"))
        }
        for language, said in words.items()
    }

    assert [language for language in blanks if blanks[language] != blanks["en"]] == []


def test_the_digest_follows_every_byte(tmp_path: Path) -> None:
    """A change in any file of the chain is another theme; the same files are the same one."""
    folder = written(tmp_path / "theme", {"static/x.css": "a"})
    first = load_theme("default", tmp_path).digest
    again = load_theme("default", tmp_path).digest
    written(folder, {"static/x.css": "b"})

    assert first == again
    assert load_theme("default", tmp_path).digest != first


def test_all_kinds_of_pages_have_a_sample() -> None:
    """The samples leave no template of the theme out."""
    templates = {template.name for template in load_theme("default", None).templates if "/" not in template.name}

    assert templates - {"base.html"} == {page.template for page in PAGES}
