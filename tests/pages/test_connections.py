"""The page of connections: everything once, in words, and small however many people there are."""

import random

import msgspec

from relwiki.build.listing import find
from relwiki.build.reading import read_vault
from relwiki.derive.facts import Facts, derive
from relwiki.model.vault import Vault
from relwiki.pages.atlas import Atlas
from relwiki.pages.builders import pages
from relwiki.pages.connections import build
from relwiki.pages.linked import Branch, Chapter, ConnectionsPage
from relwiki.pages.page import PersonPage
from relwiki.pages.shown import Ref
from relwiki.pages.subject import Common
from relwiki.render.page import Site, render
from relwiki.render.theme import load_theme
from tests.pages.test_person import said
from tests.sites import EXAMPLE
from tests.vaults import TODAY, english, facts_of, vault_of


def connections(facts: Facts) -> list[ConnectionsPage]:
    """The pages of connections, the main one first."""
    found = list(build(Common(facts, Atlas(facts), english())))
    return [page for page in found if isinstance(page, ConnectionsPage)]


def told(chapters: tuple[Chapter, ...]) -> dict[str, list[str]]:
    """The rows under each heading, in words."""
    return {each.title: [f"{row.entry.ref.text}: {said(row.entry.line)}" for row in each.rows] for each in chapters}


FAMILY = """
    @ people/Me.md
    ---
    me: true
    friend: "[[Ida]]"
    ---
    @ people/Ida.md
    ---
    sister: "[[Zoe]]"
    daughter: Lea (born 2014)
    tags: [choir]
    introduced: "[[Max]]"
    colleague: "[[Max]] (2011..2014)"
    ---
    @ people/Zoe.md
    @ people/Max.md
    ---
    works_at: Mill
    tags: [tennis]
    ---
    @ people/Kim.md
    ---
    works_at: Mill
    ---
    @ people/Lone.md
    @ people/Abe.md
    ---
    neighbour: "[[Bea]]"
    ---
    @ people/Bea.md
"""


def test_every_relationship_stands_once_under_its_type() -> None:
    """Downwards where it has a direction, with what the heading does not say."""
    main = connections(facts_of(FAMILY))[0]

    assert told(main.types) == {
        "Children": ["Ida: Lea (daughter)"],
        "Siblings": ["Ida: Zoe (sister)"],
        "Friends": ["Ida: Me"],
        "Neighbours": ["Abe: Bea"],
        "Colleagues": ["Ida: Max (former colleague · 2011 to 2014)"],
        "Introduced": ["Ida: Max"],
    }


def test_reach_circles_and_trees_in_words() -> None:
    """Whom only one contact joins to you, who joins others, who is alone, which groups stand apart."""
    main = connections(facts_of(FAMILY))[0]

    assert told(main.reach) == {
        "Only through one contact": ["Ida: the only way to Kim, Max, Zoe"],
        "Connectors": ["Ida: many ways lead through here"],
        "Linked to nobody else in your notes": ["Lone: "],
        "Groups of their own": ["Abe: with Bea"],
    }
    assert told(main.circles) == {"Organisations": ["Mill: 2 people · Kim, Max"]}
    assert [(wood.title, [branch.entry.ref.text for branch in wood.branches]) for wood in main.woods] == [
        ("Who introduced whom", ["Ida"])
    ]


def test_rows_can_be_filtered_by_type_tag_and_circle() -> None:
    """A value is offered once it tells people apart; a row has those of everybody in it."""
    main = connections(facts_of(FAMILY))[0]
    colleagues = next(each for each in main.types if each.title == "Colleagues").rows[0]

    assert [kind for kind, _ in main.kinds] == ["kin", "friend", "work", "other", "circle", "reach"]
    assert [(facet.name, [value for value, _, _ in facet.values]) for facet in main.facets] == [
        ("Tag", ["tag:choir", "tag:tennis"])
    ]
    assert (colleagues.kind, colleagues.facets) == ("work", ("tag:choir", "tag:tennis"))


def test_an_empty_page_teaches_the_line_to_write() -> None:
    """One next step."""
    page = connections(facts_of("@ people/Ida.md\n"))[0]

    assert "friend: [[Anna Lee]]" in page.empty


def crowd(number: int) -> Vault:
    """A vault in which many know many and everybody was brought by somebody."""
    rng = random.Random(7)
    names = [f"Person Number {n:05}" for n in range(number)]
    notes = []
    for place, name in enumerate(names):
        known = "".join(f"{kind}: '[[{rng.choice(names)}]]'\n" for kind in ("friend", "colleague", "cousin"))
        by = f"introduced_by: '[[{names[rng.randrange(place)]}]]'\n" if place else ""
        notes.append(f"@ people/{name}.md\n---\n{known}{by}tags: [t{place % 40}]\nworks_at: Org {place % 300}\n---\n")
    return vault_of("".join(notes))


def test_very_many_relationships_have_pages_of_their_own() -> None:
    """The main page shows the first of each type; every relationship is on one of its pages, and none is long."""
    facts = derive(crowd(3000), TODAY)
    found = connections(facts)
    theme, site = load_theme("default", None), Site("Crowd")
    shown = sum(
        sum(isinstance(piece, Ref) for piece in row.entry.line)
        for page in found[1:] for chapter in page.types for row in chapter.rows if row.kind == "friend"
    )  # fmt: skip
    edges = sum(tie.type == "friend" for ties in facts.ties.values() for tie in ties) // 2

    assert shown == edges
    assert len(render(found[0], theme, site)) < 200_000
    assert max(len(render(page, theme, site)) for page in found) < 1_000_000


def test_the_main_page_links_every_page_it_was_divided_into() -> None:
    """From the first page all others can be reached."""
    found = connections(derive(crowd(3000), TODAY))
    linked = {ref.route for page in found for ref in page.pages}
    linked |= {part.more.route for page in found for part in (*page.reach, *page.types) if part.more}
    linked |= {part.more.route for page in found for part in page.woods if part.more}

    assert {page.route for page in found[1:]} == linked


def test_a_chain_of_introductions_goes_on_below() -> None:
    """However long it is, nothing is nested too deep to be read, and nobody is left out."""
    chain = "".join(f"@ people/P{n:03}.md\n---\nintroduced_by: '[[P{n - 1:03}]]'\n---\n" for n in range(1, 300))
    found = connections(facts_of("@ people/P000.md\n" + chain))
    whole = next(page for page in found if page.route == "connections/trees/introduced.html").woods[0]
    names: set[str] = set()
    deepest = 0
    waiting: list[tuple[Branch, int]] = [(branch, 1) for branch in whole.branches]
    for branch, depth in waiting:
        names.add(branch.entry.ref.text)
        deepest = max(deepest, depth)
        waiting += [(child, depth + 1) for child in branch.children]

    assert len(names) == 300
    assert deepest < 12


def test_every_relation_on_a_persons_page_is_on_the_others_too() -> None:
    """Family, friends, work and all else; and small circles, the owner's page included. What is private is on one."""
    facts = derive(read_vault(find(EXAMPLE)).vault, TODAY)
    told = {
        page.route: _relations(page)
        for page in pages(facts, Atlas(facts), english()) if isinstance(page, PersonPage) and not page.private
    }  # fmt: skip
    missing = [
        (here, there) for here, others in told.items() for there in others if there in told and here not in told[there]
    ]

    assert sum(len(others) for others in told.values()) > 100
    assert missing == []


def _relations(page: PersonPage) -> set[str]:
    """Routes of all whom a page names as related, or as together in a circle."""
    found: set[str] = set()
    for group in page.groups:
        if group.id in {"r-family", "r-friends", "r-work", "r-others"}:
            found |= {entry.ref.route for entry in group.entries if entry.ref.state != "light" and not entry.private}
        elif group.id == "r-circles":
            found |= {piece.route for entry in group.entries for piece in entry.line if isinstance(piece, Ref)}
    return found


def test_the_order_of_notes_changes_nothing() -> None:
    """Not on the page of connections, nor on anybody's."""
    vault = crowd(120)
    notes = list(vault.notes)
    random.Random(3).shuffle(notes)
    shuffled = msgspec.structs.replace(vault, notes=tuple(notes))

    assert connections(derive(vault, TODAY)) == connections(derive(shuffled, TODAY))
