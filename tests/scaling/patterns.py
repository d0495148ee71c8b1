"""All regular expressions of the program, and how each is used."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import listmerge
from listmerge.patterns import Lazy

ROOT = Path(listmerge.__file__).parent
#: Methods that look for a match at one place only; all others try each place of the text.
ANCHORED = frozenset({"match", "fullmatch"})
_METHODS = ANCHORED | {"search", "sub", "subn", "split", "findall", "finditer"}


@dataclass(frozen=True)
class Use:
    """An expression. where: module and name. methods: what it is called with anywhere in the program."""

    where: str
    pattern: re.Pattern[str]
    methods: frozenset[str]


def uses() -> Iterator[Use]:
    """Every expression that a module of the program keeps, and those written where they are used."""
    called = _calls()
    for module in modules():
        for name, value in sorted(vars(module).items()):
            for found in _patterns(value):
                methods = called.get((module.__name__, name), set()) or ({"search"} if _is_own(module, name) else set())
                if methods:
                    where = f"{module.__name__.removeprefix('listmerge.')}:{name}"
                    yield Use(where, found, frozenset(methods))
    yield from _written_in_place()


def _is_own(module: ModuleType, name: str) -> bool:
    """Whether a module makes what it calls by this name; others that import it say how they use it."""
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    return any(
        isinstance(n, (ast.Assign, ast.AnnAssign)) and name in {t.id for t in ast.walk(n) if isinstance(t, ast.Name)}
        for n in tree.body
    )


def modules() -> Iterator[ModuleType]:
    """All modules but the entry point."""
    for info in pkgutil.walk_packages(listmerge.__path__, "listmerge."):
        if not info.name.endswith("__main__"):
            yield importlib.import_module(info.name)


def _patterns(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, Lazy):
        yield re.compile(value.pattern, value.flags)
    elif isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, (tuple, list, frozenset, set)):
        for one in value:
            yield from _patterns(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _patterns(one)


def _calls() -> dict[tuple[str, str], set[str]]:
    """Module and name of an expression -> methods it is called with there."""
    found: dict[tuple[str, str], set[str]] = {}
    for path, node in _nodes():
        if isinstance(node, ast.Attribute) and node.attr in _METHODS and isinstance(node.value, ast.Name):
            parts = ["listmerge", *path.relative_to(ROOT).with_suffix("").parts]
            module = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
            found.setdefault((module, node.value.id), set()).add(node.attr)
    return found


def _written_in_place() -> Iterator[Use]:
    """`re.sub("…", …)` and the like."""
    for path, node in _nodes():
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _METHODS):
            continue
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "re" and node.args:
            text = node.args[0]
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                where = f"{path.relative_to(ROOT)}:{node.lineno}"
                yield Use(where, re.compile(text.value), frozenset({node.func.attr}))


def _nodes() -> Iterator[tuple[Path, ast.AST]]:
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path, node
