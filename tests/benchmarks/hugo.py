"""The same vault as a site of Hugo, where that is installed: with its links and backlinks, as far as Hugo has them."""

import re
import shutil
from pathlib import Path

_LINK = re.compile(r"\[\[([^\]|#]+)(?:#[^\]|]*)?(?:\|([^\]]*))?\]\]")
_CONFIG = (
    "baseURL = 'https://example.org/'\ntitle = 'Benchmark'\ndisableKinds = ['RSS', 'sitemap', 'taxonomy', 'term']\n"
)
# Who links to a page, worked out once for all pages: asked of every page anew it takes minutes for 5,000.
_BACKLINKS = """{{ $found := newScratch }}{{ range site.RegularPages }}{{ $page := . }}
{{ range .Params.links }}{{ $found.Add . (slice $page) }}{{ end }}{{ end }}{{ return $found.Values }}
"""
_PAGE = """<!doctype html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}
{{ $backlinks := partialCached "backlinks.html" site.Home }}<ul>{{ range index $backlinks .RelPermalink }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
"""
_LIST = """<!doctype html><title>{{ .Title }}</title><ul>{{ range .Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>
"""


def installed() -> bool:
    """Whether Hugo can be called."""
    return shutil.which("hugo") is not None


def make_site(vault: Path, folder: Path) -> None:
    """Write Hugo's own form of a vault: links resolved, and each page with the list of pages that link to it."""
    notes = {path.stem: path for path in sorted(vault.rglob("*.md"))}
    routes = {name: f"/{path.parent.name}/{number}/" for number, (name, path) in enumerate(notes.items())}
    _put(folder / "hugo.toml", _CONFIG)
    _put(folder / "layouts/_default/single.html", _PAGE)
    _put(folder / "layouts/partials/backlinks.html", _BACKLINKS)
    for place in ("layouts/index.html", "layouts/_default/list.html"):
        _put(folder / place, _LIST)
    for name, path in notes.items():
        body = path.read_text(encoding="utf-8").partition("\n---\n")[2]
        links = sorted({routes[found[1]] for found in _LINK.finditer(body) if found[1] in routes})
        shown = _LINK.sub(lambda found: f"[{found[2] or found[1]}]({routes.get(found[1], '/')})", body)
        quoted = ", ".join(f"'{link}'" for link in links)
        front = f"+++\ntitle = '''{name}'''\nurl = '{routes[name]}'\nlinks = [{quoted}]\n+++\n"
        _put(folder / "content" / f"{routes[name].strip('/')}.md", front + shown)


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
