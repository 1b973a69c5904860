"""A page whose text alone is another is the same file whether templates make it or not."""

import msgspec
import pytest

from relwiki.pages.page import SubjectPage
from relwiki.render.amend import amended
from relwiki.render.page import render
from relwiki.render.theme import load_theme
from tests.render.sample_pages import ARABIC, PAGES, RICH, SITE

THEME = load_theme("default", None)
NOTES = [page for page in PAGES if isinstance(page, SubjectPage) and page.body]
TEXTS = [
    ("<p>Another line.</p>\n",),
    ("<p>سطر آخر</p>\n<table>\n<tr><td>a</td></tr>\n</table>\n", "<pre><code>x</code></pre>\n"),
    RICH.body,
]


@pytest.mark.parametrize("text", TEXTS, ids=["plain", "wide and sided", "rich"])
@pytest.mark.parametrize("before", NOTES, ids=lambda page: page.route)
def test_an_amended_file_is_a_rendered_one(before: SubjectPage, text: tuple[str, ...]) -> None:
    """Byte by byte, for every kind of page that a note has."""
    after = msgspec.structs.replace(before, body=text)

    changed = amended(render(before, THEME, SITE), before, after, THEME, SITE.language)

    assert changed == render(after, THEME, SITE)


def test_what_is_not_certain_is_left_to_the_templates() -> None:
    """Another thing is new, the text was none, stands in two places or in none, or a template is not ours."""
    after = msgspec.structs.replace(ARABIC, body=("<p>New</p>\n",))
    empty, other = msgspec.structs.replace(ARABIC, body=()), msgspec.structs.replace(after, summary="New")
    data, foreign = render(ARABIC, THEME, SITE), msgspec.structs.replace(THEME, trusted=False)

    assert amended(data, ARABIC, after, THEME, SITE.language) is not None
    assert amended(data, ARABIC, after, foreign, SITE.language) is None
    assert amended(data, ARABIC, other, THEME, SITE.language) is None
    assert amended(data, empty, after, THEME, SITE.language) is None
    assert amended(data + data, ARABIC, after, THEME, SITE.language) is None
    assert amended(b"", ARABIC, after, THEME, SITE.language) is None
