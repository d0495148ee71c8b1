"""What the arguments of `listmerge diff` name: files, folders, git revisions -> two versions."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from listmerge.config import FILE_NAME, Config, load_config
from listmerge.diff.items import catalogue_items, record_items
from listmerge.diff.types import Item, Version
from listmerge.errors import InputError
from listmerge.extract import extract
from listmerge.files import find_lists, read_source
from listmerge.git import Checkout
from listmerge.markdown import parse
from listmerge.pipeline import list_name, list_paths
from listmerge.text import Source
from listmerge.values import changed

_MARKDOWN = (".md", ".markdown")


@dataclass(frozen=True, slots=True)
class Side:
    """One argument, understood. commit: None for the working tree. path: None for the lists of the
    configuration.

    path: in a commit from the top of the checkout, else as given.
    """

    label: str
    commit: str | None = None
    path: str | None = None


def versions(old: str | None, new: str | None, config: Config) -> tuple[Version, Version]:
    """Read the two versions; see `sides` for what the arguments may be. Raises InputError."""
    checkout = Checkout.around(Path.cwd())
    left, right = (_read(side, checkout, config) for side in sides(old, new, checkout))
    lists = [{i.list for i in v.items} for v in (left, right)]
    if old and new and all(len(names) == 1 for names in lists) and lists[0] != lists[1]:
        # two files named one by one are two versions of one list, whatever they are called
        (name,) = lists[1]
        left = replace(left, items=tuple(replace(i, list=name) for i in left.items))
    return left, right


def sides(old: str | None, new: str | None, checkout: Checkout | None) -> tuple[Side, Side]:
    """The two sides: none is HEAD against the working tree, one is it against the working tree, or `A..B`.

    A bare revision beside a path means that path in that revision.
    """
    if old is None:
        return _side("HEAD", checkout), Side("working tree")
    if new is None and ".." in old and not Path(old).exists() and not old.startswith(("./", "../")):
        return _range(old, checkout)
    left = _side(old, checkout)
    if new is None:
        if left.commit is not None:
            return left, _working(left, checkout)
        return _with_path(_side("HEAD", checkout), left, checkout), left
    right = _side(new, checkout)
    return _with_path(left, right, checkout), _with_path(right, left, checkout)


def _side(text: str, checkout: Checkout | None) -> Side:
    """One argument: `-`, a path that exists, `REV:path` or `REV`."""
    if text == "-" or Path(text).exists():
        return Side(text, None, text)
    rev, colon, path = text.partition(":")
    if checkout is None:
        what = "does not exist" if text != "HEAD" else "there is no git checkout here"
        raise InputError(what, text if text != "HEAD" else None, remedy="name two files or folders to compare")
    commit = checkout.revision(rev or "HEAD")
    if commit is None:
        raise InputError("is neither a file, a folder nor a git revision", text, remedy="check the spelling")
    if not colon:
        return Side(text, commit)
    if path.startswith("."):
        path = checkout.inside(Path(path))
    return Side(text, commit, path.rstrip("/"))


def _range(text: str, checkout: Checkout | None) -> tuple[Side, Side]:
    """`A..B`, or `A...B` for what B changed since it left A, as on a pull request."""
    dots = "..." if "..." in text else ".."
    left, right = (_side(part or "HEAD", checkout) for part in text.split(dots, 1))
    if dots == "..." and checkout and left.commit and right.commit:
        left = replace(left, commit=checkout.merge_base(left.commit, right.commit))
    return left, right


def _with_path(side: Side, other: Side, checkout: Checkout | None) -> Side:
    """A bare revision with the path of the other side."""
    if side.commit is None or side.path is not None or other.path is None or checkout is None:
        return side
    path = checkout.inside(Path(other.path)) if other.commit is None else other.path
    return replace(side, label=f"{side.label}:{path}", path=path)


def _working(side: Side, checkout: Checkout | None) -> Side:
    """The working tree's version of a side."""
    if side.path is None or checkout is None:
        return Side("working tree")
    return Side("working tree", None, str(checkout.root / side.path))


def _read(side: Side, checkout: Checkout | None, config: Config) -> Version:
    """Read one side."""
    if side.commit is None:
        return _read_tree(side, config)
    assert checkout is not None
    files = checkout.files(side.commit, side.path or "")
    if side.path and not files:
        raise InputError("is not in that revision", side.label, remedy="check the spelling, or name two versions")
    if side.path is not None:
        chosen = {_label(p, side.path): p for p in files if p == side.path or p.lower().endswith(_MARKDOWN)}
    else:
        base = checkout.inside(config.root)
        config = _config_of(checkout, files, base, config)
        names = _configured(config, files, base)
        chosen = {n: p for n, p in names.items() if p in files}
    sources = {n: _blob(checkout, files[p], p, config) for n, p in chosen.items()}
    return _version(side.label, sources, config, checkout.root)


def _read_tree(side: Side, config: Config) -> Version:
    """Read files of the working tree."""
    if side.path is None:
        root = config.root.resolve()
        paths = {Path(os.path.relpath(Path(p).resolve(), root)).as_posix(): p for p in list_paths((), config)}
    elif side.path == "-" or Path(side.path).is_file():
        paths = {_label(side.path, side.path): side.path}
    else:
        paths = {_label(p, side.path): p for p in find_lists([side.path])}
    return _version(side.label, {n: read_source(p, config.file_size) for n, p in paths.items()}, config, Path.cwd())


def _label(path: str, base: str) -> str:
    """What a report calls a list: its path below the folder compared, or the file's own name."""
    if path in (base, "-"):
        return "stdin" if path == "-" else Path(path).name
    return Path(path).relative_to(base).as_posix() if base else path


def _configured(config: Config, files: Mapping[str, object], base: str) -> dict[str, str]:
    """The lists of a configuration, else those in `lists/`: name in the report -> path from the top."""
    prefix = f"{base}/" if base else ""
    if config.lists:
        return {Path(c.path).as_posix(): prefix + Path(c.path).as_posix() for c in config.lists}
    folder = f"{prefix}lists/"
    found = [p for p in sorted(files) if p.startswith(folder) and p.lower().endswith(_MARKDOWN)]
    return {p.removeprefix(prefix): p for p in found}


def _config_of(checkout: Checkout, files: Mapping[str, tuple[str, int]], base: str, now: Config) -> Config:
    """The configuration of a revision; without one there, today's folder and the defaults."""
    path = f"{base}/{FILE_NAME}" if base else FILE_NAME
    if path not in files:
        return Config(now.folder)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, FILE_NAME)
        copy.write_bytes(checkout.blob(files[path][0]))
        try:
            return changed(load_config(copy), folder=now.folder)
        except InputError as error:
            raise InputError(f"of the old revision {error.message}", path, error.line, error.remedy) from None


def _blob(checkout: Checkout, found: tuple[str, int], path: str, config: Config) -> Source:
    name, size = found
    if size > config.file_size:
        raise InputError(f"is larger than the limit of {config.file_size:,} bytes", path)
    return Source.from_bytes(checkout.blob(name), path)


def _version(label: str, sources: Mapping[str, Source], config: Config, base: Path) -> Version:
    """The items of these texts; `base` is the folder their paths start from."""
    items: list[Item] = []
    unclaimed = 0
    for name, source in sources.items():
        if source.path.lower().endswith(".json"):
            items += catalogue_items(source.to_bytes(), source.path)
            continue
        own = config.list_for(str(base / source.path))
        found = extract(
            parse(source), (own.name if own else None) or list_name(source.path), own.style if own else None
        )
        items += record_items(found, name)
        unclaimed += sum(source.last_line_of(s) - source.line_of(s.start) + 1 for s in found.unclaimed)
    return Version(label, tuple(items), unclaimed)
