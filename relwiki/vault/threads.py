"""Reads what is open between people: threads, tasks, and the `done:` that closes one (vault format, "Sections").

    THREAD = WORD ":" [ DATE ] TEXT [ "(" [ "by" | "due" ] DATE ")" ]
    TASK   = TEXT with "(due DATE)", "(due every ...)", "📅 DATE" or "🔁 every ..." anywhere in it

Knows one item at a time; which thread a `done:` closes is for a later stage to say.
"""

import re

import msgspec

from relwiki.markup.document import Finding, Item
from relwiki.model.date import Date, Recurrence
from relwiki.model.interaction import Done, Task, Thread
from relwiki.model.phrase import Link, Text
from relwiki.vault.dates import scan_whole
from relwiki.vault.log import read_head
from relwiki.vault.periods import read_every
from relwiki.vault.phrases.brackets import groups
from relwiki.vault.phrases.dated import recurrence
from relwiki.vault.phrases.entry import not_a_date
from relwiki.vault.phrases.links import find_links
from relwiki.vault.scan import scan_date
from relwiki.vault.vocabulary import Vocabulary

# A date and a thread word, at most.
_LONGEST_HEAD = 48
_DUE_GROUP = re.compile(r"\(\s*due:?\s+", re.IGNORECASE)
_BY = re.compile(r"(?:by|due|on|until)\s+", re.IGNORECASE)
_CALENDAR = re.compile(r"📅\ufe0f?\s*")
_AGAIN = re.compile(r"🔁\ufe0f?\s*")


class Said(msgspec.Struct, frozen=True, gc=False):
    """A thread as read, before it is known whether it is closed."""

    # One of THREAD_WORDS, or "done".
    word: str
    text: str
    date: Date | None
    # Written as `(by DATE)` or `(due DATE)`.
    due: bool = False


def read_thread(text: str, words: Vocabulary) -> Said | None:
    """The thread that an item opens, or the `done:` that closes one; None where the item is neither."""
    at = text.find(":")
    if at <= 0 or at > _LONGEST_HEAD or text.startswith("::", at):
        return None
    word, date, rest = "", None, text[at + 1 :]
    if not text[0].isdigit():
        word = words.thread(text[:at].strip("*_ "))
    elif words.thread(text[:at].rpartition(" ")[2]):
        head = read_head(Text(text), words)
        at = head.rest.find(":") if head is not None and head.date is not None else -1
        if head is None or at < 0:
            return None
        word, date, rest = words.thread(head.rest[:at].strip("*_ -–—")), head.date, head.rest[at + 1 :]
    if not word:
        return None
    rest = rest.lstrip("*_ ").strip() if rest[:1] in {"*", "_"} else rest.strip()
    own, left, due = _dated(rest, words)
    return Said(word, left, own, due) if date is None or due else Said(word, rest, date)


def _dated(text: str, words: Vocabulary) -> tuple[Date | None, str, bool]:
    """A date at the beginning of a thread, or in brackets at its end, and whether it is said to be a deadline."""
    found = scan_date(text, 0, words.tongue)
    if found is not None and found.date is not None:
        rest = text[found.end :]
        return (None, text, False) if rest[:1].isalnum() else (found.date, rest.lstrip(" :–—-,").strip(), False)
    last = next(iter(reversed(groups(text))), None)
    if last is not None and last.end == len(text):
        inner = text[last.start + 1 : last.end - 1].strip()
        by = _BY.match(inner)
        found = scan_whole(inner[by.end() :] if by else inner, words.tongue)
        if found is not None and found.date is not None and (by or found.date.month is not None):
            return found.date, text[: last.start].rstrip(), by is not None
    return None, text, False


def to_thread(said: Said, item: Item, people: tuple[Link, ...], *, date: Date | None, private: bool) -> Thread:
    """The thread of an item; one without a date of its own has that of the line it stands below."""
    closed = item.struck or (item.task is not None and item.task not in {" ", ""})
    return Thread(said.word, said.text, said.date or date, _links(said), closed, private, item.line, said.due, people)


def to_done(said: Said, item: Item, people: tuple[Link, ...], *, date: Date | None) -> Done:
    """What an item closes; one without a date of its own has that of the line it stands below."""
    return Done(said.text, said.date or date, _links(said), people, item.line, item.column)


def _links(said: Said) -> tuple[Link, ...]:
    return tuple(found.link for found in find_links(said.text)) if "[" in said.text else ()


def read_task(item: Item, words: Vocabulary, *, private: bool) -> tuple[Task, tuple[Finding, ...]]:
    """The task that an item with a box is. The signs of its date and its rhythm are taken out of its text."""
    text, due = item.text, None
    findings: tuple[Finding, ...] = ()
    if "(" in text and (group := _DUE_GROUP.search(text)) is not None:
        text, due, findings = _due_in_brackets(text, group, item, words)
    calendar = _CALENDAR.search(text) if "📅" in text else None
    if calendar is not None:
        found = scan_date(text, calendar.end(), words.tongue)
        if found is not None and found.date is not None:
            due = recurrence(found.date)
            text = text[: calendar.start()].rstrip() + text[found.end :]
        elif found is not None:
            findings = (not_a_date(text[calendar.end() :], item.line, item.column + calendar.end(), words.tongue),)
    again = _AGAIN.search(text) if "🔁" in text else None
    if again is not None and (every := read_every(text[again.end() :], words.tongue)) is not None:
        due = msgspec.structs.replace(every.when, date=every.when.date or (due.date if due else None))
        text = text[: again.start()].rstrip() + text[again.end() + every.end :]
    text = text.strip()
    done = item.struck or item.task not in {None, "", " ", "/", ">", "<", "?", "!"}
    links = tuple(found.link for found in find_links(text))
    return Task(text, done, due, links, private, item.line), findings


def _due_in_brackets(
    text: str, group: re.Match[str], item: Item, words: Vocabulary
) -> tuple[str, Recurrence | None, tuple[Finding, ...]]:
    close = text.find(")", group.end())
    close = close if close >= 0 else len(text)
    inner = text[group.end() : close].strip()
    every = read_every(inner, words.tongue)
    found = scan_whole(inner, words.tongue)
    if every is not None and every.end == len(inner):
        due: Recurrence | None = every.when
    elif found is not None and found.date is not None:
        due = recurrence(found.date)
    elif found is not None:
        return text, None, (not_a_date(inner, item.line, item.column + group.end(), words.tongue),)
    else:
        return text, None, ()
    return f"{text[: group.start()].rstrip()} {text[close + 1 :].lstrip()}".strip(), due, ()
