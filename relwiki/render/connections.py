"""Connections as HTML: rows that a filter can hide, trees that fold, a table of numbers. Decides structure only."""

from relwiki.pages.linked import Branch, Chapter, ConnectionsPage, Related, Wood
from relwiki.pages.shown import Ref
from relwiki.render.inline import Inline, escape, faceted, shown, url


def parts(page: ConnectionsPage, words: dict[str, str]) -> str:
    """Links to the parts of the page; on a page that is itself a part, nothing."""
    if not page.intro or page.empty:
        return ""
    links = [("#t-paths", words["ways"])] if page.finder else []
    links += [(f"#{place}", title) for title, place, chapters in _parts(page, words) if chapters]
    links += [(f"#{url(wood.id)}", wood.title) for wood in page.woods]
    items = "".join([f'<li><a href="{target}">{shown(title)}</a></li>\n' for target, title in links])
    return f'<nav class="here" aria-label="{shown(words["here"])}"><ul>\n{items}</ul></nav>\n'


def _parts(page: ConnectionsPage, words: dict[str, str]) -> tuple[tuple[str, str, tuple[Chapter, ...]], ...]:
    return (
        (words["your_reach"], "t-reach", page.reach),
        (words["by_type"], "t-types", page.types),
        (words["by_circle"], "t-circles", page.circles),
    )


def chapters(inline: Inline, page: ConnectionsPage, words: dict[str, str]) -> str:
    """The parts with their chapters; a page that is itself a part needs no heading for it."""
    made: list[str] = []
    for title, place, those in _parts(page, words):
        if those:
            heading = f'<h2 id="{place}">{shown(title)}</h2>\n' if page.intro else ""
            inner = "".join([_chapter(inline, one, words["numbers"]) for one in those])
            made.append(f'<section class="part">\n{heading}<div class="groups">\n{inner}</div>\n</section>\n')
    return "".join(made)


def _chapter(inline: Inline, chapter: Chapter, title: str) -> str:
    wide = " wide" if not chapter.title or chapter.numbers else ""
    heading = f'<h3 id="{shown(chapter.id)}">{shown(chapter.title)}</h3>\n' if chapter.title else ""
    folded = numbers(inline, chapter, title)
    rows = related(inline, chapter.rows)
    around = f"{heading}{_remark(chapter.note)}{rows}\n{_more(inline, chapter.more)}{folded}"
    return f'<section class="group{wide}">\n{around}\n</section>\n'


def woods(inline: Inline, those: tuple[Wood, ...]) -> str:
    """Who brought whom, and who referred whom, each a part of its own."""
    made: list[str] = []
    for wood in those:
        heading = f'<h2 id="{shown(wood.id)}">{shown(wood.title)}</h2>\n'
        inner = f"{heading}{_remark(wood.note)}{branches(inline, wood.branches)}\n{_more(inline, wood.more)}"
        made.append(f'<section class="wood">\n{inner}</section>\n')
    return "".join(made)


def _remark(text: str) -> str:
    return f'<p class="remark">{shown(text)}</p>\n' if text else ""


def _more(inline: Inline, more: Ref | None) -> str:
    return f'<p class="more">{inline.ref(more)}</p>\n' if more else ""


def related(inline: Inline, rows: tuple[Related, ...]) -> str:
    """People, and with whom they are connected."""
    faces = any(row.entry.face for row in rows)
    return '<ul class="entries related">\n' + "".join([_row(inline, row, faces) for row in rows]) + "</ul>\n"


def _row(inline: Inline, row: Related, faces: bool) -> str:
    entry = row.entry
    face = inline.face(entry.face) if faces else ""
    facets = faceted(row.facets)
    beside = f' <span class="beside">{inline.line(entry.line)}</span>' if entry.line else ""
    said = f'<div class="said">{inline.ref(entry.ref)}{beside}</div>'
    return f'<li class="tie" data-kind="{escape(row.kind)}"{facets}>{face}{said}</li>\n'


def numbers(inline: Inline, chapter: Chapter, title: str) -> str:
    """A chapter's numbers, folded, with a sentence on how they were worked out; empty without any."""
    if not chapter.numbers:
        return ""
    rows = "".join(
        [f'<tr><th scope="row">{inline.ref(ref)}</th><td>{escape(text)}</td></tr>\n' for ref, text in chapter.numbers]
    )
    remark = f'<p class="remark">{escape(chapter.remark)}</p>\n' if chapter.remark else ""
    return (
        f'<details class="numbers"><summary>{escape(title)}</summary>\n{remark}<table>\n<tbody>\n{rows}</tbody>\n'
        "</table>\n</details>\n"
    )


def branches(inline: Inline, those: tuple[Branch, ...]) -> str:
    """A tree; what somebody brought unfolds below them."""
    return '<ul class="tree">\n' + "".join([_branch(inline, one) for one in those]) + "</ul>\n"


def _branch(inline: Inline, branch: Branch) -> str:
    entry = branch.entry
    beside = f' <span class="beside">{inline.line(entry.line)}</span>' if entry.line else ""
    count = f' <span class="beside">{escape(branch.count)}</span>' if branch.count else ""
    if branch.children:
        unfolded = "" if branch.closed else " open"
        inner = branches(inline, branch.children)
        count = f"<details{unfolded}><summary>{escape(branch.count)}</summary>\n{inner}</details>\n"
    return f'<li><div class="said">{inline.ref(entry.ref)}{beside}{count}</div></li>\n'
