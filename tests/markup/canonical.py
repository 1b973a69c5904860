"""HTML as a list of what a browser makes of it, so that two spellings of one page are equal."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote

BLOCKS = frozenset(
    (
        *("blockquote", "details", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section"),
        *("summary", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    )
)
VOID = frozenset({"br", "hr", "img", "input"})


class _Events(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[tuple[str, ...]] = []
        self._pre = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._pre += tag == "pre"
        told = sorted(f"{name}={unquote(value or '') if name in ('href', 'src') else value}" for name, value in attrs)
        self.events.append(("<", tag, *told))

    def handle_endtag(self, tag: str) -> None:
        self._pre -= tag == "pre"
        if tag not in VOID:
            self.events.append((">", tag))

    def handle_data(self, data: str) -> None:
        text = data if self._pre else re.sub(r"\s+", " ", data)
        if self.events and self.events[-1][0] == "text":
            text = self.events.pop()[1] + text
        self.events.append(("text", text))


def canonical(html: str) -> list[tuple[str, ...]]:
    """Tags with sorted attributes and texts, without white space that nobody sees."""
    parser = _Events()
    parser.feed(html)
    parser.close()
    events: list[tuple[str, ...]] = []
    pre = 0
    for index, event in enumerate(parser.events):
        pre += (event[:2] == ("<", "pre")) - (event[:2] == (">", "pre"))
        if event[0] != "text" or pre:
            events.append(event)
            continue
        text = event[1]
        if index == 0 or parser.events[index - 1][1] in BLOCKS:
            text = text.lstrip()
        if index == len(parser.events) - 1 or parser.events[index + 1][1] in BLOCKS:
            text = text.rstrip()
        if text:
            events.append(("text", text))
    return events
