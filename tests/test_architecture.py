"""The house keeps its rules (relwiki/ARCHITECTURE.md): floors, edges, frozen values, sizes, names."""

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

import relwiki
import relwiki.markup
import relwiki.model
import relwiki.pages

SOURCES = Path(relwiki.__file__).parent
FLOORS = {"model": 1, "markup": 1, "vault": 2, "derive": 2, "query": 3, "formats": 3, "pages": 4, "render": 5,
          "build": 6, "serve": 7, "cli": 8, "__main__": 9}  # fmt: skip
# Folders on one floor that may look at one another, in this direction.
ALLOWED = {("markup", "model")}
EDGES = {"vault/files.py", "render/theme.py", "build/output.py", "build/folder.py", "build/state.py",
         "build/cache.py", "build/lock.py", "build/program.py", "build/reading.py", "build/stamp.py",
         "build/workers.py", "build/standing.py", "build/shelf.py",
         "__main__.py"}  # fmt: skip
EDGE_FOLDERS = {"serve", "cli"}
TOUCHING = {"os", "subprocess", "socket", "shutil", "tempfile", "time", "sqlite3", "random", "secrets", "fcntl"}
SHAPELESS = {"utils", "util", "helpers", "helper", "manager", "common", "misc"}
LONGEST_MODULE = 250
LONGEST_FUNCTION = 40


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Each source file with its syntax tree, by path from the package."""
    for path in sorted(SOURCES.rglob("*.py")):
        if "_data" not in path.parts:
            yield path.relative_to(SOURCES).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def imports(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Every imported module with its line, wherever the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.lineno, node.module or ""


def test_imports_point_down() -> None:
    """A floor knows only what is below it, and no folder beside it."""
    upward = []
    for path, tree in modules():
        here = path.split("/")[0].removesuffix(".py")
        for line, name in imports(tree):
            parts = name.split(".")
            if parts[0] != "relwiki" or len(parts) < 2 or parts[1] not in FLOORS or parts[1] == here:
                continue
            down = FLOORS[parts[1]] < FLOORS.get(here, 9)
            if not down and (here, parts[1]) not in ALLOWED:
                upward.append(f"{path}:{line} imports {name}")

    assert upward == []


def test_only_edges_touch_the_world() -> None:
    """Disk, clock, network, environment and processes are touched at the named edges alone."""
    touching = []
    for path, tree in modules():
        if path in EDGES or path.split("/")[0] in EDGE_FOLDERS:
            continue
        touching += [f"{path}:{line} imports {name}" for line, name in imports(tree) if name.split(".")[0] in TOUCHING]
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                called = ast.unparse(node.func)
                if called in {"open", "dt.date.today", "dt.datetime.now", "Path.cwd"} or called.endswith(
                    (".read_text", ".read_bytes", ".write_text", ".write_bytes", ".today")
                ):
                    touching.append(f"{path}:{node.lineno} calls {called}")

    assert touching == []


def loaded(package: ModuleType) -> Iterator[ModuleType]:
    """All modules of a package."""
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        yield importlib.import_module(found.name)


@pytest.mark.parametrize("package", [relwiki.model, relwiki.markup, relwiki.pages], ids=lambda each: each.__name__)
def test_values_are_frozen(package: ModuleType) -> None:
    """What travels between the stages cannot change, and holds nothing whose order could vary."""
    loose = []
    for module in loaded(package):
        for name, value in vars(module).items():
            is_value = isinstance(value, type) and issubclass(value, msgspec.Struct)
            if not is_value or value.__module__ != module.__name__:
                continue
            if not value.__struct_config__.frozen:
                loose.append(f"{module.__name__}.{name} is not frozen")
            loose += [
                f"{module.__name__}.{name}.{field.name} is {field.type}"
                for field in msgspec.structs.fields(value)
                if any(word in str(field.type) for word in ("list[", "set[", "dict["))
            ]

    assert loose == []


def documented(node: ast.AST) -> int:
    """Lines of the node's own docstring."""
    if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
        return 0
    doc = ast.get_docstring(node, clean=False)
    return doc.count("\n") + 1 if doc else 0


def tabled(node: ast.stmt) -> int:
    """Lines of a table of literals at the top of a module."""
    value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
    is_table = isinstance(value, ast.Dict | ast.Tuple | ast.List | ast.Set | ast.Call)
    lines = (node.end_lineno or 0) - node.lineno + 1
    return lines if is_table and lines > 3 else 0


def test_modules_and_functions_are_small() -> None:
    """A module fits on a few screens and a function on one, docstrings and tables left out."""
    long = []
    for path, tree in modules():
        source = (SOURCES / path).read_text(encoding="utf-8").splitlines()
        uncounted = sum(documented(node) for node in ast.walk(tree)) + sum(tabled(node) for node in tree.body)
        if len(source) - uncounted > LONGEST_MODULE and "Long because" not in "".join(source[:8]):
            long.append(f"{path}: {len(source) - uncounted} lines")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                length = (node.end_lineno or 0) - node.lineno + 1 - documented(node)
                if length > LONGEST_FUNCTION:
                    long.append(f"{path}:{node.lineno} {node.name}: {length} lines")

    assert long == []


def test_every_module_has_a_purpose() -> None:
    """No module is named for having none, and each opens with what it is for."""
    shapeless = [path for path, _ in modules() if Path(path).stem in SHAPELESS]
    silent = [path for path, tree in modules() if not ast.get_docstring(tree)]

    assert (shapeless, silent) == ([], [])


def test_the_top_level_is_the_owners() -> None:
    """Nothing stands at the top of a clone but what belongs there."""
    top = SOURCES.parent
    if not (top / "pyproject.toml").is_file():
        pytest.skip("not a clone: the package is installed without its repository")
    wanted = {"pyproject.toml", "relwiki", "themes", "example-vault", "tests", "README.md", "LICENSE", "CHANGELOG.md"}
    made = {"build", "dist", "node_modules"}

    assert {path.name for path in top.iterdir() if not path.name.startswith(".")} - made == wanted
