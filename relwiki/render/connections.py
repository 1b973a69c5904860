"""Connections as HTML: rows that a filter can hide, trees that fold, a table of numbers. Decides structure only."""

from relwiki.pages.linked import Branch, Chapter, Related
from relwiki.render.inline import Inline, escape, faceted


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
