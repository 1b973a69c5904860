"""A person's page says what their note says, and what follows from others'."""

from relwiki.pages.atlas import Atlas
from relwiki.pages.builders import pages
from relwiki.pages.page import PersonPage
from relwiki.pages.shown import Line, Outside, Ref, When
from tests.vaults import english, facts_of


def page_of(text: str, route: str) -> PersonPage:
    """The page of a person in a vault written as text."""
    facts = facts_of(text)
    found = next(page for page in pages(facts, Atlas(facts), english()) if page.route == route)
    assert isinstance(found, PersonPage)
    return found


def said(line: Line) -> str:
    """A line as plain text."""
    return "".join(piece if isinstance(piece, str) else piece.text for piece in line)


def rows(page: PersonPage) -> dict[str, list[str]]:
    """The infobox in words."""
    return {row.label: [said(line) for line in row.lines] for row in page.infobox}


def test_every_field_is_shown_as_typed() -> None:
    """Known ones under their label, unknown ones under their own name, nothing twice."""
    page = page_of(
        """
        @ people/Ida.md
        ---
        name: Ida Berg
        goes_by: Idy
        born: about 1950
        phone: ["0123", "+44 20 7946 0000 (work)"]
        shoe size: "038"
        children: 3
        contract ends: 2027-03-31
        ---
        """,
        "people/ida.html",
    )

    assert (page.title, said(page.subtitle)) == ("Idy", "Ida Berg")
    assert rows(page) == {
        "Born": ["about 1950"],
        "Phone": ["0123", "+44 20 7946 0000 (work)"],
        "Child": ["3"],
        "Shoe size": ["038"],
    }
    assert [said(line) for row in page.highlights for line in row.lines] == ["31 March 2027 · contract ends"]


def test_what_may_be_counted_is_left_to_the_browser() -> None:
    """The page holds the date, never the age; what is unsure is not counted."""
    for born, count in (("1984-03-26", "age"), ("about 1984", ""), ("1984?", ""), ("198X", "")):
        page = page_of(f"@ people/Ida.md\n---\nborn: {born}\n---\n", "people/ida.html")
        when = next(piece for row in page.infobox for line in row.lines for piece in line if isinstance(piece, When))

        assert when.count == count


def test_addresses_become_links_of_safe_schemes() -> None:
    """Mail, telephone and web; anything else stays text."""
    page = page_of(
        """
        @ people/Ida.md
        ---
        email: ida@example.org (home)
        phone: +44 20 7946-0000
        website: [example.org/ida, "javascript:alert(1)"]
        ---
        """,
        "people/ida.html",
    )
    links = [piece.url for row in page.infobox for line in row.lines for piece in line if isinstance(piece, Outside)]

    assert links == ["tel:+442079460000", "mailto:ida@example.org", "https://example.org/ida"]


def test_relationships_jobs_and_backlinks_come_from_both_sides() -> None:
    """Stated in one note, shown in two."""
    text = """
        @ people/Ida.md
        ---
        works_at: "[[Harbour]] (baker, 2019..)"
        brother: "[[Max]]"
        ---
        Rang [[Max]] about the oven. He laughed.
        @ people/Max.md
        @ organisations/Harbour.md
    """
    page = page_of(text, "people/max.html")

    groups = [(group.title, [(entry.ref.text, said(entry.line)) for entry in group.entries]) for group in page.groups]

    assert groups == [("Family", [("Ida", "sibling")])]
    assert [(link.ref.text, link.sentences) for link in page.backlinks] == [("Ida", ("Rang Max about the oven.",))]
    assert said(page_of(text, "people/ida.html").lead) == "baker at Harbour"


def test_a_link_in_any_key_is_a_backlink() -> None:
    """Those that the other side's page does not show as facts of its own; those of a plain note all are."""
    page = page_of(
        """
        @ people/Ida.md
        ---
        source: "[[Max]]"
        Boat_builder: "[[Max]] (of the Aurora)"
        brother: "[[Max]]"
        secret: "[[Max]]"
        private: secret
        ---
        @ notes/Boats.md
        ---
        members: "[[Max]]"
        ---
        @ people/Max.md
        """,
        "people/max.html",
    )

    assert [(link.ref.text, link.sentences) for link in page.backlinks] == [
        ("Boats", ("members: Max",)),
        ("Ida", ("source: Max", "Boat builder: Max (of the Aurora)")),
    ]


def test_a_household_lends_its_address() -> None:
    """Who lives in it and states no address of their own."""
    page = page_of(
        """
        @ organisations/The Bergs.md
        ---
        type: household
        address: 4 Harbour Road
        ---
        @ people/Ida.md
        ---
        household: "[[The Bergs]]"
        ---
        """,
        "people/ida.html",
    )

    assert rows(page)["Address"] == ["4 Harbour Road"]


def test_private_mentions_leave_no_trace_elsewhere() -> None:
    """A secret about somebody is no backlink on their page."""
    page = page_of("@ people/Ida.md\n## Private\nSaw [[Max]] cry.\n@ people/Max.md\n", "people/max.html")

    assert page.backlinks == ()


def test_a_person_whom_others_only_name_has_a_page() -> None:
    """It says what to write first."""
    page = page_of('@ people/Ida.md\n---\nfriend: "[[Max Gone]]"\n---\n', "people/max-gone.html")

    assert page.empty == "No note yet. Write people/Max Gone.md to begin one."
    assert [entry.ref for group in page.groups for entry in group.entries] == [Ref("Ida", "people/ida.html")]


def test_ranges_and_dates_of_entries_are_said_in_words() -> None:
    """Links, text and dates that are none stay as typed; nothing is lost."""
    page = page_of(
        """
        @ people/Ida.md
        ---
        lives_in: ["[[Bristol]] (1999..2018-06, a flat)", "Porto (2018-07..)", "Graz (..2014)", "Oslo (2016..2018-13)"]
        languages: Welsh (as of [[2014-03-01]])
        habits: bakes every week (last 2026-11-22)
        phone: 2018-06 1234
        ---
    """,
        "people/ida.html",
    )

    assert rows(page) == {
        "Lives in": [
            "Bristol (1999 to June 2018, a flat)",
            "Porto (since July 2018)",
            "Graz (until 2014)",
            "Oslo (2016..2018-13)",
        ],
        "Speaks": ["Welsh (as of 2014-03-01)"],
        "Habits": ["bakes every week (last 22 November 2026)"],
        "Phone": ["2018-06 1234"],
    }


def test_interests_that_you_both_have_are_not_listed_twice() -> None:
    """A list that says no more than the row "You both" is left out; a level is more."""
    for interest, listed in (("tea", False), ("tea (high)", True), ("[tea, chess]", True)):
        page = page_of(
            f"@ people/Me.md\n---\nme: true\ninterests: tea\n---\n@ people/Ida.md\n---\ninterests: {interest}\n---\n",
            "people/ida.html",
        )

        assert any(group.id == "r-interests" for group in page.groups) == listed, interest
