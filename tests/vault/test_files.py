"""The vault on the disk: which files are notes, and names made safe."""

import os
import socket
import unicodedata
from pathlib import Path

import pytest

from relwiki.model.diagnostic import Code
from relwiki.model.errors import UserError
from relwiki.vault.files import (
    FileStat,
    disk_path,
    find_vault,
    obsidian_hard_breaks,
    read_bytes,
    read_settings_text,
    scan,
)


def lay_out(root: Path, *paths: str) -> None:
    """Write each file with its own path as its text."""
    for path in paths:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path, encoding="utf-8")


def test_notes_and_attachments(tmp_path: Path) -> None:
    """Every Markdown file outside dot-folders, templates, output and ignored paths is a note, sorted by path."""
    lay_out(
        tmp_path,
        "people/Zoë.md", "people/Ada.md", "a.md", "people/photos/ada.jpg", "ledger/2026.csv", "relwiki.yaml",
        ".obsidian/notes.md", ".git/x.md", ".relwiki/site/index.html", ".hidden.md", ".DS_Store",
        "Templates/person.md", "deep/_templates/x.md", "template/x.md", "x/Vorlagen/x.md", "Extras/Shapes/x.md",
        "people/.#Ada.md", "people/Ada.md~", "people/.Ada.md.swp", "people/Ada.swp", "people/4913",
        "public/index.md", "drafts/x.md", "deep/drafts/y.md", "people/z.draft.md", "old/2019/a.md", "old/keep.md",
    )  # fmt: skip
    (tmp_path / ".obsidian/templates.json").write_text('{"folder": "Extras/Shapes/"}', encoding="utf-8")

    listing = scan(tmp_path, ("drafts", "*.draft.md", "old/20*", "x/**"), tmp_path / "public")

    assert [file.path for file in listing.notes] == ["a.md", "old/keep.md", "people/Ada.md", "people/Zoë.md"]
    assert [file.path for file in listing.attachments] == ["ledger/2026.csv", "people/photos/ada.jpg"]
    assert listing.diagnostics == ()


def test_a_stat_tells_that_a_file_changed(tmp_path: Path) -> None:
    """Size, times and inode are those of the file, and its bytes are read through it."""
    lay_out(tmp_path, "a.md")

    (file,) = scan(tmp_path).notes
    info = (tmp_path / "a.md").stat()

    assert file == FileStat("a.md", 4, info.st_mtime_ns, info.st_ctime_ns, info.st_ino)
    assert read_bytes(tmp_path, file) == b"a.md"
    assert read_bytes(tmp_path, file, 3) == b"a.m"


def test_names_in_another_normal_form_are_found_again(tmp_path: Path) -> None:
    """A path is NFC whatever the disk says, and the file is still found."""
    lay_out(tmp_path, unicodedata.normalize("NFD", "people/Zoë.md"))

    (file,) = scan(tmp_path).notes

    assert file.path == "people/Zoë.md"
    assert read_bytes(tmp_path, file).decode() == unicodedata.normalize("NFD", "people/Zoë.md")


def test_twins_are_told_and_none_is_lost(tmp_path: Path) -> None:
    """Names that differ only in case or normal form are reported; each has a path of its own."""
    lay_out(tmp_path, "Zoë.md", unicodedata.normalize("NFD", "Zoë.md"), "Ada.md", "ada.md")
    if len(list(tmp_path.iterdir())) < 4:
        pytest.skip("this file system takes the twins for one file")

    listing = scan(tmp_path)

    assert [file.path for file in listing.notes] == ["Ada.md", "Zoë (2).md", "Zoë.md", "ada.md"]
    assert len({disk_path(tmp_path, file) for file in listing.notes}) == 4
    assert [(item.code, item.span.path, item.also[0].path) for item in listing.diagnostics] == [
        (Code.SAME_NAME, "Zoë.md", "Zoë.md"),
        (Code.SAME_NAME, "ada.md", "Ada.md"),
    ]


def test_names_that_are_no_text(tmp_path: Path) -> None:
    """Bytes that are no UTF-8, and control characters, show as U+FFFD; the file is read all the same."""
    for name in (b"caf\xe9.md", b"two\nlines.md"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_bytes(name)

    listing = scan(tmp_path)

    assert [file.path for file in listing.notes] == ["caf\ufffd.md", "two\ufffdlines.md"]
    assert [read_bytes(tmp_path, file) for file in listing.notes] == [b"caf\xe9.md", b"two\nlines.md"]
    assert [item.code for item in listing.diagnostics] == [Code.NOT_UTF8, Code.NOT_UTF8]


def test_only_regular_files_inside_the_vault(tmp_path: Path) -> None:
    """Links stay inside the vault; pipes and sockets are reported and never opened."""
    vault = tmp_path / "vault"
    lay_out(tmp_path, "vault/a.md", "vault/people/b.md", "elsewhere/secret.md")
    (vault / "again.md").symlink_to("people/b.md")
    (vault / "round").symlink_to(".")
    (vault / "out.md").symlink_to("../elsewhere/secret.md")
    (vault / "away").symlink_to("../elsewhere")
    (vault / "nowhere.md").symlink_to("nothing.md")
    os.mkfifo(vault / "pipe.md")
    with socket.socket(socket.AF_UNIX) as opened:
        opened.bind(os.path.relpath(vault / "socket.md"))

        listing = scan(vault)

    assert [file.path for file in listing.notes] == ["a.md", "again.md", "people/b.md"]
    assert [(item.code, item.span.path) for item in listing.diagnostics] == [
        (Code.NOT_A_FILE, path) for path in ("away", "nowhere.md", "out.md", "pipe.md", "socket.md")
    ]


def test_a_pipe_in_the_place_of_a_note_does_not_hang(tmp_path: Path) -> None:
    """A file that became a pipe since it was listed is an error and not an endless wait."""
    os.mkfifo(tmp_path / "a.md")

    with pytest.raises(OSError, match="no regular file"):
        read_bytes(tmp_path, FileStat("a.md", 0, 0, 0, 0))


@pytest.mark.parametrize("marks", ["relwiki.yaml", ".relwiki/x", ".obsidian/x", "people/x"])
def test_a_vault_is_found_upwards(tmp_path: Path, marks: str) -> None:
    """From any folder in it, by the settings, a dot-folder, or the folder people."""
    lay_out(tmp_path, f"vault/{marks}", "vault/deep/er/note.md")

    actual = find_vault(tmp_path / "vault/deep/er")

    assert actual == tmp_path / "vault"


def test_settings_win_over_a_nearer_folder_of_people(tmp_path: Path) -> None:
    """A folder named people deep in a vault is no vault of its own."""
    lay_out(tmp_path, "relwiki.yaml", "family/people/x.md")

    assert find_vault(tmp_path / "family") == tmp_path


@pytest.mark.parametrize(("start", "words"), [("", "relwiki init"), ("missing", "no folder")])
def test_no_vault(tmp_path: Path, start: str, words: str) -> None:
    """The error says what to do."""
    with pytest.raises(UserError, match=words):
        find_vault(tmp_path / start)


def test_the_text_of_the_settings(tmp_path: Path) -> None:
    """Empty without a file, decoded with one."""
    before = read_settings_text(tmp_path)
    (tmp_path / "relwiki.yaml").write_bytes(b"\xef\xbb\xbftitle: A\r\n")

    assert before == ("", ())
    assert read_settings_text(tmp_path) == ("title: A\n", ())


@pytest.mark.parametrize(
    ("text", "hard"),
    [(None, False), ("{}", True), ('{"strictLineBreaks": false}', True), ('{"strictLineBreaks": true}', False),
     ("[", True), ("[]", True)],
)  # fmt: skip
def test_line_breaks_as_obsidian_shows_them(tmp_path: Path, text: str | None, hard: bool) -> None:
    """Obsidian breaks at a single newline unless it is strict; without Obsidian nothing breaks."""
    if text is not None:
        lay_out(tmp_path, ".obsidian/app.json")
        (tmp_path / ".obsidian/app.json").write_text(text, encoding="utf-8")

    assert obsidian_hard_breaks(tmp_path) == hard
