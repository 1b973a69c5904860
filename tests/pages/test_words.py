"""Every phrase that a page asks for is in the strings file, and every language has all of them."""

import ast
import datetime as dt
import re
from pathlib import Path

import pytest

import relwiki.pages
from relwiki.model.date import Date, Period, Range, Recurrence
from relwiki.pages.dates import CALENDARS, calendar_of, written
from relwiki.pages.words import Words
from relwiki.render.phrases import phrases
from relwiki.render.theme import load_theme
from tests.vaults import english

LANGUAGES = {language: dict(said) for language, said in load_theme("default", None).words}
OWN = {path.stem for path in (Path(relwiki.__file__).parent.parent / "themes/default/strings").glob("*.yaml")}


def asked() -> set[str]:
    """Every key that a page builder asks for by a literal."""
    found: set[str] = set()
    for path in Path(relwiki.pages.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                called, key = ast.unparse(node.func), str(node.args[0].value)
                if re.search(r"(\bsay|_say)$", called) or called.endswith("say.around"):
                    found.add(key)
                elif called.endswith("say.many"):
                    found |= {f"{key}_one", f"{key}_many"}
    return found


def test_every_phrase_is_there() -> None:
    """A page never asks for what the English strings do not say."""
    known = phrases(load_theme("default", None), "en")

    assert len(asked()) > 60
    assert sorted(asked() - known.keys()) == []


@pytest.mark.parametrize("language", sorted(OWN - {"en"}))
def test_a_translation_is_complete(language: str) -> None:
    """It says everything itself: nothing is left to English, and what is filled in is the same."""
    text = (Path(relwiki.__file__).parent.parent / f"themes/default/strings/{language}.yaml").read_text("utf-8")
    own = {line.partition(":")[0].strip() for line in text.splitlines() if re.match(r"  \w", line)}
    keys = {key.partition(".")[2] for key in LANGUAGES["en"]}
    filled = {
        key
        for key, said in LANGUAGES["en"].items()
        if set(re.findall(r"\{\w*\}", said)) != set(re.findall(r"\{\w*\}", LANGUAGES[language][key]))
    }

    assert sorted(keys - own) == []
    assert filled == set()


@pytest.mark.parametrize(
    ("language", "day", "month", "yearly", "weekday"),
    [
        ("en", "26 March 1984", "March 1984", "26 March", "Monday 26 March 1984"),
        ("de", "26. März 1984", "März 1984", "26. März", "Montag, 26. März 1984"),
        ("fr", "26 mars 1984", "mars 1984", "26 mars", "lundi 26 mars 1984"),
        ("es", "26 de marzo de 1984", "marzo de 1984", "26 de marzo", "lunes, 26 de marzo de 1984"),
        ("pt-BR", "26 de março de 1984", "março de 1984", "26 de março", "segunda-feira, 26 de março de 1984"),
        ("it", "26 marzo 1984", "marzo 1984", "26 marzo", "lunedì 26 marzo 1984"),
        ("nl", "26 maart 1984", "maart 1984", "26 maart", "maandag 26 maart 1984"),
        ("pl", "26 marca 1984", "marzec 1984", "26 marca", "poniedziałek, 26 marca 1984"),
        ("ja", "1984年3月26日", "1984年3月", "3月26日", "1984年3月26日（月曜日）"),
        ("tlh", "26 March 1984", "March 1984", "26 March", "Monday 26 March 1984"),
    ],
)
def test_dates_are_written_in_the_language(language: str, day: str, month: str, yearly: str, weekday: str) -> None:
    """Names and order of the language, without a script; an unknown language has English ones."""
    calendar = calendar_of(language)
    say = Words(language, {})

    assert written(Date(1984, 3, 26), calendar) == day
    assert written(Date(1984, 3), calendar) == month
    assert written(Date(None, 3, 26), calendar) == yearly
    assert say.full_day(dt.date(1984, 3, 26)) == weekday


def test_every_calendar_is_whole() -> None:
    """Twelve months, seven weekdays."""
    sizes = {language: (len(each.months), len(each.weekdays)) for language, each in CALENDARS.items()}

    assert set(sizes.values()) == {(12, 7)}
    assert {len(each.alone) for each in CALENDARS.values()} <= {0, 12}


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (Date(1950, about=True), "about 1950"),
        (Date(1980, decade=True), "the 1980s"),
        (Date(1999, unsure=True), "perhaps 1999"),
        (Date(1998, text="spring 1998"), "spring 1998"),
        (Date(None, 3), "March"),
    ],
)
def test_precision_is_never_invented(date: Date, words: str) -> None:
    """About stays about, unsure is perhaps, a decade is a decade."""
    assert english().date(date) == words


def test_ranges_and_rhythms_in_words() -> None:
    """As a sentence has them."""
    say = english()
    since, year = Range(Date(2011), None), Date(2016, 5)

    assert [say.range(each) for each in (since, Range(None, year), Range(Date(2011), year), None)] == [
        "since 2011",
        "until May 2016",
        "2011 to May 2016",
        "",
    ]
    assert [say.period(Period(count, "week")) for count in (0, 1, 6)] == ["never", "every week", "every 6 weeks"]
    assert say.recurrence(Recurrence("every", weekday=1)) == "every Tuesday"
