"""What a theme says in one language, by key. Knows no template, so that a command may speak without making pages."""

from functools import lru_cache

from relwiki.render.theme import Theme


def phrases(theme: Theme, language: str) -> dict[str, str]:
    """What is said about people and dates, by key, in the theme's language nearest to the one asked for."""
    return spoken(theme, language, "say.")[1]


@lru_cache(maxsize=8)
def spoken(theme: Theme, language: str, part: str = "page.") -> tuple[str, dict[str, str]]:
    """The theme's language nearest to the site's ("pt-BR", then "pt", then English) and what a part says in it."""
    known = dict(theme.words)
    wanted = language.lower()
    for name in (wanted, wanted.split("-", maxsplit=1)[0], "en"):
        if name in known:
            return name, {key.removeprefix(part): text for key, text in known[name] if key.startswith(part)}
    return "en", {}
