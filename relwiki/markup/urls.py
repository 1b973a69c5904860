"""Addresses: which may become links, and how `<https://…>` and bare `https://…` are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal
from urllib.parse import unquote

from relwiki.model.phrase import Link

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

# The schemes that a page may link to; all others could start programs or read files.
SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "geo"})

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_NETWORK_PATH = re.compile(r"[/\\]{2}")
_AUTOLINK = re.compile(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^<>\x00-\x20]*)>")
_LABEL = r"[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
_EMAIL = re.compile(rf"<([a-zA-Z0-9.!#$%&'*+/=?^_`{{|}}~-]+@{_LABEL}(?:\.{_LABEL})*)>")
_BARE = re.compile(r"://[^\s<>\"`|]+")
# What belongs to the sentence around an address rather than to the address.
_SENTENCE_END = "?!.,:;*_~'\""


def kind(target: str) -> Literal["external", "note", "unsafe"]:
    """What the target of a link is: an address out there, a note or file of the vault, or nothing to link to."""
    scheme = _SCHEME.match(target)
    if scheme is not None:
        return "external" if scheme[1].lower() in SCHEMES else "unsafe"
    return "unsafe" if _NETWORK_PATH.match(target) else "note"


def to_href(address: str) -> str:
    """An external address with everything percent-encoded that has to be; not escaped for HTML."""
    # Here because most notes name no address, and their library takes long to import.
    from markdown_it.common.normalize_url import normalizeLink  # noqa: PLC0415

    try:
        return normalizeLink(address)
    except ValueError:
        # A host that cannot be read, such as an unclosed IPv6 bracket.
        return re.sub(r"[^!-~]|[\"<>\\^`{|}]", "", address)


def to_link(target: str, label: str) -> Link:
    """A relative target as a link: decoded, the anchor split off; a leading `/` means the top of the vault."""
    name, _, anchor = target.partition("#")
    return Link(unquote(name).strip().lstrip("/"), unquote(anchor).strip(), label)


def _push(state: StateInline, address: str, text: str, start: int) -> None:
    if state.linkLevel:
        state.append_pending(text)
        return
    token = state.push("link_open", "a", 1)
    token.attrs = {"href": address}
    token.map = [start, start + len(text)]
    state.push("text", "", 0).content = text
    state.push("link_close", "a", -1)


def autolink(state: StateInline, silent: bool) -> bool:
    """`<https://example.org>` and `<somebody@example.org>`."""
    match = _AUTOLINK.match(state.src, state.pos, state.posMax)
    prefix = ""
    if match is None:
        match = _EMAIL.match(state.src, state.pos, state.posMax)
        prefix = "mailto:"
    if match is None:
        return False
    if not silent:
        _push(state, prefix + match[1], match[1], match.start())
    state.pos = match.end()
    return True


def _trim(address: str) -> str:
    """Without the punctuation of the sentence and the bracket around the address."""
    while address:
        if address[-1] in _SENTENCE_END:
            address = address.rstrip(_SENTENCE_END)
        elif (address[-1] == ")" and address.count(")") > address.count("(")) or (
            address[-1] == "]" and address.count("]") > address.count("[")
        ):
            address = address[:-1]
        elif address.endswith("=="):
            address = address.rstrip("=")
        else:
            break
    return address


def bare(state: StateInline, silent: bool) -> bool:
    """`https://example.org` in the middle of a text, found by its colon."""
    if silent or state.linkLevel or not state.src.startswith("://", state.pos):
        return False
    match = _BARE.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    before = re.search(r"(?<![^\W_])https?$", state.pending[-6:], re.IGNORECASE)
    if before is None:
        return False
    rest = _trim(match[0])
    if len(rest) <= len("://") or not (rest[3].isalnum() or rest[3] == "["):
        return False
    scheme = before[0]
    state.pending = state.pending[: -len(scheme)]
    _push(state, scheme + rest, scheme + rest, state.pos - len(scheme))
    state.pos += len(rest)
    return True
