"""What stands within a sentence: links, dates, lines of text, faces. Strings of HTML, relative to one page.

Everything is escaped here and nowhere else; it must not know of templates. Plain functions and f-strings because a
site has hundreds of thousands of links, and a template macro costs ten times as much.
"""

import re
from collections.abc import Callable, Hashable
from functools import cache
from typing import Any, Generic, TypeVar
from urllib.parse import quote

import markupsafe

from relwiki.markup.html import escape as escape_text
from relwiki.pages.shown import Aside, Face, Line, Outside, Picture, Piece, Ref, When

_PLAIN_ROUTE = re.compile(r"[\w./~-]+")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_STATES = ("", "stub", "unwritten", "light")
# Schemes that a link out of the site may have; checked before and, being cheap, once more where it is written.
_SCHEMES = ("https:", "http:", "mailto:", "tel:", "sms:", "geo:")
_HUES = 12
# Results kept of each of the functions below: the same names stand on page after page.
_KEPT = 1 << 10

_Asked = TypeVar("_Asked", bound=Hashable)


class _Kept(dict[_Asked, str], Generic[_Asked]):
    """What a function made of what it was given: all is forgotten when it is too much.

    A dictionary answers several times faster than `lru_cache`, which has to remember what was asked for last.
    """

    def __init__(self, make: Callable[[_Asked], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, asked: _Asked) -> str:
        made = self._make(asked)
        if len(self) >= _KEPT:
            self.clear()
        self[asked] = made
        return made


def _kept(make: Callable[[_Asked], str]) -> Callable[[_Asked], str]:
    """A function of one value that makes each text once."""
    return _Kept(make).__getitem__


def sentence(text: str) -> str:
    """Text for an element or a quoted attribute; most has nothing to escape."""
    if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:
        return escape_text(text).replace("'", "&#x27;")
    return text


# Names and words, which come again and again; a sentence stands on hardly more than one page, and is not kept.
escape = _kept(sentence)


@_kept
def url(path: str) -> str:
    """A route or an id as it stands in an attribute: letters of every script as they are, the rest percent-encoded."""
    if _PLAIN_ROUTE.fullmatch(path):
        return path
    return "".join(ch if _PLAIN_ROUTE.fullmatch(ch) else quote(ch) for ch in path)


def has_right_to_left(text: str) -> bool:
    """Whether something in a text is written from right to left."""
    return not text.isascii() and _RIGHT_TO_LEFT.search(text) is not None


@_kept
def direction(name: str) -> str:
    """The attribute that a name needs in a script written from right to left; else nothing."""
    return ' dir="auto"' if has_right_to_left(name) else ""


def templated(text: str) -> str:
    """A sentence escaped as a template would, which writes quotation marks in another way than `sentence`."""
    return str(markupsafe.escape(text))


# Words and titles, as with `escape`.
shown = _kept(templated)


def hint(text: str) -> str:
    """A sentence in which what is to be typed stands between backticks."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return escape(text)
    return "".join([f"<code>{escape(piece)}</code>" if n % 2 else escape(piece) for n, piece in enumerate(pieces)])


def faceted(facets: tuple[str, ...]) -> str:
    """The attribute by which a filter finds a row; nothing without facets."""
    return f' data-facets="{sentence("|".join(facets))}"' if facets else ""


def mark(identity: str) -> str:
    """The attribute that makes something a target of links; nothing without an id."""
    return f' id="{escape(identity)}"' if identity else ""


class Inline:
    """Strings of HTML for the parts of a sentence on the page at one route."""

    def __init__(self, route: str) -> None:
        self._route = route
        self.root = "../" * route.count("/")
        # What is the same on all pages so deep, made once.
        self._pieces, self._faces = _pieces(self.root), _faces(self.root)

    def href(self, route: str, anchor: str = "") -> str:
        """Where a link of this page leads, ready for an attribute."""
        if anchor:
            if route == self._route:
                return "#" + url(anchor)
            return f"{self.root}{url(route)}#{url(anchor)}"
        return self.root + url(route)

    def ref(self, ref: Ref) -> str:
        """A link, or the name alone where there is no page; its class says what kind of link it is."""
        # One that may lead within its own page is never kept.
        return _link(ref, self.href(ref.route, ref.anchor)) if ref.anchor else self._pieces[ref]

    def line(self, line: Line) -> str:
        """The pieces of a line in order; its plain strings are text."""
        made = self._pieces
        if len(line) == 1:
            # A text that stands alone is most often a sentence.
            return sentence(line[0]) if type(line[0]) is str else self._piece(line[0])
        return "".join([made.get(piece) or self._piece(piece) for piece in line])

    def _piece(self, piece: Piece) -> str:
        """A piece of a line that is new, or leads within its own page."""
        return self.ref(piece) if type(piece) is Ref else self._pieces[piece]

    def face(self, face: Face | None, size: str = "small") -> str:
        """A photo or initials; nothing for a screen reader, because the name always stands beside it."""
        return self._faces[face, size]

    def picture(self, picture: Picture) -> str:
        """An image of the vault, loaded when it comes near."""
        sides = f' width="{picture.width}"' if picture.width else ""
        sides += f' height="{picture.height}"' if picture.height else ""
        source = self.href(picture.route)
        return f'<img src="{source}" alt="{escape(picture.alt)}"{sides} loading="lazy" decoding="async">'


@_kept
def when(when: When) -> str:
    """A date; the browser adds how long ago or how far ahead it is, where `count` asks for it."""
    count = f' data-count="{escape(when.count)}"' if when.count else ""
    if not when.iso:
        return f'<span class="when"{count}>{escape(when.text)}</span>'
    return f'<time datetime="{escape(when.iso)}"{count}>{escape(when.text)}</time>'


def outside(link: Outside) -> str:
    """A link that leaves the site; without a scheme that may, only its text."""
    if not link.url.lower().startswith(_SCHEMES):
        return escape(link.text)
    # A long address breaks where a reader would break it.
    text = escape(link.text).replace("@", "@<wbr>").replace("://", "://<wbr>")
    return f'<a href="{escape(link.url)}" class="outside" rel="noreferrer noopener">{text}</a>'


def _aside(aside: Aside) -> str:
    """Words that unfold where they stand."""
    label, text = escape(aside.label), escape(aside.text)
    return f'<details class="aside"><summary>{label}</summary> <span>{text}</span></details>'


@cache
def _pieces(root: str) -> _Kept[Piece]:
    """What lines are made of on any page so deep, each piece made once; its links lead to the tops of pages."""

    def away(ref: Ref) -> str:
        return _link(ref, root + url(ref.route))

    kinds: dict[type, Callable[[Any], str]] = {str: sentence, Ref: away, When: when, Outside: outside, Aside: _aside}
    return _Kept(lambda piece: kinds[type(piece)](piece))


def _link(ref: Ref, href: str) -> str:
    text = ref.html or escape(ref.text)
    state = ref.state if ref.state in _STATES else ""
    where = direction(ref.text)
    if not ref.route:
        return f'<span class="{state or "name"}"{where}>{text}</span>'
    state = f' class="{state}"' if state else ""
    return f'<a href="{href}"{state}{where}>{text}</a>'


@cache
def _faces(root: str) -> _Kept[tuple[Face | None, str]]:
    """Faces of a size on any page so deep, each made once."""

    def shown(asked: tuple[Face | None, str]) -> str:
        face, size = asked
        if face is None:
            return f'<span class="face {size} no-face" aria-hidden="true"></span>'
        shape = f"face {size} is-{escape(face.kind)}"
        if not face.photo:
            return f'<span class="{shape} hue-{face.hue % _HUES}" aria-hidden="true">{escape(face.initials)}</span>'
        sides = f' width="{face.width}" height="{face.height}"' if face.width and face.height else ""
        source = f"{root}{url(face.photo)}"
        return f'<img class="{shape}" src="{source}" alt=""{sides} loading="lazy" decoding="async">'

    return _Kept(shown)
