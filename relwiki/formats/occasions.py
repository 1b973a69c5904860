"""Occasions outside the site: which of them may leave it, whose they are and what they are, in plain words.

Nothing private passes, and of a note's text no more than the few words that say what a date is.
"""

import re

import msgspec

from relwiki.derive.facts import Facts
from relwiki.derive.light import LightPerson
from relwiki.derive.occasions import Occasion
from relwiki.model.date import Date
from relwiki.model.names import fold
from relwiki.model.note import Note
from relwiki.model.phrase import Link

# Every word that is not a note's. The kinds, and what is said of each; those of the others' own text are empty.
KINDS = ("birthday", "anniversary", "remembered", "date", "follow-up", "task")
_WHAT = {"birthday": "birthday", "anniversary": "wedding day", "follow-up": "follow up", "task": "to do"}
_REMEMBERED = {"born": "born on this day", "died": "died on this day"}
_SINCE = {"birthday": "Born", "anniversary": "Married", "remembered": "Died", "date": "Since"}
_AND, _OF, _PERHAPS, _ABOUT, _DECADE = " and ", "{word} of {name}", "perhaps", "about", "the {year}s"

_WIKILINK = re.compile(r"!?\[\[([^\[\]|#]*)(?:#([^\[\]|]*))?(?:\|([^\[\]]*))?\]\]")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s[^()]*)?\)")
_MARKS = re.compile(r"(\*\*|__|==|~~|`)(?=\S)(.+?)(?<=\S)\1|(?<!\w)([*_])(?=\S)(.+?)(?<=\S)\3(?!\w)")


class Choice(msgspec.Struct, frozen=True, gc=False):
    """Which occasions are wanted, and how. An empty part leaves everything in."""

    kinds: tuple[str, ...] = ()
    # Without "#"; one above a nested tag stands for it too.
    tags: tuple[str, ...] = ()
    # Ids of subjects; light people come with the notes that name them.
    who: tuple[str, ...] = ()
    # Whether a calendar rings a week and a day before.
    alarms: bool = False


def chosen(facts: Facts, choice: Choice) -> tuple[Occasion, ...]:
    """The occasions that may leave the site and are wanted, in their order."""
    wanted = tuple(fold(tag.lstrip("#")) for tag in choice.tags)
    return tuple(
        each
        for each in facts.occasions
        if may_leave(each, facts)
        and (not choice.kinds or each.kind in choice.kinds)
        and (not wanted or _is_tagged(each, wanted, facts))
        and (not choice.who or any(path in choice.who for path in _paths(each, facts)))
    )


def may_leave(occasion: Occasion, facts: Facts) -> bool:
    """Whether neither the date is private nor the note of anybody it concerns."""
    if occasion.private:
        return False
    return not any((note := _note(path, facts)) and note.private for path in occasion.who)


def _note(identity: str, facts: Facts) -> Note | None:
    subject = facts.subjects.by_id.get(identity)
    return subject.note if subject else None


def _paths(occasion: Occasion, facts: Facts) -> tuple[str, ...]:
    """The ids an occasion concerns, with a light person replaced by the notes that name them."""
    light = facts.light
    return tuple(path for each in occasion.who for path in (light[each].stated_by if each in light else (each,)))


def _is_tagged(occasion: Occasion, wanted: tuple[str, ...], facts: Facts) -> bool:
    for path in _paths(occasion, facts):
        note = _note(path, facts)
        tags = tuple(fold(tag) for tag in note.tags) if note else ()
        if any(tag == one or tag.startswith(one + "/") for tag in tags for one in wanted):
            return True
    return False


class Words:
    """Says of an occasion whose it is and what it is. Light people are placed by somebody who has a note."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts

    def name(self, identity: str) -> str:
        """The full name of a subject or a light person: "Anna Lee", "Noah (son of Simone Clarke)"."""
        light = self._facts.light.get(identity)
        if light is None:
            return self._full(identity)
        place = self._placed(light)
        return f"{light.name} ({place})" if place else light.name

    def _full(self, identity: str) -> str:
        subject = self._facts.subjects.by_id[identity]
        note = subject.note
        if note and fold(note.stem) in {"index", "readme"}:
            return note.body.title or subject.name
        return subject.name

    def _placed(self, light: LightPerson) -> str:
        """Through whom somebody is known; nobody quiet, and nobody whose note is private, is named for it."""
        facts = self._facts
        for index, path in enumerate(light.stated_by):
            note = _note(path, facts)
            if note and not note.private and path not in facts.hush.quiet:
                name = self._full(path)
                return name if index else _OF.format(word=light.word, name=name)
        return ""

    def whose(self, occasion: Occasion) -> str:
        """The names of everybody whose occasion it is: "Priya Raman and Owen Price"."""
        return _AND.join(self.name(each) for each in occasion.who)

    def what(self, occasion: Occasion) -> str:
        """What it is: "birthday", "wedding day", "follow up: the quote", or what the note calls it."""
        if occasion.kind in {"birthday", "anniversary"}:
            return _WHAT[occasion.kind]
        if occasion.kind == "remembered":
            return _REMEMBERED.get(occasion.text, occasion.text)
        text = self.plain(occasion.text, occasion.who[0])
        label = _WHAT.get(occasion.kind, "")
        return f"{label}: {text}" if label and text else label or text or occasion.kind

    def since(self, occasion: Occasion) -> str:
        """What is known of the year it counts from: "Born 1984", "Born about 1946"; empty where nothing is."""
        date = occasion.when.date
        word = _SINCE.get(occasion.kind, "")
        if occasion.kind == "remembered" and occasion.text == "born":
            word = _SINCE["birthday"]
        if not word or date is None or occasion.when.form == "once" or not (year := _year(date, occasion.since)):
            return ""
        return f"{word} {year}"

    def plain(self, text: str, source: str) -> str:
        """A few words of a note without Markdown; links are read as names, former names as the present one."""
        if not any(mark in text for mark in "[*_=~`"):
            return text
        text = _WIKILINK.sub(lambda found: self._linked(found, source), text)
        return _MARKS.sub(lambda found: found[2] or found[4], _LINK.sub(r"\1", text)).strip()

    def _linked(self, found: re.Match[str], source: str) -> str:
        target, anchor, label = (part.strip() if part else "" for part in found.groups())
        if label:
            return label
        identity = self._facts.subjects.of_link(Link(target, anchor), source)
        if target and identity and self._facts.resolver.resolve(target).by == "former":
            return self._full(identity)
        return target.rpartition("/")[2].removesuffix(".md") or anchor


def _year(date: Date, since: int | None) -> str:
    """A year as it was said, never more exact."""
    if date.text:
        year = date.text
    elif since is None:
        return ""
    else:
        year = _DECADE.format(year=since) if date.decade else str(since)
    if date.about:
        year = f"{_ABOUT} {year}"
    return f"{_PERHAPS} {year}" if date.unsure else year
