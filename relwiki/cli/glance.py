"""`relwiki build` where nothing has changed: answered from the stamp of the last build, before anything is imported."""

import os
import sys

from relwiki.build.stamp import unchanged

NOTHING_CHANGED = "Nothing changed since the last build."


def nothing_to_do(arguments: list[str]) -> bool:
    """Say so and be done, if the command is a plain build and certainly has nothing to do."""
    if arguments[:1] != ["build"] or len(arguments) > 2 or any(each.startswith("-") for each in arguments[1:]):
        return False
    # Without a vault that is named, only the working directory itself is asked; above it, `find_vault` looks.
    try:
        uri = unchanged(os.path.realpath(arguments[1] if arguments[1:] else "."))
    except OSError:
        # The working directory is gone: whoever asks next says so.
        return False
    if uri is None:
        return False
    sys.stdout.write(f"{NOTHING_CHANGED}\n{uri}\n")
    return True
