"""Every URL of the site comes from one place and is fit for every file system."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relwiki.pages.page import edit_url, routes, slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Anna Lee", "anna-lee"),
        ("Zoë  Óg!", "zoë-óg"),
        ("Zoe\u0308", "zoë"),
        ("C#", "c-sharp"),
        ("C++ users", "c-plus-plus-users"),
        ("田辺 由紀", "田辺-由紀"),
        ("अर्जुन शर्मा", "अर्जुन-शर्मा"),
        ("ليلى حداد", "ليلى-حداد"),
        ("STRASSE und Straße", "strasse-und-strasse"),
        ("a/../b", "a-b"),
        ("index", "index-"),
        ("CON", "con-"),
        ("com1", "com1-"),
        ("...", "note-2f43b4"),
        ("", "note-0e5751"),
    ],
)
def test_a_name_becomes_a_file_name(name: str, expected: str) -> None:
    """Letters and digits of any script stay, `#` and `+` are spelled, the rest is a dash."""
    if expected.startswith("note-"):
        assert slug(name).startswith("note-")
    else:
        assert slug(name) == expected


@given(st.text(max_size=300))
def test_any_name_is_a_safe_file_name(name: str) -> None:
    """Never empty, at most 200 bytes, NFC, the same when casefolded, no character that a system forbids."""
    made = slug(name)

    assert made
    assert len(made.encode()) <= 201
    assert made == unicodedata.normalize("NFC", made)
    assert not set(made) & set('/\\:*?"<>|#%&+ .\0\n')
    assert made not in {"index", "con", "nul"}


def test_of_colliding_names_every_one_is_told_apart() -> None:
    """A new note renames only its twin: the others keep their routes."""
    named = [("people/A b.md", "A b"), ("people/a-B.md", "a-B"), ("people/C.md", "C")]
    made = routes("people", named)

    assert made["people/C.md"] == "people/c.html"
    assert made["people/A b.md"] != made["people/a-B.md"]
    assert all(made[identity].startswith("people/a-b-") for identity in ("people/A b.md", "people/a-B.md"))
    assert routes("people", named[::-1]) == made


@pytest.mark.parametrize(
    ("pattern", "url"),
    [
        ("vscode://file/notes/{relpath}", "vscode://file/notes/people/Zo%C3%AB%20%26%20co.md"),
        ("", ""),
        ("javascript:alert('{relpath}')", ""),
        (" JavaScript:alert(1)", ""),
        ("data:text/html,{relpath}", ""),
    ],
)
def test_the_editor_pattern_opens_a_note_and_runs_nothing(pattern: str, url: str) -> None:
    """The path is escaped; a scheme that runs code makes no link."""
    assert edit_url(pattern, "people/Zoë & co.md") == url
