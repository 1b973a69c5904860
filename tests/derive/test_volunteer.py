"""What of your own news may be told to whom, and what is told to nobody."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relwiki.derive.cards import Cards
from tests.vaults import TODAY, facts_of

VAULT = """
@ people/Me.md
---
me: true
born: 1980
---
## Log
{own}

@ people/Ida Lee.md
---
goes_by: Ida
interests: [Weather/Storms/Waterspouts, "[[Tea]]", chess?]
lives_in: "[[Porto]]"
works_at: "[[Harbour Bakery]]"
---
## Log
- 2026-11-01 call: fine
  - told: the roof is mended with slate

@ people/Rui Silva.md
---
sister: Ana
quiet: true
---

@ people/Olga.md
---
died: 2020
---

@ organisations/The Lees.md
---
type: household
---

@ interests/Tea.md
@ interests/Secret.md
---
private: true
---
@ places/Ribeira.md
---
parent: "[[Porto]]"
---

@ journal/2026-11-10.md
{journal}
"""


def told(own: str = "", journal: str = "", person: str = "people/Ida Lee.md") -> list[str]:
    """The lines that are offered to somebody, the closest first."""
    facts = facts_of(VAULT.replace("{own}", own).replace("{journal}", journal))
    return [each.text for each in Cards(facts).card(facts.subjects.by_id[person]).news]


@pytest.mark.parametrize(
    "line",
    [
        "- 2026-11-05 walk: a gale, and [[Waterspouts]]",
        "- 2026-11-05 walk: a gale, and [[Storms|a storm]]",
        "- 2026-11-05 walk: waterspouts off the pier",
        "- 2026-11-05 visit: Porto in the rain",
        "- 2026-11-05 visit: [[Ribeira]] in the rain",
        "- 2026-11-05 met: the oven of [[Harbour Bakery]], cold",
        "- 2026-11-05 note: tea at four, and [[Ida Lee]] would laugh",
    ],
)
def test_what_touches_somebody(line: str) -> None:
    """A topic of theirs, a narrower or broader one, where they live, what they belong to, by a link or by its name."""
    assert len(told(line)) == 1


@pytest.mark.parametrize(
    "line",
    [
        # Before the last contact, on its day, or not yet.
        "- 2026-10-05 walk: [[Waterspouts]]",
        "- 2026-11-01 walk: [[Waterspouts]]",
        "- 2026-12-05 walk: [[Waterspouts]]",
        # Somebody else is in it.
        "- 2026-11-05 walk with [[Rui Silva]]: [[Waterspouts]]",
        "- 2026-11-05 walk: [[Waterspouts]], and [[Rui Silva|he]] laughed",
        "- 2026-11-05 walk: [[Waterspouts]], and Rui laughed",
        "- 2026-11-05 walk: [[Waterspouts]], and Mrs Silva laughed",
        "- 2026-11-05 walk: [[Waterspouts]], as Ana says",
        "- 2026-11-05 walk: [[Waterspouts]], as my sister says",
        "- 2026-11-05 walk: [[Waterspouts]], two friends beside me",
        "- 2026-11-05 walk: [[Waterspouts]], as Olga loved them",
        "- 2026-11-05 walk: [[Waterspouts]] with [[The Lees]]",
        "- 2026-11-05 walk: [[Waterspouts]], and [[Nobody Known]]",
        # It is not yours to tell, or too sad.
        "- 2026-11-05 heard: [[Waterspouts]] off Nazaré",
        "- 2026-11-05 plan: [[Waterspouts]]",
        "- 2026-11-05 walk: [[Waterspouts]] after the funeral",
        "- 2026-11-05 walk: [[Waterspouts]] #quiet",
        "- 2026-11-05 learned: [[Waterspouts]]",
        "- 2026-11-05 walk: rain\n  - learned: [[Waterspouts]]",
        "\n## Private\n- 2026-11-05 walk: [[Waterspouts]]",
        # It touches nothing that they openly and certainly care about.
        "- 2026-11-05 walk: [[Weather]]",
        "- 2026-11-05 note: chess",
        "- 2026-11-05 note: bread",
        "- 2026-11-05 note: a bath, a porto, and a book",
        # They know.
        "- 2026-11-05 note: the roof is mended with slate, over tea",
    ],
)
def test_what_is_not_offered(line: str) -> None:
    """Tact comes before news."""
    topics = "\n@ interests/Weather.md\n---\nsmall_talk: true\n---\n"

    assert told(line + topics if "Weather" in line else line) == []


def test_the_journal_is_yours_too() -> None:
    """Lines that link a topic or a place, with what they begin with; private notes and other people's lines are not."""
    lines = "- [[Tea]]: two pots at once\n- a gale, [[Storms]]\n- [[Rui Silva]]: [[Storms]]\n- storms, no link\n"

    assert told(journal=lines) == ["a gale, [[Storms]]", "[[Tea]]: two pots at once"]
    assert told(journal="---\nprivate: true\n---\n" + lines) == []


def test_the_rarest_first_then_the_latest() -> None:
    """What is true of few people binds most."""
    others = "\n".join(f"@ people/P{n}.md\n---\ninterests: Tea\n---\n" for n in range(3))
    own = "- 2026-11-05 note: tea\n- 2026-11-06 note: a new tea\n- 2026-11-03 walk: [[Storms]]\n"

    assert told(own + others) == ["[[Storms]]", "a new tea", "tea"]


def test_at_the_weather_nothing_is_volunteered() -> None:
    """It is fine to stay there."""
    facts = facts_of(
        VAULT.replace("{own}", "- 2026-11-05 note: tea")
        .replace("{journal}", "")
        .replace("goes_by: Ida", "stage: weather")
    )
    card = Cards(facts).card(facts.subjects.by_id["people/Ida Lee.md"])

    assert (card.news, card.bond) == ((), None)


def test_without_any_contact_a_year_is_looked_back() -> None:
    """And nobody hears of what happened long ago."""
    other = "\n@ people/New.md\n---\ninterests: Tea\n---\n"
    start = TODAY - dt.timedelta(days=365)
    own = f"- {start} note: old tea\n- {start + dt.timedelta(days=1)} note: tea\n"

    assert told(own + other, person="people/New.md") == ["tea"]


_SAFE = ("wind", "rain", "four miles", "and bread", "tea", "[[Storms]]", "[[Waterspouts]]", "Porto")
_UNSAFE = ("[[Rui Silva]]", "Rui", "my sister", "Olga", "[[The Lees]]", "#quiet", "funeral", "Ana", "[[Rui Silva|R.]]")
_WORDS = st.lists(st.sampled_from(_SAFE), min_size=1, max_size=5)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_WORDS, st.sampled_from((*_UNSAFE, "")), st.integers(0, 5)), min_size=1, max_size=6))
def test_nothing_unsafe_is_ever_offered(lines: list[tuple[list[str], str, int]]) -> None:
    """Wherever in a line it stands, in whatever company."""
    texts = []
    for number, (words, unsafe, place) in enumerate(lines):
        said = [*words[:place], unsafe, *words[place:]]
        texts.append(f"- 2026-11-{number + 5:02} walk: {' '.join(filter(None, said))}")
    offered = told("\n".join(texts), "- " + " ".join((*lines[0][0], lines[0][1])))

    assert [text for text in offered if any(each in text for each in _UNSAFE)] == []
