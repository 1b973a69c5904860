"""What a build tells of itself when it is done."""

import msgspec

from relwiki.model.diagnostic import Diagnostic


class Report(msgspec.Struct, frozen=True):
    """What a build did."""

    # Files of the site: pages, static files, pictures.
    files: int
    written: int
    deleted: int
    # Notes in the vault, and how many of them were parsed anew.
    notes: int
    parsed: int
    diagnostics: tuple[Diagnostic, ...]
