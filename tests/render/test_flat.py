"""Small YAML files are read as YAML reads them, and those that come with relwiki without YAML's reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from relwiki.model.errors import UserError
from relwiki.render.flat import _events, _simple, flat
from tests.sites import REPOSITORY

OWN = sorted((REPOSITORY / "themes").rglob("*.yaml"))
_KEY = st.sampled_from(["a", "b c", "ex-wife", "née", "1", "- a", "'a'", "yes", "a ", "?", "a:b", "x" * 130])
_VALUE = st.one_of(
    st.text("ab :#-\"'\\{}[],&*!|>%@`\t~é\u00a0\u2028=0.", max_size=9),
    st.sampled_from(["", "no", "12:30", '"a: b"', '"a\\nb"', "a # b", "a#b", "|", ">-", "{}", "'a'", "a:", "- b"]),
)
_LINE = st.builds(
    "{}{}:{}{}".format, st.sampled_from(["", "  ", "    ", " "]), _KEY, st.sampled_from([" ", "", "  "]), _VALUE
)
_REST = st.sampled_from(["", "# note", "  # note", "   ", "text", "  text", "---", "...", "%a", "\t", "- a", "\ufeff"])


@pytest.mark.parametrize("path", OWN, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_the_files_of_our_own_themes_are_simple(path: object) -> None:
    """A build that has nothing to do reads them, and must not wait for YAML's reader."""
    text = path.read_text(encoding="utf-8")  # type: ignore[attr-defined]

    assert _simple(text) == _events(text, "here")


@given(st.lists(st.one_of(_LINE, _LINE, _REST), max_size=6).map("\n".join))
def test_what_is_simple_means_the_same_to_yaml(text: str) -> None:
    """Either the short way gives up, or it says what YAML says."""
    simple = _simple(text)
    if simple is not None:
        assert simple == _events(text, "here")


def test_what_is_no_mapping_of_texts_is_told_with_its_line() -> None:
    """A list has no place in a theme's file."""
    with pytest.raises(UserError, match=r"^theme.yaml:2: expected `key: text`"):
        flat("a: b\nc: [d]\n", "theme.yaml")
