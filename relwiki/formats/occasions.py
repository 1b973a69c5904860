"""Occasions outside the site: which of them may leave it, whose they are and what they are, in plain words.

Nothing private passes, and of a note's text no more than the few words that say what a date is.
"""

import re
from collections.abc import Iterable, Mapping
from functools import reduce

import msgspec

from relwiki.derive.facts import Facts
from relwiki.derive.light import LightPerson
from relwiki.derive.occasions import Occasion
from relwiki.model.date import Date
from relwiki.model.names import fold
from relwiki.model.note import Kind, Note
from relwiki.model.phrase import Link

KINDS = (
    "birthday",
    "anniversary",
    "remembered",
    "loss",
    "date",
    "plan",
    "follow-up",
    "task",
    "promise",
    "awaiting",
    "ask",
)
# Keys of what is said of a kind before or instead of the note's own words.
_WHAT = {
    "birthday": "birthday",
    "anniversary": "wedding",
    "follow-up": "label_follow-up",
    "task": "label_task",
    "promise": "label_promise",
    "awaiting": "label_awaiting",
    "ask": "label_ask",
    "plan": "label_plan",
}

_WIKILINK = re.compile(r"!?\[\[([^\[\]|#]*)(?:#([^\[\]|]*))?(?:\|([^\[\]]*))?\]\]")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\s[^()]*)?\)")
# What the name of a journal's file begins with; the event stands on its own day.
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}[ _-]*")
_BLANK = re.compile(r"\{(\w+)\}")
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
    concerned = (*occasion.who, *occasion.others) if occasion.kind == "loss" else occasion.who
    return not any((note := _note(path, facts)) and note.private for path in concerned)


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

    def __init__(self, facts: Facts, said: Mapping[str, str]) -> None:
        """`said` holds what the theme says in the language of the vault, by key."""
        self._facts, self._said = facts, said

    def say(self, key: str, **filled: object) -> str:
        """The phrase with this key; what stands in braces is filled in, and nothing in what is filled in."""
        if not filled:
            return self._said[key]
        return _BLANK.sub(lambda blank: str(filled.get(blank[1], blank[0])), self._said[key])

    def category(self, kind: str) -> str:
        """A kind as a heading: "Birthday"."""
        return self._said.get(f"category_{kind}", kind.capitalize())

    def _tie(self, word: str) -> str:
        """What somebody is to another, as the format has it, in the language of the vault."""
        return self._said.get(f"tie_{word}", word)

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
        return _DAY.sub("", subject.name) or subject.name if subject.kind is Kind.JOURNAL else subject.name

    def _placed(self, light: LightPerson) -> str:
        """Through whom somebody is known."""
        path = self.note(light.id)
        if not path:
            return ""
        name = self._full(path)
        return self.say("word_of_name", word=self._tie(light.word), name=name) if path == light.stated_by[0] else name

    def note(self, identity: str) -> str:
        """The path of the note of a subject; for a light person that of one that names them.

        None of a quiet person, and no private one, is given for a light person; it is then empty, as it is for stubs.
        """
        facts = self._facts
        light = facts.light.get(identity)
        if light is None:
            return identity if _note(identity, facts) else ""
        named = ((path, _note(path, facts)) for path in light.stated_by)
        return next((path for path, note in named if note and not note.private and path not in facts.hush.quiet), "")

    def whose(self, occasion: Occasion) -> str:
        """The names of everybody whose occasion it is: "Priya Raman and Owen Price"."""
        if len(occasion.who) == 1:
            return self.name(occasion.who[0])
        return self.together(self.short(each) for each in occasion.who)

    def together(self, names: Iterable[str]) -> str:
        """Some names: "Priya Raman and Owen Price"."""
        return reduce(lambda some, one: self.say("both", a=some, b=one), names)

    def short(self, identity: str) -> str:
        """As `name`, for one who stands beside others: "Noah"."""
        light = self._facts.light.get(identity)
        return light.name if light else self._full(identity)

    def what(self, occasion: Occasion, *, named: bool = True) -> str:
        """What it is: "birthday", "wedding day", "follow up: the quote", or what the note calls it.

        Without `named`, nothing is said of it in the words of the note.
        """
        if occasion.kind in {"birthday", "anniversary"}:
            return self.say(_WHAT[occasion.kind])
        if occasion.kind == "remembered":
            return self.say(f"{occasion.text}_day")
        if occasion.kind == "loss":
            return self._lost(occasion)
        text = self.plain(occasion.text, occasion.source or occasion.who[0]) if named else ""
        label = self.say(_WHAT[occasion.kind]) if occasion.kind in _WHAT else ""
        return f"{label}: {text}" if label and text else label or text or occasion.kind

    def _lost(self, occasion: Occasion) -> str:
        """Who died, and what they were, where that is the same to all who lost them."""
        name = self.short(occasion.others[0])
        if len(set(occasion.words)) == 1:
            return self.say("lost_kin", name=name, word=self._tie(occasion.words[0]))
        return self.say("lost", name=name)

    def since(self, occasion: Occasion) -> str:
        """What is known of the year it counts from: "Born 1984", "Born about 1946"; empty where nothing is."""
        date = occasion.when.date
        kind = "birthday" if occasion.kind == "remembered" and occasion.text == "born" else occasion.kind
        if f"since_{kind}" not in self._said or date is None or occasion.when.form == "once":
            return ""
        year = self._year(date)
        return self.say(f"since_{kind}", date=year) if year else ""

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

    def _year(self, date: Date) -> str:
        """A year as it was said, never more exact."""
        if date.text:
            year = date.text
        elif date.year is None:
            return ""
        else:
            year = self.say("decade", year=date.year) if date.decade else str(date.year)
        if date.about:
            year = self.say("about", date=year)
        return self.say("perhaps_date", date=year) if date.unsure else year
