"""Recognises the commonest texts, which the page can show without tokens: words, links to notes, simple emphasis.

It must not know what becomes of a text, nor which notes there are.

Why the shortcut is safe
------------------------
A text is simple only if all of it is made of four kinds of pieces, so that nothing in it can pair with anything else.

*Words* hold no character on which a rule for texts is tried. An exclamation mark is one of them unless a bracket
follows, for then alone it begins an embed or an image. Colons and parentheses are, since texts with `::` (fields) or
`://` (addresses) are never simple. A line's end is no more than a soft break if no white space stands beside it.

*Links* `[[Name]]` and `[[Name|label]]` are tried before all else that begins with a bracket, and nothing before them
is open that could reach into them. A backslash stands nowhere in them, and the label is made of words alone, without an
exclamation mark. A link whose name begins with white space or an anchor and holds no more is left to the rules.

*Emphasis* `*one*` and `**two**` begins where a line or a blank comes before it and a letter or digit behind it: such a
run of stars can open and cannot close. It ends the other way round, before a blank, a line's end or a sign that ends a
word. Between the two are words alone, so that each run has its partner beside it, and no star is left over.

A test compares what becomes of many thousand notes, typed and made at random, with and without this module.
"""

import re
from collections.abc import Iterator
from typing import Final

# For tests: whether anything is simple.
ENABLED = True

# All characters on which a rule is tried in texts without fields and addresses.
_SIGNS: Final = r"\\`~=*_!\[\]^<&#\n"
# The first of them in a text.
SIGN: Final = re.compile(f"[{_SIGNS}]")
_LINK: Final = rf"\[\[(?=[^\]|]*[^\s\]|#])([^\[\]\n|\\]+)(?:\|([^{_SIGNS}]+))?\]\]"
# What stands before it is asked behind the first star: a search is faster if all that it may find begins with a sign.
_EMPHASIS: Final = rf"\*(?<![^ \n]\*)(\*?)(?=[^\W_])([^{_SIGNS}]*[^\W_])\*\3(?=[ \n.,;:!?)]|\Z)"
_BREAK: Final = r"(?<![ \t])\n(?![ \t])"
# Words stand between any two signs, so that giving some of them back never helps, and a text is read once. Possessive
# repetitions would say so; Python 3.11.2, which Debian 12 has, never matches them as a whole.
_SIMPLE: Final = re.compile(rf"[^{_SIGNS}]*(?:(?:{_LINK}|!(?!\[)|{_EMPHASIS}|{_BREAK})[^{_SIGNS}]*)*")
_PIECE: Final = re.compile(rf"{_LINK}|{_EMPHASIS}")


def pieces(content: str) -> Iterator[re.Match[str]] | None:
    """The links and the emphasised words of a simple text, in order; None where a text is not certainly simple.

    The groups are a link's target and its label, a second star where there are two, and what they emphasise.
    """
    if not ENABLED or _SIMPLE.fullmatch(content) is None or "::" in content or "://" in content:
        return None
    return _PIECE.finditer(content)
