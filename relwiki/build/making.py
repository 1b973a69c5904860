"""What it takes to make any page or file of the site, worked out once from the vault as read."""

from collections.abc import Iterator
from hashlib import blake2b

import msgspec

from relwiki.build.fresh import Circumstances
from relwiki.build.listing import Found
from relwiki.build.manifest import digest
from relwiki.build.reading import Progress, Reading
from relwiki.derive.facts import Facts, derive
from relwiki.formats import Choice, written
from relwiki.pages.atlas import Atlas
from relwiki.pages.builders import navigation, pages
from relwiki.pages.network import ROUTE, script
from relwiki.pages.page import Page
from relwiki.pages.words import Words
from relwiki.render.page import Site, render
from relwiki.render.phrases import phrases
from relwiki.render.theme import Theme
from relwiki.vault.files import FileStat

# A file of the site that is no page: its fingerprint, and its bytes or where to copy it from.
Asset = tuple[bytes, bytes | FileStat]

_ENCODER = msgspec.msgpack.Encoder()


class Made(msgspec.Struct, frozen=True):
    """A page before it is rendered."""

    page: Page
    # The value as bytes, and the hash of these and of everything else that decides the page's bytes.
    encoded: bytes
    fingerprint: bytes


class Making(msgspec.Struct, frozen=True):
    """The facts, and everything else that pages are made with."""

    facts: Facts
    atlas: Atlas
    say: Words
    theme: Theme
    site: Site
    # Everything besides a page's value that decides its bytes.
    salt: bytes

    def pages(self, progress: Progress) -> Iterator[Made]:
        """Every page, one after the other."""
        about = len(self.atlas.routes)
        for index, page in enumerate(pages(self.facts, self.atlas, self.say)):
            if index % 100 == 0:
                progress("Pages", min(index, about), about)
            yield self.made(page)

    def made(self, page: Page) -> Made:
        """A page with its fingerprint."""
        encoded = _ENCODER.encode(page)
        mark = blake2b(encoded, digest_size=16, key=self.salt)
        mark.update(type(page).__name__.encode())
        return Made(page, encoded, mark.digest())

    def render(self, page: Page) -> bytes:
        """The page as a file."""
        return render(page, self.theme, self.site)

    def assets(self, found: Found) -> dict[str, Asset]:
        """Static files of the theme and exports by their content, pictures and documents of the vault by their stat."""
        files = {file.path: file for file in found.listing.attachments}
        assets: dict[str, Asset] = {route: (digest(data), data) for route, data in self.theme.static}
        for path, route in self.atlas.files.items():
            assets[route] = (digest(msgspec.msgpack.encode(files[path])), files[path])
        for format_ in written(found.settings.data):
            said = phrases(self.theme, found.settings.language)
            data = format_.make(self.facts, Choice(alarms=found.settings.alarms), said)
            assets[format_.file] = (digest(data), data)
        facts = self.facts
        network = script(facts.connections.network, facts.owner, facts.hush.dead, self.atlas, self.say)
        assets[ROUTE] = (digest(network), network)
        return assets


def making(found: Found, theme: Theme, around: Circumstances, reading: Reading, me: str) -> Making:
    """Derive the facts of a vault, and get ready to make its pages."""
    facts = derive(reading.vault, around.today, me)
    pinned = found.settings.today.isoformat() if found.settings.today else ""
    language = found.settings.language
    say = Words(language, phrases(theme, language))
    site = Site(found.settings.title, language, navigation(say), found.settings.remote_images, pinned)
    salt = blake2b(around.program + around.theme + msgspec.msgpack.encode(site), digest_size=32).digest()
    return Making(facts, Atlas(facts), say, theme, site, salt)
