"""A page value through its theme's template: bytes, always the same for the same value, theme and site."""

import re
from functools import lru_cache

import msgspec

from relwiki.pages.page import Page
from relwiki.render.show import Show
from relwiki.render.templates import blamed, environment
from relwiki.render.theme import Theme

_CLASS = re.compile(r"[^\w-]+")


class Site(msgspec.Struct, frozen=True):
    """What every page says of the whole."""

    title: str
    # BCP 47, such as "en" or "pt-BR".
    language: str = "en"
    # Each with its label, its route and its section.
    nav: tuple[tuple[str, str, str], ...] = ()
    # Whether pictures from elsewhere may be loaded, because the settings say so.
    remote_images: bool = False
    # The day that the settings pin, ISO; empty where the reader's clock counts.
    pinned: str = ""


def render(page: Page, theme: Theme, site: Site) -> bytes:
    """The page as a file: UTF-8, ending in a newline.

    Raises `UserError` with file and line where a template is wrong.
    """
    language, words = _words(theme, site.language)
    try:
        template = environment(theme).get_template(page.template)
        text = template.render(
            page=page,
            site=site,
            words=words,
            theme=theme,
            show=Show(page.route, words),
            look=" ".join(f"{key}-{_CLASS.sub('-', value)}" for key, value in theme.options),
            script_words=f"_static/words.{language}.js",
        )
    except Exception as error:
        user_error = blamed(error, theme)
        if user_error is None:
            raise
        raise user_error from error
    return (text.rstrip("\n") + "\n").encode()


def phrases(theme: Theme, language: str) -> dict[str, str]:
    """What pages say about people and dates, by key, in the theme's language nearest to the one asked for."""
    return _words(theme, language, "say.")[1]


@lru_cache(maxsize=8)
def _words(theme: Theme, language: str, part: str = "page.") -> tuple[str, dict[str, str]]:
    """The theme's language nearest to the site's ("pt-BR", then "pt", then English) and what a part says in it."""
    known = dict(theme.words)
    wanted = language.lower()
    for name in (wanted, wanted.split("-", maxsplit=1)[0], "en"):
        if name in known:
            return name, {key.removeprefix(part): text for key, text in known[name] if key.startswith(part)}
    return "en", {}
