"""Who is connected with whom, on one page: reach, circles, types of relationship, trees of who brought whom.

Where there are very many relationships the page shows the first of each type, and each type has pages of its own.
"""

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from relwiki.derive.introductions import Forest
from relwiki.pages.facets import facets
from relwiki.pages.introductions import wood
from relwiki.pages.linked import Chapter, ConnectionsPage, Related, Wood
from relwiki.pages.page import Page, routes
from relwiki.pages.people import letter
from relwiki.pages.reaching import circle_chapters, reach_chapters
from relwiki.pages.related import Segments, chapters
from relwiki.pages.shown import Ref
from relwiki.pages.subject import Common
from relwiki.pages.words import Words

_ROUTE = "connections.html"
# Rows of relationships on one page; where there are more, so many of each type are on the main page.
_MOST_ROWS = 400
_FIRST_ROWS = 6
# Rows of a chapter on reach that stand on the main page.
_FIRST_REACHED = 12
# A chapter with more rows than this has a page for each letter.
_MOST_OF_CHAPTER = 2500
# People in the trees of one page.
_MOST_TREE = 150
_FIRST_TREES = 8
_KINDS = ("kin", "friend", "work", "other", "circle", "reach")


def build(common: Common) -> Iterator[Page]:
    """The page of connections, and those of types and trees that are too large for it."""
    segments, say = Segments(common), common.say
    types = tuple(chapters(common, segments))
    large = sum(len(each.rows) for each in types) > _MOST_ROWS
    reached = tuple(reach_chapters(common, segments))
    parts = {each.id: _FIRST_ROWS for each in types if large and len(each.rows) > 2 * _FIRST_ROWS}
    parts |= {each.id: _FIRST_REACHED for each in reached if len(each.rows) > 2 * _FIRST_REACHED}
    brought = common.facts.connections.introductions
    forests = (("introduced", brought.introduced), ("referred", brought.referred))
    woods = [_wood(name, forest, common) for name, forest in forests if forest.by]
    main = ConnectionsPage(
        route=_ROUTE, title=say("connections"), section="connections", intro=say("connections_intro"),
        ways=(Ref(say("map"), "map.html"),) if types else (),
        finder=bool(common.facts.connections.network.edges),
        reach=tuple(_first(each, parts, say) for each in reached),
        circles=tuple(circle_chapters(common, segments)),
        types=tuple(_first(each, parts, say) for each in types),
        woods=tuple(short for short, _ in woods),
        empty="" if types or woods else say("no_connections"),
    )  # fmt: skip
    yield _filtered(main, say)
    bare = ConnectionsPage(route=_ROUTE, title=main.title, section="connections", trail=(Ref(main.title, _ROUTE),))
    for short, whole in woods:
        if short.more:
            yield msgspec.structs.replace(bare, route=short.more.route, title=whole.title, woods=(whole,))
    for part in (*reached, *types):
        if part.id in parts:
            yield from _part_pages(part, bare, say)


def _first(chapter: Chapter, parts: Mapping[str, int], say: Words) -> Chapter:
    """A chapter, or the first rows of it where it has a page of its own."""
    if chapter.id not in parts:
        return chapter
    more = Ref(say("all_n", n=len(chapter.rows)), _route(chapter))
    return msgspec.structs.replace(chapter, rows=chapter.rows[: parts[chapter.id]], more=more)


def _route(chapter: Chapter) -> str:
    # The chapters on reach have a folder of their own: a type can have any name.
    name = ("reach/" if chapter.rows[0].kind == "reach" else "") + chapter.id.removeprefix("r-")
    return f"connections/{name}.html"


def _part_pages(chapter: Chapter, bare: ConnectionsPage, say: Words) -> Iterator[Page]:
    """The page of a chapter; where even that is too long, one for each letter."""
    page = msgspec.structs.replace(bare, route=_route(chapter), title=chapter.title)
    if len(chapter.rows) <= _MOST_OF_CHAPTER:
        yield _filtered(msgspec.structs.replace(page, types=(msgspec.structs.replace(chapter, title=""),)), say)
        return
    letters: dict[str, list[Related]] = {}
    for row in chapter.rows:
        letters.setdefault(letter(row.entry.ref.text), []).append(row)
    folder = page.route.removesuffix(".html")
    ways = routes(folder, ((each, each) for each in sorted(letters)))
    parts = {each: Ref(each, route) for each, route in ways.items()}
    yield msgspec.structs.replace(page, pages=tuple(parts.values()))
    trail = (*page.trail, Ref(chapter.title, page.route))
    for each, ref in parts.items():
        rows = Chapter("", chapter.id, tuple(letters[each]))
        title = f"{chapter.title}: {each}"
        yield _filtered(msgspec.structs.replace(page, route=ref.route, title=title, trail=trail, types=(rows,)), say)


def _filtered(page: ConnectionsPage, say: Words) -> ConnectionsPage:
    """The page with what it can be filtered by; rows keep only what the page offers."""
    offered = facets((row.facets for row in _rows(page)), say)
    known = frozenset(value for facet in offered for value, _, _ in facet.values)
    kinds = {row.kind for row in _rows(page)}

    def kept(those: Iterable[Chapter]) -> tuple[Chapter, ...]:
        return tuple(
            msgspec.structs.replace(
                one,
                rows=tuple(
                    msgspec.structs.replace(row, facets=tuple(each for each in row.facets if each in known))
                    for row in one.rows
                ),
            )
            for one in those
        )

    return msgspec.structs.replace(
        page, facets=offered, reach=kept(page.reach), circles=kept(page.circles), types=kept(page.types),
        kinds=tuple((kind, say(f"connections_{kind}")) for kind in _KINDS if kind in kinds) if len(kinds) > 1 else (),
    )  # fmt: skip


def _rows(page: ConnectionsPage) -> Iterator[Related]:
    for chapter in (*page.reach, *page.circles, *page.types):
        yield from chapter.rows


def _wood(name: str, forest: Forest, common: Common) -> tuple[Wood, Wood]:
    """A forest as it stands on the main page, and as a whole."""
    say, refs = common.say, common.atlas.ref
    roots = tuple(sorted(forest.roots, key=lambda each: (-forest.below.get(each, 0), refs(each).text.casefold(), each)))
    title, note = say(f"wood_{name}"), say(f"wood_{name}_note")
    whole = Wood(title, f"r-{name}-trees", note, tuple(wood(forest, common, roots)))
    if len(forest.by) + len(roots) <= _MOST_TREE:
        return whole, whole
    first = tuple(msgspec.structs.replace(each, children=(), closed=True) for each in whole.branches[:_FIRST_TREES])
    return Wood(title, whole.id, note, first, Ref(say("all_n", n=len(roots)), f"connections/trees/{name}.html")), whole
