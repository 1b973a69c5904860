"""A page value through its theme's template: bytes, always the same for the same value, theme and site."""

import re
from functools import lru_cache
from types import SimpleNamespace

from relwiki.pages.page import Page
from relwiki.render.frame import Frame, Linked, Site
from relwiki.render.inline import Inline
from relwiki.render.phrases import spoken
from relwiki.render.show import Show
from relwiki.render.templates import blamed, environment
from relwiki.render.theme import Theme

__all__ = ["Site", "render"]

_CLASS = re.compile(r"[^\w-]+")


@lru_cache(maxsize=4)
def _linked(theme: Theme, language: str) -> Linked:
    look = " ".join(f"{key}-{_CLASS.sub('-', value)}" for key, value in theme.options)
    return Linked("_static/relwiki.svg", theme.styles, (f"_static/words.{language}.js", *theme.scripts), look)


@lru_cache(maxsize=4)
def _spoken(theme: Theme, language: str) -> tuple[str, dict[str, str], SimpleNamespace]:
    """The language of the words, and these by key and as attributes: a template asks for a dozen on every page."""
    name, words = spoken(theme, language)
    return name, words, SimpleNamespace(**words)


def render(page: Page, theme: Theme, site: Site) -> bytes:
    """The page as a file: UTF-8, ending in a newline.

    Raises `UserError` with file and line where a template is wrong.
    """
    language, words, said = _spoken(theme, site.language)
    inline, linked = Inline(page.route), _linked(theme, language)
    try:
        template = environment(theme).get_template(page.template)
        text = template.render(
            page=page,
            site=site,
            words=said,
            theme=theme,
            show=Show(inline, words),
            frame=Frame(inline, site, linked, words),
            look=linked.look,
            script_words=linked.scripts[0],
        )
    except Exception as error:
        user_error = blamed(error, theme)
        if user_error is None:
            raise
        raise user_error from error
    return text.rstrip("\n").encode() + b"\n"
