"""A note's page of which the text alone is another: the file that stands with the new text in place of the old one.

What reads templates takes longer to import than such a page to write. It must not know why the text is another.
"""

import msgspec

from relwiki.pages.page import SubjectPage
from relwiki.render.body import text
from relwiki.render.inline import Inline
from relwiki.render.phrases import spoken
from relwiki.render.theme import Theme


def amended(data: bytes, before: SubjectPage, after: SubjectPage, theme: Theme, language: str) -> bytes | None:
    """The file of a page as its templates would make it; None where that is not certain.

    The templates that come with relwiki show the text of a note in one place and make nothing else of it. Others may.

    Args:
        data: The file as it was made of the value `before`.
        before: The value of the page as it was.
        after: The value of the page as it is.
        theme: The theme of both.
        language: Of the site.
    """
    if not theme.trusted or not before.body or msgspec.structs.replace(before, body=after.body) != after:
        return None
    inline, (_, words) = Inline(after.route), spoken(theme, language)
    old, new = (text(inline, page.body, words).encode() for page in (before, after))
    return data.replace(old, new) if data.count(old) == 1 else None
