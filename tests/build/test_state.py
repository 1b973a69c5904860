"""What the settings say is remembered, and the memory never lies."""

from pathlib import Path

from relwiki.build.state import settings_of, state_folder
from relwiki.vault.settings import read_settings

TEXT = "title: Our people\ncolour: red\nstages: [near, far]\ntoday: 2026-03-24\n"


def test_the_settings_are_what_was_read(tmp_path: Path) -> None:
    """From the text, from memory, and for another text again from the text."""
    state = state_folder(tmp_path)
    first = settings_of(state, TEXT)

    assert first == read_settings(TEXT)
    assert (state / "settings.msgpack").is_file()
    assert settings_of(state, TEXT) == first
    assert settings_of(state, "title: Other") == read_settings("title: Other")


def test_a_damaged_memory_is_none(tmp_path: Path) -> None:
    """Wherever a byte is flipped, the settings are read anew."""
    state = state_folder(tmp_path)
    settings_of(state, TEXT)
    data = (state / "settings.msgpack").read_bytes()
    for place in range(len(data)):
        damaged = bytearray(data)
        damaged[place] ^= 0x01
        (state / "settings.msgpack").write_bytes(damaged)

        assert settings_of(state, TEXT) == read_settings(TEXT)


def test_without_a_state_folder_nothing_is_written(tmp_path: Path) -> None:
    """A command that only looks leaves the vault as it was."""
    read = settings_of(tmp_path / ".relwiki", TEXT)

    assert read == read_settings(TEXT)
    assert list(tmp_path.iterdir()) == []
