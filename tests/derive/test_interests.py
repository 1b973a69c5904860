"""Topics: which is broader than which, and who has them."""

from hypothesis import given
from hypothesis import strategies as st

from relwiki.derive.trees import acyclic, closure
from tests.vaults import codes, facts_of

VAULT = """
    @ people/A.md
    ---
    interests: ["Weather/Storms/Waterspouts (high)", chess]
    ---
    @ people/B.md
    ---
    interests: [Storms, chess?]
    ---
    @ people/C.md
    ---
    interests: [Weather]
    ---
    @ interests/Chess.md
    ---
    broader: "[[Games]]"
    ---
    @ interests/Weather.md
    ---
    small_talk: true
    ---
"""


def test_paths_and_broader_make_one_taxonomy() -> None:
    """`a/b/c` in a person's note states the same as `broader` in the topic's."""
    found = facts_of(VAULT).interests

    assert dict(found.broader) == {
        "interests/Chess.md": ("stub:interest:games",),
        "stub:interest:storms": ("interests/Weather.md",),
        "stub:interest:waterspouts": ("stub:interest:storms",),
    }
    assert [(each.person, each.topic, each.level) for each in found.having][:1] == [
        ("people/A.md", "stub:interest:waterspouts", "high")
    ]


def test_who_has_a_topic_has_the_broader_ones() -> None:
    """An unsure interest counts for nobody."""
    reach = {topic: sorted(people) for topic, people in facts_of(VAULT).interests.reach.items()}

    assert reach["interests/Weather.md"] == ["people/A.md", "people/B.md", "people/C.md"]
    assert reach["stub:interest:storms"] == ["people/A.md", "people/B.md"]
    assert reach["interests/Chess.md"] == ["people/A.md"]


def test_a_circle_is_cut_and_told() -> None:
    """Both notes are still topics; the circle is an error at its place."""
    facts = facts_of("""
        @ interests/A.md
        ---
        broader: "[[B]]"
        ---
        @ interests/B.md
        ---
        broader: "[[A]]"
        ---
    """)

    assert codes(facts) == ["interests/B.md:2 cycle"]
    assert dict(facts.interests.broader) == {"interests/A.md": ("interests/B.md",)}


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefgh"), max_size=4).map(tuple)))
def test_cutting_circles_leaves_none(above: dict[str, tuple[str, ...]]) -> None:
    """From nothing can one climb back to itself, and what was acyclic loses no step."""
    kept, cut = acyclic(above)

    for start in above:
        assert start not in closure(kept.get(start, ()), kept)
    if not cut:
        assert kept == {key: parents for key, parents in above.items() if parents}
