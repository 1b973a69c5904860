"""Reads a rendered page back: its elements in order, as a strict reader of HTML sees them."""

from html.parser import HTMLParser

Element = tuple[str, dict[str, str]]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def elements(page: bytes) -> list[Element]:
    """Every start tag with its attributes."""
    reader = _Reader()
    reader.feed(page.decode())
    return reader.elements


def text(page: bytes) -> str:
    """All text between tags, as it is read."""
    reader = _Reader()
    reader.feed(page.decode())
    return " ".join("".join(reader.text).split())
