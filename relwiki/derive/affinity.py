"""Kin by marriage: in-laws, step-kin, and aunts, uncles, nieces and nephews through a husband or a wife."""

from collections.abc import Iterator

from relwiki.derive.pedigree import Pedigree, is_half
from relwiki.derive.relative import Relative, Step

# A step-parent is one beside two others.
_TWO = 2
# Of one person's children so many count here; nobody has more, but a note may say so.
_MOST_CHILDREN = 100


def _siblings(tree: Pedigree, one: str) -> Iterator[Step]:
    """Brothers and sisters through parents, then stated ones."""
    for parent in tree.parents.get(one, ()):
        for child in tree.children[parent][:_MOST_CHILDREN]:
            if child != one:
                yield Step("half-sibling" if is_half(tree, one, child) else "sibling", child)
    for leap in tree.leaps.get(one, ()):
        if leap.type in {"sibling", "half-sibling"}:
            yield Step(leap.type, leap.other)


def _children(tree: Pedigree, step: Step) -> Iterator[Step]:
    for child in tree.children.get(step.person, ())[:_MOST_CHILDREN]:
        yield Step("child", child)


def _married(tree: Pedigree, one: str) -> Iterator[Step]:
    for other in tree.spouses.get(one, ()):
        yield Step("spouse", other)


def by_marriage(tree: Pedigree, one: str) -> Iterator[Relative]:
    """In-laws, step-kin, and aunts, uncles, nieces and nephews through a marriage."""
    for spouse in _married(tree, one):
        theirs = spouse.person
        for parent in tree.parents.get(theirs, ()):
            yield _law("parent-in-law", spouse, Step("parent", parent))
        for sibling in _siblings(tree, theirs):
            yield _law("sibling-in-law", spouse, sibling)
            for niece in _children(tree, sibling):
                yield _law("niece or nephew by marriage", spouse, sibling, niece)
        yield from _step_children(tree, one, spouse)
    for child in tree.children.get(one, ()):
        for spouse in _married(tree, child):
            yield _law("child-in-law", Step("child", child), spouse)
    for sibling in _siblings(tree, one):
        for spouse in _married(tree, sibling.person):
            yield _law("sibling-in-law", sibling, spouse)
    for parent in tree.parents.get(one, ()):
        up = Step("parent", parent)
        for sibling in _siblings(tree, parent):
            for spouse in _married(tree, sibling.person):
                yield _law("aunt or uncle by marriage", up, sibling, spouse)
        yield from _step_parents(tree, one, up)


def _step_children(tree: Pedigree, one: str, spouse: Step) -> Iterator[Relative]:
    """A step-child has two other parents; of whom only one is known, no more is said than "spouse's child"."""
    for child in tree.children.get(spouse.person, ()):
        parents = tree.parents.get(child, ())
        if one not in parents:
            yield _law("step-child" if len(parents) >= _TWO else "spouse's child", spouse, Step("child", child))


def _step_parents(tree: Pedigree, one: str, up: Step) -> Iterator[Relative]:
    parents = tree.parents.get(one, ())
    for spouse in _married(tree, up.person):
        if spouse.person in parents:
            continue
        yield _law("step-parent" if len(parents) >= _TWO else "parent's spouse", up, spouse)
        for child in tree.children.get(spouse.person, ()):
            theirs = tree.parents[child]
            if len(parents) >= _TWO and len(theirs) >= _TWO and not set(parents) & set(theirs):
                yield _law("step-sibling", up, spouse, Step("child", child))


def _law(kind: str, *steps: Step) -> Relative:
    return Relative(steps[-1].person, kind, steps=steps)
