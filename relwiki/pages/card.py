"""The conversation card: one printed page to read five minutes before you speak with somebody.

What is for your eyes alone (avoid, stage, objective, money, whatever is private) stands apart, closed and never
printed.
"""

from collections.abc import Iterator
from functools import cache, partial

from relwiki.derive.card import Card, has_card
from relwiki.derive.cards import Cards
from relwiki.derive.subjects import Subject
from relwiki.model.note import Kind, Note
from relwiki.pages.conversation import BRIEF, Conversation
from relwiki.pages.family import Families
from relwiki.pages.inputs import Inputs
from relwiki.pages.page import Page, card_route
from relwiki.pages.sheet import CardPage, CardPart
from relwiki.pages.shown import Line, Piece, Ref
from relwiki.pages.subject import Common, open_value
from relwiki.pages.ties import tie_word
from relwiki.pages.unit import Unit
from relwiki.pages.words import joined

# Lines that a sheet holds in its two columns, and characters of one, beside a label and without.
_SHEET, _WIDE, _NARROW = 96, 60, 46


def card_link(subject: Subject, common: Common) -> str:
    """The route of somebody's card; empty for who has none."""
    facts = common.facts
    return card_route(common.atlas.routes[subject.id]) if has_card(subject, facts.hush, facts.owner) else ""


def units(common: Common, inputs: Inputs | None = None) -> Iterator[Unit]:
    """A card for everybody who lives, has a note and is not to be left in peace."""
    cards = CardPages(common)
    for subject in common.people():
        if has_card(subject, common.facts.hush, common.facts.owner):
            card = cards.card(subject)
            mark = inputs.card(subject, card) if inputs else b""
            yield Unit(f"card {subject.id}", mark, partial(cards.pages, subject, card))


def build(common: Common) -> Iterator[Page]:
    """The cards of all people."""
    for unit in units(common):
        yield from unit.make()


class CardPages:
    """Makes cards; what they all need is looked up once."""

    def __init__(self, common: Common) -> None:
        self._common, self._facts, self._atlas, self._say = common, common.facts, common.atlas, common.say
        self._cards, self._families = Cards(common.facts), Families(common)
        ties = common.facts.ties.get(common.facts.owner, ())
        self._to_owner = {tie.other: tie_word(tie, common.say) for tie in reversed(ties) if not tie.private}
        # Id and title of a part.
        self._heads = cache(lambda name: (f"c-{name}", common.say(f"card_{name}")))
        self._trail, self._way = common.trail(Kind.PERSON), common.say("card_person")

    def card(self, subject: Subject) -> Card:
        """What the card of one person holds."""
        return self._cards.card(subject)

    def pages(self, subject: Subject, card: Card) -> Iterator[Page]:
        """The card of one person, as the only page."""
        yield self.page(subject, card)

    def page(self, subject: Subject, card: Card) -> CardPage:
        """The card of one person, made of what it holds."""
        note = subject.note or Note(subject.id, Kind.PERSON, name=subject.name)
        say, route = self._say, self._atlas.routes[subject.id]
        known_as = note.name if subject.called != subject.name else ""
        aloud = say("say_name", name=pronounced) if (pronounced := open_value(note, "pronounced")) else ""
        for brief in range(len(BRIEF)):
            talk = Conversation(card, note, self._common, brief)
            parts = self._parts(talk)
            if _height(parts) <= _SHEET:
                break
        eyes = tuple(talk.eyes())
        return CardPage(
            route=card_route(route),
            title=subject.called,
            section="people",
            trail=(*self._trail, self._atlas.ref(subject.id)),
            face=self._atlas.face(subject.id),
            subtitle=joined((known_as, open_value(note, "pronouns"), aloud)),
            lead=self._lead(card, note),
            person=Ref(self._way, route),
            parts=parts,
            eyes=CardPart("c-eyes", say("card_eyes"), eyes) if eyes else None,
            private=note.private,
        )

    def _parts(self, talk: Conversation) -> tuple[CardPart, ...]:
        """The open parts that have something to say, in their order."""
        found = (
            ("between", talk.between()), ("hello", talk.hello()), ("tell", talk.tell()), ("ask", talk.ask()),
            ("settle", talk.settle()), ("avoid", talk.avoid()), ("last", talk.last()), ("presents", talk.presents()),
        )  # fmt: skip
        parts = [(name, tuple(rows)) for name, rows in found]
        return tuple([CardPart(*self._heads(name), rows) for name, rows in parts if rows])

    def _lead(self, card: Card, note: Note) -> Line:
        """Where they work, and what they are to you."""
        pieces: list[Piece | Line] = []
        for job in card.jobs[:2]:
            place: Piece = self._atlas.ref(job.target) if job.target else job.name
            pieces.append(self._say.around("role_at", job.details[0], place) if job.details else (place,))
        role = "" if card.jobs else open_value(note, "role") or open_value(note, "title")
        word = self._to_owner.get(card.person) or self._families.to_you(card.person)
        return joined((*pieces, role, self._say("your", word=word) if word else ""))


def _height(parts: tuple[CardPart, ...]) -> int:
    """About how many lines the parts take on paper, headings included."""
    lines = 2 * len(parts)
    for part in parts:
        for row in part.rows:
            width = _NARROW if row.label else _WIDE
            for line in row.lines:
                length = sum([len(piece) if isinstance(piece, str) else len(piece.text) for piece in line])
                lines += 1 + length // width
    return lines
