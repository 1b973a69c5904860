"""What the lists, tables and headings of a body mean, by the section they stand in (vault format, "Sections").

What does not fit a section's grammar is prose and is left alone. Knows one document at a time; whether a section means
anything in a note of its kind is for a later stage to say.
"""

import itertools
import operator
import re
from collections.abc import Sequence

import msgspec

from relwiki.markup.document import Document, Item, Section
from relwiki.model.date import Date
from relwiki.model.interaction import BETWEEN_US, Thread
from relwiki.model.names import is_light_name
from relwiki.model.phrase import Link, Text
from relwiki.vault.dated_headings import heading_items
from relwiki.vault.draft import Draft
from relwiki.vault.fields import read_entries
from relwiki.vault.gifts import read_gift, read_transaction
from relwiki.vault.log import read_head, read_journal, read_log
from relwiki.vault.phrases.brackets import groups, mask
from relwiki.vault.phrases.dated import read_dated
from relwiki.vault.phrases.links import link_at
from relwiki.vault.phrases.relationship import read_detailed, read_related, split_type
from relwiki.vault.tables import lines
from relwiki.vault.threads import read_task, read_thread, to_done, to_thread
from relwiki.vault.vocabulary import KeyMatch, Vocabulary

_ENTRY_KEYS = {"work": "works_at", "education": "education", "interests": "interests"}
_SENTENCE = re.compile(r"[.!?](?:\s|$)|[;:]\s")
_MOST_WORDS = 6


class Place:
    """Which section each part of a document stands in: its meaning, and whether it is private."""

    def __init__(self, sections: Sequence[Section], words: Vocabulary) -> None:
        self.meanings: list[str] = []
        self.private: list[bool] = []
        for section in sections:
            own = words.section(section.text)
            above = self.meanings[section.parent] if section.parent >= 0 else ""
            self.meanings.append(above if own in {"", "private"} else own)
            hidden = section.private or own == "private"
            self.private.append(hidden or (section.parent >= 0 and self.private[section.parent]))

    def meaning(self, section: int) -> str:
        """The canonical name of the section around; empty where it has none."""
        return self.meanings[section] if 0 <= section < len(self.meanings) else ""

    def is_private(self, section: int) -> bool:
        """Whether the section, or one around it, is private."""
        return 0 <= section < len(self.private) and self.private[section]


class _Reader:
    """Goes through the items of one document and fills a draft."""

    def __init__(self, words: Vocabulary, draft: Draft, day: Date | None) -> None:
        self.words, self.draft = words, draft
        # The day of a journal note; None in every other note.
        self.day = day
        # Of a journal: whom the line above is about, for the threads below it.
        self.people: tuple[Link, ...] = ()

    def read(self, item: Item, meaning: str, *, private: bool, date: Date | None = None) -> None:
        """Read an item and what stands below it; an item of a log above dated ones only groups them."""
        if not item.children:
            self._take(item, meaning, private=private, date=date)
            return
        below = meaning if meaning == "log" and self._groups(item) else ""
        logged = len(self.draft.log)
        own = None if below else self._take(item, meaning, private=private, date=date)
        above = self.people
        if self.day is not None and len(self.draft.log) > logged:
            self.people = self.draft.log[-1].people
        for child in item.children:
            self.read(child, below, private=private, date=own or date)
        self.people = above

    def _groups(self, item: Item) -> bool:
        head = read_head(Text(item.text), self.words)
        if head is not None and head.date is not None and head.date.day is not None:
            return False
        return any(read_log(Text(child.text), self.words)[0] is not None for child in item.children)

    def _take(self, item: Item, meaning: str, *, private: bool, date: Date | None) -> Date | None:
        """Read one item; the date that it gives to the threads below it."""
        said = read_thread(item.text, self.words)
        if said is not None and not (meaning == "gifts" and said.word == "idea"):
            if said.word == "done":
                self.draft.done.append(to_done(said, item, self.people, date=date))
            else:
                self.draft.threads.append(to_thread(said, item, self.people, date=date, private=private))
            if meaning != "log":
                return said.date
        elif item.task is not None and meaning != "next time":
            task, findings = read_task(item, self.words, private=private)
            self.draft.tasks.append(task)
            self.draft.findings += findings
            return None
        if not meaning and self.day is None:
            return None
        value = Text(item.text, item.line, item.column)
        if meaning:
            return self.line(value, item, meaning, private=private, date=date)
        return self._journal(value, private=private)

    def line(self, value: Text, item: Item | None, meaning: str, *, private: bool, date: Date | None) -> Date | None:
        """Read a line by the grammar of its section."""
        words, draft = self.words, self.draft
        finding = None
        if meaning == "log":
            entry, finding = read_log(value, words, private=private)
            if entry is not None:
                draft.log.append(entry)
                return entry.date
            self._journal(value, private=private)
        elif meaning == "gifts":
            gift, finding = read_gift(value, words, private=private)
            # An idea that is struck out is none.
            draft.gifts += [gift] if gift is not None and not (gift.way == "idea" and item and item.struck) else []
        elif meaning == "ledger":
            transaction, finding = read_transaction(value, words, private=private)
            draft.ledger += [transaction] if transaction is not None else []
        elif meaning == "dates":
            dated, findings = read_dated("dates", value, words.tongue)
            draft.date(dated, private=private)
            draft.findings += findings
        elif meaning in {"family", "relationships"}:
            self._related(value, item, private=private)
        elif meaning in _ENTRY_KEYS:
            if _fits(value.text, meaning):
                read_entries(_ENTRY_KEYS[meaning], value, words, draft, commas=False, private=private)
        elif meaning == "next time" and item is not None and read_thread(item.text, words) is None:
            said = read_thread(f"ask: {item.text}", words)
            if said is not None:
                draft.threads.append(
                    to_thread(msgspec.structs.replace(said, word="ask"), item, self.people, date=date, private=private)
                )
        elif meaning == BETWEEN_US and item is not None and not item.struck and read_thread(item.text, words) is None:
            draft.threads.append(Thread(BETWEEN_US, item.text, private=private, line=item.line))
        if finding is not None:
            draft.findings.append(finding)
        return None

    def _journal(self, value: Text, *, private: bool) -> Date | None:
        """An item of a journal note: with a date of its own as in a log, else on the note's day."""
        if self.day is None:
            return None
        own, _ = read_log(value, self.words, private=private)
        entry = own or read_journal(value, self.day, self.words, private=private)
        if entry is not None:
            self.draft.log.append(entry)
        return entry.date if entry is not None else self.day

    def _related(self, value: Text, item: Item | None, *, private: bool) -> None:
        """A line of Family or Relationships: `TYPE: ENTRY`, an entry that names its type, or a type above entries."""
        typed = split_type(value)
        word = typed[0] if typed is not None else value.text.strip("* ")
        match = self.words.relation(word)
        if typed is not None and match is None and link_at(typed[1].text) is not None and len(word.split()) <= 3:
            match = KeyMatch("relationship", None, relation=word)
        if match is None:
            statements, findings = read_detailed(value, self.words)
            if any(statement.key == "relationship" for statement in statements):
                self.draft.state(statements, private=private)
                self.draft.findings += findings
            return
        parts = [typed[1]] if typed is not None and typed[1].text else []
        listed = not parts
        if item is not None and not parts:
            parts = [Text(child.text, child.line, child.column) for child in item.children]
        for part in parts:
            statements, findings = read_related(match, part, self.words, listed=listed)
            self.draft.state(statements, private=private)
            self.draft.findings += findings


def _fits(text: str, meaning: str) -> bool:
    """Whether a line of Work, Education or Interests is an entry and no prose."""
    if link_at(text) is not None:
        return True
    name = text[: groups(text)[0].start] if groups(text) else text
    if _SENTENCE.search(mask(name)) is not None or len(name.split()) > _MOST_WORDS:
        return False
    return bool(name.strip()) if meaning == "interests" else is_light_name(name.replace(",", " "))


def read_sections(document: Document, words: Vocabulary, draft: Draft, day: Date | None) -> Place:
    """Read every list, table and dated heading of a document. `day` is that of a journal note, else None."""
    place = Place(document.sections, words)
    reader = _Reader(words, draft, day)
    taken = heading_items(document, place.meanings, place.private, words, draft)
    for section, items in itertools.groupby(document.items, key=operator.attrgetter("section")):
        date, private = taken.get(section), place.is_private(section)
        meaning = "" if date is not None else place.meaning(section)
        for item in items:
            reader.read(item, meaning, private=private, date=date)
    for table in document.tables:
        meaning = place.meaning(table.section)
        if meaning in {"log", "gifts", "ledger", "dates"}:
            for value in lines(table, meaning, words):
                reader.line(value, None, meaning, private=place.is_private(table.section), date=None)
    for index, meaning in enumerate(place.meanings):
        prose = document.sections[index].prose.strip() if meaning == BETWEEN_US else ""
        if prose:
            private = place.is_private(index)
            draft.threads.append(
                Thread(BETWEEN_US, " ".join(prose.split()), private=private, line=document.sections[index].line)
            )
    return place
