"""Diagnostics and progress in the terminal: plain where it is none, coloured only where that is wanted."""

import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

import click

from relwiki.model.diagnostic import Diagnostic, Severity
from relwiki.vault.decode import decode
from relwiki.vault.files import FileStat, read_bytes

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.HINT: "cyan"}
_TAB = 4
# Seconds between two states of the progress line.
_PAUSE = 0.1


def wants_colour() -> bool:
    """Whether the terminal may be coloured: it is one, and NO_COLOR (no-color.org) is not set."""
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR")


def heading(each: Diagnostic) -> str:
    """The line `file:line:col: level[code]: message`."""
    span = each.span
    place = f"{span.path}:{span.line}:{span.column}: " if span.path else ""
    return safe(f"{place}{each.severity}[{each.code}]: {each.message}")


def report(found: Iterable[Diagnostic], lines: Mapping[str, list[str]]) -> None:
    """Write diagnostics to stderr, each with the line it speaks of and how to mend it.

    `lines` holds the lines of those files that could be read, by path.
    """
    colour = wants_colour()
    for each in found:
        text = heading(each)
        if colour:
            level = f"{each.severity}[{each.code}]"
            text = text.replace(level, click.style(level, fg=_COLOURS[each.severity], bold=True), 1)
        click.echo(text, err=True, color=colour)
        for line in excerpt(each, lines.get(each.span.path, [])):
            click.echo(line, err=True)
        for also in each.also:
            click.echo(safe(f"  also: {also.path}:{also.line}:{also.column}"), err=True)
        if each.hint:
            click.echo(safe(f"  hint: {each.hint}"), err=True)


def excerpt(each: Diagnostic, lines: list[str]) -> tuple[str, ...]:
    """The line that a diagnostic speaks of with a mark below its place; nothing where there is no such line."""
    number = each.span.line
    if not 0 < number <= len(lines) or not lines[number - 1].strip():
        return ()
    line = lines[number - 1]
    start = max(0, each.span.column - 1)
    cut = max(0, start - 60)
    shown = safe(line[cut : cut + 100].expandtabs(_TAB))
    margin = f"  {number} | "
    before = len(safe(line[cut:start].expandtabs(_TAB)))
    marks = "^" * max(1, min(each.span.length or 1, 100 - before))
    return (margin + shown, " " * (len(margin) - 2) + "| " + " " * before + marks)


def safe(text: str) -> str:
    """Text that cannot steer a terminal: control characters and direction marks are shown as escapes."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(ch if ch.isprintable() or ch == " " else f"\\u{ord(ch):04x}" for ch in text)


def summary(found: Sequence[Diagnostic]) -> str:
    """How many of each severity there are, in words."""
    count = Counter(each.severity for each in found)
    parts = [f"{count[level]} {level}{'' if count[level] == 1 else 's'}" for level in Severity if count[level]]
    return ", ".join(parts) if parts else "Nothing to mend."


def source_lines(shown: Sequence[Diagnostic], root: Path, notes: tuple[FileStat, ...]) -> dict[str, list[str]]:
    """The lines of the notes that some diagnostic speaks of; those that cannot be read are left out."""
    wanted = {each.span.path for each in shown}
    lines: dict[str, list[str]] = {}
    for file in notes:
        if file.path in wanted:
            with suppress(OSError):
                lines[file.path] = decode(read_bytes(root, file), file.path)[0].split("\n")
    return lines


class Meter:
    """A line of progress that writes over itself, where the terminal is one; it is gone when the work is done."""

    def __init__(self, *, shown: bool) -> None:
        self._shown, self._last = shown, 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._last:
            click.echo("\r\x1b[K", nl=False, err=True)

    def step(self, what: str, done: int, total: int) -> None:
        """Say how far a step has come; at most ten times a second."""
        now = time.monotonic()
        if self._shown and now - self._last > _PAUSE:
            if self._last:
                click.echo(f"\r\x1b[K{what} {done} of {total}", nl=False, err=True)
            self._last = now
