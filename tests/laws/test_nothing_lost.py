"""Nothing is silently lost: every word of a note is on its page, or in what is said about it.

Notes are made of words that occur once, so that each can be looked for. Comments are left out, names that are shown
nowhere, and keys that are meant for programs. An ordinary run makes some 400 notes; RELWIKI_LONG=1 makes 10,000.
"""

import html
import itertools
import os
import random
from collections.abc import Callable, Iterator

import pytest

from relwiki.derive.facts import derive
from relwiki.model.keys import KEYS, Form
from relwiki.model.names import fold
from relwiki.model.settings import Settings
from relwiki.model.vault import Vault
from relwiki.pages.atlas import Atlas
from relwiki.pages.builders import pages
from relwiki.pages.words import Words
from relwiki.render.page import Site, render
from relwiki.render.phrases import phrases
from relwiki.render.theme import load_theme
from relwiki.vault.read import read_note
from tests.sites import Page
from tests.vaults import TODAY

IN_A_VAULT = 20
VAULTS = 500 if os.environ.get("RELWIKI_LONG") else 20
FOLDERS = ("people", "people", "people", "organisations", "interests", "places", "journal", "notes", "reports")
# What these say is used and not shown: names of the past, an identity, a place in lists, a rule for one day.
UNSHOWN = {"former_names", "uid", "sort_as", "feb29"}
KNOWN = [
    word for key in KEYS if key.form is not Form.HIDDEN and key.name not in UNSHOWN for word in (key.name, *key.words)
]
RELATIONS = ["mother", "sons", "friend", "friends", "spouse", "reports to", "dog", "introduced by", "neighbour"]
_LETTERS = "bcdfghjklmnprstvwz"


class Coin:
    """Makes words that occur nowhere else: "Qabcbdq"."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng
        self.made: list[str] = []
        self._next = ("".join(letters) for letters in itertools.product(_LETTERS, repeat=4))

    def __call__(self) -> str:
        """The next one."""
        word = f"q{next(self._next)}q"
        word = word.capitalize() if self.rng.random() < 0.5 else word
        self.made.append(word)
        return word

    def words(self, most: int = 4) -> str:
        """A few of them."""
        return " ".join(self() for _ in range(self.rng.randint(1, most)))


Maker = Callable[[Coin], str]

ENTRIES: tuple[Maker, ...] = (
    lambda w: w(),
    lambda w: w.words(),
    lambda w: f"{w()} ({w()})",
    lambda w: f"{w()} ({w()}, since 2011, {w()}; {w()}) {w()}",
    lambda w: f"[[{w()}]]",
    lambda w: f"[[{w()}|{w()}]] ({w()}), {w()}",
    lambda w: f"[[{w()}]], [[{w()}]] and {w()}",
    lambda w: f"[[people/{w()}#{w()}]]",
    lambda w: f"{w()} (via [[{w()}]], until 2030, born 1990-02-03, married 2010)",
    lambda w: f"{w()} (2016..2011, {w()}",
    lambda w: f"{w()}, {w()}; {w()}",
    lambda w: f"{w()}/{w()}/{w()} (high)",
    lambda w: f"{w()}? {w()}",
    lambda w: f"none of {w()}, 3 {w()}",
)
VALUES: tuple[Maker, ...] = (
    *ENTRIES,
    lambda w: f"2027-03-04 {w()}",
    lambda w: f"1984-03-26 in {w()} ({w()})",
    lambda w: f"1985-02-30 {w()}",
    lambda w: f"every 3 months from 2026-01-02 until 2028 {w()}",
    lambda w: f"{w()} every 6 weeks (last 2026-02-03)",
    lambda w: f"met {w()} through [[{w()}]] in 2014, {w()}",
    lambda w: f"until 2027 {w()}",
    lambda w: f"{w()}@{w()}.example",
    lambda w: f"https://{w()}.example/{w()}?{w()}=1",
    lambda w: f"+44 {w()} ({w()})",
    lambda w: f"true {w()}",
)
# A value as it stands in YAML, well-formed and not.
WRITTEN: tuple[Maker, ...] = (
    lambda w: w.rng.choice(VALUES)(w),
    lambda w: '"' + w.rng.choice(VALUES)(w).replace('"', "") + '"',
    lambda w: "'" + w.rng.choice(VALUES)(w).replace("'", "") + "'",
    lambda w: f"[{w()}, {w()}, '{w()} {w()}']",
    lambda w: "\n" + "\n".join(f"  - {w.rng.choice(VALUES)(w)}" for _ in range(w.rng.randint(1, 3))),
    lambda w: f"\n- {w()}\n- {w()}: {w()}",
    lambda w: f"\n  {w()}: {w()}\n  {w()}:\n    {w()}: [{w()}, {w()}]",
    lambda w: f"|\n  {w()}\n  --- {w()}\n\n  {w()}",
    lambda w: f">-\n  {w()}\n  {w()}",
    lambda w: f"{w()}\n  {w()}",
    lambda w: f"{w()}: {w()}: {w()}",
    lambda w: f"{w()} #{w()}",
    lambda w: f"&{w()} {w()}",
    lambda w: f"!!{w()} {w()}",
    lambda w: f"@{w()} `{w()}` %{w()}",
    lambda w: f"'{w()} {w()}",
    lambda w: f"[{w()}, {w()}",
    lambda w: f"{{{w()}: {w()}",
    lambda w: f"{'[' * 12}{w()}{']' * 12}",
    lambda w: f"\n\t- {w()}\n\t- {w()}",
)
SECTIONS = (
    "Log",
    "Gifts",
    "Ledger",
    "Family",
    "Work",
    "Education",
    "Dates",
    "Interests",
    "Next time",
    "Private",
    "Notes",
)
ITEMS: tuple[Maker, ...] = (
    lambda w: f"2026-03-04 call with [[{w()}]]: {w()}",
    lambda w: f"2026-03-05 {w()} – {w()}",
    lambda w: f"2026-13-45 {w()}",
    lambda w: f"{w.rng.choice(RELATIONS)}: {w.rng.choice(ENTRIES)(w)}",
    lambda w: f"{w()} ({w()}, mother)",
    lambda w: f"2026-03-06 gave {w()} (£15, for {w()})",
    lambda w: f"2026-03-07 -20 EUR {w()}",
    lambda w: f"told: {w()} [[{w()}]]",
    lambda w: f"done: {w()}",
    lambda w: f"[ ] {w()} (due 2026-12-01)",
    lambda w: f"[x] {w()} 📅 2026-12-01 🔁 every {w()}",
    lambda w: f"{w()}:: {w()}",
    lambda w: f"{w()} #quiet",
    lambda w: w.words(),
)
BLOCKS: tuple[Maker, ...] = (
    lambda w: w.words(8),
    lambda w: f"*{w()}* **{w()}** _{w()}_ ~~{w()}~~ =={w()}== `{w()}` ``{w()}`{w()}``",
    lambda w: f"{w()}\n{w()}  \n{w()}\\\n{w()}",
    lambda w: f"{'#' * w.rng.randint(1, 6)} {w.words()}",
    lambda w: f"{w()} {w()}\n===\n\n{w()}\n---",
    lambda w: "\n".join(f"{'  ' * w.rng.randrange(4)}{w.rng.choice('-*+')} {w.rng.choice(ITEMS)(w)}" for _ in range(4)),
    lambda w: "".join(f"{'  ' * depth}- {w()}\n" for depth in range(w.rng.choice((3, 12, 60)))),
    lambda w: f"3. {w()}\n4. {w()}\n\n   {w()}",
    lambda w: f"## {w.rng.choice(SECTIONS)}\n\n- {w.rng.choice(ITEMS)(w)}\n  - {w.rng.choice(ITEMS)(w)}\n\n{w()}",
    lambda w: f"### 2026-03-08 | {w()}\n{w()}",
    lambda w: f"> {w()}\n> > {w()}\n{w()}",
    lambda w: f"> [!{w()}]- {w()}\n> {w()}\n> - {w()}",
    lambda w: f"| {w()} | {w()} |\n|---|:-:|\n| {w()} | {w()} \\| {w()} |\n| {w()} |\n| {w()} | {w()} | {w()} |",
    lambda w: f"| Date | {w()} |\n|---|---|\n| 2026-03-09 | {w()} |",
    lambda w: f"```\n{w()} <{w()}>\n```",
    lambda w: f"~~~{w()}\n{w()}",
    lambda w: f"```sql run\nselect '{w()}' -- {w()}\n```",
    lambda w: f"    {w()}\n\t{w()}",
    lambda w: f"[[{w()}]] [[{w()}|{w()}]] [[{w()}#{w()}]] [[{w()}#^{w()}]] [[#{w()}]] [{w()}]({w()}.md)",
    lambda w: f"![[{w()}]] ![[{w()}.png|{w()}]] ![{w()}]({w()}.jpg) ![{w()}](https://{w()}.example)",
    lambda w: f"[{w()}](https://{w()}.example '{w()}') <https://{w()}.example> https://{w()}.example/{w()}",
    lambda w: f"[{w()}](javascript:{w()}) [{w()}](//{w()})",
    lambda w: f"{w()}:: {w()}\n**{w()}**:: {w()} [{w()}:: {w()}] ({w()}:: [[{w()}]])",
    lambda w: f"{w.rng.choice(KNOWN)}:: {w.rng.choice(VALUES)(w)}",
    lambda w: f"#{w()} #{w()}/{w()} {w()}#{w()}",
    lambda w: f"{w()} ^{w()}",
    lambda w: f"{w()}[^1] {w()}[^{w()}] ^[{w()}]\n\n[^1]: {w()}\n\n    {w()}\n\n[^unused]: {w()}",
    lambda w: f"<sub>{w()}</sub> <b {w()}>{w()}</b> <{w()}> <div>\n{w()}\n</div>",
    lambda w: f"$${w()}$$ {{{{ {w()} }}}} <% {w()} %> &{w()}; \\{w()}",
    lambda w: f"{w()} %%hidden%% {w()} <!-- hidden --> {w()}",
    lambda w: f"Met [[{w()}]] with [[{w()}]] and [[{w()}]] at {w()}.",
    lambda w: "[" * 40 + w() + "(" * 40 + w(),
)


def key(coin: Coin) -> str:
    """A key of the format, a relationship, or one that nobody knows."""
    choice = coin.rng.random()
    name = coin.rng.choice(KNOWN) if choice < 0.6 else coin.rng.choice(RELATIONS) if choice < 0.75 else coin()
    label = coin.rng.choice(("", "", "", " 2", " ({})"))
    return name + (label.format(coin()) if "{" in label else label)


def note(coin: Coin) -> str:
    """A note of everything."""
    keys = [f"{key(coin)}: {coin.rng.choice(WRITTEN)(coin)}" for _ in range(coin.rng.randrange(6))]
    blocks = [coin.rng.choice(BLOCKS)(coin) for _ in range(coin.rng.randrange(6))]
    return "\n".join([*(["---", *keys, "---"] if keys else []), "\n\n".join(blocks), ""])


def texts(found: Page) -> Iterator[str]:
    """What a page says: its text, and what its links, pictures and titles hold."""
    yield found.text
    for _, attributes in found.tags:
        yield from (value for value in attributes.values() if value)


def lost(sources: dict[str, tuple[str, list[str]]]) -> dict[str, list[str]]:
    """For each text of a vault (path: text and its words) the words that are neither shown nor told of."""
    notes = tuple(read_note(path, text.encode(), Settings()) for path, (text, _) in sorted(sources.items()))
    facts = derive(Vault(notes), TODAY)
    atlas, theme = Atlas(facts), load_theme("default", None)
    say = Words("en", phrases(theme, "en"))
    said: dict[str, list[str]] = {path: [] for path in sources}
    for each in facts.diagnostics:
        said.get(each.span.path, []).append(each.message + each.hint)
    shown = {
        page.route: fold(html.unescape("\n".join(texts(Page(render(page, theme, Site("t")).decode())))))
        for page in pages(facts, atlas, say)
    }
    # The broader topics of a path stand on the page of the narrow one.
    topics = "\n".join(text for route, text in shown.items() if route.startswith("interests/"))
    return {
        text: missing
        for path, (text, made) in sources.items()
        for places in [(shown[atlas.routes[path]], fold("\n".join(said[path])), topics)]
        if (missing := [word for word in made if not any(fold(word) in place for place in places)])
    }


@pytest.mark.parametrize("seed", range(VAULTS))
def test_every_word_is_on_the_page_or_in_a_diagnostic(seed: int) -> None:
    """Twenty notes of unique words; each word is looked for on the page of its note."""
    coin = Coin(random.Random(seed))
    sources: dict[str, tuple[str, list[str]]] = {}
    for number in range(IN_A_VAULT):
        coin.made = []
        text = note(coin)
        sources[f"{coin.rng.choice(FOLDERS)}/Note {number}.md"] = (text, coin.made)

    assert lost(sources) == {}


def test_what_is_hidden_on_purpose_would_be_missed() -> None:
    """The positive control: comments, another tool's keys, names of the past."""
    text = "---\ncssclasses: qaq\nformer_name: qbq\nuid: qcq\n---\nqdq %%qeq%% <!-- qfq -->\n"

    assert lost({"people/Ida.md": (text, ["qaq", "qbq", "qcq", "qdq", "qeq", "qfq"])}) == {
        text: ["qaq", "qbq", "qcq", "qeq", "qfq"]
    }
