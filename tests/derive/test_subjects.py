"""What notes are about, and what typed places name that nobody wrote."""

from relwiki.derive.facts import Facts
from tests.vaults import facts_of


def kinds(facts: Facts) -> dict[str, str]:
    """Subject ids and their kinds."""
    return {key: str(subject.kind) for key, subject in sorted(facts.subjects.by_id.items())}


def test_a_note_is_what_others_take_it_for() -> None:
    """One step: `born`, kin, jobs, interests and homes tell what a plain note is about."""
    facts = facts_of("""
        @ Anna.md
        ---
        born: 1980
        ---
        @ people/Ida.md
        ---
        mother: "[[Gran]]"
        works_at: "[[Harbour]]"
        interests: ["[[Tea]]"]
        lives_in: "[[Porto]]"
        friend: "[[Somebody]]"
        ---
        @ Gran.md
        @ Harbour.md
        @ Tea.md
        @ Porto.md
        @ Somebody.md
    """)

    assert kinds(facts) == {
        "Anna.md": "person",
        "Gran.md": "person",
        "Harbour.md": "organisation",
        "Porto.md": "place",
        "Somebody.md": "note",
        "Tea.md": "interest",
        "people/Ida.md": "person",
    }


def test_typed_places_have_stubs() -> None:
    """Linked or plain, an organisation, a topic and a place has a page; a plain person is light and has none."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        friend: "[[Max Gone]]"
        sister: Lena
        works_at: Harbour Bakery (baker)
        interests: [Music/Jazz/Bebop, chess]
        lives_in: Porto
        ---
        Only mentioned: [[Nothing typed]].
        @ people/Max.md
        ---
        works_at: "[[harbour bakery]]"
        ---
    """)

    assert [key for key in kinds(facts) if key.startswith("stub")] == [
        "stub:interest:bebop",
        "stub:interest:chess",
        "stub:interest:jazz",
        "stub:interest:music",
        "stub:organisation:harbour bakery",
        "stub:person:max gone",
        "stub:place:porto",
    ]
    assert facts.unwritten == (("Nothing typed", ("people/Ida.md",)),)


def test_a_whole_name_wins_over_its_brackets() -> None:
    """`India Gate (1931)` is the note of that name, not a detail of another."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        lives_in: India Gate (1931)
        ---
        @ places/India Gate (1931).md
    """)

    assert [home.target for home in facts.homes] == ["places/India Gate (1931).md"]


def test_a_plain_full_name_is_its_note() -> None:
    """Two words or more and unique; a first name alone is a light person."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        friends: [Max Berg, Max]
        ---
        @ people/Max Berg.md
    """)

    assert [tie.other for tie in facts.ties["people/Ida.md"]] == ["light:people/Ida.md#max", "people/Max Berg.md"]
