"""What a build keeps of a note's page for the next one."""

import msgspec


class Kept(msgspec.Struct, frozen=True):
    """The value of a note's page as an earlier build has made it; believed only if the manifest has its fingerprint."""

    # Of the note.
    path: str
    # The name of the value's class.
    kind: str
    fingerprint: bytes
    encoded: bytes
