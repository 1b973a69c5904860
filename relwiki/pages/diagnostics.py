"""A diagnostic as a page shows it."""

from relwiki.model.diagnostic import Diagnostic
from relwiki.model.settings import Settings
from relwiki.pages.atlas import Atlas
from relwiki.pages.page import edit_url
from relwiki.pages.shown import Problem, Ref


def problem(each: Diagnostic, atlas: Atlas, settings: Settings) -> Problem:
    """A diagnostic as a page shows it, with a link to the note's page."""
    span = each.span
    place = f"{span.path}:{span.line}:{span.column}" if span.path else "the vault"
    ref = atlas.ref(span.path) if span.path in atlas.routes else Ref(span.path)
    edit = edit_url(settings.editor, span.path) if span.path in atlas.routes else ""
    hint = each.hint
    if each.also:
        others = ", ".join(f"{also.path}:{also.line}:{also.column}" for also in each.also)
        hint = f"{hint} See also {others}.".strip()
    return Problem(each.severity, each.code, each.message, hint, place, ref, edit)
