"""The same notes make the same bytes, whatever the machine's hash seed, time zone, locale and folders."""

import shutil
from pathlib import Path

import pytest

from tests.sites import EXAMPLE, files_of, relwiki

SURROUNDINGS = [
    {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8"},
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
    {"PYTHONHASHSEED": "2", "TZ": "Pacific/Pago_Pago", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    {"PYTHONHASHSEED": "31337", "TZ": "Asia/Kathmandu", "LC_ALL": "POSIX"},
    {"PYTHONHASHSEED": "4294967295", "PYTHONUTF8": "1"},
]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The site as the first surroundings make it."""
    return built(tmp_path_factory.mktemp("first"), SURROUNDINGS[0])


def built(folder: Path, surroundings: dict[str, str]) -> dict[str, bytes]:
    """The example vault, copied into a folder of its own and built there."""
    root = folder / "vault"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns(".relwiki"))
    done = relwiki("build", str(root), cwd=None, **surroundings)
    assert done.returncode == 0, done.stderr
    return files_of(root / ".relwiki" / "site")


@pytest.mark.parametrize("surroundings", SURROUNDINGS[1:], ids=lambda each: each["PYTHONHASHSEED"])
def test_surroundings_decide_no_byte(first: dict[str, bytes], surroundings: dict[str, str], tmp_path: Path) -> None:
    """Another seed, another zone, another locale, another folder."""
    second = built(tmp_path / "elsewhere and deeper", surroundings)

    assert sorted(first) == sorted(second)
    assert [route for route in first if first[route] != second[route]] == []
