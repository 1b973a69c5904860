"""Facts ripen by rules, from what was noted, with its source; and with tact (vault format, "Facts that ripen")."""

import datetime as dt

import pytest

from relwiki.derive.facts import Facts
from relwiki.derive.ripening import ripe_on
from relwiki.model.date import Date
from relwiki.model.ripening import RULES, Ripe
from tests.vaults import facts_of

TODAY = dt.date(2026, 11, 23)


def ida(front: str = "", body: str = "", more: str = "", today: dt.date = TODAY) -> Facts:
    """The facts of a vault with Ida's note in it."""
    return facts_of(f"@ people/Ida.md\n---\n{front}\n---\n{body}\n{more}", today)


def learned(line: str, more: str = "", today: dt.date = TODAY) -> Facts:
    """The facts of a vault in whose note of Ida something was learned."""
    return ida("", f"- learned: {line}", more, today)


def shown(ripe: Ripe) -> str:
    """`university 2026-09-18`, with the month or year alone where no more is known."""
    day = ripe.day.isoformat()[: {"month": 7, "year": 4}.get(ripe.vague, 10)]
    about = f" of {ripe.about.rpartition('#')[2]}" if ripe.about else ""
    stage = f" {ripe.stage}" if ripe.stage else f" {ripe.age}" if ripe.age else ""
    return f"{ripe.rule}{about}{stage} {day}"


def ripe(facts: Facts) -> list[str]:
    """What ripens within the year."""
    return [shown(each) for each in facts.ripening]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2022-09-18 starts university", "university 2026-09-18"),
        ("2022-09-18 Arjun starts university, medicine at Leeds", "university 2026-09-18"),
        ("2022-09 started at the university", "university 2026-09"),
        ("2022 goes to university", "university 2026"),
        ("2023-01-10 began college", "university 2027-01-10"),
        ("2024-11-30 Bo starts nursery", "nursery 2026-11-30"),
        ("2020-11-30 Bo starts school", "school 2026-11-30"),
        ("2021-11-30 Bo starts secondary school", "secondary school 2026-11-30"),
        ("2026-01-30 Bo starts his last year at school", "last year at school 2026-11-30"),
        ("2025-09-02 Bo starts sixth form", "sixth form 2027-09-02"),
        ("2023-11-30 starts an apprenticeship", "apprenticeship 2026-11-30"),
        ("2025-12-01 has moved to Leeds", "moved 2026-12-01"),
        ("2025-12-01 he's starting a new job", "new job 2026-12-01"),
        ("2025-12-01 retires", "retirement 2026-12-01"),
        ("2026-11-01 her contract ends 2027-03-31", "contract ends 2027-03-31"),
        ("2026-11-01 the lease runs out in March 2027", "lease ends 2027-03"),
        ("2026-11-01 visa expires 4 March 2027", "visa ends 2027-03-04"),
        ("2026-11-01 the loan ends 2027", "loan ends 2027"),
    ],
)
def test_a_line_begins_with_what_ripens(line: str, expected: str) -> None:
    """Each built-in rule knows its words in any form, after a few on whom it is about, as exactly as the date is."""
    assert expected in ripe(learned(line))


@pytest.mark.parametrize(
    "line",
    [
        "2022-09-18 wants to start university",
        "2022-09-18 is not starting university",
        "2022-09-18 may start university",
        "2022-09-18 is thinking of university, to start university soon",
        "2022-09-18 starts university?",
        "2022-09-18 told me at length that his cousin starts university",
        "2022-09-18 a long walk, and Bo starts university",
        "2022-09-18? starts university",
        "starts university",
        "2026-11-01 her contract ends",
        "2012-09-18 starts university",
        "2026-09-18 starts university",
    ],
)
def test_what_is_doubtful_late_or_far_off_says_nothing(line: str) -> None:
    """Neither a wish nor a doubt, nor prose, nor what has no date, nor what ripened long ago or will in years."""
    assert ripe(learned(line)) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2025-11-25 starts a new job in February 2026", ["new job 2027-02"]),
        ("2026-09-19 starts a new job in January", ["new job 2027-04"]),
        ("2026-11-09 moved in October, the flat in Leeds", ["moved 2027-10"]),
        ("2021-11-09 starts university next year", ["university 2026"]),
        ("2021-11-09 starts university 2022-10", ["university 2026-10"]),
    ],
)
def test_a_line_may_say_when(line: str, expected: list[str]) -> None:
    """The day it names counts, not the one it was noted on; a month alone is the nearest."""
    assert ripe(learned(line)) == expected


def test_a_ripe_fact_shows_its_source() -> None:
    """The sentence as typed, its date and its note."""
    facts = learned("2022-09-18 starts *university*, at Leeds")

    assert [(each.text, each.noted, each.source, each.who) for each in facts.ripening] == [
        ("starts *university*, at Leeds", Date(2022, 9, 18), "people/Ida.md", "people/Ida.md")
    ]


def test_a_child_is_known_by_its_name() -> None:
    """A line that begins with a light person of the note is about them; two children do not replace each other."""
    facts = ida(
        "children: [Arjun, Meera]",
        "- learned: 2022-09-18 Arjun starts university\n- learned: 2022-12-01 Meera starts university",
    )

    assert ripe(facts) == ["university of arjun 2026-09-18", "university of meera 2026-12-01"]


def test_the_beginnings_of_log_items_count() -> None:
    """In a person's log, and in the journal where one person is meant; a plan or a try says nothing."""
    facts = ida(
        "",
        """
## Log
- 2022-09-18 heard: starts university
- 2025-12-20 call: moved to Leeds
- 2023-12-24 plan: starts an apprenticeship
- 2025-12-22 call: the weather, and she moved
""",
        """
@ people/Max.md
@ journal/2025-12-01.md
- heard from [[Ida]]: the weather
- call [[Ida]]: started a new job
- call [[Ida]] and [[Max]]: retires
""",
    )

    assert ripe(facts) == ["university 2026-09-18", "new job 2026-12-01", "moved 2026-12-20"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("works_at: Mill (miller, 2025-12..)", ["new job 2026-12"]),
        ("works_at: Mill (miller, 2026-09-01..)", ["new job 2026-11-30", "new job 2027-09-01"]),
        ("works_at: Mill (miller, 2025..)", []),
        ("works_at: Mill (miller, 2025-12..2026-03)", []),
        ("works_at: Mill (miller, 2025-12.., private)", []),
        ("works_at: Mill (miller, 2025-12..)?", []),
        ("works_at: Mill (miller, 2025-12..)\nprivate: works_at", []),
        ("works_at: Mill (miller)", []),
        ("lives_in: Leeds (since 2025-12)", ["moved 2026-12"]),
        ("lives_in: Leeds (2025-12..2026-01)", []),
        ("education: University of Leeds (2022-10..)", ["university 2026-10"]),
        ("education: University of Leeds (2023-10..2027-06)", ["university 2027-06"]),
        ("education: Salthill School (2022-10..)", []),
    ],
)
def test_keys_say_it_by_their_beginning(line: str, expected: list[str]) -> None:
    """A job, a home or studies since some time; what has ended, is unsure or private says nothing."""
    assert ripe(ida(line)) == expected


def test_of_two_moves_the_later_counts() -> None:
    """Whoever moves again does not live there any more, whichever way it was noted."""
    facts = ida("lives_in: Leeds (2025-12..)", "- learned: 2026-03-01 moved to York")

    assert ripe(facts) == ["moved 2027-03-01"]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("education: School (Year 4 as of 2026-09)", ["school year Year 5 2027-09"]),
        ("education: School (Year 4 as of 2026-03)", ["school year Year 6 2027-09"]),
        ("education: School (Year 4 as of 2024-09)", ["school year Year 7 2027-09"]),
        ("education: School (Year 13 as of 2026-09)", ["school year 2027-09"]),
        ("education: School (Year 13 as of 2020-09)", []),
        ("education: School (Klasse 4 as of 2026-09)", ["school year Klasse 5 2027-09"]),
        ("education: School (Grade 12 as of 2026-09)", ["school year 2027-09"]),
        ("education: Year 4 as of 2026-09", ["school year Year 5 2027-09"]),
        ("education: School (Year 4)", []),
        ("children: Bo (Year 4 as of 2026-09)", ["school year of bo Year 5 2027-09"]),
        ("children: Bo (Year 4 as of 2026-09, died 2026-10)", []),
    ],
)
def test_school_years_advance(line: str, expected: list[str]) -> None:
    """Every September by one, until school is over."""
    assert ripe(ida(line)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("children: Bo (born 2008-12-01)", ["child turns 18 of bo 18 2026-12-01"]),
        ("children: Bo (born 2008-12)", ["child turns 18 of bo 18 2026-12"]),
        ("children: Bo (born 2009)", ["child turns 18 of bo 18 2027"]),
        ("children: Bo (born about 2009)", []),
        ("children: Bo (born 2008-12-01, died 2010)", []),
        ("friend: Bo (born 2008-12-01)", []),
        ("dog: Rex (born 2016)", []),
        ("children: Bo (born 2008-12-01, private)", []),
        ("born: 2008-12-01\nmother: '[[Eva]]'", ["child turns 18 18 2026-12-01"]),
        ("born: 2008-12-01", []),
        ("born: 1960-12-01\nworks_at: Mill", ["retirement 66 2026-12-01"]),
        ("born: 1960-12-01", []),
        ("born: 1960-12-01\nworks_at: Mill (1980..2010)", []),
        ("born: 1946", ["round birthday 80 2026"]),
        ("born: about 1947", ["round birthday 80 2027"]),
        ("born: 1946-03", []),
        ("born: 1946?", []),
    ],
)
def test_ages(line: str, expected: list[str]) -> None:
    """A child comes of age; who works may stop; a round year where no row of dates can say it."""
    assert ripe(ida(line)) == expected


def test_a_loss_is_remembered_after_two_years() -> None:
    """From the log, unless a note says whose death it was: then the day is among the dates."""
    told = "## Log\n- 2024-12-01 loss: her father, in the night\n"
    died = ida("father: '[[Max]]'", told, "@ people/Max.md\n---\ndied: 2024-11-30\n---\n")

    assert ripe(ida("", told)) == ["loss 2026-12-01"]
    assert ripe(died) == []
    assert [each.kind for each in died.occasions] == ["loss"]


# The rules of tact.


@pytest.mark.parametrize(
    "facts",
    [
        ida("died: 2025", "- learned: 2022-09-18 starts university"),
        ida("quiet: true", "- learned: 2022-09-18 starts university"),
        ida("private: true", "- learned: 2022-09-18 starts university"),
        ida("", "## Private\n- learned: 2022-09-18 starts university"),
        ida("", "## Private\n### Log\n- 2022-09-18 heard: starts university"),
        ida("", "- learned: 2022-09-18 starts university #quiet"),
        ida("", "- [x] learned: 2022-09-18 starts university"),
        ida("", "## Log\n- 2022-09-18 call: starts university #quiet"),
        ida("me: true", "- learned: 2022-09-18 starts university"),
        ida("ex: '[[Me]]'", "- learned: 2022-09-18 starts university", "@ people/Me.md\n---\nme: true\n---\n"),
    ],
    ids=["dead", "quiet", "private note", "private section", "private log", "marked", "ticked", "marked in a log",
         "you", "ex"],
)  # fmt: skip
def test_what_is_to_be_left_alone_does_not_ripen(facts: Facts) -> None:
    """The dead, the quiet, the private, what is marked or done, and your own news."""
    assert ripe(facts) == []


@pytest.mark.parametrize(
    ("line", "more"),
    [
        ("2022-09-18 [[Bo]] starts university", "@ people/Bo.md\n---\ndied: 2024\n---\n"),
        ("2022-09-18 [[Bo]] starts university", "@ people/Bo.md\n---\nquiet: true\n---\n"),
        ("2022-09-18 Bo Lund starts university", "@ people/Bo Lund.md\n---\ndied: 2024\n---\n"),
        ("2022-09-18 Bo starts university", "@ people/Bo Lund.md\n---\ndied: 2024\nmother: '[[Ida]]'\n---\n"),
        ("2022-09-18 starts university, after the funeral", ""),
    ],
)
def test_a_line_that_names_the_dead_or_is_sad_does_not_ripen(line: str, more: str) -> None:
    """By a link, by a full name, by the first name of somebody close; or with a word of grief."""
    assert ripe(learned(line, more)) == []


def test_a_dead_child_of_the_note_does_not_come_of_age() -> None:
    """Nor does what was learned of it ripen."""
    facts = ida("children: Bo (born 2008-12-01, died 2024-01-01)", "- learned: 2022-09-18 Bo starts university")

    assert ripe(facts) == []


@pytest.mark.parametrize(
    "line",
    [
        "2026-06-01 expecting",
        "2025-12-01 pregnant and moving to Leeds",
        "2025-12-01 got engaged",
        "2026-11-01 operation on the knee",
        "2026-11-01 is ill",
        "2026-11-01 starts chemo",
    ],
)
def test_what_is_tender_is_off(line: str) -> None:
    """Expecting, engagements, operations, illness: nothing, not even by another rule."""
    assert ripe(learned(line)) == []


def test_what_is_tender_is_never_on_home() -> None:
    """Turned on, it is known to be tender, and what is worth saying anywhere today leaves it out."""
    facts = learned("2026-06-01 expecting in November 2026", "@ relwiki.yaml\nripen: {expecting: 1 month}\n")

    assert [(each.rule, each.tender) for each in facts.ripening] == [("expecting", True)]
    assert ripe_on(facts.ripening, facts.ripening[0].day) == ()


def test_tender_rules_are_off_by_default() -> None:
    """The four that the vault format names."""
    assert [rule.name for rule in RULES if rule.tender] == ["expecting", "engaged", "surgery", "illness"]
    assert not any(rule.on for rule in RULES if rule.tender)
    assert all(rule.on for rule in RULES if not rule.tender)


def test_ripe_today_is_what_is_near() -> None:
    """From a month before what takes years to three months after; what ends from a month before."""
    facts = ida("", "- learned: 2022-11-23 starts university\n- learned: 2026-01-01 contract ends 2027-03-31")
    days = {
        day: [each.rule for each in ripe_on(facts.ripening, dt.date.fromisoformat(day))]
        for day in ("2026-10-23", "2026-10-24", "2027-02-21", "2027-02-28", "2027-03-01", "2027-04-14", "2027-04-15")
    }

    assert days == {
        "2026-10-23": [], "2026-10-24": ["university"], "2027-02-21": ["university"], "2027-02-28": [],
        "2027-03-01": ["contract ends"], "2027-04-14": ["contract ends"], "2027-04-15": [],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("ripen: {university: 3 years}", []),
        ("ripen: {university: 50 months}", ["university 2026-11-18"]),
        ("ripen: {university: off}", []),
        ("ripen: {university: never}", []),
        ("ripen: {university: {words: [reads law]}}", ["university 2026-09-18"]),
        ("ripen: {starts university: {after: 51 months, says: may be off}}", ["starts university 2026-12-18"]),
        ("ripen: {moved: 2 years}", ["university 2026-09-18"]),
    ],
)
def test_settings_change_silence_and_add_rules(setting: str, expected: list[str]) -> None:
    """Another time, no time, other words, and a rule of one's own, which wins over a built-in one."""
    facts = learned("2022-09-18 starts university", f"@ relwiki.yaml\n{setting}\n")

    assert ripe(facts) == expected


def test_a_rule_of_ones_own() -> None:
    """Its name is how the line begins, its words are what the site says; ages are rules too."""
    facts = ida(
        "children: Bo (born 2010-12-01)",
        "- learned: 2025-12-05 starts beekeeping\n- learned: 2025-12-06 gets bees",
        "@ relwiki.yaml\nripen:\n  starts beekeeping: {after: 1 year, says: may have honey, words: [gets hens]}\n"
        "  child turns 16: {says: may be choosing}\n",
    )

    assert [(shown(each), each.says) for each in facts.ripening] == [
        ("child turns 16 of bo 16 2026-12-01", "may be choosing"),
        ("starts beekeeping 2026-12-05", "may have honey"),
    ]
