"""What earlier builds have made of the same things is not made again; a memo that cannot be believed is none."""

import datetime as dt
from pathlib import Path

import pytest

from relwiki.build import memo
from relwiki.build.memo import Known, Memo, known_of, packed
from relwiki.build.session import Order, Session
from relwiki.derive.results import Result
from relwiki.pages.unit import Unit
from tests.sites import write

TODAY = dt.date(2026, 11, 23)
FILES = {
    "people/Ida.md": "---\nme: true\nfriend: '[[Max]]'\n---\n",
    "people/Max.md": "---\nborn: 1990-05-04\ninterests: [chess]\n---\n## Log\n\n- 2026-05-14 call: the move\n",
    "people/Una.md": "---\nborn: 1991-06-05\n---\nMet [[Max]] at sea.\n",
}


def build(root: Path) -> None:
    """Build in a process of its own, as far as the session knows."""
    Session(Order(root, today=TODAY), print).step(lambda *_: None)


def stored(root: Path) -> Memo:
    """What is known after a build, whatever it was salted with."""
    return memo.unpacked((root / ".relwiki/memo.msgpack").read_bytes()[16:])


def unit(mark: bytes = b"1") -> Unit:
    """A unit that must not be made."""

    def make() -> tuple[()]:
        raise AssertionError("it was to be known")

    return Unit("person people/Ida.md", mark, make)


@pytest.mark.parametrize(
    ("mark", "known", "standing", "same"),
    [
        (b"1", Known(b"1", (("a.html", b"x"),)), {"a.html": b"x"}, True),
        (b"1", Known(b"1", (("a.html", b"x"),)), {"a.html": b"y"}, False),
        (b"1", Known(b"1", (("a.html", b"x"), ("b.html", b"z"))), {"a.html": b"x"}, False),
        (b"2", Known(b"1", (("a.html", b"x"),)), {"a.html": b"x"}, False),
        (b"", Known(b"", (("a.html", b"x"),)), {"a.html": b"x"}, False),
    ],
)
def test_pages_that_stand_are_not_made(mark: bytes, known: Known, standing: dict[str, bytes], same: bool) -> None:
    """If what they were made from is the same, all of them stand as they were written, and it was asked for at all."""
    assert memo.still(unit(mark), {"person people/Ida.md": packed(known)}, standing) == (known.pages if same else None)


def test_a_unit_nobody_knows_is_made() -> None:
    """As those of a new note."""
    assert memo.still(unit(), {}, {}) is None


def test_a_date_of_one_is_no_reason_to_make_others(tmp_path: Path) -> None:
    """Each person's pages have a digest, from the first build on; nobody's tells of a date but that of whose it is."""
    root = write(tmp_path / "vault", FILES)
    build(root)
    before = {name: known_of(known).mark for name, known in stored(root).units.items()}
    write(root, {"people/Max.md": FILES["people/Max.md"].replace("1990", "1992")})
    build(root)
    after = {name: known_of(known).mark for name, known in stored(root).units.items()}

    assert {"person people/Ida.md", "person people/Max.md", "card people/Una.md"} <= before.keys() == after.keys()
    assert {name for name in after if after[name] != before[name]} == {"person people/Max.md", "card people/Max.md"}


def test_results_of_stages_are_kept(tmp_path: Path) -> None:
    """Those that take long and change seldom, from the first build on."""
    root = write(tmp_path / "vault", FILES)
    build(root)

    assert stored(root).results.keys() == {"reach"}


@pytest.mark.parametrize("place", [0, 20, -1])
def test_a_memo_that_is_damaged_or_salted_otherwise_is_none(tmp_path: Path, place: int) -> None:
    """It costs time alone."""
    whole = Memo({"person people/Ida.md": packed(Known(b"1", (("a.html", b"x"),)))}, {"reach": Result(b"2", b"value")})
    memo.store(tmp_path, b"salt", whole)
    file = tmp_path / "memo.msgpack"

    assert memo.load(tmp_path, b"salt") == whole
    assert memo.load(tmp_path, b"pepper") == Memo()
    data = bytearray(file.read_bytes())
    data[place] ^= 1
    file.write_bytes(bytes(data))
    assert memo.load(tmp_path, b"salt") == Memo()
    file.unlink()
    assert memo.load(tmp_path, b"salt") == Memo()
