"""What a link means: found, ambiguous, or not written yet. Total, deterministic, the same for every caller."""

from collections.abc import Iterable

import msgspec

from relwiki.model.names import fold
from relwiki.model.note import Note


class Target(msgspec.Struct, frozen=True, gc=False):
    """What a link's target resolves to. `path` is empty where nothing is written under that name."""

    path: str = ""
    # Where the name alone does not decide: all notes that it could mean, in order of preference.
    candidates: tuple[str, ...] = ()
    # How it was found: "path", "name" (of file), "alias", "former" or "title" (the key `name`).
    by: str = ""


MISSING = Target()


class Resolver:
    """Answers for one set of notes, each asked once (vault format, "Links and the dialect").

    Order: exact path in the vault; a whole name that holds "/" ("TCP/IP"); unique path suffix; of several, the exact
    case if unique, else the fewest folders, then code point order; then alias, former name and `name:`.
    """

    def __init__(self, notes: Iterable[Note]) -> None:
        self._paths: dict[str, list[str]] = {}
        self._stems: dict[str, list[str]] = {}
        self._names: tuple[dict[str, list[str]], ...] = ({}, {}, {})
        for note in notes:
            # A file name may end in a space; a link to it is trimmed.
            whole = fold(note.path.removesuffix(".md")).strip()
            self._paths.setdefault(whole, []).append(note.path)
            self._stems.setdefault(whole.rpartition("/")[2].strip(), []).append(note.path)
            for names, keys in zip(self._names, (("aliases",), ("former_names",), ("name",)), strict=True):
                for name in _names_of(note, keys[0]):
                    paths = names.setdefault(fold(name), [])
                    if note.path not in paths:
                        paths.append(note.path)
        self._seen: dict[str, Target] = {}

    def resolve(self, target: str) -> Target:
        """What `target` (a link without its anchor and label) means, from anywhere in the vault."""
        known = self._seen.get(target)
        if known is None:
            known = self._seen[target] = self._resolve(target)
        return known

    def relative(self, target: str, source: str) -> Target:
        """What a Markdown link to a path means: first from the folder of the note `source`, then from anywhere."""
        folder = source.rpartition("/")[0].split("/") if "/" in source else []
        parts = [*folder, *target.split("/")]
        walked: list[str] = []
        for part in parts:
            if part == "..":
                if not walked:
                    return self.resolve(target.lstrip("./"))
                walked.pop()
            elif part not in {"", "."}:
                walked.append(part)
        asked = "/".join(walked).removesuffix(".md")
        found = self._paths.get(fold(asked))
        return _best(found, asked, "path") if found else self.resolve(target.removeprefix("./"))

    def _resolve(self, target: str) -> Target:
        asked = target.strip().removeprefix("/")
        key = fold(asked).removesuffix(".md")
        if not key:
            return MISSING
        exact = self._paths.get(key)
        if exact:
            return _best(exact, asked.removesuffix(".md"), "path")
        if "/" in key:
            whole = self._named(key)
            if whole.path:
                return whole
        found = [
            path
            for path in self._stems.get(key.rpartition("/")[2], ())
            if ("/" + fold(path).removesuffix(".md").strip()).endswith("/" + key)
        ]
        if found:
            return _best(found, asked.removesuffix(".md"), "name")
        return self._named(key)

    def _named(self, key: str) -> Target:
        for names, by in zip(self._names, ("alias", "former", "title"), strict=True):
            found = names.get(key)
            if found:
                return _best(found, "", by)
        return MISSING


def _names_of(note: Note, key: str) -> tuple[str, ...]:
    return (note.name,) if key == "name" else note.values(key)


def _best(found: list[str], asked: str, by: str) -> Target:
    if len(found) == 1:
        return Target(found[0], by=by)
    ordered = sorted(found, key=lambda path: (path.count("/"), path))
    exact = [path for path in ordered if asked and ("/" + path.removesuffix(".md")).endswith("/" + asked)]
    if len(exact) == 1:
        return Target(exact[0], by=by)
    return Target(ordered[0], tuple(ordered), by)


class Attachments:
    """Finds an attachment by path from the top, by path from the note's folder, or by file name."""

    def __init__(self, paths: Iterable[str]) -> None:
        self._paths: dict[str, str] = {}
        self._names: dict[str, list[str]] = {}
        for path in paths:
            self._paths[fold(path)] = path
            self._names.setdefault(fold(path.rpartition("/")[2]), []).append(path)

    def find(self, target: str, source: str) -> str:
        """The path of the attachment that `target` names in the note `source`; empty where there is none."""
        key = fold(target.strip().removeprefix("./").removeprefix("/"))
        folder = fold(source.rpartition("/")[0])
        while key.startswith("../"):
            key, folder = key[3:], folder.rpartition("/")[0]
        near = self._paths.get(f"{folder}/{key}" if folder else key) or self._paths.get(key)
        if near:
            return near
        named = [path for path in self._names.get(key.rpartition("/")[2], ()) if ("/" + fold(path)).endswith("/" + key)]
        return min(named, key=lambda path: (path.count("/"), path), default="")
