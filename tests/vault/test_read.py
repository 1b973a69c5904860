"""A note as a whole: any bytes, every kind."""

from hypothesis import given, settings
from hypothesis import strategies as st

from relwiki.model.keys import KEYS
from relwiki.model.note import Kind
from relwiki.model.relationship import RELATIONSHIP_TYPES
from relwiki.model.settings import Settings
from relwiki.vault.read import read_note
from tests.vault import said
from tests.vault.notes import note


def test_an_empty_file_in_people_is_a_person() -> None:
    """Nothing is required."""
    read = note("", "people/Anna Berg.md")

    assert (read.kind, read.name, read.stem, read.fields, read.diagnostics) == (
        Kind.PERSON, "Anna Berg", "Anna Berg", (), (),
    )  # fmt: skip


def test_tags_of_front_matter_and_text() -> None:
    """Each once, as first written."""
    assert note("---\ntags: [Friend, work/shop]\n---\nA #friend and a #cat.\n").tags == ("Friend", "work/shop", "cat")


def test_lines_count_from_the_top_of_the_file() -> None:
    """Front matter and body share one count."""
    read = note("---\nborn: 1984\nfriend: Ada\n---\n\n## Log\n- 2026-11-12 call\n")

    lines = (read.dated[0].line, read.statements[0].entry.line, read.log[0].line)

    assert lines == (2, 3, 7)


def test_a_journal_note() -> None:
    """Items and prose without a date have the note's own; who was met and who was mentioned are told apart."""
    read = note(
        """
        ---
        people: "[[Ada]], [[Bo]]"
        ---
        We walked with [[Cleo]] and [[Dora]] past [[Leeds]]. [[Emil]] was ill. %% with [[Nobody]] %%

        - lunch with [[Ada]]: about [[Bo]]
        - [[Frida]] came by. Later [[Gus]] rang
        - 2026-11-01 call [[Ada]]: late entry
        - ask: [[Ada]] about the boiler
        - bread
        """,
        "journal/2026-11-12 Walk.md",
    )

    assert [said.log(item) for item in read.log] == [
        (
            "2026-11-12; with [[Cleo]] [[Dora]]; mentions [[Leeds]]; "
            "text: We walked with [[Cleo]] and [[Dora]] past [[Leeds]]."
        ),
        "2026-11-12 meal; with [[Ada]]; mentions [[Bo]]; text: about [[Bo]]",
        "2026-11-12; with [[Frida]]; mentions [[Gus]]; text: [[Frida]] came by. Later [[Gus]] rang",
        "2026-11-01 call; with [[Ada]]; text: late entry",
    ]
    assert [said.statement(each) for each in read.statements] == ["people: [[Ada]]", "people: [[Bo]]"]
    assert [said.thread(each) for each in read.threads] == ["ask: [[Ada]] about the boiler"]


def test_the_day_of_a_journal_note_may_be_a_key() -> None:
    """`date:` names the day where the file does not."""
    read = note("---\ntype: meeting\ndate: 2026-11-12\n---\n- call [[Ada]]\n", "Kick-off.md")

    assert [said.log(item) for item in read.log] == ["2026-11-12 call; with [[Ada]]"]


def test_other_notes_have_no_day() -> None:
    """A person's list that names people is no journal."""
    assert note("- lunch with [[Ada]]\n").log == ()


def test_organisations_and_interests_go_through_the_same_reading() -> None:
    """Their keys state facts like a person's."""
    company = note("---\nparent: '[[Amber Group]]'\nmembers: ['[[Ada]] (baker)']\n---\n", "companies/Amber.md")
    interest = note("---\nbroader: '[[Weather]], [[Sea]]'\n---\n", "interests/Waterspouts.md")

    assert [said.statement(each) for each in company.statements] == [
        "parent: [[Amber Group]]",
        "members: [[Ada]]; (baker)",
    ]
    assert [said.statement(each) for each in interest.statements] == ["broader: [[Weather]]", "broader: [[Sea]]"]


_keys = st.sampled_from(
    [*(key.name for key in KEYS), *(each.name for each in RELATIONSHIP_TYPES), "my key", "name day"]
)
_PIECES = (
    "[[Ada]]", "[[", "]]", "(", ")", ",", ";", ":", " ", "since", "1984-03-26", "1985-02-30", "03-26", "every",
    "2 weeks", "Tuesday", "from", "until", "..", "–", "?", "~", "about", "March", "2019", "£20", "-", "with", "via",
    "private", "call", "ask:", "done:", "Anna", "and", "#quiet", "📅", "🔁", "(due", "as of", "%%", "`", "|", "::",
)  # fmt: skip
_phrases = st.lists(st.sampled_from(_PIECES), max_size=12).map(" ".join)
_texts = st.one_of(_phrases, st.text(max_size=40))


@settings(max_examples=300, deadline=None)
@given(_keys, _texts)
def test_any_text_as_a_value_is_kept(key: str, text: str) -> None:
    """No value raises, and its field shows every word of it, comments apart."""
    value = "".join(ch for ch in text if ch.isprintable()).replace("\\", "").replace('"', "").replace("\ufeff", "")
    value = value.replace("%%", "").replace("<!--", "")

    read = read_note("people/Anna.md", f'---\n{key}: "{value}"\n---\n'.encode(), Settings())

    shown = " ".join(each.text for field in read.fields for each in field.values)
    assert [word for word in value.replace(",", " ").replace(";", " ").split() if word.strip("#") not in shown] == []


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(["Log", "Gifts", "Ledger", "Family", "Work", "Dates", "Interests", "Next time", "Private", "x"]),
       st.lists(_texts, max_size=4))  # fmt: skip
def test_any_text_in_any_section_is_read(heading: str, items: list[str]) -> None:
    """No item raises, in a person's note or in a journal."""
    body = f"## {heading}\n" + "".join(f"- {item}\n" for item in items)

    for path in ("people/Anna.md", "journal/2026-11-12.md"):
        read = read_note(path, body.encode(errors="replace"), Settings())

        assert read.path == path


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_note(data: bytes) -> None:
    """Whatever a file holds, there is a note for it."""
    assert read_note("Anna.md", data, Settings()).stem == "Anna"
