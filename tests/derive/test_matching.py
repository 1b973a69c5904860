"""Who should meet whom: the pair search, and who is never matched."""

import math
import random

import pytest

from relwiki.derive.matching import MOST, MOST_EACH, MOST_PEOPLE, pairs
from tests.vaults import facts_of

# Zachary's karate club: who saw whom outside of it (W. W. Zachary, "An Information Flow Model for Conflict and Fission
# in Small Groups", 1977); members are counted from 1.
KARATE = """
    2:1 3:1,2 4:1,2,3 5:1 6:1 7:1,5,6 8:1,2,3,4 9:1,3 10:3 11:1,5,6 12:1 13:1,4 14:1,2,3,4 17:6,7 18:1,2 20:1,2 22:1,2
    26:24,25 28:3,24,25 29:3 30:24,27 31:2,9 32:1,25,26,29 33:3,9,15,16,19,21,23,24,30,31,32
    34:9,10,14,15,16,19,20,21,23,24,27,28,29,30,31,32,33
"""


def karate() -> dict[str, set[str]]:
    """Each member's friends."""
    found: dict[str, set[str]] = {}
    for each in KARATE.split():
        one, others = each.split(":")
        for other in others.split(","):
            found.setdefault(one, set()).add(other)
            found.setdefault(other, set()).add(one)
    return found


def test_adamic_adar_on_the_karate_club() -> None:
    """Strangers ranked by their friends in common, each weighted by how few friends that one has.

    The measure is that of L. Adamic and E. Adar, "Friends and Neighbors on the Web" (2003); its best pair of the club
    is 3 and 34, with 4.719.
    """
    friends = karate()
    size = {one: len(others) for one, others in friends.items()}
    found = pairs(friends, lambda one, other: other not in friends[one], size, len(friends))
    scores = {pair: sum(1 / math.log(size[each]) for each in common) for pair, common in found.items()}
    best = max(scores, key=lambda pair: scores[pair])

    assert sum(size.values()) == 2 * 78
    assert (best, round(scores[best], 3)) == (("3", "34"), 4.719)


def test_the_pair_search_finds_what_looking_at_all_pairs_finds() -> None:
    """Every pair that has something in common, with all of it, and no other."""
    friends = karate()
    size = {one: len(others) for one, others in friends.items()}
    found = pairs(friends, lambda _one, _other: True, size, len(friends))
    people = sorted(friends)
    wanted = {(one, other): friends[one] & friends[other] for one in people for other in people if one < other}

    assert {pair: set(common) for pair, common in found.items()} == {
        pair: both for pair, both in wanted.items() if both
    }


def test_enough_loses_none_of_the_best() -> None:
    """Who has enough pairs from rarer things is not paired again; the rarest thing of each best pair stays the same."""
    friends = karate()
    size = {one: len(others) for one, others in friends.items()}

    def best(enough: int) -> dict[str, list[int]]:
        of: dict[str, list[int]] = {}
        for pair, common in pairs(friends, lambda _one, _other: True, size, 34, enough).items():
            for person in pair:
                of.setdefault(person, []).append(size[common[0]])
        return {person: sorted(rarities)[:3] for person, rarities in of.items()}

    assert best(0) == best(3)


def index_of(people: int) -> dict[str, set[str]]:
    """Topics of which every second person shares one, and most are few people's."""
    rng = random.Random(people)
    index: dict[str, set[str]] = {}
    for person in range(people):
        topics = {f"t{rng.randrange(people // 4)}" for _ in range(4)} | ({"popular"} if person % 2 else set())
        for topic in topics:
            index.setdefault(topic, set()).add(f"p{person}")
    return index


def test_the_work_grows_with_the_people_not_with_their_pairs() -> None:
    """Twice the people, at most 2.2 times the pairs looked at, though half of all share one topic."""

    def work(people: int) -> int:
        asked = 0

        def may_meet(_one: str, _other: str) -> bool:
            nonlocal asked
            asked += 1
            return True

        index = index_of(people)
        pairs(index, may_meet, {topic: len(those) for topic, those in index.items()}, MOST_PEOPLE, MOST_EACH)
        return asked

    assert work(4000) <= 2.2 * work(2000)
    assert work(4000) < 4000 * MOST_PEOPLE


def test_two_strangers_who_share_something_rare_should_meet() -> None:
    """With what they share, the strongest first, and what else is common to them."""
    facts = facts_of("""
        @ people/Me.md
        ---
        me: true
        interests: [Storms]
        ---
        @ people/Ana.md
        ---
        interests: [Storms (high), tea]
        from: Porto
        ---
        @ people/Rui.md
        ---
        interests: [Storms (high), tea]
        from: Porto
        ---
    """)
    meeting = facts.bonds.meetings.best[0]

    assert (meeting.one, meeting.other) == ("people/Ana.md", "people/Rui.md")
    assert [(each.topic, each.people) for each in meeting.topics] == [
        ("stub:interest:tea", 2),
        ("stub:interest:storms", 3),
    ]
    assert [(each.kind, each.target) for each in meeting.grounds] == [("from", "stub:place:porto")]
    assert set(facts.bonds.meetings.of) == {"people/Ana.md", "people/Rui.md"}


# What stands in Ana's note, in Rui's, and in one more.
NEVER = [
    ("one of them is quiet", "quiet: true", "", ""),
    ("one of them has died", "died: 2020", "", ""),
    ("one of them is under 18", "born: 2010-01-01", "", ""),
    ("the year leaves it open", "born: 2008", "", ""),
    ("one of them is in a school class", "education: Malago School (Year 4 as of 2024-09)", "", ""),
    ("a class without a date", "education: Malago School (Class 3)", "", ""),
    ("a parent is too young to have a grown child", "mother: '[[Bia]]'", "", "---\nborn: 1999\n---"),
    ("the interest is private", "private: interests", "", ""),
    ("the note is private", "private: true", "", ""),
    ("they are friends", "friend: '[[Rui]]'", "", ""),
    ("they are estranged", "", "estranged: '[[Ana]]'", ""),
    ("they are estranged from you", "estranged: '[[Me]]'\nkeep_in_touch: monthly", "", ""),
    ("they are cousins by people without a note", "", "", "---\nchildren: '[[Zita]], [[Ivo]]'\n---"),
    ("they are in-laws", "", "", "---\nsister: '[[Ana]]'\nspouse: '[[Rui]]'\n---"),
    ("they work together", "works_at: Mill", "works_at: Mill", ""),
    ("they were at school together", "education: Mill School (1999..2003)", "education: Mill School (2001..2004)", ""),
    ("their log names the other", "log:: 2024-01-01 met with [[Rui]]", "", ""),
    ("their text names the other", "", "BODY knows [[Ana]]", ""),
    ("somebody's log names both", "", "", "## Log\n\n- 2024-01-01 met: came with [[Ana]] and [[Rui]]"),
    ("a day names both", "", "", "JOURNAL [[Ana]] in the morning.\n\n[[Rui]] at night."),
    ("an evening had both", "", "", "JOURNAL---\npeople: '[[Ana]], [[Rui]]'\n---"),
]


@pytest.mark.parametrize(("why", "ana", "rui", "third"), NEVER, ids=[each[0] for each in NEVER])
def test_never_matched(why: str, ana: str, rui: str, third: str) -> None:
    """Whoever knows each other, and whom tact leaves alone."""

    def note(name: str, text: str) -> str:
        body = text.removeprefix("BODY ") if text.startswith("BODY ") else ""
        if text.startswith("log:: "):
            body = f"## Log\n\n- {text.removeprefix('log:: ')}"
        fields = "" if body else text + "\n" if text else ""
        return f"@ people/{name}.md\n---\ninterests: tea\n{fields}---\n{body}\n"

    path = "journal/2024-05-05.md" if third.startswith("JOURNAL") else "people/Bia.md"
    more = third.removeprefix("JOURNAL").strip()
    zita = "@ people/Zita.md\n---\nchild: '[[Ana]]'\n---\n@ people/Ivo.md\n---\nchild: '[[Rui]]'\n---\n"
    family = zita if "Zita" in third else ""
    vault = f"@ people/Me.md\n---\nme: true\n---\n{note('Ana', ana)}{note('Rui', rui)}{family}@ {path}\n{more}\n"

    assert facts_of(vault).bonds.meetings.best == (), why


# What stands in Ana's note, and in Rui's.
STILL = [
    ("grown up", "born: 2008-11-22", ""),
    ("long out of class", "education: Malago School (Year 4 as of 1999-09)", ""),
    ("one town", "lives_in: Bristol", "lives_in: Bristol"),
    ("one employer, not at one time", "works_at: Mill (1999..2003)", "works_at: Mill (2005..2008)"),
    ("one friend", "friend: '[[Me]]'", "friend: '[[Me]]'"),
]


@pytest.mark.parametrize(("why", "ana", "rui"), STILL, ids=[each[0] for each in STILL])
def test_still_matched(why: str, ana: str, rui: str) -> None:
    """What is no reason against it."""
    vault = (
        f"@ people/Me.md\n---\nme: true\n---\n@ people/Ana.md\n---\ninterests: tea\n{ana}\n---\n"
        f"@ people/Rui.md\n---\ninterests: tea\n{rui}\n---\n"
    )

    assert len(facts_of(vault).bonds.meetings.best) == 1, why


def test_nobody_is_introduced_to_everybody() -> None:
    """Three for each person, also in the list of all, and thirty in all."""
    rare = "".join(
        f"@ people/P{n}.md\n---\ninterests: [{', '.join(f'T{n // 4} {m}' for m in range(2))}]\n---\n"
        for n in range(160)
    )
    found = facts_of(rare).bonds.meetings
    times = [person for each in found.best for person in (each.one, each.other)]

    assert len(found.best) == MOST
    assert max(times.count(person) for person in times) <= MOST_EACH
    assert {len(of) for of in found.of.values()} == {MOST_EACH}


def test_a_popular_topic_makes_no_pairs() -> None:
    """Everybody drinks tea."""
    vault = "".join(f"@ people/P{n}.md\n---\ninterests: tea\n---\n" for n in range(60))

    assert facts_of(vault).bonds.meetings.best == ()
