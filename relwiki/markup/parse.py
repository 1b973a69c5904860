"""A note's text, read once: what the page shows, and the structure that gives the text its meaning.

The only way into this package. Whatever the text is, a document comes back: what asks for too much is shown as typed.
It must not know what headings, items and fields mean.
"""

import re
from typing import Final

from relwiki.markup import comments, fast
from relwiki.markup.document import Document, Finding
from relwiki.markup.headings import heading_key
from relwiki.markup.html import escape
from relwiki.markup.inlines import Inlines
from relwiki.markup.limits import MAX_NESTING, TooComplexError
from relwiki.markup.outline import Outline
from relwiki.markup.places import Places
from relwiki.markup.rules import Rules
from relwiki.markup.walk import Walk
from relwiki.markup.writer import Writer
from relwiki.model.body import Body
from relwiki.model.diagnostic import Code

# Characters; a long book is some 800,000.
LARGEST: Final = 1024 * 1024
# Steps of the inline parser: so many for each character, and so many whatever the text. Most need less than one.
_STEPS_EACH: Final = 2
_STEPS: Final = 400_000
# Of one kind of finding so many are reported.
_MOST_FINDINGS: Final = 50

_LINE_END: Final = re.compile(r"\r\n?")
_ATX: Final = re.compile(r"[ \t>]*(#{1,6})[ \t]+(.*)")


def parse(
    text: str,
    first_line: int = 1,
    private_headings: frozenset[str] = frozenset(),
    hard_breaks: bool = False,
    remote_images: bool = False,
) -> Document:
    """Read a note's body, without its front matter.

    `first_line` is the line of the file, from 1, on which the text begins. `private_headings` are keys as `heading_key`
    makes them; each opens a Private section. `hard_breaks` shows single line ends as breaks, and `remote_images` loads
    images from elsewhere instead of linking to them (vault format, "Links and the dialect, in Obsidian's way"). Never
    raises.
    """
    text = _normalised(text)
    if len(text) > LARGEST:
        reason = f"it has {len(text):,} characters; at most {LARGEST:,} are read"
        return _as_typed(text, first_line, private_headings, reason)
    try:
        return _read(text, first_line, private_headings, hard_breaks, remote_images)
    except TooComplexError:
        return _as_typed(text, first_line, private_headings, "reading it would take too long or make too large a page")
    except RecursionError:
        return _as_typed(text, first_line, private_headings, "its brackets or footnotes are nested too deeply")


def _normalised(text: str) -> str:
    """With a line feed as the only line end, and without what no file in UTF-8 can hold."""
    if "\r" in text:
        text = _LINE_END.sub("\n", text)
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = text.encode("utf-8", "replace").decode("utf-8")
    return text


def _read(
    text: str, first_line: int, private_headings: frozenset[str], hard_breaks: bool, remote_images: bool
) -> Document:
    rules = Rules(_STEPS + _STEPS_EACH * len(text))
    cleaned = comments.clean(text, lambda each: rules.blocks(each, {}))
    places = Places(text, cleaned, first_line)
    writer = Writer(len(text))
    inlines = Inlines(writer, places, rules, hard_breaks, remote_images)
    outline = Outline()
    walk = Walk(writer, inlines, outline, places, private_headings)
    walk.run(fast.blocks(cleaned.text, places.lines, inlines.env, rules.blocks))
    body = Body(
        tuple(walk.sections.blocks),
        tuple([each for each in inlines.mentions if each.embed]),
        tuple(inlines.tags.values()),
        walk.title,
    )
    findings = _comment_findings(cleaned, places) + inlines.findings[:_MOST_FINDINGS]
    if "nesting" in inlines.env:
        findings.append(_nesting_finding(*places.at(inlines.env["nesting"])))
    document = Document(
        tuple(writer.chunks),
        walk.sections.headings(),
        body,
        tuple(inlines.mentions),
        outline.sections(),
        tuple(outline.items),
        tuple(inlines.fields),
        tuple(outline.tables),
        tuple(sorted(findings, key=lambda finding: (finding.line, finding.column))),
    )
    # The parts of a walk know each other: taken apart they are gone at once, and no collector need look for them.
    for part in (walk, inlines):
        vars(part).clear()
    return document


def _comment_findings(cleaned: comments.Cleaned, places: Places) -> list[Finding]:
    findings: list[Finding] = []
    for offset in cleaned.unclosed[:_MOST_FINDINGS]:
        line, column = places.original(offset)
        message = "A comment ends with the mark it began with; this one does not, and hides the rest of its paragraph."
        hint = "Write %% (or --> after <!--) where the comment ends, or \\%% for two percent signs."
        findings.append(Finding(Code.COMMENT_OPEN, line, column, message, hint))
    return findings


def _nesting_finding(line: int, column: int) -> Finding:
    message = f"Lists and quotes may be nested {MAX_NESTING // 2} deep; what is deeper is shown as plain text."
    return Finding(Code.NESTING, line, column, message, "Begin a list of its own for what is so deep.")


def _as_typed(text: str, first_line: int, private_headings: frozenset[str], reason: str) -> Document:
    """The text without comments and Private sections, not read any further."""
    shown = comments.clean_roughly(text)
    if private_headings:
        shown = _without_private(shown, private_headings)
    message = f"This note is shown as typed, because {reason}."
    hint = "Links and items in it do not count. Split it into several notes."
    return Document(
        (f"<pre>{escape(shown)}</pre>\n",), findings=(Finding(Code.TOO_COMPLEX, first_line, 1, message, hint),)
    )


def _without_private(text: str, private_headings: frozenset[str]) -> str:
    kept: list[str] = []
    hidden = 0
    for line in text.split("\n"):
        heading = _ATX.match(line)
        if heading is not None and (not hidden or len(heading[1]) <= hidden):
            hidden = len(heading[1]) if heading_key(heading[2]) in private_headings else 0
        if not hidden:
            kept.append(line)
    return "\n".join(kept)
