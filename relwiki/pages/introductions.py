"""How you came to know somebody in one line, and the trees of who brought whom."""

from collections.abc import Iterator

from relwiki.derive.introductions import Forest
from relwiki.derive.secrets import is_private
from relwiki.model.note import Field, Note
from relwiki.pages.fields import line_of
from relwiki.pages.linked import Branch
from relwiki.pages.shown import Entry, Line, Piece, Row
from relwiki.pages.subject import Common
from relwiki.pages.words import joined

_KEYS = ("met", "introduced_by", "referred_by", "source")
# A tree goes so deep; what is deeper stands as a tree of its own below it.
_DEEPEST = 8
# In a large tree only the first steps are unfolded.
_LARGE = 60


def how_you_met(note: Note, common: Common) -> list[Row]:
    """Where and when you met, through whom, and the source: one row; what is private keeps a closed row of its own."""
    fields = [field for field in note.fields if field.key in _KEYS and field.values]
    fields.sort(key=lambda field: _KEYS.index(field.key))
    pieces: list[Piece | Line] = []
    rows: list[Row] = []
    for field in fields:
        closed = tuple(_said(field, note, common, private=True))
        said = tuple(_said(field, note, common, private=False))
        if closed:
            rows.append(Row(common.say(f"key_{field.key}"), closed, private=True))
        if field.key == "met":
            pieces += said
        elif said:
            pieces.append(common.say.around(f"came_{field.key}", joined(said, ", ")))
    return [Row(common.say("how_you_met"), (joined(tuple(pieces)),)), *rows] if pieces else rows


def _said(field: Field, note: Note, common: Common, *, private: bool) -> Iterator[Line]:
    """A field's values, open or private, as typed, but for the date with which a first meeting begins: in words."""
    label = f" ({field.label})" if field.label else ""
    for value in field.values:
        if is_private(field, value.text) != private:
            continue
        dated = next((each for each in note.dated if each.key == field.key == "met" and each.typed == value.text), None)
        date = dated.when.date if dated else None
        typed = date.iso() if date else ""
        line = line_of(field.key, value.text, note.path, common.atlas)
        if date and typed and value.text.startswith(typed):
            rest = value.text.removeprefix(typed).lstrip(" ,")
            line = joined((common.say.when(date), line_of(field.key, rest, note.path, common.atlas)), ", ")
        yield (*line, label) if label else line


def wood(forest: Forest, common: Common, roots: tuple[str, ...]) -> Iterator[Branch]:
    """The trees that grow from these roots; what lies too deep for one page follows as a tree of its own."""
    large = sum(forest.below.get(root, 0) for root in roots) > _LARGE
    waiting = [(root, 0) for root in roots]
    for root, generation in waiting:
        deeper: list[str] = []
        yield _branch(root, 0, forest, common, deeper, large or generation > 0)
        waiting += [(each, generation + 1) for each in deeper]


def _branch(who: str, depth: int, forest: Forest, common: Common, deeper: list[str], large: bool) -> Branch:
    """Somebody with those below, so many steps deep (so the calls are no deeper than that)."""
    under = sorted(forest.brought.get(who, ()), key=lambda each: (common.atlas.ref(each).text.casefold(), each))
    children: tuple[Branch, ...] = ()
    further = ""
    if under and depth >= _DEEPEST:
        deeper.append(who)
        further = common.say("further_below")
    elif under:
        children = tuple(_branch(each, depth + 1, forest, common, deeper, large) for each in under)
    count = forest.below.get(who, 0)
    return Branch(
        Entry(common.atlas.ref(who), line=joined((_line(who, depth, forest, common), further))),
        common.say.many("brought", count) if count else "", children, closed=large and depth > 0,
    )  # fmt: skip


def _line(who: str, depth: int, forest: Forest, common: Common) -> Line:
    """Whom somebody brought as well, and by whom else they were brought."""
    refs, say = common.atlas.ref, common.say
    also = joined(tuple(refs(each) for each in forest.also.get(who, ())), ", ")
    others = forest.by.get(who, ())[1:] if depth else ()
    return joined((
        say.around("brought_also", also) if also else (),
        say.around("brought_too_by", joined(tuple(refs(each) for each in others), ", ")) if others else (),
    ))  # fmt: skip
