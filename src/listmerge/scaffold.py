"""What `listmerge init` would write for a repository, from a look at its lists: configuration, hooks, CI workflow."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from listmerge import __version__
from listmerge.files import read_or_none
from listmerge.record import SourceList

#: Files that are about a repository, whatever links they hold.
NOT_LISTS = frozenset(
    {"contributing.md", "code_of_conduct.md", "changelog.md", "license.md", "security.md", "pull_request_template.md"}
)

_HOOKS = """\
repos:
  - repo: https://github.com/listmerge/listmerge
    rev: v{version}
    hooks:
      - id: listmerge-lint
"""
_WORKFLOW = """\
name: lists
on: [push, pull_request]
permissions:
  contents: read
jobs:
  lint:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: pip install listmerge=={version}
      - run: listmerge lint --format github
"""


def why_no_list(found: SourceList) -> str | None:
    """Why a document is not to be kept as a list, in a few words; None if it is one."""
    from listmerge.extract.suitable import why_unsuitable

    name = Path(found.document.source.path).name.lower()
    return "about the repository" if name in NOT_LISTS else why_unsuitable(found)


def files_to_write(lists: Sequence[SourceList], root: Path) -> dict[Path, str]:
    """The files that a repository with these lists lacks, and their text; files that exist are left alone."""
    wanted = {
        root / "listmerge.yaml": configuration(lists, root),
        root / ".pre-commit-config.yaml": _HOOKS.format(version=__version__),
        root / ".github" / "workflows" / "lists.yml": _WORKFLOW.format(version=__version__),
    }
    return {path: text for path, text in wanted.items() if not path.exists()}


def advice(root: Path) -> str | None:
    """What to add to a hook configuration that is there already and does not know listmerge; None if nothing."""
    path = root / ".pre-commit-config.yaml"
    if not path.is_file() or b"listmerge" in (read_or_none(path) or b""):
        return None
    return f"{path} is left as it is; to lint at each commit, add:\n" + _HOOKS.format(version=__version__)


def configuration(lists: Sequence[SourceList], root: Path) -> str:
    """A listmerge.yaml that names these lists."""
    import json

    lines = [
        "# What listmerge reads and writes; keys: https://github.com/listmerge/listmerge/blob/main/docs/configuration.md"
    ]
    title = next((found.title for found in lists if found.title), "Merged list")
    lines += [f"title: {json.dumps(title, ensure_ascii=False)}", "lists:"]
    for found in lists:
        path = Path(found.document.source.path).resolve().relative_to(root.resolve()).as_posix()
        styles = ", ".join(f"{count} {style}" for style, count in found.styles.items())
        lines.append(f"  - path: {json.dumps(path, ensure_ascii=False)} # {styles}")
    return "\n".join(lines) + "\n"
