"""Who is what to whom: every stated relationship once, seen from both sides, and the light people it names."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from relwiki.derive.contradictions import contradictions
from relwiki.derive.genders import genders
from relwiki.derive.light import LightPerson, families, light_people
from relwiki.derive.stated import STATING, Plain, Stated, has_died, meaning_of, place
from relwiki.derive.subjects import Subjects
from relwiki.model.date import Date, Range
from relwiki.model.diagnostic import Code, Diagnostic, Span
from relwiki.model.gender import gender_of_word, gendered
from relwiki.model.lexicon import Lexicon
from relwiki.model.names import fold
from relwiki.model.note import Note
from relwiki.model.phrase import Entry
from relwiki.model.relationship import RelationshipType


class Tie(msgspec.Struct, frozen=True, gc=False):
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
    # Private, and said by another note than this side's: nothing to be shown.
    hidden: bool = False


class Relationships(msgspec.Struct, frozen=True, gc=False):
    """All ties by subject id, in a fixed order, and all light people by id."""

    ties: dict[str, tuple[Tie, ...]]
    light: dict[str, LightPerson]
    # Note's path -> (word, text as typed, private) of targets that name nobody: "children: 3".
    loose: dict[str, tuple[tuple[str, str, bool], ...]]
    # Id -> "f" or "m", where it is known: "aunt" and not "aunt or uncle".
    gender: dict[str, str] = {}


def relationships(
    notes: Sequence[Note], subjects: Subjects, lexicon: Lexicon, owner: str, today: dt.date
) -> tuple[Relationships, tuple[Diagnostic, ...]]:
    """Every relationship that the notes state, each once; the second value tells of contradictions and words."""
    found: list[Stated] = []
    said: list[Diagnostic] = []
    light: list[Plain] = []
    loose: dict[str, tuple[tuple[str, str, bool], ...]] = {}
    for note in notes:
        for statement in note.statements:
            if statement.key not in STATING:
                continue
            meaning, problem = meaning_of(statement, note, subjects, lexicon)
            if problem:
                said.append(problem)
            wrong = place(found, light, (note, statement, meaning), subjects, owner) if meaning else None
            if meaning and wrong:
                text = (meaning.word, statement.entry.text, statement.private or statement.entry.private)
                loose[note.path] = (*loose.get(note.path, ()), text)
                said.append(wrong)
    same = families(found, light)
    people, identities = light_people(light, same)
    for each in light:
        identity = identities[each.path, fold(each.entry.name)]
        span = Span(each.path, each.entry.line, each.entry.column)
        found.append(Stated(each.path, identity, each.meaning, each.entry, span, each.private))
    dead = {note.path for note in notes if has_died(note)}
    dead |= {key for key, person in people.items() if person.died}
    ties, twice = _ties(found, lexicon, frozenset(dead), today)
    known = genders(notes, ((tie.other, tie.word) for mine in ties.values() for tie in mine if not tie.private))
    ties = {key: tuple([_worded(tie, known) for tie in mine]) for key, mine in ties.items()}
    return Relationships(ties, people, loose, known), (*said, *twice, *contradictions(found, notes))


def _ties(
    found: list[Stated], lexicon: Lexicon, dead: frozenset[str], today: dt.date
) -> tuple[dict[str, tuple[Tie, ...]], tuple[Diagnostic, ...]]:
    """Both sides of everything stated, what was stated twice taken together."""
    sides: dict[tuple[str, str, str], list[tuple[Stated, str]]] = {}
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
                    f"Of two people one is the other's {type_.name}; the notes say it of both.",
                    "Keep the line that is right and delete the other; the other side follows by itself.",
                    (first.span,),
                )
            )
        sides.setdefault((each.a, each.b, type_.name), []).append((each, each.meaning.word))
        sides.setdefault((each.b, each.a, inverse.name), []).append((each, ""))
    said += _exact(sides)
    ties: dict[str, list[Tie]] = {}
    for (a, b, name), statements in sides.items():
        type_ = lexicon.types.get(name) or statements[0][0].meaning.type
        ties.setdefault(a, []).append(_tie((a, b), type_, statements, a in dead or b in dead, today))
    order = {name: index for index, name in enumerate(lexicon.types)}
    return {
        key: tuple(sorted(ties[key], key=lambda tie: (order.get(tie.type, len(order)), tie.state, tie.other)))
        for key in sorted(ties)
    }, tuple(said)


# Said in two words of the same two people, the more exact one stands.
_MORE_EXACT = (
    ("partner", "spouse"), ("sibling", "half-sibling"), ("sibling", "step-sibling"), ("in-law", "parent-in-law"),
    ("in-law", "child-in-law"), ("in-law", "sibling-in-law"), ("acquaintance", "friend"),
)  # fmt: skip


def _exact(sides: dict[tuple[str, str, str], list[tuple[Stated, str]]]) -> Iterator[Diagnostic]:
    """Take together what is said twice in other words; a husband here who is an ex-husband there is a contradiction."""
    stated: dict[str, list[tuple[str, str]]] = {}
    for a, b, name in sides:
        stated.setdefault(name, []).append((a, b))
    for a, b in stated.get("ex", ()):
        name = "ex"
        for couple in ("spouse", "partner"):
            together = sides.get((a, b, couple))
            if not together:
                continue
            apart = sides[a, b, name]
            dates = [date for each, _ in (*apart, *together) for date in each.entry.dates if date[0] in _COUPLE_DATES]
            again = (
                bool(dates) and max(dates, key=_order)[0] == "married" and any(date[0] == "divorced" for date in dates)
            )
            if a < b and not again and not any(_has_ended(each.entry) for each, _ in together):
                yield Diagnostic(
                    Code.CONTRADICTION, together[0][0].span, "Two people are a couple or were one; the notes say both.",
                    "Add when it ended, such as (married 2001, divorced 2010), or delete the line that is not so.",
                    (apart[0][0].span,),
                )  # fmt: skip
            kept, gone = (couple, name) if again else (name, couple)
            sides[a, b, kept] += _in_words_of(kept, sides.pop((a, b, gone)))
            if again:
                break
    for vague, exact in _MORE_EXACT:
        for a, b in stated.get(exact, ()) if vague in stated else ():
            if (a, b, vague) in sides and (a, b, exact) in sides:
                sides[a, b, exact] += _in_words_of(exact, sides.pop((a, b, vague)))


def _in_words_of(type_: str, statements: list[tuple[Stated, str]]) -> list[tuple[Stated, str]]:
    """Statements of another type, as this one: what is a sister there is a half-sister here."""
    return [(each, gendered(type_, gender_of_word(word))) for each, word in statements]


_COUPLE_DATES = ("married", "separated", "divorced")


def _has_ended(entry: Entry) -> bool:
    return bool(entry.period and entry.period.end) or any(word in {"divorced", "separated"} for word, _ in entry.dates)


def _tie(
    sides: tuple[str, str],
    type_: RelationshipType,
    statements: list[tuple[Stated, str]],
    dead: bool,
    today: dt.date,
) -> Tie:
    here, other = sides
    opened = [each for each in statements if not each[0].private]
    # A secret is told on the page of the note that holds it.
    own = [] if opened else [each for each in statements if each[0].span.path == here]
    dated: dict[tuple[str, Date], None] = {}
    details: dict[str, None] = {}
    period, word, unsure = None, "", True
    for each, said in opened or own or statements:
        entry = each.entry
        period, unsure = period or entry.period, unsure and entry.unsure
        word = word or (said if said != type_.name else "")
        dated.update(dict.fromkeys([date for date in entry.dates if date[0] not in {"born", "died"}]))
        details.update(dict.fromkeys(entry.said()))
    dates, word = tuple(dated), word or type_.name
    parted = bool(dates) and max(dates, key=_order)[0] == "divorced"
    married = any(name == "married" for name, _ in dates)
    if type_.name == "partner" and married and not parted and word == "partner":
        word = "spouse"
    state = "past" if (period and period.is_past(today)) or parted or type_.name == "ex" else ""
    if type_.name in {"spouse", "partner"} and dead and not parted:
        state = "late"
    return Tie(
        other, type_.name, type_.group, word, period, dates, tuple(details), state, unsure, private=not opened,
        hidden=not (opened or own),
    )  # fmt: skip


def _worded(tie: Tie, known: Mapping[str, str]) -> Tie:
    """The tie in the word for a woman or a man, where a neutral one stands and it is known which."""
    gender = known.get(tie.other)
    word = gendered(tie.word, gender) if gender else tie.word
    return tie if word == tie.word else msgspec.structs.replace(tie, word=word)


def _order(dated: tuple[str, Date]) -> dt.date:
    return dated[1].earliest() or dt.date.min
