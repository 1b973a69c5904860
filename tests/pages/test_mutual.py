"""The page of mutual interests, and what interest pages and people's pages say of it."""

import re

import msgspec

from relwiki.derive.facts import Facts
from relwiki.pages import interest, mutual, person
from relwiki.pages.atlas import Atlas
from relwiki.pages.bonds import MutualPage
from relwiki.pages.page import IndexPage, Page, SubjectPage
from relwiki.pages.shown import Line
from relwiki.pages.subject import Common
from tests.vaults import english, facts_of

VAULT = """
    @ people/Me.md
    ---
    me: true
    interests: [Weather/Storms (high), chess, tea]
    from: Porto
    ---
    @ people/Ana.md
    ---
    interests: [Storms (high), "Poetry (high)"]
    from: Porto
    languages: Welsh
    ---
    @ people/Rui.md
    ---
    interests: ["Poetry (high)", tea]
    ---
    @ people/Bia.md
    ---
    interests: [tea, beekeeping]
    works_at: Mill
    ---
    @ people/Zoe.md
    ---
    languages: [Welsh, English]
    ---
    @ interests/Weather.md
    ---
    small_talk: true
    ---
"""


def common_of(vault: str) -> Common:
    """What builders are made from, for a vault in text."""
    facts: Facts = facts_of(vault)
    return Common(facts, Atlas(facts), english())


def mutual_of(vault: str) -> MutualPage:
    """The first page of mutual interests."""
    page = next(mutual.build(common_of(vault)))
    assert isinstance(page, MutualPage)
    return page


def text(line: Line) -> str:
    """A line as it reads."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in line)


def test_you_with_everyone_the_strongest_first() -> None:
    """Topics with how rare they are, other ground, and the numbers to unfold."""
    rows = mutual_of(VAULT).people

    assert [
        (row.entry.ref.text, [(ref.text, words) for ref, words in row.topics], text(row.beside)) for row in rows
    ] == [
        ("Ana", [("Storms", "only you two")], "you both come from Porto"),
        ("Bia", [("tea", "you two and one other")], ""),
        ("Rui", [("tea", "you two and one other")], ""),
    ]
    assert rows[0].numbers == (
        "Storms: 2 of 5 people, 1.0 bits, 1 deep, keenness 6 of 6",
        "Porto: 2 of 5 people, 1.0 bits",
    )


def test_with_whom_nothing_is_found_yet() -> None:
    """By what you know of them; who has nothing noted comes last."""
    page = mutual_of(
        VAULT
        + "    @ people/Abe.md\n    @ people/Kai.md\n    ---\n    works_at: Mill\n    interests: [judo]\n    ---\n"
    )

    assert [(entry.ref.text, text(entry.line)) for entry in page.unfound] == [
        ("Kai", "judo · works at Mill"),
        ("Abe", ""),
        ("Zoe", ""),
    ]
    assert "interests: Beekeeping" in page.unfound_note


def test_by_topic_and_what_only_one_has() -> None:
    """The rarest first; small talk is no topic here, and nobody is told what they like themselves."""
    shared, rare = mutual_of(VAULT).topics

    assert [(entry.ref.text, text(entry.line)) for entry in shared.entries] == [
        ("Poetry", "Ana, Rui"),
        ("Storms", "Ana, Me"),
        ("tea", "Bia, Me, Rui"),
    ]
    assert [(entry.ref.text, text(entry.line)) for entry in rare.entries] == [("beekeeping", "Bia")]


def test_who_should_meet_whom() -> None:
    """With the reason and the sentence to introduce them by."""
    (meeting, *_) = mutual_of(VAULT).meetings

    assert (meeting.one.ref.text, meeting.other.ref.text) == ("Ana", "Rui")
    assert [(ref.text, words) for ref, words in meeting.topics] == [("Poetry", "only these two")]
    assert meeting.sentence == "Ana, meet Rui: you both love Poetry."


def test_a_person_page_says_it_without_numbers() -> None:
    """What you both have, whom they might enjoy meeting: words, so that other notes leave the page alone."""
    pages = {page.title: page for page in person.build(common_of(VAULT)) if isinstance(page, SubjectPage)}
    both = pages["Ana"].highlights[0]
    meet = next(group for group in pages["Ana"].groups if group.id == "r-meet")

    assert (both.label, [text(line) for line in both.lines]) == (
        "You both",
        ["Storms (only you two)", "come from Porto"],
    )
    assert meet.title == "Might enjoy meeting"
    assert [(entry.ref.text, text(entry.line)) for entry in meet.entries] == [
        ("Rui", "Poetry · “Ana, meet Rui: you both love Poetry.”")
    ]
    assert re.findall(r"\d", text(meet.entries[0].line)) == []
    assert [group.id for group in pages["Me"].groups if group.id == "r-meet"] == []


def test_newcomers_leave_other_pages_alone() -> None:
    """Somebody without interests changes nobody else's page."""

    def pages(vault: str) -> dict[str, bytes]:
        return {page.title: msgspec.msgpack.encode(page) for page in person.build(common_of(vault))}

    before, after = pages(VAULT), pages(VAULT + "    @ people/New.md\n    ---\n    born: 1980\n    ---\n")

    assert {title: page for title, page in after.items() if title in before} == before


def test_an_interest_page_says_how_deep_and_what_goes_with_it() -> None:
    """Levels in words; related topics with who has both."""
    vault = VAULT + "    @ people/Kai.md\n    ---\n    interests: [poetry, Storms (low)]\n    ---\n"
    pages: dict[str, Page] = {page.title: page for page in interest.build(common_of(vault))}
    storms = pages["Storms"]
    assert isinstance(storms, SubjectPage)
    groups = {group.id: [(entry.ref.text, text(entry.line)) for entry in group.entries] for group in storms.groups}

    assert groups["r-people"] == [("Ana", "high"), ("Me", "high"), ("Kai", "low")]
    assert groups["r-related"] == [("Poetry", "Ana, Kai")]


def test_many_people_are_many_pages() -> None:
    """No page grows with the vault: two hundred people on the first, four hundred on each further one, none lost."""
    people = "".join(f"    @ people/P{n}.md\n    ---\n    interests: [tea]\n    ---\n" for n in range(700))
    strangers = "".join(f"    @ people/S{n}.md\n    ---\n    interests: [golf]\n    ---\n" for n in range(500))
    pages = [page for page in mutual.build(common_of(VAULT + people + strangers)) if isinstance(page, MutualPage)]
    first = pages[0]

    assert [(page.route, len(page.people), len(page.unfound)) for page in pages] == [
        ("mutual.html", 200, 60),
        ("mutual/people-2.html", 400, 0),
        ("mutual/people-3.html", 103, 0),
        ("mutual/to-find-2.html", 0, 400),
        ("mutual/to-find-3.html", 0, 41),
    ]
    assert [ref.route for ref in (*first.people_more, *first.unfound_more)] == [page.route for page in pages[1:]]
    assert len({row.entry.ref.route for page in pages for row in page.people}) == 703


def test_a_private_interest_stands_on_no_other_page() -> None:
    """Neither on the topic's page nor among what is common or rare."""
    vault = VAULT + "    @ people/Kai.md\n    ---\n    interests: [tea (private), judo (private)]\n    ---\n"
    common = common_of(vault)
    pages = b"".join(msgspec.msgpack.encode(page) for build in (interest.build, mutual.build) for page in build(common))

    assert pages.count(b"people/kai.html") == 1
    assert [entry.ref.text for entry in mutual_of(vault).unfound] == ["Kai", "Zoe"]


def test_a_topic_that_very_many_have_is_many_pages() -> None:
    """The keenest on the first, and nobody lost."""
    people = "".join(f"    @ people/P{n:04}.md\n    ---\n    interests: [tea]\n    ---\n" for n in range(1300))
    pages = [page for page in interest.build(common_of(VAULT + people)) if page.route.startswith("interests/tea")]
    named = [
        [entry.ref.text for group in page.groups if group.id == "r-people" for entry in group.entries]
        for page in pages
        if isinstance(page, SubjectPage | IndexPage)
    ]
    more = next(group for page in pages[:1] if isinstance(page, SubjectPage) for group in page.groups[-1:])

    assert [(page.route, len(names)) for page, names in zip(pages, named, strict=True)] == [
        ("interests/tea.html", 300),
        ("interests/tea/people-2.html", 600),
        ("interests/tea/people-3.html", 403),
    ]
    assert [entry.ref.route for entry in more.entries] == [page.route for page in pages[1:]]
    assert len({name for names in named for name in names}) == 1303


def test_without_an_owner() -> None:
    """Topics and introductions are there; you are not, and the page says how to set it."""
    page = mutual_of(VAULT.replace("    me: true\n", ""))

    assert "me: true" in page.intro
    assert (page.people, page.unfound) == ((), ())
    assert page.topics != ()
    assert page.meetings != ()
