"""A vault of any size, invented and always the same for the same seed: what the benchmarks are measured on.

People live in families and towns, work somewhere, know some hundred others less and less well, and have a log of years.
A few topics are everybody's and most are rare, as in life.
"""

import datetime as dt
import itertools
import random
from collections.abc import Iterator
from pathlib import Path

_FIRST = (
    "Ada", "Amara", "Anouk", "Björn", "Carmen", "Chidi", "Dara", "Elif", "Emeka", "Farah", "Goran", "Hana", "Ines",
    "Ivo", "Jun", "Kaya", "Lars", "Leila", "Mateus", "Mina", "Nadia", "Noor", "Olu", "Petra", "Quim", "Rosa", "Sami",
    "Sanne", "Tariq", "Ulla", "Vera", "Wanda", "Xiu", "Yara", "Zeynep", "Łukasz", "Émile", "Søren",
)  # fmt: skip
_LAST = (
    "Abara", "Bergmann", "Castelo", "Duarte", "Eriksen", "Fontaine", "Grabowski", "Haddad", "Ibarra", "Jansen", "Kovač",
    "Lindqvist", "Moreau", "Nakagawa", "Okafor", "Petrov", "Quispe", "Rahman", "Sato", "Teixeira", "Ueda", "Varga",
    "Whitlock", "Xavier", "Yıldız", "Zielińska",
)  # fmt: skip
_PLACES = ("Ghent", "Porto", "Leeds", "Graz", "Tartu", "Bergen", "Lyon", "Kraków", "Bilbao", "Nagoya", "Accra", "Cork")
_BROAD = ("Music", "Sport", "Craft", "Nature", "Food", "Books", "Games", "Travel")
_NARROW = ("early", "northern", "modern", "wild", "slow", "city", "coastal", "night", "home", "old")
_THINGS = ("fado", "climbing", "bread", "moths", "maps", "chess", "sailing", "weaving", "poetry", "bells")
_TEXT = (
    "the garden gate was open and rain came over the hill while we talked about her plan for a small house near water "
    "with room for books he asked whether the train still stops there in winter and laughed about the old bicycle they "
    "want to mend it before summer somebody should bring a lamp and good bread next time we walk along the canal again"
)
_WORDS = tuple(_TEXT.split())
_KINDS = ("call", "coffee", "met", "meal", "visit", "message", "walk", "letter")
_TODAY = dt.date(2026, 11, 23)


def make_vault(folder: Path, people: int, seed: int = 1) -> None:
    """Write a vault with so many people into a new folder."""
    rng = random.Random(seed)
    names = _names(people)
    topics = _topics(max(10, people // 6), rng)
    firms = [f"{last} & {kind}" for kind in ("Sons", "Daughters", "Partners") for last in _LAST][: max(3, people // 25)]
    _put(folder / "relwiki.yaml", f"title: Benchmark\ntoday: {_TODAY}\nme: '[[{names[0]}]]'\n")
    for place, name in enumerate(names):
        _put(folder / "people" / f"{name}.md", _person(place, names, topics, firms, rng))
    for topic in topics:
        broad = f"broader: '[[{topic.split(' ')[-1].capitalize()}]]'\n" if " " in topic else ""
        _put(folder / "interests" / f"{topic}.md", f"---\ntype: interest\n{broad}---\n{_prose(rng, 30)}\n")
    for firm in firms:
        _put(folder / "organisations" / f"{firm}.md", f"---\ntype: organisation\n---\n{_prose(rng, 40)}\n")
    for day in range(people // 5):
        date = _TODAY - dt.timedelta(days=day * 3 + 1)
        who = ", ".join(f"[[{rng.choice(names)}]]" for _ in range(2))
        _put(folder / "journal" / f"{date}.md", f"- met {who}: {_prose(rng, 8)}\n")


def _names(number: int) -> list[str]:
    """Names, each once; the later ones have a middle letter."""
    letters = ("", *(f" {letter}." for letter in "ABCDEFGHIJKLMNOPRSTUVWZ"))
    found = (f"{first}{middle} {last}" for middle in letters for last, first in itertools.product(_LAST, _FIRST))
    return list(itertools.islice(found, number))


def _topics(number: int, rng: random.Random) -> list[str]:
    found = list(dict.fromkeys([*_BROAD, *(thing.capitalize() for thing in _THINGS)]))
    while len(found) < number:
        found.append(f"{rng.choice(_NARROW).capitalize()} {_word(rng)} {rng.choice(_THINGS)}")
        found = list(dict.fromkeys(found))
    return found


def _word(rng: random.Random) -> str:
    return "".join(rng.choice("bdfklmnprst") + rng.choice("aeiou") for _ in range(3))


def _person(place: int, names: list[str], topics: list[str], firms: list[str], rng: random.Random) -> str:
    friends = _others(place, names, rng)
    born = dt.date(1935, 1, 1) + dt.timedelta(days=rng.randrange(29000))
    lines = [
        "---", f"born: {born}", f"lives_in: '[[{rng.choice(_PLACES)}]]'",
        f"works_at: '[[{rng.choice(firms)}]] (since {rng.randint(1995, 2025)})'",
        f"email: person{place}@example.org", f"stage: {rng.choice(('close', 'friend', 'acquaintance', 'weather'))}",
        "keep_in_touch: " + rng.choice(("monthly", "every 6 weeks", "quarterly", "yearly")),
        "interests:", *(f"  - '[[{topic}]]'" for topic in _likes(topics, rng)),
        "friends:", *(f"  - '[[{friend}]]'" for friend in friends[:3]),
    ]  # fmt: skip
    if place and place % 3 == 0:
        lines.append(f"parents: ['[[{names[place // 3]}]]']")
    if place % 5 == 1:
        lines.append(f"introduced_by: '[[{names[place // 5]}]]'")
    lines += ["me: true"] * (place == 0) + ["---", "", _prose(rng, 60), "", f"## About\n\n{_prose(rng, 50)}", ""]
    lines += [f"- {_prose(rng, 9)} — [[{friend}]]" for friend in friends[:4]]
    lines += [
        "",
        "- [ ] " + _prose(rng, 6),
        "",
        "## Gifts",
        "",
        f"- 2024-12-24 gave {_prose(rng, 3)} (€20, for Christmas)",
    ]
    return "\n".join([*lines, "", "## Log", "", *_log(friends, rng)]) + "\n"


def _others(place: int, names: list[str], rng: random.Random) -> list[str]:
    """Mostly those nearby, as in a village; some far away."""
    near = [names[(place + step) % len(names)] for step in (1, 2, 5, 11)]
    return [name for name in (*near, rng.choice(names), rng.choice(names)) if name != names[place]]


def _likes(topics: list[str], rng: random.Random) -> list[str]:
    """A few topics; the first ones of the list are everybody's."""
    return list(dict.fromkeys(topics[int(len(topics) * rng.random() ** 3)] for _ in range(rng.randint(2, 6))))


def _log(friends: list[str], rng: random.Random) -> Iterator[str]:
    day = _TODAY
    for _ in range(rng.randint(3, 16)):
        day -= dt.timedelta(days=rng.randint(1, 90))
        beside = f" with [[{rng.choice(friends)}]]" if friends and rng.random() < 0.4 else ""
        yield f"- {day} {rng.choice(_KINDS)}{beside}: {_prose(rng, 9)}"


def _prose(rng: random.Random, words: int) -> str:
    start = rng.randrange(len(_WORDS))
    said = [_WORDS[(start + step * (1 + start % 3)) % len(_WORDS)] for step in range(words)]
    return " ".join(said).capitalize()


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
