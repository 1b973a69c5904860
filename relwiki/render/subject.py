"""The parts that every page about one subject has: heading, contents, facts, pictures, who mentions it."""

from relwiki.pages.page import SubjectPage
from relwiki.pages.shown import Backlink, Group
from relwiki.render.inline import Inline, direction, escape, sentence, shown, url

# Backlinks before the rest is folded away.
_UNFOLDED = 20
# Groups of a person that are short, and found with those that the list of jumps names.
_BESIDE = frozenset(
    {"r-told", "r-gifts", "r-kin", "r-friends", "r-others", "r-jobs", "r-education", "r-member", "r-meet"}
)


def heading(inline: Inline, page: SubjectPage) -> str:
    """The face, the name, and below it what they are called in full and who they are."""
    face = f"{inline.face(page.face, 'large')}\n" if page.face else ""
    name = f"<bdi>{escape(page.title)}</bdi>" if direction(page.title) else escape(page.title)
    subtitle = f'<p class="subtitle">{inline.line(page.subtitle)}</p>\n' if page.subtitle else ""
    lead = f'<p class="lead">{inline.line(page.lead)}</p>\n' if page.lead else ""
    return f"{face}<div>\n<h1>{name}</h1>\n{subtitle}{lead}</div>\n"


def here(groups: tuple[Group, ...]) -> str:
    """Links to groups, as the items of a list; a person's short ones stand beside the others."""
    long = [one for one in groups if one.id not in _BESIDE]
    return "".join([f'<li><a href="#{url(one.id)}">{escape(one.title)}</a></li>\n' for one in long])


def contents(page: SubjectPage, words: dict[str, str]) -> str:
    """Links to the parts of a page that has many; else nothing."""
    if len(page.groups) <= 3:
        return ""
    others = [
        f'<li><a href="#t-{place}">{shown(words[place])}</a></li>\n'
        for place, there in (("timeline", page.timeline), ("dates", page.occasions), ("backlinks", page.backlinks))
        if there
    ]
    items = here(page.groups) + "".join(others)
    return f'<nav class="here" aria-label="{shown(words["here"])}"><ul>\n{items}</ul></nav>\n'


def infobox(inline: Inline, page: SubjectPage, rows: str, words: dict[str, str]) -> str:
    """The facts of the front matter, as `rows`, and the tags; nothing without any."""
    if not (page.infobox or page.tags):
        return ""
    facts = f"<dl>\n{rows}</dl>\n" if page.infobox else ""
    tags = "".join([f"<li>{inline.ref(tag)}</li>" for tag in page.tags])
    listed = f'<ul class="tags" aria-label="{shown(words["tags"])}">{tags}</ul>\n' if tags else ""
    return f'<section class="infobox" aria-label="{shown(words["facts"])}">\n{facts}{listed}</section>\n'


def drawing(place: str, picture: str, more: int, words: dict[str, str], names: tuple[str, str, str]) -> str:
    """A picture that can be scrolled, under its heading; `names` are those of its title, its label and what is more."""
    title, label, left_out = (words[name] for name in names)
    remark = f'<p class="remark">{shown(left_out.replace("{n}", str(more)))}</p>\n' if more else ""
    return (
        f'<section>\n<h2 id="{place}">{shown(title)}</h2>\n'
        f'<div class="scroll" tabindex="0" role="group" aria-label="{shown(label)}">\n{picture}</div>\n'
        f"{remark}</section>\n"
    )


def backlinks(inline: Inline, those: tuple[Backlink, ...], more: str) -> str:
    """Who mentions this, with the sentences; `more` has a {n} for how many are folded away."""
    items = [_backlink(inline, each) for each in those]
    first = '<ul class="backlinks">\n' + "".join(items[:_UNFOLDED]) + "</ul>\n"
    if len(items) <= _UNFOLDED:
        return first
    label = escape(more.replace("{n}", str(len(items) - _UNFOLDED)))
    rest = "".join(items[_UNFOLDED:])
    return f'{first}<details class="rest"><summary>{label}</summary>\n<ul class="backlinks">\n{rest}</ul></details>\n'


def _backlink(inline: Inline, backlink: Backlink) -> str:
    sentences = "".join([f"<q>{sentence(one)}</q>" for one in backlink.sentences])
    more = f'<span class="n">{escape(backlink.more)}</span>' if backlink.more else ""
    return f"<li>{inline.ref(backlink.ref)} {sentences}{more}</li>\n"
