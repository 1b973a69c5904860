"""Reads the lines of Gifts and of a ledger (vault format, "Gifts" and "Ledger").

    GIFT   = [ DATE ] ("gave" | "received") TEXT [ "(" [MONEY] ["," "for" OCCASION] ")" ] | "idea" [":"] TEXT
    LEDGER = DATE MONEY TEXT

A line that is neither is None and stays prose. Knows one line at a time.
"""

import re

import msgspec

from relwiki.markup.document import Finding
from relwiki.model.interaction import Gift, Transaction
from relwiki.model.phrase import Money, Text
from relwiki.vault.log import Head, read_head
from relwiki.vault.phrases.brackets import groups, split
from relwiki.vault.phrases.dated import trimmed
from relwiki.vault.phrases.money import find_money
from relwiki.vault.vocabulary import Vocabulary

_WAYS = {"gave": "gave", "given": "gave", "give": "gave", "received": "received", "got": "received", "idea": "idea"}
_WAY = re.compile(r"[\s:–—|-]*([^\W\d_]+)(?=[\s:]|$)\s*:?\s*")


def read_gift(value: Text, words: Vocabulary, *, private: bool) -> tuple[Gift | None, Finding | None]:
    """A line of Gifts."""
    head = read_head(value, words) or Head(None, value.text.strip())
    if head.finding is not None:
        return None, head.finding
    match = _WAY.match(head.rest)
    way = _WAYS.get(match[1].casefold(), "") if match is not None else ""
    if match is None or not way:
        return None, None
    text = head.rest[match.end() :].strip()
    gift = Gift(way, text, head.date, private=private, line=value.line)
    return _with_details(gift, words), None


def _with_details(gift: Gift, words: Vocabulary) -> Gift:
    """Take the sum and the occasion out of the last brackets; what else stands there stays in the text."""
    group = next(iter(reversed(groups(gift.text))), None)
    if group is None:
        return gift
    money: Money | None = None
    occasion, kept = "", []
    for _, detail in split(gift.text[group.start + 1 : group.end - 1], ",;"):
        found = find_money(detail, words.currency)
        if detail.casefold().startswith("for ") and not occasion:
            occasion = detail[4:].strip()
        elif (
            money is None
            and found is not None
            and not detail[: found.start].strip()
            and not detail[found.end :].strip()
        ):
            money = found.money
        else:
            kept.append(detail)
    left = f"({', '.join(kept)})" if kept else ""
    parts = (gift.text[: group.start].rstrip(), left, gift.text[group.end :].lstrip())
    text = " ".join(part for part in parts if part)
    return msgspec.structs.replace(gift, text=text, money=money, occasion=occasion)


def read_transaction(value: Text, words: Vocabulary, *, private: bool) -> tuple[Transaction | None, Finding | None]:
    """A line of a ledger."""
    head = read_head(value, words)
    if head is None or head.date is None:
        return None, head.finding if head is not None else None
    found = find_money(head.rest, words.currency)
    if found is None or head.date.year is None:
        return None, None
    before, after = trimmed(head.rest[: found.start]), trimmed(head.rest[found.end :])
    text = " ".join(part for part in (before, after) if part)
    return Transaction(head.date, found.money, text, "", private, value.line), None
