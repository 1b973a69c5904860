"""Themes and the example vault are found in a clone and in an installed wheel."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.sites import REPOSITORY, relwiki


def test_a_clone_finds_its_theme_and_its_example(tmp_path: Path) -> None:
    """As in an editable install: they lie beside the package."""
    assert relwiki("init", "--demo", "vault", cwd=tmp_path).returncode == 0
    done = relwiki("build", "vault", cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "vault" / ".relwiki" / "site" / "_static" / "relwiki.css").is_file()


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel's content, nothing of the repository beside it."""
    folder = tmp_path_factory.mktemp("wheel")
    made = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=REPOSITORY, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "site-packages")
    return folder / "site-packages"


def test_a_wheel_brings_its_theme_and_its_example(installed: Path, tmp_path: Path) -> None:
    """Without the repository, `init --demo` and `build` work."""
    env = {**os.environ, "PYTHONPATH": str(installed)}
    for arguments in (["init", "--demo", "vault"], ["build", "vault"]):
        done = subprocess.run(
            [sys.executable, "-P", "-m", "relwiki", *arguments],
            cwd=tmp_path, env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    where = subprocess.run(
        [sys.executable, "-P", "-c", "import relwiki; print(relwiki.__file__)"],
        cwd=tmp_path, env=env, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip

    assert where.strip().startswith(str(installed))
    assert (tmp_path / "vault" / ".relwiki" / "site" / "index.html").is_file()


def test_a_wheel_holds_no_tests_and_no_built_site(installed: Path) -> None:
    """Only the package, its themes and the example."""
    names = {path.relative_to(installed).as_posix() for path in installed.rglob("*") if path.is_file()}

    assert [name for name in names if name.startswith("tests/") or ".relwiki" in name] == []
    assert {"relwiki/py.typed", "relwiki/_data/themes/default/theme.yaml"} <= names
