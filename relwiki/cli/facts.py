"""The facts of a vault for commands that only ask: whatever they find, they write nothing."""

import gc
from pathlib import Path

from relwiki.build.cache import NoteCache
from relwiki.build.listing import find
from relwiki.build.reading import read_vault
from relwiki.cli.context import Globals
from relwiki.derive.facts import Facts, derive
from relwiki.render.phrases import phrases
from relwiki.render.theme import load_theme


def read_facts(options: Globals, vault: Path | None) -> Facts:
    """Read the vault that is meant, taking from its cache what is there.

    Raises:
        UserError: There is no vault.
    """
    # One command makes values and drops none in circles; the collector would only walk them again and again.
    gc.disable()
    found = find(options.root(vault), remember=False)
    with NoteCache(found.root / ".relwiki", read_only=True) as cache:
        reading = read_vault(found, cache)
    return derive(reading.vault, options.day(found.settings.today), options.me)


def said_in(facts: Facts, root: Path) -> dict[str, str]:
    """What the theme of the vault says in its language, by key.

    Raises:
        UserError: There is no such theme, or one of its files is wrong.
    """
    return phrases(load_theme(facts.settings.theme, root), facts.settings.language)
