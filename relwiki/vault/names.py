"""What a note is called, by the rules of the key `name` (vault format, "A person"). Knows one note's own keys only."""

from collections.abc import Sequence

import msgspec

from relwiki.model.names import fold
from relwiki.vault.given import Given
from relwiki.vault.phrases.links import plain
from relwiki.vault.spelling import normal
from relwiki.vault.vocabulary import KeyMatch


def first_value(given: Sequence[Given], key: str) -> str:
    """The first text under a canonical key; empty without one."""
    for each in given:
        if each.match.name == key and each.values:
            return each.values[0].text
    return ""


def display_name(given: Sequence[Given], stem: str) -> str:
    """`name`, else first and last name together, else the file's name. Titles have been settled before."""
    whole = plain(first_value(given, "name")).strip()
    if whole:
        return whole
    first, last = first_value(given, "first_name").strip(), first_value(given, "last_name").strip()
    return f"{first} {last}" if first and last else stem


def settle_titles(given: Sequence[Given], stem: str, heading: str, *, person: bool) -> list[Given]:
    """Give each `title` its meaning: the note's name, a person's role, or neither.

    In a person's note it is the name if it equals the file's name, the name or the first heading, or if a role stands
    beside it; else it is the role. In every other note it is the name.
    """
    if not any(each.match.name == "title" for each in given):
        return list(given)
    name, role = first_value(given, "name"), first_value(given, "role")
    known = {fold(text.strip()) for text in (stem, name, heading) if text}
    settled: list[Given] = []
    for each in given:
        if each.match.name == "title" and each.values:
            same = fold(plain(each.values[0].text).strip()) in known
            if person and not same and not role:
                meaning = KeyMatch("role", each.match.form, each.match.label)
            elif name and not same:
                meaning = KeyMatch(normal(each.key), None, each.match.label)
            else:
                meaning = KeyMatch("name", each.match.form, each.match.label)
            settled.append(msgspec.structs.replace(each, match=meaning))
        else:
            settled.append(each)
    return settled
