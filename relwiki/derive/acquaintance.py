"""Who knows whom, as far as the notes tell: by kinship, by any tie, by a day, a line or a circle they share.

It errs on the side of knowing: two people who are taken for strangers and are none make an awkward introduction.
"""

from collections.abc import Iterable, Mapping

from relwiki.derive.circles import Circles, Membership, shared
from relwiki.derive.contacts import Contact
from relwiki.derive.relationships import Tie
from relwiki.derive.subjects import Subjects
from relwiki.model.note import Kind, Note
from relwiki.model.phrase import Link

# Up to so many people of one house, firm, class or club know each other.
_SMALL = 50
_KNOWING = frozenset({"household", "organisation", "school", "gathering"})


class Acquaintance:
    """Answers whether two people know each other; `owner` is left out, who meets everybody."""

    def __init__(
        self,
        notes: Iterable[Note],
        subjects: Subjects,
        ties: Mapping[str, tuple[Tie, ...]],
        circles: Circles,
        seen: Iterable[Contact],
        owner: str,
    ) -> None:
        self._subjects, self._ties, self._circles, self._owner = subjects, ties, circles, owner
        self._notes: dict[str, Note] = {}
        # Person -> lines and days on which they stand beside somebody else.
        self._beside: dict[str, set[object]] = {}
        self._kin: dict[str, frozenset[str]] = {}
        self._named: dict[str, frozenset[str]] = {}
        self._member: dict[str, dict[str, Membership]] = {}
        for number, contact in enumerate(seen):
            if len(contact.people) > 1:
                self._together(contact.people, number)
        for note in notes:
            kind = subjects.by_id[note.path].kind
            self._notes[note.path] = note
            if kind is Kind.JOURNAL:
                self._together(self._links(note), note.path)
            else:
                for number, item in enumerate(note.log):
                    if item.mentioned:
                        links = (*item.people, *item.mentioned)
                        own = (note.path,) if kind is Kind.PERSON else ()
                        self._together((*own, *self._people(links, note.path)), (note.path, number))

    def know(self, one: str, other: str) -> bool:
        """Whether two people know each other, or are kin within four steps, those by marriage included."""
        return (
            other in self._names(one)
            or one in self._names(other)
            or not self._beside.get(one, _NONE).isdisjoint(self._beside.get(other, _NONE))
            or not self._family(one).isdisjoint(self._family(other))
            or self._share_a_circle(one, other)
        )

    def _share_a_circle(self, one: str, other: str) -> bool:
        mine, theirs = self._small(one), self._small(other)
        common = [circle for circle in mine if circle in theirs]
        both = (shared(mine[circle], theirs[circle]) for circle in common)
        return any(each.now or each.how == "together" for each in both)

    def _small(self, person: str) -> Mapping[str, Membership]:
        """The circles of a person whose members know each other, by id."""
        known = self._member.get(person)
        if known is None:
            known = self._member[person] = {}
            for each in self._circles.of.get(person, ()):
                circle = self._circles.by_id[each.circle]
                if circle.kind in _KNOWING and len(circle.members) <= _SMALL:
                    known[each.circle] = each
        return known

    def _names(self, person: str) -> frozenset[str]:
        """Whom a person is tied to or whose note theirs names, in private too."""
        known = self._named.get(person)
        if known is None:
            tied = {tie.other for tie in self._ties.get(person, ())}
            note = self._notes.get(person)
            known = self._named[person] = frozenset(tied.union(self._links(note) if note else ()))
        return known

    def _family(self, person: str) -> frozenset[str]:
        """The person and all kin within two steps: of two relatives within four, some are the same."""
        known = self._kin.get(person)
        if known is None:
            found = {person}
            for _ in range(2):
                found |= {tie.other for each in found for tie in self._ties.get(each, ()) if tie.group in _RELATED}
            known = self._kin[person] = frozenset(found)
        return known

    def _together(self, people: Iterable[str], what: object) -> None:
        for person in people:
            if person != self._owner:
                self._beside.setdefault(person, set()).add(what)

    def _links(self, note: Note) -> set[str]:
        """Everybody whom a note links to, wherever it stands."""
        links = [mention.link for mention in note.mentions]
        links += [link for dated in note.dated for link in dated.links]
        for statement in note.statements:
            links += [link for link in (statement.entry.link, statement.entry.via) if link]
        return set(self._people(links, note.path))

    def _people(self, links: Iterable[Link], source: str) -> Iterable[str]:
        for link in links:
            identity = self._subjects.of_link(link, source) if link.target else ""
            subject = self._subjects.by_id.get(identity)
            if subject and subject.kind is Kind.PERSON and identity != source:
                yield identity


_NONE: frozenset[object] = frozenset()
_RELATED = frozenset({"kin", "couple"})
