"""What speaks up when its time has come says “may”, shows its source, and keeps what is tender from home."""

import pytest

from relwiki.model.ripening import RULES
from relwiki.pages.atlas import Atlas
from relwiki.pages.builders import pages
from relwiki.pages.page import HomePage, UpcomingPage
from relwiki.pages.shown import Group, Line
from relwiki.render.phrases import phrases
from relwiki.render.theme import load_theme
from tests.vaults import english, facts_of

LANGUAGES = ("en", "de")


def said(line: Line) -> str:
    """A line as plain text."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in line)


def groups(text: str) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """What home and the page of dates ahead say in their groups, by the group's id, each line after its name."""
    facts = facts_of(text)
    made = tuple(pages(facts, Atlas(facts), english()))
    home = next(page for page in made if isinstance(page, HomePage))
    upcoming = next(page for page in made if isinstance(page, UpcomingPage))

    def words(shown: tuple[Group, ...]) -> dict[str, list[str]]:
        return {group.id: [f"{each.ref.text}: {said(each.line)}" for each in group.entries] for group in shown}

    return words(home.groups), words(upcoming.groups)


def test_what_may_be_with_its_source() -> None:
    """What, about when, and the sentence from which it follows, with its date."""
    home, upcoming = groups("""
        @ people/Ida.md
        ---
        children: [Arjun]
        works_at: "[[Mill]] (miller, 2025-12..)"
        ---
        - learned: 2022-09-18 Arjun starts university, at Leeds
        @ organisations/Mill.md
    """)

    assert home["r-ripening"] == [
        (
            "Ida: Arjun may be graduating, about September 2026 · noted 18 September 2022: "
            "“Arjun starts university, at Leeds”"
        ),
        "Ida: may be a year into the job, about December 2026 · from “Mill (miller, 2025-12..)”",
    ]
    assert upcoming["r-ripening"] == home["r-ripening"]


def test_a_line_of_the_journal_is_linked() -> None:
    """Where the source is not the person's own note, its note stands beside it."""
    home, _ = groups("""
        @ people/Ida.md
        @ journal/2025-12-01.md
        - call [[Ida]]: moved to Leeds
    """)

    assert home["r-ripening"] == [
        "Ida: may feel at home there by now, about December 2026 · noted 1 December 2025: “moved to Leeds” (2025-12-01)"
    ]


def test_what_is_tender_is_on_the_page_of_dates_alone() -> None:
    """Only where the settings turn it on, and never on home."""
    home, upcoming = groups("""
        @ relwiki.yaml
        ripen: {expecting: 3 months}
        @ people/Ida.md
        - learned: 2026-08-20 expecting
    """)

    assert "r-ripening" not in home
    assert upcoming["r-ripening"] == [
        "Ida: may have a small child to show, about November 2026 · noted 20 August 2026: “expecting”"
    ]


def test_the_words_of_the_settings_win() -> None:
    """For a rule of one's own, and for a built-in one."""
    home, _ = groups("""
        @ relwiki.yaml
        ripen:
          starts beekeeping: {after: 1 year, says: may have honey}
          moved: {says: may know the neighbours}
          gets hens: 1 year
        @ people/Ida.md
        - learned: 2025-11-20 starts beekeeping
        - learned: 2025-11-21 moved
        - learned: 2025-11-22 gets hens
    """)

    assert [line.partition(",")[0] for line in home["r-ripening"]] == [
        "Ida: may have honey", "Ida: may know the neighbours", "Ida: may be worth asking after",
    ]  # fmt: skip


def test_habits_with_the_day_they_are_due() -> None:
    """On home a week ahead, beside the dates two months; one that lapsed is nowhere."""
    home, upcoming = groups("""
        @ people/Ida.md
        ---
        habits:
          - notebook every 6 weeks (last 2026-10-09)
          - ink every 6 weeks (last 2026-11-01)
          - candles every 6 weeks (last 2024-11-01)
        ---
    """)

    assert home["r-habits"] == ["Ida: notebook, every 6 weeks · expected 20 November 2026 · last 9 October 2026"]
    assert [line.partition(",")[0] for line in upcoming["r-habits"]] == ["Ida: notebook", "Ida: ink"]


def test_memories_say_who_was_there() -> None:
    """You are not named to yourself; a note that only says who came is linked."""
    home, upcoming = groups("""
        @ people/Me.md
        ---
        me: true
        ---
        @ people/Ida.md
        @ people/Max.md
        @ journal/2024-11-24.md
        - walk [[Me]], [[Ida]] and [[Max]]: up the hill
        @ journal/2025-11-24.md
        ---
        people: "[[Ida]]"
        ---
    """)

    assert home["r-memories"] == [
        "Ida: 24 November 2025, a year ago · 2025-11-24",
        "Ida: 24 November 2024, 2 years ago · with Max · up the hill",
    ]
    assert "r-memories" not in upcoming


def test_a_long_line_is_cut_between_words_and_links() -> None:
    """So that it stays one line of a list, and no half of a link is shown."""
    home, _ = groups(f"""
        @ people/Ida.md
        ## Log
        - 2025-11-24 call: {"the long way round " * 12}[[Some Very Long Name Of A Note]] and on
    """)

    assert home["r-memories"][0].endswith("the long way round …")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_rule_has_its_words(language: str) -> None:
    """In each language that is complete; whatever ripens says “may”, never “is”."""
    words = phrases(load_theme("default", None), language)
    silent = {"habit", "school year", "round birthday"}
    may = {"en": "may ", "de": "vielleicht"}[language]

    assert [rule.name for rule in RULES if rule.name not in silent and f"ripe_{rule.name}" not in words] == []
    assert [key for key, text in words.items() if key.startswith("ripe_") and may not in text] == [
        "ripe_noted", "ripe_stated",
    ]  # fmt: skip
