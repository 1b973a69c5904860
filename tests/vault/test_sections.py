"""What lists, tables and headings mean, by the section they stand in."""

from relwiki.model.diagnostic import Code
from relwiki.model.settings import Settings
from tests.vault import said
from tests.vault.notes import note


def test_a_log() -> None:
    """Each dated item is a line; what stands below it opens threads on its day; other items are prose."""
    read = note(
        """
        ## 📞 Log
        - 2026-11-12 call with [[Ben]]: the boiler
          - ask: did the plumber come
          - [x] promised: a photo
          - just a remark
        - nothing with a date
        1. 2026-11-10 coffee: cake
           - told: 2026-11-11 about Leeds
        """
    )

    assert [said.log(item) for item in read.log] == [
        "2026-11-12 call; with [[Ben]]; text: the boiler",
        "2026-11-10 coffee; text: cake",
    ]
    assert [said.thread(thread) for thread in read.threads] == [
        "ask 2026-11-12: did the plumber come",
        "promised 2026-11-12: a photo closed",
        "told 2026-11-11: about Leeds",
    ]
    assert [item.line for item in read.log] == [2, 7]
    assert read.diagnostics == ()


def test_a_log_below_smaller_headings() -> None:
    """A section reaches to the next heading of its level; a year above dated lines only groups them."""
    read = note(
        """
        ## Log
        ### 2026
        - 2026-11-12 call
        ### 2025
        - 2025-11-12 visit
        ## Notes
        - 2024-11-12 no line of a log
        """
    )

    assert [said.log(item) for item in read.log] == ["2026-11-12 call", "2025-11-12 visit"]


def test_dated_headings_in_a_log() -> None:
    """`### DATE | title` with text below is a line of the log; its items belong to it."""
    read = note(
        """
        ## Log
        ### 2026-11-12 | call with [[Ben]]
        He was at [[Leeds]].

        - a remark
        - ask: the boiler
        ### 2026-11-10
        Rain.
        """
    )

    assert [said.log(item) for item in read.log] == [
        "2026-11-12 call; with [[Ben]]; mentions [[Leeds]]; text: He was at [[Leeds]].\n- a remark",
        "2026-11-10; text: Rain.",
    ]
    assert [said.thread(thread) for thread in read.threads] == ["ask 2026-11-12: the boiler"]


def test_tables_with_a_date_column() -> None:
    """Rows are read as the lines of their section."""
    read = note(
        """
        ## Log
        | Date | Kind | With | What |
        | --- | --- | --- | --- |
        | 2026-11-12 | call | [[Ben]] | the boiler |
        | 2026-11-10 | visit | | cake |

        ## Gifts
        | Date | Way | Gift | Cost | Occasion |
        | --- | --- | --- | --- | --- |
        | 2025-12-25 | gave | a kite | £20 | Christmas |

        ## Ledger
        | Date | What | Amount |
        | --- | --- | --- |
        | 2026-01-05 | 3 boxes | 20 |

        ## Notes
        | Date | What |
        | --- | --- |
        | 2026-01-05 | no line |
        """
    )

    assert [said.log(item) for item in read.log] == [
        "2026-11-12 call; with [[Ben]]; text: the boiler",
        "2026-11-10 visit; text: cake",
    ]
    assert [said.gift(gift) for gift in read.gifts] == ["gave 2025-12-25; a kite; 20.00 GBP; for Christmas"]
    assert [said.transaction(line) for line in read.ledger] == ["2026-01-05; 20.00; 3 boxes"]


def test_gifts_and_ledger() -> None:
    """Their lines, an idea among them; a line that is neither is prose."""
    read = note(
        """
        ## Gifts
        - 2025-12-25 gave a kite (£20, for Christmas)
        - idea: a hammer
        - she likes wool
        ## Ledger
        - 2026-01-05 £20 paper
        - paid late
        """
    )

    assert [said.gift(gift) for gift in read.gifts] == [
        "gave 2025-12-25; a kite; 20.00 GBP; for Christmas",
        "idea; a hammer",
    ]
    assert [said.transaction(line) for line in read.ledger] == ["2026-01-05; 20.00 GBP; paper"]
    assert read.threads == ()
    assert read.diagnostics == ()


def test_family_and_relationships() -> None:
    """`TYPE: ENTRY`, entries that name their type, and a type above its entries; the rest is prose."""
    read = note(
        """
        ## Family
        - sister: [[Ada]] (since 1990)
        - [[Bo]] (brother)
        - Children
          - Max (born 2019)
          - Lena
        - Sunday: we all eat together
        - We are many.
        ## Relationships
        - bandmate: [[Cleo]]
        - [[Dora]]
        """
    )

    assert [said.statement(each) for each in read.statements] == [
        "sister: [[Ada]]; 1990 ..",
        "brother: [[Bo]]",
        "child: Max; born 2019",
        "child: Lena",
        "bandmate: [[Cleo]]",
    ]
    assert read.diagnostics == ()


def test_sections_that_hold_the_phrases_of_a_key() -> None:
    """Work, Education, Dates and Interests; sentences among them are prose."""
    read = note(
        """
        ## Work
        - [[Amber Bakery]] (baker, 2019..)
        - Tidal Partners (2010..2018)
        - She loves her job. It shows.
        - she loves it
        ## Education
        - University of Leeds (2003..2006)
        ## Interests
        - kayaking (high)
        - [[Chess]]
        ## Dates
        - 08-17 name day
        - no date here
        """
    )

    assert [said.statement(each) for each in read.statements] == [
        "works_at: [[Amber Bakery]]; (baker); 2019 ..",
        "works_at: Tidal Partners; 2010 .. 2018",
        "education: University of Leeds; 2003 .. 2006",
        "interests: kayaking; (high)",
        "interests: [[Chess]]",
    ]
    assert [said.dated(each) for each in read.dated] == ["yearly --08-17; name day"]


def test_threads_and_tasks_anywhere() -> None:
    """They need no section; a ticked or struck thread is closed, and Next time holds questions."""
    read = note(
        """
        - promised: the photos (by 2026-12-01)
        - ~~owe: £20~~
        - [ ] ring her (due 2026-12-01)
        - [x] post the book

        ## Next time
        - how the exam went
        - told: about Leeds
        - [x] the dentist
        """
    )

    assert [said.thread(thread) for thread in read.threads] == [
        "promised by 2026-12-01: the photos",
        "owe: £20 closed",
        "ask: how the exam went",
        "told: about Leeds",
        "ask: the dentist closed",
    ]
    assert [said.task(task) for task in read.tasks] == ["ring her; once 2026-12-01", "post the book; done"]


def test_done_is_kept_for_a_later_stage() -> None:
    """With its words, and the day of the line it stands below; what it closes may stand in another note."""
    read = note("## Log\n- 2026-11-02 call: the oven\n  - done: photos york\n")

    assert [(each.text, each.line, said.date(each.date)) for each in read.done if each.date] == [
        ("photos york", 3, "2026-11-02")
    ]
    assert read.threads == ()


def test_between_us_is_lines_and_prose() -> None:
    """Each item and each paragraph, but for what is struck out or is a thread itself."""
    read = note("## Between us\nWe hum.\n\n- the third step\n- ~~the fourth~~\n- ask: the fifth\n")

    assert [said.thread(each) for each in read.threads] == [
        "between us: the third step",
        "ask: the fifth",
        "between us: We hum.",
    ]


def test_a_journal_s_threads_are_about_whom_the_line_above_is() -> None:
    """Their people go with the items below a line, and only those."""
    read = note(
        """
        - Coffee with [[Ida]]: fine
          - promised: the book
        - lent: the pen to [[Max]]
        """,
        "journal/2026-11-02.md",
    )

    assert [([link.target for link in each.people], each.text) for each in read.threads] == [
        (["Ida"], "the book"),
        ([], "the pen to [[Max]]"),
    ]


def test_what_stands_in_private_is_private() -> None:
    """Every fact of a Private section says so, a log within it too."""
    read = note(
        """
        ## Private
        - ask: the will
        - [ ] a task
        salary:: 100

        ### Log
        - 2026-11-12 call

        ### Family
        - sister: Ada
        """
    )

    assert [each.private for each in read.threads] == [True]
    assert [each.private for each in read.tasks] == [True]
    assert [each.private for each in read.fields] == [True]
    assert [each.private for each in read.log] == [True]
    assert [each.private for each in read.statements] == [True]


def test_a_date_that_is_none_in_a_log() -> None:
    """The line stays prose, and its place is told."""
    (diagnostic,) = note("## Log\n- 2026-02-30 call\n").diagnostics

    assert (diagnostic.code, diagnostic.span.line, diagnostic.span.column) == (Code.NOT_A_DATE, 2, 3)


def test_sections_in_own_words() -> None:
    """Headings, kinds and thread words of the settings are read like the format's."""
    words = (("gespräche", "log"), ("anruf", "call"), ("mit", "with"), ("fragen", "ask"))

    read = note("## Gespräche\n- 2026-11-12 Anruf mit [[Ben]]: Regen\n  - fragen: und nun\n",
                settings=Settings(words=words))  # fmt: skip

    assert [said.log(item) for item in read.log] == ["2026-11-12 call; with [[Ben]]; text: Regen"]
    assert [said.thread(thread) for thread in read.threads] == ["ask 2026-11-12: und nun"]


def test_items_that_group_a_log() -> None:
    """A year above dated items is no line of the log; what stands below an item of Next time is no question."""
    read = note(
        """
        ## Log
        - **2026**
          - 2026-11-12 call
          - 2026-11-10 visit
        ## Next time
        - the exam
          - she passed the first part
        """
    )

    assert [said.log(item) for item in read.log] == ["2026-11-12 call", "2026-11-10 visit"]
    assert [said.thread(thread) for thread in read.threads] == ["ask: the exam"]
