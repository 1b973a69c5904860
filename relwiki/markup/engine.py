"""The two loops of the Markdown parser, which choose rules by the first character instead of trying all of them.

They are markdown-it's own loops in every other respect, and bounded: work is counted, and what nests too deeply is kept
as a paragraph. They must not know any single rule of the dialect.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock
from markdown_it.parser_inline import ParserInline
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from relwiki.markup.limits import TooComplexError

BlockRuleFunction = Callable[[StateBlock, int, int, bool], bool]
InlineRuleFunction = Callable[[StateInline, bool], bool]
AfterwardsFunction = Callable[[StateInline], None]


# The key under which a parser's environment says whether the text that is being read may hold inline fields.
FIELDS = "fields"


class BlockRule(NamedTuple):
    """A rule for blocks, and where it is tried."""

    name: str
    rule: BlockRuleFunction
    # The first characters of a line on which it can match; empty for any.
    starts: str = ""
    # The chains of markdown-it in which it can end another block: paragraph, reference, blockquote, list.
    ends: tuple[str, ...] = ()


class _ByStart:
    """Some rules for blocks, chosen by the first character of a line."""

    def __init__(self, rules: Sequence[BlockRule]) -> None:
        self.every = tuple(each.rule for each in rules)
        self.other = tuple(each.rule for each in rules if not each.starts)
        self.by_start = {
            character: tuple(each.rule for each in rules if not each.starts or character in each.starts)
            for character in {character for each in rules for character in each.starts}
        }

    def ends(self, state: StateBlock, line: int, end: int, silent: bool) -> bool:
        """Whether one of the rules matches a line; itself a rule."""
        at = state.bMarks[line] + state.tShift[line]
        # A quote may end with an empty line at the very end of the text.
        character = state.src[at : at + 1]
        for rule in self.by_start.get(character, self.other):  # noqa: SIM110 - any() is measurably slower here
            if rule(state, line, end, silent):
                return True
        return False


class _Chains(Ruler[BlockRuleFunction]):
    """Gives markdown-it's rules, when they ask what could end a block, one rule that chooses among them."""

    def __init__(self, rules: Sequence[BlockRule]) -> None:
        super().__init__()
        for each in rules:
            self.push(each.name, each.rule, {"alt": list(each.ends)})
        self._chains: dict[str, list[BlockRuleFunction]] = {
            name: [_ByStart([each for each in rules if name in each.ends]).ends]
            for name in {name for each in rules for name in each.ends}
        }

    def getRules(self, chainName: str = "") -> list[BlockRuleFunction]:  # noqa: N802, N803 - markdown-it's names
        """The rules of a chain."""
        return self._chains[chainName]


class Block(ParserBlock):
    """Reads blocks: lists, quotes, paragraphs."""

    def __init__(self, rules: Sequence[BlockRule]) -> None:
        super().__init__()
        self.ruler = _Chains(rules)
        self._rules = _ByStart(rules)

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803 - markdown-it's names
        """Read the lines from `startLine` up to `endLine`, appending to the state's tokens."""
        line = startLine
        by_start, other = self._rules.by_start, self._rules.other
        had_empty_lines = False
        while line < endLine:
            state.line = line = state.skipEmptyLines(line)
            if line >= endLine:
                break
            indent = state.sCount[line] - state.blkIndent
            if indent < 0:
                break
            if state.level >= state.md.options.maxNesting:
                self._keep_as_text(state, line, endLine)
                break
            if indent >= 4:
                rules = self._rules.every
            else:
                rules = by_start.get(state.src[state.bMarks[line] + state.tShift[line]], other)
            for rule in rules:
                if rule(state, line, endLine, False):
                    break
            # A list is loose if empty lines stand inside it; the latest ones do not count.
            state.tight = not had_empty_lines
            line = state.line
            if line - 1 < endLine and state.isEmpty(line - 1):
                had_empty_lines = True
            if line < endLine and state.isEmpty(line):
                had_empty_lines = True
                line += 1
                state.line = line

    @staticmethod
    def _keep_as_text(state: StateBlock, line: int, end: int) -> None:
        state.env.setdefault("nesting", line)
        state.push("paragraph_open", "p", 1).map = [line, end]
        token = state.push("inline", "", 0)
        token.content = " ".join(state.getLines(line, end, state.blkIndent, False).split())
        token.map = [line, end]
        state.push("paragraph_close", "p", -1)
        state.line = end


class InlineRule(NamedTuple):
    """A rule for the text inside a block, and the characters on which it is tried."""

    starts: str
    rule: InlineRuleFunction


class Inline(ParserInline):
    """Reads the text inside a block: emphasis, links, code spans."""

    def __init__(
        self,
        rules: Sequence[InlineRule],
        afterwards: Sequence[AfterwardsFunction],
        at_start: InlineRuleFunction,
        marks: str,
        rare: str,
    ) -> None:
        """`afterwards` is run on texts with one of `marks`; `rare` characters count only in texts with `::` or `://`."""
        super().__init__()
        starts = {character for each in rules for character in each.starts} | {"]"}
        self._rules: dict[str, tuple[InlineRuleFunction, ...]] = {
            character: tuple(each.rule for each in rules if character in each.starts) for character in starts
        }
        common = "".join(sorted(starts - set(rare)))
        self.plain_stop = re.compile(f"[{re.escape(common)}]")
        self._rare_stop = re.compile(f"[{re.escape(common + rare)}]")
        self._marks = re.compile(f"[{re.escape(marks)}]")
        self._afterwards = tuple(afterwards)
        self._at_start = at_start
        self._stop = self.plain_stop
        # Steps that are left; set anew for each note.
        self.budget = 0

    def tokenize(self, state: StateInline) -> None:
        """Read from the state's position to its end, appending to its tokens."""
        source, end = state.src, state.posMax
        search = self._stop.search
        deep = state.level >= state.md.options.maxNesting
        position = state.pos
        while position < end:
            self.budget -= 1
            stop = search(source, position, end)
            at = stop.start() if stop else end
            if at > position:
                state.append_pending(source[position:at])
            if at == end:
                position = end
                break
            state.pos = position = at
            if not deep:
                for rule in self._rules[source[at]]:
                    if rule(state, False):
                        position = state.pos
                        break
            if position == at:
                state.append_pending(source[at])
                position += 1
            if self.budget < 0:
                raise TooComplexError
        state.pos = position
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - markdown-it's name
        """Move the state's position over one piece without making tokens, for rules that look ahead."""
        self.budget -= 1
        if self.budget < 0:
            raise TooComplexError
        position = state.pos
        known = state.cache.get(position)
        if known is not None:
            state.pos = known
            return
        rules = self._rules.get(state.src[position])
        if rules is None or self._stop.match(state.src, position) is None:
            stop = self._stop.search(state.src, position)
            state.pos = stop.start() if stop else state.posMax
        elif state.level >= state.md.options.maxNesting:
            state.pos = state.posMax
        else:
            for rule in rules:
                # Only to limit recursion; no tokens are made here.
                state.level += 1
                found = rule(state, True)
                state.level -= 1
                if found:
                    break
            else:
                state.pos = position + 1
        state.cache[position] = state.pos

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Read a whole text, appending to `tokens`."""
        # A text inside another one, such as an image's description, is read in between.
        outer = self._stop, env.get(FIELDS)
        env[FIELDS] = "::" in src
        rare = env[FIELDS] or "://" in src
        self._stop = self._rare_stop if rare else self.plain_stop
        state = StateInline(src, md, env, tokens)
        if rare:
            self._at_start(state, False)
        self.tokenize(state)
        if self._marks.search(src):
            for rule in self._afterwards:
                rule(state)
        self._stop, env[FIELDS] = outer
        return state.tokens
