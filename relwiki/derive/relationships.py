"""Who is what to whom: every stated relationship once, seen from both sides, and the light people it names."""

import datetime as dt
import re
from collections.abc import Iterable

import msgspec

from relwiki.derive.subjects import Subjects
from relwiki.model.date import Date, Range
from relwiki.model.diagnostic import Code, Diagnostic, Span
from relwiki.model.lexicon import Lexicon, Meaning
from relwiki.model.names import fold, is_light_name
from relwiki.model.note import Kind, Note
from relwiki.model.phrase import Entry, Statement
from relwiki.model.relationship import RelationshipType

_ALSO = re.compile(r"\s*(?:,|\band\b|&|\bund\b)\s*")
# Kin and pets may be written several in one text.
_SEVERAL = frozenset({"kin", "couple", "other"})


class Tie(msgspec.Struct, frozen=True):
    """One side of a relationship: `other` is this subject's `word`."""

    # A subject's id or a light person's.
    other: str
    # Name of the type, and which group of types it belongs to.
    type: str
    group: str
    # The word to show, in singular: "sister", "ex-wife", "reports to".
    word: str
    period: Range | None = None
    dates: tuple[tuple[str, Date], ...] = ()
    details: tuple[str, ...] = ()
    # "", "past" (an ended range, a divorce) or "late" (a couple parted by death).
    state: str = ""
    unsure: bool = False
    private: bool = False


class LightPerson(msgspec.Struct, frozen=True):
    """Somebody, or a pet, who is named in notes and has none of their own."""

    # "light:PATH#name" with the first of the notes that state them.
    id: str
    name: str
    # Paths of the notes that state them, sorted.
    stated_by: tuple[str, ...]
    # What they are to the first of these: "daughter", "dog".
    word: str
    animal: bool = False
    born: Date | None = None
    died: Date | None = None
    private: bool = False


class Relationships(msgspec.Struct, frozen=True):
    """All ties by subject id, in a fixed order, and all light people by id."""

    ties: dict[str, tuple[Tie, ...]]
    light: dict[str, LightPerson]
    # Note's path -> (word, text as typed, private) of targets that name nobody: "children: 3".
    loose: dict[str, tuple[tuple[str, str, bool], ...]]


class _Stated(msgspec.Struct, frozen=True):
    """One statement, resolved: `b` is the TYPE of `a`."""

    a: str
    b: str
    meaning: Meaning
    entry: Entry
    span: Span
    private: bool


def relationships(
    notes: Iterable[Note], subjects: Subjects, lexicon: Lexicon, owner: str, today: dt.date
) -> tuple[Relationships, tuple[Diagnostic, ...]]:
    """Every relationship that the notes state, each once; the second value tells of contradictions and words."""
    found: list[_Stated] = []
    said: list[Diagnostic] = []
    light: list[tuple[str, Entry, Meaning, bool]] = []
    loose: dict[str, tuple[tuple[str, str, bool], ...]] = {}
    for note in notes:
        for statement in note.statements:
            meaning, problem = _meaning(statement, note, subjects, lexicon)
            if problem:
                said.append(problem)
            if meaning and not _place(found, light, (note, statement, meaning), subjects, owner):
                text = (meaning.word, statement.entry.text, statement.private or statement.entry.private)
                loose[note.path] = (*loose.get(note.path, ()), text)
                said.append(_no_name(note, statement))
    same = _households(found, light)
    people, identities = _light_people(light, same)
    for path, entry, meaning, private in light:
        identity = identities[path, fold(entry.name)]
        found.append(_Stated(path, identity, meaning, entry, Span(path, entry.line, entry.column), private))
    died = {key: subject.note for key, subject in subjects.by_id.items() if subject.note and _died(subject.note)}
    dead = frozenset(died) | {key for key, person in people.items() if person.died}
    ties, contradictions = _ties(found, lexicon, dead, today)
    return Relationships(ties, people, loose), (*said, *contradictions)


def _died(note: Note) -> bool:
    return any(dated.key == "died" for dated in note.dated) or note.value("died").casefold() in {"true", "yes"}


def _meaning(
    statement: Statement, note: Note, subjects: Subjects, lexicon: Lexicon
) -> tuple[Meaning | None, Diagnostic | None]:
    source = subjects.by_id[note.path].kind
    word = {"introduced_by": "introduced by", "referred_by": "referred by"}.get(statement.key, statement.type)
    if statement.key == "parent" and source is Kind.PERSON:
        word = "parent"
    elif statement.key not in {"relationship", "introduced_by", "referred_by"}:
        return None, None
    known = lexicon.meaning(word)
    if known:
        return known, None
    if statement.to_owner:
        return None, None
    span = Span(note.path, statement.entry.line, statement.entry.column)
    hint = "Add it under relationship_types: in relwiki.yaml, or use a word from the manual."
    return (
        Meaning(RelationshipType(word, word, word, "other"), word),
        Diagnostic(Code.UNKNOWN_RELATIONSHIP, span, f"“{word}” is no known relationship; kept as written", hint),
    )


def _place(
    found: list[_Stated],
    light: list[tuple[str, Entry, Meaning, bool]],
    said: tuple[Note, Statement, Meaning],
    subjects: Subjects,
    owner: str,
) -> bool:
    """Sort one statement in; False where its target names nobody."""
    note, statement, meaning = said
    entry, private = statement.entry, statement.private or statement.entry.private or note.private
    span = Span(note.path, entry.line, entry.column)
    if statement.to_owner:
        if owner and owner != note.path:
            found.append(_Stated(owner, note.path, meaning, entry, span, private))
        return True
    other = subjects.of_entry(entry, Kind.PERSON, note.path)
    if other:
        if other != note.path:
            found.append(_Stated(note.path, other, meaning, entry, span, private))
        return True
    if entry.link is not None:
        return True
    several = meaning.type.group in _SEVERAL and meaning.type.name not in {"introduced by", "referred by"}
    names = _ALSO.split(entry.name) if several else [entry.name]
    if len(names) == 1 or not all(is_light_name(name) for name in names):
        names = [entry.name]
    for name in names:
        if is_light_name(name):
            each = entry if name == entry.name else msgspec.structs.replace(entry, name=name)
            light.append((note.path, each, meaning, private))
    return any(is_light_name(name) for name in names)


def _no_name(note: Note, statement: Statement) -> Diagnostic:
    return Diagnostic(
        Code.NOT_A_NAME,
        Span(note.path, statement.entry.line, statement.entry.column),
        f"expected a name, found “{statement.entry.text}”; kept as text",
        "A name begins with a capital letter and has at most six words: children: Ida (born 2014), Max",
    )


def _households(found: list[_Stated], light: list[tuple[str, Entry, Meaning, bool]]) -> dict[str, frozenset[str]]:
    """For each note that names light people: the notes of partners and co-parents, who may name the same ones."""
    naming = {path for path, _, _, _ in light}
    near: dict[str, set[str]] = {path: set() for path in naming}
    parents: dict[str, set[str]] = {}
    for each in found:
        name = each.meaning.type.name
        if name in {"spouse", "partner", "ex"}:
            if each.a in naming and each.b in naming:
                near[each.a].add(each.b)
                near[each.b].add(each.a)
        elif name == "parent":
            parents.setdefault(each.a, set()).add(each.b)
        elif name == "child":
            parents.setdefault(each.b, set()).add(each.a)
    for group in parents.values():
        for one in group & naming:
            near[one] |= (group & naming) - {one}
    return {path: frozenset(others) for path, others in near.items()}


def _light_people(
    light: list[tuple[str, Entry, Meaning, bool]], near: dict[str, frozenset[str]]
) -> tuple[dict[str, LightPerson], dict[tuple[str, str], str]]:
    stated: dict[str, set[str]] = {}
    for path, entry, _, _ in light:
        stated.setdefault(fold(entry.name), set()).add(path)
    identities: dict[tuple[str, str], str] = {}
    members: dict[str, set[str]] = {}
    for path, entry, _, _ in light:
        key = fold(entry.name)
        group = {path} | (near.get(path, frozenset()) & stated[key])
        first = min(group)
        # A partner's partner may name them too: the first of the notes decides for all.
        first = min({first} | (near.get(first, frozenset()) & stated[key]))
        identities[path, key] = f"light:{first}#{key}"
        members.setdefault(identities[path, key], set()).update(group)
    people: dict[str, LightPerson] = {}
    for path, entry, meaning, private in sorted(light, key=lambda each: (each[0], each[1].line)):
        identity = identities[path, fold(entry.name)]
        known = people.get(identity)
        people[identity] = LightPerson(
            identity,
            known.name if known else entry.name,
            tuple(sorted(members[identity])),
            known.word if known else meaning.word,
            (known.animal if known else False) or meaning.type.name == "pet",
            (known and known.born) or entry.date("born"),
            (known and known.died) or entry.date("died"),
            (known.private if known else True) and private,
        )
    return people, identities


def _ties(
    found: list[_Stated], lexicon: Lexicon, dead: frozenset[str], today: dt.date
) -> tuple[dict[str, tuple[Tie, ...]], tuple[Diagnostic, ...]]:
    """Both sides of everything stated, what was stated twice taken together."""
    sides: dict[tuple[str, str, str], list[tuple[_Stated, str]]] = {}
    said: list[Diagnostic] = []
    for each in sorted(found, key=lambda one: (one.span.path, one.span.line, one.span.column, one.b)):
        type_ = each.meaning.type
        inverse = lexicon.types.get(type_.inverse, type_)
        if type_.name != inverse.name and (each.b, each.a, type_.name) in sides:
            first = sides[each.b, each.a, type_.name][0][0]
            said.append(
                Diagnostic(
                    Code.CONTRADICTION,
                    each.span,
                    f"each of two people is stated as the other's {type_.name}",
                    "Keep the line that is right; the other side follows by itself.",
                    (first.span,),
                )
            )
        sides.setdefault((each.a, each.b, type_.name), []).append((each, each.meaning.word))
        sides.setdefault((each.b, each.a, inverse.name), []).append((each, ""))
    ties: dict[str, list[Tie]] = {}
    for (a, b, name), statements in sides.items():
        if name == "partner" and (a, b, "spouse") in sides:
            continue
        type_ = lexicon.types.get(name) or statements[0][0].meaning.type
        ties.setdefault(a, []).append(_tie(b, type_, statements, frozenset({a, b}) & dead, today))
    order = {name: index for index, name in enumerate(lexicon.types)}
    return {
        key: tuple(sorted(ties[key], key=lambda tie: (order.get(tie.type, len(order)), tie.state, tie.other)))
        for key in sorted(ties)
    }, tuple(said)


def _tie(
    other: str, type_: RelationshipType, statements: list[tuple[_Stated, str]], dead: frozenset[str], today: dt.date
) -> Tie:
    entries = [each.entry for each, _ in statements]
    period = next((entry.period for entry in entries if entry.period), None)
    dates = tuple(dict.fromkeys(date for entry in entries for date in entry.dates if date[0] not in {"born", "died"}))
    word = next((word for _, word in statements if word and word != type_.name), type_.name)
    parted = bool(dates) and max(dates, key=_order)[0] == "divorced"
    married = any(name == "married" for name, _ in dates)
    if type_.name == "partner" and married and not parted and word == "partner":
        word = "spouse"
    state = "past" if (period and period.is_past(today)) or parted or type_.name == "ex" else ""
    if type_.name in {"spouse", "partner"} and dead and not parted:
        state = "late"
    return Tie(
        other,
        type_.name,
        type_.group,
        word,
        period,
        dates,
        tuple(dict.fromkeys(detail for entry in entries for detail in entry.details)),
        state,
        all(entry.unsure for entry in entries),
        all(each.private for each, _ in statements),
    )


def _order(dated: tuple[str, Date]) -> dt.date:
    return dated[1].earliest() or dt.date.min
