"""Where only prose has changed, a live site derives nothing anew; where anything else has, it does."""

from pathlib import Path

import pytest

from relwiki.build.prose import essence
from relwiki.build.session import Made, Order, Session
from relwiki.model.settings import Settings
from relwiki.vault.read import read_note
from tests.sites import write

IDA = """---
born: 1990-05-04
friend: "[[Max]]"
---
A sailor.

Met [[Max]] at the harbour.

## Log

- 2026-05-14 call: the move
"""
SAME = [
    ("A sailor.", "A sailor, and a good one."),
    ("A sailor.", "A sailor.\n\n> Ahoy.\n\n1. rope\n2. knife\n"),
    ("## Log", "Calm **seas**.\n\n## Log"),
]
MORE = [
    ("A sailor.", "A friend of [[Max]]."),
    ("at the harbour.", "at the old harbour."),
    ("call: the move", "call: the move to Porto"),
    ("1990-05-04", "1990-05-05"),
    ("A sailor.", "A sailor. #sea"),
    ("A sailor.", "A sailor. ^first"),
    ("A sailor.", "## At sea\n\nA sailor."),
    ("A sailor.", "- [ ] mend the sail"),
    ("A sailor.", "boat:: Aurora"),
    ("A sailor.", "![[Max]]"),
]


def step(session: Session) -> Made:
    """Build, and say what was made."""
    return session.step(lambda *_: None)


@pytest.mark.parametrize(("old", "new"), SAME)
def test_prose_is_not_in_the_essence(old: str, new: str) -> None:
    """What only the page of the note shows, wherever it stands."""
    one, other = (read_note("people/Ida.md", text.encode(), Settings()) for text in (IDA, IDA.replace(old, new)))

    assert one != other
    assert essence(one) == essence(other)


@pytest.mark.parametrize(("old", "new"), MORE)
def test_whatever_others_may_see_is_in_the_essence(old: str, new: str) -> None:
    """A link, its sentence, a field, a line of a log, a tag, a block id, a heading, a task, a note inside the note."""
    one, other = (read_note("people/Ida.md", text.encode(), Settings()) for text in (IDA, IDA.replace(old, new)))

    assert essence(one) != essence(other)


def test_having_a_text_at_all_is_in_the_essence() -> None:
    """A page without one says how to begin."""
    one, other = (read_note("people/Max.md", text.encode(), Settings()) for text in ("Likes the sea.\n", "\n"))

    assert essence(one) != essence(other)


def test_a_line_of_prose_derives_nothing(tmp_path: Path) -> None:
    """One page is written, from the facts of the build before, and nobody is told anything new."""
    root = write(tmp_path / "vault", {"people/Ida.md": IDA, "people/Max.md": "Likes the sea.\n"})
    session = Session(Order(root), print, lasting=True)
    first = step(session).report
    write(root, {"people/Max.md": "Likes the hills.\n"})
    second = step(session).report

    assert first is not None
    assert second is not None
    assert second.diagnostics is first.diagnostics
    assert (second.parsed, second.written, second.files) == (1, 1, first.files)
    assert "hills" in (root / ".relwiki/site/people/max.html").read_text(encoding="utf-8")


def test_notes_that_show_the_changed_one_follow(tmp_path: Path) -> None:
    """A note inside another is the same in both places."""
    root = write(tmp_path / "vault", {"people/Ida.md": IDA + "\n![[Max]]\n", "people/Max.md": "Likes the sea.\n"})
    session = Session(Order(root), print, lasting=True)
    step(session)
    write(root, {"people/Max.md": "Likes the hills.\n"})
    report = step(session).report

    assert report is not None
    assert report.written == 2
    assert "hills" in (root / ".relwiki/site/people/ida.html").read_text(encoding="utf-8")


def test_a_page_that_somebody_damaged_is_mended_all_the_same(tmp_path: Path) -> None:
    """What the last build wrote is looked at even on the short way."""
    root = write(tmp_path / "vault", {"people/Ida.md": IDA, "people/Max.md": "Likes the sea.\n"})
    session = Session(Order(root), print, lasting=True)
    step(session)
    page = root / ".relwiki/site/people/ida.html"
    whole = page.read_bytes()
    page.write_bytes(b"")
    write(root, {"people/Max.md": "Likes the hills.\n"})
    step(session)

    assert page.read_bytes() == whole


def test_a_changed_theme_is_seen_by_a_lasting_session(tmp_path: Path) -> None:
    """Its files are read again when one of them moves, one is added, or another theme is asked for."""
    root = write(tmp_path / "vault", {"people/Max.md": "Likes the sea.\n"})
    session = Session(Order(root), print, lasting=True)
    page = root / ".relwiki/site/index.html"
    for _ in range(3):
        step(session)
    seen = []
    for words in ("first", "second", ""):
        template = root / "theme/templates/home.html"
        if words:
            write(root, {"theme/templates/home.html": f"<!doctype html><title>{words}</title>"})
        else:
            template.unlink()
        step(session)
        seen.append(page.read_text(encoding="utf-8")[:40])

    assert seen[:2] == ["<!doctype html><title>first</title>\n", "<!doctype html><title>second</title>\n"]
    assert "title" not in seen[2]
