"""The output folder: whole files, nothing half, nothing of others touched."""

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from relwiki.build.folder import MARKER, check_output, file_of, read_marker
from relwiki.build.manifest import Manifest, encode
from relwiki.build.output import Writer, recover
from relwiki.build.plan import plan
from relwiki.build.standing import intact
from relwiki.model.errors import UserError

Pages = dict[str, str]


def interrupt() -> None:
    """Control-C."""
    raise KeyboardInterrupt


def build(
    folder: Path,
    pages: Pages,
    last: Manifest | None = None,
    stop_after: int = 99,
    stop: Callable[[], None] = interrupt,
) -> Manifest:
    """One build of pages whose value is their text; it is stopped after some pages have been written."""
    recover(folder)
    standing = intact(folder, last)
    todo = plan([(route, text.encode()) for route, text in pages.items()], last, standing)
    with Writer(folder, last, todo, standing) as writer:
        for number, route in enumerate(todo.render):
            if number == stop_after:
                stop()
            writer.write(route, pages[route].encode(), pages[route].encode())
        return Manifest(b"", b"", b"", dt.date(2026, 3, 24), "", str(folder), (), writer.finish())


def standing_in(folder: Path) -> Pages:
    """Every file below a folder, with its text; the marker left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MARKER
    }


def names(folder: Path) -> list[str]:
    """What lies in a folder."""
    return sorted(path.name for path in folder.iterdir())


FIRST = {"index.html": "home", "people/ada.html": "Ada", "people/ben.html": "Ben", "data/a/b.js": "[]"}
SECOND = {"index.html": "home", "people/ada.html": "Ada, changed", "people/cleo.html": "Cleo"}
WANTED = {**SECOND, "a.html": "A", "z.html": "Z"}


def test_a_cold_build_and_a_warm_one(tmp_path: Path) -> None:
    """What is wanted stands there, orphans and their folders are gone, and nothing is left beside the site."""
    site = tmp_path / "site"
    first = build(site, FIRST)
    before = standing_in(site)
    home = (site / "index.html").stat()
    build(site, SECOND, first)

    assert before == FIRST
    assert standing_in(site) == SECOND
    assert names(site) == [MARKER, "index.html", "people"]
    assert names(tmp_path) == ["site"]
    assert (site / "index.html").stat().st_mtime_ns == home.st_mtime_ns
    assert read_marker(site) == frozenset(SECOND)


def test_a_cold_build_removes_what_an_earlier_one_wrote(tmp_path: Path) -> None:
    """Without a manifest the marker tells what is ours."""
    site = tmp_path / "site"
    build(site, FIRST)
    build(site, SECOND)

    assert standing_in(site) == SECOND
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("warm", [True, False])
def test_files_of_others_stay(tmp_path: Path, warm: bool) -> None:
    """In a warm build and in a cold one, also in a folder that the site leaves."""
    site = tmp_path / "site"
    first = build(site, FIRST)
    (site / "robots.txt").write_text("mine", encoding="utf-8")
    (site / "data/a/mine.csv").write_text("mine too", encoding="utf-8")
    build(site, SECOND, first if warm else None)

    assert standing_in(site) == {**SECOND, "data/a/mine.csv": "mine too", "robots.txt": "mine"}


def test_a_file_of_others_is_never_overwritten(tmp_path: Path) -> None:
    """The build stops before it writes anything, and says which file is in the way."""
    site = tmp_path / "site"
    first = build(site, FIRST)
    (site / "people/cleo.html").write_text("mine", encoding="utf-8")

    with pytest.raises(UserError, match=r"cleo\.html is in the way"):
        build(site, SECOND, first)
    assert standing_in(site) == {**FIRST, "people/cleo.html": "mine"}


@pytest.mark.parametrize("stop_after", [0, 1, 2, 3])
@pytest.mark.parametrize("warm", [True, False])
def test_a_build_that_is_stopped(tmp_path: Path, stop_after: int, warm: bool) -> None:
    """Every page is the old one or the new one, and the next build mends all, with a manifest or without."""
    site = tmp_path / "site"
    first = build(site, FIRST)
    with pytest.raises(KeyboardInterrupt):
        build(site, WANTED, first if warm else None, stop_after)
    between = standing_in(site)

    assert all(text in {FIRST.get(route), WANTED.get(route)} for route, text in between.items())
    assert warm or between == FIRST
    build(site, WANTED, first if warm else None)
    assert standing_in(site) == WANTED
    assert names(tmp_path) == ["site"]


KILLED = """
import os, pathlib, sys
from relwiki.build.manifest import decode
from tests.build.test_output import WANTED, build
folder, manifest, number = sys.argv[1:]
last = decode(pathlib.Path(manifest).read_bytes())
build(pathlib.Path(folder), WANTED, last, int(number), lambda: os._exit(9))
"""


@pytest.mark.parametrize("stop_after", [0, 1, 3])
@pytest.mark.parametrize("warm", [True, False])
def test_a_process_that_is_killed(tmp_path: Path, stop_after: int, warm: bool) -> None:
    """The same where nothing can be cleared away at the end."""
    site = tmp_path / "site"
    first = build(site, FIRST)
    (tmp_path / "manifest").write_bytes(encode(first) if warm else b"")
    command = [sys.executable, "-c", KILLED, str(site), str(tmp_path / "manifest"), str(stop_after)]
    code = subprocess.run(command, check=False).returncode
    (tmp_path / "manifest").unlink()
    between = standing_in(site)
    build(site, WANTED, first if warm else None)

    assert code == 9
    assert all(text in {FIRST.get(route), WANTED.get(route)} for route, text in between.items())
    assert warm or between == FIRST
    assert standing_in(site) == WANTED
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("step", ["staging", "complete", "away", "swapped"])
def test_a_build_that_was_killed(tmp_path: Path, step: str) -> None:
    """Wherever it was killed on its way to the swap, the next run finds the old site or the new one, and no remains."""
    site, fresh, old = tmp_path / "site", tmp_path / ".site.relwiki-new", tmp_path / ".site.relwiki-old"
    build(site, FIRST)
    build(fresh, SECOND)
    if step == "staging":
        (fresh / MARKER).unlink()
    if step in {"away", "swapped"}:
        site.rename(old)
    if step == "swapped":
        fresh.rename(site)

    recover(site)

    assert standing_in(site) == (SECOND if step in {"away", "swapped"} else FIRST)
    assert names(tmp_path) == ["site"]


def test_an_unfinished_staging_folder_never_replaces_the_site(tmp_path: Path) -> None:
    """The old site comes back where the new one has no marker, which is written last."""
    site, fresh = tmp_path / "site", tmp_path / ".site.relwiki-new"
    build(site, FIRST)
    build(fresh, SECOND)
    (fresh / MARKER).unlink()
    site.rename(tmp_path / ".site.relwiki-old")

    recover(site)

    assert standing_in(site) == FIRST


def test_a_temporary_file_of_a_killed_build_goes(tmp_path: Path) -> None:
    """It is ours, though no list names it."""
    site = tmp_path / "site"
    first = build(site, FIRST)
    (site / ".relwiki-tmp").write_text("hal", encoding="utf-8")
    build(site, FIRST, first)

    assert standing_in(site) == FIRST


def damage(site: Path) -> Iterable[str]:
    """Changes to pages behind our back; the route of each."""
    (site / "index.html").write_text("hacked", encoding="utf-8")
    yield "index.html"
    info = (site / "people/ada.html").stat()
    (site / "people/ada.html").write_text("Bda", encoding="utf-8")
    os.utime(site / "people/ada.html", ns=(info.st_atime_ns, info.st_mtime_ns))
    yield "people/ada.html"
    (site / "people/ben.html").unlink()
    yield "people/ben.html"
    (site / "data/a/b.js").unlink()
    (site / "data/a/b.js").symlink_to(site / "index.html")
    yield "data/a/b.js"


def test_pages_changed_behind_our_back_are_made_anew(tmp_path: Path) -> None:
    """Also one of the same size and time; a page that was only touched is read, found whole, and kept."""
    site = tmp_path / "site"
    pages = {**FIRST, "touched.html": "T"}
    first = build(site, pages)
    os.utime(site / "touched.html")
    damaged = set(damage(site))
    standing = intact(site, first)
    last = build(site, pages, first)

    assert set(pages) - standing.keys() == damaged
    assert standing["touched.html"].mtime_ns == (site / "touched.html").stat().st_mtime_ns
    assert standing_in(site) == pages
    assert not (site / "data/a/b.js").is_symlink()
    assert intact(site, last) == {file.route: file for file in last.written}


def test_another_folder_knows_nothing_of_this_one(tmp_path: Path) -> None:
    """A manifest speaks for the folder that it was written for."""
    first = build(tmp_path / "site", FIRST)
    build(tmp_path / "other", SECOND, first)

    assert intact(tmp_path / "other", first) == {}
    assert standing_in(tmp_path / "site") == FIRST
    assert standing_in(tmp_path / "other") == SECOND


def test_copies(tmp_path: Path) -> None:
    """An attachment is copied byte for byte and then counts as written."""
    site, photo = tmp_path / "site", tmp_path / "ada.jpg"
    photo.write_bytes(b"\xff\xd8" * 1_000_000)
    todo = plan([("media/ada.jpg", b"1")], None, ())
    with Writer(site, None, todo, {}) as writer:
        writer.copy("media/ada.jpg", photo, b"1")
        (file,) = writer.finish()

    assert (site / "media/ada.jpg").read_bytes() == photo.read_bytes()
    assert (file.route, file.size, file.fingerprint) == ("media/ada.jpg", 2_000_000, b"1")


def test_a_folder_becomes_a_page_and_back(tmp_path: Path) -> None:
    """Orphans go before pages come."""
    site = tmp_path / "site"
    first = build(site, {"index.html": "home", "a/b": "in a folder"})
    second = build(site, {"index.html": "home", "a": "a file"}, first)
    between = standing_in(site)
    build(site, {"index.html": "home", "a/b": "again"}, second)

    assert between == {"a": "a file", "index.html": "home"}
    assert standing_in(site) == {"a/b": "again", "index.html": "home"}


@pytest.mark.parametrize("route", ["", "/etc/passwd", "../x", "a/../../x", "a//b", "./a", "a/", "a\0b", "a\nb"])
def test_routes_that_would_leave_the_folder(tmp_path: Path, route: str) -> None:
    """They are a mistake of ours, and caught."""
    with pytest.raises(ValueError, match="no route"):
        file_of(tmp_path, route)


def test_a_link_inside_the_site_leads_nowhere_else(tmp_path: Path) -> None:
    """A folder that somebody replaced by a link is not written through, and nothing is deleted behind it."""
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    first = build(site, FIRST)
    (site / "people").rename(elsewhere)
    (site / "people").symlink_to(elsewhere)
    (elsewhere / "ada.html").write_text("changed", encoding="utf-8")

    with pytest.raises(UserError, match="leads out"):
        build(site, {"index.html": "home", "people/ada.html": "Ada"}, first)
    assert standing_in(elsewhere) == {"ada.html": "changed", "ben.html": "Ben"}


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("vault", "your notes are in it"),
        ("", "your notes are in it"),
        ("vault/.relwiki", "your notes are in it"),
        ("vault/link", "your notes are in it"),
        ("vault/people", "did not write, such as Ada.md"),
        ("vault/relwiki.yaml", "it is a file"),
        ("full", "did not write, such as report.pdf"),
    ],
)
def test_folders_that_are_refused(tmp_path: Path, output: str, words: str) -> None:
    """The vault, what holds it, and folders with files that are not ours; the error says what to do."""
    lay_out(tmp_path)

    with pytest.raises(UserError, match=words):
        check_output(tmp_path / "vault", tmp_path / output, None)


@pytest.mark.parametrize("output", ["new", "new/deeper", "empty", "published", "vault/.relwiki/site", "vault/site"])
def test_folders_that_are_taken(tmp_path: Path, output: str) -> None:
    """New and empty ones, one with nothing but what publishing needs, and the default."""
    lay_out(tmp_path)

    check_output(tmp_path / "vault", tmp_path / output, None)


def test_a_folder_with_our_marker_is_taken(tmp_path: Path) -> None:
    """Whatever else lies in it, and without a manifest; one whose marker was damaged is known by the manifest."""
    lay_out(tmp_path)
    last = build(tmp_path / "site", FIRST)
    (tmp_path / "site/mine.txt").write_text("mine", encoding="utf-8")
    check_output(tmp_path / "vault", tmp_path / "site", None)
    (tmp_path / "site" / MARKER).write_text("damaged", encoding="utf-8")
    check_output(tmp_path / "vault", tmp_path / "site", last)

    with pytest.raises(UserError, match="did not write"):
        check_output(tmp_path / "vault", tmp_path / "site", None)


def test_a_full_disk_is_said_in_words(tmp_path: Path) -> None:
    """What the system says becomes an error for people, and the site stays."""
    site = tmp_path / "site"
    first = build(site, FIRST)
    long = f"people/{'x' * 300}.html"

    with pytest.raises(UserError, match="cannot be written: File name too long"):
        build(site, {**FIRST, long: "X"}, first)
    assert standing_in(site) == FIRST


def lay_out(top: Path) -> None:
    """A vault and some folders beside it."""
    for path in ("vault/people/Ada.md", "vault/relwiki.yaml", "full/report.pdf", "published/.git/x", "published/CNAME"):
        (top / path).parent.mkdir(parents=True, exist_ok=True)
        (top / path).write_text("", encoding="utf-8")
    (top / "empty").mkdir()
    (top / "vault/link").symlink_to(top / "vault")


def test_what_stands_is_found_without_descriptors_of_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system has none, paths do the same; a folder that is gone holds nothing."""
    folder = tmp_path / "site"
    manifest = build(folder, {"a/b.html": "words"})
    seen = [intact(folder, manifest)]
    monkeypatch.setattr(os, "supports_dir_fd", frozenset())
    seen.append(intact(folder, manifest))
    shutil.rmtree(folder)

    assert [list(each) for each in seen] == [["a/b.html"], ["a/b.html"]]
    assert intact(folder, manifest) == {}
