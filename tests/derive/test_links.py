"""A link means the same wherever it stands, and says how it was understood."""

import pytest

from relwiki.derive.links import Attachments, Resolver
from relwiki.model.settings import Settings
from relwiki.vault.read import read_note
from tests.vaults import codes, facts_of, vault_of

VAULT = """
    @ people/Anna Lee.md
    ---
    aliases: [Annie, Queen of Bread]
    former_names: Anna Brown
    ---
    @ people/family/Ida.md
    @ work/Ida.md
    @ work/team/Zoë.md
    @ Zoe.md
    ---
    name: Zoe Adeyemi
    ---
    @ notes/TCP-IP.md
    ---
    aliases: [TCP/IP]
    ---
    @ notes/tcp/ip.md
"""


@pytest.mark.parametrize(
    ("written", "path", "by"),
    [
        ("Anna Lee", "people/Anna Lee.md", "name"),
        ("anna lee", "people/Anna Lee.md", "name"),
        ("Anna Lee.md", "people/Anna Lee.md", "name"),
        ("people/Anna Lee", "people/Anna Lee.md", "path"),
        ("/people/Anna Lee", "people/Anna Lee.md", "path"),
        ("family/Ida", "people/family/Ida.md", "name"),
        ("Annie", "people/Anna Lee.md", "alias"),
        ("QUEEN OF BREAD", "people/Anna Lee.md", "alias"),
        ("Anna Brown", "people/Anna Lee.md", "former"),
        ("Zoe Adeyemi", "Zoe.md", "title"),
        ("Zoe\u0308", "work/team/Zoë.md", "name"),
        ("TCP/IP", "notes/TCP-IP.md", "alias"),
        ("tcp/ip", "notes/TCP-IP.md", "alias"),
        ("notes/tcp/ip", "notes/tcp/ip.md", "path"),
        ("Committee on Roads and ", "work/Committee on Roads and .md", "name"),
        ("Nobody", "", ""),
        ("", "", ""),
        ("eople/Anna Lee", "", ""),
    ],
)
def test_a_link_finds_its_note(written: str, path: str, by: str) -> None:
    """By path, by unique suffix, by alias, former name or `name`; a whole name wins over a path reading."""
    spaced = read_note("work/Committee on Roads and .md", b"", Settings())
    found = Resolver((*vault_of(VAULT).notes, spaced)).resolve(written)

    assert (found.path, found.by) == (path, by)


def test_a_name_of_two_notes_takes_the_shallower_and_says_so() -> None:
    """Fewest folders, then code point order; the candidates are told."""
    facts = facts_of("""
        @ people/family/Ida.md
        @ work/Ida.md
        @ notes/Plan.md
        Ask [[Ida]].
    """)

    assert facts.resolver.resolve("Ida").candidates == ("work/Ida.md", "people/family/Ida.md")
    assert codes(facts) == ["notes/Plan.md:1 ambiguous-link"]


def test_the_exact_case_decides_between_two() -> None:
    """Of two notes whose names differ in case only, the one written exactly so is meant."""
    resolver = Resolver(vault_of("@ a/IDA.md\n@ b/Ida.md\n").notes)

    assert [resolver.resolve(name).path for name in ("IDA", "Ida")] == ["a/IDA.md", "b/Ida.md"]


def test_an_alias_is_found_with_a_hint() -> None:
    """Other tools want the alias as a label; the hint gives the exact text."""
    facts = facts_of("""
        @ people/Anna Lee.md
        ---
        aliases: Annie
        ---
        @ notes/Plan.md
        Ask [[Annie]].
    """)
    said = [each for each in facts.diagnostics if each.code == "alias-link"]

    assert [each.hint for each in said] == ["Write [[Anna Lee|Annie]]."]


@pytest.mark.parametrize(
    ("target", "source", "path"),
    [
        ("ida.png", "people/Ida.md", "photos/Ida.png"),
        ("photos/ida.png", "people/Ida.md", "photos/Ida.png"),
        ("../photos/Ida.png", "people/Ida.md", "photos/Ida.png"),
        ("scan.pdf", "people/Ida.md", "people/scan.pdf"),
        ("scan.pdf", "work/Plan.md", "work/scan.pdf"),
        ("scan.pdf", "Plan.md", "people/scan.pdf"),
        ("gone.png", "people/Ida.md", ""),
    ],
)
def test_an_attachment_is_found_near_first(target: str, source: str, path: str) -> None:
    """By path from the note's folder, from the top, then by name with the fewest folders."""
    files = Attachments(["photos/Ida.png", "people/scan.pdf", "work/scan.pdf"])

    assert files.find(target, source) == path
