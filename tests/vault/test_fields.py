"""What the keys of a note state."""

import pytest

from relwiki.model.diagnostic import Code
from relwiki.model.note import Note
from relwiki.model.settings import Settings
from relwiki.vault.read import read_note
from tests.vault import said
from tests.vault.notes import note


def read(front_matter: str, settings: Settings | None = None) -> Note:
    """A person's note with this front matter."""
    return note(f"---\n{front_matter}\n---\n", settings=settings)


@pytest.mark.parametrize(
    ("front_matter", "statements"),
    [
        ("works_at: '[[Amber Bakery]] (baker, 2019..)'", ["works_at: [[Amber Bakery]]; (baker); 2019 .."]),
        ("company: Smith, Sons and Daughters", ["works_at: Smith, Sons and Daughters"]),
        ("employer: [A, B]", ["works_at: A", "works_at: B"]),
        ("city: [Leeds (2010..2014), York]", ["lives_in: Leeds; 2010 .. 2014", "lives_in: York"]),
        ("hobbies: chess, [[Kayaking]] (high), nature/birds",
         ["interests: chess", "interests: [[Kayaking]]; (high)", "interests: nature/birds"]),
        ("interests: ['[[Kayaking]] (high), since school']", ["interests: [[Kayaking]]; (high); rest: since school"]),
        ("languages: French, Wolof (at home)", ["languages: French", "languages: Wolof; (at home)"]),
        ("interests: none", []),
        ("lives_in: '?'", []),
        # Relationship types as keys.
        ("friend: '[[Ben]]'", ["friend: [[Ben]]"]),
        ("friend: Ben Adu, from school", ["friend: Ben Adu; rest: from school"]),
        ("children: Max, Lena (born 2019)", ["child: Max", "child: Lena; born 2019"]),
        ("children: [Max, Lena]", ["child: Max", "child: Lena"]),
        ("children: 3", ["child: 3"]),
        ("parents: '[[Ada]], [[Bo]]'", ["parent: [[Ada]]", "parent: [[Bo]]"]),
        ("mother of: '[[Ben]]'", ["child: [[Ben]]"]),
        ("friend: [[Ben]]", ["friend: [[Ben]]"]),
        ("relationships: ['friend: [[Ben]] (since 1999)', 'sister: Ada']", ["friend: [[Ben]]; 1999 ..", "sister: Ada"]),
        ("relationships:\n  - friend: Ben", ["friend: Ben"]),
        # What this person is to the owner.
        ("relationship: mother", ["mother to the owner"]),
        ("relation: Sister (since 1990)", ["sister to the owner: ; 1990 .."]),
        ("relationship: [friend, colleague]", ["friend to the owner", "colleague to the owner"]),
        ("relationship: friend and neighbour", ["friend to the owner", "neighbour to the owner"]),
        ("relationship: it is complicated", []),
        # Links in any other value lead somewhere, and state nothing more.
        ("likes: '[[Leeds]] in spring'", ["likes: [[Leeds]]"]),
        ("up: '[[Family]]'", ["up: [[Family]]"]),
        ("my own key: see [[Leeds]] and [[York]]", ["my own key: [[Leeds]]", "my own key: [[York]]"]),
        ("photo: '[[anna.jpg]]'", []),
        ("met: 2014 through [[Ben]]", ["introduced_by: [[Ben]]"]),
        ("friend: '[[Ben]] (private)'", ["friend: [[Ben]]; private private"]),
    ],
)  # fmt: skip
def test_what_a_key_states(front_matter: str, statements: list[str]) -> None:
    """Entries under their canonical key, relationships under their type's word."""
    assert [said.statement(each) for each in read(front_matter).statements] == statements


@pytest.mark.parametrize(
    ("front_matter", "dated"),
    [
        ("birthday: 1984-03-26", "born: once 1984-03-26"),
        ("born: 1984-03-26 in Leeds", "born: once 1984-03-26; in Leeds"),
        ("deceased: true", "died: once none"),
        ("died: false", ""),
        ("dates: ['2010-05-05 wedding']", "dates: once 2010-05-05; wedding"),
        ("anniversary: 2010-05-05", "dates: yearly 2010-05-05; anniversary"),
        ("follow_up: 2027-01-08 the books", "follow_up: once 2027-01-08; the books"),
        ("last_contacted: '[[2026-05-30]]'", "last_contact: once 2026-05-30; [[2026-05-30]]"),
        ("cadence: every 6 weeks", "keep_in_touch: every 6 week"),
        ("keep_in_touch: never", "keep_in_touch: every 0 day"),
        ("modified: 2026-05-30T10:00:00", "updated: once 2026-05-30"),
        ("quiet: until 2027-02-01", "quiet: once none until 2027-02-01"),
        ("quiet: true", ""),
        ("date_met: 2014 at a concert", "met: once 2014; at a concert"),
        # A key of one's own that is all date is an occasion; a mere year is a house number.
        ("contract ends: 2027-03-31", "contract ends: once 2027-03-31 of one's own"),
        ("name_day: 08-17", "name_day: yearly --08-17 of one's own"),
        ("house: 1984", ""),
        ("zip: 01234", ""),
    ],
)
def test_what_a_key_dates(front_matter: str, dated: str) -> None:
    """Dates, rhythms and occasions, under their canonical key."""
    actual = [
        f"{each.key}: {said.dated(each)}{' of one’s own' if each.custom else ''}" for each in read(front_matter).dated
    ]

    assert "".join(actual).replace("’", "'") == dated


@pytest.mark.parametrize(
    ("front_matter", "key", "values"),
    [
        ("tags: [a, '#b/c']", "tags", ("a", "b/c")),
        ("tags: a, b", "tags", ("a", "b")),
        ("aliases: Anna, Annie", "aliases", ("Anna", "Annie")),
        ("former_names: Berg, Anna", "former_names", ("Berg, Anna",)),
        ("likes: rye bread, maps", "likes", ("rye bread", "maps")),
        ("likes: ['rye bread, toasted']", "likes", ("rye bread, toasted",)),
        ("phone: 0123", "phone", ("0123",)),
        ("phone: +44 20 7946 0000", "phone", ("+44 20 7946 0000",)),
        ("my key: NO", "mykey", ("NO",)),
        ("time: 12:30", "time", ("12:30",)),
        ("born: 1985-02-30", "born", ("1985-02-30",)),
        ("born: null", "born", ()),
        ("friend: '[[Ben]]'", "friend", ("[[Ben]]",)),
    ],
)
def test_values_stay_as_typed(front_matter: str, key: str, values: tuple[str, ...]) -> None:
    """A field keeps its text, whatever is made of it."""
    (field,) = read(front_matter).fields

    assert (field.key, tuple(value.text for value in field.values)) == (key, values)


@pytest.mark.parametrize(
    ("front_matter", "code", "line", "column"),
    [
        ("born: 1985-02-30", Code.NOT_A_DATE, 2, 7),
        ("a: b\nborn: 1984-26-03", Code.NOT_A_DATE, 3, 7),
        ("born: 26.3.1984", Code.DATE_ORDER, 2, 7),
        ("contract ends: 2027-02-30", Code.NOT_A_DATE, 2, 16),
        ("keep_in_touch: now and then", Code.NOT_A_PERIOD, 2, 16),
        ("works_at: Amber (2020..2019)", Code.RANGE_BACKWARDS, 2, 18),
        ("works_at: Amber (since 2019", Code.UNCLOSED_BRACKET, 2, 17),
        ("born: 1984\nbirthday: 1985", Code.TWO_KEYS, 3, 1),
        ("dob: 1984\nbirthday: 1985", Code.TWO_KEYS, 3, 1),
    ],
)
def test_what_is_wrong_is_said_with_its_place(front_matter: str, code: Code, line: int, column: int) -> None:
    """One diagnostic, at the character where the trouble is."""
    (diagnostic,) = read(front_matter).diagnostics

    assert (diagnostic.code, diagnostic.span.line, diagnostic.span.column) == (code, line, column)
    assert diagnostic.hint


def test_the_canonical_key_wins_wherever_it_stands() -> None:
    """The other key stays a field of one's own, shown as typed."""
    read_note = read("birthday: 1985\nborn: 1984")

    assert [said.dated(each) for each in read_note.dated] == ["once 1984"]
    assert [(field.key, field.known) for field in read_note.fields] == [("birthday", False), ("born", True)]


def test_keys_that_go_together_are_no_doubles() -> None:
    """Several phones, sites and stories of how one met are all kept."""
    read_note = read("phone: 1\nmobile: 2\ndate_met: 2014\nhow_we_met: at school\nlinkedin: a\nmastodon: b")

    assert read_note.diagnostics == ()
    assert read_note.values("phone") == ("1", "2")


def test_numbers_as_dates_only_with_an_order() -> None:
    """The setting says which number is the day."""
    (dated,) = read("born: 3/4/1984", Settings(date_order="dmy")).dated

    assert said.dated(dated) == "once 1984-04-03"


def test_inline_fields() -> None:
    """They are fields like any other: single values give way to the front matter, lists join it."""
    read_note = note(
        """
        ---
        born: 1984
        interests: chess
        ---
        **born**:: 1985
        interests:: [[Kayaking]]

        Once (shoe size:: 39) was said.
        """
    )

    assert [said.dated(each) for each in read_note.dated] == ["once 1984"]
    assert [said.statement(each) for each in read_note.statements] == ["interests: chess", "interests: [[Kayaking]]"]
    assert [(field.typed, field.known, field.inline) for field in read_note.fields] == [
        ("born", True, False),
        ("interests", True, False),
        ("born", False, True),
        ("interests", True, True),
        ("shoe size", False, True),
    ]
    assert read_note.diagnostics == ()


@pytest.mark.parametrize(
    ("front_matter", "whole", "hidden"),
    [
        ("private: true", True, []),
        ("private: false\nhealth: well", False, []),
        ("private:\nhealth: well", False, []),
        ("sensitivity: high", True, []),
        ("private: [health]\nhealth: well\nphone: 1", False, ["health"]),
        ("private: health, phone\nhealth: well\nphone: 1", False, ["health", "phone"]),
        ("private: health\nhealth: well", False, ["health"]),
        ("private: [salary, friend]\nfriend: Ada\nsalary: 1", False, ["friend", "salary"]),
        # Not every value is a key of the note: the safe reading is that all of it is private.
        ("private: [health, wages]\nhealth: well", True, []),
    ],
)
def test_private_notes_and_keys(front_matter: str, whole: bool, hidden: list[str]) -> None:
    """`private` hides the note, or the keys that it lists."""
    read_note = read(front_matter)

    assert (read_note.private, [field.key for field in read_note.fields if field.private]) == (whole, hidden)


def test_settings_make_keys_and_folders_private() -> None:
    """What a private key states is private too."""
    settings = Settings(private=("friend", "people/secret"))

    (statement,) = read("friend: '[[Ben]]'", settings).statements

    assert statement.private
    assert note("", "people/secret/Anna.md", settings).private
    assert not note("", "people/Anna.md", settings).private


def test_a_date_can_be_private_and_a_comment_is_no_value() -> None:
    """`(private)` marks one date; comments in front matter are read by nobody."""
    read = read_note(
        "people/Ida.md",
        b"---\ndates:\n  - 2027-06-01 lunch (private)\n  - 2027-07-01 choir\nphone: 0123 %% the secret one %%\n"
        b"email: '%% none yet %%'\n---\n",
        Settings(),
    )

    assert [(each.text, each.private) for each in read.dated] == [("lunch", True), ("choir", False)]
    assert (read.values("phone"), read.values("email")) == (("0123",), ())
