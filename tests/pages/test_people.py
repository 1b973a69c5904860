"""Everybody, from A to Z: on one page, or on an index with a page for each letter where they are very many."""

import pytest

from relwiki.derive.facts import Facts
from relwiki.pages import people
from relwiki.pages.atlas import Atlas
from relwiki.pages.page import IndexPage, Page, PeoplePage
from relwiki.pages.subject import Common
from tests.vaults import english, facts_of


def built(facts: Facts) -> list[Page]:
    """The pages of people."""
    return list(people.build(Common(facts, Atlas(facts), english())))


def vault(names: list[str]) -> Facts:
    """People who have nothing but a name."""
    return facts_of("\n".join(f"@ people/{name}.md" for name in names))


def test_a_few_people_are_one_page() -> None:
    """Under the letters their names begin with, without marks."""
    (page,) = built(vault(["Ída", "Ivo", "Max", "8 Bells"]))

    assert isinstance(page, PeoplePage)
    assert [(letter, len(cards)) for letter, cards in page.letters] == [("#", 1), ("I", 2), ("M", 1)]


def test_very_many_people_have_a_page_for_each_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    """The index names everybody once and leads to the cards; a long letter has several pages."""
    monkeypatch.setattr(people, "_MOST_ON_A_PAGE", 2)
    *parts, index = built(vault(["Ada", "Ali", "Ana", "Bo", "8 Bells"]))

    assert isinstance(index, IndexPage)
    assert [(group.title, [entry.ref.text for entry in group.entries]) for group in index.groups] == [
        ("#", ["All 1 under #, as cards and as a table", "8 Bells"]),
        ("A", ["All 2 under Ada to Ali, as cards and as a table", "All 1 under Ana to Ana, as cards and as a table",
               "Ada", "Ali", "Ana"]),
        ("B", ["All 1 under B, as cards and as a table", "Bo"]),
    ]  # fmt: skip
    assert [page.route for page in parts] == [
        "people/a-z/sharp.html", "people/a-z/a.html", "people/a-z/a/2.html", "people/a-z/b.html",
    ]  # fmt: skip
    assert [each.ref.route for group in index.groups for each in group.entries if "All" in each.ref.text] == [
        page.route for page in parts
    ]


def test_where_even_the_names_are_too_many_letters_remain(monkeypatch: pytest.MonkeyPatch) -> None:
    """No page grows without bound."""
    monkeypatch.setattr(people, "_MOST_ON_A_PAGE", 2)
    monkeypatch.setattr(people, "_MOST_NAMES", 2)
    *_, index = built(vault(["Ada", "Ali", "Bo"]))

    assert isinstance(index, IndexPage)
    assert [len(group.entries) for group in index.groups] == [1, 1]
