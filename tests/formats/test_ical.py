"""Calendar files: what stands in them, checked with a library and a program that know nothing of relwiki."""

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import icalendar
import pytest
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

from relwiki.build.listing import find
from relwiki.build.reading import read_vault
from relwiki.derive.facts import Facts, derive
from relwiki.derive.occasions import upcoming
from relwiki.derive.recurrence import falls
from relwiki.formats.content_lines import line, text
from relwiki.formats.ical import calendar
from relwiki.formats.occasions import Choice, Words, may_leave
from relwiki.formats.rules import timing
from relwiki.model.date import Date, Period, Recurrence
from tests.sites import EXAMPLE
from tests.vaults import facts_of, said

# A part of a calendar as the library has it: a mapping of properties of a score of types.
Component = Any
ALL = Choice()
SAID = said("en")
LEAP = """
@ people/Ida.md
---
born: 1984-02-29
---
@ people/Max.md
---
born: 1984-02-29
feb29: 1 March
---
@ people/Tess.md
---
born: --02-29
---
@ people/Sam.md
---
born: 1990-11-24
---
"""


def parsed(facts: Facts, choice: Choice = ALL, language: str = "en") -> list[Component]:
    """The events of a calendar file, as the library reads it."""
    read = icalendar.Calendar.from_ical(calendar(facts, choice, said(language)))
    assert isinstance(read, icalendar.Calendar)
    assert read.errors == []
    events: list[Component] = read.walk("VEVENT")
    assert all(event.errors == [] for event in events)
    return events


def summaries(facts: Facts, choice: Choice = ALL) -> list[str]:
    """What the events are called, in their order."""
    return [str(event["SUMMARY"]) for event in parsed(facts, choice)]


def days(event: Component, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The days of an event in a span, by the arithmetic of dateutil."""
    start = event["DTSTART"].dt
    assert type(start) is dt.date, "all-day events only"
    if "RRULE" not in event:
        yield from (start,) if first <= start <= last else ()
        return
    yield from counted_by(event["RRULE"].to_ical().decode(), start, first, last)


def counted_by(rule: str, start: dt.date, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The days on which a rule falls in a span."""
    midnight = dt.time()
    span = (dt.datetime.combine(day, midnight) for day in (first, last))
    found = rrulestr(rule, dtstart=dt.datetime.combine(start, midnight)).between(*span, inc=True)
    yield from (each.date() for each in found)


def on(facts: Facts, day: dt.date) -> list[str]:
    """The names of all events of a day, sorted."""
    return sorted(str(event["SUMMARY"]) for event in parsed(facts) for _ in days(event, day, day))


@pytest.fixture(scope="module")
def example() -> Facts:
    """The example vault on the day that its settings pin."""
    found = find(EXAMPLE)
    assert found.settings.today is not None
    return derive(read_vault(found).vault, found.settings.today)


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("short", [b"SUMMARY:short"]),
        ("x" * 67, [b"SUMMARY:" + b"x" * 67]),
        ("x" * 68, [b"SUMMARY:" + b"x" * 67, b" x"]),
        ("x" * 142, [b"SUMMARY:" + b"x" * 67, b" " + b"x" * 74, b" x"]),
        ("é" * 34, [b"SUMMARY:" + "é".encode() * 33, " é".encode()]),
        ("🎂" * 17, [b"SUMMARY:" + "🎂".encode() * 16, " 🎂".encode()]),
    ],
)
def test_lines_hold_75_octets_and_whole_characters(value: str, lines: list[bytes]) -> None:
    """RFC 5545, section 3.1: longer ones go on below, after a blank."""
    assert line("SUMMARY", value).encode().split(b"\r\n") == [*lines, b""]


@pytest.mark.parametrize(
    ("value", "escaped"),
    [
        ("Quire & Ink", "Quire & Ink"),
        ("bread, eggs; milk", r"bread\, eggs\; milk"),
        ("C:\\notes", r"C:\\notes"),
        ("one\r\ntwo\rthree\nfour", r"one\ntwo\nthree\nfour"),
        ("bell\a and \x00 nothing\x7f", "bell and  nothing"),
        ("a\ttab", "a\ttab"),
    ],
)
def test_texts_are_escaped(value: str, escaped: str) -> None:
    """RFC 5545, section 3.3.11; control characters have no place in a text."""
    assert text(value) == escaped


def test_the_file_is_as_the_standard_asks(example: Facts) -> None:
    """Lines end in CRLF and are short; an event is all day, takes no time, and has a stamp that no clock made."""
    data = calendar(example, Choice(alarms=True), SAID)
    lines = data.split(b"\r\n")

    assert lines[-1] == b""
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, lines)) == 75
    for event in parsed(example):
        assert event["DTSTART"].params == {"VALUE": "DATE"}
        assert event["TRANSP"] == "TRANSPARENT"
        assert event["DTSTAMP"].to_ical() == b"19700101T000000Z"
        assert set(event) - {"RRULE", "DESCRIPTION"} == {
            "UID", "DTSTAMP", "DTSTART", "SUMMARY", "CATEGORIES", "TRANSP",
        }  # fmt: skip


def test_no_two_events_share_a_uid(example: Facts) -> None:
    """Clients take two with one UID for one."""
    count = Counter(str(event["UID"]) for event in parsed(example))

    assert len(count) > 90
    assert count.most_common(1)[0][1] == 1


def test_the_library_finds_the_days_that_upcoming_shows(example: Facts) -> None:
    """For three years, everybody on each day; weekly things and tasks that come again are one row there."""
    first, last = dt.date(2026, 12, 1), dt.date(2029, 11, 30)
    words = Words(example, SAID)
    expected = Counter(
        (each.day, words.whose(each.occasion))
        for each in upcoming(example.occasions, first, last)
        if each.vague in {"", "month"} and may_leave(each.occasion, example)
    )
    found: Counter[tuple[dt.date, str]] = Counter()
    names = sorted({name for _, name in expected}, key=len, reverse=True)
    for event in parsed(example):
        on_days = list(days(event, first, last))
        one_row = event["CATEGORIES"].cats == ["Task"] or event.get("RRULE", {}).get("FREQ") == ["WEEKLY"]
        name = next((name for name in names if str(event["SUMMARY"]).startswith(f"{name}, ")), "")
        found.update((day, name) for day in (on_days[:1] if one_row else on_days))

    assert expected.total() > 190
    assert found == expected


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ((2027, 2, 28), ["Ida, birthday", "Tess, birthday"]),
        ((2027, 3, 1), ["Max, birthday"]),
        ((2028, 2, 28), []),
        ((2028, 2, 29), ["Ida, birthday", "Max, birthday", "Tess, birthday"]),
        ((2028, 3, 1), []),
        ((2100, 2, 28), ["Ida, birthday", "Tess, birthday"]),
        ((2026, 11, 24), ["Sam, birthday"]),
    ],
)
def test_a_leap_day_comes_every_year(day: tuple[int, int, int], names: list[str]) -> None:
    """On 28 February in common years, or on 1 March where the note or the settings say so."""
    assert on(facts_of(LEAP), dt.date(*day)) == names


RULES: list[tuple[Recurrence, str, str]] = [
    (Recurrence("once", Date(2027, 5, 14)), "2027-05-14", ""),
    (Recurrence("once", Date(2027, 1)), "2027-01-01 vague", ""),
    (Recurrence("once", Date(2027)), "", ""),
    (Recurrence("once", Date(1980, decade=True)), "", ""),
    (Recurrence("yearly", Date(1984, 3, 26)), "1984-03-26", "FREQ=YEARLY"),
    (Recurrence("yearly", Date(None, 3, 26)), "2000-03-26", "FREQ=YEARLY"),
    (Recurrence("once", Date(None, 3, 26)), "2000-03-26", "FREQ=YEARLY"),
    (Recurrence("yearly", Date(1984, 3)), "1984-03-01 vague", "FREQ=YEARLY"),
    (Recurrence("yearly", Date(1984)), "", ""),
    (Recurrence("yearly", Date(1492, 10, 12)), "1900-10-12", "FREQ=YEARLY"),
    (Recurrence("yearly", Date(1492, 2, 29)), "1900-02-28", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
    (Recurrence("yearly", Date(1984, 2, 29)), "1984-02-29", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
    (
        Recurrence("yearly", Date(2020, 6, 4), until=Date(2030)),
        "2020-06-04", "FREQ=YEARLY;UNTIL=20301231",
    ),
    (Recurrence("every", Date(2026, 9, 10), Period(10, "day")), "2026-09-10", "FREQ=DAILY;INTERVAL=10"),
    (Recurrence("every", Date(2026, 9, 10), Period(6, "week")), "2026-09-10", "FREQ=WEEKLY;INTERVAL=6"),
    (Recurrence("every", Date(2026, 9, 10), Period(1, "week"), 4), "2026-09-11", "FREQ=WEEKLY"),
    (Recurrence("every", None, Period(1, "week"), 1), "2000-01-04", "FREQ=WEEKLY"),
    (Recurrence("every", None, Period(2, "week"), 1), "", ""),
    (Recurrence("every", None, Period(1, "week")), "", ""),
    (Recurrence("every", None, Period(6, "week")), "", ""),
    (Recurrence("every", None, Period(1, "day")), "2000-01-01", "FREQ=DAILY"),
    (Recurrence("every", None, Period(1, "month")), "2000-01-01 vague", "FREQ=MONTHLY"),
    (Recurrence("every", Date(2026, 9), Period(3, "month")), "2026-09-01 vague", "FREQ=MONTHLY;INTERVAL=3"),
    (Recurrence("every", Date(2026, 9), Period(6, "week")), "", ""),
    (Recurrence("every", Date(2026, 9, 28), Period(1, "month")), "2026-09-28", "FREQ=MONTHLY"),
    (
        Recurrence("every", Date(2026, 8, 31), Period(1, "month")),
        "2026-08-31", "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
    ),
    (
        Recurrence("every", Date(2026, 8, 30), Period(3, "month"), until=Date(2027, 6)),
        "2026-08-30", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=28,29,30;BYSETPOS=-1;UNTIL=20270630",
    ),
    (
        Recurrence("every", Date(2024, 2, 29), Period(3, "year")),
        "2024-02-29", "FREQ=YEARLY;INTERVAL=3;BYMONTH=2;BYMONTHDAY=-1",
    ),
    (Recurrence("every", Date(2024), Period(1, "year")), "", ""),
    (Recurrence("every", Date(2024, 3, 1), Period(0, "day")), "", ""),
    (Recurrence("every", Date(9999, 12, 31), Period(1, "week"), 0), "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("when", "start", "rule"), RULES)
def test_rules(when: Recurrence, start: str, rule: str) -> None:
    """Each way of coming round has a first day and a rule, or no place in a calendar."""
    found = timing(when)
    said = f"{found.start}{' vague' if found.vague else ''}" if found else ""

    assert (said, found.rule if found else "") == (start, rule)


@pytest.mark.parametrize("march", [False, True])
@pytest.mark.parametrize("unit", ["month", "year"])
def test_the_ends_of_months_come_round_as_on_the_page(unit: str, march: bool) -> None:
    """From every day on which a month can end, in every rhythm up to five: the days are those that derive counts."""
    first, last = dt.date(2023, 1, 1), dt.date(2041, 12, 31)
    for start in (dt.date(2023, 1, 28) + dt.timedelta(days=each) for each in (0, 1, 2, 3, 62, 92, 397, 398)):
        for count in range(1, 6):
            when = Recurrence("every", Date(start.year, start.month, start.day), Period(count, unit))
            found = timing(when, march=march)
            assert found is not None
            counted = list(counted_by(found.rule, found.start, first, last))

            assert counted == [day for day, _ in falls(when, first, last, march=march)], (start, count)


def test_an_event_says_who_and_what() -> None:
    """In full names, with the year it counts from below; what is not certain is said to be so."""
    facts = facts_of(
        """
        @ people/Anna Lee.md
        ---
        goes_by: Annie
        born: 1984-03-26
        spouse: Tom (married 2010-08-14)
        daughter: Mia (born 2015-05-02)
        dates: 2027-05-14 visa, **the second** one with [[Ben Ode|Ben]]
        ---
        @ people/Ben Ode.md
        ---
        born: about 1946-04-02
        follow_up: 2026-12-01
        name day: 08-17
        ---
        - [ ] post the book (due 2026-12-10)
        @ people/Cleo.md
        ---
        born: 1991-05?
        dates: every 2011-06-01 first met
        ---
        @ people/Dot.md
        ---
        born: 1930-07-01
        died: 2020-07-02
        remember: true
        ---
        """
    )
    found = {str(event["SUMMARY"]): str(event.get("DESCRIPTION", "")) for event in parsed(facts)}

    assert found == {
        "Anna Lee, birthday": "Born 1984",
        "Anna Lee and Tom, wedding day": "Married 2010",
        "Mia (daughter of Anna Lee), birthday": "Born 2015",
        "Anna Lee, visa, the second one with Ben": "",
        "Ben Ode, birthday": "Born about 1946",
        "Ben Ode, follow up": "",
        "Ben Ode, name day": "",
        "Ben Ode, to do: post the book": "",
        "Cleo, birthday (perhaps, some day this month)": "Born perhaps 1991",
        "Cleo, first met": "Since 2011",
        "Dot, born on this day": "Born 1930",
        "Dot, died on this day": "Died 2020",
    }


def test_every_word_is_in_the_language_of_the_vault() -> None:
    """Kinds, what is said of them, kinship and the year below; a UID is the same in every language."""
    vault = """
        @ people/Anna.md
        ---
        born: about 1984-03-26
        spouse: Tom (married 2010-08-14)
        daughter: Mia (born 2015-05?)
        follow_up: 2026-12-01 the quote
        father: "[[Ole]]"
        ---
        @ people/Ole.md
        ---
        died: 2024-12-05
        ---
        """
    german = parsed(facts_of(vault), language="de")
    found = [(str(each["SUMMARY"]), str(each.get("DESCRIPTION", "")), each["CATEGORIES"].cats[0]) for each in german]

    assert found == [
        ("Anna, Geburtstag", "Geboren etwa 1984", "Geburtstag"),
        ("Anna und Tom, Hochzeitstag", "Hochzeit 2010", "Jahrestag"),
        ("Mia (Tochter von Anna), Geburtstag (vielleicht, an einem Tag dieses Monats)",
         "Geboren vielleicht 2015", "Geburtstag"),
        ("Anna, Ole (Vater) ist an diesem Tag gestorben", "Gestorben 2024", "Verlust"),
        ("Anna, Wiedervorlage: the quote", "", "Wiedervorlage"),
    ]  # fmt: skip
    assert {str(each["UID"]) for each in german} == {str(each["UID"]) for each in parsed(facts_of(vault))}


def test_a_former_name_is_the_present_one() -> None:
    """A link by it shows who somebody is now."""
    facts = facts_of(
        """
        @ people/Alex Rowan.md
        ---
        former_names: Alice Rowan
        ---
        @ people/Ben.md
        ---
        dates: 2027-05-14 lunch with [[Alice Rowan]]
        ---
        """
    )

    assert summaries(facts) == ["Ben, lunch with Alex Rowan"]


def test_nothing_private_and_nobody_quiet() -> None:
    """Neither private dates, keys, sections, notes and names, nor the quiet, nor the dead; and no line of a note."""
    facts = facts_of(
        """
        @ relwiki.yaml
        private: [visa ends, secrets/]
        @ people/Anna.md
        ---
        born: 1984-03-26
        visa ends: 2027-05-05
        partner: "[[Hidden Canary]] (married 2011-01-01)"
        son: Canary Boy (born 2015-05-02, private)
        ---
        Canary text.

        ## Dates

        - 2027-06-02 open lunch %%canary%%

        ## Log

        - 2026-11-02 call: canary words
          - promised: canary promise (by 2026-12-24)
          - ask: canary question (by 2026-12-24)

        ## Private

        - [ ] canary task (due 2026-12-01)
        - 2027-06-01 canary lunch

        dates:: 2027-06-03 canary dinner
        @ people/Hidden Canary.md
        ---
        private: true
        born: 1985-01-01
        daughter: Canary Girl (born 2014-04-04)
        ---
        @ secrets/Canary.md
        ---
        type: person
        born: 1985-01-02
        ---
        @ people/Quiet Canary.md
        ---
        quiet: true
        born: 1985-01-03
        son: Canary Son (born 2014-04-04)
        ---
        @ people/Dead Canary.md
        ---
        born: 1985-01-04
        died: 2020
        ---
        """
    )
    data = calendar(facts, Choice(alarms=True), SAID).decode()

    assert summaries(facts)[0] == "Anna, birthday"
    assert "Anna, open lunch" in summaries(facts)
    assert re.findall(r"(?i).*canary.*", data) == []


def uids(vault: str) -> set[str]:
    """All UIDs of a vault's calendar."""
    return {str(event["UID"]) for event in parsed(facts_of(vault))}


FAMILY = """
@ people/Anna Lee.md
---
uid: 7f3e
born: 1984-03-26
spouse: "[[Ben Lee]] (married 2010-08-14)"
daughter: Mia (born 2015-05-02)
dates: 2027-05-14 visa ends
follow_up: 2026-12-01
---
@ people/Ben Lee.md
---
born: 1983-01-01
---
"""


def test_uids_stay_when_a_note_with_a_uid_is_renamed() -> None:
    """Her birthday, her wedding, her child and her dates are the same events as before."""
    renamed = FAMILY.replace("people/Anna Lee.md", "friends/Zoë Lee-Ode.md").replace(
        "uid: 7f3e", "uid: 7f3e\ntype: person"
    )

    assert uids(renamed) == uids(FAMILY)


def test_uids_stay_when_anything_else_changes() -> None:
    """Another date, name, text, tag, neighbour or day of building makes no new event."""
    more = "uid: 7f3e\ngoes_by: Annie\nname: Anna Ode\ntags: [friend]\nemail: a@example.org"
    changed = FAMILY.replace("uid: 7f3e", more).replace("1984-03-26", "1984-03-27").replace("2026-12-01", "2027-02")
    before = {str(each["UID"]): str(each["SUMMARY"]) for each in parsed(facts_of(FAMILY))}
    after = {
        str(each["UID"]): str(each["SUMMARY"])
        for each in parsed(facts_of(changed + "New text.\n", dt.date(2027, 1, 1)))
    }

    assert after.keys() == before.keys()
    assert len(after) == 6


def test_a_note_without_a_uid_is_known_by_its_path() -> None:
    """So is one whose `uid` stands in another note too, as in a copy."""
    renamed = FAMILY.replace("people/Ben Lee.md", "people/Benno Lee.md").replace("[[Ben Lee]]", "[[Benno Lee]]")
    copied = FAMILY.replace("born: 1983-01-01", "uid: 7f3e\nborn: 1983-01-01")

    assert len(uids(FAMILY) - uids(renamed)) == 2
    assert len(uids(copied)) == 6


def test_dates_with_the_same_words_are_events_of_their_own() -> None:
    """The first in time keeps its UID when another follows it; one that is stated twice is one event."""
    vault = "@ people/Anna.md\n---\ndates:\n  - 2027-05-14 dentist\n{more}---\n"
    one = uids(vault.format(more=""))
    two = uids(vault.format(more="  - 2027-11-14 dentist\n"))
    same = uids(vault.format(more="  - 2027-05-14 dentist\n"))

    assert (len(one), len(two), len(same)) == (1, 2, 1)
    assert one < two
    assert same == one


def test_alarms_ring_at_nine_a_week_and_a_day_before() -> None:
    """Only where they are asked for, and never for what comes round every few days."""
    facts = facts_of("@ people/Anna.md\n---\nborn: 1984-03-26\ndates: every Tuesday from 2026-09-01 choir\n---\n")
    found = {str(event["SUMMARY"]): list(event.walk("VALARM")) for event in parsed(facts, Choice(alarms=True))}
    rings = [alarm["TRIGGER"].to_ical().decode() for alarm in found["Anna, birthday"]]

    # The event begins at midnight: 6 days and 15 hours before that it is nine in the morning.
    assert rings == ["-P6DT15H", "-PT15H"]
    assert found["Anna, choir"] == []
    assert [list(event.walk("VALARM")) for event in parsed(facts)] == [[], []]


@pytest.mark.parametrize(
    ("choice", "names"),
    [
        (Choice(), ["Anna Lee", "Ben", "Mia (daughter of Anna Lee)", "Quire & Ink"]),
        (Choice(kinds=("date",)), ["Quire & Ink"]),
        (Choice(kinds=("birthday", "date")), ["Anna Lee", "Ben", "Mia (daughter of Anna Lee)", "Quire & Ink"]),
        (Choice(tags=("family",)), ["Anna Lee", "Mia (daughter of Anna Lee)"]),
        (Choice(tags=("#Family/near",)), ["Anna Lee", "Mia (daughter of Anna Lee)"]),
        (Choice(tags=("fam",)), []),
        (Choice(tags=("family", "trade")), ["Anna Lee", "Mia (daughter of Anna Lee)", "Quire & Ink"]),
        (Choice(who=("people/Ben.md",)), ["Ben"]),
        (Choice(kinds=("date",), who=("people/Ben.md",)), []),
    ],
)
def test_a_choice_of_dates(choice: Choice, names: list[str]) -> None:
    """By kind, tag and note; those who are only named come with the note that names them."""
    facts = facts_of(
        """
        @ people/Anna Lee.md
        ---
        born: 1984-03-26
        tags: [family/near]
        daughter: Mia (born 2015-05-02)
        ---
        @ people/Ben.md
        ---
        born: 1985-03-26
        ---
        @ organisations/Quire & Ink.md
        ---
        tags: trade
        dates: every 29 September the rent
        ---
        """
    )

    assert sorted(name.rpartition(", ")[0] for name in summaries(facts, choice)) == names


def test_an_empty_vault_makes_a_calendar_that_opens() -> None:
    """There is nothing in it, and it has a name."""
    facts = facts_of("@ relwiki.yaml\ntitle: Mine\n")

    assert parsed(facts) == []
    assert b"X-WR-CALNAME:Mine\r\n" in calendar(facts, ALL, SAID)


@pytest.fixture(scope="module")
def khal() -> str:
    """The program, from the environment, the path, or beside this Python."""
    found = (
        os.environ.get("RELWIKI_KHAL") or shutil.which("khal") or shutil.which("khal", path=Path(sys.executable).parent)
    )
    if not found:
        pytest.skip("khal is not installed; RELWIKI_KHAL may name it")
    return found


def listed(khal: str, folder: Path, facts: Facts, wanted: list[str]) -> dict[str, list[str]]:
    """What khal lists on some days, after it has taken a calendar file in."""
    day = ""
    calendars, config = folder / "people", folder / "config"
    calendars.mkdir()
    config.write_text(
        f"[calendars]\n[[people]]\npath = {calendars}\n[sqlite]\npath = {folder / 'khal.db'}\n"
        "[locale]\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ntimeformat = %H:%M\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n[default]\ndefault_calendar = people\n"
    )
    (folder / "dates.ics").write_bytes(calendar(facts, Choice(alarms=True), SAID))

    def run(*arguments: str) -> str:
        surroundings = {**os.environ, "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        done = subprocess.run(
            [khal, "-c", str(config), *arguments],
            capture_output=True, encoding="utf-8", env=surroundings, timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("import", "--batch", "-a", "people", str(folder / "dates.ics"))
    found: dict[str, list[str]] = {day: [] for day in wanted}
    span = (min(wanted), max(wanted))
    for row in run("list", "--format", "{title}", "--day-format", "# {date-long}", *span).splitlines():
        if row.startswith("# "):
            day = row[2:]
        elif day in found:
            found[day].append(row)
    return {day: sorted(rows) for day, rows in found.items()}


def test_khal_lists_the_right_people(khal: str, tmp_path: Path) -> None:
    """On the last of February, on a leap day, and on an ordinary day."""
    found = listed(
        khal, tmp_path, facts_of(LEAP), ["2027-02-28", "2027-03-01", "2028-02-29", "2026-11-24", "2026-11-25"]
    )

    assert found == {
        "2027-02-28": ["Ida, birthday", "Tess, birthday"],
        "2027-03-01": ["Max, birthday"],
        "2028-02-29": ["Ida, birthday", "Max, birthday", "Tess, birthday"],
        "2026-11-24": ["Sam, birthday"],
        "2026-11-25": [],
    }


def test_khal_lists_the_example(khal: str, example: Facts, tmp_path: Path) -> None:
    """As the library counts them, names in every script."""
    wanted = ["2027-02-28", "2028-02-29", "2026-11-24", "2026-11-26", "2027-11-03"]
    found = listed(khal, tmp_path, example, wanted)

    assert found == {day: on(example, dt.date.fromisoformat(day)) for day in wanted}
    assert found["2026-11-24"] == ["Dorothy Pike, birthday"]
    assert found["2028-02-29"] == ["Folasade Adeyemi, birthday"]
    assert found["2027-11-03"] == ["田辺 由紀, birthday"]
