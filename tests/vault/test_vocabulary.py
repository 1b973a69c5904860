"""Which words mean what: keys with their labels, kinds, headings, log kinds, in the format's words and in one's own."""

import pytest

from relwiki.model.keys import KEYS
from relwiki.model.note import Kind
from relwiki.model.relationship import RELATIONSHIP_TYPES
from relwiki.model.settings import RelationshipWords, Settings
from relwiki.vault.vocabulary import vocabulary

WORDS = vocabulary(Settings())
OWN = vocabulary(
    Settings(
        words=(("telefon", "phone"), ("Anruf", "call"), ("Mutter", "mother"), ("Frage", "ask"), ("mensch", "person"),
               ("Gespräche", "log"), ("mit", "with"), ("Geheim", "private")),
        keys=(("knows about", "interests"),),
        sections=(("how it went", "log"),),
        folders=(("Leute", "person"), ("Areas/CRM", "organisation")),
        relationship_types=(RelationshipWords("penfriend", "penfriend", ("pen pal",)),),
    )
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "name", "label"),
    [
        ("born", "born", ""),
        ("Birthday", "born", ""),
        ("date-of-birth", "born", ""),
        ("DATE OF BIRTH", "born", ""),
        ("née", "birth_name", ""),
        ("hobby", "interests", ""),
        ("hobbies", "interests", ""),
        ("allergy", "allergies", ""),
        ("phones", "phone", ""),
        ("phone 2", "phone", "2"),
        ("phone2", "phone", "2"),
        ("TEL[HOME]", "phone", "HOME"),
        ("email (work)", "email", "work"),
        ("feb29", "feb29", ""),
        ("relationship", "relationship", ""),
        ("relationships", "relationships", ""),
        ("position", "role", ""),
    ],
)
def test_keys_of_the_format(typed: str, name: str, label: str) -> None:
    """Case, spaces, "-" and "_" do not matter, the plural is the singular, and a label is taken off."""
    match = WORDS.key(typed)

    assert (match.name, match.label, match.known) == (name, label, True)


@pytest.mark.parametrize(
    ("typed", "name", "label"),
    [
        ("Contract ends", "contractends", ""),
        ("car 2", "car", "2"),
        ("car (blue)", "car", "blue"),
        ("covid19", "covid19", ""),
        ("", "", ""),
        ("(", "(", ""),
    ],
)
def test_keys_of_ones_own(typed: str, name: str, label: str) -> None:
    """A key that the format does not know keeps its words; a number that belongs to its word is no label."""
    match = WORDS.key(typed)

    assert (match.name, match.label, match.known) == (name, label, False)


@pytest.mark.parametrize(
    ("typed", "relation", "plural"),
    [
        ("friend", "friend", False),
        ("Friends", "friend", True),
        ("children", "child", True),
        ("mother", "mother", False),
        ("mothers-in-law", "mother-in-law", True),
        ("wives", "wife", True),
        ("mother of", "child", False),
        ("reports to", "reports to", False),
        ("emergency_contact", "emergency contact", False),
        ("dog", "dog", False),
        ("half brothers", "half-brother", True),
    ],
)
def test_relationship_types_as_keys(typed: str, relation: str, plural: bool) -> None:
    """The word keeps its exactness, the number is known, and "of" turns it round."""
    match = WORDS.key(typed)

    assert (match.name, match.relation, match.plural) == ("relationship", relation, plural)


@pytest.mark.parametrize("name", [each.name for each in KEYS])
def test_every_key_means_itself(name: str) -> None:
    """No other key takes a canonical name away, except `position`, which is somebody's job."""
    actual = WORDS.key(name).name

    assert actual == ("role" if name == "position" else name)


@pytest.mark.parametrize(
    "type_name",
    [each.name for each in RELATIONSHIP_TYPES if WORDS.key(each.name).form is None],
)
def test_every_relationship_type_means_itself(type_name: str) -> None:
    """Each name of the table is read as a key, and so is its plural."""
    (plural,) = (each.plural for each in RELATIONSHIP_TYPES if each.name == type_name)

    assert WORDS.key(type_name).relation == type_name
    assert WORDS.key(plural).relation == type_name


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Log", "log"),
        ("📞 1. Interaction log (2024):", "log"),
        ("**Meetings**", "log"),
        ("Meeting", "log"),
        ("Next time", "next time"),
        ("Between us", "between us"),
        ("Private", "private"),
        ("Gift ideas", ""),
        ("Notes", ""),
        ("2024", ""),
        ("", ""),
    ],
)
def test_headings(heading: str, section: str) -> None:
    """A heading is known by its letters alone."""
    assert WORDS.section(heading) == section


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("call", "call"), ("Rang", "call"), ("E-mail", "email"), ("lunches", "meal"), ("saw", "met"),
        ("drinks", "drinks"), ("coffee:", "coffee"), ("tried", "tried"), ("talked", ""), ("", ""),
    ],
)  # fmt: skip
def test_log_kinds(word: str, kind: str) -> None:
    """The first word of a line names its kind."""
    assert WORDS.log_kind(word) == kind


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("person", (Kind.PERSON, "")),
        ("People", (Kind.PERSON, "")),
        ("contacts", (Kind.PERSON, "")),
        ("households", (Kind.ORGANISATION, "household")),
        ("Families", (Kind.ORGANISATION, "family")),
        ("organization", (Kind.ORGANISATION, "")),
        ("hobbies", (Kind.INTEREST, "hobby")),
        ("cities", (Kind.PLACE, "city")),
        ("meeting", (Kind.JOURNAL, "meeting")),
        ("recipe", None),
    ],
)
def test_kind_words(word: str, kind: tuple[Kind, str] | None) -> None:
    """A kind word may be plural; where it says more than the kind, it is kept."""
    assert WORDS.kind(word) == kind


def test_words_of_ones_own() -> None:
    """Settings give other spellings to keys, kinds, headings, log and thread words and relationships alike."""
    assert OWN.key("Telefon 2").name == "phone"
    assert OWN.key("Mutter").relation == "mother"
    assert OWN.key("knows about").name == "interests"
    assert OWN.key("pen pals").relation == "pen pal"
    assert OWN.log_kind("Anruf") == "call"
    assert OWN.thread("frage") == "ask"
    assert OWN.kind("Mensch") == (Kind.PERSON, "")
    assert OWN.section("📞 Gespräche") == "log"
    assert OWN.section("How it went") == "log"
    assert "mit" in OWN.withs
    assert "geheim" in OWN.private_headings
    assert WORDS.key("Telefon").known is False


def test_the_settings_say_what_is_private() -> None:
    """Each word of `private` may be a key, a heading or a folder."""
    words = vocabulary(Settings(private=("Salary", "health", "Money talk", "people/secret")))

    assert {"salary", "health"} <= words.private_keys
    assert {"private", "money talk"} <= words.private_headings
    assert "people/secret" in words.private_folders
