"""What is wrong or could be better across notes. One function a rule; CHECKS at the end says which run."""

import difflib
from collections.abc import Callable, Iterable, Iterator

import msgspec

from relwiki.derive.links import Attachments, Resolver
from relwiki.derive.subjects import Subjects
from relwiki.derive.trees import acyclic
from relwiki.model.diagnostic import Code, Diagnostic, Span
from relwiki.model.names import fold
from relwiki.model.note import Kind, Note
from relwiki.model.phrase import Link

_FOREIGN = (".base", ".canvas", ".excalidraw")
_UNSHOWN_PHOTOS = (".heic", ".heif", ".tif", ".tiff", ".psd", ".raw", ".dng")


class Read(msgspec.Struct, frozen=True, gc=False):
    """What a check may look at."""

    notes: tuple[Note, ...]
    resolver: Resolver
    attachments: Attachments
    subjects: Subjects
    # What the settings or the command line say; empty: nothing.
    me: str


def owner(notes: Iterable[Note], resolver: Resolver, me: str) -> str:
    """The path of the owner's note: what `me` names, else the first note with `me: true`; empty without one."""
    if me:
        return resolver.resolve(me.strip().removeprefix("[[").removesuffix("]]").partition("|")[0]).path
    return next((note.path for note in notes if says_me(note)), "")


def says_me(note: Note) -> bool:
    """Whether a note says `me: true`."""
    return note.value("me").strip().casefold() in {"true", "yes"}


def one_owner(read: Read) -> Iterator[Diagnostic]:
    """There is one owner, or none and the site says how to set one."""
    claims = [note for note in read.notes if says_me(note)]
    if len(claims) > 1 and not read.me:
        spans = tuple(_key_span(note, "me") for note in claims)
        yield Diagnostic(
            Code.TWO_OWNERS, spans[0], f"One note can say “me: true”; {len(claims)} do.",
            "Keep it in one, or set “me: NAME” in relwiki.yaml.", spans[1:],
        )  # fmt: skip
    elif read.me and not owner(read.notes, read.resolver, read.me):
        yield Diagnostic(
            Code.NO_OWNER, Span("relwiki.yaml"), f"The owner is to be “{read.me}”, and no note is called so.",
            "Write “me: NAME” with the name of a note.",
        )  # fmt: skip
    elif not claims and not read.me and any(subject.note for subject in read.subjects.of_kind(Kind.PERSON)):
        yield Diagnostic(
            Code.NO_OWNER, Span(""), "No note says which person is you.",
            "Write “me: true” in the front matter of your own note, or “me: NAME” in relwiki.yaml.",
        )  # fmt: skip


def links(read: Read) -> Iterator[Diagnostic]:
    """A link means one note, under the name that other tools find it by."""
    # Most links lead to the same few notes, and mean no other.
    certain = {""}
    for note in read.notes:
        for link, line, column in _links(note):
            if link.target in certain:
                continue
            target = read.resolver.resolve(link.target)
            if not target.candidates and target.by not in {"alias", "title"}:
                certain.add(link.target)
                continue
            if target.candidates:
                yield Diagnostic(
                    Code.AMBIGUOUS_LINK, Span(note.path, line, column),
                    f"“{link.target}” is the name of {len(target.candidates)} notes: {', '.join(target.candidates)}.",
                    f"The first is taken. Write the one you mean: [[{target.candidates[-1].removesuffix('.md')}]].",
                )  # fmt: skip
            elif "/" not in link.target:
                stem = target.path.rpartition("/")[2].removesuffix(".md")
                yield Diagnostic(
                    Code.ALIAS_LINK, Span(note.path, line, column),
                    f"“{link.target}” is another name of “{stem}”; other tools may not find it.",
                    f"Write [[{stem}|{link.label or link.target}]].",
                )  # fmt: skip


def embeds(read: Read) -> Iterator[Diagnostic]:
    """What a note shows is there."""
    for note in read.notes:
        for mention in note.body.embeds:
            target = mention.link.target
            if not target:
                continue
            span = Span(note.path, mention.line, mention.column)
            if target.casefold().endswith(_FOREIGN):
                yield Diagnostic(
                    Code.UNSUPPORTED_EMBED, span,
                    f"A picture or a note is shown where it is embedded; “{target}” is neither, and only its name is.",
                    "Nothing needs to be done if the file is for another tool.",
                )  # fmt: skip
            elif not read.attachments.find(target, note.path) and not read.resolver.resolve(target).path:
                yield Diagnostic(
                    Code.MISSING_ATTACHMENT, span, f"No file and no note is called “{target}”.",
                    "Put the file into the vault, or mend its name.",
                )  # fmt: skip


def embed_circles(read: Read) -> Iterator[Diagnostic]:
    """No note shows itself inside itself, however far round."""
    inside: dict[str, dict[str, Span]] = {}
    for note in read.notes:
        for mention in note.body.embeds:
            path = read.resolver.resolve(mention.link.target).path if mention.link.target else ""
            if path:
                inside.setdefault(note.path, {}).setdefault(path, Span(note.path, mention.line, mention.column))
    kept, cut = acyclic({outer: tuple(inner) for outer, inner in inside.items()})
    for outer in cut:
        for inner, span in inside[outer].items():
            if inner not in kept.get(outer, ()):
                yield Diagnostic(
                    Code.EMBED_CYCLE, span,
                    f"A note can be shown inside another; “{inner}” is shown around this one already.",
                    "It stands here as a link. Write a link yourself, or embed one section of it elsewhere.",
                )  # fmt: skip


def photos(read: Read) -> Iterator[Diagnostic]:
    """A photo is a file of the vault that browsers can show."""
    for note in read.notes:
        value = photo_target(note)
        if not value or "://" in value:
            continue
        found = read.attachments.find(value, note.path)
        span = _value_span(note, "photo")
        if not found:
            yield Diagnostic(
                Code.MISSING_ATTACHMENT, span, f"No file is called “{value}”.",
                "Put the picture into the vault, or mend its name; until then initials are shown.",
            )  # fmt: skip
        elif found.casefold().endswith(_UNSHOWN_PHOTOS):
            yield Diagnostic(
                Code.UNSUPPORTED_PHOTO, span, f"Browsers do not show {found.rpartition('.')[2].upper()} pictures.",
                "Save it as JPEG or PNG; until then initials are shown.",
            )  # fmt: skip


def photo_target(note: Note) -> str:
    """The file that `photo` names, whether as an embed, a link, a path or a bare name."""
    value = note.value("photo").strip().removeprefix("!")
    if value.startswith("[["):
        value = value.removeprefix("[[").partition("]]")[0].partition("|")[0]
    elif value.startswith("[") and "](" in value:
        value = value.partition("](")[2].rstrip(")")
    return value.strip()


# What a link can lead to within a note, by folded name: headings and blocks.
_Places = tuple[dict[str, str], dict[str, str]]


def anchors(read: Read) -> Iterator[Diagnostic]:
    """A link to a heading or block finds it."""
    places: dict[str, _Places] = {}
    for note in read.notes:
        for mention in note.mentions:
            anchor = mention.link.anchor
            subject = read.subjects.by_id.get(read.subjects.of_link(mention.link, note.path)) if anchor else None
            if subject is None or subject.note is None:
                continue
            path = subject.note.path
            if path not in places:
                places[path] = _places(subject.note)
            texts, blocks = places[path]
            is_block, name = anchor.startswith("^"), fold(anchor.rpartition("#")[2].removeprefix("^"))
            there = blocks if is_block else texts
            if name not in there:
                near = difflib.get_close_matches(name, sorted(there), 1, 0.6)
                meant = f"Did you mean “{there[near[0]]}”? " if near else ""
                yield Diagnostic(
                    Code.MISSING_ANCHOR, Span(note.path, mention.line, mention.column),
                    f"“{path}” has no {'block' if is_block else 'heading'} “{anchor.removeprefix('^')}”.",
                    f"{meant}Until it is mended, the link leads to the top of the note.",
                )  # fmt: skip


def _places(note: Note) -> _Places:
    texts = (note.body.title, *(each.text for each in note.headings))
    return {fold(text): text for text in texts if text}, {fold(each.name): each.name for each in note.body.blocks}


def lives(read: Read) -> Iterator[Diagnostic]:
    """Nobody dies before being born."""
    for note in read.notes:
        died = next((dated for dated in note.dated if dated.key == "died" and dated.when.date), None)
        born = next((dated for dated in note.dated if dated.key == "born" and dated.when.date), None) if died else None
        first = born.when.date.earliest() if born and born.when.date else None
        last = died.when.date.latest() if died and died.when.date else None
        if born and died and first and last and last < first:
            yield Diagnostic(
                Code.DIED_BEFORE_BORN, Span(note.path, died.line, died.column),
                f"A death comes after a birth; “{died.typed}” is before “{born.typed}”.",
                "Mend one of the two dates.", (Span(note.path, born.line, born.column),),
            )  # fmt: skip


def duplicates(read: Read) -> Iterator[Diagnostic]:
    """Two notes are not about one person: no shared name, no shared mail address."""
    seen: dict[str, Note] = {}
    told: set[tuple[str, str]] = set()
    for subject in read.subjects.of_kind(Kind.PERSON):
        note = subject.note
        if note is None:
            continue
        signs = {("name", note.name)} if len(note.name.split()) > 1 else set()
        signs |= {("mail address", value.partition(" (")[0]) for value in note.values("email") if "@" in value}
        for what, sign in sorted(signs):
            first = seen.setdefault(f"{what} {fold(sign)}", note)
            if first is not note and (first.path, note.path) not in told:
                told.add((first.path, note.path))
                yield Diagnostic(
                    Code.LIKELY_DUPLICATE, Span(note.path), f"“{first.path}” has the same {what}, “{sign}”.",
                    "If they are one person, move the text into one note and give it the other's name as an alias.",
                    (Span(first.path),),
                )  # fmt: skip


def _links(note: Note) -> list[tuple[Link, int, int]]:
    """The links of a note, each with its line and column."""
    found = [(each.link, each.line, each.column) for each in note.mentions if not each.embed]
    entries = [each.entry for each in note.statements]
    return found + [(each.link, each.line, each.column) for each in entries if each.link and each.line]


def _value_span(note: Note, key: str) -> Span:
    value = next((text for field in note.fields if field.key == key for text in field.values), None)
    return Span(note.path, value.line, value.column, len(value.text)) if value else Span(note.path)


def _key_span(note: Note, key: str) -> Span:
    field = next((field for field in note.fields if field.key == key), None)
    return Span(note.path, field.line, field.column, len(field.typed)) if field else Span(note.path)


CHECKS: tuple[Callable[[Read], Iterator[Diagnostic]], ...] = (
    one_owner, links, embeds, embed_circles, photos, anchors, lives, duplicates,
)  # fmt: skip
