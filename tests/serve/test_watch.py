"""Watching converges: whatever happens to a vault, the site ends as a clean build would have made it."""

import datetime as dt
import gc
import os
import random
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from relwiki.build.session import Order, Session
from relwiki.pages.subject import Common
from relwiki.serve import live as live_site
from relwiki.serve.board import Board
from relwiki.serve.live import Live, Step, _until_midnight
from relwiki.serve.watch import Watch, _is_remote
from tests.sites import write

EDITS = 2000 if os.environ.get("RELWIKI_LONG") else 300
# MiB by which a live site may grow while it is edited on and on.
_GROWTH = 16
PEOPLE = [f"people/{name}.md" for name in ("Ida", "Max", "Zoë", "李 明", "Ole Berg", "Una", "Bo", "Rui")]
LINES = (
    "Met [[Max]] at the harbour.", "- 2026-05-14 call with [[Ida]]: the move", "friend:: [[Una]]", "## Log",
    "#choir", "- [ ] write (due 2026-12-01)", "interests:: [[Chess]], bees", "%% between us %%",
)  # fmt: skip


@contextmanager
def watched(root: Path) -> Iterator[tuple[Live, list[Step]]]:
    """A vault that is built as it changes, as `relwiki serve` does it, and the builds so far."""
    board = Board()
    live = Live(Order(root, today=dt.date(2026, 11, 23)), board, wait=print)
    assert live.look().made is not None
    steps: list[Step] = []
    thread = threading.Thread(target=live.run, args=(steps.append,), daemon=True)
    thread.start()
    time.sleep(0.3)
    yield live, steps
    board.close()
    # The board's end is noticed at the next look, which any event brings.
    (root / "end.md").write_text("the end", encoding="utf-8")
    thread.join(30)
    assert not thread.is_alive()


def files_of(live: Live) -> dict[str, bytes]:
    """The site that is shown, by digests."""
    shown = live._shown  # noqa: SLF001 - what the server shows
    return {route: held.digest for route, held in shown.files.items()} if shown else {}


def clean(root: Path, folder: Path) -> dict[str, bytes]:
    """What a clean build of the same vault makes."""
    shutil.rmtree(folder, ignore_errors=True)
    copy = folder / root.name
    shutil.copytree(root, copy, ignore=shutil.ignore_patterns(".relwiki"))
    made = Session(Order(copy, today=dt.date(2026, 11, 23)), print).step(lambda *_: None)
    return {file.route: file.digest for file in made.manifest.written}


def settled(live: Live, wanted: dict[str, bytes], seconds: float = 20.0) -> bool:
    """Whether the site becomes what is wanted."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if files_of(live) == wanted:
            return True
        time.sleep(0.05)
    return False


def vault(root: Path) -> Path:
    """A small vault."""
    return write(root, {path: f"# {Path(path).stem}\n\nKnows [[Max]].\n" for path in PEOPLE[:5]})


def save_in_place(path: Path, text: str) -> None:
    """As a simple editor saves."""
    path.write_text(text, encoding="utf-8")


def save_by_rename(path: Path, text: str) -> None:
    """As most editors save: a new file takes the old one's place."""
    fresh = path.with_name(f".{path.name}.tmp")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(path)


def save_with_backup(path: Path, text: str) -> None:
    """As Vim saves: a probe, the old file aside, the new one, the old one gone."""
    probe, aside = path.with_name("4913"), path.with_name(f"{path.name}~")
    probe.touch()
    probe.unlink()
    if path.exists():
        path.rename(aside)
    path.write_text(text, encoding="utf-8")
    aside.unlink(missing_ok=True)


def save_in_steps(path: Path, text: str) -> None:
    """As a slow disk sees it: emptied first, then written piece by piece."""
    with path.open("w", encoding="utf-8") as opened:
        for start in range(0, len(text), 7):
            opened.write(text[start : start + 7])
            opened.flush()


SAVES = (save_in_place, save_by_rename, save_with_backup, save_in_steps)


@pytest.mark.parametrize("save", SAVES)
def test_every_way_of_saving_is_seen(tmp_path: Path, save: object) -> None:
    """However an editor puts a note on the disk, its page follows."""
    assert callable(save)
    root = vault(tmp_path / "vault")
    with watched(root) as (live, _):
        save(root / PEOPLE[0], "# Ida\n\nA sailor, a friend of [[Max]].\n")

        assert settled(live, clean(root, tmp_path / "clean"))


def test_our_own_writing_calls_for_nothing(tmp_path: Path) -> None:
    """One edit is one build: what a build writes leads to no other."""
    root = vault(tmp_path / "vault")
    with watched(root) as (live, steps):
        save_by_rename(root / PEOPLE[1], "# Max\n\nA baker.\n")

        assert settled(live, clean(root, tmp_path / "clean"))
        time.sleep(1.0)
        assert len(steps) == 1


def test_a_checkout_of_many_notes_is_seen(tmp_path: Path) -> None:
    """Thousands of files at once are one look or a few, and none is missed."""
    root = vault(tmp_path / "vault")
    with watched(root) as (live, steps):
        write(root, {f"people/Friend {number}.md": f"Knows [[Friend {number // 2}]].\n" for number in range(600)})
        write(root, {f"groups/{number}/Choir {number}.md": "Sings.\n" for number in range(40)})

        assert settled(live, clean(root, tmp_path / "clean"), 60)
        assert len(steps) < 15


def test_a_vault_that_goes_and_returns_is_seen(tmp_path: Path) -> None:
    """A disk that is taken out and put back is watched as before."""
    root = vault(tmp_path / "vault")
    with watched(root) as (live, _):
        root.rename(tmp_path / "away")
        time.sleep(0.5)
        (tmp_path / "away").rename(root)
        time.sleep(1.5)
        save_in_place(root / PEOPLE[2], "# Zoë\n\nPlays the oboe.\n")

        assert settled(live, clean(root, tmp_path / "clean"))


def test_random_edits_end_in_the_state_of_a_clean_build(tmp_path: Path) -> None:
    """Edits, renames, deletions, bursts and checkouts, saved in every way: the site is what a clean build makes."""
    rng = random.Random(int(os.environ.get("RELWIKI_SEED", "6")))
    root = vault(tmp_path / "vault")
    used = []
    with watched(root) as (live, steps):
        for number in range(EDITS):
            _edit(rng, root)
            if rng.random() < 0.1:
                time.sleep(rng.random() * 0.2)
            if number % (EDITS // 10) == 0:
                used.append(_memory())

        assert settled(live, clean(root, tmp_path / "clean"), 60)
        builds = len(steps)
        time.sleep(1.0)
        # What the builds wrote has called for no other build.
        assert len(steps) == builds
    # Flat, once a third is done; a build of these notes takes some MiB and gives them back.
    assert max(used[4:]) - max(used[:4]) < _GROWTH, used


def test_a_live_site_lets_go_of_what_was_derived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It holds the whole vault in circles, and the collector is told to come seldom."""
    monkeypatch.setattr(live_site, "_LEFT", 500)
    gc.collect()
    gc.disable()
    try:
        root = vault(tmp_path / "vault")
        live = Live(Order(root, today=dt.date(2026, 11, 23)), Board(), wait=print)
        live.look()
        (root / PEOPLE[0]).write_text("---\nborn: 1990-05-06\n---\n", encoding="utf-8")
        live.look(called=True)

        assert not [each for each in gc.get_objects() if isinstance(each, Common)]
    finally:
        gc.enable()


def _memory() -> float:
    """MiB that this process holds; 0 where the system does not say."""
    said = Path("/proc/self/statm")
    return int(said.read_text(encoding="ascii").split()[1]) * 4096 / 2**20 if said.exists() else 0.0


def _edit(rng: random.Random, root: Path) -> None:
    path = root / rng.choice(PEOPLE)
    path.parent.mkdir(parents=True, exist_ok=True)
    choice = rng.random()
    if choice < 0.7 or not path.exists():
        text = "\n".join(rng.choice(LINES) for _ in range(rng.randint(0, 6))) + "\n"
        rng.choice(SAVES)(path, text)
    elif choice < 0.8:
        path.unlink()
    elif choice < 0.9:
        path.rename(root / rng.choice(PEOPLE))
    elif choice < 0.95:
        write(root, {f"groups/Choir {number}.md": f"Sings [[{rng.choice(LINES)[:5]}]].\n" for number in range(20)})
    else:
        shutil.rmtree(root / "groups", ignore_errors=True)


def test_without_events_the_vault_is_looked_at_all_the_same(tmp_path: Path) -> None:
    """A network disk tells nothing of what others write: it is looked at from time to time."""
    watch = Watch([tmp_path / "nowhere"], [])
    started = time.monotonic()
    called = watch.wait(started + 60, cost=0.0)
    watch.stop()

    assert (watch.hears, called) == (False, False)
    assert time.monotonic() - started < 5


def test_a_change_without_an_event_makes_the_looks_frequent(tmp_path: Path) -> None:
    """Whoever missed one event does not rely on the next."""
    watch = Watch([tmp_path], [])
    heard = watch.hears
    watch.doubt()
    hears = watch.hears
    watch.stop()

    assert (heard, hears) == (True, False)


@pytest.mark.parametrize(
    ("folder", "remote"),
    [("/home/ida/notes", False), ("/mnt/desk/notes", True), ("/mnt/with space/notes", True), ("/mnt/deskless", False)],
)
def test_disks_of_other_machines_are_known(tmp_path: Path, folder: str, remote: bool) -> None:
    """By the list of mounts; the nearest mount above the folder counts."""
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda1 / ext4 rw 0 0\nserver:/x /mnt/desk nfs4 rw 0 0\n//s/y /mnt/with\\040space cifs rw 0 0\n",
        encoding="utf-8",
    )

    assert _is_remote(folder, mounts) is remote


def test_midnight_is_a_reason_to_look() -> None:
    """A little after the civil day is over, not before."""
    now = dt.datetime(2026, 12, 31, 23, 59, 50)  # noqa: DTZ001 - civil time

    assert 10 < _until_midnight(now) < 15
