"""Dates for calendar programs: one event for each occasion, as RFC 5545 has it. Knows nothing of files and pages.

The bytes follow from the notes alone. DTSTAMP, which a clock would fill, is the same moment always; a client that
subscribes takes the file whole and never asks for it. A UID is made from whose an occasion is (the key `uid` of the
note, else its path), from its kind and from its own words: it stays whatever else changes, the date included. Of
several with the same words the first in time has the plain UID, and the others' hold their date as well.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

import msgspec

from relwiki.derive.facts import Facts
from relwiki.derive.occasions import Occasion
from relwiki.formats.content_lines import END, line, text
from relwiki.formats.occasions import Choice, Words, chosen
from relwiki.formats.rules import Timing, timing
from relwiki.model.names import fold

_PRODUCT = "-//relwiki//relwiki//EN"
_STAMP = "19700101T000000Z"
# Nine in the morning, a week and a day before; the event itself begins at midnight.
_ALARMS = ("-P6DT15H", "-PT15H")
# Whose own words name them, as a title does; of plans and what is open between people only the kind is told.
_NAMED = frozenset({"date", "follow-up", "task"})
# A reminder of what comes round faster than this would never be silent.
_RINGS = ("", "YEARLY", "MONTHLY")


class Event(msgspec.Struct, frozen=True, gc=False):
    """An all-day event."""

    uid: str
    timing: Timing
    summary: str
    # What is known of the year it counts from; empty for nothing.
    description: str
    category: str


def calendar(facts: Facts, choice: Choice, said: Mapping[str, str]) -> bytes:
    """The whole file: the occasions that may leave the site and are chosen, by their first day.

    `said` holds what the theme says in the language of the vault, by key.
    """
    return b"".join(part.encode(errors="replace") for part in _parts(facts, choice, said))


def _parts(facts: Facts, choice: Choice, said: Mapping[str, str]) -> Iterator[str]:
    yield line("BEGIN", "VCALENDAR")
    yield line("VERSION", "2.0")
    yield line("PRODID", _PRODUCT)
    yield line("CALSCALE", "GREGORIAN")
    yield line("X-WR-CALNAME", text(facts.settings.title))
    for event in events(facts, choice, said):
        yield _component(event, alarms=choice.alarms)
    yield line("END", "VCALENDAR")


def events(facts: Facts, choice: Choice, said: Mapping[str, str]) -> tuple[Event, ...]:
    """The events of a calendar, by their first day; two that say the same of the same people are one."""
    words, owners = Words(facts, said), _Owners(facts)
    found = []
    for occasion in chosen(facts, choice):
        time = timing(occasion.when, march=occasion.feb29_march)
        if time is not None:
            found.append((time.start, owners.key(occasion), time.rule, time, occasion))
    found.sort(key=lambda each: each[:3])
    made: dict[str, Event] = {}
    for _, key, rule, time, occasion in found:
        uid = _uid(key)
        if uid in made:
            uid = _uid((*key, time.start.isoformat(), rule))
        if uid not in made:
            made[uid] = _event(uid, time, occasion, words)
    return tuple(made.values())


def _event(uid: str, time: Timing, occasion: Occasion, words: Words) -> Event:
    date = occasion.when.date
    unsure = (date is not None and date.unsure) or (occasion.unsure and not (date and date.about))
    marks = ", ".join([words.say(key) for key, holds in (("perhaps", unsure), ("some_day", time.vague)) if holds])
    summary = f"{words.whose(occasion)}, {words.what(occasion, named=occasion.kind in _NAMED)}"
    return Event(
        uid,
        time,
        f"{summary} ({marks})" if marks else summary,
        words.since(occasion),
        words.category(occasion.kind),
    )


class _Owners:
    """Whose an occasion is, in a way that survives renaming where the note has a `uid` of its own."""

    def __init__(self, facts: Facts) -> None:
        self._light = facts.light
        uids = {note.path: note.value("uid").strip() for note in facts.notes}
        count = Counter(uids.values())
        # One that stands in two notes, as in a copied one, is none.
        self._uids = {path: uid for path, uid in uids.items() if uid and count[uid] == 1}

    def key(self, occasion: Occasion) -> tuple[str, ...]:
        """What the UID is made from."""
        # A loss is told by who died: the living come and go.
        who = occasion.others if occasion.kind == "loss" else occasion.who
        return (*sorted(self._identity(each) for each in who), occasion.kind, occasion.text)

    def _identity(self, who: str) -> str:
        light = self._light.get(who)
        if light is None:
            return self._note(who)
        return f"{min(self._note(path) for path in light.stated_by)}#{fold(light.name)}"

    def _note(self, path: str) -> str:
        # "=" sorts before "~": of several notes that name somebody, one with a `uid` decides, as it is the firmest.
        uid = self._uids.get(path)
        return f"=uid {uid}" if uid else f"~path {path}"


def _uid(key: Iterable[str]) -> str:
    return blake2b("\n".join(key).encode(errors="replace"), digest_size=16).hexdigest() + "@relwiki"


def _component(event: Event, *, alarms: bool) -> str:
    """One VEVENT. What is the same in all of them is put together here, as thousands are written at once."""
    time, summary = event.timing, text(event.summary)
    rule = line("RRULE", time.rule) if time.rule else ""
    description = line("DESCRIPTION", text(event.description)) if event.description else ""
    rings = alarms and time.rule.removeprefix("FREQ=").partition(";")[0] in _RINGS
    return (
        f"BEGIN:VEVENT{END}UID:{event.uid}{END}DTSTAMP:{_STAMP}{END}DTSTART;VALUE=DATE:{_digits(time.start)}{END}"
        f"{rule}{line('SUMMARY', summary)}{description}{line('CATEGORIES', text(event.category))}"
        f"TRANSP:TRANSPARENT{END}{_alarms(summary) if rings else ''}END:VEVENT{END}"
    )


def _alarms(summary: str) -> str:
    description = line("DESCRIPTION", summary)
    return "".join(
        f"BEGIN:VALARM{END}ACTION:DISPLAY{END}{description}TRIGGER:{trigger}{END}END:VALARM{END}" for trigger in _ALARMS
    )


def _digits(day: dt.date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"
