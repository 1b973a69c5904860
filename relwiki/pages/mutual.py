"""What you share with everyone, the most specific first; who should meet whom; whom you have yet to find out about."""

from collections.abc import Iterator

import msgspec

from relwiki.derive.bonds import Bond
from relwiki.model.note import Kind
from relwiki.pages.bonds import MutualPage, Shared
from relwiki.pages.common_ground import grounds, numbers, rarity
from relwiki.pages.matching import introductions
from relwiki.pages.page import Page
from relwiki.pages.shown import Entry, Group, Line, Piece, Ref
from relwiki.pages.subject import Common
from relwiki.pages.words import joined

# People on one page; there are further pages for the others.
_MOST_PEOPLE, _MOST_UNFOUND = 200, 60
_MOST_MORE = 400
_MOST_TOPICS = 200
_MOST_RARE = 60
_MOST_NAMES = 12
_MOST_KNOWN = 3


def build(common: Common) -> Iterator[Page]:
    """The page of mutual interests, and further ones where it would be too long."""
    facts, say = common.facts, common.say
    found = [each for each in facts.bonds.yours if each.person not in facts.hush.dead]
    unfound = _unfound(common)
    topics = (*_topics(common), *_rare(common))
    main = MutualPage(
        route="mutual.html",
        title=say("mutual_title"),
        section="mutual",
        intro=say(
            "mutual_no_owner" if not facts.owner
            else "mutual_intro" if any(each.topics for each in found)
            else "mutual_no_interests"
        ),
        people=tuple(_with_you(each, common) for each in found[:_MOST_PEOPLE]),
        meetings=introductions(common),
        topics=topics,
        unfound=tuple(unfound[:_MOST_UNFOUND]),
        unfound_note=say("start_from"),
    )  # fmt: skip
    people_more = _further("people", len(found) - _MOST_PEOPLE)
    unfound_more = _further("to-find", len(unfound) - _MOST_UNFOUND)
    yield msgspec.structs.replace(
        main, people_more=people_more, unfound_more=unfound_more,
        empty="" if main.people or main.topics else say("no_mutual"),
    )  # fmt: skip
    part = msgspec.structs.replace(
        main, trail=(Ref(main.title, main.route),), people=(), meetings=(), topics=(), unfound=(), intro=""
    )
    for index, ref in enumerate(people_more):
        start = _MOST_PEOPLE + index * _MOST_MORE
        rows = tuple(_with_you(each, common) for each in found[start : start + _MOST_MORE])
        title = say("mutual_part", n=ref.text)
        yield msgspec.structs.replace(part, route=ref.route, title=title, people=rows, people_more=people_more)
    for index, ref in enumerate(unfound_more):
        start = _MOST_UNFOUND + index * _MOST_MORE
        entries, title = tuple(unfound[start : start + _MOST_MORE]), say("unfound_part", n=ref.text)
        yield msgspec.structs.replace(part, route=ref.route, title=title, unfound=entries, unfound_more=unfound_more)


def _further(name: str, left: int) -> tuple[Ref, ...]:
    """The pages for those whom the first has no room for, from the second on."""
    return tuple(Ref(str(n), f"mutual/{name}-{n}.html") for n in range(2, 2 + -(-max(0, left) // _MOST_MORE)))


def _with_you(bond: Bond, common: Common) -> Shared:
    """What you share with one person."""
    beside = grounds(bond.grounds, common)
    return Shared(
        Entry(common.atlas.ref(bond.person), common.atlas.face(bond.person)),
        tuple((common.atlas.ref(each.topic), rarity(each, common)) for each in bond.topics),
        common.say.around("you_both_too", beside) if beside else (),
        tuple(numbers(bond.topics, bond.grounds, common)),
    )


def _unfound(common: Common) -> list[Entry]:
    """People with whom nothing is found yet, those first of whom something is known to start from."""
    facts = common.facts
    if not facts.bonds.unfound:
        return []
    wanted = frozenset(facts.bonds.unfound)
    known: dict[str, list[Piece | Line]] = {}
    size, plain = facts.bonds.size, facts.interests.small_talk | facts.interests.hidden
    having = [each for each in facts.interests.having if each.person in wanted and not (each.private or each.unsure)]
    for each in sorted(having, key=lambda one: (size.get(one.topic, 0), one.topic)):
        if each.topic not in plain:
            known.setdefault(each.person, []).append(common.atlas.ref(each.topic))
    for stint in (*facts.stints, *facts.homes):
        said = stint.key in {"works_at", "lives_in", "from"} and stint.target and stint.state == "current"
        if said and stint.person in wanted and not (stint.private or stint.unsure):
            line = common.say.around(f"knows_{stint.key}", common.atlas.ref(stint.target))
            known.setdefault(stint.person, []).append(line)
    ordered = sorted(wanted, key=lambda each: (each not in known, _by_name(common.atlas.ref(each)), each))
    return [
        Entry(common.atlas.ref(each), common.atlas.face(each), joined(tuple(known.get(each, ())[:_MOST_KNOWN])))
        for each in ordered
    ]


def _topics(common: Common) -> Iterator[Group]:
    """Topics that at least two people share, the most specific first.

    What the same people share by something narrower is not said twice.
    """
    facts, size = common.facts, common.facts.bonds.size
    ranked = sorted(
        (number, common.atlas.ref(topic).text.casefold(), topic)
        for topic, number in size.items()
        if number > 1 and not any(size.get(each) == number for each in facts.interests.narrower.get(topic, ()))
    )
    entries = []
    for *_, topic in ranked[:_MOST_TOPICS]:
        people = facts.interests.reach[topic] - facts.hush.quiet
        names = sorted((common.atlas.ref(person) for person in people), key=_by_name)
        line: list[str | Ref] = []
        for ref in names[:_MOST_NAMES]:
            line += [", ", ref] if line else [ref]
        if len(names) > _MOST_NAMES:
            line.append(common.say("and_n_more", n=len(names) - _MOST_NAMES))
        entries.append(Entry(common.atlas.ref(topic), line=tuple(line)))
    if entries:
        yield Group(common.say("by_topic"), "r-topics", tuple(entries), common.say("by_topic_note"))


def _rare(common: Common) -> Iterator[Group]:
    """Topics that one person has, the keenest first: what to ask of nobody else."""
    facts = common.facts
    level = {"high": 0, "medium": 1, "": 1, "low": 2}
    # A broader topic is rare only because its narrower one is.
    found = [
        (level[each.level], common.atlas.ref(each.topic).text.casefold(), each)
        for each in facts.interests.having
        if facts.bonds.size.get(each.topic) == 1 and not (each.private or each.unsure)
        and each.person not in facts.hush.quiet and each.person not in facts.hush.dead
        and each.person != facts.owner
        and facts.subjects.by_id[each.topic].kind is Kind.INTEREST
    ]  # fmt: skip
    found.sort(key=lambda each: (*each[:2], each[2].person))
    entries = tuple(
        Entry(common.atlas.ref(each.topic), line=(common.atlas.ref(each.person),)) for *_, each in found[:_MOST_RARE]
    )
    if entries:
        yield Group(common.say("rare"), "r-rare", entries, common.say("rare_note"))


def _by_name(ref: Ref) -> tuple[str, str]:
    return ref.text.casefold(), ref.route
