"""Documents that somebody, a program or a broken disk might leave in a vault, from a seed: each can be had again.

`realistic` is what people write; `soup` is every sign of the dialect in no order; `bytes_of` makes either of them, cut,
doubled and mixed, and mere bytes besides.
"""

import random
import re
import unicodedata
from typing import Final

from relwiki.model.keys import KEYS, SECTION_WORDS

NAMES: Final = (
    "Ida", "Max Lund", "Zoë", "Zoe\u0308", "李 明", "Ole Berg", "Una", "Harbour", "Chess", "Hull", "TCP/IP", "A+B",
    "ida", "Nobody", "C#", "2026-11-03", "محمد", "e\u0301", "Index", "Öl & Co", "Ann (née Bo)", "😀", "x" * 60,
)  # fmt: skip
FOLDERS: Final = (
    "people", "people", "people", "organisations", "interests", "places", "journal", "notes", "reports", "",
    "👤 People", "people/family", "templates of mine", "household", "A & B",
)  # fmt: skip
FILES: Final = ("logo.png", "a b.jpg", "list.pdf", "x.canvas", "sub/logo.png", "Makefile", "sound.m4a", "p.heic")
DATES: Final = (
    "1984-03-26", "1984-03", "1984", "--03-26", "03-26", "198X", "1985-02-30", "2024-02-29", "1985-26-01", "~1950",
    "about 1950", "ca. 1950?", "26 March 1984", "March 26", "March 1984", "spring 1998", "1.2.1984", "3/4/2020",
    "[[1984-03-26]]", "2026-11-03T12:30:00Z", "0000-00-00", "9999-12-31", "0001-01-01", "10000-01-01", "1984-3-6",
    "present", "2011..2016", "2016..2011", "2011..", "..2016", "2011-2016", "2011 to present", "2026-11-30", "1999?",
)  # fmt: skip
KINDS: Final = ("person", "[[People]]", "company", "household", "topic", "city", "meeting", "report", "note", "thing")
PERIODS: Final = (
    "every 6 weeks", "weekly", "monthly", "twice a year", "never", "every Tuesday", "every 0 days", "6 weeks",
    "every 99999999999 years", "often", "yearly",
)  # fmt: skip
MONEY: Final = ("£15.50", "EUR 1.200,00", "1,200.00", "-20", "$", "99999999999999999999 EUR", "¥5", "20")
RELATIONS: Final = (
    "mother", "Father", "sons", "spouse", "ex-wife", "sister", "friend of", "reports to", "doctor", "dog",
    "introduced by", "soulmate", "parent", "child of", "business partner", "godmother", "in-law", "estranged",
    "half-brother", "pet",
)  # fmt: skip
CUSTOM: Final = (
    "contract ends", "shoe size", "name_day", "Lieblingsfarbe", "x", "café", "cafe\u0301", "key: 2", "0", "日付",
)  # fmt: skip
WORDS: Final = (
    "true", "false", "yes", "no", "until 2027", "null", "", "high", "+44 20 7946 0000", "a@example.org",
    "https://example.org/a?b=c", "0123", "Music/Jazz/Bebop", "@ida",
)  # fmt: skip
LABELS: Final = ("", "", "", " 2", " (work)", "[HOME]", "s", "_", " -")
# Signs with a meaning in YAML, in Markdown, in the phrases of the format, in HTML; and characters that break programs.
SIGNS: Final = (
    "\n", "\n\n", "    ", "  ", "\t", " ", "---\n", "...\n", "- ", "? ", ": ", ":", "::", "|", ">", "|-\n", "#", " #",
    "&", "&a ", "*a", "!x ", "!!str ", "@", "`", "%", '"', "'", "[", "]", "{", "}", ",", "[[", "]]", "![[", "[[|]]",
    "[[#]]", "[[a#^b]]", "\\", "\\|", "(", ")", "((", "))", "..", "~", "?", "<", ">", "<!--", "-->", "%%", "==", "~~",
    "**", "_", "*", "```", "```sql\n", "```sql run\n", "~~~\n", "$$", "^", "^[", "[^1]", "[^1]: ", "> ", "> [!note]- ",
    "# ", "## ", "###### ", "===\n", "1. ", "- [ ] ", "- [x] ", "- [?] ", "| a | b |\n|---|:-:|\n", "| c |", "![](",
    "](", "<br>", "</p>", "<script>", "&amp;", "&#0;", "&#x110000;", "{{ x }}", "{% x %}", "${x}", "</script>",
    "\u2028", "\u2029", "\x00", "\x1b[31m", "\x07", "\x0b", "\x0c", "\x85", "\u00a0", "\u00ad", "\u200b", "\u200d",
    "\u202e", "\u2066", "\ufeff", "\ufffd", "\ufffe", "\U0010ffff", "\u0301", "\u0344", "İ", "ß", "ﬁ", "Ǆ", "ς",
    "\u1f80", "𝕏", "\r", "\r\n", "📅 ", "🔁 ", "due ", "every ", "with ", "since ", "until ", "via ", "private",
    "done: ", "ask: ", "told: ", "owe: ", "#quiet", "#a/b", "##", "+", "null", "~", "true", "no", "0123", "12:30",
    "1e999", "NaN", "http://", "https://e.org/?a=b&c", "javascript:", "file://", "//e", "mailto:a@b.c", "%20", "%",
    "%zz", "%00", "../", "./", "/", ".md", "a.md#b",
)  # fmt: skip
_FENCES: Final = ("", "sql", "sql run", "dataview")
# What a listing never has in a path.
_UNSHOWN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def link(rng: random.Random) -> str:
    """A link to somebody or something, in one of its spellings."""
    name = rng.choice(NAMES)
    return rng.choice(
        (
            f"[[{name}]]", f"[[{name}]]", f"[[{name}|them]]", f"[[people/{name}]]", f"[[{name}#Log]]",
            f"[[{name}#^x]]", f"[{name}]({name.replace(' ', '%20')}.md)", f"![[{name}]]",
            f"![[{rng.choice(FILES)}|40x20]]", f"[[{name}.md]]", f"[[{rng.choice(FILES)}]]",
            f"![x]({rng.choice(FILES)})", f"[[../{name}]]", f"[[{name}#Log|x|y]]",
        )
    )  # fmt: skip


def entry(rng: random.Random) -> str:
    """Somebody or something with details in brackets."""
    target = link(rng) if rng.random() < 0.5 else rng.choice(NAMES)
    details = [
        rng.choice(
            (
                rng.choice(DATES), f"since {rng.choice(DATES)}", f"born {rng.choice(DATES)}",
                f"died {rng.choice(DATES)}", f"married {rng.choice(DATES)}", f"divorced {rng.choice(DATES)}",
                f"as of {rng.choice(DATES)}", f"via {link(rng)}", "private", "buyer", rng.choice(RELATIONS), "high",
                "(",
            )
        )
        for _ in range(rng.randrange(3))
    ]  # fmt: skip
    if details:
        return f"{target} ({', '.join(details)})"
    return target + rng.choice(("", "?", " and more", f", {target}"))


def value(rng: random.Random) -> str:
    """What stands behind a key."""
    return rng.choice(
        (
            entry, entry, entry, lambda one: one.choice(DATES), lambda one: f"{one.choice(DATES)} {one.choice(NAMES)}",
            lambda one: one.choice(PERIODS), lambda one: f"{one.choice(RELATIONS)}: {entry(one)}",
            lambda one: f"met at {one.choice(NAMES)}, {one.choice(DATES)}, through {link(one)}",
            lambda one: f"calls {one.choice(PERIODS)} (last {one.choice(DATES)})", lambda one: one.choice(MONEY),
            lambda one: one.choice(WORDS),
            lambda one: f"![[{one.choice(FILES)}]]", lambda one: ", ".join(one.choices(NAMES, k=3)),
        )
    )(rng)  # fmt: skip


def key(rng: random.Random) -> str:
    """A key of the format in any of its spellings, a relationship, or somebody's own."""
    known = rng.choice(KEYS)
    name = rng.choice((rng.choice((known.name, *known.words)), rng.choice(RELATIONS), rng.choice(CUSTOM)))
    name = rng.choice((name, name, name, name.title(), name.replace("_", " "), name.upper()))
    return name + rng.choice(LABELS)


def front_matter(rng: random.Random) -> str:
    """Keys with texts, lists in three spellings, and now and then something deeper."""
    lines: list[str] = []
    for _ in range(rng.randrange(9)):
        quote = rng.choice(("", "", "'", '"'))
        said = [f"{quote}{value(rng)}{quote}" for _ in range(rng.choice((1, 1, 1, 2, 3)))]
        form = rng.randrange(6)
        if form == 0:
            lines += [f"{key(rng)}: [{', '.join(said)}]"]
        elif form == 1:
            lines += [f"{key(rng)}:", *(f"  - {each}" for each in said)]
        elif form == 2:
            lines += [f"{key(rng)}:", *(f"  {key(rng)}: {each}" for each in said)]
        elif form == 3 and rng.random() < 0.3:
            lines += [f"{key(rng)}: |", *(f"  {each}" for each in said), "# a remark"]
        else:
            lines += [f"{key(rng)}: {said[0]}"]
    lines += [f"type: {rng.choice(KINDS)}"] * (rng.random() < 0.2) + ["me: true"] * (rng.random() < 0.03)
    return "\n".join(["---", *lines, "---", ""]) if lines else ""


def item(rng: random.Random) -> str:
    """A line of a log, a gift, a thread, a task, or only words."""
    who, day = link(rng), rng.choice(DATES)
    return rng.choice(
        (
            f"{day} call with {who}: the move", f"{day} {who}", f"{day}: dinner", f"10:00 {who}: plans", entry(rng),
            f"told: {rng.choice(NAMES)}", f"ask: about {who} {day}", f"promised: the book (due {day})",
            "done: the book", f"owe: {rng.choice(MONEY)}", f"learned: {who} starts university {day}",
            f"idea: a {rng.choice(NAMES)}", f"{day} gave a book ({rng.choice(MONEY)}, for Christmas)",
            f"{day} {rng.choice(MONEY)} paper", f"[ ] write to {who} 📅 {day}", f"[x] send it 🔁 {rng.choice(PERIODS)}",
            f"{rng.choice(RELATIONS)}: {entry(rng)}", f"{key(rng)}:: {value(rng)}",
            f"every {rng.choice(PERIODS)} swim", f"{day} note: nothing #quiet", "plain words",
        )
    )  # fmt: skip


def paragraph(rng: random.Random) -> str:
    """A block of a note's text."""
    words = f"Met {link(rng)} and [[Ida]] with [[Una]] at {rng.choice(NAMES)}."
    return rng.choice(
        (
            lambda: f"{words} #family/{rng.choice(('aunts', 'x', '2026'))}",
            lambda: "\n".join(f"{'  ' * rng.randrange(3)}- {item(rng)}" for _ in range(rng.randrange(1, 5))),
            lambda: f"{'#' * rng.randint(1, 6)} {rng.choice(list(SECTION_WORDS))}",
            lambda: f"## {rng.choice(list(SECTION_WORDS))}\n\n- {item(rng)}\n- {item(rng)}",
            lambda: f"### {rng.choice(DATES)} | {rng.choice(NAMES)}\n{words}",
            lambda: f"> [!{rng.choice(('note', 'info', 'x'))}]{rng.choice(('', '-', '+'))} {words}\n> - {item(rng)}",
            lambda: f"| Date | What |\n|---|---|\n| {rng.choice(DATES)} | {item(rng)} |",
            lambda: f"{key(rng)}:: {value(rng)}\n**{key(rng)}**:: {value(rng)} [{key(rng)}:: {value(rng)}]",
            lambda: f"```{rng.choice(_FENCES)}\nselect * from people where name = '<b>'\n```",
            lambda: f"![[{rng.choice(NAMES)}]]", lambda: f"%% hidden {words} %%",
            lambda: f"A note.[^1] ==much== ~~no~~ `code [[Ida]]` <u>u</u> ^b{rng.randrange(3)}\n\n[^1]: {words}",
            lambda: "## Private\n\n- a secret about [[Ida]]", lambda: "1. one\n2. two\n\n***",
        )
    )()  # fmt: skip


def realistic(rng: random.Random) -> str:
    """A note as people write them."""
    return front_matter(rng) + "\n\n".join(paragraph(rng) for _ in range(rng.randrange(6))) + "\n"


def soup(rng: random.Random) -> str:
    """Signs in no order, with a word here and there."""
    some = rng.randrange(80)
    text = "".join(rng.choice(SIGNS) if rng.random() < 0.75 else rng.choice((*NAMES, *DATES)) for _ in range(some))
    return f"---\n{text}" if rng.random() < 0.4 else text


def mutated(rng: random.Random, text: str) -> str:
    """The text with a few accidents: signs put in, parts lost, doubled, moved."""
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(text) + 1)
        end = min(len(text), at + rng.choice((1, 1, 2, 5, 20, 80)))
        sign = rng.choice(SIGNS)
        text = rng.choice(
            (
                text[:at] + sign + text[at:],
                text[:at] + sign * rng.choice((2, 3, 10, 60)) + text[at:],
                text[:at] + text[end:],
                text[:end] + text[at:],
                text[at:] + text[:at],
                text[:at],
            )
        )
    return text


def bytes_of(rng: random.Random) -> bytes:
    """Any document: realistic, damaged, senseless, or no text at all."""
    choice = rng.random()
    if choice < 0.2:
        return realistic(rng).encode()
    if choice < 0.65:
        return mutated(rng, realistic(rng)).encode("utf-8", "replace")
    if choice < 0.85:
        return soup(rng).encode("utf-8", "replace")
    data = bytearray(mutated(rng, realistic(rng)).encode("utf-8", "replace"))
    if choice < 0.9:
        return rng.randbytes(rng.randrange(400))
    if choice < 0.93:
        encoding = rng.choice(("utf-16", "utf-8-sig", "utf-16-le", "cp1252"))
        return data.decode("utf-8", "replace").encode(encoding, "replace")
    for _ in range(rng.randint(1, 8)):
        if data:
            data[rng.randrange(len(data))] = rng.randrange(256)
    return bytes(data[: rng.randrange(len(data) + 1)] if choice < 0.96 else data)


def paths(rng: random.Random, count: int) -> list[str]:
    """Where so many notes lie, each at a place of its own, as the listing of a vault would name it."""
    found: dict[str, None] = {}
    while len(found) < count:
        name = rng.choice((*NAMES, *NAMES, *DATES, *SIGNS)) + rng.choice(("", "", "", " 2", rng.choice(SIGNS)))
        name = _UNSHOWN.sub("\ufffd", unicodedata.normalize("NFC", name.replace("/", "-").lstrip(".")))
        path = f"{rng.choice(FOLDERS)}/{name}.md".removeprefix("/")
        while path in found:
            path = path.removesuffix(".md") + "I.md"
        found[path] = None
    return list(found)
