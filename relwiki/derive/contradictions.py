"""What two notes say of the same people and cannot both be true. Every such diagnostic has both places."""

from collections.abc import Iterable, Iterator, Sequence

from relwiki.derive.stated import Stated
from relwiki.derive.trees import acyclic
from relwiki.model.date import Date
from relwiki.model.diagnostic import Code, Diagnostic, Span
from relwiki.model.note import Note

# A day as noted: the date, where, and whether it may be told.
_Day = tuple[Date, Span, bool]
_Days = dict[str, list[_Day]]
# Places beside the first, of a circle of many notes.
_MOST_PLACES = 8
# Nobody is a parent before this many years; a smaller number is a slip of the pen.
_YOUNGEST_PARENT = 10


def contradictions(found: Sequence[Stated], notes: Iterable[Note]) -> Iterator[Diagnostic]:
    """Circles of parents, two days of one birth or death, weddings of the dead, ends before beginnings, ages."""
    births, deaths = _days("born", found, notes), _days("died", found, notes)
    yield from _two_days("born", births)
    yield from _two_days("died", deaths)
    yield from _weddings(found, deaths)
    yield from _ends(found)
    above: dict[str, dict[str, Span]] = {}
    for each in found:
        if each.meaning.type.name in {"parent", "child"}:
            child, parent = (each.a, each.b) if each.meaning.type.name == "parent" else (each.b, each.a)
            above.setdefault(child, {}).setdefault(parent, each.span)
    yield from _circles(above)
    yield from _ages(above, births)


def _days(word: str, found: Iterable[Stated], notes: Iterable[Note]) -> _Days:
    """For each person that has one the days noted, those of their own note first."""
    days: _Days = {}
    for note in notes:
        for dated in note.dated:
            if dated.key == word and dated.when.date and not dated.unsure:
                span = Span(note.path, dated.line, dated.column)
                days.setdefault(note.path, []).append((dated.when.date, span, dated.private or note.private))
    for each in found:
        date = each.entry.date(word) if each.entry.dates else None
        if date:
            days.setdefault(each.b, []).append((date, each.span, each.private))
    return days


def _two_days(word: str, days: _Days) -> Iterator[Diagnostic]:
    """One birth and one death, however often they are noted."""
    for noted in days.values():
        first, place, hidden = noted[0]
        for date, span, private in noted[1:]:
            if _differ(first, date):
                what = "is born" if word == "born" else "dies"
                both = "" if private or hidden else f": {first.iso()} and {date.iso()}"
                yield Diagnostic(
                    Code.CONTRADICTION, span, f"Everybody {what} on one day; two are noted{both}.",
                    "Mend one of the two dates, or delete it.", (place,),
                )  # fmt: skip


def _differ(one: Date, other: Date) -> bool:
    """Whether two dates cannot mean one day; what is unsure or only about may."""
    if any(each.about or each.unsure or each.decade or each.text for each in (one, other)):
        return False
    pairs = ((one.year, other.year), (one.month, other.month), (one.day, other.day))
    return any(a is not None and b is not None and a != b for a, b in pairs)


def _weddings(found: Iterable[Stated], deaths: _Days) -> Iterator[Diagnostic]:
    """Nobody marries after a death, and nobody parts before the wedding."""
    for each in found:
        if each.meaning.type.group != "couple":
            continue
        married = each.entry.date("married")
        wed = married.earliest() if married and _is_sure(married) else None
        for who in (each.a, each.b):
            for date, span, _ in deaths.get(who, ())[:1]:
                last = date.latest() if _is_sure(date) else None
                if wed and last and wed > last:
                    yield Diagnostic(
                        Code.CONTRADICTION, each.span, "A wedding comes before a death; this one is noted after it.",
                        "Mend one of the two dates.", (span,),
                    )  # fmt: skip
        parted = [date.latest() for word, date in each.entry.dates if word == "divorced" and _is_sure(date)]
        if wed and any(day and day < wed for day in parted[:1]):
            yield Diagnostic(
                Code.CONTRADICTION, each.span, "A divorce comes after the wedding; this one is noted before it.",
                "Mend one of the two dates.", (each.span,),
            )  # fmt: skip


def _is_sure(date: Date) -> bool:
    return not (date.about or date.unsure or date.decade)


def _ends(found: Iterable[Stated]) -> Iterator[Diagnostic]:
    """What one note begins and the other ends is not ended before it began."""
    begun: dict[tuple[frozenset[str], str], Stated] = {}
    ended: dict[tuple[frozenset[str], str], Stated] = {}
    for each in found:
        period = each.entry.period
        if period is None:
            continue
        type_ = each.meaning.type
        key = (frozenset((each.a, each.b)), min(type_.name, type_.inverse))
        start = begun.setdefault(key, each) if period.start else begun.get(key)
        end = ended.setdefault(key, each) if period.end else ended.get(key)
        if start is None or end is None or start is end or each not in (start, end):
            continue
        first = start.entry.period.start if start.entry.period else None
        last = end.entry.period.end if end.entry.period else None
        if first and last and _is_before(last, first):
            yield Diagnostic(
                Code.CONTRADICTION, end.span, "An end comes after the beginning; another line has it begin later.",
                "Mend one of the two dates.", (start.span,),
            )  # fmt: skip


def _is_before(one: Date, other: Date) -> bool:
    last, first = one.latest(), other.earliest()
    return bool(last and first and last < first and _is_sure(one) and _is_sure(other))


def _circles(above: dict[str, dict[str, Span]]) -> Iterator[Diagnostic]:
    """Nobody is their own ancestor. Two people who are each other's parent are told of where ties are made."""
    kept, cut = acyclic({child: tuple(parents) for child, parents in above.items()})
    for child in cut:
        for parent, span in above[child].items():
            if parent in kept.get(child, ()) or child in above.get(parent, ()):
                continue
            others = _way(parent, child, kept, above)
            if others:
                yield Diagnostic(
                    Code.CONTRADICTION, span, "Nobody is their own ancestor; these lines together say so.",
                    "Delete the line that is wrong; until then this one is left out of the family.",
                    others[:_MOST_PLACES],
                )  # fmt: skip


def _way(start: str, end: str, kept: dict[str, tuple[str, ...]], above: dict[str, dict[str, Span]]) -> tuple[Span, ...]:
    """The lines that lead up from `start` to `end`, the shortest way."""
    before: dict[str, str] = {start: ""}
    queue = [start]
    for here in queue:
        for parent in kept.get(here, ()):
            if parent not in before:
                before[parent] = here
                queue.append(parent)
    found: list[Span] = []
    here = end if end in before else start
    while before[here]:
        found.append(above[before[here]][here])
        here = before[here]
    return tuple(reversed(found))


def _ages(above: dict[str, dict[str, Span]], births: _Days) -> Iterator[Diagnostic]:
    """A parent is older than the child, by some years at least."""
    for child, parents in above.items():
        for parent, span in parents.items():
            mine, theirs = births.get(child), births.get(parent)
            if not mine or not theirs:
                continue
            last, first = mine[0][0].latest(), theirs[0][0].earliest()
            sure = _is_sure(mine[0][0]) and _is_sure(theirs[0][0])
            if sure and last and first and last.year < first.year + _YOUNGEST_PARENT:
                yield Diagnostic(
                    Code.UNLIKELY_AGE, span, "A parent is born long before the child; by these dates that is not so.",
                    "Mend one of the two dates, or turn the relationship round.", (mine[0][1], theirs[0][1]),
                )  # fmt: skip
