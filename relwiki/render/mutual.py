"""What you have in common with people: who ranks first, who should meet whom, by topic, and with whom nothing."""

from relwiki.pages.bonds import MutualPage
from relwiki.pages.shown import Ref
from relwiki.render.entries import introductions, listed, section, shared
from relwiki.render.inline import Inline, hint, shown
from relwiki.render.subject import here


def parts(page: MutualPage, words: dict[str, str]) -> str:
    """Links to the parts of the page; nothing where there are none."""
    if not (page.people or page.meetings or page.topics):
        return ""
    items = _item("t-people", words["shared_people"]) if page.people else ""
    items += _item("t-meetings", words["meetings"]) if page.meetings else ""
    items += here(page.topics) + "\n"
    items += _item("t-unfound", words["unfound"]) if page.unfound else ""
    return f'<nav class="here" aria-label="{shown(words["here"])}"><ul>\n{items}</ul></nav>\n'


def _item(place: str, title: str) -> str:
    return f'<li><a href="#{place}">{shown(title)}</a></li>'


def common(inline: Inline, page: MutualPage, words: dict[str, str]) -> str:
    """People, meetings, topics, and those with whom nothing is found."""
    made = ""
    if page.people:
        rows = shared(inline, page.people, words["in_numbers"])
        made += f'<section>\n<h2 id="t-people">{shown(words["shared_people"])}</h2>\n{rows}\n</section>\n'
    made += _further(inline, page.people_more, words["shared_people"], words)
    if page.meetings:
        rows = introductions(inline, page.meetings, (words["and"], words["in_numbers"]))
        made += (
            f'<section>\n<h2 id="t-meetings">{shown(words["meetings"])}</h2>\n'
            f'<p class="remark">{shown(words["meetings_note"])}</p>\n{rows}\n</section>\n'
        )
    if page.topics:
        groups = "".join([section(inline, group, words["table"]) for group in page.topics])
        made += f'<div class="groups">\n{groups}</div>\n'
    if page.unfound:
        made += (
            f'<section class="unfound">\n<h2 id="t-unfound">{shown(words["unfound"])}</h2>\n'
            f'<p class="remark">{hint(page.unfound_note)}</p>\n{listed(inline, page.unfound, "entries")}\n</section>\n'
        )
    return made + _further(inline, page.unfound_more, words["unfound"], words)


def _further(inline: Inline, refs: tuple[Ref, ...], label: str, words: dict[str, str]) -> str:
    """Links to the pages with the others; nothing without any."""
    if not refs:
        return ""
    links = "".join([f"{inline.ref(ref)} " for ref in refs])
    return f'<nav class="further" aria-label="{shown(label)}">{shown(words["further_pages"])} {links}</nav>\n'
