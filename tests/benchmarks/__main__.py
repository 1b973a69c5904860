"""`python -m tests.benchmarks [PEOPLE ...] [--vault DIR] [--runs N]`: a table of CPU times, ratios and memory.

Each figure is the median of whole processes, user and system time, and each run is followed by one of
`python -c pass`, so that a machine that is busy or slow changes both. Times are seconds of CPU unless a column says so.
"""

import argparse
import datetime as dt
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import click
import msgspec

from relwiki.build.session import Order
from relwiki.cli.context import collect_seldom
from relwiki.serve.board import Board
from relwiki.serve.live import Live
from tests.benchmarks import hugo
from tests.benchmarks.vault import make_vault


class Run(msgspec.Struct, frozen=True):
    """What one process took."""

    # Seconds of CPU, user and system.
    cpu: float
    # Seconds of CPU of the empty process beside it.
    empty: float
    # MiB at its highest; 0 where another process than ours was measured.
    memory: float


class Row(msgspec.Struct, frozen=True):
    """One line of the table."""

    what: str
    runs: tuple[Run, ...]

    def text(self) -> str:
        """The line as it is printed."""
        cpu, ratio = (
            statistics.median(values)
            for values in ([run.cpu for run in self.runs], [run.cpu / run.empty for run in self.runs])
        )
        low, high = min(run.cpu for run in self.runs), max(run.cpu for run in self.runs)
        memory = f"{max(run.memory for run in self.runs):.0f}" if self.runs[0].memory else ""
        return f"{self.what:44}{cpu:9.3f}{low:9.3f}{high:9.3f}{ratio:9.1f}{memory:>8}"


def measure(command: list[str], cwd: Path | None = None) -> Run:
    """Run a command as a process of its own, then the empty one.

    Raises:
        subprocess.CalledProcessError: The command failed.
    """
    cpu, memory = _spent(command, cwd)
    empty, _ = _spent([sys.executable, "-c", "pass"], None)
    return Run(cpu, empty, memory)


def _spent(command: list[str], cwd: Path | None) -> tuple[float, float]:
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, cwd=cwd, stdout=said, stderr=said, env=_surroundings())
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, said.read())
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def _surroundings() -> dict[str, str]:
    """Compiled modules are kept, as they are where a program is installed."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def rows(vault: Path, runs: int) -> Iterator[Row]:
    """Every case, one after the other."""
    build = [sys.executable, "-m", "relwiki", "build", str(vault)]
    state = vault / ".relwiki"
    notes = sorted((vault / "people").glob("*.md"))
    rng = random.Random(1)
    # A key stands once in a note, and is a thing to mend where it stands twice.
    others = iter(rng.sample(notes, len(notes)))

    def cold() -> None:
        # Moved away, not deleted: some file systems look at every file that has just gone before they make a new one.
        state.rename(tempfile.mkdtemp(dir=vault.parent))

    def nothing() -> None:
        """Leave everything as it is."""

    def body() -> None:
        note = rng.choice(notes)
        note.write_text(note.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")

    def front_matter(line: str) -> None:
        note = next(others)
        text = note.read_text(encoding="utf-8")
        note.write_text(text.replace("---\n", f"---\n{line}\n", 1), encoding="utf-8")

    def own_field() -> None:
        front_matter(f"phone (desk): {rng.randrange(10**6):06}")

    def date() -> None:
        front_matter(f"last call: 2026-0{rng.randint(1, 9)}-11")

    def log() -> None:
        note = rng.choice(notes)
        section = "\n## Log\n\n"
        before, heading, after = note.read_text(encoding="utf-8").partition(section)
        line = f"- 2026-1{rng.randint(0, 1)}-0{rng.randint(1, 9)} call: the move"
        note.write_text(f"{before}{heading or section}{line}\n{after}", encoding="utf-8")

    def rename() -> None:
        place = rng.randrange(len(notes))
        notes[place] = notes[place].rename(notes[place].with_name(f"Somebody {rng.randrange(10**6)}.md"))

    cases: tuple[tuple[str, Callable[[], None]], ...] = (
        ("cold build", cold), ("nothing changed", nothing), ("one body edited", body),
        ("one field edited", own_field), ("one date edited", date), ("one line of a log", log),
        ("one note renamed", rename),
    )  # fmt: skip
    _spent(build, None)
    for what, prepare in cases:
        yield Row(f"{what}, new process", tuple(_prepared(prepare, build) for _ in range(runs)))
    days = (dt.date(2027, 1, 1) + dt.timedelta(run) for run in range(runs))
    yield Row("another day, new process", tuple(measure([*build, "--today", day.isoformat()]) for day in days))
    served = (
        ("one body edited", body), ("one field edited", own_field), ("one date edited", date),
        ("one line of a log", log),
    )  # fmt: skip
    yield from _served(vault, served, runs)
    if hugo.installed():
        with tempfile.TemporaryDirectory() as folder:
            hugo.make_site(vault, Path(folder))
            command = ["hugo", "--quiet", "--source", folder, "--destination", f"{folder}/public"]
            yield Row("Hugo, cold, links and backlinks", tuple(measure(command) for _ in range(runs)))


def _prepared(prepare: Callable[[], None], command: list[str]) -> Run:
    prepare()
    return measure(command)


def _served(vault: Path, cases: tuple[tuple[str, Callable[[], None]], ...], runs: int) -> Iterator[Row]:
    """The same edits in one process, from the saved note to the page on the disk."""
    # As `relwiki serve` does.
    collect_seldom()
    live = Live(Order(vault), Board(), wait=print)
    live.look()
    for what, prepare in cases:
        taken = []
        for _ in range(runs):
            prepare()
            before = time.process_time()
            live.look(called=True)
            cpu = time.process_time() - before
            taken.append(Run(cpu, _spent([sys.executable, "-c", "pass"], None)[0], 0))
        yield Row(f"{what}, served", tuple(taken))


def main() -> None:
    """Print a table for each vault."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("people", nargs="*", type=int, default=[1000], help="how many; default 1000")
    parser.add_argument("--vault", type=Path, help="a vault to copy and measure instead of made ones")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    for people in [0] if asked.vault else asked.people:
        with tempfile.TemporaryDirectory() as folder:
            vault = Path(folder) / "vault"
            if asked.vault:
                shutil.copytree(asked.vault, vault, ignore=shutil.ignore_patterns(".relwiki"))
            else:
                make_vault(vault, people, asked.seed)
            notes = sum(1 for _ in vault.rglob("*.md"))
            click.echo(
                f"\n{asked.vault or f'{people:,} people, seed {asked.seed}'}: {notes:,} notes, {asked.runs} runs"
            )
            click.echo(f"{'CPU seconds':44}{'median':>9}{'least':>9}{'most':>9}{'× pass':>9}{'MiB':>8}")
            for row in rows(vault, asked.runs):
                click.echo(row.text())


if __name__ == "__main__":
    main()
