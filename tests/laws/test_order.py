"""The order in which notes are read means nothing."""

import datetime as dt
import random

import msgspec
import pytest

from relwiki.derive.facts import derive
from relwiki.model.settings import Settings
from relwiki.model.vault import Vault
from relwiki.pages.atlas import Atlas
from relwiki.pages.builders import pages
from tests.laws.test_incremental import NAMES, note
from tests.vaults import english, notes_of


@pytest.mark.parametrize("seed", range(12))
def test_shuffled_notes_make_the_same_site(seed: int) -> None:
    """The vault lists notes by path; what follows from them does not depend on it."""
    rng = random.Random(seed)
    files = {f"people/{name}.md": note(rng) for name in NAMES} | {"notes/Plan.md": "[[Ida]], [[Nobody]] and [[nobody]]"}
    notes = notes_of(files, Settings())

    def site(order: tuple[int, ...]) -> list[bytes]:
        facts = derive(Vault(tuple(notes[index] for index in order)), dt.date(2026, 11, 23))
        return sorted(msgspec.msgpack.encode(page) for page in pages(facts, Atlas(facts), english()))

    straight = tuple(range(len(notes)))
    shuffled = tuple(rng.sample(straight, len(straight)))

    assert site(straight) == site(shuffled)
