"""The commands that are measured: listmerge and its peers, each as its own documentation runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

PEERS = ("rumdl", "markdownlint-cli2", "pymarkdown", "mdformat", "remark", "awesome-lint")


@dataclass(frozen=True)
class Command:
    """One command line.

    fine: the exit statuses of a run that went well. prime: run it once before, to fill a cache or to compile modules.
    """

    name: str
    words: list[str]
    folder: Path
    env: dict[str, str] = field(default_factory=dict)
    fine: tuple[int, ...] = (0, 1)
    prime: bool = False


def found_peers(folders: list[Path]) -> tuple[dict[str, list[str]], list[str]]:
    """How each peer is started, and the names of those that are not installed."""
    path = os.pathsep.join([*(str(f.resolve()) for f in folders), os.environ.get("PATH", "")])
    started = {name: starter(found) for name in PEERS if (found := shutil.which(name, path=path))}
    return started, [name for name in PEERS if name not in started]


def starter(found: str) -> list[str]:
    """A program by its own path; a script of node or Python by its interpreter's."""
    real = Path(found).resolve()
    with real.open("rb") as file:
        head = file.readline(200)
    if head.startswith(b"#!") and b"node" in head:
        node = subprocess.run(["node", "-p", "process.execPath"], capture_output=True, text=True, check=True)
        return [node.stdout.strip(), str(real)]
    return [str(real)]


def listmerge(folder: Path, *words: str) -> list[str]:
    """The command line of listmerge, by the interpreter that runs this."""
    return [sys.executable, "-m", "listmerge", *words]


def small_commands(folder: Path, peers: dict[str, list[str]]) -> list[Command]:
    """One file: cold, warm, what Python and its libraries need alone, and the peers."""
    name = next(folder.iterdir()).name
    env = {"LISTMERGE_CACHE_DIR": str(folder.parent / "kept-one")}
    own = [
        Command("listmerge lint, nothing kept", listmerge(folder, "lint", "--no-cache", name), folder, prime=True),
        Command("listmerge lint, unchanged", listmerge(folder, "lint", name), folder, env, prime=True),
        Command('python -c "pass"', [sys.executable, "-c", "pass"], folder),
        Command('python -c "import click"', [sys.executable, "-c", "import click"], folder),
        Command('python -c "import click, mistune"', [sys.executable, "-c", "import click, mistune"], folder),
    ]
    return own + peer_commands(folder, peers, name)


def corpus_commands(folder: Path, peers: dict[str, list[str]]) -> list[Command]:
    """A folder: lint cold and warm, parse, build, and the peers."""
    env = {"LISTMERGE_CACHE_DIR": str(folder.parent / "kept-all")}
    built = {"LISTMERGE_NO_CACHE": "1"}
    configured(folder)
    own = [
        Command("listmerge lint, nothing kept", listmerge(folder, "lint", "--no-cache", "."), folder),
        Command("listmerge lint, unchanged", listmerge(folder, "lint", "."), folder, env, prime=True),
        Command("listmerge parse", listmerge(folder, "parse", "."), folder, fine=(0,)),
        Command("listmerge build", listmerge(folder, "build"), folder / "built", built, fine=(0,)),
    ]
    return own + peer_commands(folder, {n: w for n, w in peers.items() if n != "awesome-lint"}, ".")


def configured(folder: Path) -> None:
    """A project beside the lists that merges them all."""
    (folder / "built").mkdir()
    rows = [f"  - ../{p.name}" for p in sorted(folder.glob("*.md"))]
    (folder / "built" / "listmerge.yaml").write_text("\n".join(["lists:", *rows, ""]), encoding="utf-8")


def peer_commands(folder: Path, peers: dict[str, list[str]], target: str) -> list[Command]:
    """Each peer over one file or the folder, with all of its rules, or those it recommends."""
    every = "*.md" if target == "." else target
    files = [p.name for p in sorted(folder.glob(every))]
    words = {
        "rumdl": [("rumdl, nothing kept", ["check", "--no-cache", *files]), ("rumdl, unchanged", ["check", *files])],
        "markdownlint-cli2": [("markdownlint-cli2", ["--no-globs", *files])],
        "pymarkdown": [("pymarkdown", ["scan", *files])],
        "mdformat": [("mdformat --check", ["--check", *files])],
        "remark": [("remark-lint", [*files, "--quiet", "--no-stdout", "--use", preset(peers.get("remark", []))])],
        "awesome-lint": [("awesome-lint", files)],
    }
    return [
        Command(shown, [*start, *rest], folder, prime="unchanged" in shown)
        for name, start in peers.items()
        for shown, rest in words[name]
    ]


def preset(started: list[str]) -> str:
    """The rules that remark-lint recommends, by path: it looks for them beside the files it reads."""
    name = "remark-preset-lint-recommended"
    beside = (p / name / "index.js" for word in started for p in Path(word).parents if p.name == "node_modules")
    return str(next((p for p in beside if p.exists()), name))
