"""How dates are written in each language: names of months and weekdays, and their order.

Small tables of our own, so that pages do not depend on what a machine has installed. The patterns follow the "long"
date formats of the Unicode CLDR.
"""

import msgspec

from relwiki.model.date import Date


class Calendar(msgspec.Struct, frozen=True, gc=False):
    """The words of one language for dates."""

    # January to December, as they stand beside a day, and alone where that differs (Polish).
    months: tuple[str, ...]
    # Monday to Sunday.
    weekdays: tuple[str, ...]
    # Letters of an abbreviated weekday in a list of dates and in a calendar.
    short: int = 3
    shortest: int = 2
    # With {d}, {m} and {y}.
    day: str = "{d} {m} {y}"
    day_month: str = "{d} {m}"
    month_year: str = "{m} {y}"
    # {w} before a day.
    with_weekday: str = "{w} {day}"
    year: str = "{y}"
    decade: str = "{y}s"
    alone: tuple[str, ...] = ()


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


CALENDARS: dict[str, Calendar] = {
    "en": Calendar(
        _words("January February March April May June July August September October November December"),
        _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
        decade="the {y}s",
    ),
    "de": Calendar(
        _words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
        _words("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"),
        short=2, day="{d}. {m} {y}", day_month="{d}. {m}", with_weekday="{w}, {day}", decade="die {y}er",
    ),
    "fr": Calendar(
        _words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
        _words("lundi mardi mercredi jeudi vendredi samedi dimanche"),
        decade="les années {y}",
    ),
    "es": Calendar(
        _words("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
        _words("lunes martes miércoles jueves viernes sábado domingo"),
        day="{d} de {m} de {y}", day_month="{d} de {m}", month_year="{m} de {y}", with_weekday="{w}, {day}",
        decade="los años {y}",
    ),
    "pt": Calendar(
        _words("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
        _words("segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo"),
        day="{d} de {m} de {y}", day_month="{d} de {m}", month_year="{m} de {y}", with_weekday="{w}, {day}",
        decade="os anos {y}",
    ),
    "it": Calendar(
        _words("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),
        _words("lunedì martedì mercoledì giovedì venerdì sabato domenica"),
        decade="gli anni {y}",
    ),
    "nl": Calendar(
        _words("januari februari maart april mei juni juli augustus september oktober november december"),
        _words("maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"),
        short=2, decade="de jaren {y}",
    ),
    "pl": Calendar(
        _words("stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"),
        _words("poniedziałek wtorek środa czwartek piątek sobota niedziela"),
        with_weekday="{w}, {day}", decade="lata {y}",
        alone=_words(
            "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień"
        ),
    ),
    "ja": Calendar(
        tuple(f"{month}月" for month in range(1, 13)),
        _words("月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日"),
        short=1, shortest=1, day="{y}年{m}{d}日", day_month="{m}{d}日", month_year="{y}年{m}",
        with_weekday="{day}（{w}）", year="{y}年", decade="{y}年代",
    ),
}  # fmt: skip


def calendar_of(language: str) -> Calendar:
    """The words of a language by its BCP 47 tag ("pt-BR", then "pt"); English where none are known."""
    return CALENDARS.get(language.lower().partition("-")[0], CALENDARS["en"])


def written(date: Date, words: Calendar) -> str:
    """The parts of a date that are known, in the language's order; "about" and "perhaps" are the caller's."""
    if date.text:
        return date.text
    if date.decade and date.month is None:
        return words.decade.format(y=date.year)
    if date.month is None:
        return words.year.format(y=date.year)
    if date.day is None:
        alone = (words.alone or words.months)[date.month - 1]
        return words.month_year.format(m=alone, y=date.year) if date.year else alone
    pattern = words.day if date.year else words.day_month
    return pattern.format(d=date.day, m=words.months[date.month - 1], y=date.year)
