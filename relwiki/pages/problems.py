"""The page of everything that is wrong or could be better."""

from collections.abc import Iterator

from relwiki.model.diagnostic import listed
from relwiki.pages.diagnostics import problem
from relwiki.pages.page import Page, ProblemsPage
from relwiki.pages.subject import Common


def build(common: Common) -> Iterator[Page]:
    """The one page of problems."""
    facts, atlas = common.facts, common.atlas
    shown, more = listed(facts.diagnostics)
    yield ProblemsPage(
        route="problems.html",
        title=common.say("problems"),
        section="problems",
        problems=tuple(problem(each, atlas, facts.settings) for each in shown),
        more=more,
    )
