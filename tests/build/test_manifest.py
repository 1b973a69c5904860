"""The manifest comes back as it was, or not at all."""

import datetime as dt
from pathlib import Path

import pytest

from relwiki.build.manifest import Manifest, Source, Written, decode, digest, encode
from relwiki.build.state import Stored, load_manifest, state_folder, store_manifest
from relwiki.model.errors import UserError
from relwiki.vault.files import FileStat

MANIFEST = Manifest(
    b"program",
    b"settings",
    b"theme",
    dt.date(2026, 3, 24),
    "0123abc",
    "/somewhere/site",
    (Source(FileStat("people/Zoë.md", 4, 5, 6, 7, "people/Zoe\u00cc\u0088.md"), b"0" * 16),),
    (Written("people/zoë.html", b"fingerprint", 8, b"1" * 16, 9, 10, 11),),
)


def test_there_and_back() -> None:
    """Every field survives."""
    assert decode(encode(MANIFEST)) == MANIFEST
    assert MANIFEST.routes() == {"people/zoë.html"}


def test_any_flipped_byte_is_noticed() -> None:
    """A manifest that was damaged anywhere counts as none: the next build is a cold one."""
    data = encode(MANIFEST)

    for place in range(len(data)):
        damaged = bytearray(data)
        damaged[place] ^= 0x20

        assert decode(bytes(damaged)) is None


@pytest.mark.parametrize("data", [b"", b"relwiki", encode(MANIFEST)[:-1], encode(MANIFEST) + b"x"])
def test_a_part_is_no_manifest(data: bytes) -> None:
    """Nor is more than a whole."""
    assert decode(data) is None


def test_another_shape_is_no_manifest() -> None:
    """What another version wrote is not guessed at, though its hash be right."""
    head, body = b"relwiki manifest 1\n", b"\x81\xa1a\xa1b"

    assert decode(head + digest(body) + body) is None


def test_on_the_disk(tmp_path: Path) -> None:
    """The state folder keeps it, with its time, and keeps itself out of git."""
    state = state_folder(tmp_path)
    before = load_manifest(state)
    store_manifest(state, MANIFEST)

    assert before is None
    assert load_manifest(state) == Stored(MANIFEST, (state / "manifest.msgpack").stat().st_mtime_ns)
    assert (state / ".gitignore").read_text(encoding="utf-8") == "*\n"
    assert sorted(path.name for path in state.iterdir()) == [".gitignore", "manifest.msgpack"]


def test_a_gitignore_of_ones_own_stays(tmp_path: Path) -> None:
    """It is only written where it is missing."""
    (tmp_path / ".relwiki").mkdir()
    (tmp_path / ".relwiki/.gitignore").write_text("site\n", encoding="utf-8")

    state = state_folder(tmp_path)

    assert (state / ".gitignore").read_text(encoding="utf-8") == "site\n"


def test_a_file_in_the_place_of_the_state_folder(tmp_path: Path) -> None:
    """It is said in words, and not as a traceback."""
    (tmp_path / ".relwiki").write_text("mine", encoding="utf-8")

    with pytest.raises(UserError, match=r"\.relwiki cannot be written"):
        state_folder(tmp_path)
