"""What must not come back by itself: lines that are sad, and lines that name somebody dead or left in peace."""

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from relwiki.derive.contacts import Contact
from relwiki.derive.light import LightPerson
from relwiki.derive.losses import Loss
from relwiki.derive.relationships import Tie
from relwiki.derive.silence import Silence
from relwiki.derive.subjects import Subjects
from relwiki.model.names import fold
from relwiki.model.phrase import Link

# Whole words, in the languages whose dates are read: a line that holds one stays where it is.
_SAD = frozenset({
    "ashes", "biopsy", "bereaved", "bereavement", "burial", "buried", "cancer", "cemetery", "chemo",
    "chemotherapy", "condolences", "coffin", "cremated", "cremation", "cried", "crying", "dead", "death",
    "dementia", "diagnosis", "died", "divorce", "divorced", "dying", "eulogy", "funeral", "grave", "grief",
    "grieving", "hospice", "hospital", "illness", "infirmary", "lost", "mourning", "miscarriage", "miscarried",
    "obituary", "redundancy", "redundant", "separated", "separation", "sacked", "stillborn", "stroke", "suicide",
    "tumour", "tumor", "wake", "widow", "widowed", "widower", "beerdigung", "gestorben", "krebs", "krankenhaus",
    "scheidung", "trauer", "verstorben", "verstarb", "cancéreux", "cimetière", "décès", "décédé", "décédée",
    "enterrement", "hôpital", "mort", "morte", "mourut", "obsèques", "cementerio", "entierro", "falleció",
    "hospitalizado", "luto", "murió", "muerte", "cáncer", "enterro", "faleceu", "falecimento", "morreu",
    "ospedale", "funerale", "lutto", "morta", "morto", "begrafenis", "overleden", "overleed", "ziekenhuis",
    "kanker", "pogrzeb", "szpital", "zmarł", "zmarła", "żałoba", "rak",
})  # fmt: skip
_WORD = re.compile(r"[^\W_]+")
_LINK = re.compile(r"\[\[([^\[\]|#]+)")
# Days before and after a loss from which nothing comes back.
_BEFORE, _AFTER = 30, 90


class Tact:
    """Answers for one set of facts; what it needs to know of names is gathered once."""

    def __init__(
        self,
        subjects: Subjects,
        ties: Mapping[str, tuple[Tie, ...]],
        light: Mapping[str, LightPerson],
        hush: Silence,
        owner: str,
    ) -> None:
        self._subjects, self._ties, self._owner = subjects, ties, owner
        self._silent = frozenset(hush.dead) | hush.quiet | {key for key, person in light.items() if person.died}
        # First word of a name -> the words of the names that begin with it.
        self._names: dict[str, set[tuple[str, ...]]] = {}
        # Id -> the single words that somebody close to them says.
        self._first: dict[str, set[str]] = {}
        # Id -> the same of all who are close to them.
        self._near: dict[str, frozenset[str]] = {}
        for identity in self._silent:
            person = light.get(identity)
            for name in (person.name,) if person else self._called(identity):
                words = tuple(_WORD.findall(fold(name)))
                self._first.setdefault(identity, set()).update(words[:1])
                if len(words) > 1:
                    self._names.setdefault(words[0], set()).add(words)

    def _called(self, identity: str) -> tuple[str, ...]:
        subject = self._subjects.by_id[identity]
        note = subject.note
        return (subject.called, subject.name, *(note.values("aliases") if note else ()))

    def is_silent(self, identity: str) -> bool:
        """Whether somebody is dead, quiet or left in peace."""
        return identity in self._silent

    def names_silent(self, text: str, source: str, people: Iterable[str]) -> bool:
        """Whether a text of the note `source` names somebody who is; `people` are those whose line it is.

        By a link, by a name of two words or more, or by the first name alone of somebody close to them or to you.
        """
        if "[[" in text:
            found = (self._subjects.of_link(Link(target), source) for target in _LINK.findall(text))
            if any(identity in self._silent for identity in found):
                return True
        raw = _WORD.findall(text)
        words = [fold(word) for word in raw]
        for index, word in enumerate(words):
            if any(tuple(words[index : index + len(name)]) == name for name in self._names.get(word, ())):
                return True
        capital = {word for word, typed in zip(words, raw, strict=True) if not typed[0].islower()}
        return any(not capital.isdisjoint(self._close(person)) for person in (*people, self._owner))

    def _close(self, person: str) -> frozenset[str]:
        """The first names of the dead and the quiet who are close to somebody; asked for the owner with every line."""
        known = self._near.get(person)
        if known is None:
            words = [word for tie in self._ties.get(person, ()) for word in self._first.get(tie.other, ())]
            known = self._near[person] = frozenset(words)
        return known


def is_sad(text: str) -> bool:
    """Whether a line holds a word of grief, illness or parting."""
    return any(fold(word) in _SAD for word in _WORD.findall(text))


class Mourning:
    """The days around each loss, by person."""

    def __init__(self, losses: Iterable[Loss], contacts: Iterable[Contact]) -> None:
        self._days: dict[str, list[dt.date]] = {}
        for loss in losses:
            for who, _ in loss.living:
                self._add(who, loss.date.earliest() if loss.date else None)
        self._deaths = {who: tuple(days) for who, days in self._days.items()}
        for each in contacts:
            if each.kind == "loss":
                for who in each.people:
                    self._add(who, each.date.earliest())

    def deaths(self, who: str) -> tuple[dt.date, ...]:
        """The days on which somebody's kin died, as the notes of the dead have them."""
        return self._deaths.get(who, ())

    def _add(self, who: str, day: dt.date | None) -> None:
        if day:
            self._days.setdefault(who, []).append(day)

    def holds(self, who: str, day: dt.date) -> bool:
        """Whether somebody had just lost somebody on a day, or was about to."""
        return any(-_BEFORE <= (day - loss).days <= _AFTER for loss in self._days.get(who, ()))
