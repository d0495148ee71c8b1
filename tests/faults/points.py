"""The commands that write, each with a project in which it has something to write."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

LIST = """\
# Instruments

## Winds

* [Hautbois](https://winds.example/hautbois)  -  Recordings of 12 players.
* [Shawm Archive](https://winds.example/shawm) - Scans of old parts.
- [Dulcian](https://winds.example/dulcian) - Bass notes, 3,000 of them.


## Strings

- [Viol Survey](https://strings.example/viol) - Measured bodies
- [Rebec](https://strings.example/rebec) - Three strings.
"""
OTHER = """\
# More instruments

| Name | Description | Link |
| --- | --- | --- |
| Hautbois | Double reeds | [Data](https://winds.example/hautbois) |
| Rebec set | Bowed | [Data](https://strings.example/rebec2) |
"""
CONFIG = "lists: [lists/a.md, lists/b.md]\ntitle: Instruments\n"
DECISION = """\
# ours
- pair: [a/dulcian, b/rebec-set]
  relation: different
"""
VERDICTS = {
    "schema_version": 1,
    "verdicts": [{"pair": ["a/rebec", "b/rebec-set"], "relation": "same"}],
}


@dataclass(frozen=True)
class Point:
    """A place where a command writes. args: the command. prepare: what else the project needs."""

    args: tuple[str, ...]
    prepare: Callable[[Path], None] = lambda folder: None


def project(folder: Path) -> None:
    """Two lists, a configuration, decisions."""
    (folder / "lists").mkdir(parents=True)
    (folder / "lists/a.md").write_text(LIST)
    (folder / "lists/b.md").write_text(OTHER)
    (folder / "listmerge.yaml").write_text(CONFIG)
    (folder / "decisions.yaml").write_text(DECISION)


def _old_build(folder: Path) -> None:
    """An earlier build of other lists, with a page that goes."""
    (folder / "merged/sections").mkdir(parents=True)
    for name in ("README.md", "catalogue.json", "catalogue.csv", "duplicates.md"):
        (folder / "merged" / name).write_text(f"old {name}\n")
    from listmerge.emit._front import GENERATED

    (folder / "merged/sections/old.md").write_text(f"# Old\n\n{GENERATED}\n")


def _no_config(folder: Path) -> None:
    for path in sorted(folder.rglob("*"), reverse=True):
        path.unlink() if path.is_file() and path.name != "a.md" else None


def _verdicts(folder: Path) -> None:
    (folder / "verdicts.json").write_text(json.dumps(VERDICTS))


def _baseline(folder: Path) -> None:
    (folder / ".listmerge-baseline.json").write_text('{"schema_version": 1, "findings": []}\n')


POINTS = {
    "build, first": Point(("build",)),
    "build, again": Point(("build",), _old_build),
    "fmt": Point(("fmt",)),
    "lint --fix": Point(("lint", "--fix", "--exit-zero")),
    "lint --write-baseline": Point(("lint", "--write-baseline"), _baseline),
    "lint --output-file": Point(("lint", "--exit-zero", "--output-file", "report.txt")),
    "decide": Point(("decide", "a/rebec", "same", "b/rebec-set", "--by", "me")),
    "review --apply": Point(("review", "--apply", "verdicts.json", "--by", "me"), _verdicts),
    "review --export": Point(("review", "--export", "review.html")),
    "init": Point(("init", "--yes"), _no_config),
}
