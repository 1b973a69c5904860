"""Finds the sum of money in a text (vault format, "Phrases", MONEY).

A number with a currency sign or code wins wherever it stands, else the first number; the date before it has been taken
off by the caller. Knows no keys.
"""

import re

import msgspec

from relwiki.model.phrase import Money

_SIGNS: dict[str, str] = {
    "£": "GBP", "€": "EUR", "₹": "INR", "₽": "RUB", "₺": "TRY", "₪": "ILS", "₩": "KRW", "₴": "UAH", "₦": "NGN",
    "₫": "VND", "₱": "PHP", "฿": "THB", "₸": "KZT", "₾": "GEL", "zł": "PLN", "Kč": "CZK", "R$": "BRL", "Ft": "HUF",
    "US$": "USD", "C$": "CAD", "A$": "AUD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD",
}  # fmt: skip
# One sign for several currencies: the vault's own decides, where it is one of them.
_SHARED: dict[str, tuple[str, ...]] = {
    "$": ("USD", "CAD", "AUD", "NZD", "SGD", "HKD", "MXN", "CLP", "ARS", "COP"),
    "¥": ("JPY", "CNY"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
}
_CODES = (
    "EUR GBP USD CHF JPY CNY CAD AUD NZD SEK NOK DKK ISK PLN CZK HUF RON BGN HRK RUB UAH TRY ILS INR PKR BDT LKR NPR "
    "IDR MYR SGD THB VND PHP KRW TWD HKD BRL ARS CLP COP MXN PEN UYU ZAR NGN GHS KES UGX TZS ETB EGP MAD TND DZD AED "
    "SAR QAR KWD OMR BHD JOD LBP IRR IQD GEL AMD AZN KZT UZS BTC"
)
_SIGN = "|".join(re.escape(sign) for sign in sorted([*_SIGNS, *_SHARED], key=len, reverse=True))
_UNIT = rf"(?:{_SIGN}|\b(?:{_CODES.replace(' ', '|')})\b)"
_NUMBER = r"[0-9]+(?:[.,'’\u00a0\u202f ](?=[0-9]{3}(?![0-9]))[0-9]{3})*(?:[.,][0-9]{1,2}(?![0-9]))?"
_PLAIN_NUMBER = _NUMBER.replace("\\u202f ]", "\\u202f]")
_MINUS = "[-−–]"
_BEFORE = re.compile(rf"(?P<a>{_MINUS}?)(?P<unit>{_UNIT})\s?(?P<b>{_MINUS}?)(?P<number>{_NUMBER})")
_BEHIND = re.compile(rf"(?<![\w.,])(?P<a>{_MINUS}?)(?P<number>{_NUMBER})\s?(?P<unit>{_UNIT})(?!\w)")
_BARE = re.compile(rf"(?<![\w.,])(?P<a>{_MINUS}?)(?P<number>{_PLAIN_NUMBER})(?![\w%]|[.,:/-][0-9])")
_DECIMAL = re.compile(r"[.,]([0-9]{1,2})$")
_NO_DIGITS = re.compile(r"[^0-9]+")
_MOST_DIGITS = 15
# Characters of a line in which a sum is looked for.
_LOOKED_AT = 1_000


class FoundMoney(msgspec.Struct, frozen=True, gc=False):
    """A sum and where it stands."""

    money: Money
    start: int
    # Index behind its last character.
    end: int


def _cents(number: str) -> int | None:
    """The number in hundredths: the last sign followed by one or two digits is the decimal one."""
    decimal = _DECIMAL.search(number)
    whole = _NO_DIGITS.sub("", number[: decimal.start()] if decimal else number)
    if not whole or len(whole) > _MOST_DIGITS:
        return None
    return int(whole) * 100 + (int(decimal[1].ljust(2, "0")) if decimal else 0)


def _currency(unit: str, own: str) -> str:
    if unit in _SHARED:
        return own if own in _SHARED[unit] else unit
    return _SIGNS.get(unit, unit)


def find_money(text: str, currency: str = "", *, bare: bool = True) -> FoundMoney | None:
    """The sum in a text; with `bare` a number without a currency will do. `currency` is the vault's own code."""
    text = text[:_LOOKED_AT]
    found = [match for match in (_BEFORE.search(text), _BEHIND.search(text)) if match is not None]
    match = min(found, key=lambda each: each.start(), default=_BARE.search(text) if bare else None)
    cents = _cents(match["number"]) if match is not None else None
    if match is None or cents is None:
        return None
    minus = match["a"] or match.groupdict().get("b") or ""
    unit = match.groupdict().get("unit") or ""
    return FoundMoney(Money(-cents if minus else cents, _currency(unit, currency)), match.start(), match.end())


def read_money(text: str, currency: str = "") -> Money | None:
    """As `find_money`, without the place."""
    found = find_money(text, currency)
    return found.money if found is not None else None
