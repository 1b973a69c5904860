"""What a note is about, by its own words, its tags, its folder and its file name, in this order."""

import pytest

from relwiki.model.note import Kind
from relwiki.model.settings import Settings
from tests.vault.notes import note

SETTINGS = Settings(folders=(("Leute", "person"), ("Areas/CRM", "organisation")), words=(("mensch", "person"),))


@pytest.mark.parametrize(
    ("path", "front_matter", "kind"),
    [
        # Its own words: the first key that names a kind.
        ("a.md", "type: person", "person"),
        ("a.md", "type: People", "person"),
        ("a.md", "kind: '[[Household]]'", "organisation household"),
        ("a.md", "category: [recipe, company]", "organisation company"),
        ("a.md", "categories: '[[Categories/People]]'", "person"),
        ("a.md", "type: recipe\ncategory: person", "person"),
        ("a.md", "category: place\ntype: person", "person"),
        ("a.md", "type: note", "note"),
        ("a.md", "type: mensch", "person"),
        # Tags, by their last segment.
        ("a.md", "tags: [crm/people, x]", "person"),
        ("a.md", "tags: '#person, #x'", "person"),
        ("a.md", "tags: meeting", "journal meeting"),
        # Folders, the nearest first, by letters alone.
        ("people/Anna.md", "", "person"),
        ("👤 People/Anna.md", "", "person"),
        ("people/work/Anna.md", "", "person"),
        ("people/places/Leeds.md", "", "place"),
        ("02 - Households/The Bergs.md", "", "organisation household"),
        ("Leute/Anna.md", "", "person"),
        ("Areas/CRM/Amber.md", "", "organisation"),
        ("stuff/CRM/Amber.md", "", "none"),
        # Tags come before folders; but a circle of people does not make its member an organisation.
        ("people/Amber.md", "tags: [company]", "organisation company"),
        ("people/Mum.md", "tags: [family]", "person"),
        ("Mum.md", "tags: [family]", "organisation family"),
        # The file's name.
        ("2026-11-12.md", "", "journal"),
        ("x/2026-11-12 Supper.md", "", "journal"),
        ("people/2026-11-12.md", "", "person"),
        # Plain notes.
        ("people/index.md", "", "note"),
        ("people/README.md", "", "note"),
        ("people/People.md", "", "note"),
        ("people/index.md", "type: person", "person"),
        ("Stove.md", "", "none"),
        ("Stove.md", "type: recipe", "none"),
    ],
)
def test_the_kind_of_a_note(path: str, front_matter: str, kind: str) -> None:
    """The first that names a kind decides; None means that only other notes can tell."""
    read = note(f"---\n{front_matter}\n---\n", path, SETTINGS)

    assert f"{read.kind or 'none'} {read.sort}".strip() == kind


def test_a_tag_in_the_text_is_asked_last() -> None:
    """A note that nothing else speaks for is what a tag in its text says."""
    assert note("#person\n", "Anna.md").kind is Kind.PERSON
    assert note("#person\n", "places/Anna.md").kind is Kind.PLACE
    assert note("We had a #meeting\n", "Stove.md").kind is None


def test_a_type_that_names_no_kind_stays_a_field() -> None:
    """Values of `type` that are passed over are fields of one's own."""
    read = note("---\ntype: [person, author]\n---\n", "a.md")

    assert [(field.known, [value.text for value in field.values]) for field in read.fields] == [
        (True, ["person"]),
        (False, ["author"]),
    ]
