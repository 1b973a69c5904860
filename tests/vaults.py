"""Vaults written as text, so that a test's docstring or first lines are the vault it speaks of."""

import datetime as dt
import textwrap

from relwiki.derive.facts import Facts, derive
from relwiki.model.note import Note
from relwiki.model.settings import Settings
from relwiki.model.vault import Attachment, Vault
from relwiki.pages.words import Words
from relwiki.render.phrases import phrases
from relwiki.render.theme import load_theme
from relwiki.vault.read import read_note
from relwiki.vault.settings import read_settings

TODAY = dt.date(2026, 11, 23)


def files_of(text: str) -> dict[str, str]:
    """The files of a vault in text: each begins with a line `@ PATH`."""
    files: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in textwrap.dedent(text).splitlines():
        if line.startswith("@ "):
            lines = files.setdefault(line.removeprefix("@ ").strip(), [])
        else:
            lines.append(line)
    return {path: "\n".join(found).strip("\n") + "\n" for path, found in files.items()}


def vault_of(text: str, attachments: tuple[Attachment, ...] = ()) -> Vault:
    """A vault read from text; `relwiki.yaml` among its files holds the settings."""
    files = files_of(text)
    settings, said = read_settings(files.pop("relwiki.yaml", ""))
    return Vault(notes_of(files, settings), settings, attachments, diagnostics=said)


def notes_of(files: dict[str, str], settings: Settings) -> tuple[Note, ...]:
    """The notes of these files, sorted by path as the disk's are."""
    return tuple(read_note(path, files[path].encode(), settings) for path in sorted(files))


def facts_of(text: str, today: dt.date = TODAY, me: str = "") -> Facts:
    """Everything that follows from a vault written as text."""
    return derive(vault_of(text), today, me)


def codes(facts: Facts) -> list[str]:
    """The codes of all diagnostics with the place they speak of, but for the hint that no owner is set."""
    return [f"{each.span.path}:{each.span.line} {each.code}" for each in facts.diagnostics if each.code != "no-owner"]


def english() -> Words:
    """What pages say in English, as the default theme has it."""
    return Words("en", said("en"))


def said(language: str) -> dict[str, str]:
    """What the default theme says in a language, by key."""
    return phrases(load_theme("default", None), language)
