"""What the keys of a note say: each becomes a field as typed, and by the form of its key whatever its values state.

Source: the tables of keys in "A person" and "Other kinds" of the vault format. Knows one note at a time.
"""

import re
from collections.abc import Sequence

import msgspec

from relwiki.markup.document import Finding
from relwiki.model.date import Period, Recurrence
from relwiki.model.diagnostic import Code
from relwiki.model.keys import LINKS_ONLY, Form
from relwiki.model.names import fold
from relwiki.model.note import Field
from relwiki.model.phrase import Dated, Statement, Text
from relwiki.vault.dates import scan_whole
from relwiki.vault.draft import Draft
from relwiki.vault.given import Given
from relwiki.vault.periods import read_period
from relwiki.vault.phrases.brackets import split
from relwiki.vault.phrases.dated import met_through, read_dated, read_habit, read_life_date, read_met, whole_date
from relwiki.vault.phrases.entry import not_a_date, read_entry, split_entries
from relwiki.vault.phrases.misdated import undated
from relwiki.vault.phrases.relationship import link_statements, read_related, read_relationship, read_to_owner
from relwiki.vault.spelling import normal
from relwiki.vault.vocabulary import COMMA_KEYS, KeyMatch, Vocabulary

# Keys with one value: two of them for one fact are one too many.
_SINGLE = frozenset(
    ["name", "first_name", "last_name", "birth_name", "pronounced", "sort_as", "born", "died", "timezone",
     "last_contact", "keep_in_touch", "stage", "objective", "updated", "summary", "date"]
)  # fmt: skip
# Values that answer a question with "nothing".
_NOTHING = frozenset(["none", "n/a", "na", "no", "nobody", "unknown", "tbd", "-", "?", "false"])
_ENTRIES = frozenset([Form.ENTRY, Form.ENTRIES])
_TIMED = frozenset([Form.LIFE_DATE, Form.DATED, Form.MET, Form.PERIOD, Form.HABIT, Form.FLAG])
_NO_LINKS = frozenset(["photo", "type", "uid", "name"])
_FULL_DATE = re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")


def settle_doubles(given: Sequence[Given], draft: Draft) -> list[Given]:
    """Of two keys for one fact keep the canonical one; the other stays a field of its own.

    In front matter that is worth a hint; an inline field gives way in silence, and vanishes if it says the same.
    """
    single = [each for each in given if each.match.name in _SINGLE and each.values and not each.match.label]
    if len({each.match.name for each in single}) == len(single):
        return list(given)
    groups: dict[str, list[Given]] = {}
    for each in single:
        groups.setdefault(each.match.name, []).append(each)
    losers: set[int] = set()
    echoes: set[int] = set()
    for name, group in groups.items():
        if len(group) > 1:
            own = [each for each in group if not each.inline] or group
            winner = next((each for each in own if normal(each.key) == normal(name)), own[0])
            losers |= {id(each) for each in group if each is not winner}
            echoes |= {id(each) for each in group if each.inline and each is not winner and _same(each, winner)}
            draft.findings += [_two_keys(each, winner) for each in group if each is not winner and not each.inline]
    return [
        msgspec.structs.replace(each, match=KeyMatch(normal(each.key), None)) if id(each) in losers else each
        for each in given
        if id(each) not in echoes
    ]


def _same(one: Given, other: Given) -> bool:
    return [value.text.strip() for value in one.values] == [value.text.strip() for value in other.values]


def _two_keys(loser: Given, winner: Given) -> Finding:
    message = f"One key for this is expected; “{loser.key}” says the same as “{winner.key}”, which is used."
    return Finding(Code.TWO_KEYS, loser.line, loser.column, message, f"Delete “{loser.key}” or “{winner.key}”.")


def read_fields(given: Sequence[Given], words: Vocabulary, draft: Draft) -> None:
    """Add every field to the draft, and all that it states."""
    for each in given:
        name = each.match.relation or each.match.name
        values = _values(each)
        draft.fields.append(
            Field(name, each.key, each.match.label, values, each.line, each.column, each.match.known, each.inline,
                  each.private)
        )  # fmt: skip
        if values:
            _read(each if values is each.values else msgspec.structs.replace(each, values=values), words, draft)


def _values(given: Given) -> tuple[Text, ...]:
    """The values of a field: a single text of a key that parts at commas is a list."""
    name, values = given.match.name, given.values
    if given.match.form is Form.LIST and not given.listed and name in COMMA_KEYS and len(values) == 1:
        only = values[0]
        values = tuple(Text(part, only.line, only.column + at) for at, part in split(only.text, ",;"))
    if name == "tags" and any(value.text.startswith("#") for value in values):
        values = tuple(msgspec.structs.replace(value, text=value.text.lstrip("#")) for value in values)
    return values


def _read(given: Given, words: Vocabulary, draft: Draft) -> None:
    match = given.match
    if match.relation:
        for value in given.values:
            if fold(value.text.strip()) not in _NOTHING:
                _take(read_related(match, value, words, listed=given.listed), given, draft)
    elif match.form in _ENTRIES:
        _read_entries(given, words, draft)
    elif match.form is Form.RELATIONSHIPS:
        for value in given.values:
            _take(read_relationship(value, words), given, draft)
    elif match.form in _TIMED:
        _read_timed(given, words, draft)
    elif match.form is None:
        _read_custom(given, words, draft)
    elif match.name == "relationship":
        for value in given.values:
            _take(read_to_owner(value, words), given, draft)
    else:
        if match.name == "updated":
            _read_timed(given, words, draft)
        _link(given, draft)


def _take(read: tuple[tuple[Statement, ...], tuple[Finding, ...]], given: Given, draft: Draft) -> None:
    draft.state(read[0], private=given.private)
    draft.findings += read[1]


def _link(given: Given, draft: Draft, typed: str = "") -> None:
    if given.match.name in _NO_LINKS:
        return
    for value in given.values:
        if "[" in value.text:
            draft.state(link_statements(given.match.name, value, typed), private=given.private)


def _read_entries(given: Given, words: Vocabulary, draft: Draft) -> None:
    name = given.match.name
    if name in LINKS_ONLY:
        _link(given, draft)
        return
    commas = given.match.form is Form.ENTRIES and not given.listed
    for value in given.values:
        read_entries(name, value, words, draft, commas=commas, private=given.private)


def read_entries(name: str, value: Text, words: Vocabulary, draft: Draft, *, commas: bool, private: bool) -> None:
    """The entries of one text under a canonical key."""
    for part in split_entries(value, commas=commas):
        if fold(part.text.strip()) in _NOTHING:
            continue
        entry, problems = read_entry(part, words.tongue)
        if entry.name or entry.link:
            draft.state((Statement(name, entry),), private=private)
        draft.findings += problems


def _read_timed(given: Given, words: Vocabulary, draft: Draft) -> None:
    form, name = given.match.form, given.match.name
    for value in given.values:
        if form is Form.LIFE_DATE:
            dated, problems = _read_life_date(name, value, words, draft)
        elif form is Form.MET:
            dated, problems = _read_met(value, given, words, draft)
        elif form is Form.PERIOD:
            dated, problems = _read_rhythm(name, value)
        elif form is Form.HABIT:
            # What is private reminds of nothing.
            if not given.private:
                draft.habits.append(read_habit(value, words.tongue))
            draft.state(link_statements(name, value), private=given.private)
            continue
        elif form is Form.FLAG:
            dated, problems = _read_until(name, value, words), ()
        else:
            dated, problems = read_dated(name, value, words.tongue)
            if dated is None:
                draft.state(link_statements(name, value), private=given.private)
        if dated is not None and not dated.text and normal(given.key).startswith("anniversar"):
            dated = _anniversary(dated)
        draft.date(dated, private=given.private)
        draft.findings += problems


def _read_life_date(
    name: str, value: Text, words: Vocabulary, draft: Draft
) -> tuple[Dated | None, tuple[Finding, ...]]:
    dated, problems = read_life_date(name, value, words.tongue)
    if (dated is None or not (dated.when.date or dated.place)) and draft.person and not problems:
        problems = undated(name, value)
    return dated, problems


def _anniversary(dated: Dated) -> Dated:
    """A bare date under `anniversary` comes round every year, and is called what its key says."""
    when = msgspec.structs.replace(dated.when, form="yearly") if dated.when.form == "once" else dated.when
    return msgspec.structs.replace(dated, text="anniversary", when=when)


def _read_met(value: Text, given: Given, words: Vocabulary, draft: Draft) -> tuple[Dated | None, tuple[Finding, ...]]:
    through = met_through(value.text)
    if through is not None:
        entry, _ = read_entry(Text(through.text, value.line, value.column), words.tongue)
        draft.state((Statement("introduced_by", entry),), private=given.private)
    return read_met(value, words.tongue)


def _read_rhythm(name: str, value: Text) -> tuple[Dated | None, tuple[Finding, ...]]:
    text = value.text.strip()
    period = Period(0, "day") if text.casefold() in {"no", "false"} else read_period(text)
    if period is not None:
        when = Recurrence("every", period=period)
        return Dated(name, "", when, typed=text, line=value.line, column=value.column), ()
    message = f"A rhythm such as “every 6 weeks” is expected; “{text}” is shown as text."
    hint = "Write every 6 weeks, monthly, twice a year, or never."
    return None, (Finding(Code.NOT_A_PERIOD, value.line, value.column, message, hint),)


def _read_until(name: str, value: Text, words: Vocabulary) -> Dated | None:
    """`quiet: until DATE`."""
    text = value.text.strip()
    found = scan_whole(text[6:], words.tongue) if text[:6].casefold() == "until " else None
    if found is None or found.date is None:
        return None
    return Dated(name, "", Recurrence("once", until=found.date), typed=text, line=value.line, column=value.column)


def _read_custom(given: Given, words: Vocabulary, draft: Draft) -> None:
    """A key of one's own whose whole value is a date is an occasion; a mere year (or house number) is not."""
    only = given.values[0]
    if words.key(given.key).known:
        # It gave way to another key for the same fact, or could not be read: it is shown, and is no date of its own.
        _link(given, draft)
        return
    date = whole_date(only.text, words.tongue) if len(given.values) == 1 else None
    if date is not None:
        form = "yearly" if date.year is None else "once"
        draft.date(
            Dated(given.key, "", Recurrence(form, date), unsure=date.unsure, typed=only.text.strip(), line=only.line,
                  column=only.column, custom=True),
            private=given.private,
        )  # fmt: skip
    elif len(given.values) == 1 and _FULL_DATE.fullmatch(only.text.strip()):
        draft.findings.append(not_a_date(only.text.strip(), only.line, only.column, words.tongue))
    else:
        _link(given, draft, given.key)
