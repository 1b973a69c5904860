"""Relationships as a page lists them, whoever or whatever the page is about."""

from collections.abc import Iterator

from relwiki.derive.relationships import Tie
from relwiki.derive.subjects import Subject
from relwiki.pages.shown import Entry, Group, Line, Piece, Ref, Row
from relwiki.pages.subject import Common
from relwiki.pages.words import Words, joined


def tie_entry(identity: str, tie: Tie, common: Common, named: set[str]) -> Entry:
    """One relationship of a subject. `named` holds the anchors that stand on the page already."""
    light = common.facts.light.get(tie.other)
    here = light is not None and light.stated_by[0] == identity
    say, private = common.say, tie.private and not common.is_private(identity)
    pieces: list[Piece | Line] = [tie_word(tie, say), say.range(tie.period) if tie.period else ""]
    if tie.dates:
        pieces += [say.around(f"detail_{word}", say.when(date)) for word, date in tie.dates]
    if light and light.born:
        pieces.append(say.around("detail_born", say.when(light.born, "" if light.died else "age")))
    if light and light.died:
        pieces.append(say.around("detail_died", say.when(light.died)))
    pieces += tie.details
    if tie.unsure:
        pieces.append(say("perhaps"))
    if private:
        pieces.append(say("private_line"))
    ref, id_ = common.atlas.ref(tie.other), ""
    if here:
        ref, anchor = Ref(ref.text, state="light"), common.atlas.light_anchor(tie.other)
        id_ = "" if anchor in named else anchor
        named.add(anchor)
    return Entry(ref, common.atlas.face(tie.other), joined(tuple(pieces)), id_, private=private)


def connected(subject: Subject, common: Common) -> Iterator[Group]:
    """What a note that is no person's says of people and others, and what they say of it."""
    named: set[str] = set()
    ties = [tie for tie in common.facts.ties.get(subject.id, ()) if not tie.hidden]
    if ties:
        entries = tuple(tie_entry(subject.id, tie, common, named) for tie in ties)
        yield Group(common.say("connections"), "r-ties", entries)


def loose_rows(subject: Subject, common: Common) -> list[Row]:
    """Relationships whose target is no name: shown as typed."""
    found = common.facts.loose.get(subject.id, ())
    return [
        Row(common.say.known(f"tie_{word}", word).capitalize(), ((text,),), private) for word, text, private in found
    ]


def tie_word(tie: Tie, say: Words) -> str:
    """What somebody is called in a relationship: "sister", "late husband", "ex-wife", "former manager"."""
    word = say.known(f"tie_{tie.word}", tie.word)
    if tie.state == "late":
        return say("late", word=word)
    if tie.state == "past" and tie.type != "ex":
        return say("ex" if tie.group == "couple" else "former", word=word)
    return word
