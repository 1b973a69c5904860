"""The site that is held in memory follows the one on the disk, page by page."""

from pathlib import Path

import msgspec

from relwiki.build.session import Order, Session
from relwiki.serve.pages import shown
from tests.sites import write


def test_a_page_that_is_another_takes_the_place_of_one(tmp_path: Path) -> None:
    """After an edit of prose, which leaves all else alone, the whole is what it would be if it were read anew."""
    root = write(tmp_path / "vault", {"people/Ida.md": "A sailor.\n", "people/Max.md": "Likes the sea.\n"})
    session = Session(Order(root), print, lasting=True)
    one = session.step(lambda *_: None)
    first = shown(one.manifest, one.site, None)
    write(root, {"people/Max.md": "Likes the hills.\n"})
    two = session.step(lambda *_: None)
    second, again = shown(two.manifest, two.site, first), shown(two.manifest, two.site, None)

    assert (second.version, list(second.fresh or ())) == (first.version + 1, ["people/max.html"])
    assert msgspec.structs.replace(second, version=1, fresh=None) == again
    assert second.files["people/ida.html"] is first.files["people/ida.html"]
    assert b"hills" in (second.files["people/max.html"].content() or b"")
