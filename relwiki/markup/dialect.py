"""The dialect on one screen: every rule there is, in the order in which they are tried.

CommonMark without raw HTML, with tables, strikethrough and footnotes, and with Obsidian's rules, each in a module of
its own beside this one. Comments are cut out before anything else (`comments`); block ids at the end of a text and task
marks are cut off where a paragraph is rendered (`blocks`, `tasks`).
"""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import blockquote, code, fence, heading, list_block, reference
from markdown_it.rules_inline import StateInline, backtick, emphasis, entity, escape, strikethrough
from markdown_it.rules_inline.balance_pairs import link_pairs
from mdit_py_plugins.footnote.index import footnote_def, footnote_inline, footnote_ref

from relwiki.markup import blocks, callouts, fields, highlights, html, paragraphs, table_rule, tags, urls, wikilinks
from relwiki.markup.destinations import LinkParts
from relwiki.markup.engine import Block, BlockRule, Inline, InlineRule
from relwiki.markup.limits import MAX_NESTING


def _footnote_reference(state: StateInline, silent: bool) -> bool:
    """`[^name]`, asked only in notes that define a footnote."""
    return "footnotes" in state.env and not state.env.get(wikilinks.IN_DESCRIPTION) and footnote_ref(state, silent)


def _footnote_in_place(state: StateInline, silent: bool) -> bool:
    """`^[text]`."""
    return not state.env.get(wikilinks.IN_DESCRIPTION) and footnote_inline(state, silent)


BLOCK_RULES = (
    BlockRule("callout", callouts.title, "["),
    BlockRule("block_id", blocks.alone, "^"),
    BlockRule("table", table_rule.table, "", ("paragraph", "reference")),
    # Tried on indented lines only; the first character says nothing.
    BlockRule("code", code, "\0"),
    BlockRule("fence", fence, "`~", ("paragraph", "reference", "blockquote", "list")),
    BlockRule("blockquote", blockquote, ">", ("paragraph", "reference", "blockquote", "list")),
    BlockRule("hr", paragraphs.thematic_break, "*-_", ("paragraph", "reference", "blockquote", "list")),
    BlockRule("list", list_block, "*-+0123456789", ("paragraph", "reference", "blockquote")),
    BlockRule("footnote", footnote_def, "[", ("paragraph", "reference")),
    BlockRule("reference", reference, "["),
    BlockRule("heading", heading, "#", ("paragraph", "reference", "blockquote")),
    BlockRule("paragraph", paragraphs.paragraph),
)

INLINE_RULES = (
    InlineRule("\n", fields.newline),
    InlineRule("\\", escape),
    InlineRule("`", backtick),
    InlineRule("~", strikethrough.tokenize),
    InlineRule("=", highlights.tokenize),
    InlineRule("*_", emphasis.tokenize),
    InlineRule("[", wikilinks.wikilink),
    InlineRule("[(", fields.bracketed),
    InlineRule("[", _footnote_reference),
    InlineRule("[", wikilinks.link),
    InlineRule("!", wikilinks.embed),
    InlineRule("!", wikilinks.image),
    InlineRule("^", _footnote_in_place),
    InlineRule("<", urls.autolink),
    InlineRule("<", html.tag),
    InlineRule("&", entity),
    InlineRule("#", tags.tag),
    InlineRule(":", urls.bare),
)

AFTERWARDS = (
    link_pairs,
    strikethrough.postProcess,
    highlights.afterwards,
    emphasis.postProcess,
    html.afterwards,
)


@cache
def inline_parser() -> Inline:
    """The one inline parser of all notes."""
    return Inline(INLINE_RULES, AFTERWARDS, at_start=fields.line, marks="*_~=<", rare=":(")


@cache
def parser() -> MarkdownIt:
    """The one parser of all notes, set up when the first is read."""
    markdown = MarkdownIt("commonmark", {"html": False, "maxNesting": MAX_NESTING})
    markdown.block = Block(BLOCK_RULES)
    markdown.inline = inline_parser()
    # Targets are judged and encoded where a link is rendered, and relative ones are needed as written.
    markdown.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005
    markdown.normalizeLink = lambda url: url  # type: ignore[method-assign]
    markdown.helpers = LinkParts  # type: ignore[assignment]
    return markdown
