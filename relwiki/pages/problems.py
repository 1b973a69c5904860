"""The page of everything that is wrong or could be better."""

from collections.abc import Iterator

from relwiki.model.diagnostic import Diagnostic, listed
from relwiki.pages.diagnostics import closed, is_secret, problem
from relwiki.pages.page import Page, ProblemsPage
from relwiki.pages.shown import Problem
from relwiki.pages.subject import Common


def build(common: Common) -> Iterator[Page]:
    """The one page of problems."""
    facts = common.facts
    shown, more = listed(facts.diagnostics)
    yield ProblemsPage(
        route="problems.html",
        title=common.say("problems"),
        section="problems",
        problems=tuple(_problem(each, common) for each in shown),
        more=more,
    )


def _problem(each: Diagnostic, common: Common) -> Problem:
    shown = problem(each, common.atlas, common.facts.settings)
    subject = common.facts.subjects.by_id.get(each.span.path)
    return closed(shown, common.say) if is_secret(each, subject.note if subject else None) else shown
