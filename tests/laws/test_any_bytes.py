"""Any bytes as a note give a page or a diagnostic: nothing raises, and every link on every page leads somewhere.

An ordinary run makes a few thousand documents; RELWIKI_LONG=1 makes a hundred thousand.
"""

import html
import os
import random
import re
from urllib.parse import unquote, urljoin

import msgspec
import pytest

from relwiki.derive.facts import Facts, derive
from relwiki.model.date import Period
from relwiki.model.interaction import Transaction
from relwiki.model.note import Note
from relwiki.model.settings import RelationshipWords, Settings
from relwiki.model.vault import Attachment, Vault
from relwiki.pages.atlas import Atlas
from relwiki.pages.builders import pages
from relwiki.pages.navigation import navigation
from relwiki.pages.words import Words
from relwiki.render.page import Site, render
from relwiki.render.phrases import phrases
from relwiki.render.theme import load_theme
from relwiki.vault.decode import MAX_BYTES
from relwiki.vault.ledgers import read_ledger
from relwiki.vault.read import read_note
from tests.laws.documents import FILES, bytes_of, paths
from tests.vaults import TODAY

IN_A_VAULT = 200
VAULTS = 500 if os.environ.get("RELWIKI_LONG") else 12
SETTINGS = (
    Settings(),
    Settings(line_breaks="hard", remote_images=True, date_order="dmy", currency="EUR", language="de"),
    Settings(
        words=(("anruf", "call"), ("mutter", "mother"), ("telefon", "phone")),
        relationship_types=(RelationshipWords("soulmate", "soulmate", ("x",)),),
        private=("phone", "Log", "people/family"), folders=(("household", "organisation"),), me="Ida", title="</title>",
        editor="obsidian://open?path={relpath}", cadence=(("close", Period(1, "month")),),
        milestones=(18, 50), public=True,
    ),
)  # fmt: skip
_LINK = re.compile(r'(?:href|src)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]*)"')
_KEEP = re.compile(r"(?:https?|mailto|tel|sms|geo|obsidian|data):", re.IGNORECASE)
_TOP = "file:///site/"


def read(path: str, data: bytes, settings: Settings) -> Note:
    """The note; where reading it fails, the traceback names the document. A cache gives back what it was given."""
    try:
        note = read_note(path, data, settings)
    except Exception as error:
        error.add_note(f"{path!r}: {data!r}")
        raise

    assert msgspec.msgpack.decode(msgspec.msgpack.encode(note), type=Note) == note
    return note


def site_of(facts: Facts, settings: Settings) -> dict[str, str]:
    """Every page, rendered."""
    theme = load_theme("default", None)
    say = Words(settings.language, phrases(theme, settings.language))
    site = Site(settings.title, settings.language, navigation(say), settings.remote_images, "")
    return {page.route: render(page, theme, site).decode() for page in pages(facts, Atlas(facts), say)}


def broken(site: dict[str, str], files: frozenset[str]) -> list[str]:
    """Links that lead nowhere, ids that stand twice, pages without their one heading."""
    ids = {route: [html.unescape(found) for found in _ID.findall(text)] for route, text in site.items()}
    known = {route: frozenset(found) for route, found in ids.items()}
    wrong = [f"{route}: an id twice" for route, found in ids.items() if len(found) != len(known[route])]
    wrong += [f"{route}: {text.count('<h1')} h1" for route, text in site.items() if text.count("<h1") != 1]
    for route, text in site.items():
        for link in sorted(set(_LINK.findall(text))):
            target = html.unescape(link)
            if _KEEP.match(target):
                continue
            path, _, anchor = urljoin(_TOP + route, target).removeprefix(_TOP).partition("#")
            path = unquote(path)
            if path not in known and path not in files and not path.startswith("data/"):
                wrong.append(f"{route}: {link}")
            elif anchor and unquote(anchor) not in known.get(path, ()):
                wrong.append(f"{route}: {link} has no such id")
    return wrong


@pytest.mark.parametrize("seed", range(VAULTS))
def test_any_vault_becomes_a_site(seed: int) -> None:
    """Two hundred documents of every sort together: read, derived, made into pages and rendered."""
    rng = random.Random(seed)
    settings = SETTINGS[seed % len(SETTINGS)]
    notes = tuple(read(path, bytes_of(rng), settings) for path in sorted(paths(rng, IN_A_VAULT)))
    attachments = tuple(Attachment(path, *rng.choice(((0, 0), (40, 20)))) for path in FILES)
    rows = bytes_of(rng).decode("utf-8", "replace")
    ledger, said = read_ledger(f"date,who,amount,currency,what\n{rows}", "ledger/a.csv", settings)
    paid: tuple[tuple[str, Transaction], ...] = tuple(("ledger/a.csv", each) for each in ledger)
    facts = derive(Vault(notes, settings, attachments, paid, said), TODAY)
    site = site_of(facts, settings)
    theme = load_theme("default", None)
    files = frozenset(Atlas(facts).files.values()) | {route for route, _ in theme.static}
    missing = [note.path for note in notes if Atlas(facts).routes[note.path] not in site]

    assert missing == []
    assert broken(site, files) == []


NO_TEXT = (b"", b"\xff" * 1_000, b"\xff\xfe\xff", b"\x00" * 1_000, b"a" * (MAX_BYTES + 1), b"---\n" * 9_000)


@pytest.mark.parametrize("data", NO_TEXT)
def test_bytes_that_are_no_text(data: bytes) -> None:
    """Of one sort and many of them."""
    assert read("people/Ida.md", data, Settings()).path == "people/Ida.md"


@pytest.mark.parametrize("day", ["9999-12-31", "9999-12", "9999", "999X", "0001-01-01", "0001", "000X", "9996-02-29"])
def test_the_ends_of_the_calendar(day: str) -> None:
    """What is reckoned from a date may lie beyond the last year that there is, or before the first."""
    text = f"""---
born: {day}
died: {day}
spouse: Ole (born {day}, died {day}, married {day})
works_at: Harbour ({day}..{day})
son: Tim (born {day}), Year 4 as of {day}
lives_in: Hull (since {day})
dates: [every {day} swim, every 3 months from {day} until {day} run, {day} loan ends]
habits: walk every week (last {day})
follow_up: every 2 years from {day} call
met: {day}
contract ends: {day}
last_contact: {day}
keep_in_touch: every 9 years
---
- {day} call: starts university
  - learned: starts school next year {day}
  - learned: expecting next month
- [ ] write 📅 {day} 🔁 every year
"""
    living = f"""---
mother: Ada (died {day})
partner: '[[Ida]]'
---
## Log
- {day} met [[Una]]: talk
  - learned: starts university next year
  - learned: starts school next month
"""
    told = {"people/Ida.md": text, "people/Max.md": living, f"journal/{day}.md": text}
    notes = tuple(read(path, told[path].encode(), Settings()) for path in sorted(told))
    facts = derive(Vault(notes), TODAY)

    assert "people/ida.html" in site_of(facts, Settings())


def test_the_check_of_links_does_complain() -> None:
    """The positive control: each kind of fault is seen."""
    site = {
        "index.html": '<h1>a</h1><a href="b.html#x">x</a><a href="c.html">y</a><i id="a"></i><i id="a"></i>',
        "b.html": "",
    }

    assert broken(site, frozenset()) == [
        "index.html: an id twice", "b.html: 0 h1", "index.html: b.html#x has no such id", "index.html: c.html",
    ]  # fmt: skip
