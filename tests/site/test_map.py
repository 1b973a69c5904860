"""The map and the ways between people in Chromium, from the disk: as fast, as steady and as right as promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx
import pytest

from tests.derive.graphs import called, connections_of, files_of_graph, path_of
from tests.sites import relwiki, write

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SMALL = {
    "people/Ann Bell.md": "---\nme: true\nsister: '[[Cy Dorn]]'\n---\n",
    "people/Cy Dorn.md": "---\nworks_at: '[[Old Mill]]'\ntags: [harbour]\n---\n",
    "people/Eve Falk.md": "---\nworks_at: '[[Old Mill]]'\nfriends: '[[Gus Holm]]'\ntags: [harbour]\n---\n",
    "people/Gus Holm.md": "---\nborn: 1970\n---\n",
    "people/Ida Kade.md": "---\nfriends: '[[Gus Holm]]'\n---\n",
    "people/Jo Lund.md": "",
}
# The layout of a network given as (number of people, ties), with pages that are named by the person's number.
PLACES = """([people, edges]) => {
    const data = {me: -1, costs: [2, 3, 5, 6], dead: [], circles: [], words: [["", ""]], kinds: [[["friend"], 0]],
                  people: people.map(n => ["", `people/person-${n}.html`]), edges: edges.flatMap(e => [...e, 0, 0, 0])};
    const begin = performance.now();
    const places = relwikiLayout.places(relwikiWays.read(data));
    return [places, performance.now() - begin];
}"""


def built(root: Path, files: dict[str, str]) -> Path:
    """The site of a vault."""
    done = relwiki("build", str(write(root / "vault", files)), "-o", str(root / "site"))
    assert done.returncode == 0, done.stderr
    return root / "site"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of six people."""
    return built(tmp_path_factory.mktemp("small"), SMALL)


@pytest.fixture
def opened(browser: Browser, small: Path) -> Iterator[Page]:
    """The map of six people; what it logs is a failure."""
    context = browser.new_context(reduced_motion="reduce", viewport={"width": 1000, "height": 900})
    context.set_default_timeout(5_000)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((small / "map.html").as_uri())
    page.wait_for_selector("canvas")
    yield page
    context.close()

    assert said == []


def pixels(page: Page) -> str:
    """What the canvas shows."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(0))))")
    return str(page.evaluate("document.querySelector('canvas').toDataURL()"))


def test_a_person_is_found_and_walked_on_from(opened: Page) -> None:
    """By name, with the keyboard alone: who is chosen is named with all ties in words, and each leads on."""
    opened.get_by_label("Find a person").focus()
    opened.keyboard.type("eve")
    opened.keyboard.press("Tab")
    panel = opened.locator(".map-panel")
    first = panel.inner_text().split("\n")
    panel.get_by_role("button", name="Gus Holm").press("Enter")
    second = panel.inner_text().split("\n")

    assert [line for line in first if line] == ["Eve Falk", "Gus Holm friend of Eve Falk"]
    assert [line for line in second if line] == [
        "Gus Holm", "Eve Falk friend of Gus Holm", "Ida Kade friend of Gus Holm",
    ]  # fmt: skip
    assert opened.evaluate("document.activeElement.getAttribute('href')") == "people/gus-holm.html"


@pytest.mark.parametrize("key", ["ArrowLeft", "ArrowDown", "+", "-"])
def test_the_keyboard_moves_the_map(opened: Page, key: str) -> None:
    """Arrows move it, plus and minus zoom, and 0 shows all again."""
    before = pixels(opened)
    opened.locator("canvas").press(key)
    moved = pixels(opened)
    opened.locator("canvas").press("0")

    assert moved != before
    assert pixels(opened) == before


def test_the_wheel_zooms_and_a_drag_moves(opened: Page) -> None:
    """As on every map; a click on nobody chooses nobody."""
    box = opened.locator("canvas").bounding_box()
    assert box is not None
    before = pixels(opened)
    opened.mouse.move(box["x"] + 40, box["y"] + 40)
    opened.mouse.wheel(0, -300)
    zoomed = pixels(opened)
    opened.mouse.down()
    opened.mouse.move(box["x"] + 140, box["y"] + 90, steps=4)
    opened.mouse.up()

    assert len({before, zoomed, pixels(opened)}) == 3


def test_the_filter_narrows_map_and_table(opened: Page) -> None:
    """A tag leaves its people in the table and makes the others faint on the map."""
    before = pixels(opened)
    opened.locator("form.facets summary", has_text="Tags").click()
    opened.get_by_label("#harbour").check()

    assert opened.locator("tr.one:visible th").all_inner_texts() == ["Cy Dorn", "Eve Falk"]
    assert pixels(opened) != before


def test_without_a_script_the_table_says_it_all(browser: Browser, small: Path) -> None:
    """Everybody with a link, and a sentence on what is missing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((small / "map.html").as_uri())

    assert page.locator("tr.one th a").count() == len(SMALL)
    assert page.locator("canvas").count() == 0
    assert "switched off" in page.locator(".needs-script").inner_text()
    context.close()


def test_a_way_is_found_between_two_people(opened: Page, small: Path) -> None:
    """On the page of connections: each step says what somebody is to the one before, or which circle joins them."""
    opened.goto((small / "connections.html").as_uri())
    paths = opened.locator("[data-finder]")
    assert paths.get_by_label("From").input_value() == "Ann Bell"
    paths.get_by_label("To").fill("ida")
    paths.get_by_label("To").press("Tab")

    assert paths.locator(".way li").all_inner_texts() == [
        "Ann Bell",
        "Cy Dorn\nyour sister",
        "Eve Falk\nin Old Mill, as Cy Dorn is",
        "Gus Holm\nfriend of Eve Falk",
        "Ida Kade\nfriend of Gus Holm",
    ]
    paths.get_by_label("To").fill("Jo Lund")
    assert paths.locator(".answer").inner_text() == "Your notes know no way from Ann Bell to Jo Lund."


def test_the_browser_finds_the_ways_that_the_site_states(browser: Browser, tmp_path: Path) -> None:
    """On a random network, from the owner to everybody: step by step the same."""
    graph = nx.gnp_random_graph(60, 0.06, seed=11)
    found = connections_of(graph, 0)
    site = built(tmp_path, files_of_graph(graph, 0))
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / "map.html").as_uri())
    ways = page.evaluate(
        """() => {
            const graph = relwikiWays.read(relwikiNetwork);
            return graph.people.map((_, to) => relwikiWays.way(graph, graph.me, to));
        }"""
    )
    context.close()
    people = found.network.people
    expected = [[people.index(step.person) for step in found.reach.way(person)] for person in people]

    assert [way[1:] if way else [] for way in ways] == expected
    assert max(map(len, expected)) >= 5
    assert called(0) in path_of(0)


@pytest.mark.parametrize("kind", ["random", "groups"])
def test_somebody_new_moves_the_others_little(browser: Browser, small: Path, kind: str) -> None:
    """One more among a thousand: half of the others move less than two per cent of the width, within two seconds."""
    if kind == "random":
        graph = nx.gnm_random_graph(1001, 2300, seed=5)
    else:
        graph = nx.relaxed_caveman_graph(77, 13, 0.1, seed=5)
    edges = [sorted(edge) for edge in graph.edges]
    newest = 500
    numbers = {node: node - (node > newest) for node in graph if node != newest}
    context = browser.new_context()
    page = context.new_page()
    page.goto((small / "map.html").as_uri())
    after, took = page.evaluate(PLACES, [list(graph), edges])
    again, _ = page.evaluate(PLACES, [list(graph), edges])
    before, _ = page.evaluate(
        PLACES, [list(numbers), [[numbers[a], numbers[b]] for a, b in edges if newest not in (a, b)]]
    )
    context.close()
    moves = sorted(
        ((after[node][0] - before[at][0]) ** 2 + (after[node][1] - before[at][1]) ** 2) ** 0.5 / 2
        for node, at in numbers.items()
    )

    assert again == after
    assert moves[len(moves) // 2] < 0.02
    assert took < 2000
    # Those who are tied stand nearer to one another than others do.
    apart = [((after[a][0] - after[b][0]) ** 2 + (after[a][1] - after[b][1]) ** 2) ** 0.5 for a, b in edges]
    assert sum(apart) / len(apart) < (0.5 if kind == "random" else 0.2)
