"""Where only prose has changed, nothing is derived anew; where anything else has, it is."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from relwiki.build.own import with_rows
from relwiki.build.prose import essence
from relwiki.build.session import Made, Order, Session
from relwiki.model.settings import Settings
from relwiki.pages.shown import Ref, Row
from relwiki.vault.read import read_note
from tests.sites import REPOSITORY, write

IDA = """---
born: 1990-05-04
friend: "[[Max]]"
---
A sailor.

Met [[Max]] at the harbour.

## Log

- 2026-05-14 call: the move
"""
SAME = [
    ("A sailor.", "A sailor, and a good one."),
    ("A sailor.", "A sailor.\n\n> Ahoy.\n\n1. rope\n2. knife\n"),
    ("## Log", "Calm **seas**.\n\n## Log"),
]
MORE = [
    ("A sailor.", "A friend of [[Max]]."),
    ("at the harbour.", "at the old harbour."),
    ("call: the move", "call: the move to Porto"),
    ("1990-05-04", "1990-05-05"),
    ("A sailor.", "A sailor. #sea"),
    ("A sailor.", "A sailor. ^first"),
    ("A sailor.", "## At sea\n\nA sailor."),
    ("A sailor.", "- [ ] mend the sail"),
    ("A sailor.", "boat:: Aurora"),
    ("A sailor.", "![[Max]]"),
]


def step(session: Session) -> Made:
    """Build, and say what was made."""
    return session.step(lambda *_: None)


@pytest.mark.parametrize(("old", "new"), SAME)
def test_prose_is_not_in_the_essence(old: str, new: str) -> None:
    """What only the page of the note shows, wherever it stands."""
    one, other = (read_note("people/Ida.md", text.encode(), Settings()) for text in (IDA, IDA.replace(old, new)))

    assert one != other
    assert essence(one) == essence(other)


@pytest.mark.parametrize(("old", "new"), MORE)
def test_whatever_others_may_see_is_in_the_essence(old: str, new: str) -> None:
    """A link, its sentence, a field, a line of a log, a tag, a block id, a heading, a task, a note inside the note."""
    one, other = (read_note("people/Ida.md", text.encode(), Settings()) for text in (IDA, IDA.replace(old, new)))

    assert essence(one) != essence(other)


def test_having_a_text_at_all_is_in_the_essence() -> None:
    """A page without one says how to begin."""
    one, other = (read_note("people/Max.md", text.encode(), Settings()) for text in ("Likes the sea.\n", "\n"))

    assert essence(one) != essence(other)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A vault of two people, built."""
    root = write(tmp_path / "vault", {"people/Ida.md": IDA, "people/Max.md": "Likes the sea.\n"})
    step(Session(Order(root), print))
    return root


def derives(root: Path) -> bool:
    """Whether a build in a process of its own needs anything that derives."""
    return needs(root, "relwiki.derive")


def makes_all(root: Path) -> bool:
    """Whether a build in a process of its own makes more than the pages of the notes that have changed."""
    return needs(root, "relwiki.build.site")


def needs(root: Path, module: str) -> bool:
    """Whether a build in a process of its own imports a module; it must go well."""
    command = f"import sys; from relwiki.cli.app import run; assert not run(['build', {str(root)!r}]);"
    command += f"sys.exit(3 if {module!r} in sys.modules else 0)"
    code = subprocess.run([sys.executable, "-c", command], check=False, cwd=REPOSITORY, capture_output=True).returncode

    assert code in {0, 3}
    return code == 3


def page_of(root: Path, name: str) -> str:
    """A person's page as it stands."""
    return (root / f".relwiki/site/people/{name}.html").read_text(encoding="utf-8")


def test_a_line_of_prose_derives_nothing(root: Path) -> None:
    """The page is made from what an earlier process has kept, again and again; another edit takes the long way."""
    seen = []
    for text in (
        "Likes the hills.\n",
        "Likes the woods.\n",
        "Woods.\n\n## Log\n\n- 2026-05-01 walk: oaks\n",
        "Oaks.\n",
    ):
        write(root, {"people/Max.md": text})
        seen.append(derives(root))

    assert seen == [False, False, True, True]
    assert "Oaks" in page_of(root, "max")


OWN = """---
born: 1990-05-04
works_at: "[[Harbour]]"
friend: "[[Max]]"
city: Porto
---
A sailor.
"""
# What is put in place of the line "city: Porto", or beside it.
SHORT = [
    "city: Porto\nphone: +351 21 000 0000",
    "city: Porto\nboat: Aurora",
    "city: Porto\nbirth_name: Berg",
    "city: Porto\nsummary: Sails.",
    "city: Porto\nwebsite: ida.example\nsource: a fair (private)",
]
LONG = [
    "city: Lisbon",
    "address: 12 High Street\ncity: Porto",
    "city: Porto\nboat: '[[Max]]'",
    "city: Porto\nrole: captain",
    "city: Porto\nemail: ida@sea.example",
    "city: Porto\nfollow_up: 2027-01-01 call",
    "city: Porto\nsalutation: Captain",
]


@pytest.mark.parametrize("lines", SHORT + LONG)
def test_a_field_that_only_its_own_page_shows_takes_the_short_way(tmp_path: Path, lines: str) -> None:
    """Put in and taken out again; every other field takes the long way. The page is that of a clean build."""
    vaults = [tmp_path / name / "vault" for name in ("edited", "clean")]
    for root, text in zip(vaults, (OWN, OWN.replace("city: Porto", lines)), strict=True):
        write(root, {"people/Ida.md": text, "people/Max.md": "Likes the sea.\n", "me/Una.md": "---\nme: true\n---\n"})
        step(Session(Order(root), print))
    write(vaults[0], {"people/Ida.md": OWN.replace("city: Porto", lines)})
    long = makes_all(vaults[0])
    put_in = page_of(vaults[0], "ida")
    write(vaults[0], {"people/Ida.md": OWN})

    assert long == makes_all(vaults[0]) == (lines in LONG)
    assert put_in == page_of(vaults[1], "ida") != page_of(vaults[0], "ida")


def test_a_key_that_tells_people_apart_is_nobodys_own(tmp_path: Path) -> None:
    """What the settings have the people page filter by is shown there as well."""
    boat = OWN.replace("born", "boat: Aurora\nborn")
    sites = []
    for name, first in (("edited", OWN), ("clean", boat)):
        root = write(tmp_path / name / "vault", {"people/Ida.md": first, "relwiki.yaml": "facets: [boat]\n"})
        step(Session(Order(root), print))
        write(root, {"people/Ida.md": boat})
        step(Session(Order(root), print))
        sites.append((root / ".relwiki/site/people/index.html").read_bytes())

    assert sites[0] == sites[1]


ROWS = [Row(name, ((name.lower(),),)) for name in ("Born", "Phone", "Address", "Boat")]
BORN, PHONE, ADDRESS, BOAT = ROWS
SHARED, LINKED = Row("Address", (("of the household",),)), Row("Boat", ((Ref("Max", "people/max.html"),),))


@pytest.mark.parametrize(
    ("kept", "was", "now", "then"),
    [
        ((BORN, BOAT), (BORN, BOAT), (BORN, PHONE, BOAT), (BORN, PHONE, BOAT)),
        ((BORN, BOAT), (BORN,), (BORN, PHONE), None),
        ((BORN, SHARED, BOAT), (BORN, BOAT), (BORN, PHONE, BOAT), None),
        ((BORN, SHARED), (BORN, ADDRESS), (BORN,), None),
        ((BORN, PHONE), (BORN, PHONE), (BORN,), (BORN,)),
        ((PHONE, BORN, PHONE), (PHONE,), (), None),
        ((SHARED, BOAT), (BOAT,), (), (SHARED,)),
        ((BORN, SHARED), (BORN,), (ADDRESS, BORN), None),
        ((BORN,), (BORN,), (BORN, LINKED), None),
        ((), (), (PHONE, BOAT), (PHONE, BOAT)),
        ((BORN,), (), (PHONE,), None),
        ((BORN,), (BORN,), (PHONE, BORN), (PHONE, BORN)),
    ],
)
def test_rows_are_put_where_their_place_is_certain(
    kept: tuple[Row, ...], was: tuple[Row, ...], now: tuple[Row, ...], then: tuple[Row, ...] | None
) -> None:
    """Between the same neighbours, in place of the same row, or not at all."""
    assert with_rows(kept, was, now) == then


def test_a_line_of_prose_needs_no_templates(root: Path) -> None:
    """They take longer to import than the page to write; themes of one's own are asked all the same."""
    write(root, {"people/Max.md": "Likes the hills.\n"})
    quick = needs(root, "jinja2")
    write(root, {"theme/templates/person.html": "<!doctype html>{{ page.body }}{{ page.body }}"})
    step(Session(Order(root), print))
    write(root, {"people/Max.md": "Likes the woods.\n"})

    assert not quick
    assert needs(root, "jinja2")
    assert page_of(root, "max").count("woods") == 2


def test_what_is_told_is_told_on_the_short_way_too(tmp_path: Path) -> None:
    """Problems of other notes, how many notes there are, and how many files."""
    root = write(tmp_path / "vault", {"people/Ida.md": "---\nborn: [\n---\n", "people/Max.md": "Likes the sea.\n"})
    first = step(Session(Order(root), print)).report
    write(root, {"people/Max.md": "Likes the hills.\n"})
    second = step(Session(Order(root), print)).report

    assert first is not None
    assert second is not None
    assert first.diagnostics
    assert second == msgspec.structs.replace(first, parsed=1, written=1)


TROUBLED = "---\nborn: 31.02.1990\n---\nA sailor.\n\n[[Ghost#Nowhere]] at sea.\n\n## Boat\n\nAurora.\n"


@pytest.mark.parametrize(
    ("old", "new", "long"),
    [
        ("A sailor.", "A good sailor.", False),
        ("Aurora.", "Aurora.\n\nShe sails.", False),
        ("A sailor.", "A sailor.\n\nA good one.", True),
        ("---\nborn", "---\nboat: Aurora\nborn", True),
    ],
)
def test_of_a_note_with_a_problem_only_what_moves_no_line_takes_the_short_way(
    tmp_path: Path, old: str, new: str, long: bool
) -> None:
    """The page Problems says on which line it is."""
    root = write(tmp_path / "vault", {"people/Ida.md": TROUBLED, "people/Ghost.md": "---\nborn: x\n---\n"})
    first = step(Session(Order(root), print)).report
    write(root, {"people/Ida.md": TROUBLED.replace(old, new)})

    assert first
    assert {each.span.path for each in first.diagnostics} >= {"people/Ida.md"}
    assert makes_all(root) == long
    problems = (root / ".relwiki/site/problems.html").read_bytes()
    write(root, {"relwiki.yaml": ""})
    step(Session(Order(root), print))
    assert (root / ".relwiki/site/problems.html").read_bytes() == problems


@pytest.mark.parametrize("other", ["people/Ida.md", "people/Max.md"])
def test_notes_that_show_the_changed_one_follow(root: Path, other: str) -> None:
    """A note inside another, or a part of a note inside itself, is the same in both places."""
    text = (root / other).read_text(encoding="utf-8")
    write(root, {other: f"{text}\n![[Max]]\n"})
    step(Session(Order(root), print))
    text = (root / "people/Max.md").read_text(encoding="utf-8")
    write(root, {"people/Max.md": text.replace("sea", "hills")})

    assert derives(root)
    assert "hills" in page_of(root, Path(other).stem.lower())


@pytest.mark.parametrize("lost", ["cache.sqlite", "aside.msgpack", "manifest.msgpack", "site/people/ida.html"])
@pytest.mark.parametrize("flipped", [False, True])
def test_whatever_is_lost_or_damaged_costs_time_alone(root: Path, lost: str, *, flipped: bool) -> None:
    """What an earlier build has kept is not believed unless it is whole; the site is right, all of it."""
    whole, path = page_of(root, "ida"), root / ".relwiki" / lost
    data = path.read_bytes()
    path.unlink()
    if flipped:
        path.write_bytes(bytes(byte ^ 1 for byte in data))
    write(root, {"people/Max.md": "Likes the hills.\n"})

    assert derives(root)
    assert page_of(root, "ida") == whole
    assert "hills" in page_of(root, "max")


def test_a_page_that_is_kept_is_believed_only_if_it_stands(root: Path) -> None:
    """A page of an earlier state, put back by somebody, is not made into the page of today."""
    state = root / ".relwiki"
    before = (state / "cache.sqlite").read_bytes()
    write(root, {"people/Ida.md": IDA.replace("[[Max]]", "[[Max]] and [[Una]]", 1)})
    step(Session(Order(root), print))
    with sqlite3.connect(state / "cache.sqlite") as now:
        write(root, {"old.sqlite": before})
        now.execute("ATTACH DATABASE ? AS old", (str(root / "old.sqlite"),))
        now.execute("INSERT OR REPLACE INTO pages SELECT * FROM old.pages")
    write(root, {"people/Ida.md": IDA.replace("[[Max]]", "[[Max]] and [[Una]]", 1).replace("A sailor", "The sailor")})

    assert derives(root)
    assert "Una" in page_of(root, "ida")


def test_a_trusting_step_leaves_mending_to_a_later_one(root: Path) -> None:
    """For a line of prose the other pages are not looked at; a step that makes them all looks at once."""
    session = Session(Order(root), print, lasting=True)
    step(session)
    whole, page = page_of(root, "ida"), root / ".relwiki/site/people/ida.html"
    seen: list[bool] = []
    for text in ("Likes the hills.\n", "Likes the hills.\n", "---\nborn: 1990-05-04\n---\nLikes the hills.\n"):
        page.write_bytes(b"")
        write(root, {"people/Max.md": text})
        session.step(lambda *_: None, trusting=text != "Likes the hills.\n" or not seen)
        seen.append(page_of(root, "ida") == whole)

    assert seen == [False, True, True]
    assert "hills" in page_of(root, "max")


def test_a_trusting_step_does_not_build_on_a_page_that_was_touched(root: Path) -> None:
    """The page of the changed note itself is made anew where its file is not what was written."""
    session = Session(Order(root), print, lasting=True)
    step(session)
    page = root / ".relwiki/site/people/max.html"
    page.write_text(page_of(root, "max").replace("<main", "<p>Touched</p><main"), encoding="utf-8")
    write(root, {"people/Max.md": "Likes the hills.\n"})
    session.step(lambda *_: None, trusting=True)

    assert "hills" in page_of(root, "max")
    assert "Touched" not in page_of(root, "max")


def test_a_changed_theme_is_seen_by_a_lasting_session(tmp_path: Path) -> None:
    """Its files are read again when one of them moves, one is added, or another theme is asked for."""
    root = write(tmp_path / "vault", {"people/Max.md": "Likes the sea.\n"})
    session = Session(Order(root), print, lasting=True)
    page = root / ".relwiki/site/index.html"
    for _ in range(3):
        step(session)
    seen = []
    for words in ("first", "second", ""):
        template = root / "theme/templates/home.html"
        if words:
            write(root, {"theme/templates/home.html": f"<!doctype html><title>{words}</title>"})
        else:
            template.unlink()
        step(session)
        seen.append(page.read_text(encoding="utf-8")[:40])

    assert seen[:2] == ["<!doctype html><title>first</title>\n", "<!doctype html><title>second</title>\n"]
    assert "title" not in seen[2]
