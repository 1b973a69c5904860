"""A person's page."""

from collections.abc import Iterator
from functools import partial

import msgspec

from relwiki.derive.interests import Having
from relwiki.derive.organisations import Stint, is_household
from relwiki.derive.relationships import Tie
from relwiki.derive.subjects import Subject
from relwiki.model.note import Kind, Note
from relwiki.model.phrase import Dated
from relwiki.pages.around import Arounds
from relwiki.pages.card import card_link
from relwiki.pages.circles import household_dates, shared_circles
from relwiki.pages.common_ground import you_both
from relwiki.pages.family import Families
from relwiki.pages.family_tree import Trees
from relwiki.pages.gifts import Giving
from relwiki.pages.inputs import Inputs
from relwiki.pages.introductions import how_you_met
from relwiki.pages.matching import might_meet
from relwiki.pages.page import Page, PersonPage
from relwiki.pages.shown import Entry, Group, Line, Part, Piece, Ref, Row
from relwiki.pages.subject import Common, Fields, by_key
from relwiki.pages.threads import losses, open_between
from relwiki.pages.ties import loose_rows, tie_entry, tie_word
from relwiki.pages.timeline import Lives
from relwiki.pages.unit import Unit
from relwiki.pages.words import joined

# Rows of the infobox, in this order; blank ones vanish.
_BEFORE = ("lives_in", "from", "phone", "email", "address", "website", "social")
_AFTER = (
    "languages", "timezone", "role", "keep_in_touch", "stage", "objective",
    "likes", "dislikes", "avoid", "allergies", "favourites", "food_preferences", "health", "habits", "salutation",
    "gender",
)  # fmt: skip
# Shown elsewhere on the page, or only a switch.
_ELSEWHERE = frozenset({
    *_BEFORE, *_AFTER, "type", "name", "first_name", "last_name", "goes_by", "aliases", "former_names", "birth_name",
    "pronouns", "pronounced", "sort_as", "photo", "born", "died", "works_at", "education", "member_of", "relationships",
    "relationship", "interests", "met", "introduced_by", "referred_by", "source", "dates", "last_contact", "follow_up",
    "quiet", "remember", "feb29", "tags", "uid", "updated", "summary", "private", "publish", "me", "parent",
})  # fmt: skip
# Kind of tie or key, and the id on the page.
_GROUPS = (("kin", "r-family"), ("friend", "r-friends"), ("work", "r-work"), ("other", "r-others"))
_STINTS = (("works_at", "r-jobs"), ("education", "r-education"), ("member_of", "r-member"))
_STATES = (("current", ""), ("planned", "planned"), ("past", "before"))


class People:
    """Builds people's pages from facts that are sorted by person once."""

    def __init__(self, common: Common) -> None:
        self._common, self._facts, self._atlas, self._say = common, common.facts, common.atlas, common.say
        self._arounds, self._families, self._trees = Arounds(common), Families(common), Trees(common)
        self.lives, self._giving = Lives(common), Giving(common)
        self._stints: dict[str, list[Stint]] = {}
        for stint in self._facts.stints:
            if stint.private and stint.key in {"members", "contacts"}:
                continue  # A secret of the organisation's note.
            self._stints.setdefault(stint.person, []).append(stint)
        self._having: dict[str, list[Having]] = {}
        for having in self._facts.interests.having:
            self._having.setdefault(having.person, []).append(having)
        # The first of somebody's ties to you.
        self._to_you = {tie.other: tie for tie in reversed(self._facts.ties.get(self._facts.owner, ()))}
        self._bonds = {each.person: each for each in self._facts.bonds.yours}

    def pages(self, subject: Subject) -> Iterator[Page]:
        """The page of one person, and those of the years that it leaves out."""
        yield self.page(subject)
        yield from self.lives.further()

    def page(self, subject: Subject) -> PersonPage:
        """The page of one person, with or without a note."""
        note = subject.note or Note(subject.id, Kind.PERSON, name=subject.name)
        ties = self._facts.ties.get(subject.id, ())
        known_as = note.name if subject.called != subject.name else ""
        fields, body = by_key(note.fields), self._common.body(subject)
        birth_name, pronounced = _first(fields, "birth_name"), _first(fields, "pronounced")
        said = self._say("say_name", name=pronounced) if pronounced else ""
        return PersonPage(
            route=self._atlas.routes[subject.id],
            title=subject.called,
            section="people",
            trail=self._common.trail(Kind.PERSON),
            kind=Kind.PERSON,
            face=self._atlas.face(subject.id),
            subtitle=joined(
                (known_as, self._say("nee", name=birth_name) if birth_name else "", _first(fields, "pronouns"), said)
            ),
            lead=self._lead(subject, ties),
            summary=_first(fields, "summary"),
            highlights=tuple(self._highlights(subject)),
            infobox=tuple(self._infobox(subject, note, fields)),
            body=body,
            empty=self._first_step(subject, body),
            groups=tuple(self._groups(subject, ties)),
            problems=self._common.problems(subject),
            backlinks=self._common.backlinks(subject),
            tags=self._common.tags(subject),
            edit=self._common.edit(subject),
            source=subject.id if subject.note else "",
            private=note.private,
            card=card_link(subject, self._common),
            around=self._arounds.of(subject.id),
            family=self._trees.of(subject.id),
            timeline=self.lives.of(subject),
        )

    def _lead(self, subject: Subject, ties: tuple[Tie, ...]) -> Line:
        """Role and place of work, then who they are to you, then the partner."""
        pieces: list[Piece | Line] = []
        for stint in self._stints.get(subject.id, ()):
            if stint.key == "works_at" and stint.state == "current" and not stint.private:
                ref = self._atlas.ref(stint.target) if stint.target else stint.name
                role = stint.details[0] if stint.details else ""
                pieces.append(self._say.around("role_at", role, ref) if role else (ref,))
        owner = self._to_you.get(subject.id)
        word = tie_word(owner, self._say) if owner and not owner.private else self._families.to_you(subject.id)
        pieces.append(self._say("your", word=word) if word else "")
        couple = next((tie for tie in ties if tie.group == "couple" and tie.state != "past" and not tie.private), None)
        if couple and couple.other != self._facts.owner:
            pieces.append((f"{tie_word(couple, self._say)} ", self._atlas.ref(couple.other)))
        return joined(tuple(pieces))

    def _highlights(self, subject: Subject) -> Iterator[Row]:
        if subject.id in self._bonds:
            yield you_both(self._bonds[subject.id], self._common)
        yield from self._common.highlights(subject)
        yield from losses(subject, self._common)
        yield from household_dates(subject, self._common)

    def _infobox(self, subject: Subject, note: Note, fields: Fields) -> list[Row]:
        rows: list[Row] = []
        if "born" in fields or "died" in fields or note.dated:
            closed = {field.key for field in note.fields if field.private}
            rows += [Row(self._say(f"key_{key}"), (line,), key in closed) for key, line in self._life(note, fields)]
        rows += self._common.keyed(note, fields, _BEFORE)
        if "address" not in fields:
            rows += self._shared_address(subject)
        rows += how_you_met(note, self._common)
        rows += self._common.keyed(note, fields, _AFTER)
        if "relationship" in fields:
            rows += self._to_owner(subject, note)
        aliases = note.values("aliases") if "aliases" in fields else ()
        others = [alias for alias in aliases if alias not in {note.name, subject.called}]
        if others:
            rows.append(Row(self._say("also_called"), ((", ".join(others),),)))
        rows += loose_rows(subject, self._common)
        return rows + self._common.custom(note, _ELSEWHERE)

    def _to_owner(self, subject: Subject, note: Note) -> list[Row]:
        """What somebody is to you, as typed, unless the line under the name says all of it."""
        stated = {each.type.casefold() for each in note.statements if each.to_owner}
        said = self._facts.owner not in {"", subject.id} and all(
            value.partition("(")[0].strip().casefold() in stated for value in note.values("relationship")
        )
        return [] if said else self._common.rows(note, ("relationship",))

    def _shared_address(self, subject: Subject) -> list[Row]:
        """The address of the household that somebody is a member of now."""
        for stint in self._stints.get(subject.id, ()):
            home = self._facts.subjects.by_id.get(stint.target)
            if home and home.note and stint.state == "current" and is_household(home.note):
                return self._common.rows(home.note, ("address",))
        return []

    def _life(self, note: Note, fields: Fields) -> Iterator[tuple[str, Line]]:
        told = {dated.key: dated for dated in reversed(note.dated)}
        for key in ("born", "died"):
            typed = _first(fields, key)
            dated = told.get(key)
            if dated is None:
                if typed:
                    yield key, (typed if typed.casefold() not in {"true", "yes"} else self._say("date_not_noted"),)
                continue
            yield key, self._life_line(dated, "age" if key == "born" and "died" not in told else "", note)

    def _life_line(self, dated: Dated, count: str, note: Note) -> Line:
        shown: Piece = self._say.when(dated.when.date, count) if dated.when.date else dated.typed
        if dated.place is None:
            return (shown, f" ({dated.text})") if dated.text else (shown,)
        place = self._facts.subjects.of_entry(dated.place, Kind.PLACE, note.path)
        return self._say.around("date_in_place", shown, self._atlas.ref(place) if place else Ref(dated.place.name))

    def _groups(self, subject: Subject, ties: tuple[Tie, ...]) -> Iterator[Group]:
        yield from open_between(subject, self._common)
        yield from self._giving.groups(subject)
        # Somebody who is two things to a person is found at the first.
        named: set[str] = set()
        grouped: dict[str, list[Tie]] = {}
        for tie in ties:
            if not tie.hidden:
                grouped.setdefault("kin" if tie.group == "couple" else tie.group, []).append(tie)
        for kind, id_ in _GROUPS:
            if kind in grouped:
                entries = tuple([tie_entry(subject.id, tie, self._common, named) for tie in grouped[kind]])
                yield Group(self._say(f"ties_{kind}"), id_, entries)
            if kind == "kin":
                yield from self._families.group(subject)
        yield from self._stinted(subject)
        yield from self._topics(subject)
        yield from might_meet(subject, self._common)
        yield from shared_circles(subject, self._common)
        yield from self._common.ledger(subject)

    def _stinted(self, subject: Subject) -> Iterator[Group]:
        stints = self._stints.get(subject.id, ())
        for key, id_ in _STINTS if stints else ():
            mine = [each for each in stints if _is_key(each, key)]
            found = [self._marked(each, word) for state, word in _STATES for each in mine if each.state == state]
            if found:
                yield Group(self._say(f"stints_{key}"), id_, tuple(found))

    def _topics(self, subject: Subject) -> Iterator[Group]:
        topics = self._having.get(subject.id, ())
        if not topics:
            return
        having = tuple([self._topic(each) for each in topics])
        bond = self._bonds.get(subject.id)
        shared = {each.topic for each in bond.topics} if bond else set()
        # The row "You both" names topics already: a list of the same, of which there is no more to say, is left out.
        if any(entry.line for entry in having) or not shared.issuperset(each.topic for each in topics):
            yield Group(self._say("interests"), "r-interests", having)

    def _marked(self, stint: Stint, word: str) -> Entry:
        entry = self._common.stint(stint, person=False)
        marked = word and not (stint.period and word == "before")
        return msgspec.structs.replace(entry, line=joined((entry.line, self._say(word)))) if marked else entry

    def _first_step(self, subject: Subject, body: tuple[Part, ...]) -> str:
        if subject.note is None:
            return self._say("no_note", path=f"people/{subject.name}.md")
        if not body and not subject.note.fields:
            return self._say("first_line")
        return ""

    def _topic(self, having: Having) -> Entry:
        private = having.private and not self._common.is_private(having.person)
        words = (
            self._common.level(having.level), *having.details, self._say("perhaps") if having.unsure else "",
            self._say("private_line") if private else "",
        )  # fmt: skip
        return Entry(self._atlas.ref(having.topic), line=joined(words), private=private)


def _first(fields: Fields, key: str) -> str:
    """The first value of a key; empty without one."""
    return fields[key][0].values[0].text if key in fields else ""


def _is_key(stint: Stint, key: str) -> bool:
    return stint.key == key or (key == "member_of" and stint.key == "members")


def units(common: Common, inputs: Inputs | None = None) -> Iterator[Unit]:
    """One page for each person, written or only named in a typed place, with the years that it leaves out."""
    people = People(common)
    for subject in common.people():
        mark = inputs.person(subject) if inputs else b""
        yield Unit(f"person {subject.id}", mark, partial(people.pages, subject))


def build(common: Common) -> Iterator[Page]:
    """The pages of all people."""
    for unit in units(common):
        yield from unit.make()
