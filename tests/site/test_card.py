"""Cards in a browser: what paper leaves out, that one sheet is enough, and what time it is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from relwiki.model.interaction import THREAD_WORDS
from tests.sites import relwiki, write

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
LONG = "so many words that one line is never enough for them, and another one is wanted on every sheet of paper"
DAYS = [f"2026-{month:02}-{day:02}" for month in range(1, 11) for day in (3, 13, 23)]


def much() -> str:
    """A note with more of everything than a card has room for."""
    log = "\n".join(
        f"- {day} call: {LONG} {day}\n"
        + "\n".join(f"  - {word}: {LONG}" for word in THREAD_WORDS)
        for day in DAYS
    )  # fmt: skip
    gifts = "\n".join(f"- {day} gave {LONG} {day}\n- {day} received {LONG} {day}\n- idea {LONG} {day}" for day in DAYS)
    children = "\n".join(f"  - Child Number{n} (born 20{n:02}-05-06)" for n in range(12))
    between = "\n".join(f"- {LONG} {n}" for n in range(12))
    tastes = "\n".join(
        f"{key}: [{', '.join(f'something {n}' for n in range(20))}]" for key in ("dislikes", "allergies")
    )
    return (
        f"---\ntimezone: Asia/Tokyo\navoid: her old firm\nstage: close\nobjective: {LONG}\nsalutation: {LONG}\n"
        f"{tastes}\nchildren:\n{children}\n---\n## Between us\n{between}\n\n## Log\n{log}\n\n## Gifts\n{gifts}\n\n"
        "## Private\n- ask: the hush\n"
    )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a card that has too much, and one of a private note."""
    own = "\n".join(f"- 2026-11-{day:02} note: {LONG}, tea {day}" for day in range(1, 20))
    root = write(tmp_path_factory.mktemp("cards"), {
        "relwiki.yaml": "today: 2026-11-23\n",
        "people/Me.md": f"---\nme: true\n---\n## Log\n{own}\n",
        "people/Ida.md": much().replace("timezone:", "interests: [Tea, Football]\ntimezone:"),
        "people/Max.md": "---\ninterests: [Bees]\n---\n",
        "people/Secret.md": "---\nprivate: true\n---\n- ask: the hush\n",
    })  # fmt: skip
    done = relwiki("build", str(root), "-o", str(root / "site"))
    assert done.returncode == 0, done.stderr
    return root / "site"


def test_one_sheet_is_enough(built: Path, browser: Browser) -> None:
    """Whatever a note holds."""
    page = browser.new_page()
    page.goto((built / "cards/ida.html").as_uri())
    pdf = page.pdf(format="A4", margin={"top": "15mm", "right": "15mm", "bottom": "15mm", "left": "15mm"})
    page.close()

    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    assert (built / "cards/ida.html").stat().st_size < 25_000


def test_paper_leaves_out_what_is_for_your_eyes(built: Path, browser: Browser) -> None:
    """Also where it was opened before; of a private note only the name is left."""
    page = browser.new_page()
    page.goto((built / "cards/ida.html").as_uri())
    page.click("details.eyes summary")
    shown = page.inner_text("main")
    page.emulate_media(media="print")
    printed = page.inner_text("main")
    page.goto((built / "cards/secret.html").as_uri())
    secret = page.inner_text("main")
    page.close()

    hidden = ("her old firm", "the hush", "Stage", "Objective")
    assert [word for word in hidden if word not in shown] == []
    assert [word for word in hidden if word in printed] == []
    assert "Between us" in printed
    assert secret.split() == ["S", "Secret"]


def test_a_line_to_write_has_the_day_on_which_it_is_read(built: Path, browser: Browser) -> None:
    """Here the one that is pinned; without a script it has the form of a day."""
    said = []
    for scripted in (True, False):
        page = browser.new_page(java_script_enabled=scripted)
        page.goto((built / "cards/max.html").as_uri())
        said.append(page.inner_text("main").partition("such as “")[2][:17])
        page.close()

    assert said == ["- 2026-11-23 walk", "- YYYY-MM-DD walk"]


def test_the_time_there(built: Path, browser: Browser) -> None:
    """As the browser knows it, by the clock on the wall and not by the day that is pinned."""
    page = browser.new_page()
    page.clock.install(time="2026-11-23T09:30:00Z")
    page.goto((built / "cards/ida.html").as_uri())
    there = page.inner_text("[data-count='zone']")
    page.close()

    assert there == "Mon 18:30 there"
