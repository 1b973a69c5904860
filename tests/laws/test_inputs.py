"""Where all that a person's pages are made from has the same digest, the pages are the same."""

import os
import random
from collections.abc import Mapping
from hashlib import sha256

import msgspec
import pytest

from relwiki.derive.facts import derive
from relwiki.model.settings import Settings
from relwiki.model.vault import Attachment, Vault
from relwiki.pages.atlas import Atlas
from relwiki.pages.builders import made, units
from relwiki.pages.inputs import Inputs
from relwiki.pages.subject import Common
from relwiki.vault.settings import read_settings
from tests.sites import EXAMPLE
from tests.vaults import TODAY, english, notes_of

EDITS = int(os.environ.get("RELWIKI_LONG", "0")) * 300 or 30
SETTINGS = read_settings((EXAMPLE / "relwiki.yaml").read_text(encoding="utf-8"))[0]
PICTURES = tuple(Attachment(path.relative_to(EXAMPLE).as_posix(), 9, 9) for path in sorted(EXAMPLE.glob("photos/*")))
SAY = english()

# By the name of the unit: its digest, and its pages as bytes.
Made = dict[str, tuple[bytes, list[bytes]]]


def made_of(files: Mapping[str, str], settings: Settings = SETTINGS) -> Made:
    """The pages of people of a vault, with what tells whether they would be the same."""
    facts = derive(Vault(notes_of(dict(files), settings), settings, PICTURES), TODAY)
    common = Common(facts, Atlas(facts), SAY)
    inputs = Inputs(common, {path: sha256(text.encode()).digest() for path, text in files.items()})
    return {
        unit.name: (unit.mark, [msgspec.msgpack.encode(page) for page in made(unit, common)])
        for unit in units(common, inputs)
        if unit.mark
    }


def example() -> dict[str, str]:
    """The notes of the example vault that the manual is no part of."""
    notes = [path for path in EXAMPLE.rglob("*.md") if ".relwiki" not in path.parts]
    found = {path.relative_to(EXAMPLE).as_posix(): path.read_text(encoding="utf-8") for path in notes}
    return {path: text for path, text in found.items() if not path.startswith("guide/")}


def edited(files: Mapping[str, str], rng: random.Random) -> dict[str, str]:
    """Another state of a vault: lines of any note go, are doubled, or come to stand in any other note."""
    after = dict(files)
    for _ in range(rng.randint(1, 3)):
        path, other = (rng.choice(sorted(after)) for _ in range(2))
        lines, theirs = after[path].split("\n"), files.get(other, "").split("\n")
        what = rng.randrange(8)
        if what == 0:
            del after[path]
        elif what == 1:
            after[path.replace(".md", " 2.md")] = after.pop(path)
        elif what <= 3:
            del lines[rng.randrange(len(lines))]
            after[path] = "\n".join(lines)
        else:
            for line in rng.sample(theirs, min(len(theirs), rng.randint(1, 3))):
                lines.insert(rng.randint(0, len(lines)), line)
            after[path] = "\n".join(lines)
    return after


@pytest.mark.parametrize("seed", range(4))
def test_equal_digests_mean_equal_pages(seed: int) -> None:
    """Whatever is edited in the example vault, which has some of everything."""
    rng = random.Random(seed)
    files = example()
    before = made_of(files)
    kept = 0
    for _ in range(EDITS):
        files = edited(files if len(files) > 40 and rng.random() < 0.8 else example(), rng)
        after = made_of(files)
        for name in before.keys() & after.keys():
            mark, pages = after[name]
            if mark == before[name][0]:
                kept += 1
                assert pages == before[name][1], name
        before = after

    assert kept > EDITS
