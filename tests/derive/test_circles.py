"""Circles: who was where together with whom, and when."""

import itertools

import networkx as nx
import pytest

from relwiki.derive.circles import Shared, overlap, shared_circles
from relwiki.derive.facts import Facts
from relwiki.model.date import Date, Range
from tests.vaults import codes, facts_of


def between(facts: Facts, one: str, other: str) -> dict[str, tuple[str, list[str], bool]]:
    """What two people share: circle -> (how, ranges as written, whether now)."""
    found = shared_circles(f"people/{one}.md", f"people/{other}.md", facts.connections.circles)
    return {each.circle: (each.how, [written(period) for period in each.periods], each.now) for each in found}


def written(period: Range | None) -> str:
    """A range as the vault format writes it."""
    if period is None:
        return "no"
    return f"{period.start.iso() if period.start else ''}..{period.end.iso() if period.end else ''}"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("(2009..2016)", "(2011..2020)", ("together", ["2011..2016"], False)),
        ("(2009..)", "(2011..2020)", ("together", ["2011..2020"], False)),
        ("(2009..)", "(2011..)", ("together", ["2011.."], True)),
        ("(2009..2012)", "(2013..)", ("apart", [], False)),
        # They may have met in 2012, and may not.
        ("(2009..2012)", "(2012..)", ("both", [], False)),
        ("(..2016)", "(2011..)", ("both", [], False)),
        ("", "(2011..)", ("both", [], True)),
        ("", "(2011..2012)", ("both", [], False)),
        ("", "", ("both", [], True)),
        # Exactly the same years are the same years, also where it is but one.
        ("(2019..2019)", "(2019..2019)", ("together", ["2019..2019"], False)),
    ],
)
def test_ranges_that_overlap_are_time_spent_together(
    one: str, other: str, expected: tuple[str, list[str], bool]
) -> None:
    """Nothing is invented: what is not certain is "both at X"."""
    facts = facts_of(f"""
        @ people/Ida.md
        ---
        works_at: "[[Mill]] {one}"
        ---
        @ people/Max.md
        ---
        works_at: "[[Mill]] {other}"
        ---
        @ organisations/Mill.md
    """)

    assert between(facts, "Ida", "Max") == {"organisation:organisations/Mill.md": expected}
    assert between(facts, "Max", "Ida") == between(facts, "Ida", "Max")


def test_two_stays_are_two_times_and_two_jobs_in_a_row_are_one() -> None:
    """She changed her desk in 2013 and came back in 2018; he was there all along."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        works_at:
          - "[[Mill]] (clerk, 2011..2013-05)"
          - "[[Mill]] (buyer, 2013-05..2015)"
          - "[[Mill]] (director, 2018..2020)"
        ---
        @ people/Max.md
        ---
        works_at: "[[Mill]] (2009..)"
        ---
        @ organisations/Mill.md
    """)

    assert between(facts, "Ida", "Max") == {
        "organisation:organisations/Mill.md": ("together", ["2011..2015", "2018..2020"], False)
    }


def test_every_kind_of_circle() -> None:
    """House, work, school, town, home town, tag and gathering; what is not shared is none."""
    facts = facts_of("""
        @ people/Ida.md
        ---
        works_at: Mill
        education: Old School (1990..1998)
        lives_in: Porto
        from: Bath
        tags: [choir/alto]
        ---
        @ people/Max.md
        ---
        works_at: Mill
        education: Old School (1992..1999)
        lives_in: Porto
        from: Bath
        tags: [choir/bass]
        ---
        @ people/Eve.md
        ---
        lives_in: Bath
        ---
        @ organisations/The Bergs.md
        ---
        type: household
        members: "[[Ida]], [[Max]]"
        ---
        @ journal/2025-03-01 Concert.md
        ---
        people: "[[Ida]], [[Max]]"
        ---
        @ journal/2027-03-01 Next concert.md
        ---
        people: "[[Ida]], [[Max]]"
        ---
    """)

    assert sorted(facts.connections.circles.by_id) == [
        "from:stub:place:bath",
        "gathering:journal/2025-03-01 Concert.md",
        "household:organisations/The Bergs.md",
        "organisation:stub:organisation:mill",
        "place:stub:place:porto",
        "school:stub:organisation:old school",
        "tag:choir",
    ]
    assert between(facts, "Ida", "Max")["school:stub:organisation:old school"] == ("together", ["1992..1998"], False)
    assert between(facts, "Ida", "Eve") == {}


@pytest.mark.parametrize(
    "line",
    ["works_at: '[[Mill]] (private)'", "works_at: '[[Mill]]?'", "private: [works_at]\nworks_at: '[[Mill]]'",
     "private: true\nworks_at: '[[Mill]]'", "quiet: true\nworks_at: '[[Mill]]'", "works_at: '[[Mill]] (2099..)'"],
)  # fmt: skip
def test_secrets_guesses_plans_and_the_quiet_make_no_circle(line: str) -> None:
    """Nobody reads of them on another's page."""
    facts = facts_of(f"""
        @ organisations/Mill.md
        @ people/Max.md
        ---
        works_at: "[[Mill]]"
        ---
        @ people/Ida.md
        ---
{chr(10).join("        " + each for each in line.split(chr(10)))}
        ---
    """)

    assert facts.connections.circles.by_id == {}


def test_the_southern_women_of_davis() -> None:
    """Eighteen women at fourteen events (Davis, Gardner and Gardner 1941): the top pair shares seven."""
    graph = nx.davis_southern_women_graph()
    women = graph.graph["top"]
    files = [f"@ people/{woman}.md\n" for woman in women]
    for number, event in enumerate(graph.graph["bottom"]):
        guests = ", ".join(f"[[{woman}]]" for woman in sorted(graph[event]))
        files.append(f"@ journal/1936-01-{number + 1:02} {event}.md\n---\npeople: {guests}\n---\n")
    facts = facts_of("".join(files))
    found = facts.connections.circles
    count = {
        frozenset((one, other)): len(shared_circles(f"people/{one}.md", f"people/{other}.md", found))
        for one, other in itertools.combinations(women, 2)
    }
    expected = {
        frozenset((one, other)): len(set(graph[one]) & set(graph[other]))
        for one, other in itertools.combinations(women, 2)
    }

    assert codes(facts) == []
    assert count == expected
    assert max(count.values()) == 7


def test_an_overlap_lies_in_both_and_does_not_ask_who_was_first() -> None:
    """All pairs of a handful of ranges, open ones too."""
    one, two, three = Date(2001), Date(2004), Date(2009)
    ends = ((one, two), (one, three), (two, three), (None, two), (two, None), (None, None), (three, None))
    ranges = [Range(start, end) for start, end in ends]
    for mine, theirs in itertools.product(ranges, ranges):
        found = overlap(mine, theirs)

        assert written(found) == written(overlap(theirs, mine))
        if found and found.start:
            assert all(each.start and (each.start.year or 0) <= (found.start.year or 0) for each in (mine, theirs))


def test_a_circle_of_one_is_none() -> None:
    """And nobody shares one with a stranger."""
    facts = facts_of("@ people/Ida.md\n---\nworks_at: Mill\n---\n")

    assert facts.connections.circles.by_id == {}
    assert shared_circles("people/Ida.md", "people/Nobody.md", facts.connections.circles) == tuple[Shared, ...]()
