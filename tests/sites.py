"""Built sites for tests: the command line run as a user runs it, and what stands in the output."""

import os
import subprocess
import sys
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

REPOSITORY = Path(__file__).parent.parent
EXAMPLE = REPOSITORY / "example-vault"


def relwiki(*arguments: str, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own."""
    surroundings = {**os.environ, "PYTHONPATH": str(REPOSITORY), **env}
    return subprocess.run(
        [sys.executable, "-m", "relwiki", *arguments],
        cwd=cwd, env=surroundings, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False,
    )  # fmt: skip


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder; the folder."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def files_of(site: Path) -> dict[str, bytes]:
    """All files of a site but the marker, by route."""
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt", "figure", "footer",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "li", "main", "nav", "ol", "p", "pre", "section",
    "summary", "table", "td", "th", "title", "tr", "ul",
})  # fmt: skip


class Page(HTMLParser):
    """What a page links to, which ids it has, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.links: list[str] = []
        self.ids: list[str] = []
        self.headings: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._text: list[str] = []
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        """All text, white space folded."""
        return " ".join("".join(self._text).replace("\x1e", " ").split())

    @property
    def lines(self) -> str:
        """The text with a line for each block, white space folded."""
        folded = (" ".join(line.split()) for line in "".join(self._text).split("\x1e"))
        return "\n".join(line for line in folded if line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect what the tests ask for."""
        named = dict(attrs)
        self.tags.append((tag, named))
        if tag in _BLOCKS:
            self._text.append("\x1e")
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append(tag)
        self.links += [value for name, value in attrs if name in {"href", "src"} and value]
        if named.get("id"):
            self.ids.append(str(named["id"]))

    def handle_data(self, data: str) -> None:
        """Collect text."""
        self._text.append(data)
