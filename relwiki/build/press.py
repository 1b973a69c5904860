"""What pages are made with: the theme, what every page shares, and the fingerprint that tells whether one has changed.

It must not know where a value came from: from facts, or from what an earlier build has kept.
"""

from hashlib import blake2b, sha256

import msgspec

from relwiki.build.fresh import Circumstances
from relwiki.build.listing import Found
from relwiki.pages.navigation import navigation
from relwiki.pages.page import Page
from relwiki.pages.words import Words
from relwiki.render.frame import Site
from relwiki.render.phrases import phrases
from relwiki.render.theme import Theme

_ENCODER = msgspec.msgpack.Encoder()


class Made(msgspec.Struct, frozen=True):
    """A page before it is rendered."""

    page: Page
    # The value as bytes, and the hash of these and of everything else that decides the page's bytes.
    encoded: bytes
    fingerprint: bytes


class Press(msgspec.Struct, frozen=True):
    """Everything besides its value that decides a page's bytes."""

    theme: Theme
    site: Site
    # Of the language that the site speaks.
    say: Words
    # Stands for all of it.
    salt: bytes

    def made(self, page: Page) -> Made:
        """A page with its fingerprint."""
        encoded = _ENCODER.encode(page)
        return Made(page, encoded, self.fingerprint(type(page).__name__, encoded))

    def fingerprint(self, kind: str, encoded: bytes) -> bytes:
        """The hash of a page value as bytes; `kind` is the name of its class."""
        mark = sha256(self.salt + kind.encode() + b"\0")
        mark.update(encoded)
        return mark.digest()[:16]


def press(found: Found, around: Circumstances, theme: Theme) -> Press:
    """What the pages of a vault are made with."""
    settings = found.settings
    say = Words(settings.language, phrases(theme, settings.language))
    pinned = settings.today.isoformat() if settings.today else ""
    site = Site(settings.title, settings.language, navigation(say), settings.remote_images, pinned)
    salt = blake2b(around.program + around.theme + msgspec.msgpack.encode(site), digest_size=32).digest()
    return Press(theme, site, say, salt)
