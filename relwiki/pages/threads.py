"""What is open between you and somebody, in words: on their page, on home, at a gathering."""

from collections.abc import Iterable

from relwiki.derive.between import Lost
from relwiki.derive.subjects import Subject
from relwiki.derive.threads import MINE, THEIRS, Matter, open_with
from relwiki.pages.fields import sentence
from relwiki.pages.shown import Entry, Group, Line, Piece, Ref, Row
from relwiki.pages.subject import Common
from relwiki.pages.words import joined

# What waits for somebody to do or to say something.
OPEN = MINE | THEIRS | {"ask"}
_MOST_ON_HOME = 24


def open_between(subject: Subject, common: Common) -> tuple[Group, ...]:
    """Promises both ways, what is owed and lent, what to ask, and below it what you have told already."""
    found = open_with(common.facts.between.threads, subject.id, subject.id)
    if not found:
        return ()
    groups = (
        Group(common.say("open_between"), "r-open", _entries(found, OPEN, subject.id, common)),
        Group(common.say("told_already"), "r-told", _entries(found, frozenset({"told"}), subject.id, common)),
    )
    return tuple(group for group in groups if group.entries)


def _entries(found: Iterable[Matter], words: frozenset[str], page: str, common: Common) -> tuple[Entry, ...]:
    return tuple(
        Entry(Ref(common.say(f"thread_{each.word}")), line=said(each, common, page), private=each.private)
        for each in found
        if each.word in words
    )


def said(matter: Matter, common: Common, page: str = "") -> Line:
    """The words of a thread with its day, and the note it stands in where that is not the page itself."""
    say = common.say
    text = sentence(matter.text, matter.source, common.atlas)
    when: Line = ()
    if matter.date:
        when = say.around("by_day" if matter.due else "said_on", say.when(matter.date))
    source: Piece = common.atlas.ref(matter.source) if matter.source not in {matter.who, page} else ""
    return joined((text, when, source, say("private_line") if matter.private else ""))


def on_home(common: Common) -> Group:
    """What you promised, owe and have borrowed, the oldest first; tact and privacy hold."""
    hush = common.facts.hush
    found = [
        each
        for who in common.facts.between.threads
        if who not in hush.quiet and who not in hush.dead and who != common.facts.owner
        for each in open_with(common.facts.between.threads, who)
        if each.word in MINE
    ]
    found.sort(key=lambda each: (each.date.iso() if each.date else "", each.who))
    entries = tuple(
        Entry(
            common.atlas.ref(each.who), common.atlas.face(each.who),
            said(each, common) if each.word == "promised" else (_label(each, common), *said(each, common)),
        )
        for each in found[:_MOST_ON_HOME]
    )  # fmt: skip
    return Group(common.say("promised"), "r-promised", entries)


def _label(matter: Matter, common: Common) -> str:
    return common.say(f"thread_{matter.word}") + ": "


def losses(subject: Subject, common: Common) -> tuple[Row, ...]:
    """Whom somebody has lost, so that it is never forgotten in speaking to them."""
    found = common.facts.between.losses.get(subject.id)
    return (Row(common.say("has_lost"), tuple(lost(each, common) for each in found)),) if found else ()


def lost(each: Lost, common: Common) -> Line:
    """Who it was and when: father Samuel Adeyemi, 30 November 2024."""
    when = common.say.when(each.date, "since") if each.date else ""
    return joined(((f"{common.say.known(f'tie_{each.word}', each.word)} ", common.atlas.ref(each.dead)), when), ", ")
