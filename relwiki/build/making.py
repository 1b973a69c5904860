"""What it takes to make any page or file of the site, worked out once from the vault as read."""

from collections.abc import Iterator

import msgspec

from relwiki.build.fresh import Circumstances
from relwiki.build.listing import Found
from relwiki.build.manifest import digest
from relwiki.build.press import Made, Press
from relwiki.build.reading import Progress, Reading
from relwiki.derive.facts import Facts, derive
from relwiki.formats import Choice, written
from relwiki.pages.atlas import Atlas
from relwiki.pages.builders import pages
from relwiki.pages.mapped import DATA
from relwiki.pages.network import script
from relwiki.pages.subject import WHOLE, Fraction
from relwiki.render.phrases import phrases
from relwiki.vault.files import FileStat

# A file of the site that is no page: its fingerprint, and its bytes or where to copy it from.
Asset = tuple[bytes, bytes | FileStat]


class Making(msgspec.Struct, frozen=True):
    """The facts, and what pages are made of them with."""

    facts: Facts
    atlas: Atlas
    press: Press

    def pages(self, progress: Progress, part: Fraction = WHOLE) -> Iterator[Made]:
        """Every page, one after the other, or one part of them."""
        about, (_, parts) = len(self.atlas.routes), part
        for index, page in enumerate(pages(self.facts, self.atlas, self.press.say, part)):
            if index % 100 == 0:
                progress("Pages", min(index * parts, about), about)
            yield self.press.made(page)

    def shown_inside(self) -> tuple[str, ...]:
        """Paths of the notes that another note, or the note itself, shows inside it."""
        shown = {
            self.atlas.path(mention.link, note.path)
            for note in self.facts.notes
            for mention in note.body.mentions
            if mention.embed
        }
        return tuple(sorted(shown - {""}))

    def assets(self, found: Found) -> dict[str, Asset]:
        """Static files of the theme and exports by their content, pictures and documents of the vault by their stat."""
        facts, theme = self.facts, self.press.theme
        files = {file.path: file for file in found.listing.attachments}
        assets: dict[str, Asset] = {route: (digest(data), data) for route, data in theme.static}
        for path, route in self.atlas.files.items():
            assets[route] = (digest(msgspec.msgpack.encode(files[path])), files[path])
        for format_ in written(found.settings.data):
            said = phrases(theme, found.settings.language)
            data = format_.make(facts, Choice(alarms=found.settings.alarms), said)
            assets[format_.file] = (digest(data), data)
        network = script(facts.connections.network, facts.owner, facts.hush.dead, self.atlas, self.press.say)
        assets[DATA] = (digest(network), network)
        return assets


def making(press: Press, around: Circumstances, reading: Reading, me: str) -> Making:
    """Derive the facts of a vault, and get ready to make its pages."""
    facts = derive(reading.vault, around.today, me)
    return Making(facts, Atlas(facts), press)
