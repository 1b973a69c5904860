"""What birthdays ripen into: a child comes of age, somebody may stop working, a round year of which no day is known."""

import datetime as dt
from collections.abc import Iterator, Mapping

import msgspec

from relwiki.derive.light import LightPerson
from relwiki.derive.organisations import state_of
from relwiki.derive.recurrence import on_year
from relwiki.derive.relationships import Tie
from relwiki.derive.windows import ripe
from relwiki.model.date import Date
from relwiki.model.note import Note
from relwiki.model.ripening import Ripe, Rule


class Ages(msgspec.Struct, frozen=True, gc=False):
    """What ages are looked at with."""

    ties: Mapping[str, tuple[Tie, ...]]
    light: Mapping[str, LightPerson]
    # Those that are on and look at ages, and "round birthday", by name.
    rules: Mapping[str, Rule]
    # The settings' round years; empty: tens.
    milestones: tuple[int, ...]
    today: dt.date


def of_age(note: Note, ages: Ages) -> Iterator[Ripe]:
    """Birthdays that change something, of a person and of the light people whom the note is the first to name."""
    born = next((each for each in note.dated if each.key == "born" and each.when.date and not each.private), None)
    ties = ages.ties.get(note.path, ())
    if born and born.when.date and not born.unsure:
        is_child = any(tie.type == "parent" for tie in ties)
        works = any(state_of(each.entry, ages.today) == "current" for each in note.stated("works_at"))
        said = (born.typed, born.when.date, note.path)
        yield from _birthdays(born.when.date, note.path, said, ages, child=is_child, works=works)
    for tie in ties:
        person = ages.light.get(tie.other)
        if person is None or person.stated_by[0] != note.path or person.private or person.animal:
            continue
        if person.born and not person.died and tie.type not in {"ex", "estranged"} and tie.state != "past":
            said = (person.born.iso(), person.born, note.path)
            child = tie.type in {"child", "step-child", "ward"}
            for each in _birthdays(person.born, note.path, said, ages, child=child, works=False):
                yield msgspec.structs.replace(each, about=person.id)


def _birthdays(
    born: Date, who: str, said: tuple[str, Date | None, str], ages: Ages, *,
    child: bool, works: bool,
) -> Iterator[Ripe]:  # fmt: skip
    if born.year is None or born.decade or born.unsure:
        return
    for rule in ages.rules.values() if not born.about else ():
        for age in rule.ages:
            # A mere year says too little of when somebody stops working.
            wanted = works and born.month is not None if rule.name == "retirement" else child or not rule.child
            if wanted and born.year + age <= dt.MAXYEAR:
                day = on_year(born, born.year + age)
                vague = "" if day else "month" if born.month else "year"
                at = day or dt.date(born.year + age, born.month or 1, 1)
                yield ripe(rule, who, (at, vague, None), said, age=age, stated=True)
    # Whoever has a day or a month has a row among the dates; of a mere year only the round ones are worth a word.
    if "round birthday" in ages.rules and born.month is None:
        for year in {ages.today.year, min(ages.today.year + 1, dt.MAXYEAR)}:
            age = year - born.year
            if age > 0 and (age in ages.milestones if ages.milestones else age % 10 == 0):
                when = dt.date(year, 1, 1), "year", None
                yield ripe(ages.rules["round birthday"], who, when, said, age=age, stated=True)
