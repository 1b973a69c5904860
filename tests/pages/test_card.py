"""What stands on a card, what stands apart for your eyes, and who has none."""

import msgspec
import pytest

from relwiki.derive.facts import Facts
from relwiki.pages.atlas import Atlas
from relwiki.pages.builders import pages
from relwiki.pages.page import PersonPage
from relwiki.pages.sheet import CardPage
from relwiki.pages.shown import Line, Ref
from relwiki.render.page import Site, render
from relwiki.render.theme import load_theme
from tests.vaults import english, facts_of

VAULT = """
@ people/Me.md
---
me: true
---
- [ ] order the flour for [[Ida Lee]]
- [ ] the other thing #x

@ people/Ida Lee.md
---
pronouns: she/her
salutation: Dr Lee
avoid: football
dislikes: cut flowers
interests: Paper
spouse: "[[Rui]]"
ex: Old Flame
children:
  - Mia (born 2015-06)
  - Leo (born 2019, died 2020)
mother: "[[Olga]]"
dog: Bo
follow_up: 2026-12-01 the quote
habits: flour every 6 weeks (last 2026-10-20)
phone: 1
private: [salutation]
---
## Next time
- ask: her exam

## Log
- 2026-11-02 call: the oven
  - promised: a book
  - awaiting: the key
  - told: of the roof
- 2026-10-01 order: flour
- 2026-09-02 heard: she won the cup
- 2026-08-02 visit: one
- 2026-07-02 visit: two
- 2022-11-20 call: fine
  - learned: started university

## Gifts
- 2025-12-24 gave a red hat (£12, for Christmas)
- idea a red hat

## Private
- promised: a secret

@ people/Rui.md
---
born: 1980-03-03
private: [born]
---
@ people/Olga.md
---
died: 2026-01-03
---
@ people/Hush.md
---
quiet: true
---
@ interests/Football.md
---
small_talk: true
---
@ interests/Weather.md
---
small_talk: true
---
"""


def cards(facts: Facts) -> dict[str, CardPage]:
    """All cards by the name of their person."""
    return {page.title: page for page in pages(facts, Atlas(facts), english()) if isinstance(page, CardPage)}


def text(line: Line) -> str:
    """A line as words."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in line)


def said(card: CardPage) -> dict[str, list[str]]:
    """The parts of a card by their ids, a line for each."""
    parts = (*card.parts, *((card.eyes,) if card.eyes else ()))
    return {
        part.id.removeprefix("c-"): [
            f"{row.label}: {text(line)}" if row.label else text(line) for row in part.rows for line in row.lines
        ]
        for part in parts
    }  # fmt: skip


def test_all_of_it() -> None:
    """Every part in its order, from the notes of one person and the task of another."""
    assert said(cards(facts_of(VAULT))["Ida Lee"]) == {
        "hello": ["Be gentle: mother Olga, 3 January 2026", "Around them: spouse Rui",
                  "Around them: child Mia, born June 2015", "Around them: dog Bo", "Lost: child Leo, 2020"],
        "tell": [english()("card_nothing").replace("{}", "YYYY-MM-DD"),
                 "Small talk: Weather", "Told already: of the roof · 2 November 2026"],
        "ask": ["her exam", "May be: may be graduating, about November 2026, from “started university”",
                "Their news: 2 September 2026 · she won the cup"],
        "settle": ["You promised: a book · 2 November 2026", "Awaited: the key · 2 November 2026",
                   "Follow up: the quote · 1 December 2026", "To do: order the flour for Ida Lee",
                   "Last order: 1 October 2026 · flour", "Habits: flour, expected 1 December 2026"],
        "avoid": ["Dislikes: cut flowers"],
        "last": ["2 November 2026 · call: the oven", "1 October 2026 · order: flour", "2 August 2026 · visit: one"],
        "presents": ["Idea: a red hat · given already, 24 December 2025", "Given already: a red hat · 2025"],
        "eyes": ["Avoid: football", "Private: you promised: a secret", "Private: More is private in their note"],
    }  # fmt: skip


def test_who_has_a_card() -> None:
    """The living with a note, but you and the quiet; their pages lead there and the cards back."""
    facts = facts_of(VAULT)
    people = [page for page in pages(facts, Atlas(facts), english()) if isinstance(page, PersonPage)]

    assert sorted(cards(facts)) == ["Ida Lee", "Rui"]
    assert {page.title: page.card for page in people if page.card} == {
        "Ida Lee": "cards/ida-lee.html",
        "Rui": "cards/rui.html",
    }
    assert cards(facts)["Rui"].person.route == "people/rui.html"


def test_nothing_for_your_eyes_stands_elsewhere() -> None:
    """Private keys, private lines, sums, what to avoid: in the closed part, or nowhere."""
    card = cards(facts_of(VAULT))["Ida Lee"]
    html = render(msgspec.structs.replace(card, eyes=None), load_theme("default", None), Site("T")).decode()

    assert [each for each in ("Dr Lee", "a secret", "football", "£12", "12.00", "1980") if each in html] == []


def test_a_private_note_has_its_own_secrets_in_place() -> None:
    """The whole card is marked, and print shows but the name."""
    facts = facts_of("""
        @ people/Me.md
        ---
        me: true
        ---
        @ people/Ida.md
        ---
        private: true
        ---
        - ask: the hush
    """)
    card = cards(facts)["Ida"]

    assert card.private
    assert said(card)["ask"] == ["the hush"]
    assert card.eyes is None


def test_long_lists_lead_to_the_page() -> None:
    """So that a card fits one sheet."""
    lines = "\n".join(f"- ask: question {n}" for n in range(9))
    card = cards(facts_of(f"@ people/Ida.md\n{lines}\n- ask: {'word ' * 90}\n"))["Ida"]
    ask = next(part for part in card.parts if part.id == "c-ask").rows[0]

    assert len(ask.lines) == 6
    assert ask.lines[-1] == (Ref("5 more", "people/ida.html"),)


@pytest.mark.parametrize("stage", ["weather", "Weather (since 2019)"])
def test_at_the_weather_there_is_the_weather(stage: str) -> None:
    """No word on what else could be said."""
    card = cards(facts_of(VAULT.replace("pronouns: she/her", f"stage: {stage}")))["Ida Lee"]

    assert said(card)["tell"] == ["Small talk: Weather", "Told already: of the roof · 2 November 2026"]
