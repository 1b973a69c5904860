"""`relwiki card`: finding somebody, and the card as somebody reads it in the terminal or in a program."""

import json
import os
from pathlib import Path

import pytest

from tests.sites import EXAMPLE, relwiki, write

GOLDEN = Path(__file__).parent.parent / "golden" / "cards"
PEOPLE = (
    "Niamh Doyle",
    "Arthur Lyle",
    "Yuki",
    "Dan",
    "Victor Osei",
    "Graham Ashworth",
    "Grace Liu",
    "Ada",
    "Desmond Clarke",
)
VAULT = {
    "relwiki.yaml": "today: 2026-11-23\n",
    "people/Me.md": "---\nme: true\n---\n",
    "people/Anna Lee.md": """\
---
goes_by: Annie
aliases: Bee
former_names: Anna Moor
avoid: her old firm
stage: friend
objective: to sell her the press
phone: 1
private: [salutation]
salutation: secretly Duchess
allergies: nuts?
daughter: Mia (born 2015-11-23)
timezone: Asia/Tokyo (no summer time)
---
## Between us
- the third step

## Log
- 2026-11-02 call: the oven
  - promised: the Lisbon book

## Gifts
- 2025-12-24 gave a red hat (£12, for Christmas)

## Ledger
- 2026-10-12 £41.50 paper

## Private
- ask: the hush

### Log
- 2026-11-10 call: the hidden call
""",
    "people/Anna Berg.md": "",
    "people/Olaf.md": "---\ndied: 2020\n---\n",
    "people/Hush.md": "---\nquiet: true\n---\n",
    "people/Secret.md": "---\nprivate: true\n---\n- ask: the hush\n",
}
CARD = """\
Annie
Anna Lee

Between us
  the third step

Greeting
  Where        Asia/Tokyo (no summer time)
  Around them  daughter Mia, born 23 November 2015 (11 years old)

Tell
  You know of nothing yet that they care about. A line such as “interests: Beekeeping” in their note would be a start.

To settle
  You promised  the Lisbon book · 2 November 2026
  Last order    12 October 2026 · paper

Better not
  Allergies  perhaps nuts

The last times you spoke
  2 November 2026 · call: the oven

Presents
  Given already  a red hat · 2025
"""
EYES = """
For your eyes
  Avoid      her old firm
  Stage      friend
  Objective  to sell her the press
  Private    ask: the hush
             10 November 2026 · call: the hidden call
             More is private in their note
  Ledger     12 October 2026 · GBP 41.50 · paper
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small vault."""
    return write(tmp_path / "vault", dict(VAULT))


@pytest.mark.parametrize("name", ["Anna Lee", "anna lee", "Annie", "Bee", "Anna Moor", "Lee", "moo"])
def test_whoever_is_meant(root: Path, name: str) -> None:
    """By the name, by what they are called, an alias, a former name that is never shown, or a part of one."""
    done = relwiki("card", *name.split(), cwd=root)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == CARD


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Anna", "“Anna” may be Anna Berg or Anna Lee. Write more of the name."),
        ("Ana", "No person of your notes is called “Ana”. Do you mean Anna Berg or Anna Lee?"),
        ("Zoe", "No person of your notes is called “Zoe”."),
        ("Me", "There is no card of Me: that is you."),
        ("Olaf", "There is no card of Olaf: the dead and the quiet are left in peace."),
        ("Hush", "There is no card of Hush: the dead and the quiet are left in peace."),
        ("\x1b[31m", "No person of your notes is called “\\u001b[31m”."),
    ],
)
def test_nobody_or_several(root: Path, name: str, said: str) -> None:
    """A sentence with names to choose from, and exit code 2."""
    done = relwiki("card", name, cwd=root)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"relwiki: {said}\n"


def test_full_has_what_is_for_your_eyes(root: Path) -> None:
    """Avoid, stage, objective, sums and private lines; without it there is not a word of them."""
    assert relwiki("card", "Annie", "--full", cwd=root).stdout == CARD + EYES


def test_a_private_note(root: Path) -> None:
    """Its name is all that is said; `--full` shows the card."""
    assert relwiki("card", "Secret", cwd=root).stdout == "Secret\nThis note is private; --full shows the card.\n"
    assert "  the hush\n" in relwiki("card", "Secret", "--full", cwd=root).stdout


def test_json_has_a_shape_that_stays(root: Path) -> None:
    """Every field is always there."""
    read = json.loads(relwiki("card", "Annie", "--json", cwd=root).stdout)
    full = json.loads(relwiki("card", "Annie", "--json", "--full", cwd=root).stdout)

    assert list(read) == ["name", "note", "about", "private", "parts", "eyes"]
    assert (read["name"], read["note"], read["about"]) == ("Annie", "people/Anna Lee.md", ["Anna Lee"])
    assert (read["private"], read["eyes"]) == (False, None)
    assert [part["id"] for part in read["parts"]] == [
        "between", "hello", "tell", "settle", "avoid", "last", "presents",
    ]  # fmt: skip
    assert read["parts"][0] == {
        "id": "between", "title": "Between us", "rows": [{"label": "", "lines": ["the third step"]}],
    }  # fmt: skip
    assert full["eyes"]["rows"][0] == {"label": "Avoid", "lines": ["her old firm"]}


def test_a_line_to_write_has_its_day(root: Path) -> None:
    """Where nothing of yours touches what they care about, the exact line to write is told."""
    write(root, {"people/Anna Berg.md": "---\ninterests: [Bees]\n---\n"})

    assert "“- 2026-11-23 walk: the pier at [[Clevedon]]”" in relwiki("card", "Anna Berg", cwd=root).stdout


def test_the_time_there(root: Path) -> None:
    """On the day itself; on another day nobody can say what time it is."""
    write(root, {"relwiki.yaml": ""})
    line = next(line for line in relwiki("card", "Annie", cwd=root).stdout.splitlines() if "Where" in line)

    assert line.endswith(" there")


@pytest.mark.parametrize("name", PEOPLE)
def test_the_cards_of_the_example(name: str) -> None:
    """As they were last read by somebody. `RELWIKI_UPDATE=1 pytest` accepts what changed."""
    path = GOLDEN / f"{name}.txt"
    actual = relwiki("--vault", str(EXAMPLE), "card", name, "--full").stdout
    if os.environ.get("RELWIKI_UPDATE"):
        path.write_text(actual, encoding="utf-8")

    assert path.read_text(encoding="utf-8") == actual


def test_no_card_is_left_over() -> None:
    """Each golden belongs to somebody above."""
    assert sorted(path.stem for path in GOLDEN.iterdir()) == sorted(PEOPLE)
