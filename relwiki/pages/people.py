"""Everybody, from A to Z and as a table."""

import unicodedata
from collections.abc import Iterator

from relwiki.derive.organisations import Stint
from relwiki.derive.subjects import Subject
from relwiki.model.date import Date
from relwiki.model.names import fold
from relwiki.model.note import Kind
from relwiki.pages.occasions import Rows
from relwiki.pages.page import Facet, IndexPage, Page, PeoplePage, PersonCard, part_route, routes, slug
from relwiki.pages.shown import Entry, Group, Line, Ref
from relwiki.pages.subject import Common
from relwiki.pages.words import Words, joined

_COLUMNS = ("column_place", "column_work", "column_birthday", "last_in_touch", "tags")
_MOST_VALUES = 40
INDEX = "people/index.html"
# A card with its row of the table takes some 700 bytes, a name alone some 90.
_MOST_ON_A_PAGE = 1200
_MOST_NAMES = 12_000

# Under each letter its people.
Letters = dict[str, list[PersonCard]]


def build(common: Common) -> Iterator[Page]:
    """The page of people, or an index of several; the quiet are on it (their page stays), the dead too."""
    work = _by_person(common.facts.stints, "works_at")
    homes = _by_person(common.facts.homes, "lives_in")
    rows = Rows(common)
    cards = sorted(
        (_card(subject, common, work, homes, rows) for subject in common.facts.subjects.of_kind(Kind.PERSON)),
        key=lambda card: (card.sort, card.entry.ref.route),
    )
    letters: Letters = {}
    for card in cards:
        letters.setdefault(letter(card.sort), []).append(card)
    if len(cards) > _MOST_ON_A_PAGE:
        yield from _large(letters, common)
    else:
        yield _page(INDEX, common.say("people"), letters, common)


def _page(route: str, title: str, letters: Letters, common: Common) -> PeoplePage:
    """Some people under their letters."""
    cards = [card for found in letters.values() for card in found]
    return PeoplePage(
        route=route,
        title=title,
        section="people",
        trail=() if route == INDEX else common.trail(Kind.PERSON),
        letters=tuple((letter, tuple(found)) for letter, found in letters.items()),
        columns=tuple(common.say(key) for key in _COLUMNS),
        facets=tuple(_facets(cards, common.say)),
        empty="" if cards else common.say("no_people"),
    )


def _large(letters: Letters, common: Common) -> Iterator[Page]:
    """Names on the index, or where even these are too many only letters; cards and tables on pages of their own."""
    say = common.say
    ways = routes("people/a-z", ((name, name) for name in letters))
    named = sum(map(len, letters.values())) <= _MOST_NAMES
    groups: list[Group] = []
    for name, cards in letters.items():
        links: list[Entry] = []
        for start in range(0, len(cards), _MOST_ON_A_PAGE):
            part = cards[start : start + _MOST_ON_A_PAGE]
            first, last = part[0].entry.ref.text, part[-1].entry.ref.text
            number = start // _MOST_ON_A_PAGE + 1
            route = ways[name] if number == 1 else part_route(ways[name], str(number))
            title = name if len(cards) == len(part) else say("names_from_to", first=first, last=last)
            links.append(Entry(Ref(say("letter_page", letter=title, n=len(part)), route)))
            yield _page(route, f"{say('people')}: {title}", {name: part}, common)
        names = tuple(Entry(card.entry.ref) for card in cards) if named else ()
        groups.append(Group(name, f"l-{slug(name)}", (*links, *names)))
    yield IndexPage(route=INDEX, title=say("people"), section="people", groups=tuple(groups))


def _by_person(stints: tuple[Stint, ...], key: str) -> dict[str, list[Stint]]:
    found: dict[str, list[Stint]] = {}
    for each in stints:
        if each.key == key and each.state == "current" and each.person and not each.private:
            found.setdefault(each.person, []).append(each)
    return found


def _card(
    subject: Subject, common: Common, work: dict[str, list[Stint]], homes: dict[str, list[Stint]], rows: Rows
) -> PersonCard:
    note, atlas = subject.note, common.atlas
    jobs, places = work.get(subject.id, []), homes.get(subject.id, [])
    told = note.dated if note and not note.private else ()
    born = next((each.when.date for each in told if each.key == "born" and not each.private), None)
    last = common.facts.last_contact.get(subject.id)
    # `#quiet` is a wish about a line, and groups nobody.
    tags = tuple(tag for tag in note.tags if fold(tag) != "quiet") if note and not note.private else ()
    cells: tuple[tuple[Line, str], ...] = (
        _stints(places, common),
        _stints(jobs, common),
        ((_birthday(born, common.say),), f"{born.month or 99:02}-{born.day or 99:02}") if born else ((), ""),
        ((common.say.when(last),), last.iso()) if last else ((), ""),
        (joined(tuple(atlas.tag(tag) for tag in tags), " "), " ".join(tags)),
    )
    facets = [f"tags:{fold(tag)}" for tag in tags]
    facets += [f"place:{fold(_name(stint, common))}" for stint in places]
    facets += [f"work:{fold(_name(stint, common))}" for stint in jobs]
    sort = (note.value("sort_as") if note else "") or subject.called
    return PersonCard(Entry(atlas.ref(subject.id), atlas.face(subject.id), rows.said_of(subject.id, jobs)), fold(sort),
                      cells, tuple(dict.fromkeys(facets)))  # fmt: skip


def _birthday(born: Date, say: Words) -> str:
    return say.date(Date(None, born.month, born.day)) if born.month else say.date(born)


def _name(stint: Stint, common: Common) -> str:
    return common.atlas.ref(stint.target).text if stint.target else stint.name


def _stints(stints: list[Stint], common: Common) -> tuple[Line, str]:
    refs = tuple(common.atlas.ref(each.target) if each.target else Ref(each.name) for each in stints)
    return joined(refs, ", "), ", ".join(fold(ref.text) for ref in refs)


def letter(sort: str) -> str:
    """The letter a name stands under: its first, without marks; "#" where it begins with none."""
    first = unicodedata.normalize("NFD", sort)[:1].upper()
    return first if first.isalpha() else "#"


def _facets(cards: list[PersonCard], say: Words) -> Iterator[Facet]:
    labels: dict[str, dict[str, int]] = {"tags": {}, "place": {}, "work": {}}
    for card in cards:
        for facet in card.facets:
            name, _, value = facet.partition(":")
            labels[name][value] = labels[name].get(value, 0) + 1
    for name, title in (("tags", "column_tag"), ("place", "column_place"), ("work", "column_work")):
        common = sorted(labels[name].items(), key=lambda each: (-each[1], each[0]))[:_MOST_VALUES]
        if common:
            yield Facet(say(title), tuple((f"{name}:{value}", value, number) for value, number in sorted(common)))
