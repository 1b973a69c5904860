"""What you share with everyone, the most specific first."""

from collections.abc import Iterator

from relwiki.derive.interests import Interests, shared, specificity
from relwiki.model.note import Kind
from relwiki.pages.page import MutualPage, Page, Shared
from relwiki.pages.shown import Entry, Group, Ref
from relwiki.pages.subject import Common
from relwiki.pages.words import Words

_FEW = 8
_MOST_TOPICS = 200
_MOST_NAMES = 12


def build(common: Common) -> Iterator[Page]:
    """The one page of mutual interests."""
    facts = common.facts
    having: dict[str, list[str]] = {}
    for each in facts.interests.having:
        if not (each.private or each.unsure) and each.person not in facts.hush.quiet:
            having.setdefault(each.person, []).append(each.topic)
    mine = having.get(facts.owner, [])
    number = len(facts.subjects.of_kind(Kind.PERSON))
    people = _with_owner(common, having, mine, number) if mine else ()
    topics = tuple(_topics(common, number))
    yield MutualPage(
        route="mutual.html",
        title=common.say("mutual_title"),
        section="mutual",
        intro=common.say("mutual_no_owner" if not facts.owner else "mutual_intro" if mine else "mutual_no_interests"),
        people=people,
        topics=topics,
        empty="" if people or topics else common.say("no_mutual"),
    )


def _with_owner(
    common: Common, having: dict[str, list[str]], mine: list[str], number: int
) -> tuple[Shared, ...]:
    facts, found = common.facts, []
    bits = {topic: specificity(topic, facts.interests, number) for topic in facts.interests.reach}
    for person in sorted(having):
        if person == facts.owner or person in facts.hush.dead:
            continue
        topics = sorted(shared(mine, having[person], facts.interests), key=lambda topic: (-bits.get(topic, 0.0), topic))
        if topics:
            strongest = bits.get(topics[0], 0.0)
            row = Shared(
                Entry(common.atlas.ref(person), common.atlas.face(person)),
                tuple((common.atlas.ref(topic), _words(topic, facts.interests, common.say)) for topic in topics),
            )
            found.append((-strongest, -sum(bits.get(topic, 0.0) for topic in topics), row.entry.ref.text, row))
    return tuple(row for *_, row in sorted(found, key=lambda each: each[:3]))


def _words(topic: str, found: Interests, say: Words) -> str:
    """How specific a topic that you two share is, in words."""
    number = len(found.reach.get(topic, ()))
    if number <= 2:
        return say("only_you_two")
    return say.many("you_two_and", number - 2) if number - 2 <= _FEW else say("broad_subject", n=number)


def _topics(common: Common, number: int) -> Iterator[Group]:
    """Topics that at least two people share, the most specific first."""
    facts = common.facts
    shared_by = [
        (specificity(topic, facts.interests, number), topic, people - facts.hush.quiet)
        for topic, people in facts.interests.reach.items()
        if topic not in facts.interests.small_talk
    ]
    ranked = sorted(
        ((bits, topic, people) for bits, topic, people in shared_by if len(people) > 1),
        key=lambda each: (-each[0], common.atlas.ref(each[1]).text.casefold(), each[1]),
    )
    entries = []
    for _, topic, people in ranked[:_MOST_TOPICS]:
        names = sorted((common.atlas.ref(person) for person in people), key=_by_name)
        line: list[str | Ref] = []
        for ref in names[:_MOST_NAMES]:
            line += [", ", ref] if line else [ref]
        if len(names) > _MOST_NAMES:
            line.append(common.say("and_n_more", n=len(names) - _MOST_NAMES))
        entries.append(Entry(common.atlas.ref(topic), line=tuple(line)))
    if entries:
        yield Group(common.say("by_topic"), "r-topics", tuple(entries), common.say("by_topic_note"))


def _by_name(ref: Ref) -> tuple[str, str]:
    return ref.text.casefold(), ref.route
