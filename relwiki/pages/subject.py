"""What pages about one subject have in common: the note itself, its fields, problems and backlinks."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from relwiki.derive.facts import Facts
from relwiki.derive.organisations import Stint
from relwiki.derive.secrets import is_private
from relwiki.derive.subjects import Subject
from relwiki.model.date import Range
from relwiki.model.diagnostic import Diagnostic
from relwiki.model.interaction import Transaction
from relwiki.model.keys import KEYS, Form
from relwiki.model.note import Field, Kind, Note
from relwiki.model.phrase import Dated
from relwiki.pages.atlas import FOLDERS, Atlas, gathering_routes
from relwiki.pages.body import Filler
from relwiki.pages.diagnostics import problem
from relwiki.pages.fields import in_words, line_of
from relwiki.pages.page import SubjectPage, edit_url
from relwiki.pages.shown import Backlink, Entry, Group, Line, Part, Problem, Ref, Row, When
from relwiki.pages.words import Words, joined, money_words

# Sentences of one note that mentions somebody; the note itself has the others.
_MOST_SENTENCES = 12
# Which part of the site the kinds belong to; its title is the phrase of that name.
SECTIONS: dict[Kind, str] = {**FOLDERS, Kind.REPORT: "notes"}
_KNOWN = frozenset(key.name for key in KEYS)
# Another tool's own, and names that are shown nowhere.
_HIDDEN = frozenset(key.name for key in KEYS if key.form is Form.HIDDEN) | {"former_names"}

# Key -> the fields of a note with this key that have a value, in order.
Fields = Mapping[str, Sequence[Field]]


def by_key(fields: Iterable[Field]) -> Fields:
    """Those fields of a note that say something, by their keys."""
    found: dict[str, list[Field]] = {}
    for field in fields:
        if field.values:
            found.setdefault(field.key, []).append(field)
    return found


def open_value(note: Note, key: str) -> str:
    """The first value of a key that is not private, or that stands in a note that is private as a whole."""
    for field in note.keyed(key):
        if field.values and (note.private or not field.private):
            return field.values[0].text
    return ""


# Which part of the pages is to be made, of how many.
Fraction = tuple[int, int]
WHOLE: Fraction = (0, 1)


class Common:
    """The parts that every page about a subject shows, for one set of facts."""

    def __init__(self, facts: Facts, atlas: Atlas, say: Words, part: Fraction = WHOLE) -> None:
        self.facts, self.atlas, self.say = facts, atlas, say
        self.part = part
        # The way up from a page of some kind.
        self.trail: Callable[[Kind], tuple[Ref, ...]] = cache(self._trail)
        # Path of a journal note -> the page of the gathering it plans.
        self.gatherings = gathering_routes(facts)
        self._filler = Filler(atlas, {note.path: note for note in facts.notes}, facts.prose, say)
        self._ledger: dict[str, list[Transaction]] = {}
        for who, transaction in facts.ledger:
            self._ledger.setdefault(who, []).append(transaction)
        self._problems: dict[str, list[Diagnostic]] = {}
        for each in facts.diagnostics:
            if each.severity == "error":
                self._problems.setdefault(each.span.path, []).append(each)

    def people(self) -> tuple[Subject, ...]:
        """Those whose pages are to be made: all, or one part of them."""
        number, parts = self.part
        return self.facts.subjects.of_kind(Kind.PERSON)[number::parts]

    def page(self, subject: Subject) -> SubjectPage:
        """What every page about a note that is no person's has; its builder adds the rest."""
        note, section = subject.note, SECTIONS[subject.kind]
        return SubjectPage(
            route=self.atlas.routes[subject.id],
            title=self.atlas.ref(subject.id).text,
            section=section,
            trail=self.trail(subject.kind),
            kind=subject.kind,
            summary=note.value("summary") if note else "",
            body=self.body(subject),
            empty="" if note else self.say("no_note", path=f"{section}/{subject.name}.md"),
            problems=self.problems(subject),
            backlinks=self.backlinks(subject),
            tags=self.tags(subject),
            edit=self.edit(subject),
            source=subject.id if note else "",
            private=note.private if note else False,
        )

    def body(self, subject: Subject) -> tuple[Part, ...]:
        """The note as written; empty for a subject without one."""
        return self._filler.fill(subject.note) if subject.note else ()

    def problems(self, subject: Subject) -> tuple[Problem, ...]:
        """The errors of the subject's own note."""
        found = self._problems.get(subject.id, ())
        return tuple([problem(each, self.atlas, self.facts.settings) for each in found])

    def backlinks(self, subject: Subject) -> tuple[Backlink, ...]:
        """Where the subject is mentioned, by name of the note."""
        found = [
            Backlink(
                self.atlas.ref(each.source),
                each.sentences[:_MOST_SENTENCES],
                self.say("n_more", n=len(each.sentences) - _MOST_SENTENCES)
                if len(each.sentences) > _MOST_SENTENCES
                else "",
            )
            for each in self.facts.backlinks.of(subject.id)
        ]
        found.sort(key=lambda each: (each.ref.text.casefold(), each.ref.route))
        return tuple(found)

    def tags(self, subject: Subject) -> tuple[Ref, ...]:
        """Links to the tags of the note."""
        found = [self.atlas.tag(tag) for tag in subject.note.tags] if subject.note else []
        return tuple([ref for ref in found if ref.route])

    def edit(self, subject: Subject) -> str:
        """A link that opens the note in the user's editor; empty without a pattern in the settings."""
        return edit_url(self.facts.settings.editor, subject.id) if subject.note else ""

    def is_private(self, identity: str) -> bool:
        """Whether a subject's note is private as a whole: its page says so once, and marks no single line."""
        subject = self.facts.subjects.by_id.get(identity)
        return subject is not None and subject.note is not None and subject.note.private

    def _trail(self, kind: Kind) -> tuple[Ref, ...]:
        return (Ref(self.say(SECTIONS[kind]), f"{SECTIONS[kind]}/index.html"),)

    def rows(self, note: Note, keys: Sequence[str]) -> list[Row]:
        """Infobox rows for canonical keys, as typed, blank ones left out."""
        fields = [field for key in keys for field in note.keyed(key)]
        return self.keyed(note, by_key(fields), keys) if fields else []

    def keyed(self, note: Note, fields: Fields, keys: Iterable[str]) -> list[Row]:
        """As `rows`, for a note whose fields are sorted by key already."""
        found: list[Row] = []
        for key in keys:
            if key in fields:
                label = self.say.known(f"key_{key}", key.replace("_", " ").capitalize())
                found += self._split(label, fields[key], note)
        return found

    def _split(self, label: str, fields: Iterable[Field], note: Note) -> Iterator[Row]:
        """The lines of fields as a row; those that are private stand in a row of their own, closed."""
        is_open: list[Line] = []
        closed: list[Line] = []
        for field in fields:
            for value in field.values:
                line = line_of(field.key, in_words(field.key, value.text, self.say), note.path, self.atlas)
                told = (*line, f" ({field.label})") if field.label else line
                (closed if is_private(field, value.text) else is_open).append(told)
        if is_open:
            yield Row(label, tuple(is_open))
        if closed:
            yield Row(label, tuple(closed), private=True)

    def custom(self, note: Note, shown: frozenset[str] = frozenset()) -> list[Row]:
        """Everything that no other row shows: custom fields, and known keys without a meaning for this kind."""
        found: list[Row] = []
        # What became a relationship or a date is shown as such.
        left = [field for field in note.fields if field.key not in shown and field.key not in _HIDDEN]
        if not left:
            return found
        dates = {each.key for each in note.dated}
        stated = {field.key for field in left if field.typed in dates or (field.known and field.key not in _KNOWN)}
        for field in left:
            if field.values and field.key not in stated:
                found += self._split(field.typed.replace("_", " ").strip().capitalize(), (field,), note)
        return found

    def level(self, level: str) -> str:
        """How deep an interest goes, in words; empty where nothing was said."""
        return self.say(f"level_{level}") if level else ""

    def highlights(self, subject: Subject) -> tuple[Row, ...]:
        """When you were last in touch, and the note's own dates."""
        rows: list[Row] = []
        last = self.facts.last_contact.get(subject.id)
        if last and subject.id not in self.facts.hush.dead:
            rows.append(Row(self.say("last_in_touch"), ((self.say.when(last, "since"),),)))
        dated = subject.note.dated if subject.note else ()
        told = [each for each in dated if each.key in {"dates", "follow_up"} or each.custom]
        for private in (False, True) if told else ():
            lines = tuple(self.dated(each) for each in told if each.private == private)
            if lines:
                rows.append(Row(self.say("dates"), lines, private))
        return tuple(rows)

    def ledger(self, subject: Subject) -> tuple[Group, ...]:
        """What the vault's ledger files say of a subject, the latest first; its own ledger stands in its note."""
        if subject.id not in self._ledger:
            return ()
        found = sorted(self._ledger[subject.id], key=lambda each: each.date.iso(), reverse=True)
        entries = tuple(
            Entry(Ref(self.say.date(each.date)), line=joined((money_words(each.money), each.text))) for each in found
        )
        return (Group(self.say("ledger"), "r-ledger", entries),)

    def stint(self, stint: Stint, *, person: bool) -> Entry:
        """A job, a membership, a home: seen from the organisation's page (`person`) or from the person's."""
        other = stint.person if person else stint.target
        ref = self.atlas.ref(other) if other else Ref(stint.name)
        private = stint.private and not self.is_private(stint.target if person else stint.person)
        words = [
            *stint.details, self.say.range(stint.period), self.say("perhaps") if stint.unsure else "",
            self.say("private_line") if private else "",
        ]  # fmt: skip
        face = self.atlas.face(other) if other and person else None
        return Entry(ref, face, joined(tuple(words)), private=private)

    def dated(self, dated: Dated) -> Line:
        """One line of a note's dates."""
        shown: When | str = self.say.when(dated.when.date, "until") if dated.when.date else ""
        if dated.when.form == "every":
            bounds = self.say.range(Range(dated.when.date, dated.when.until))
            return joined((self.say.recurrence(dated.when), bounds, dated.text or dated.key.replace("_", " ")))
        if dated.when.form == "yearly" and dated.when.date and not dated.when.date.is_yearly:
            shown = self.say.when(dated.when.date)
        return joined((shown, dated.text or dated.key.replace("_", " ")))
