"""Dates that were meant and not understood are told; what the format allows, and free words, are not."""

import time

import pytest

from relwiki.model.settings import Settings
from tests.vault import said
from tests.vault.notes import note


def told(line: str, language: str = "en", path: str = "people/Anna Berg.md") -> list[str]:
    """What is said of a note whose front matter is this line: `line:column message / hint`."""
    found = note(f"---\n{line}\n---\n", path, Settings(language=language)).diagnostics
    return [f"{each.span.line}:{each.span.column} {each.message} / {each.hint}" for each in found]


SOUND = [
    # All that the format allows.
    "1984-03-26", "1984-03", "1984", "--03-26", "03-26", "198X", "1980s", "197X-11-03", "[[1984-03-26]]", "[[1984]]",
    "1984-03-26T12:30:00Z", "26 March 1984", "26th of March, 1984", "March 26, 1984", "March 1984", "26 March",
    "Monday, 26 March 1984", "26-Mar-1984", "about 1950", "~1950", "ca. March 1984", "c. 1950", "1950?", "1984-03-26?",
    "spring 1950", "late March 1984", "Christmas 2010", "1984-03-26 in Porto", "about 1950 in [[Leeds]] (hospital)",
    "in Porto", "in [[Porto]] 1984", "in Porto, 26 March 1984",
    # Free words beside a good date.
    "1984-03-26 in Porto, at dawn", "26 March 1984 (a Monday)", "March 1984, at home", "1984 (about 26 weeks early)",
    "about 1950, 3 weeks early", "before 1950", "between 1950 and 1955", "1950-1955", "1950 or 1951", "1984-??-??",
    "12 pounds, 1950", "1950, 12 Marsh Lane", "12 Marsh Lane, 1950", "12 Arch 1950", "in ward 45, March 1990",
    "in room 12-40", "in Augusta 1990", "1990 Augusta",
    # What is absent.
    "", "?", "unknown", "n/a", "none", "no", "-", "tbd", "—", "????-??-??", "not known", "unbekannt", "YYYY-MM-DD",
    "JJ/MM/AAAA", "{{birthday}}",
]  # fmt: skip


@pytest.mark.parametrize("key", ["born", "died"])
@pytest.mark.parametrize("value", SOUND)
def test_what_is_sound_stays_silent(key: str, value: str) -> None:
    """A warning about a good value is worse than none about a bad one."""
    assert told(f'{key}: "{value}"') == []


@pytest.mark.parametrize(
    "line",
    [
        "died: true", "died: of old age", "died: aged 84", "died: 3 years ago", "died: of Covid-19", "born: yes",
        # Words under `dates` are the author's own, names with numbers too.
        "dates: next week", "dates: Marc 12", "dates: party at 12 Marsh Lane", "dates: 2010-05-05 wedding in Marhc",
        "dates: 3 marathons 2019", "met: 12 Setember 2001 at a concert",
    ],
)  # fmt: skip
def test_free_words_stay_silent(line: str) -> None:
    """Any words say that somebody has died, and dates are told in the author's own."""
    assert told(line) == []


@pytest.mark.parametrize(
    ("language", "value"),
    [("fr", "26 mars 1984"), ("de", "26. März 1984"), ("de", "Feber 1984"), ("pt", "7 de setembro de 1999"),
     ("es", "12 de setiembre de 2001"), ("pl", "5 października 2003"), ("fr", "12 October 2001")],
)  # fmt: skip
def test_months_of_the_vaults_language_stay_silent(language: str, value: str) -> None:
    """English and the vault's own language are read; near words of English are no mistake in them."""
    assert told(f"born: {value}", language) == []


YEAR_ONLY, NONE = "so only the year counts.", "so no date is read."
FULL = "Write the year first, as in 1984-03-26; a month without a day is 1984-03."
LANGUAGE = "Or set language in relwiki.yaml to the one you write dates in."


@pytest.mark.parametrize(
    ("line", "place", "message", "hint"),
    [
        # A month that is misspelt, at its own place.
        ("born: 31 Febuary 1990", "2:10", f"A month is expected; “Febuary” is none, {YEAR_ONLY}",
         "Did you mean “February”?"),
        ('born: "31 Febuary 1990"', "2:11", f"A month is expected; “Febuary” is none, {YEAR_ONLY}",
         "Did you mean “February”?"),
        ("a: b\ndied: 12 Setember 2001", "3:10", f"A month is expected; “Setember” is none, {YEAR_ONLY}",
         "Did you mean “September”?"),
        ("birthday: Agoust 3rd, 1990", "2:11", f"A month is expected; “Agoust” is none, {YEAR_ONLY}",
         "Did you mean “August”?"),
        ("born: in Porto, 3 marhc 1990", "2:19", f"A month is expected; “marhc” is none, {YEAR_ONLY}",
         "Did you mean “march”?"),
        ("born: 1990 Febuary 26", "2:12", f"A month is expected; “Febuary” is none, {YEAR_ONLY}",
         "Did you mean “February”?"),
        ("born: 31 Febuary", "2:10", f"A month is expected; “Febuary” is none, {NONE}", "Did you mean “February”?"),
        ("died: Febuary 3", "2:7", f"A month is expected; “Febuary” is none, {NONE}", "Did you mean “February”?"),
        ("dates: 31 Febuary party", "2:11", f"A month is expected; “Febuary” is none, {NONE}",
         "Did you mean “February”?"),
        ("died: in Porto, 31 Febuary", "2:20", f"A month is expected; “Febuary” is none, {NONE}",
         "Did you mean “February”?"),
        ("dates: party on 31 Febuary", "2:20", f"A month is expected; “Febuary” is none, {NONE}",
         "Did you mean “February”?"),
        ("dates: ['wedding, 12 Setember 2001']", "2:22", f"A month is expected; “Setember” is none, {YEAR_ONLY}",
         "Did you mean “September”?"),
        # A month of another language.
        ("born: 26 mars 1984", "2:10", f"A month is expected; “mars” is none, {YEAR_ONLY}",
         f"Did you mean “March”? {LANGUAGE}"),
        ("born: 26 de marzo de 1984", "2:13", f"A month is expected; “marzo” is none, {YEAR_ONLY}",
         f"Did you mean “March”? {LANGUAGE}"),
        # A day that no calendar has, wherever it stands.
        ("born: 31 February 1990", "2:7", "A date is expected; “31 February 1990” is no day of the calendar.", FULL),
        ("birthday: 45 March 1970", "2:11", "A date is expected; “45 March 1970” is no day of the calendar.", FULL),
        ("born: in Porto on 31 February 1990", "2:19",
         "A date is expected; “31 February 1990” is no day of the calendar.", FULL),
        ("died: in Porto on 31 February", "2:19", "A date is expected; “31 February” is no day of the calendar.", FULL),
        ("born: 1984-13-45 in Porto", "2:7", "A date is expected; “1984-13-45” is no day of the calendar.",
         "Mend it, or write only what you know: 1984"),
        ("born: in Porto 1984-13-45", "2:16", "A date is expected; “1984-13-45” is no day of the calendar.",
         "Mend it, or write only what you know: 1984"),
        ("dates: party on 31 February 1990", "2:17",
         "A date is expected; “31 February 1990” is no day of the calendar.", FULL),
        # A full date in an order that is not read.
        ("born: 1984.03.26", "2:7", "A date is expected; of “1984.03.26” only the year is understood.",
         "Write 1984-03-26 or 26 March 1984."),
        ("born: 1984 March 26 in Porto", "2:7", "A date is expected; of “1984 March 26” only the year is understood.",
         "Write 1984-03-26 or 26 March 1984."),
        ("died: 1984-Mar-26", "2:7", "A date is expected; of “1984-Mar-26” only the year is understood.",
         "Write 1984-03-26 or 26 March 1984."),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_at_its_place(line: str, place: str, message: str, hint: str) -> None:
    """Exactly one message, at the word or the day that it speaks of, with what to write in its place."""
    assert told(line) == [f"{place} {message} / {hint}"]


HOW = "Write 1984-03-26, or what you know of it: 1984-03, 1984, about 1984, --03-26; a place is “in Porto”."


@pytest.mark.parametrize(
    ("line", "quote"),
    [("born: hello", "hello"), ("born: Porto", "Porto"), ("bday: 19840326", "19840326"), ("born: 12.9.01", "12.9.01"),
     ("died: 12.9.01", "12.9.01"), ("died: 20010912", "20010912"), ("born: 19??", "19??"),
     (f"born: {'so ' * 40}", f"{('so ' * 40)[:80].rstrip()} …")],
)  # fmt: skip
def test_a_life_without_a_date_is_told(line: str, quote: str) -> None:
    """Neither date nor place: the message says so, and the hint how both are written."""
    assert told(line) == [f"2:7 A date is expected; none is found in “{quote}”. / {HOW}"]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("born:: 31 Febuary 1990", 11),
        ("- **born**:: 31 Febuary 1990", 17),
        ("She is (born:: 31 Febuary 1990) tall.", 19),
    ],
)
def test_it_is_told_of_inline_fields_too(text: str, column: int) -> None:
    """The body is read as the front matter is, and the place is that of the word."""
    (diagnostic,) = note(f"A line.\n\n{text}\n").diagnostics

    assert (diagnostic.span.line, diagnostic.span.column) == (3, column)


@pytest.mark.parametrize("path", ["journal/2026-11-12.md", "organisations/Amber Bakery.md"])
def test_only_people_are_expected_to_have_a_birthday(path: str) -> None:
    """In other notes `birth` may be a word with another meaning; a misspelt month is one anywhere."""
    assert told("birth: of a notion", path=path) == []
    assert len(told("birth: 31 Febuary 1990", path=path)) == 1


@pytest.mark.parametrize("value", ["31 Febuary 1990", "hello", "1984.03.26", "in Porto on 31 February 1990"])
def test_nothing_that_is_told_is_lost(value: str) -> None:
    """The field stays as typed."""
    (field,) = note(f"---\nborn: {value}\n---\n").fields

    assert [each.text for each in field.values] == [value]


def test_a_misspelt_month_leaves_the_year() -> None:
    """What was understood before still is, with the words beside it."""
    (dated,) = note("---\nborn: 31 Febuary 1990\n---\n").dated

    assert said.dated(dated) == "once 1990; 31 Febuary 1990"


@pytest.mark.parametrize("value", ["y" * 50_000 + "!", "3 " * 50_000, "Marhc " * 20_000 + "1990", " 1990 -" * 20_000])
def test_long_values_are_read_in_no_time(value: str) -> None:
    """Nothing is looked for twice in a text that somebody pasted."""
    begun = time.process_time()
    note(f"---\nborn: {value}\n---\n")

    assert time.process_time() - begun < 2
