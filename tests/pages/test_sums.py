"""Sums of money are never printed by accident."""

import pytest

from relwiki.pages.shown import Aside, Ref
from relwiki.pages.sums import without_sums
from tests.vaults import english

ANNA = Ref("Anna", "people/anna.html")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (("a barograph below £200",), ("a barograph below ", Aside("a sum", "£200"), "")),
        (("12.50 EUR and $3",), ("", Aside("a sum", "12.50 EUR"), " and ", Aside("a sum", "$3"), "")),
        (("50 people in 2026", ANNA), ("50 people in 2026", ANNA)),
        ((ANNA, " owes nothing"), (ANNA, " owes nothing")),
    ],
)
def test_sums_stand_behind_a_click(line: object, expected: object) -> None:
    """Numbers without a currency are none."""
    assert without_sums(line, english()) == expected  # type: ignore[arg-type]
