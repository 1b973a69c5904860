"""The vault that the benchmarks are measured on is always the same, and has nothing to mend."""

from pathlib import Path

from relwiki.build.session import Order, Session
from relwiki.model.diagnostic import Severity
from tests.benchmarks.vault import make_vault


def test_the_same_seed_makes_the_same_vault(tmp_path: Path) -> None:
    """So that figures of two days can be compared."""
    for name in ("one", "other"):
        make_vault(tmp_path / name, 40, seed=3)
    one, other = (
        {path.relative_to(tmp_path / name): path.read_bytes() for path in (tmp_path / name).rglob("*.md")}
        for name in ("one", "other")
    )

    assert one == other
    assert len(one) > 50


def test_the_vault_has_nothing_to_mend(tmp_path: Path) -> None:
    """Or the time would be that of messages."""
    make_vault(tmp_path / "vault", 60)
    report = Session(Order(tmp_path / "vault"), print).step(lambda *_: None).report

    assert report is not None
    assert [each for each in report.diagnostics if each.severity is not Severity.HINT] == []
