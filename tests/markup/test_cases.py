"""The dialect as tables of cases: a text, and the page it becomes.

Each file in `cases/` holds cases in the form `▸ title`, the text, `→`, the HTML with its slots in braces, and a line
`! code line:column` for each finding. `RELWIKI_UPDATE=1` writes what is there now, to be read before it is committed.
"""

import os
from pathlib import Path

import pytest

from relwiki.markup.parse import parse
from tests.markup.shown import shown

CASES = Path(__file__).parent / "cases"
FILES = sorted(CASES.glob("*.txt"))


def cases(path: Path) -> list[tuple[str, str, str]]:
    """Title, text and expectation of each case of a file."""
    found = []
    for case in ("\n" + path.read_text(encoding="utf-8")).split("\n▸ ")[1:]:
        title, _, rest = case.partition("\n")
        text, _, expected = rest.partition("\n→\n")
        found.append((title, text, expected.rstrip("\n")))
    return found


def become(title: str, text: str) -> str:
    """What a case's text becomes; its title says whether the vault breaks lines hard or loads remote images."""
    document = parse(
        text,
        private_headings=frozenset({"private"}),
        hard_breaks="hard breaks" in title,
        remote_images="remote images" in title,
    )
    findings = [f"! {finding.code} {finding.line}:{finding.column}" for finding in document.findings]
    return "\n".join([shown(document).rstrip("\n"), *findings])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_text_becomes_its_page(path: Path) -> None:
    """Every case of the file, at once, so that a change shows as a whole."""
    told = [(title, text, become(title, text)) for title, text, _ in cases(path)]
    if os.environ.get("RELWIKI_UPDATE"):
        written = "\n".join(f"▸ {title}\n{text}\n→\n{page}\n" for title, text, page in told)
        path.write_text(written, encoding="utf-8")

    assert told == cases(path)


def test_there_are_cases() -> None:
    """A moved folder would make the test above pass by itself."""
    counted = sum(len(cases(path)) for path in FILES)

    assert counted > 80
