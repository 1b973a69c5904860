"""Every message that relwiki has, to the letter: a small vault in text, and below it what is said about it.

The files in `golden/diagnostics/` are named after their codes. `RELWIKI_UPDATE=1 pytest tests/test_diagnostics.py`
writes anew what stands below `=== expected`; read the difference as the author of such a note would.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from relwiki.build.listing import find
from relwiki.build.reading import read_vault
from relwiki.cli.say import heading
from relwiki.derive.facts import derive
from relwiki.model.diagnostic import SEVERITIES, Code, Diagnostic
from tests.vaults import TODAY, files_of

GOLDEN = Path(__file__).parent / "golden" / "diagnostics"
EXPECTED = "=== expected\n"
UPDATE = bool(os.environ.get("RELWIKI_UPDATE"))


def latin_1(vault: Path) -> None:
    """A note and a name from an old machine."""
    (vault / "people" / "Rene Lund.md").write_bytes("Lives in Orléans\nsince the café closed.\n".encode("latin-1"))
    Path(os.fsdecode(os.fsencode(vault / "people") + b"/Andr\xe9 Lund.md")).write_text("", encoding="utf-8")


def no_files(vault: Path) -> None:
    """What has the name of a note and is no file of this vault."""
    elsewhere = vault.parent / "elsewhere.md"
    elsewhere.write_text("", encoding="utf-8")
    (vault / "people" / "Ida Lund.md").symlink_to(elsewhere)
    (vault / "people" / "Max Lund.md").symlink_to("Nobody.md")
    os.mkfifo(vault / "people" / "Theo Lund.md")


def twins(vault: Path) -> None:
    """Two names that are one to a reader."""
    (vault / "people" / "anna berg.md").write_text("", encoding="utf-8")
    (vault / "people" / "Zoe\u0301 Lund.md").write_text("", encoding="utf-8")
    (vault / "people" / "Zo\u00e9 Lund.md").write_text("", encoding="utf-8")


def five_mebibytes(vault: Path) -> None:
    """A note that is a whole archive."""
    (vault / "people" / "Anna Berg.md").write_text("A line of hers.\n" * (5 << 16), encoding="utf-8")


def brackets(vault: Path) -> None:
    """A note that would take minutes to read as Markdown."""
    (vault / "people" / "Anna Berg.md").write_text("[" * 20_000, encoding="utf-8")


def deletion(vault: Path) -> None:
    """Somebody deletes the note while it is about to be read."""
    (vault / "people" / "Anna Berg.md").unlink()


def nothing(_vault: Path) -> None:
    """The text says it all."""


# What no text can hold, made on the disk beside the text, by code.
ON_DISK: dict[str, Callable[[Path], None]] = {
    "not-utf8": latin_1,
    "not-a-file": no_files,
    "same-name": twins,
    "too-large": five_mebibytes,
    "too-complex": brackets,
}
# What happens between the listing and the reading, by code.
MEANWHILE: dict[str, Callable[[Path], None]] = {
    "unreadable-file": deletion,
}


def goldens() -> list[Path]:
    """All files of the folder, in order."""
    return sorted(GOLDEN.glob("*.txt"))


def said_about(text: str, code: str, folder: Path) -> tuple[Diagnostic, ...]:
    """All diagnostics of a vault that is really read from the disk; that nobody is the owner is said in one case."""
    vault = folder / "vault"
    vault.mkdir()
    for path, content in files_of(text).items():
        (vault / path).parent.mkdir(parents=True, exist_ok=True)
        (vault / path).write_text(content, encoding="utf-8")
    ON_DISK.get(code, nothing)(vault)
    found = find(vault)
    MEANWHILE.get(code, nothing)(vault)
    facts = derive(read_vault(found).vault, TODAY)
    return tuple(each for each in facts.diagnostics if each.code != Code.NO_OWNER or code == Code.NO_OWNER)


def written(each: Diagnostic) -> str:
    """A diagnostic as the terminal shows it, without the line it speaks of."""
    also = [f"  also: {span.path}:{span.line}:{span.column}" for span in each.also]
    return "\n".join([heading(each), *also, *([f"  hint: {each.hint}"] if each.hint else [])])


@pytest.mark.parametrize("golden", goldens(), ids=lambda path: path.stem)
def test_what_is_said(golden: Path, tmp_path: Path) -> None:
    """Place, level, words and mend of a message are as the golden has them."""
    vault, _, expected = golden.read_text(encoding="utf-8").partition(EXPECTED)
    said = said_about(vault, golden.stem, tmp_path)
    actual = "".join(f"{written(each)}\n" for each in said)
    if UPDATE:
        golden.write_text(f"{vault.rstrip()}\n\n{EXPECTED}{actual}", encoding="utf-8")
        expected = actual

    assert expected == actual
    assert golden.stem in {each.code for each in said}


def test_every_code_has_a_golden() -> None:
    """No message goes unread, and no golden speaks of a code that is gone."""
    assert {path.stem for path in goldens()} == {str(code) for code in Code}
    assert set(SEVERITIES) == set(Code)


@pytest.mark.parametrize("golden", goldens(), ids=lambda path: path.stem)
def test_a_message_is_a_sentence_and_has_a_mend(golden: Path) -> None:
    """It begins with a capital or the author's own words and ends with a full stop; a hint of one line follows."""
    expected = golden.read_text(encoding="utf-8").partition(EXPECTED)[2]
    messages = re.findall(r"(?:error|warning|hint)\[[a-z0-9-]+\]: (.*)", expected)
    hints = re.findall(r"^  hint: (.*)", expected, re.MULTILINE)

    assert messages
    assert len(hints) == len(messages)
    assert [each for each in messages if not re.fullmatch(r"[A-Z“`].*\.", each)] == []
    assert [each for each in hints if not re.match(r"[A-Z“`]", each)] == []
