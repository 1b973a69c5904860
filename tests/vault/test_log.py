"""The lines of a log that have a shorter way through the reader mean the same by the long one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from relwiki.model.date import Date
from relwiki.model.settings import Settings
from relwiki.vault.log import _read_line, read_log_line
from relwiki.vault.vocabulary import vocabulary

WORDS = vocabulary(Settings())
DAY = Date(2026, 11, 12)

_heads = st.sampled_from(["call", "Phone", "visit", "walked", "told", "with", "call with", "Lunch with", "meal to"])
_people = st.sampled_from(
    ["", " [[Ada]]", " [[people/Ada|A. B.]]", " [[Ada#x]]", " [[Ada ]]", " [[ ]]", " [[Ada]], [[Bo]]", " [[A: b]]"]
)
_texts = st.sampled_from(
    ["the boiler", "[[Ada]] and [[Cy]]", "a - b: c", "#quiet", "(x: y)", " x ", "[[Cy|c]]: d", ": e"]
)


@settings(max_examples=400, deadline=None)
@given(_heads, _people, st.sampled_from([": ", " - ", ":", " ", " – "]), _texts)
def test_the_short_way_is_the_long_way(head: str, people: str, separator: str, text: str) -> None:
    """Whatever matches the common shape is read as `_read_line` would read it."""
    line = f"{head}{people}{separator}{text}".strip()

    short = read_log_line(line, DAY, WORDS, line=1)

    assert short == _read_line(line, DAY, WORDS, line=1, private=False)


@pytest.mark.parametrize("line", ["call: hello", "call with [[Ada|A]]: hello [[Cy]] #quiet"])
def test_common_lines(line: str) -> None:
    """The two shapes themselves."""
    assert read_log_line(line, DAY, WORDS, line=1) == _read_line(line, DAY, WORDS, line=1, private=False)
