"""Who comes, and what is good to know of each."""

from relwiki.derive.gatherings import Gathering, Guest
from tests.vaults import facts_of

VAULT = """
@ people/Me.md
---
me: true
sister: "[[Ida Berg]]"
---
@ people/Ida Berg.md
---
allergies: [nuts?, shellfish]
dislikes: speeches
daughter: [Mia (born 2019-05-02), Old Ann (born 1990)]
ex: "[[Max Lund]]"
works_at: "[[Harbour]]"
---
- promised: the photos
## Private
- loss: nobody
@ people/Max Lund.md
---
private: allergies
allergies: penicillin
estranged: "[[Tom Falk]] (private)"
---
## Log
- 2026-03-01 met: sun
- 2026-10-01 call: rain
@ people/Tom Falk.md
---
estranged: "[[Zoe Wu]]"
works_at: "[[Harbour]]"
father: "[[Old Falk]]"
---
## Log
- 2026-05-01 loss: his dog
@ people/Old Falk.md
---
died: 2025-06-01
---
@ people/Zoe Wu.md
@ organisations/Harbour.md
@ journal/2026-12-05 Supper.md
---
people: ["[[Me]]", "[[Ida Berg]]", Max Lund, "[[Tom Falk]]", "[[Zoe Wu]]", Mia, Uncle Bo]
---
- ask: who brings the kettle
@ journal/2026-11-22.md
---
people: "[[Ida Berg]]"
---
@ journal/2026-12-24.md
Nobody said.
"""


def supper() -> Gathering:
    """The only gathering ahead."""
    (found,) = facts_of(VAULT).between.gatherings
    return found


def guest(name: str) -> Guest:
    """One guest of it."""
    return next(each for each in supper().guests if each.name == name)


def test_a_note_of_a_day_to_come_that_says_who_comes_is_one() -> None:
    """Past ones and those that name nobody are none; you are no guest; plain names count, the unknown as named."""
    assert [(each.name, each.id) for each in supper().guests] == [
        ("Ida Berg", "people/Ida Berg.md"),
        ("Max Lund", "people/Max Lund.md"),
        ("Tom Falk", "people/Tom Falk.md"),
        ("Zoe Wu", "people/Zoe Wu.md"),
        ("Mia", "light:people/Ida Berg.md#mia"),
        ("Uncle Bo", ""),
    ]


def test_what_they_eat_and_dislike() -> None:
    """Unsure allergies too; of what is private only that there is more."""
    ida, max_ = guest("Ida Berg"), guest("Max Lund")

    assert [(each.kind, each.text, each.unsure) for each in ida.tastes] == [
        ("allergy", "nuts", True),
        ("allergy", "shellfish", False),
        ("dislike", "speeches", False),
    ]
    assert (ida.more, max_.tastes, max_.more) == (False, (), True)


def test_children_who_stay_at_home() -> None:
    """No grown-ups, and nobody who comes along."""
    facts = facts_of(VAULT.replace(", Mia,", ","))
    (found,) = facts.between.gatherings

    assert guest("Ida Berg").children == ()
    assert [facts.light[child].name for child in found.guests[0].children] == ["Mia"]


def test_who_parted_and_who_has_not_met() -> None:
    """Each pair once; a private statement says nothing. A relative, a circle or a day in common is an acquaintance."""
    assert supper().apart == (
        ("people/Ida Berg.md", "people/Max Lund.md", "ex"),
        ("people/Tom Falk.md", "people/Zoe Wu.md", "estranged"),
    )
    assert guest("Ida Berg").unmet == ("people/Zoe Wu.md",)
    assert guest("Max Lund").unmet == ("people/Tom Falk.md", "people/Zoe Wu.md")
    assert not guest("Max Lund").stranger


def test_when_you_last_saw_each_other() -> None:
    """A call is a contact, and nobody is seen; the gathering itself is ahead."""
    max_ = guest("Max Lund")

    assert (max_.seen and max_.seen.iso(), max_.last and max_.last.iso()) == ("2026-03-01", "2026-10-01")
    assert guest("Zoe Wu").seen is None


def test_losses_of_the_last_two_years() -> None:
    """By the note of who died, and by the log."""
    assert [(each.dead, each.word, each.text) for each in guest("Tom Falk").losses] == [
        ("people/Old Falk.md", "father", ""),
        ("", "", "his dog"),
    ]
