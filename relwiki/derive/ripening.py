"""Facts that ripen: from what the notes say, what may be so by now (vault format, "Facts that ripen, with tact").

Reads keys, dates, `learned:` and the beginnings of log items, never prose; what is dead, quiet, private or sad is
passed over. Knows how nothing is worded.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from relwiki.derive.ages import Ages, of_age
from relwiki.derive.contacts import Contact, Told
from relwiki.derive.light import LightPerson
from relwiki.derive.organisations import state_of
from relwiki.derive.relationships import Tie
from relwiki.derive.sayings import Saying, Sayings
from relwiki.derive.schooling import school_years
from relwiki.derive.subjects import Subjects
from relwiki.derive.tact import Mourning, Tact, is_sad
from relwiki.derive.windows import days, ripe
from relwiki.model.date import Date, Period
from relwiki.model.interaction import LogItem
from relwiki.model.names import fold
from relwiki.model.note import Kind, Note
from relwiki.model.phrase import Entry, Link
from relwiki.model.ripening import RULES, Ripe, Rule, RuleChange

_HIGHER = re.compile(r"universi|college|polytechnic|hochschule|\buni\b|institut|academ(?:y|ie) of", re.IGNORECASE)
_QUIET = re.compile(r"(?<!\w)#quiet(?![\w/-])", re.IGNORECASE)
_LINK = re.compile(r"\[\[([^\[\]|#]+)")
_TURNS = re.compile(r"(child )?turns ([0-9]{1,3})")
_AHEAD, _LONG_PAST = 365, 400
# A log's `loss` so near to a death that is known tells of that death.
_SAME_LOSS = 45
# Kinds of log lines from which nothing ripens.
_SILENT = frozenset({"plan", "tried", "missed"})


class Around(msgspec.Struct, frozen=True, gc=False):
    """What ripening looks at besides the notes of people."""

    subjects: Subjects
    ties: Mapping[str, tuple[Tie, ...]]
    light: Mapping[str, LightPerson]
    tact: Tact
    mourning: Mourning
    owner: str
    rules: tuple[Rule, ...]
    # The settings' round years; empty: tens.
    milestones: tuple[int, ...]
    today: dt.date


def rules_of(changes: Iterable[RuleChange]) -> tuple[Rule, ...]:
    """The built-in rules as the settings change them, and those that they add."""
    rules = {rule.name: rule for rule in RULES}
    for change in changes:
        turns = _TURNS.fullmatch(change.name)
        ages = (int(turns[2]),) if turns else ()
        new = Rule(change.name, () if turns else (change.name,), ages=ages, child=bool(turns and turns[1]))
        old = rules.get(change.name, new)
        rules[change.name] = msgspec.structs.replace(
            old, on=change.on, after=change.after or old.after, says=change.says or old.says,
            phrases=(*old.phrases, *change.phrases),
        )  # fmt: skip
    return tuple(rules.values())


def is_on(name: str, rules: Iterable[Rule]) -> bool:
    """Whether the rule with this name has not been silenced."""
    return any(rule.name == name and rule.on for rule in rules)


def may_ripen(sayings: Sayings, item: LogItem) -> bool:
    """Whether something may follow from a line of a log with time; nothing does from one that is quiet."""
    return (item.kind == "loss" or sayings.may_say(item.text)) and not (item.quiet or item.kind in _SILENT)


def ripening(around: Around, told: Iterable[Told]) -> tuple[Ripe, ...]:
    """Everything that is ripe today or within a year, by day; `told` are the lines of logs that may ripen."""
    on = {rule.name: rule for rule in around.rules if rule.on}
    # Rules that are off are read too: a line that is theirs must not ripen by another.
    sayings = Sayings(around.rules)
    aged = {name: rule for name, rule in on.items() if rule.ages or name == "round birthday"}
    keyed: dict[str, list[Rule]] = {}
    for rule in on.values():
        for key in rule.keys:
            keyed.setdefault(key, []).append(rule)
    ages = Ages(around.ties, around.light, aged, around.milestones, around.today)
    found: list[Ripe] = []
    for subject in around.subjects.of_kind(Kind.PERSON):
        note = subject.note
        if note is None or note.private or subject.id == around.owner or around.tact.is_silent(subject.id):
            continue
        found += _of_keys(note, keyed, around)
        found += of_age(note, ages)
        if "school year" in on:
            found += school_years(note, around.ties, around.light, on["school year"].says, around.today)
        for thread in note.threads:
            if thread.word == "learned" and not (thread.closed or thread.private or _QUIET.search(thread.text)):
                found += _said(sayings, thread.text, thread.date, (note.path, note.path), around)
    found += _of_log(sayings, told, on, around)
    ahead = {each for each in _newest(found) if _is_near(each, around.today)}
    return tuple(sorted(ahead, key=lambda each: (each.day, each.who, each.rule, each.about, each.text, each.age)))


def ripe_on(found: Iterable[Ripe], day: dt.date) -> tuple[Ripe, ...]:
    """What is worth saying on a day, wherever it is said: nothing tender, and what is known best first."""
    there = [each for each in found if each.first <= day <= each.last and not each.tender]
    return tuple(sorted(there, key=lambda each: each.vague == "year"))


def _newest(found: Iterable[Ripe]) -> Iterator[Ripe]:
    """Of what is said twice of somebody by one rule, the later: who moves again lives there no longer."""
    kept: dict[tuple[str, str, str, Period | None, int, str], Ripe] = {}
    for each in found:
        key = (each.rule, each.who, each.about or each.whom, each.after, each.age, each.stage)
        if key not in kept or kept[key].day < each.day:
            kept[key] = each
    yield from kept.values()


def _said(sayings: Sayings, text: str, noted: Date | None, where: tuple[str, str], around: Around) -> Iterator[Ripe]:
    """What one line leads to. `where`: the person's id, and the path of the note that says so."""
    who, source = where
    saying = sayings.read(text, noted)
    if saying is None or not saying.rule.on:
        return
    # Most lines are old: what is long past is not worked out, as it cannot follow anything later.
    since = around.today.toordinal() - _LONG_PAST
    comes = days(saying.rule, saying.date or noted, named=saying.date is not None)
    ahead = [when for when in comes if when[0].toordinal() >= since]
    if not ahead:
        return
    about, whom, said = _about(saying, text, who, source, around), " ".join(saying.lead), (text, noted, source)
    found = [msgspec.structs.replace(ripe(saying.rule, who, when, said, about=about), whom=whom) for when in ahead]
    # Looked at closely only where it would be shown.
    if any(_is_near(each, around.today) for each in found) and _is_hurtful(saying, text, source, who, around):
        return
    yield from found


def _is_near(each: Ripe, today: dt.date) -> bool:
    return each.last >= today and each.first.toordinal() <= today.toordinal() + _AHEAD


def _is_hurtful(saying: Saying, text: str, source: str, who: str, around: Around) -> bool:
    return (is_sad(text) and not saying.rule.tender) or around.tact.names_silent(text, source, (who,))


def _about(saying: Saying, text: str, who: str, source: str, around: Around) -> str:
    """The id of whom a line begins with: a linked person, or a light one that the note names; empty for its own."""
    linked = _LINK.search(text, 0, 60) if saying.lead else None
    if linked is not None:
        found = around.subjects.of_link(Link(linked[1]), source)
        if found and fold(linked[1]).split()[0] in saying.lead:
            return "" if found == who else found
    named = (tie.other for tie in around.ties.get(who, ()) if tie.other in around.light)
    return next((one for one in named if fold(around.light[one].name).split()[0] in saying.lead), "")


def _of_keys(note: Note, rules: Mapping[str, Iterable[Rule]], around: Around) -> Iterator[Ripe]:
    """From the beginnings of jobs and homes that last, and of studies; a stated end of studies is taken at its word."""
    for statement in note.stated(*rules):
        entry = statement.entry
        if entry.period is None or statement.private or entry.private or entry.unsure:
            continue
        for rule in rules[statement.key]:
            if statement.key == "education":
                yield from _studies(rule, note, entry)
            elif state_of(entry, around.today) == "current" and entry.period.end is None:
                for when in days(rule, entry.period.start, named=False):
                    yield ripe(rule, note.path, when, (entry.text, entry.period.start, note.path), stated=True)


def _studies(rule: Rule, note: Note, entry: Entry) -> Iterator[Ripe]:
    if entry.period is None or not _HIGHER.search(entry.text):
        return
    said = (entry.text, entry.period.start, note.path)
    end = entry.period.end
    found = days(rule, entry.period.start, named=False)
    if end is not None and end.year is not None:
        found = days(msgspec.structs.replace(rule, after=()), end, named=True)
    for when in found:
        yield ripe(rule, note.path, when, said, stated=True)


def _of_log(sayings: Sayings, told: Iterable[Told], on: Mapping[str, Rule], around: Around) -> Iterator[Ripe]:
    """From the beginnings of log items, and from the losses they tell of."""
    loss = on.get("loss")
    for each, text in told:
        who = each.source if each.source in each.people else each.people[0]
        if who == around.owner or around.tact.is_silent(who) or around.subjects.by_id[who].kind is not Kind.PERSON:
            continue
        if each.kind != "loss":
            if who == each.source or len(each.people) == 1:
                yield from _said(sayings, text, each.date, (who, each.source), around)
        elif loss is not None and not _is_known(each, who, around):
            for when in days(loss, each.date, named=False):
                yield ripe(loss, who, when, (text, each.date, each.source))


def _is_known(each: Contact, who: str, around: Around) -> bool:
    """Whether a loss is that of somebody whose day of death is remembered anyway."""
    day = each.date.earliest()
    return day is not None and any(abs((day - died).days) <= _SAME_LOSS for died in around.mourning.deaths(who))
