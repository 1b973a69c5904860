"""An incremental build equals a clean one, byte for byte, whatever was edited, damaged or deleted in between."""

import datetime as dt
import os
import random
import shutil
from pathlib import Path

import pytest

from relwiki.build.session import Order, Session
from relwiki.build.stamp import unchanged
from tests.sites import EXAMPLE

TODAY = dt.date(2026, 11, 23)
NAMES = ("Ida", "Max", "Zoë", "李 明", "Ole Berg", "Una")
EDITS = int(os.environ.get("RELWIKI_LONG", "0")) * 400 or 40


def run(root: Path, today: dt.date = TODAY, session: Session | None = None) -> bool:
    """Build a vault as the command does, or in a process that has built it before; whether anything was written."""
    session = session or Session(Order(root, today=today), print)
    return session.step(lambda *_: None).report is not None


def run_plainly(root: Path) -> bool:
    """Build a vault as the command without options does; whether anything was written.

    Where the stamp says that there is nothing to do, there is nothing.
    """
    said = unchanged(str(root.resolve()))
    wrote = run(root, session=Session(Order(root.resolve()), print))

    assert said is None or not wrote
    return wrote


def site_of(root: Path) -> dict[str, bytes]:
    """All files of a built site."""
    site = root / ".relwiki" / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.name != ".relwiki-site"
    }


def clean(root: Path, tmp: Path, today: dt.date = TODAY) -> dict[str, bytes]:
    """What a clean build of the same vault in the same folder name would write."""
    copy = tmp / "clean" / root.name
    shutil.rmtree(copy.parent, ignore_errors=True)
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".relwiki"))
    run(copy, today)
    return site_of(copy)


def sentence(rng: random.Random) -> str:
    """A line of a note, with links to people who may not be there."""
    who = rng.choice(NAMES)
    return rng.choice(
        [
            f"Met [[{who}]] at the harbour.",
            f"- 2026-0{rng.randint(1, 9)}-1{rng.randint(0, 9)} call with [[{who}]]: the move",
            f"![[{who}]]",
            f"friend:: [[{who}]]",
            f"## Log\n\n- 2025-05-0{rng.randint(1, 9)} dinner with [[{who}]]: soup",
            "%% a secret",
            f"#family/{who.split()[0].lower()} and ==more==",
            "- [ ] write the letter (due 2026-12-01)",
        ]
    )


def note(rng: random.Random) -> str:
    """A note with some of everything that others see."""
    lines = ["---", f"born: 19{rng.randint(40, 99)}-0{rng.randint(1, 9)}-1{rng.randint(0, 9)}"]
    lines += [f"sister: '[[{rng.choice(NAMES)}]]'"] * rng.randint(0, 1)
    lines += [f"interests: [Music/{rng.choice(['Jazz', 'Fado'])}, chess]"] * rng.randint(0, 1)
    lines += [f"works_at: '[[Harbour]] (since 20{rng.randint(10, 26)})'"] * rng.randint(0, 1)
    lines += [f"aliases: [{rng.choice(NAMES)}y]"] * rng.randint(0, 1)
    lines += ["quiet: true"] * (rng.random() < 0.1) + ["me: true"] * (rng.random() < 0.2)
    lines += [own_field(rng)] * rng.randint(0, 1)
    return "\n".join([*lines, "---", *(sentence(rng) for _ in range(rng.randint(0, 4)))]) + "\n"


def own_field(rng: random.Random) -> str:
    """A line of front matter that is shown on the page of its note alone, most often."""
    key = rng.choice(["phone", "address", "source", "birth_name", "summary", "boat", "role"])
    said = ["555 0123", "12 Harbour Street (private)", "1990", "the sea", "{x: y}", "[red, blue]", "Jazz", "''"]
    return f"{key}: {rng.choice([*said, *NAMES])}"


def edit(root: Path, rng: random.Random) -> None:
    """One thing that happens to a vault or to what a build left."""
    notes = sorted(root.glob("people/*.md"))
    what = rng.choice(
        ["write", "write", "prose", "prose", "own", "own", "delete", "rename", "settings", "cache", "page", "touch"]
    )
    target = rng.choice(notes) if notes else root / "people" / "Ida.md"
    if what == "write" or not notes:
        (root / "people" / f"{rng.choice(NAMES)}.md").write_text(note(rng), encoding="utf-8")
    elif what == "prose":
        add_prose(target, rng)
    elif what == "own":
        change_own(target, rng)
    elif what == "delete":
        target.unlink()
    elif what == "rename":
        target.rename(target.with_name(f"{rng.choice(NAMES)} {rng.randint(2, 4)}.md"))
    elif what == "settings":
        (root / "relwiki.yaml").write_text(f"title: Vault {rng.randint(1, 2)}\ntoday: {TODAY}\n", encoding="utf-8")
    elif what == "touch":
        target.touch()
    else:
        damage(root, rng, what)


def add_prose(note: Path, rng: random.Random) -> None:
    """One more line somewhere below the front matter, most often one that says nothing to anybody."""
    plain = ("The sea was calm.", "> quoted", "*Softly*, `softly`.", "1. first", "| a | b |", "", "# A title", "---")
    lines = note.read_text(encoding="utf-8").split("\n")
    first = lines.index("---", 1) + 1 if lines[0] == "---" and "---" in lines[1:] else 0
    lines.insert(rng.randint(first, len(lines)), rng.choice(plain) if rng.random() < 0.8 else sentence(rng))
    note.write_text("\n".join(lines), encoding="utf-8")


def change_own(note: Path, rng: random.Random) -> None:
    """One more line of front matter, or one less."""
    lines = note.read_text(encoding="utf-8").split("\n")
    if lines[0] != "---" or "---" not in lines[1:]:
        lines = ["---", "---", *lines]
    end = lines.index("---", 1)
    if end > 1 and rng.random() < 0.4:
        del lines[rng.randint(1, end - 1)]
    else:
        lines.insert(rng.randint(1, end), own_field(rng))
    note.write_text("\n".join(lines), encoding="utf-8")


def damage(root: Path, rng: random.Random, what: str) -> None:
    """Flip a byte in the cache or in a page, or delete either."""
    pages = sorted((root / ".relwiki" / "site").rglob("*.html"))
    target = root / ".relwiki" / "cache.sqlite" if what == "cache" else rng.choice(pages) if pages else None
    if target is None or not target.is_file():
        return
    if rng.random() < 0.3:
        target.unlink()
        return
    data = bytearray(target.read_bytes())
    if data:
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        target.write_bytes(bytes(data))


@pytest.mark.parametrize("lasting", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_incremental_equals_clean(tmp_path: Path, seed: int, lasting: bool) -> None:
    """After each of many random edits the site is what a clean build of the same notes writes.

    Whether each build is a process of its own, or one `lasting` process builds again and again.
    """
    rng = random.Random(seed)
    root = tmp_path / "vault"
    (root / "people").mkdir(parents=True)
    for name in NAMES[:4]:
        (root / "people" / f"{name}.md").write_text(note(rng), encoding="utf-8")
    (root / "relwiki.yaml").write_text(f"today: {TODAY}\n", encoding="utf-8")
    session = Session(Order(root), print, lasting=True)
    for step in range(EDITS // 3 + 1):
        for _ in range(rng.randint(0, 2) if step else 0):
            edit(root, rng)
        run(root, session=session) if lasting else run_plainly(root)
        expected, actual = clean(root, tmp_path), site_of(root)

        assert sorted(expected) == sorted(actual), step
        assert [route for route in expected if expected[route] != actual[route]] == [], step


def test_prose_anywhere_in_the_example_is_a_short_way_to_the_same_site(tmp_path: Path) -> None:
    """In a vault with everything in it a line is added to note after note, in one process."""
    rng = random.Random(5)
    root = tmp_path / "example-vault"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns(".relwiki"))
    session = Session(Order(root), print, lasting=True)
    session.step(lambda *_: None)
    notes = sorted(root.rglob("*.md"))
    for _ in range(EDITS // 8):
        for note in rng.sample(notes, 6):
            add_prose(note, rng)
            session.step(lambda *_: None)
    expected, actual = clean(root, tmp_path), site_of(root)

    assert sorted(expected) == sorted(actual)
    assert [route for route in expected if expected[route] != actual[route]] == []


def test_the_day_is_part_of_what_is_built(tmp_path: Path) -> None:
    """A site of yesterday is not fresh today, and building it again gives today's."""
    root = tmp_path / "vault"
    (root / "people").mkdir(parents=True)
    (root / "people" / "Ida.md").write_text("---\nborn: 1980-11-30\n---\n", encoding="utf-8")
    run(root)

    assert run(root) is False
    assert run(root, dt.date(2027, 1, 2)) is True
    assert clean(root, tmp_path, dt.date(2027, 1, 2)) == site_of(root)


def test_day_after_day(tmp_path: Path) -> None:
    """The example vault on one day after another, back and forth, now and then with an edit, is what that day makes it.

    Its settings pin a day, so that day goes.
    """
    rng = random.Random(8)
    root = tmp_path / "example-vault"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns(".relwiki"))
    settings = root / "relwiki.yaml"
    lines = settings.read_text(encoding="utf-8").splitlines(keepends=True)
    settings.write_text("".join(line for line in lines if not line.startswith("today:")), encoding="utf-8")
    notes = sorted((root / "people").glob("*.md"))
    for away in [0, 1, rng.randint(2, 60), -1, *(rng.randint(-3000, 3000) for _ in range(EDITS // 40))]:
        if rng.random() < 0.5:
            change_own(rng.choice(notes), rng)
        day = TODAY + dt.timedelta(days=away)
        run(root, day)
        expected, actual = clean(root, tmp_path, day), site_of(root)

        assert sorted(expected) == sorted(actual), day
        assert [route for route in expected if expected[route] != actual[route]] == [], day


def test_a_build_touches_nothing_in_the_vault(tmp_path: Path) -> None:
    """Bytes, modes and times of every file are as they were, but for `.relwiki/`."""
    root = tmp_path / "vault"
    (root / "people").mkdir(parents=True)
    (root / "people" / "Ida.md").write_bytes(b"\xef\xbb\xbf---\r\nborn: [\r\n---\r\n\xff")

    def state() -> dict[str, tuple[bytes, int, int]]:
        return {
            str(path.relative_to(root)): (path.read_bytes(), path.stat().st_mode, path.stat().st_mtime_ns)
            for path in root.rglob("*")
            if path.is_file() and ".relwiki" not in path.parts
        }

    before = state()
    run(root)

    assert before == state()


def test_a_second_build_writes_no_byte(tmp_path: Path) -> None:
    """Nothing changed, nothing touched: neither the site nor the cache nor the manifest."""
    root = tmp_path / "vault"
    (root / "people").mkdir(parents=True)
    (root / "people" / "Ida.md").write_text(note(random.Random(1)), encoding="utf-8")
    run(root)
    before = {path: path.stat().st_mtime_ns for path in (root / ".relwiki").rglob("*")}

    assert run(root) is False
    assert before == {path: path.stat().st_mtime_ns for path in (root / ".relwiki").rglob("*")}
