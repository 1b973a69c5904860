"""The words that dates are written with, in English and in the language of the vault.

Tables and their lookup, nothing else: how a date is put together is the business of `dates`.
"""

import dataclasses
import functools
import unicodedata
from collections.abc import Mapping

# Twelve months each, spellings apart by "|": full names, cases, abbreviations.
_MONTHS: dict[str, str] = {
    "en": "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep "
          "october|oct november|nov december|dec",
    "de": "januar|jänner|jan februar|feber|feb märz|maerz|mär|mrz april|apr mai juni|jun juli|jul august|aug "
          "september|sept|sep oktober|okt november|nov dezember|dez",
    "fr": "janvier|janv février|fevrier|févr|fév mars avril|avr mai juin juillet|juil août|aout septembre|sept "
          "octobre|oct novembre|nov décembre|decembre|déc",
    "es": "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago "
          "septiembre|setiembre|sept|sep octubre|oct noviembre|nov diciembre|dic",
    "pt": "janeiro|jan fevereiro|fev março|marco|mar abril|abr maio|mai junho|jun julho|jul agosto|ago setembro|set "
          "outubro|out novembro|nov dezembro|dez",
    "it": "gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago settembre|set|sett"
          " ottobre|ott novembre|nov dicembre|dic",
    "nl": "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug september|sept|sep "
          "oktober|okt november|nov december|dec",
    "pl": "stycznia|styczeń|sty lutego|luty|lut marca|marzec|mar kwietnia|kwiecień|kwi maja|maj czerwca|czerwiec|cze "
          "lipca|lipiec|lip sierpnia|sierpień|sie września|wrzesień|wrz października|październik|paź "
          "listopada|listopad|lis grudnia|grudzień|gru",
}  # fmt: skip

# Monday to Sunday.
_WEEKDAYS: dict[str, str] = {
    "en": "monday|mon tuesday|tue|tues wednesday|wed thursday|thu|thur|thurs friday|fri saturday|sat sunday|sun",
    "de": "montag|mo dienstag|di mittwoch|mi donnerstag|do freitag|fr samstag|sonnabend|sa sonntag|so",
    "fr": "lundi|lun mardi mercredi|mer jeudi|jeu vendredi|ven samedi|sam dimanche|dim",
    "es": "lunes|lun martes miércoles|miercoles|mié jueves|jue viernes|vie sábado|sabado|sáb domingo|dom",
    "pt": "segunda-feira|segunda|seg terça-feira|terça|ter quarta-feira|quarta|qua quinta-feira|quinta|qui "
          "sexta-feira|sexta|sex sábado|sáb domingo|dom",
    "it": "lunedì|lun martedì mercoledì|mer giovedì|gio venerdì|ven sabato|sab domenica|dom",
    "nl": "maandag|ma dinsdag|di woensdag|wo donderdag|do vrijdag|vr zaterdag|za zondag|zo",
    "pl": "poniedziałek|pon wtorek|wt środa|śr czwartek|czw piątek|pt sobota|sob niedziela|ndz",
}  # fmt: skip

# Words that, before a year, narrow it down in a way that months cannot say: kept as text.
_SEASONS: dict[str, str] = {
    "en": "spring summer autumn fall winter early mid late christmas easter q1 q2 q3 q4 beginning end start",
    "de": "frühling frühjahr sommer herbst winter anfang mitte ende weihnachten ostern",
    "fr": "printemps été automne hiver début milieu fin noël pâques",
    "es": "primavera verano otoño invierno principios mediados finales navidad",
    "pt": "primavera verão outono inverno início meados fim natal páscoa",
    "it": "primavera estate autunno inverno inizio metà fine natale pasqua",
    "nl": "lente voorjaar zomer herfst najaar winter begin midden eind kerst pasen",
    "pl": "wiosna wiosną lato latem jesień jesienią zima zimą początek połowa koniec",
}

_ABOUT: dict[str, str] = {
    "en": "about ca circa c around approx approximately",
    "de": "um etwa ungefähr",
    "fr": "vers environ",
    "es": "hacia aproximadamente",
    "pt": "cerca",
    "it": "verso",
    "nl": "rond ongeveer",
    "pl": "około ok",
}

# Little words between day, month and year.
_JOINERS: dict[str, str] = {
    "en": "of the",
    "de": "des",
    "fr": "de du",
    "es": "de del",
    "pt": "de do",
    "it": "di del",
    "nl": "van",
    "pl": "r",
}


@dataclasses.dataclass(frozen=True, eq=False)
class Tongue:
    """What dates may be written with: English, the vault's own language, and the order of numbers."""

    # Casefolded word, then 1 to 12.
    months: Mapping[str, int]
    # Casefolded word, then 0 for Monday to 6 for Sunday.
    weekdays: Mapping[str, int]
    seasons: frozenset[str]
    about: frozenset[str]
    joiners: frozenset[str]
    # "", "dmy" or "mdy".
    order: str

    @functools.cached_property
    def openers(self) -> frozenset[str]:
        """Every word with which a date can begin."""
        return frozenset(self.months) | frozenset(self.weekdays) | self.seasons | self.about


def _numbered(table: dict[str, str], languages: list[str], first: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for language in languages:
        for number, spellings in enumerate(table.get(language, "").split(), start=first):
            for spelling in spellings.split("|"):
                found.setdefault(spelling.casefold(), number)
    return found


def bare(word: str) -> str:
    """A word casefolded and without its accents, as many people type it."""
    return "".join(sign for sign in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(sign))


@functools.cache
def months_of_all() -> Mapping[str, int]:
    """The months of every language that is known here, bare: their names, and abbreviations from four letters on."""
    found: dict[str, int] = {}
    for months in _MONTHS.values():
        for number, spellings in enumerate(months.split(), start=1):
            first, *others = spellings.split("|")
            for spelling in (first, *(each for each in others if len(each) > 3)):
                found.setdefault(bare(spelling), number)
    return found


def _words(table: dict[str, str], languages: list[str]) -> frozenset[str]:
    return frozenset(word.casefold() for language in languages for word in table.get(language, "").split())


@functools.cache
def tongue(language: str = "en", date_order: str = "") -> Tongue:
    """The date words of a language (BCP 47; only its first part counts) beside the English ones."""
    own = unicodedata.normalize("NFC", language).casefold().replace("_", "-").partition("-")[0]
    languages = ["en"] if own == "en" else ["en", own]
    return Tongue(
        months=_numbered(_MONTHS, languages, 1),
        weekdays=_numbered(_WEEKDAYS, languages, 0),
        seasons=_words(_SEASONS, languages),
        about=_words(_ABOUT, languages),
        joiners=_words(_JOINERS, languages),
        order=date_order,
    )
