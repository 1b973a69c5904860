"""Where all that a person's pages are made from has the same digest, the pages are the same."""

import datetime as dt
import os
import random
from collections.abc import Mapping
from hashlib import sha256

import msgspec
import pytest

from relwiki.derive.facts import derive
from relwiki.model.date import Date
from relwiki.model.interaction import Transaction
from relwiki.model.phrase import Money
from relwiki.model.vault import Attachment, Vault
from relwiki.pages.atlas import Atlas
from relwiki.pages.builders import made, units
from relwiki.pages.inputs import Inputs
from relwiki.pages.subject import Common
from relwiki.vault.settings import read_settings
from tests.sites import EXAMPLE
from tests.vaults import TODAY, english, files_of, notes_of

EDITS = int(os.environ.get("RELWIKI_LONG", "0")) * 300 or 30
SETTINGS = read_settings((EXAMPLE / "relwiki.yaml").read_text(encoding="utf-8"))[0]
PICTURES = tuple(Attachment(path.relative_to(EXAMPLE).as_posix(), 9, 9) for path in sorted(EXAMPLE.glob("photos/*")))
SAY = english()

# By the name of the unit: its digest, and its pages as bytes.
Made = dict[str, tuple[bytes, list[bytes]]]


def made_of(files: Mapping[str, str], today: dt.date = TODAY, ledger: tuple[Transaction, ...] = ()) -> Made:
    """The pages of people of a vault on some day, with what tells whether they would be the same."""
    paid = tuple(("ledger/paid.csv", line) for line in ledger)
    facts = derive(Vault(notes_of(dict(files), SETTINGS), SETTINGS, PICTURES, paid), today)
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


VAULT = """
@ people/Una.md
---
me: true
interests: [Fado]
---
@ people/Ida.md
---
friend: "[[Max]]"
interests: [Chess, Sailing]
brother: Ole
works_at: "[[Harbour]]"
---
See [[Max#Boat]] and ![[Tale]]. #sea

## Private

[[Nowhere]]

## Gifts

- 2025-12-24 gave: a book
@ people/Max.md
---
---
## Boat

Aurora.
@ people/Zoe.md
---
interests: [Chess]
---
@ people/Ana.md
---
son: "[[Ida]]"
---
@ people/Bo.md
---
---
@ journal/Day.md
---
date: 2026-01-02
---
Rain.
@ journal/Eve.md
---
date: 2026-01-03
---
## Log

- 2026-01-03 met with Ida: at sea
@ notes/Tale.md
Once.
@ organisations/Harbour.md
---
type: organisation
---
@ organisations/Bergs.md
---
type: organisation
kind_of: household
members: ["[[Ida]]", "[[Zoe]]"]
---
"""
# What somebody else's note says in place of what, and what of Ida's or another's it reaches.
REACHES = {
    "whom they might meet": ("people/Bo.md", "---\n---", "---\ninterests: [Sailing]\n---", "person people/Ida.md"),
    "what is open": ("journal/Day.md", "Rain.", "- promised [[Ida]]: the map", "person people/Ida.md"),
    "a present": ("journal/Day.md", "Rain.", "- gave [[Ida]]: a rope", "person people/Ida.md"),
    "a contact": ("journal/Day.md", "Rain.", "## Log\n\n- [[Ida]]: at sea", "person people/Ida.md"),
    "a contact on the card": ("journal/Day.md", "Rain.", "## Log\n\n- [[Ida]]: at sea", "card people/Ida.md"),
    "what a contact says": ("journal/Eve.md", "at sea", "at home", "person people/Ida.md"),
    "what it says on the card": ("journal/Eve.md", "at sea", "at home", "card people/Ida.md"),
    "what kind of contact": ("journal/Eve.md", "met with", "call with", "person people/Ida.md"),
    "who was there too": ("journal/Eve.md", "with Ida", "with Ida and Zoe", "person people/Ida.md"),
    "a contact that is private": ("journal/Eve.md", "## Log", "## Private", "person people/Ida.md"),
    "a loss": ("people/Ana.md", "son:", "died: 2026-02-03\nson:", "person people/Ida.md"),
    "a name": ("people/Max.md", "---\n---", "---\ngoes_by: Maxi\n---", "person people/Ida.md"),
    "a face": ("people/Max.md", "---\n---", "---\nphoto: Ruth Brandt.svg\n---", "person people/Ida.md"),
    "a page of the unwritten": ("people/Bo.md", "---\n---", "[[Nowhere]]", "person people/Ida.md"),
    "the page of a tag": ("people/Bo.md", "---\n---", "#Sea! #se-a #sea", "person people/Ida.md"),
    "where a link leads": ("people/Max.md", "## Boat", "## The boat", "person people/Ida.md"),
    "who is tied to a friend": ("people/Bo.md", "---\n---", "---\nfriend: '[[Max]]'\n---", "person people/Ida.md"),
    "mother or father": ("people/Ana.md", "son:", "pronouns: she/her\nson:", "person people/Ida.md"),
    "who works there too": (
        "organisations/Harbour.md", "---\ntype", "---\nmembers: ['[[Bo]]']\ntype", "person people/Ida.md",
    ),
    "their own job": (
        "organisations/Harbour.md", "---\ntype", "---\nmembers: ['[[Ida]] (captain)']\ntype", "person people/Ida.md",
    ),
    "a note inside theirs": ("notes/Tale.md", "Once", "Twice", "person people/Ida.md"),
    "the address of a household": (
        "organisations/Bergs.md", "kind_of", "address: Quay 1\nkind_of", "person people/Zoe.md",
    ),
    "a feast of a household": (
        "organisations/Bergs.md", "kind_of", "dates: ['every 12-24 feast']\nkind_of", "person people/Zoe.md",
    ),
    "kin": ("people/Ana.md", "son:", "mother: '[[Bo]]'\nson:", "person people/Ida.md"),
    "whom they brought": ("people/Bo.md", "---\n---", "---\nintroduced_by: '[[Max]]'\n---", "person people/Max.md"),
    "what a name means": ("people/Bo.md", "---\n---", "---\naliases: [Nowhere]\n---", "person people/Ida.md"),
    "what is secret": ("people/Max.md", "---\n---", "---\nprivate: true\n---", "person people/Ida.md"),
    "who is quiet": ("people/Max.md", "---\n---", "---\nquiet: true\n---", "person people/Ana.md"),
    "a mention": ("people/Bo.md", "---\n---", "Is kind to [[Ida]].", "person people/Ida.md"),
    "what you have in common": ("people/Una.md", "Fado]", "Fado, Chess]", "person people/Zoe.md"),
    "that on the card": ("people/Una.md", "Fado]", "Fado, Chess]", "card people/Zoe.md"),
    "a day for a present": (
        "people/Bo.md", "---\n---", "---\nspouse: '[[Ida]] (married 2011-05-06)'\n---", "person people/Ida.md",
    ),
    "the age of a mother": ("people/Ana.md", "son:", "born: 1950-02-03\nson:", "card people/Ida.md"),
    "a tag to seek by": ("people/Bo.md", "---\n---", "#sea", "connections"),
    "a tag on the map": ("people/Bo.md", "---\n---", "#sea", "map"),
    "who somebody without a note is": (
        "people/Ana.md", "son:", "sons: [Ole (born 1980)]\nson:", "person people/Ida.md",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REACHES)
def test_what_others_say_reaches_a_page_and_its_digest(what: str) -> None:
    """One thing of each kind that a page takes from elsewhere."""
    path, old, new, name = REACHES[what]
    files = files_of(VAULT)
    assert old in files[path]
    before, after = made_of(files), made_of(files | {path: files[path].replace(old, new, 1)})

    assert before[name][1] != after[name][1]
    for each in before.keys() & after.keys():
        assert before[each][0] != after[each][0] or before[each][1] == after[each][1], each


@pytest.mark.parametrize(
    "text",
    [
        "## Log\n\n- 2026-03-04 call: the sails",
        "---\nfollow_up: 2026-12-12 call\n---",
        "---\nborn: 1980-05-06\nemail: bo@sea.example\n---",
        "---\ninterests: [Chess]\n---",
        "## Next time\n\n- ask: the sails",
    ],
)
def test_what_concerns_one_leaves_the_digests_of_others(text: str) -> None:
    """A line of the log, a date, an interest that others have too, what is to be asked: of all days."""
    files = files_of(VAULT)
    before, after = made_of(files), made_of(files | {"people/Bo.md": text})

    changed = {name for name in before if before[name][0] != after[name][0]}
    assert {"person people/Bo.md", "card people/Bo.md"} <= changed
    assert not changed & {"person people/Max.md", "person people/Ana.md", "card people/Una.md", "card people/Max.md"}
    assert not changed & {"map", "connections"}


@pytest.mark.parametrize(
    "planned",
    [
        "---\nworks_at: '[[Harbour]] (2001..2027)'\n---",
        "---\nlives_in: '[[Porto]] (2027-02-01..)'\n---",
        "---\nspouse: '[[Zoe]] (married 2027-02-01)'\n---",
        "---\ndates: 2027-02-01 the voyage\n---",
        "## Log\n\n- 2027-02-01 call: the sails",
        "## Log\n\n- 2027-02-01 call: the sails\n- 2020s visit: the yard",
        "## Gifts\n\n- 2027-02-01 gave: a rope",
        "## Ledger\n\n- 2027-02-01 12.50 EUR rope",
    ],
)
def test_what_was_planned_comes_to_pass(planned: str) -> None:
    """The pages of those who planned something are made anew; nobody else's are."""
    files = files_of(VAULT) | {"people/Bo.md": planned}
    before, after = made_of(files), made_of(files, today=dt.date(2027, 2, 2))

    assert before["person people/Bo.md"][1] != after["person people/Bo.md"][1]
    for each in before.keys() & after.keys():
        assert before[each][0] != after[each][0] or before[each][1] == after[each][1], each
    assert before["person people/Max.md"][0] == after["person people/Max.md"][0]


def test_what_is_to_be_paid_comes_to_be_paid() -> None:
    """A line of a ledger file that lies ahead."""
    files, line = files_of(VAULT), Transaction(Date(2027, 2, 1), Money(1250, "EUR"), "rope", "Max")
    before, after = (made_of(files, day, (line,)) for day in (TODAY, dt.date(2027, 2, 2)))

    assert before["person people/Max.md"] != after["person people/Max.md"]
    assert before["person people/Max.md"][0] != after["person people/Max.md"][0]


def test_a_new_day_is_no_reason_to_make_pages_again() -> None:
    """Where nothing was planned but a reminder."""
    files = files_of(VAULT) | {"people/Bo.md": "---\nfollow_up: 2026-12-24 call\n---"}
    before, after = made_of(files), made_of(files, TODAY + dt.timedelta(days=1))

    assert before == after


@pytest.mark.parametrize("seed", range(4))
def test_equal_digests_mean_equal_pages(seed: int) -> None:
    """Whatever is edited in the example vault, which has some of everything, and whatever day it is."""
    rng = random.Random(seed)
    files, today = example(), TODAY
    before = made_of(files)
    kept = 0
    for _ in range(EDITS):
        if rng.random() < 0.5:
            files = edited(files if len(files) > 40 and rng.random() < 0.8 else example(), rng)
        else:
            today = TODAY + dt.timedelta(days=rng.choice([-900, -9, -1, 0, 1, 2, 30, 400, 4000]))
        after = made_of(files, today=today)
        for name in before.keys() & after.keys():
            mark, pages = after[name]
            if mark == before[name][0]:
                kept += 1
                assert pages == before[name][1], name
        before = after

    assert kept > EDITS
