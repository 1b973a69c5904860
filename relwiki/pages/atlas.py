"""Where everything is on the site and what it is called there: routes, links, faces. Made once, before any page."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from hashlib import blake2b

from relwiki.derive.checks import photo_target
from relwiki.derive.facts import Facts
from relwiki.derive.subjects import Subject
from relwiki.model.names import fold, initials
from relwiki.model.note import Kind, Note
from relwiki.model.phrase import Link
from relwiki.pages.page import routes, slug
from relwiki.pages.shown import Face, Picture, Ref

FOLDERS: dict[Kind, str] = {
    Kind.PERSON: "people",
    Kind.ORGANISATION: "organisations",
    Kind.INTEREST: "interests",
    Kind.PLACE: "places",
    Kind.JOURNAL: "journal",
    Kind.REPORT: "reports",
    Kind.NOTE: "notes",
}
UNWRITTEN = "unwritten.html"
# A link in a value: target, anchor, label.
WIKILINK = re.compile(r"!?\[\[([^\[\]|#]*)(?:#([^\[\]|]*))?(?:\|([^\[\]]*))?\]\]")
_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif", ".bmp", ".ico")
_HUES = 12


class Atlas:
    """Answers for one set of facts. Nothing in it depends on `today`."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self.routes: dict[str, str] = {}
        for kind, folder in FOLDERS.items():
            named = ((subject.id, _file_name(subject)) for subject in facts.subjects.of_kind(kind))
            self.routes.update(routes(folder, named))
        self.tags = _tags(facts.notes)
        self.tag_routes = routes("tags", ((key, name) for key, (name, _) in sorted(self.tags.items())))
        self.files = _used(facts)
        # Ids on the page of unwritten notes.
        self._wanted = frozenset(
            unwritten_id(name) for name, sources in facts.unwritten if not facts.files.find(name, sources[0])
        )
        # A link to a subject or a light person, under the name they are called by.
        self.ref: Callable[[str], Ref] = cache(self._ref)
        # A link to the page of a tag, written with or without "#".
        self.tag: Callable[[str], Ref] = cache(self._tag)
        # The photo or the initials of a subject or a light person.
        self.face: Callable[[str], Face] = cache(self._face)
        # What a link without a label shows that leads to a written note, by its target and by the note.
        self._bare: Callable[[str, str], str] = cache(self._name)

    def _ref(self, identity: str) -> Ref:
        light = self._facts.light.get(identity)
        if light:
            return Ref(light.name, self.routes[light.stated_by[0]], self.light_anchor(identity), "light")
        subject = self._facts.subjects.by_id[identity]
        return Ref(shown_name(subject), self.routes[identity], state="" if subject.note else "stub")

    def light_anchor(self, identity: str) -> str:
        """The id that a light person has on the page of the note that states them first."""
        return "p-" + slug(self._facts.light[identity].name)

    def _tag(self, name: str) -> Ref:
        bare = name.lstrip("#")
        return Ref("#" + bare, self.tag_routes.get(fold(bare), ""))

    def _face(self, identity: str) -> Face:
        light = self._facts.light.get(identity)
        if light:
            return Face(initials(light.name), _hue(light.name), kind="animal" if light.animal else "person")
        subject = self._facts.subjects.by_id[identity]
        photo = self.photo(subject.note) if subject.note else None
        name = shown_name(subject)
        if photo:
            return Face(initials(name), _hue(name), photo.route, photo.width, photo.height, subject.kind)
        return Face(initials(name), _hue(name), kind=subject.kind)

    def photo(self, note: Note) -> Picture | None:
        """The picture that a note's `photo` names; None without one that browsers show."""
        value = photo_target(note)
        return self.picture(value, note.path, note.name) if value else None

    def picture(self, target: str, source: str, alt: str) -> Picture | None:
        """An image of the vault, found as the note `source` names it; None where it is none."""
        path = self._facts.files.find(target, source)
        if not path or not path.casefold().endswith(_IMAGES):
            return None
        attachment = self._facts.attachments[path]
        return Picture(self.files[path], alt, attachment.width, attachment.height)

    def file(self, target: str, source: str) -> Ref | None:
        """A link to an attachment; None where there is none."""
        path = self._facts.files.find(target, source)
        return Ref(path.rpartition("/")[2], self.files[path]) if path else None

    def path(self, link: Link, source: str) -> str:
        """The path of the note that a link leads to; empty where none is written."""
        identity = self._facts.subjects.of_link(link, source)
        subject = self._facts.subjects.by_id.get(identity)
        return subject.id if subject and subject.note else ""

    def link(self, link: Link, source: str, *, markdown: bool = False) -> Ref:
        """Where a link in the note `source` leads, and what it shows if it has no label."""
        identity = self._facts.subjects.of_link(link, source, markdown=markdown)
        if not identity:
            shown = _shown(link)
            attached = self.file(link.target, source)
            if attached or markdown:
                return Ref(link.label or attached.text, attached.route) if attached else Ref(shown, state="unwritten")
            place = unwritten_id(link.target)
            return Ref(shown, UNWRITTEN, place, "unwritten") if place in self._wanted else Ref(shown, state="unwritten")
        subject = self._facts.subjects.by_id[identity]
        if subject.note is None:
            return Ref(_shown(link), self.routes[identity], state="stub")
        anchor = _anchor(subject.note, link.anchor) if link.anchor else ""
        bare = link.target and not (link.label or link.anchor)
        return Ref(self._bare(link.target, identity) if bare else _shown(link), self.routes[identity], anchor)

    def _name(self, target: str, identity: str) -> str:
        subject = self._facts.subjects.by_id[identity]
        found = self._facts.resolver.resolve(target)
        stem = subject.note.stem if subject.note else ""
        is_path = found.by == "former" or fold(target.rpartition("/")[2]) == fold(stem)
        return subject.name if is_path else _shown(Link(target))


def gathering_routes(facts: Facts) -> dict[str, str]:
    """The page of each gathering by the path of its journal note: its day, then its name."""
    named = []
    for each in facts.between.gatherings:
        stem = each.id.rpartition("/")[2].removesuffix(".md")
        named.append((each.id, stem if stem.startswith(each.date.iso()) else f"{each.date.iso()} {stem}"))
    return routes("gatherings", named)


def shown_name(subject: Subject) -> str:
    """What lists call a subject; an index note goes by its title or its folder's name."""
    if subject.note and fold(subject.called) in {"index", "readme"}:
        return subject.note.body.title or subject.note.path.rpartition("/")[0].rpartition("/")[2] or subject.called
    return subject.called


def _file_name(subject: Subject) -> str:
    if subject.note is None:
        return subject.name
    folder, _, stem = subject.note.path.removesuffix(".md").rpartition("/")
    return folder.rpartition("/")[2] if folder and fold(stem) in {"index", "readme"} else stem


def unwritten_id(name: str) -> str:
    """The id of an unwritten note on the page of all such."""
    return "u-" + slug(name)


def _shown(link: Link) -> str:
    if link.label:
        return link.label
    name = link.target.rpartition("/")[2] if "/" in link.target else link.target
    name = name.removesuffix(".md")
    anchor = link.anchor.removeprefix("^").replace("#", " › ")
    return f"{name} › {anchor}" if name and anchor else name or anchor


def _anchor(note: Note, anchor: str) -> str:
    """The id of a heading or block of a note; empty where there is none."""
    if anchor.startswith("^"):
        return next((block.id for block in note.body.blocks if fold(block.name) == fold(anchor[1:])), "")
    wanted = fold(anchor.rpartition("#")[2].strip())
    return next((heading.id for heading in note.headings if fold(heading.text) == wanted), "")


def _tags(notes: Iterable[Note]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Folded tag -> (as written first, paths of notes); a nested tag counts for those above it.

    `#quiet` is a wish about one line, and groups nothing; private notes are in no group.
    """
    found: dict[str, tuple[str, list[str]]] = {}
    for note in notes:
        for tag in note.tags:
            if note.private or fold(tag) == "quiet":
                continue
            parts = tag.split("/")
            for depth in range(1, len(parts) + 1):
                name = "/".join(parts[:depth])
                paths = found.setdefault(fold(name), (name, []))[1]
                if not paths or paths[-1] != note.path:
                    paths.append(note.path)
    return {key: (name, tuple(paths)) for key, (name, paths) in found.items()}


def _used(facts: Facts) -> Mapping[str, str]:
    """Attachments that some page shows or links, and their routes."""
    if not facts.attachments:
        return {}
    used: set[str] = set()
    # Most vaults have no file without an ending, and then most links can be no file's.
    bare = any("." not in path.rpartition("/")[2] for path in facts.attachments)
    for note in facts.notes:
        for target in _targets(note, bare):
            if (bare or "." in target) and (path := facts.files.find(target, note.path)):
                used.add(path)
    return {path: _file_route(path) for path in sorted(used)}


def _targets(note: Note, bare: bool) -> list[str]:
    """What a note links to or shows, in its text and in its fields, where it may be a file."""
    texts = [value.text for field in note.fields for value in field.values]
    links = [text for text in texts if "[[" in text and (bare or "." in text)]
    found = [photo_target(note), *[mention.link.target for mention in note.mentions]]
    found += [link[1].strip() for text in links for link in WIKILINK.finditer(text)]
    return found


def _file_route(path: str) -> str:
    stem, dot, ending = path.rpartition("/")[2].rpartition(".")
    safe = "".join(ch for ch in ending.casefold() if ch.isascii() and ch.isalnum()) if dot else ""
    digest = blake2b(path.encode(), digest_size=4).hexdigest()
    name = slug(unicodedata.normalize("NFC", stem or ending))[:60]
    return f"files/{name}-{digest}.{safe}" if safe else f"files/{name}-{digest}"


def _hue(name: str) -> int:
    return blake2b(fold(name).encode(), digest_size=1).digest()[0] % _HUES
