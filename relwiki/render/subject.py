"""The parts that every page about one subject has: heading, contents, facts, pictures, who mentions it."""

from relwiki.pages.drawing import Around, Tree
from relwiki.pages.page import SubjectPage
from relwiki.pages.shown import Backlink, Group, Problem
from relwiki.render.body import listing, text
from relwiki.render.dates import occasions
from relwiki.render.entries import section
from relwiki.render.family import family_tree
from relwiki.render.inline import Inline, direction, escape, hint, sentence, shown, templated, url
from relwiki.render.network import around
from relwiki.render.timeline import heatmap, timeline

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


def infobox(inline: Inline, page: SubjectPage, words: dict[str, str]) -> str:
    """The facts of the front matter, and the tags; nothing without any."""
    if not (page.infobox or page.tags):
        return ""
    facts = f"<dl>\n{listing(inline, page.infobox, words)}</dl>\n" if page.infobox else ""
    tags = "".join([f"<li>{inline.ref(tag)}</li>" for tag in page.tags])
    listed = f'<ul class="tags" aria-label="{shown(words["tags"])}">{tags}</ul>\n' if tags else ""
    return f'<section class="infobox" aria-label="{shown(words["facts"])}">\n{facts}{listed}</section>\n'


def top(inline: Inline, page: SubjectPage, words: dict[str, str]) -> str:
    """The heading, the summary, whether the note is private, and what is new."""
    made = heading(inline, page)
    if page.summary:
        made += f'<p class="summary">{templated(page.summary)}</p>\n'
    if page.private:
        mark, note = shown(words["private_mark"]), shown(words["private_note"])
        made += f'<p class="remark"><span class="mark">{mark}</span> {note}</p>\n'
    if page.highlights:
        made += f'<dl class="highlights">\n{listing(inline, page.highlights, words)}</dl>\n'
    return made


def ways(inline: Inline, card: str, words: dict[str, str]) -> str:
    """The way to the conversation card at a route; nothing without one."""
    return f'<p class="ways"><a href="{inline.href(card)}">{shown(words["card"])}</a></p>\n' if card else ""


def note(inline: Inline, page: SubjectPage, words: dict[str, str]) -> str:
    """What is wrong with a note, its text or what to write first, and the groups of what others say."""
    made = _problems(page.problems, shown(words["problems_here"])) if page.problems else ""
    if page.body:
        made += text(inline, page.body, words)
    if page.empty:
        made += f'<p class="empty">{hint(page.empty)}</p>\n'
    if page.groups:
        groups = "".join([section(inline, group, words["table"]) for group in page.groups])
        made += f'<div class="groups">\n{groups}</div>\n'
    return made


def _problems(problems: tuple[Problem, ...], title: str) -> str:
    items: list[str] = []
    for one in problems:
        advice = f" {hint(one.hint)}" if one.hint else ""
        items.append(f"<li>{hint(one.message)}{advice} <code>{templated(one.place)}</code></li>\n")
    return (
        f'<section class="problem-card" aria-label="{title}">\n<p><strong>{title}</strong></p>\n'
        f"<ul>\n{''.join(items)}</ul>\n</section>\n"
    )


def lists(inline: Inline, page: SubjectPage, words: dict[str, str]) -> str:
    """The timeline with contact by week, dates ahead, who mentions it; nothing for what there is none of."""
    made = ""
    if page.timeline:
        weeks = f"{heatmap(page.timeline.heatmap, words)}\n" if page.timeline.heatmap else ""
        made = (
            f'<section class="life{" told" if page.timeline.told else ""}">\n'
            f'<h2 id="t-timeline">{shown(words["timeline"])}</h2>\n'
            f"{timeline(inline, page.timeline, words)}\n{weeks}</section>\n"
        )
    if page.occasions:
        rows = occasions(inline, page.occasions, anchors=False)
        made += f'<section>\n<h2 id="t-dates">{shown(words["dates"])}</h2>\n{rows}\n</section>\n'
    if page.backlinks:
        links = backlinks(inline, page.backlinks, words["more"])
        made += f'<section>\n<h2 id="t-backlinks">{shown(words["backlinks"])}</h2>\n{links}\n</section>\n'
    return made


def source(page: SubjectPage, words: dict[str, str]) -> str:
    """The file of a note, and a link into the editor; nothing without a file."""
    if not page.source:
        return ""
    edit = f' · <a href="{templated(page.edit)}">{shown(words["edit"])}</a>' if page.edit else ""
    label = shown(words["source"])
    return f"<p>{label} <code>{templated(page.source)}</code>{edit}</p>\n"


def family(inline: Inline, tree: Tree | None, words: dict[str, str]) -> str:
    """A section with a family tree; nothing without one."""
    if tree is None:
        return ""
    picture, names = family_tree(inline, tree, words["family_tree"]), ("family_tree", "family_picture", "family_more")
    return _drawing("t-family", picture, tree.more, words, names)


def network(inline: Inline, shown_around: Around | None, words: dict[str, str]) -> str:
    """A section with a person's small network; nothing without one."""
    if shown_around is None:
        return ""
    picture, names = around(inline, shown_around, words["around"]), ("around", "around_picture", "around_more")
    return _drawing("t-around", picture, shown_around.more, words, names)


def _drawing(place: str, picture: str, more: int, words: dict[str, str], names: tuple[str, str, str]) -> str:
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
