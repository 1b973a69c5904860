"""Who introduced whom to you, and who referred whom: two forests, of any depth, with circles cut and told.

It must not know how a tree is shown.
"""

import itertools
from collections.abc import Iterable, Mapping

import msgspec

from relwiki.derive.light import LightPerson
from relwiki.derive.stated import STATING
from relwiki.derive.subjects import Subjects
from relwiki.derive.trees import acyclic
from relwiki.model.diagnostic import Code, Diagnostic, Span
from relwiki.model.lexicon import Lexicon
from relwiki.model.names import fold
from relwiki.model.note import Kind, Note
from relwiki.model.phrase import Statement

# Relationship -> which forest it belongs to, and whether the target is the one who was brought.
_WORDS = {
    "introduced by": ("introduced", False),
    "introduced": ("introduced", True),
    "referred by": ("referred", False),
    "referred": ("referred", True),
}
_Edges = dict[tuple[str, str], Span]


class Forest(msgspec.Struct, frozen=True, gc=False):
    """Who brought whom. Ids are those of subjects or light people."""

    # Who was brought -> by whom, the first stated first; under that one they hang.
    by: Mapping[str, tuple[str, ...]]
    # Who brought -> those that hang under them, by id.
    brought: Mapping[str, tuple[str, ...]]
    # Who brought -> those whom they brought as well, and who hang under another.
    also: Mapping[str, tuple[str, ...]]
    # Those who brought somebody and were brought by nobody, by id.
    roots: tuple[str, ...]
    # Who brought -> how many hang below them, at any depth.
    below: Mapping[str, int]


class Introductions(msgspec.Struct, frozen=True, gc=False):
    """Both forests; what is private, unsure or about the quiet is in neither."""

    introduced: Forest
    referred: Forest


def introductions(
    notes: Iterable[Note],
    subjects: Subjects,
    words: Lexicon,
    light: Mapping[str, LightPerson],
    quiet: frozenset[str],
    owner: str,
) -> tuple[Introductions, tuple[Diagnostic, ...]]:
    """Read both forests from the notes; the second value tells of circles, with every line that closes them."""
    named = {(path, fold(person.name)): key for key, person in light.items() for path in person.stated_by}
    edges: dict[str, _Edges] = {"introduced": {}, "referred": {}}
    for note in notes:
        for statement in note.statements:
            if statement.key not in STATING:
                continue
            found = _edge(note, statement, subjects, words, owner)
            if found is None:
                continue
            forest, brought, by = found
            brought = brought or named.get((note.path, fold(statement.entry.name)), "")
            by = by or named.get((note.path, fold(statement.entry.name)), "")
            if brought and by and brought != by and not quiet & {brought, by}:
                span = Span(note.path, statement.entry.line, statement.entry.column)
                _keep(edges[forest], (brought, by), span)
    introduced, first = _forest(edges["introduced"], subjects, light, "introduced")
    referred, second = _forest(edges["referred"], subjects, light, "referred")
    return Introductions(introduced, referred), (*first, *second)


def _keep(edges: _Edges, edge: tuple[str, str], span: Span) -> None:
    """The first place counts, and a line in the note of the one who was brought is first."""
    known = edges.get(edge)
    if known is None or (span.path == edge[0] and known.path != edge[0]):
        edges[edge] = span


def _edge(
    note: Note, statement: Statement, subjects: Subjects, words: Lexicon, owner: str
) -> tuple[str, str, str] | None:
    """Which forest a statement belongs to, who was brought, by whom; an empty name is a light person's."""
    if statement.key in {"introduced_by", "referred_by"}:
        forest, turned = ("introduced" if statement.key == "introduced_by" else "referred"), False
    elif statement.key == "relationship" and (meaning := words.meaning(statement.type)) is not None:
        known = _WORDS.get(meaning.type.name)
        if known is None:
            return None
        forest, turned = known
    else:
        return None
    entry = statement.entry
    if statement.private or entry.private or entry.unsure or note.private:
        return None
    other = subjects.of_entry(entry, Kind.PERSON, note.path)
    if statement.to_owner:
        return (forest, note.path, owner) if turned else (forest, owner, note.path)
    return (forest, other, note.path) if turned else (forest, note.path, other)


def _forest(
    edges: _Edges, subjects: Subjects, light: Mapping[str, LightPerson], name: str
) -> tuple[Forest, tuple[Diagnostic, ...]]:
    stated: dict[str, list[str]] = {}
    # Lines of one's own note in their order, then those of others.
    for brought, by in sorted(edges, key=lambda edge: _order(edge, edges[edge])):
        stated.setdefault(brought, []).append(by)
    every = {key: tuple(those) for key, those in stated.items()}
    kept, cut = acyclic(every)
    said = [
        _circle(_way(removed, here, kept), edges, subjects, light, name)
        for here in cut
        for removed in every[here]
        if removed not in kept.get(here, ())
    ]
    return _grown(kept), tuple(each for each in said if each is not None)


def _order(edge: tuple[str, str], place: Span) -> tuple[str, bool, str, int, int, str]:
    return edge[0], place.path != edge[0], place.path, place.line, place.column, edge[1]


def _grown(by: Mapping[str, tuple[str, ...]]) -> Forest:
    """The forest of a relation without circles."""
    brought: dict[str, list[str]] = {}
    also: dict[str, list[str]] = {}
    for who in sorted(by):
        brought.setdefault(by[who][0], []).append(who)
        for other in by[who][1:]:
            also.setdefault(other, []).append(who)
    below: dict[str, int] = {}
    # Leaves first: whoever is brought is counted before those who brought them.
    order = [root for root in sorted({*brought, *also}) if root not in by]
    roots = tuple(order)
    for who in order:
        order += brought.get(who, ())
    for who in reversed(order):
        if who in brought:
            below[who] = sum(1 + below.get(each, 0) for each in brought[who])
    return Forest(
        dict(by),
        {who: tuple(those) for who, those in brought.items()},
        {who: tuple(those) for who, those in also.items()},
        roots,
        below,
    )


def _way(start: str, end: str, by: Mapping[str, tuple[str, ...]]) -> list[str]:
    """The steps from somebody up to one who brought them; both ends included."""
    came: dict[str, str] = {start: ""}
    queue = [start]
    for who in queue:
        for above in by.get(who, ()):
            if above not in came:
                came[above] = who
                queue.append(above)
    way = [end]
    while came.get(way[-1]):
        way.append(came[way[-1]])
    return way[::-1]


def _circle(
    way: list[str], edges: _Edges, subjects: Subjects, light: Mapping[str, LightPerson], name: str
) -> Diagnostic | None:
    """What to say of a circle: `way` leads up to the one whose line was left out, which points at its beginning.

    Of two who name each other the relationships tell already.
    """
    if len(way) < 3:
        return None
    steps = [*itertools.pairwise(way), (way[-1], way[0])]
    spans = [edges[step] for step in steps]
    names = [light[each].name if each in light else subjects.by_id[each].called for each in way]
    message = f"Nobody is {name} by somebody whom they {name} themselves: {' by '.join([*names, names[0]])}."
    hint = "Take out the line that is wrong; until then the tree is cut at this one."
    # The line that was left out is the place; the others of the circle belong to it.
    return Diagnostic(Code.CYCLE, spans[-1], message, hint, tuple(spans[:-1]))
