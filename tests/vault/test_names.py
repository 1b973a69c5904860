"""What a note is called."""

import pytest

from tests.vault.notes import note


@pytest.mark.parametrize(
    ("front_matter", "name", "role"),
    [
        ("", "Anna Berg", ""),
        ("name: Anna Maria Berg", "Anna Maria Berg", ""),
        ("name: '[[Anna M. Berg]]'", "Anna M. Berg", ""),
        ("full_name: Anna Maria Berg", "Anna Maria Berg", ""),
        ("first_name: Anna Maria\nlast_name: Berg", "Anna Maria Berg", ""),
        ("first_name: Anna Maria", "Anna Berg", ""),
        ("name: A. Berg\nfirst_name: Anna\nlast_name: Berg", "A. Berg", ""),
        # A title is the name if it equals one, or if a role stands beside it.
        ("title: anna berg", "anna berg", ""),
        ("title: Anna Maria Berg\nrole: baker", "Anna Maria Berg", "baker"),
        ("title: Baker", "Anna Berg", "Baker"),
        ("name: Anna B.\ntitle: Baker", "Anna B.", "Baker"),
        ("name: Anna B.\ntitle: Dr\nrole: baker", "Anna B.", "baker"),
    ],
)
def test_names_and_titles_of_a_person(front_matter: str, name: str, role: str) -> None:
    """`name`, else first and last name, else a title that is one, else the file's name."""
    read = note(f"---\n{front_matter}\n---\n")

    assert (read.name, read.value("role")) == (name, role)


def test_a_title_like_the_first_heading_is_the_name() -> None:
    """The note's own heading vouches for it."""
    assert note("---\ntitle: Anna from Leeds\n---\n# Anna from Leeds\n").name == "Anna from Leeds"


def test_a_title_elsewhere_is_the_name() -> None:
    """Only people have jobs that are called titles."""
    assert note("---\ntitle: How to bake\n---\n", "notes/baking.md").name == "How to bake"


def test_a_title_that_is_neither_stays_a_field() -> None:
    """With a name and a role beside it, it is shown as typed, and nobody is told off."""
    read = note("---\nname: Anna B.\ntitle: Dr\nrole: baker\n---\n")

    assert [field.typed for field in read.fields if not field.known] == ["title"]
    assert read.diagnostics == ()
