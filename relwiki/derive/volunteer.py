"""What you may tell somebody of yourself: lines of your own log and of the journal that touch what they care about.

Tact comes first. A line is offered to nobody if it is private, says `#quiet`, is sad, or speaks of what somebody else
did; and to nobody but those whom it names, if it names anybody. It must not know who is asked for, nor how it is said.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from relwiki.derive.interests import Interests
from relwiki.derive.light import LightPerson
from relwiki.derive.organisations import is_household
from relwiki.derive.subjects import Subject, Subjects
from relwiki.derive.tact import is_sad
from relwiki.derive.tastes import spoken, stem
from relwiki.derive.trees import closure
from relwiki.model.date import Date
from relwiki.model.interaction import LogItem
from relwiki.model.names import fold
from relwiki.model.note import Kind, Note
from relwiki.model.phrase import Link
from relwiki.model.relationship import RELATIONSHIP_TYPES

_WORD = re.compile(r"[^\W_]+")
# What is no news of yours: plans, what you heard of others, losses, and where nothing came of it.
_UNSAID = frozenset({"plan", "heard", "loss", "tried", "missed"})
_TOUCHING = frozenset({Kind.INTEREST, Kind.PLACE, Kind.ORGANISATION})
# A word of fewer letters is no name of a topic.
_SHORTEST = 3
# Of each thing the latest lines, and without a contact to count from the days that are looked back.
_MOST, _BACK = 12, 365
# A thing told with so few words is not known again by them.
_TOLD = 2
# "my sister", "a friend": somebody else, whoever it is.
_SOMEBODY = frozenset(
    fold(word) for each in RELATIONSHIP_TYPES if each.group in {"couple", "kin", "friend"}
    for word in (each.name, *each.words)
)  # fmt: skip


class News(msgspec.Struct, frozen=True, gc=False):
    """A line of yours that touches something of theirs."""

    date: Date
    # Markdown as typed.
    text: str
    # Path of the note.
    source: str
    # Id of the topic, place or organisation that makes it theirs, and of how many people that is true.
    touches: str
    people: int


class _Line(msgspec.Struct, frozen=True, gc=False):
    day: dt.date
    date: Date
    text: str
    source: str
    # What it is about, without what is broader.
    about: tuple[str, ...]
    # For each name in it whose it may be.
    names: tuple[frozenset[str], ...]


class Theirs(msgspec.Struct, frozen=True, gc=False):
    """What is known of somebody, as far as a line may touch it."""

    id: str
    # Their own topics.
    topics: tuple[str, ...]
    # Where they live and come from, and what they belong to.
    places: tuple[str, ...]
    # What they have heard already, as typed.
    told: tuple[str, ...] = ()
    # The last contact; None without one.
    since: dt.date | None = None


class Volunteer:
    """All lines of yours that may be offered to anybody, found by what they touch; made once for everybody."""

    def __init__(
        self,
        notes: Iterable[Note],
        subjects: Subjects,
        light: Mapping[str, LightPerson],
        topics: Interests,
        places: Mapping[str, tuple[str, ...]],
        size: Mapping[str, int],
        owner: str,
        today: dt.date,
    ) -> None:
        """`size` says of how many people a topic, a place or an organisation is true."""
        self._topics, self._size, self._today = topics, size, today
        # Exactly this; and this or something within it. The latest first.
        self._exact: dict[str, list[_Line]] = {}
        self._within: dict[str, list[_Line]] = {}
        names, things = _names(subjects, light, owner), _things(subjects)
        lines = [line for item, note in _items(notes, subjects, owner)
                 if (line := _line(item, note, subjects, names, things, today))]  # fmt: skip
        lines.sort(key=lambda line: (line.day, line.source), reverse=True)
        for line in lines:
            wider: dict[str, None] = {}
            for each in line.about:
                _add(self._exact, each, line)
                above = places if subjects.by_id[each].kind is Kind.PLACE else topics.broader
                wider.update(dict.fromkeys(closure([each], above)))
            for each in wider:
                _add(self._within, each, line)

    def news(self, them: Theirs) -> tuple[News, ...]:
        """What to tell somebody: what touches the rarest thing of theirs first, and of equals the latest."""
        if not self._exact:
            return ()
        start = them.since or self._today - dt.timedelta(days=_BACK)
        told = [words for text in them.told if len(words := frozenset(spoken(text))) >= _TOLD]
        found: dict[tuple[str, str], News] = {}
        for thing, lines in self._touched(them):
            for line in lines:
                if line.day <= start:
                    break
                new = News(line.date, line.text, line.source, thing, self._size.get(thing, 0))
                key = line.source, line.text
                if all(them.id in names for names in line.names) and (
                    key not in found or (new.people, thing) < (found[key].people, found[key].touches)
                ):
                    said = frozenset(spoken(line.text))
                    if not any(words <= said for words in told):
                        found[key] = new
        made = sorted(found.values(), key=lambda each: (each.date.iso(), each.source, each.text), reverse=True)
        made.sort(key=lambda each: each.people)
        return tuple(made)

    def _touched(self, them: Theirs) -> Iterator[tuple[str, list[_Line]]]:
        """Things of theirs with the lines about them or about what is narrower; then what is broader, itself."""
        small = self._topics.small_talk
        for topic in them.topics:
            if topic in self._topics.hidden:
                continue
            yield topic, (self._exact if topic in small else self._within).get(topic, [])
            for above in closure([topic], self._topics.broader):
                if above != topic and above not in small and above not in self._topics.hidden:
                    yield above, self._exact.get(above, [])
        for place in them.places:
            yield place, self._within.get(place, [])


def _add(index: dict[str, list[_Line]], key: str, line: _Line) -> None:
    lines = index.setdefault(key, [])
    if len(lines) < _MOST:
        lines.append(line)


def _items(notes: Iterable[Note], subjects: Subjects, owner: str) -> Iterator[tuple[LogItem, Note]]:
    for note in notes:
        mine = note.path == owner or subjects.by_id[note.path].kind is Kind.JOURNAL
        if not (mine and owner and note.log) or note.private:
            continue
        # `learned:` and its like may be a line of their own.
        threads = {each.line for each in note.threads} | {each.line for each in note.done}
        for item in note.log:
            if not (item.private or item.quiet or item.line in threads) and item.kind not in _UNSAID:
                yield item, note


_Names = Mapping[str, frozenset[str]]
_Things = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


def _line(
    item: LogItem, note: Note, subjects: Subjects, names: _Names, things: _Things, today: dt.date
) -> _Line | None:
    """A line with what it is about and whom it names; None where it can be offered to nobody."""
    day = item.date.earliest()
    links = [_linked(link, note.path, subjects) for link in (*item.people, *item.mentioned)]
    # Of a link that leads nowhere nobody can tell that it names no person.
    if day is None or day > today or item.names or "" in links or is_sad(item.text):
        return None
    linked = [subjects.by_id[each] for each in dict.fromkeys(links)]
    about = [each.id for each in linked if each.kind in _TOUCHING]
    words = _WORD.findall(item.text)
    # What a line links it is about; without a link its words say it.
    about = about or list(dict.fromkeys(_about(words, things, subjects)))
    if not about or any(_is_home(each) for each in linked):
        return None
    named = [frozenset({each.id}) for each in linked if each.kind is Kind.PERSON]
    named += [whose for word in words if (whose := _whose(word, names)) is not None]
    if named and not frozenset.intersection(*named):
        return None
    before = [link for link in item.people if _linked(link, note.path, subjects) in about]
    text = item.text
    if before and not any(f"[[{link.target}" in text for link in before):
        # A line that begins with what it is about: its beginning was read as whom it is about.
        text = ", ".join(map(_typed, before)) + (f": {text}" if text else "")
    return _Line(day, item.date, text, note.path, tuple(about), tuple(dict.fromkeys(named)))


def _linked(link: Link, source: str, subjects: Subjects) -> str:
    """What a link leads to; a topic or a place that others only name in plain words is one too."""
    name = link.target.strip()
    place = f"stub:{Kind.PLACE}:{fold(name)}"
    return subjects.of_link(link, source) or subjects.topic(name) or (place if place in subjects.by_id else "")


def _whose(word: str, names: _Names) -> frozenset[str] | None:
    """Whose name a word may be; nobody's of those one could ask for "sister"; None where it is no name."""
    key = fold(word)
    if key in names and not word[0].islower():
        return names[key]
    return frozenset() if stem(key) in _SOMEBODY else None


def _typed(link: Link) -> str:
    return f"[[{link.target}|{link.label}]]" if link.label else f"[[{link.target}]]"


def _is_home(subject: Subject) -> bool:
    """A household is people."""
    return subject.note is not None and is_household(subject.note)


def _about(words: list[str], things: _Things, subjects: Subjects) -> Iterator[str]:
    """Topics, places and organisations whose whole name stands in a text; of topics in small letters too."""
    folded = [fold(word) for word in words]
    for index, word in enumerate(folded):
        for name, identity in things.get(word, ()):
            small = words[index][0].islower() and subjects.by_id[identity].kind is not Kind.INTEREST
            if not small and tuple(folded[index : index + len(name)]) == name:
                yield identity


def _things(subjects: Subjects) -> _Things:
    """First word of a name -> the words of the names that begin with it, and whose they are."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for subject in subjects.by_id.values():
        if subject.kind in _TOUCHING:
            for name in (subject.name, *(subject.note.values("aliases") if subject.note else ())):
                words = tuple(_WORD.findall(fold(name)))
                if words and len("".join(words)) >= _SHORTEST:
                    found.setdefault(words[0], []).append((words, subject.id))
    return {word: tuple(sorted(those)) for word, those in found.items()}


def _names(subjects: Subjects, light: Mapping[str, LightPerson], owner: str) -> _Names:
    """A word that may stand for a name -> whose: first names, last names, what people are called."""
    found: dict[str, set[str]] = {}
    for subject in subjects.by_id.values():
        if subject.kind is Kind.PERSON and subject.id != owner:
            note = subject.note
            for name in (subject.called, subject.name, *(_other_names(note) if note else ())):
                _name(name, subject.id, found)
    for each in light.values():
        if not each.animal:
            _name(each.name, each.id, found)
    return {word: frozenset(those) for word, those in found.items()}


def _other_names(note: Note) -> tuple[str, ...]:
    return (*note.values("aliases"), *note.values("former_names"))


def _name(name: str, identity: str, found: dict[str, set[str]]) -> None:
    """Each word of a name may stand for it: the first name among friends, the last one in a shop."""
    for word in _WORD.findall(fold(name)):
        if len(word) >= _SHORTEST:
            found.setdefault(word, set()).add(identity)
