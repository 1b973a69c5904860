"""What it takes to make any page or file of the site, worked out once from the vault as read."""

import msgspec

from relwiki.build.fresh import Circumstances
from relwiki.build.listing import Found
from relwiki.build.manifest import digest
from relwiki.build.press import Press
from relwiki.build.reading import Reading
from relwiki.derive.facts import Facts, derive
from relwiki.derive.results import Results
from relwiki.formats import Choice, written
from relwiki.pages.atlas import Atlas
from relwiki.pages.inputs import Inputs
from relwiki.pages.mapped import DATA
from relwiki.pages.network import script
from relwiki.pages.subject import WHOLE, Common, Fraction
from relwiki.render.phrases import phrases
from relwiki.vault.files import FileStat

# A file of the site that is no page: its fingerprint, and its bytes or where to copy it from.
Asset = tuple[bytes, bytes | FileStat]


class Making(msgspec.Struct, frozen=True):
    """The facts, and what pages are made of them with."""

    facts: Facts
    atlas: Atlas
    press: Press
    # Hash of each note's bytes, by path; none of what could not be read.
    digests: dict[str, bytes]

    def common(self, part: Fraction = WHOLE) -> Common:
        """What builders of pages, or of one part of them, have in common."""
        return Common(self.facts, self.atlas, self.press.say, part)

    def inputs(self, common: Common) -> Inputs:
        """What the pages of people are made from."""
        return Inputs(common, self.digests)

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


def making(press: Press, around: Circumstances, reading: Reading, me: str, results: Results) -> Making:
    """Derive the facts of a vault, and get ready to make its pages."""
    facts = derive(reading.vault, around.today, me, results)
    return Making(facts, Atlas(facts), press, reading.digests)
