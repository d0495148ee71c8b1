"""Imports go one way: a room may import from those before it, never from those behind it."""

from __future__ import annotations

import ast
from pathlib import Path

import listmerge

ROOT = Path(listmerge.__file__).parent
#: Each room and all before it may be imported by those that follow.
ORDER = [
    {"text", "errors", "folder", "bundle", "cache", "collection", "html_page", "once", "patterns", "values"},
    {"edit"},
    {"markdown"},
    {"record"},
    {"extract", "styles"},
    {"unread"},
    {"files", "writing", "config", "config_cache", "git"},
    {"rules", "match", "fmt"},
    {"lint", "catalogue"},
    {"merge"},
    {"emit"},
    {"pipeline", "jsonform", "scaffold"},
    {"diff"},
    {"report", "reference"},
    {"cli"},
    {"__main__"},
]
RANK = {room: i for i, rooms in enumerate(ORDER) for room in rooms}


def imports(path: Path) -> list[str]:
    """Rooms that a module imports when it is imported itself; imports inside functions are lazy and not counted."""
    found = []
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        found += [n.split(".")[1] for n in names if n.startswith("listmerge.")]
    return found


def test_imports_go_one_way() -> None:
    wrong = []
    for path in sorted(ROOT.rglob("*.py")):
        room = path.relative_to(ROOT).parts[0].removesuffix(".py")
        if room == "__init__":
            continue
        assert room in RANK, f"{room} has no place in the order"
        wrong += [f"{path.relative_to(ROOT)} imports {r}" for r in imports(path) if RANK[r] > RANK[room]]
    assert wrong == []


def test_only_the_markdown_room_knows_mistune() -> None:
    users = [p.relative_to(ROOT).parts[0] for p in ROOT.rglob("*.py") if "mistune" in p.read_text(encoding="utf-8")]
    assert set(users) <= {"markdown"}
