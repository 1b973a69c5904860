"""Presents: given, received, thought of; what is the same twice, what goes back to its giver, what would not do.

Two presents are the same if their words are: folded, plurals as singulars, articles and other small words left out, or
if one is what the other says before its first comma or bracket. What is given again and again (flowers, wine, money)
is never the same, nor is what says "again" or "another".
"""

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from relwiki.derive.interests import Having, Interests
from relwiki.derive.silence import Silence
from relwiki.derive.subjects import Subjects
from relwiki.derive.tastes import Taste, named_in, spoken, tastes
from relwiki.derive.threads import Matter
from relwiki.derive.trees import closure
from relwiki.model.date import Date
from relwiki.model.diagnostic import Code, Diagnostic, Span
from relwiki.model.interaction import Gift
from relwiki.model.note import Kind, Note
from relwiki.model.occasion import Coming
from relwiki.model.phrase import Money

_SMALL = frozenset({
    "a", "an", "the", "of", "for", "with", "and", "in", "on", "to", "from", "my", "our", "your", "his", "her",
    "their", "its", "it", "some", "one", "two", "three", "four", "five", "der", "die", "das", "ein", "eine",
    "einen", "mit", "und", "von", "für", "zum", "zur", "aus", "le", "la", "les", "un", "une", "des", "du", "de",
    "et", "avec", "pour",
})  # fmt: skip
_AGAIN = frozenset({
    "again", "another", "wieder", "nochmal", "noch", "encore",
})  # fmt: skip
# Given again and again, and what it comes in.
_EVERYDAY = frozenset({
    "flower", "bouquet", "rose", "tulip", "plant", "wine", "champagne", "prosecco", "cava", "port", "whisky",
    "whiskey", "gin", "beer", "chocolate", "praline", "sweet", "cake", "biscuit", "cookie", "tea", "coffee",
    "honey", "jam", "marmalade", "cheese", "oil", "fruit", "olive", "soap", "candle", "card", "postcard",
    "letter", "book", "novel", "voucher", "token", "money", "cash", "ticket", "sock", "toy", "game", "photo",
    "photograph", "present", "gift", "something", "red", "white", "sparkling", "dark", "bottle", "box", "bunch",
    "jar", "tin", "bag", "pack", "packet", "case", "pound", "kilo", "litre", "nice", "good", "small", "big",
    "large", "little", "blumen", "wein", "buch", "gutschein", "geld", "schokolade", "kerze", "karte", "flasche",
    "strauß", "fleur", "vin", "livre",
})  # fmt: skip
_HEAD = re.compile(r"[,;(–—]")
# Topics that a present may be thought of from, at most.
_MOST_TOPICS = 3
_LEVELS = {"high": 0, "medium": 1, "": 1}


class Present(msgspec.Struct, frozen=True, gc=False):
    """One present, or an idea for one."""

    # "gave", "received" or "idea".
    way: str
    # Markdown as typed, without sum and occasion.
    text: str
    date: Date | None = None
    occasion: str = ""
    # Shown only when asked for.
    money: Money | None = None
    # Path of the note that says so.
    source: str = ""
    private: bool = False
    # Of an idea: when the same was given to them already; None beside `again` where nobody wrote the day.
    again: bool = False
    given: Date | None = None
    # Of an idea and of what was given: it came from them in the first place.
    returned: bool = False
    # Of an idea: the allergies and dislikes that it names.
    against: tuple[Taste, ...] = ()


class Presents(msgspec.Struct, frozen=True, gc=False):
    """All that helps to find a present for one person."""

    # The latest first; those without a date last.
    given: tuple[Present, ...] = ()
    received: tuple[Present, ...] = ()
    # In the order written.
    ideas: tuple[Present, ...] = ()
    # Allergies, food, dislikes and likes.
    tastes: tuple[Taste, ...] = ()
    # Ids of their own most specific topics, those they care for most first: to think of, nothing is invented.
    topics: tuple[str, ...] = ()


class Due(msgspec.Struct, frozen=True, gc=False):
    """A day that comes near, and somebody whom presents are given to."""

    who: str
    coming: Coming
    # Open ideas that nothing speaks against, and what was given last.
    ideas: tuple[Present, ...]
    last: Present | None


def presents(
    notes: Iterable[Note], subjects: Subjects, found: Mapping[str, tuple[Matter, ...]], topics: Interests
) -> tuple[dict[str, Presents], tuple[Diagnostic, ...]]:
    """Presents by the id of who gets or gives them, for whoever has any; the second value tells of doubles."""
    having: dict[str, list[Having]] = {}
    for each in topics.having:
        having.setdefault(each.person, []).append(each)
    made: dict[str, Presents] = {}
    said: list[Diagnostic] = []
    for note in notes:
        if subjects.by_id[note.path].kind not in {Kind.PERSON, Kind.ORGANISATION}:
            continue
        thought = [each for each in found.get(note.path, ()) if each.word == "idea"]
        if note.gifts or thought:
            said += _doubles(note)
            made[note.path] = _of(note, thought, _nudges(having.get(note.path, ()), topics))
    return made, tuple(said)


def _of(note: Note, thought: list[Matter], topics: tuple[str, ...]) -> Presents:
    theirs = tastes(note)
    made = [_present(gift, note) for gift in note.gifts]
    made += [Present("idea", each.text, each.date, source=each.source, private=each.private) for each in thought]
    given = sorted((each for each in made if each.way == "gave"), key=_by_day, reverse=True)
    received = sorted((each for each in made if each.way == "received"), key=_by_day, reverse=True)
    back = {id(gift) for gift in given if any(_goes_back(gift, one) for one in received)}
    return Presents(
        tuple(msgspec.structs.replace(each, returned=True) if id(each) in back else each for each in given),
        tuple(received),
        tuple(_idea(each, given, received, theirs) for each in made if each.way == "idea"),
        theirs,
        topics,
    )


def _present(gift: Gift, note: Note) -> Present:
    private = gift.private or note.private
    return Present(gift.way, gift.text, gift.date, gift.occasion, gift.money, note.path, private)


def _by_day(each: Present) -> str:
    return each.date.iso() if each.date else ""


def _idea(idea: Present, given: list[Present], received: list[Present], theirs: tuple[Taste, ...]) -> Present:
    """An idea with what speaks against it; nothing open is said by what is private."""
    same = [each for each in given if is_same(each.text, idea.text) and (idea.private or not each.private)]
    back = any(is_same(each.text, idea.text) and (idea.private or not each.private) for each in received)
    against = tuple(each for each in named_in(idea.text, theirs) if idea.private or not each.private)
    when = next((each.date for each in same if each.date), None)
    return msgspec.structs.replace(idea, again=bool(same), given=when, returned=back, against=against)


def is_same(one: str, other: str) -> bool:
    """Whether two texts name the same present, by the rule at the top."""
    (mine, my_head), (theirs, their_head) = _words(one), _words(other)
    if mine in (theirs, their_head):
        same = mine
    elif my_head == theirs:
        same = my_head
    else:
        return False
    return not same <= _EVERYDAY and _AGAIN.isdisjoint(mine | theirs)


def _words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words by which a present is known: all of them, and those before its first comma or bracket."""
    head = _HEAD.split(text, maxsplit=1)[0]
    whole = frozenset(spoken(text)) - _SMALL
    return whole, whole if head == text else frozenset(spoken(head)) - _SMALL


def _goes_back(gift: Gift | Present, other: Gift | Present) -> bool:
    """Whether a present is one that came from them before."""
    if not is_same(gift.text, other.text):
        return False
    gave = gift.date.latest() if gift.date else None
    got = other.date.earliest() if other.date else None
    return gave is None or got is None or got <= gave


def _doubles(note: Note) -> Iterator[Diagnostic]:
    """What was given twice, what goes back to its giver, and ideas that would not do."""
    given = [gift for gift in note.gifts if gift.way == "gave"]
    received = [gift for gift in note.gifts if gift.way == "received"]
    theirs = tastes(note)
    for index, gift in enumerate(given):
        first = next((each for each in given[:index] if is_same(each.text, gift.text)), None)
        if first:
            yield Diagnostic(
                Code.REPEATED_GIFT, Span(note.path, gift.line),
                f"A present is given once; “{gift.text}” was given to them before, as “{first.text}”.",
                "If one line is too many, delete it; if it was meant, say so: “another ...”.",
                (Span(note.path, first.line),),
            )  # fmt: skip
    for gift in note.gifts:
        back = gift.way != "received" and next((each for each in received if _goes_back(gift, each)), None)
        if back:
            yield Diagnostic(
                Code.RETURNED_GIFT, Span(note.path, gift.line),
                f"A present comes from you; “{gift.text}” is what they gave you, as “{back.text}”.",
                "Think of something else, or say what makes it another one: “another ...”.",
                (Span(note.path, back.line),),
            )  # fmt: skip
        named = named_in(gift.text, theirs) if gift.way == "idea" else ()
        if named:
            what = "allergic to" if named[0].kind == "allergy" else "said to dislike"
            yield Diagnostic(
                Code.UNWELCOME_GIFT, Span(note.path, gift.line),
                f"A present is welcome; “{gift.text}” names what they are {what}: {named[0].text}.",
                "Think of something else, or write the idea in other words.",
            )  # fmt: skip


def _nudges(having: Iterable[Having], topics: Interests) -> tuple[str, ...]:
    """Somebody's own narrowest topics, those they care for most first; private, unsure and small talk left out."""
    mine = {
        each.topic: each for each in having
        if not (each.private or each.unsure) and each.topic not in topics.small_talk and each.level in _LEVELS
    }  # fmt: skip
    above = {topic: closure(topics.broader.get(topic, ()), topics.broader) for topic in mine}
    covered = {parent for parents in above.values() for parent in parents}
    own = [topic for topic in mine if topic not in covered]
    own.sort(key=lambda topic: (_LEVELS[mine[topic].level], -len(above[topic]), topic))
    return tuple(own[:_MOST_TOPICS])


def due(found: Mapping[str, Presents], coming: Iterable[Coming], hush: Silence) -> tuple[Due, ...]:
    """Those of the days to come on which a present is thought of already, or was given before."""
    made = []
    for each in coming:
        for who in each.occasion.who if not (each.vague or each.occasion.private) else ():
            theirs = found.get(who)
            if theirs and who not in hush.dead and who not in hush.quiet:
                free = (idea for idea in theirs.ideas if not (idea.private or idea.again or idea.returned))
                ideas = tuple(idea for idea in free if not idea.against)
                before = next((one for one in theirs.given if not one.private), None)
                if ideas or before:
                    made.append(Due(who, each, ideas, before))
    return tuple(made)
