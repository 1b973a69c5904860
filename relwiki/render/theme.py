"""Finds a theme and reads all of it once: a chain of folders in which the nearer one overrides the farther.

The only part of rendering that touches the disk. It must not know what a template says, and does not import Jinja, so
that a build that has nothing to do can still compare the digest.
"""

import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import msgspec

from relwiki import __version__
from relwiki.model.errors import UserError
from relwiki.render.flat import flat

# In a wheel, then beside the package in a clone.
_INSTALLED = (
    Path(__file__).parent.parent / "_data" / "themes",
    Path(__file__).parent.parent.parent / "themes",
)
_BASE = "default"
_OWN = "theme"
_FILE = "theme.yaml"
_WORDS = "strings/"
_TEMPLATES = "templates/"
_STATIC = "static/"


class Template(msgspec.Struct, frozen=True):
    """A template as text."""

    # "person.html"; "THEME/person.html" reaches the one of a certain theme, so that an override can extend it.
    name: str
    # The file, for errors.
    place: str
    text: str


class Theme(msgspec.Struct, frozen=True, eq=False):
    """Everything that decides how pages look; equal only to itself, so that it can be a key without hashing it all."""

    name: str
    # Of all files, their names and the version of relwiki: the same digest renders the same bytes.
    digest: str
    # (route, content) of the files to be copied into the site, such as "_static/relwiki.css".
    static: tuple[tuple[str, bytes], ...]
    templates: tuple[Template, ...]
    # Language, then (key, text) of its interface words; the keys say "page.people" or "script.today".
    words: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    # (option, value), such as ("accent", "brick").
    options: tuple[tuple[str, str], ...]
    # Routes of what every page links, the farthest theme's first.
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    # Whether all templates came with relwiki; others run in a sandbox.
    trusted: bool
    # Folders it was read from, the nearest first, to be watched.
    folders: tuple[str, ...]


class _Folder(msgspec.Struct, frozen=True):
    """One link of the chain: its file and the content of all its files, by path."""

    path: Path
    name: str
    extends: str
    options: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, bytes], ...]


def load_theme(name_or_path: str, vault: Path | None) -> Theme:
    """The theme of that name or in that folder, below the overrides in the vault's `theme/` folder if it has one.

    A path may start from the vault or from the working directory. Raises `UserError` where there is no such theme,
    where themes extend each other in a circle, and where a file is not what it should be.
    """
    chain: list[_Folder] = []
    if vault is not None and (vault / _OWN).is_dir():
        own = _read(vault / _OWN)
        if own.extends:
            raise UserError(
                f"{_OWN}/{_FILE}: the folder extends the theme that the setting `theme:` names; say it there"
            )
        chain.append(own)
    path: Path | None = _find(name_or_path, tuple(root for root in (vault, Path()) if root is not None))
    while path is not None:
        if any(folder.path == path for folder in chain):
            names = " -> ".join([folder.name for folder in chain] + [path.name])
            raise UserError(f"themes extend each other in a circle: {names}")
        folder = _read(path)
        chain.append(folder)
        path = _find(folder.extends, (path,)) if folder.extends else _base_of(path)
    return _joined(tuple(chain), name_or_path)


def theme_stamp(theme: Theme, vault: Path | None) -> tuple[tuple[str, int, int], ...]:
    """Path, size and time (nanoseconds) of each file that a theme comes from: while these stand, so does the theme."""
    own = (str(vault / _OWN),) if vault is not None else ()
    found: list[tuple[str, int, int]] = []
    for folder in dict.fromkeys((*own, *theme.folders)):
        for place, _, names in os.walk(folder):
            for name in names:
                info = os.stat(os.path.join(place, name))  # noqa: PTH116, PTH118 - a Path each would double the time
                found.append((f"{place}/{name}", info.st_size, info.st_mtime_ns))
    return tuple(sorted(found))


def _base_of(path: Path) -> Path | None:
    """What a theme extends that does not say so: the one that comes with relwiki, unless it is that one."""
    base = _find(_BASE, ())
    return None if base == path else base


def _find(name: str, roots: tuple[Path, ...]) -> Path:
    for root in roots:
        if name and (root / name / _FILE).is_file():
            return (root / name).resolve()
    plain = name and Path(name).name == name
    for shelf in _INSTALLED:
        if plain and (shelf / name / _FILE).is_file():
            return (shelf / name).resolve()
    known = sorted({found.parent.name for shelf in _INSTALLED for found in shelf.glob(f"*/{_FILE}")})
    raise UserError(
        f"there is no theme “{name}”: expected a folder with a {_FILE} in it, or one of {', '.join(known) or 'none'}"
    )


def _read(path: Path) -> _Folder:
    files = tuple(_files(path))
    said = dict(flat(_text(dict(files).get(_FILE, b""), f"{path}/{_FILE}"), f"{path}/{_FILE}"))
    options = tuple((key.removeprefix("options."), said[key]) for key in said if key.startswith("options."))
    unknown = [key for key in said if not key.startswith(("options.", "choices.")) and key not in {"name", "extends"}]
    if unknown:
        raise UserError(f"{path}/{_FILE}: “{unknown[0]}” is not known; known are name, extends, options, choices")
    return _Folder(path, said.get("name", path.name), said.get("extends", ""), options, files)


def _files(root: Path) -> Iterator[tuple[str, bytes]]:
    """Path from the theme's top and content of each regular file that really lies below it, in order of path."""
    real = root.resolve()
    for path in sorted(root.rglob("*"), key=lambda path: path.relative_to(root).as_posix()):
        name = path.relative_to(root).as_posix()
        hidden = any(part.startswith(".") for part in name.split("/"))
        if not hidden and path.is_file() and path.resolve().is_relative_to(real):
            try:
                yield name, path.read_bytes()
            except OSError as error:
                raise UserError(f"{path}: cannot be read: {error.strerror}") from None


def _text(content: bytes, place: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(f"{place}: is not UTF-8 (byte {error.start})") from None


def _joined(chain: tuple[_Folder, ...], name: str) -> Theme:
    """One theme of a chain, the nearest folder first."""
    digest = blake2b(__version__.encode(), digest_size=16)
    files: dict[str, bytes] = {}
    templates: dict[str, Template] = {}
    words: dict[str, dict[str, str]] = {}
    for folder in reversed(chain):
        for path, content in folder.files:
            digest.update(f"\0{folder.name}\0{path}\0{len(content)}\0".encode() + content)
            place = f"{folder.path}/{path}"
            if path.startswith(_STATIC):
                files["_static/" + path.removeprefix(_STATIC)] = content
            elif path.startswith(_TEMPLATES):
                short = path.removeprefix(_TEMPLATES)
                for reached in (short, f"{folder.name}/{short}"):
                    templates[reached] = Template(reached, place, _text(content, place))
            elif path.startswith(_WORDS) and path.endswith(".yaml"):
                language = path.removeprefix(_WORDS).removesuffix(".yaml").lower()
                words.setdefault(language, {}).update(flat(_text(content, place), place))
    # A language that leaves something out says it in English.
    full = {language: words.get("en", {}) | said for language, said in sorted(words.items())}
    pages = tuple(sorted(path for path in files if path.count("/") == 1))
    order = {path: place for place, path in enumerate(files)}
    scripts = tuple(sorted((path for path in pages if path.endswith(".js")), key=order.__getitem__))
    for language, said in full.items():
        files[f"_static/words.{language}.js"] = _script(said)
    return Theme(
        name=name,
        digest=digest.hexdigest(),
        static=tuple(sorted(files.items())),
        templates=tuple(templates[key] for key in sorted(templates)),
        words=tuple((language, tuple(sorted(said.items()))) for language, said in full.items()),
        options=_options(chain),
        styles=tuple(sorted((path for path in pages if path.endswith(".css")), key=order.__getitem__)),
        scripts=scripts,
        trusted=all(folder.path.parent in {shelf.resolve() for shelf in _INSTALLED} for folder in chain),
        folders=tuple(str(folder.path) for folder in chain),
    )


def _script(words: dict[str, str]) -> bytes:
    """The words that scripts say, as a classic script, because a page from the disk may not fetch."""
    said = {key.removeprefix("script."): text for key, text in sorted(words.items()) if key.startswith("script.")}
    text = msgspec.json.encode(said).decode()
    for harmful, harmless in (("</", "<\\/"), ("\u2028", "\\u2028"), ("\u2029", "\\u2029")):
        text = text.replace(harmful, harmless)
    return f"window.relwikiWords = {text};\n".encode()


def _options(chain: tuple[_Folder, ...]) -> tuple[tuple[str, str], ...]:
    """The options of the whole chain; a value must be one of the choices that a theme of the chain offers."""
    values: dict[str, str] = {}
    choices: dict[str, list[str]] = {}
    for folder in reversed(chain):
        place = f"{folder.path}/{_FILE}"
        for key, text in flat(_text(dict(folder.files).get(_FILE, b""), place), place):
            if key.startswith("choices."):
                choices[key.removeprefix("choices.")] = text.split()
        for option, value in folder.options:
            if value not in choices.get(option, [value]) or option not in choices:
                offered = ", ".join(choices.get(option, sorted(choices)))
                raise UserError(f"{place}: option “{option}: {value}” is not known; known are {offered}")
            values[option] = value
    return tuple(sorted(values.items()))
