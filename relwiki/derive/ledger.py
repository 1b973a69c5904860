"""Whom the lines of the vault's ledger files speak of."""

from collections.abc import Iterable

from relwiki.derive.links import Resolver
from relwiki.derive.subjects import Subjects
from relwiki.model.diagnostic import Code, Diagnostic, Span
from relwiki.model.interaction import Transaction
from relwiki.model.note import Kind


def ledger(
    lines: Iterable[tuple[str, Transaction]], resolver: Resolver, subjects: Subjects
) -> tuple[tuple[tuple[str, Transaction], ...], tuple[Diagnostic, ...]]:
    """Each line with the id of the person or organisation it names; a name that is none of them is told of once."""
    found: list[tuple[str, Transaction]] = []
    unknown: dict[str, Diagnostic] = {}
    for path, transaction in lines:
        subject = subjects.by_id.get(resolver.resolve(transaction.who).path)
        if subject is not None and subject.kind in {Kind.PERSON, Kind.ORGANISATION}:
            found.append((subject.id, transaction))
        else:
            message = f"No person and no organisation is called “{transaction.who}”."
            hint = "Write the name as the note has it, or begin a note. Until then no page shows the line."
            unknown.setdefault(
                transaction.who, Diagnostic(Code.LEDGER_LINE, Span(path, transaction.line), message, hint)
            )
    return tuple(found), tuple(unknown.values())
