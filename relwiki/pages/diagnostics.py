"""A diagnostic as a page shows it, and which of many are listed."""

from collections.abc import Iterable

from relwiki.model.diagnostic import Diagnostic
from relwiki.model.settings import Settings
from relwiki.pages.atlas import Atlas
from relwiki.pages.shown import Problem, Ref

# Of one code so many are listed, then they are counted (vault format, "Severity").
MOST_OF_A_CODE = 50
_ORDER = {"error": 0, "warning": 1, "hint": 2}


def problem(each: Diagnostic, atlas: Atlas, settings: Settings) -> Problem:
    """A diagnostic as a page shows it, with a link to the note's page."""
    span = each.span
    place = f"{span.path}:{span.line}:{span.column}" if span.path else "the vault"
    ref = atlas.ref(span.path) if span.path in atlas.routes else Ref(span.path)
    edit = settings.editor.replace("{relpath}", span.path) if settings.editor and span.path in atlas.routes else ""
    hint = each.hint
    if each.also:
        others = ", ".join(f"{also.path}:{also.line}:{also.column}" for also in each.also)
        hint = f"{hint} See also {others}.".strip()
    return Problem(each.severity, each.code, each.message, hint, place, ref, edit)


def listed(found: Iterable[Diagnostic]) -> tuple[tuple[Diagnostic, ...], tuple[tuple[str, int], ...]]:
    """Those to list, errors first, and for each code with more than 50 how many more there are."""
    count: dict[str, int] = {}
    shown: list[Diagnostic] = []
    for each in sorted(found, key=lambda each: _ORDER[each.severity]):
        count[each.code] = count.get(each.code, 0) + 1
        if count[each.code] <= MOST_OF_A_CODE:
            shown.append(each)
    more = tuple((code, number - MOST_OF_A_CODE) for code, number in sorted(count.items()) if number > MOST_OF_A_CODE)
    return tuple(shown), more
