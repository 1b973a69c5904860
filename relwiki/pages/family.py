"""The family that follows, in words: who somebody is by the steps between, from the page's person or from you."""

from collections.abc import Iterator

from relwiki.derive.kinship import Near
from relwiki.derive.relative import Relative, Step
from relwiki.derive.subjects import Subject
from relwiki.model.gender import gendered
from relwiki.pages.shown import Entry, Group, Line, Ref
from relwiki.pages.subject import Common
from relwiki.pages.words import Words, joined

# Entries of one page; those further away are counted.
_MOST = 48
# Entries beside which the way has links, and faces stand before the names: a page stays light.
_FULL = 24
_THROUGH = frozenset({"parent's spouse", "spouse's child"})
# "great-great-great-" is said in letters, more often in figures.
_IN_LETTERS = 3
# Generations that the lists show.
_LINE = 5


class Families:
    """What follows for each person's family, and who everybody is to the owner, worked out once."""

    def __init__(self, common: Common) -> None:
        self._common, self._say, self._kin = common, common.say, common.facts.connections.kin
        self._owner = common.facts.owner
        self._mine = self._kin.everyone(self._owner) if self._owner else {}
        # Words are few and relatives many.
        self._words: dict[tuple[str, int, int, int, str], str] = {}
        self._steps: dict[tuple[str, str, str], str] = {}

    def to_you(self, person: str) -> str:
        """Who somebody is to the owner where no note says so: "cousin once removed"; empty for nobody."""
        found = self._mine.get(person)
        return self._word(found) if found and not found.unsure else ""

    def _word(self, each: Relative) -> str:
        gender = self._kin.gender.get(each.other, "")
        if each.type in _THROUGH:
            return self._through(each.steps[0], each.steps[1])
        key = (each.type, each.great, each.degree, each.removed, gender)
        word = self._words.get(key)
        if word is None:
            word = self._words[key] = kin_word(each, gender, self._say)
        return word

    def _through(self, one: Step, other: Step) -> str:
        """In two words, for which there is none: "mother's husband"."""
        gender = self._kin.gender.get(one.person, "")
        first = bare_word(one.type, gender, self._say)
        last = bare_word(other.type, self._kin.gender.get(other.person, ""), self._say)
        return self._say(f"kin_whose_{gender or 'n'}", first=first, last=last)

    def group(self, subject: Subject) -> Iterator[Group]:
        """Everybody who is kin without a note that says so, the nearest first, each with the way."""
        near = self._kin.near(subject.id)
        if near.relatives:
            most = self._most(near)
            shown = near.relatives[:most]
            entries = tuple(self._entry(subject.id, each, index < _FULL) for index, each in enumerate(shown))
            yield Group(self._say("kin"), "r-kin", entries, self._note(near, most))

    def _most(self, near: Near) -> int:
        """How many are listed: brothers and sisters always."""
        return max(_MOST, sum(each.up == each.down == 1 for each in near.relatives))

    def _note(self, near: Near, most: int) -> str:
        left = len(near.relatives) - most
        above, below = near.above - _LINE, near.below - _LINE
        said = (
            self._say("kin_note"),
            self._say.many("kin_left", left) if left > 0 else self._say("kin_more") if near.more else "",
            self._say.many("kin_above", above) if above > 0 else "",
            self._say.many("kin_below", below) if below > 0 else "",
        )
        return " ".join(each for each in said if each)

    def _entry(self, person: str, each: Relative, full: bool) -> Entry:
        atlas = self._common.atlas
        perhaps = self._say("perhaps") if each.unsure else ""
        line = joined((self._word(each), perhaps, self._way(person, each, full)))
        return Entry(atlas.ref(each.other), atlas.face(each.other) if full else None, line)

    def _way(self, person: str, each: Relative, full: bool) -> Line:
        """Such as "her mother Ana, her brother Rui, his daughter"; of brothers and sisters the parents they share."""
        if each.shared:
            names = tuple(self._ref(parent) for parent in each.shared)
            return self._say.around("kin_of_two" if len(names) > 1 else "kin_of_one", *names)
        if len(each.steps) < 2:
            return ()
        pieces: list[str | Ref] = []
        before, last = person, len(each.steps) - 1
        for index, step in enumerate(each.steps):
            if index:
                pieces.append(", ")
            if index == last:
                pieces.append(self._step(before, step, first=False))
            elif step.person == self._owner:
                pieces.append(self._ref(step.person))
            else:
                pieces += (self._step(before, step, first=index == 0), " ", self._ref(step.person))
            before = step.person
        return tuple(pieces) if full else ("".join([each if isinstance(each, str) else each.text for each in pieces]),)

    def _step(self, before: str, step: Step, *, first: bool) -> str:
        gender = self._kin.gender.get(step.person, "")
        whose = "you_" + (gender or "n") if before == self._owner else self._kin.gender.get(before, "") or "n"
        key = "kin_first_" + whose if first else "kin_next_" + whose
        said = self._steps.get((key, step.type, gender))
        if said is None:
            said = self._say(key, word=bare_word(step.type, gender, self._say))
            self._steps[key, step.type, gender] = said
        return said

    def _ref(self, person: str) -> Ref:
        ref = self._common.atlas.ref(person)
        return Ref(self._say("you"), ref.route, ref.anchor) if person == self._owner else ref


def bare_word(type_: str, gender: str, say: Words) -> str:
    """The word for a type: "aunt", "uncle" or "aunt or uncle"; a language may have one for cousins too."""
    word = gendered(type_, gender)
    return say.known(f"tie_{word}_{gender}", say.known(f"tie_{word}", word))


def kin_word(each: Relative, gender: str, say: Words) -> str:
    """What a relative is called: "great-grandmother", "second cousin once removed", "sister-in-law"."""
    word = bare_word(each.type, gender, say)
    if each.great:
        return _great(each, word, gender, say)
    if each.degree > 1:
        word = say(
            f"kin_degree_{each.degree}" if each.degree <= _IN_LETTERS else "kin_degree", word=word, n=each.degree
        )
    if each.removed:
        word = say(f"kin_removed_{each.removed}" if each.removed < 3 else "kin_removed", word=word, n=each.removed)
    return word


def _great(each: Relative, word: str, gender: str, say: Words) -> str:
    """With "great" before it: aunts and nieces have another one for the first time in some languages."""
    times = each.great
    if each.type in {"aunt or uncle", "niece or nephew"}:
        word, times = bare_word(f"great-{each.type.replace(' or ', ' or great-')}", gender, say), times - 1
    if times > _IN_LETTERS:
        return say("kin_great_many", word=word, n=times)
    for _ in range(times):
        word = say("kin_great", lower=word[:1].lower() + word[1:])
    return word
