"""How strongly a shared interest binds: the laws that the order keeps, whatever the vault."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relwiki.derive.interests import Having, Interests
from relwiki.derive.strength import KEENNESS, Leanings, SharedTopic, information, strength
from relwiki.derive.trees import below, closure
from tests.vaults import facts_of

TOPICS, PEOPLE = "abcdefgh", "PQRSTU"
VAULT = """
    @ people/A.md
    ---
    interests: ["Weather/Storms/Waterspouts (high)", chess]
    ---
    @ people/B.md
    ---
    interests: [Storms (low), chess?]
    ---
    @ people/C.md
    ---
    interests: [Weather, Storms (private), chess]
    quiet: true
    ---
    @ interests/Weather.md
    ---
    small_talk: true
    ---
"""
_topics = st.builds(SharedTopic, st.sampled_from(TOPICS), st.integers(2, 9), st.integers(0, 4), st.integers(2, 6))


@st.composite
def worlds(draw: st.DrawFn) -> Interests:
    """A taxonomy without circles, and people who have some of its topics at some level."""
    above = {
        topic: tuple(TOPICS[index] for index in sorted(found))
        for number, topic in enumerate(TOPICS)
        if (found := draw(st.sets(st.integers(0, number - 1), max_size=2) if number else st.just(set())))
    }
    having = draw(
        st.lists(
            st.builds(
                Having, st.sampled_from(PEOPLE), st.sampled_from(TOPICS), st.sampled_from(sorted(KEENNESS)),
                st.booleans(), st.just(()), st.booleans(),
            ),
            max_size=24, unique_by=lambda each: (each.person, each.topic),
        )
    )  # fmt: skip
    small = draw(st.sets(st.sampled_from(TOPICS), max_size=2))
    return world(above, tuple(having), frozenset(small))


def world(above: dict[str, tuple[str, ...]], having: tuple[Having, ...], small: frozenset[str]) -> Interests:
    """Interests as they follow from these."""
    reach: dict[str, set[str]] = {}
    for each in having:
        if not (each.unsure or each.private):
            for topic in closure([each.topic], above):
                reach.setdefault(topic, set()).add(each.person)
    people = {topic: frozenset(those) for topic, those in reach.items()}
    return Interests(above, below(above), having, people, small, frozenset(), ())


def ranking(found: Interests, one: str, quiet: frozenset[str] = frozenset()) -> list[str]:
    """Everybody else by how strongly they are bound to one person, the strongest first."""
    leanings = Leanings(found, quiet)
    others = [other for other in PEOPLE if other != one]
    return sorted(others, key=lambda other: strength(leanings.shared(one, other)), reverse=True)


@settings(deadline=None)
@given(worlds())
def test_it_is_the_same_from_both_sides(found: Interests) -> None:
    """What A shares with B, B shares with A, and as strongly."""
    leanings = Leanings(found, frozenset())

    for one, other in itertools.combinations(PEOPLE, 2):
        assert leanings.shared(one, other) == leanings.shared(other, one)


@given(_topics, _topics)
def test_rarer_or_deeper_never_ranks_below_broader(one: SharedTopic, other: SharedTopic) -> None:
    """Fewer people decide, then depth; no level turns that round."""
    if (one.people, -one.depth) < (other.people, -other.depth):
        assert strength([one]) > strength([other])


@settings(deadline=None)
@given(worlds())
def test_a_narrower_topic_never_ranks_below_the_one_above_it(found: Interests) -> None:
    """Whoever meets at storm chasing is not bound less than whoever meets at storms."""
    leanings = Leanings(found, frozenset())

    for topic, parents in found.broader.items():
        for parent in parents:
            deep = SharedTopic(topic, leanings.size(topic), leanings.depth(topic), 2)
            broad = SharedTopic(parent, leanings.size(parent), leanings.depth(parent), 6)
            assert leanings.size(topic) > leanings.size(parent) or strength([deep]) >= strength([broad])


@given(st.lists(_topics, max_size=5), _topics)
def test_one_more_shared_topic_never_binds_less(topics: list[SharedTopic], more: SharedTopic) -> None:
    """Another thing in common only adds."""
    assert strength([*topics, more]) > strength(topics)


@given(st.lists(_topics, max_size=4), st.lists(_topics, max_size=4), _topics)
def test_keener_never_binds_less(before: list[SharedTopic], after: list[SharedTopic], topic: SharedTopic) -> None:
    """A higher level of the same topic, all else equal."""
    keener = SharedTopic(topic.topic, topic.people, topic.depth, topic.keen + 1)

    assert strength([*before, keener, *after]) > strength([*before, topic, *after])


@settings(deadline=None)
@given(worlds())
def test_people_without_topics_change_no_order(found: Interests) -> None:
    """Newcomers of whom no interest is known, or only private and unsure ones, move nobody."""
    more = (*found.having, Having("X", "a", private=True), Having("Y", "b", unsure=True))
    grown = world(dict(found.broader), more, found.small_talk)

    for one in PEOPLE:
        assert ranking(found, one) == ranking(grown, one)
        assert Leanings(grown, frozenset()).shared(one, "X") == ()


@settings(deadline=None)
@given(worlds())
def test_small_talk_and_what_is_private_or_unsure_never_enter(found: Interests) -> None:
    """The vault with only its open, sure interests gives the same; no topic of small talk is among what is shared."""
    bare = tuple(each for each in found.having if not (each.private or each.unsure))
    leanings, same = (
        Leanings(found, frozenset()),
        Leanings(world(dict(found.broader), bare, found.small_talk), frozenset()),
    )

    for one, other in itertools.combinations(PEOPLE, 2):
        shared = leanings.shared(one, other)
        assert shared == same.shared(one, other)
        assert not found.small_talk & {each.topic for each in shared}


def test_two_people_share_the_most_specific_topic_only() -> None:
    """Waterspouts and storms meet at storms; weather above it is covered, and is small talk anyway."""
    leanings = Leanings(facts_of(VAULT).interests, frozenset({"people/C.md"}))

    assert leanings.shared("people/A.md", "people/B.md") == (SharedTopic("stub:interest:storms", 2, 1, 4),)
    assert leanings.shared("people/A.md", "people/C.md") == ()


def test_the_level_of_something_broader_is_that_of_the_keenest_below() -> None:
    """Who is keen on waterspouts is as keen on storms."""
    assert Leanings(facts_of(VAULT).interests, frozenset()).of("people/A.md") == {
        "stub:interest:waterspouts": 3,
        "stub:interest:storms": 3,
        "interests/Weather.md": 3,
        "stub:interest:chess": 2,
    }


def test_a_private_topic_binds_nobody() -> None:
    """Its own note says so, whatever the notes of people say."""
    facts = facts_of("""
        @ people/A.md
        ---
        me: true
        interests: "[[Poker]]"
        ---
        @ people/B.md
        ---
        interests: "[[Poker]]"
        ---
        @ interests/Poker.md
        ---
        private: true
        ---
    """)

    assert facts.bonds.yours == ()


@pytest.mark.parametrize(("people", "of", "bits"), [(1, 1, 0.0), (0, 7, 3.0), (1, 7, 2.0), (3, 7, 1.0), (7, 7, 0.0)])
def test_information(people: int, of: int, bits: float) -> None:
    """Minus the logarithm to base 2 of the share, smoothed by one: what nobody has is finite."""
    assert information(people, of) == bits
