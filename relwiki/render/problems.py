"""Diagnostics in sections by how grave they are."""

from relwiki.pages.shown import Problem
from relwiki.render.inline import Inline, hint, shown, templated


def problems(inline: Inline, those: tuple[Problem, ...], words: dict[str, str]) -> str:
    """Errors first; nothing where there are none."""
    made: list[str] = []
    for severity, title in (("error", words["errors"]), ("warning", words["warnings"]), ("hint", words["hints"])):
        items = [_item(inline, one, words) for one in those if one.severity == severity]
        if items:
            heading = f'<h2 id="t-{severity}">{shown(title)} <span class="n">{len(items)}</span></h2>\n'
            listed = f'<ul class="problems">\n{"".join(items)}</ul>\n'
            made.append(f'<section class="severity is-{severity}">\n{heading}{listed}</section>\n')
    return "".join(made)


def _item(inline: Inline, one: Problem, words: dict[str, str]) -> str:
    advice = f'<p class="advice">{shown(words["hint"])} {hint(one.hint)}</p>\n' if one.hint else ""
    edit = f' · <a href="{templated(one.edit)}">{shown(words["edit"])}</a>' if one.edit else ""
    place = f'<code>{templated(one.place)}</code> · <span class="code">{shown(one.code)}</span>{edit}'
    return f'<li><p>{hint(one.message)}</p>\n{advice}<p class="place">{inline.ref(one.ref)} · {place}</p></li>\n'
