"""listmerge.yaml -> Config. An unknown key or a wrong type is an error with its line and a suggestion."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, get_args

from listmerge.errors import InputError, did_you_mean
from listmerge.files import DEFAULT_LIMIT, read_or_none
from listmerge.folder import modules
from listmerge.values import frozen, frozen_cached, made

FILE_NAME = "listmerge.yaml"
#: A configuration with more values is taken for a trap.
_MOST_VALUES = 100_000
TextPolicy = Literal["verbatim", "quote", "facts-only"]
MergedStyle = Literal["bullets", "table", "fields"]


@frozen
class ListConfig:
    """One source list.

    path: relative to the folder of listmerge.yaml. name: first part of the ids; None: the file's name without
    ending.
    origin: where it comes from. licence: SPDX identifier or `none`. text: what may be carried over of its
    descriptions - all of it, a short quote, or facts only. style: read it in this one style.
    """

    path: str
    name: str | None = None
    title: str | None = None
    origin: str | None = None
    licence: str | None = None
    text: TextPolicy = "quote"
    style: str | None = None


@frozen
class Allowed:
    """A finding that is known and accepted: this rule, in the entry of this id, for this reason.

    line: of listmerge.yaml, from 1.
    """

    rule: str
    entry: str
    reason: str
    line: int


@frozen_cached
class Config:
    """What listmerge.yaml says; every value has a default, so that loose files need none.

    root: the folder paths are relative to. title, description: of the merged list. merged: folder of the
    output.
    sections: heading of a list -> section of the merged list. ignore: rules (or families of
    them) switched off. per_path: pattern of paths -> rules switched off there. allow: single findings
    accepted.
    baseline: file of findings that were there before.
    file_size, most_files, most_entries: limits, in bytes for each file and in number for a whole run.
    """

    root: Path
    path: str | None = None
    lists: tuple[ListConfig, ...] = ()
    title: str = "Merged list"
    description: str = ""
    merged: str = "merged"
    style: MergedStyle = "bullets"
    decisions: str = "decisions.yaml"
    sections: dict[str, str] = made(default_factory=dict)
    ignore: tuple[str, ...] = ()
    per_path: tuple[tuple[str, tuple[str, ...]], ...] = ()
    allow: tuple[Allowed, ...] = ()
    baseline: str | None = None
    file_size: int = DEFAULT_LIMIT
    most_files: int = 1_000
    most_entries: int = 1_000_000

    def list_for(self, path: str) -> ListConfig | None:
        """The entry of `lists:` for a file, if it has one."""
        return self._by_place.get(Path(path).resolve()) if self.lists else None

    @cached_property
    def _by_place(self) -> dict[Path, ListConfig]:
        """Where each list lies; of two entries for one file, the first counts."""
        return {(self.root / c.path).resolve(): c for c in reversed(self.lists)}


_TOP = {
    "lists": list,
    "title": str,
    "description": str,
    "merged": str,
    "style": str,
    "decisions": str,
    "sections": dict,
    "rules": dict,
    "limits": dict,
}
_LIST = {"path": str, "name": str, "title": str, "origin": str, "licence": str, "text": str, "style": str}
_RULES = {"ignore": list, "per-path": dict, "allow": list, "baseline": str}
_ALLOW = {"rule": str, "entry": str, "reason": str}
_LIMITS = {"file-size": int, "files": int, "entries": int}
_TYPE_NAMES = {list: "a list", str: "text", dict: "a mapping", int: "a whole number"}


def find_config(start: Path | None = None) -> Path | None:
    """The listmerge.yaml of this folder or the nearest one above, up to the root of the git checkout."""
    folder = os.path.realpath(start or Path())
    while not os.path.isfile(found := os.path.join(folder, FILE_NAME)):  # noqa: PTH113, PTH118 - a Path takes ten times as long
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder or os.path.exists(os.path.join(folder, ".git")):  # noqa: PTH110, PTH118
            return None
        folder = above
    return Path(found)


def load_config(path: Path | None) -> Config:
    """Read a configuration; None gives the defaults. Raises InputError with path, line and remedy."""
    if path is None:
        return Config(Path.cwd())
    data = read_yaml(path)
    reader = _Reader(str(path))
    reader.check(data, _TOP, "")
    lists = tuple(reader.list_config(item, i, data["lists"]) for i, item in enumerate(data.get("lists") or []))
    rules, limits = data.get("rules") or {}, data.get("limits") or {}
    reader.check(rules, _RULES, "rules")
    reader.check(limits, _LIMITS, "limits")
    reader.check_positive(limits, "limits")
    return Config(
        root=path.parent,
        path=str(path),
        lists=lists,
        title=data.get("title", "Merged list"),
        description=data.get("description", ""),
        merged=data.get("merged", "merged"),
        style=reader.merged_style(data),
        decisions=data.get("decisions", "decisions.yaml"),
        sections={str(k): str(v) for k, v in (data.get("sections") or {}).items()},
        ignore=reader.rule_names(rules.get("ignore") or (), "rules.ignore"),
        per_path=reader.per_path(rules.get("per-path") or {}),
        allow=tuple(reader.allowed(item, i, rules["allow"]) for i, item in enumerate(rules.get("allow") or [])),
        baseline=rules.get("baseline"),
        file_size=limits.get("file-size") or Config.file_size,
        most_files=limits.get("files") or Config.most_files,
        most_entries=limits.get("entries") or Config.most_entries,
    )


def read_yaml(path: Path) -> Any:
    """A YAML mapping with positions (ruamel round trip). Raises InputError for anything else."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    yaml = YAML(typ="rt")
    content = read_or_none(path)
    if content is None:
        raise InputError("does not exist", str(path), remedy="check `--config`")
    try:
        data = yaml.load(content)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        problem = (error.problem or "").partition(" with value ")[0]  # of a key that stands twice, both values whole
        raise InputError(f"is not valid YAML: {problem}", str(path), line, "mend this line") from None
    except RecursionError:
        raise InputError("is nested too deeply", str(path), remedy="mend the file") from None
    except (YAMLError, ValueError, UnicodeDecodeError) as error:
        raise InputError(
            f"is not valid YAML: {str(error).splitlines()[0]}", str(path), remedy="mend the file"
        ) from None
    if not _is_small(data):
        raise InputError(
            f"holds more than {_MOST_VALUES:,} values, aliases counted at each place",
            str(path),
            remedy="use no aliases",
        )
    if data is None:
        return {}
    if not isinstance(data, dict):
        raise InputError("is not a mapping of keys to values", str(path), 1, "begin with `lists:`")
    return data


def _is_small(data: Any) -> bool:
    """Whether a document is no bomb of aliases; one that holds itself has no end either."""
    count, stack = 0, [data]
    while stack and count <= _MOST_VALUES:
        value = stack.pop()
        count += 1
        if isinstance(value, dict):
            stack += value.values()
        elif isinstance(value, list):
            stack += value
    return not stack


class _Reader:
    """Checks mappings against the keys they may have."""

    def __init__(self, path: str) -> None:
        self.path = path

    def check(self, data: Any, allowed: Mapping[str, type], where: str) -> None:
        """Raise InputError for an unknown key or a value of the wrong type."""
        for key, value in data.items():
            line = data.lc.key(key)[0] + 1 if hasattr(data, "lc") else None
            name = f"`{where}.{key}`" if where else f"`{key}`"
            if key not in allowed:
                remedy = did_you_mean(key, allowed, f"known keys: {', '.join(allowed)}", 0.5)
                raise InputError(f"unknown key {name}", self.path, line, remedy)
            if value is not None and (not isinstance(value, allowed[key]) or isinstance(value, bool)):
                found = type(value).__name__
                raise InputError(
                    f"{name} should be {_TYPE_NAMES[allowed[key]]}, not {found}",
                    self.path,
                    line,
                    "mend this line",
                )

    def check_positive(self, data: Any, where: str) -> None:
        """Raise InputError for a number below 1."""
        for key, value in data.items():
            if value is not None and value < 1:
                line = data.lc.key(key)[0] + 1
                raise InputError(f"`{where}.{key}` should be 1 or more, not {value}", self.path, line, "mend this line")

    def list_config(self, item: Any, index: int, parent: Any) -> ListConfig:
        """One item of `lists:`; a bare path will do."""
        line = parent.lc.item(index)[0] + 1 if hasattr(parent, "lc") else None
        if isinstance(item, str):
            return ListConfig(item)
        if not isinstance(item, dict) or "path" not in item:
            raise InputError(
                f"item {index + 1} of `lists` has no `path`", self.path, line, "write `- path: lists/a.md`"
            )
        at: Any = item  # ruamel's mapping, which knows its lines
        self.check(at, _LIST, f"lists[{index + 1}]")
        text = item.get("text", "quote")
        if text not in get_args(TextPolicy):
            line = at.lc.key("text")[0] + 1
            remedy = f"one of {', '.join(get_args(TextPolicy))}"
            raise InputError(f"unknown text policy {text!r}", self.path, line, remedy)
        if (style := item.get("style")) is not None:
            self._check_style(style, at.lc.key("style")[0] + 1)
        return ListConfig(**{**item, "text": text})

    def _check_style(self, style: str, line: int) -> None:
        """Raise InputError for a style that lists are not read in."""
        known = modules([str(Path(__file__).parent / "styles")])
        if style not in known:
            remedy = did_you_mean(style, known, f"one of {', '.join(known)}")
            raise InputError(f"unknown style {style!r}", self.path, line, remedy)

    def merged_style(self, data: Any) -> MergedStyle:
        """`style:`. Raises InputError for one that does not exist."""
        style: MergedStyle = data.get("style", "bullets")
        if style not in get_args(MergedStyle):
            remedy = f"one of {', '.join(get_args(MergedStyle))}"
            raise InputError(f"unknown style {style!r}", self.path, data.lc.key("style")[0] + 1, remedy)
        return style

    def rule_names(self, names: Any, where: str) -> tuple[str, ...]:
        """A list of rules or families. Raises InputError for one that does not exist."""
        for i, name in enumerate(names):
            self._check_rule(name, names.lc.item(i)[0] + 1, where)
        return tuple(names)

    def per_path(self, data: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """`rules: per-path:`, pattern -> rules switched off there."""
        self.check(data, dict.fromkeys(data, list), "rules.per-path")
        return tuple((str(k), self.rule_names(v or (), f"rules.per-path.{k}")) for k, v in data.items())

    def allowed(self, item: Any, index: int, parent: Any) -> Allowed:
        """One item of `rules: allow:`; each of its keys is needed."""
        line = parent.lc.item(index)[0] + 1
        where = f"rules.allow[{index + 1}]"
        remedy = "write `- {rule: no-description, entry: a/mimic, reason: …}`"
        if not isinstance(item, dict):
            raise InputError(f"item {index + 1} of `rules.allow` is no mapping", self.path, line, remedy)
        at: Any = item  # ruamel's mapping, which knows its lines
        self.check(at, _ALLOW, where)
        for key in _ALLOW:
            if not item.get(key):
                raise InputError(f"item {index + 1} of `rules.allow` has no `{key}`", self.path, line, remedy)
        self._check_rule(item["rule"], at.lc.key("rule")[0] + 1, where)
        return Allowed(item["rule"], item["entry"], item["reason"], line)

    def _check_rule(self, name: Any, line: int, where: str) -> None:
        from listmerge.rules import families, is_known, names

        if not is_known(name):
            remedy = did_you_mean(name, [*names(), *families()], "`listmerge rules` names them all")
            raise InputError(f"unknown rule `{name}` in `{where}`", self.path, line, remedy)
