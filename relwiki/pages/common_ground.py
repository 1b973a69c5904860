"""In words what people have in common: topics and how rare they are, and other ground."""

from collections.abc import Iterable, Iterator

from relwiki.derive.bonds import Bond
from relwiki.derive.common_ground import Ground
from relwiki.derive.strength import SharedTopic, information
from relwiki.pages.shown import Line, Row
from relwiki.pages.subject import Common
from relwiki.pages.words import joined

# Beyond so many others a topic is called broad.
_FEW = 8
_MOST_GROUNDS, _MOST_NAMES = 4, 3


def rarity(topic: SharedTopic, common: Common, who: str = "you_two") -> str:
    """How rare a topic is that two people share: "only you two", "you two and one other", "a broad subject"."""
    if topic.people <= 2:
        return common.say(f"only_{who}")
    others = topic.people - 2
    return common.say.many(f"{who}_and", others) if others <= _FEW else common.say("broad_subject", n=topic.people)


def grounds(found: Iterable[Ground], common: Common) -> Line:
    """What two people have in common beside topics, after "both": "come from Porto · know Ana, Rui"."""
    lines: list[Line] = []
    known = [each for each in found if each.kind == "person"]
    for each in found:
        if each.kind != "person":
            lines.append(_ground(each, common))
        elif each is known[0]:
            names = joined(tuple(common.atlas.ref(one.target) for one in known[:_MOST_NAMES]), ", ")
            if len(known) > _MOST_NAMES:
                names = (*names, common.say("and_n_more", n=len(known) - _MOST_NAMES))
            lines.append(common.say.around("ground_person", names))
    return joined(tuple(lines[:_MOST_GROUNDS]))


def _ground(ground: Ground, common: Common) -> Line:
    if ground.kind == "language":
        return common.say.around("ground_language", ground.target)
    was = "" if ground.now or ground.kind in {"school", "from"} else "_past"
    line = common.say.around(f"ground_{ground.kind}{was}", common.atlas.ref(ground.target))
    when = ", ".join(common.say.range(period) for period in ground.periods)
    return (*line, f" ({when})") if when else line


def numbers(topics: Iterable[SharedTopic], found: Iterable[Ground], common: Common) -> Iterator[str]:
    """What the order was made of, a line for each thing in common."""
    everybody = common.facts.bonds.people
    for topic in topics:
        yield common.say(
            "topic_numbers", name=common.atlas.ref(topic.topic).text, n=topic.people, of=everybody,
            bits=f"{information(topic.people, everybody):.1f}", depth=topic.depth, keen=topic.keen,
        )  # fmt: skip
    for ground in found:
        name = ground.target if ground.kind == "language" else common.atlas.ref(ground.target).text
        bits = f"{information(ground.people, everybody):.1f}"
        yield common.say("ground_numbers", name=name, n=ground.people, of=everybody, bits=bits)


def you_both(bond: Bond, common: Common) -> Row:
    """The row of a person's page. No numbers: they would change it with every other note."""
    topics = tuple(
        (common.atlas.ref(each.topic), f" ({common.say('only_you_two')})" if each.people <= 2 else "")
        for each in bond.topics
    )
    lines = (
        joined(tuple((ref, words) if words else (ref,) for ref, words in topics), ", "),
        grounds(bond.grounds, common),
    )
    return Row(common.say("you_both"), tuple(line for line in lines if line))
