"""A note's body on its page: links, pictures, other notes, and secrets that stay where they are."""

import datetime as dt

from relwiki.derive.facts import Facts, derive
from relwiki.model.vault import Attachment
from relwiki.pages.atlas import Atlas
from relwiki.pages.body import Filler
from relwiki.pages.shown import Missing, Part, Picture, Private, Ref, Transclusion
from tests.vaults import english, facts_of, vault_of


def filled(facts: Facts, path: str) -> tuple[Part, ...]:
    """The parts of a note's page."""
    notes = {note.path: note for note in facts.notes}
    return Filler(Atlas(facts), notes, facts.prose, english()).fill(notes[path])


def refs(parts: tuple[Part, ...]) -> list[tuple[str, str, str, str]]:
    """All links in parts, whatever they stand in: text, route, anchor, state."""
    found: list[tuple[str, str, str, str]] = []
    for part in parts:
        if isinstance(part, Ref):
            found.append((part.html or part.text, part.route, part.anchor, part.state))
        elif isinstance(part, Transclusion | Private):
            found += refs(part.parts)
    return found


def test_links_lead_to_notes_stubs_and_the_page_of_the_unwritten() -> None:
    """A label is kept; a former name shows the present one; an alias is shown as written."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        former_names: Ada
        aliases: Idy
        friend: "[[Stub Person]]"
        ---
        ## Work
        text
        @ notes/Plan.md
        [[Ida]] [[ida|*her*]] [[Ada]] [[Idy]] [[people/Ida]] [[Ida#Work]] [[Stub Person]] [[Nobody]] [[#Below]]

        ## Below
    """)

    assert refs(filled(facts, "notes/Plan.md")) == [
        ("Ida", "people/ida.html", "", ""),
        ("<em>her</em>", "people/ida.html", "", ""),
        ("Ida", "people/ida.html", "", ""),
        ("Idy", "people/ida.html", "", ""),
        ("Ida", "people/ida.html", "", ""),
        ("Ida › Work", "people/ida.html", "h-work", ""),
        ("Stub Person", "people/stub-person.html", "", "stub"),
        ("Nobody", "unwritten.html", "u-nobody", "unwritten"),
        ("Below", "notes/plan.html", "h-below", ""),
    ]


def test_pictures_have_a_size_and_a_place_in_the_site() -> None:
    """A width that was written keeps the proportions."""
    text = "@ people/Ida.md\n![[ida.png]]\n\n![[ida.png|100]]\n\n![[gone.png]]\n"
    vault = vault_of(text, (Attachment("p/Ida.png", 400, 300),))
    parts = filled(derive(vault, dt.date(2026, 11, 23)), "people/Ida.md")
    pictures = [(part.width, part.height) for part in parts if isinstance(part, Picture)]

    assert pictures == [(400, 300), (100, 75)]
    assert [part.text for part in parts if isinstance(part, Missing)] == ["No file and no note is called “gone.png”."]


def test_a_note_in_a_note_shows_its_section_without_its_secrets() -> None:
    """Only the section that is asked for; a Private section stays on its own page."""
    facts = facts_of("""
        @ people/Ida.md
        ## Work
        at the [[Harbour]]
        ## Private
        loves [[Max]]
        @ notes/All.md
        ![[Ida]]
        @ notes/Part.md
        ![[Ida#Work]]
    """)

    assert [name for name, *_ in refs(filled(facts, "people/Ida.md"))] == ["Harbour", "Max"]
    assert [name for name, *_ in refs(filled(facts, "notes/All.md"))] == ["Harbour"]
    assert [name for name, *_ in refs(filled(facts, "notes/Part.md"))] == ["Harbour"]


def test_notes_that_show_each_other_end() -> None:
    """What would come round again is a link."""
    facts = facts_of("@ notes/A.md\n![[B]]\n@ notes/B.md\n![[A]]\n")

    assert refs(filled(facts, "notes/A.md")) == [("A", "notes/a.html", "", "")]
