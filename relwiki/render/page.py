"""A page value through its theme's template: bytes, always the same for the same value, theme and site."""

import re

import msgspec

from relwiki.pages.page import Page
from relwiki.render.phrases import spoken
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
    language, words = spoken(theme, site.language)
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
