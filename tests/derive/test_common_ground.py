"""What people have in common beside interests, and with whom nothing is found yet."""

import pytest

from relwiki.derive.bonds import Bonds
from tests.vaults import facts_of


def bonds_of(mine: str, theirs: str, more: str = "") -> Bonds:
    """What follows for you and Ana."""
    return facts_of(f"@ people/Me.md\n---\nme: true\n{mine}\n---\n@ people/Ana.md\n---\n{theirs}\n---\n{more}").bonds


RUI = "@ people/Rui.md\n---\nborn: 1980\n---\n"
# Mine, theirs, the kind of ground with its target.
COMMON = [
    ("education: Mill School", "education: Mill School (1999..2003)", "school stub:organisation:mill school"),
    ("works_at: Mill", "works_at: Mill (2001..)", "work stub:organisation:mill"),
    ("works_at: Mill (2000..2004)", "works_at: Mill (2002..2008)", "work stub:organisation:mill"),
    ("works_at: Mill (2000..2004)", "works_at: Mill (2005..2008)", ""),
    ("member_of: Pen Circle", "member_of: Pen Circle", "club stub:organisation:pen circle"),
    ("from: Porto", "from: Porto", "from stub:place:porto"),
    ("lives_in: Porto", "lives_in: Porto", "place stub:place:porto"),
    ("lives_in: Porto (..2004)", "lives_in: Porto", ""),
    ("languages: Welsh (rusty)", "languages: [English, welsh]", "language Welsh"),
    ("languages: Welsh", "languages: Welsh?", ""),
    ("languages: Welsh", "languages: Welsh (private)", ""),
    ("friend: '[[Rui]]'", "colleague: '[[Rui]]'", "person people/Rui.md"),
    ("friend: '[[Rui]]'", "colleague: '[[Rui]] (private)'", ""),
    ("brother: '[[Rui]]'", "brother: '[[Rui]]'", ""),
    ("friend: '[[Rui]]'", "estranged: '[[Rui]]'", ""),
]


@pytest.mark.parametrize(("mine", "theirs", "wanted"), COMMON)
def test_what_is_common_ground(mine: str, theirs: str, wanted: str) -> None:
    """School, work at one time, club, home town, town, language, people; nothing private or unsure."""
    found = bonds_of(mine, theirs, RUI)
    said = [
        f"{ground.kind} {ground.target}"
        for bond in found.yours
        for ground in bond.grounds
        if bond.person == "people/Ana.md"
    ]

    assert said == ([wanted] if wanted else [])
    assert ("people/Ana.md" in found.unfound) is not bool(wanted)


def test_the_rarest_comes_first() -> None:
    """A town that three share says more than one of four."""
    more = "@ people/B.md\n---\nlives_in: Lund\n---\n@ people/C.md\n---\nlives_in: Lund\nfrom: Porto\n---\n"
    bond = bonds_of("lives_in: Lund\nfrom: Porto", "lives_in: Lund\nfrom: Porto", more).yours[0]

    assert [(each.kind, each.people) for each in bond.grounds] == [("from", 3), ("place", 4)]


def test_what_most_share_is_no_ground() -> None:
    """Of twenty who speak English, twenty speak English."""
    more = "".join(f"@ people/P{n}.md\n---\nlanguages: English\n---\n" for n in range(20))

    assert bonds_of("languages: English", "languages: English", more).yours == ()


def test_topics_come_before_all_other_ground() -> None:
    """Whoever shares a topic stands above whoever shares only a town."""
    more = "@ people/B.md\n---\ninterests: tea\n---\n"
    found = bonds_of("interests: tea\nfrom: Porto", "from: Porto", more)

    assert [each.person for each in found.yours] == ["people/B.md", "people/Ana.md"]


def test_at_the_weather_nothing_is_missing() -> None:
    """It is fine to stay there with some."""
    assert bonds_of("interests: tea", "stage: weather").unfound == ()


def test_topics_that_go_together() -> None:
    """Two people who have both make a pair of topics, one does not; broader ones are no find."""
    vault = """
        @ people/A.md
        ---
        interests: [Weather/Storms, tea, chess]
        ---
        @ people/B.md
        ---
        interests: [Storms, tea, Weather]
        ---
        @ people/C.md
        ---
        interests: [tea, chess (private)]
        ---
    """
    found = facts_of(vault).bonds.related

    assert {topic: [(each.topic, each.people) for each in those] for topic, those in found.items()} == {
        "stub:interest:storms": [("stub:interest:tea", ("people/A.md", "people/B.md"))],
        "stub:interest:tea": [("stub:interest:storms", ("people/A.md", "people/B.md"))],
    }
