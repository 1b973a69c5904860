"""A diagnostic as a page shows it; what one says of private words stands on the page of their note only."""

from relwiki.derive.secrets import is_private
from relwiki.model.diagnostic import Diagnostic
from relwiki.model.note import Note
from relwiki.model.settings import Settings
from relwiki.pages.atlas import Atlas
from relwiki.pages.page import edit_url
from relwiki.pages.shown import Problem, Ref
from relwiki.pages.words import Words


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


def closed(shown: Problem, say: Words) -> Problem:
    """The same without a word of what it is about."""
    return Problem(shown.severity, shown.code, say("problem_private"), "", shown.place, shown.ref, shown.edit)


def is_secret(each: Diagnostic, note: Note | None) -> bool:
    """Whether a diagnostic speaks of a private note, section, key or value."""
    if note is None:
        return False
    line = each.span.line
    if note.private or _in_private(note, line):
        return True
    return any(
        (field.private and line == field.line)
        or any(line == value.line and is_private(field, value.text) for value in field.values)
        for field in note.fields
    )


def _in_private(note: Note, line: int) -> bool:
    above = [heading for heading in note.headings if heading.line <= line]
    return bool(above) and above[-1].private
