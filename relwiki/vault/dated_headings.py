"""Reads `### DATE | title` with text below it, inside a log, as one line of that log (vault format, "Log").

Knows sections and items as source. A heading that is a mere year or month above dated items is no line: it groups them.
"""

import msgspec

from relwiki.markup.document import Document
from relwiki.model.date import Date
from relwiki.model.interaction import LogItem
from relwiki.model.phrase import Text
from relwiki.vault.draft import Draft
from relwiki.vault.log import is_quiet, read_head, read_log_line
from relwiki.vault.people import others
from relwiki.vault.threads import read_thread
from relwiki.vault.vocabulary import Vocabulary


def heading_items(
    document: Document, meanings: list[str], private: list[bool], words: Vocabulary, draft: Draft
) -> dict[int, Date]:
    """Add a line for every dated heading in a log; the sections whose items belong to such a line, with its date."""
    taken: dict[int, Date] = {}
    inside = [
        (number, section)
        for number, section in enumerate(document.sections)
        if section.parent >= 0 and meanings[number] == meanings[section.parent] == "log"
    ]
    items: dict[int, list[str]] = {}
    for item in document.items if inside else ():
        items.setdefault(item.section, []).append(item.text)
    for number, section in inside:
        if section.parent in taken:
            taken[number] = taken[section.parent]
            continue
        head = read_head(Text(section.text, section.line), words)
        if head is not None and head.finding is not None:
            draft.findings.append(head.finding)
        if head is None or head.date is None or head.date.year is None:
            continue
        below = items.get(number, [])
        if head.date.day is None and any(_is_dated(text, words) for text in below):
            continue
        plain = [text for text in below if read_thread(text, words) is None]
        entry = read_log_line(head.rest, head.date, words, line=section.line, private=private[number])
        texts = (entry.text, section.prose.strip(), *(f"- {text}" for text in plain))
        draft.log.append(_joined(entry, "\n".join(text for text in texts if text)))
        taken[number] = head.date
    return taken


def _is_dated(text: str, words: Vocabulary) -> bool:
    head = read_head(Text(text), words)
    return head is not None and head.date is not None


def _joined(entry: LogItem, text: str) -> LogItem:
    """The line with all the text below its heading, and the links in it as mentions."""
    mentioned = tuple(dict.fromkeys((*entry.mentioned, *others(text, entry.people))))
    return msgspec.structs.replace(entry, text=text, mentioned=mentioned, quiet=entry.quiet or is_quiet(text))
