"""listmerge.yaml -> Config. An unknown key or a wrong type is an error with its line and a suggestion."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, get_args

from listmerge.config.choices import MergedStyle, TextPolicy
from listmerge.config.settings import Allowed, Config, ListConfig
from listmerge.config.yaml_file import read_yaml
from listmerge.errors import InputError, did_you_mean
from listmerge.folder import modules

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


def read_config(path: Path) -> Config:
    """See `load_config`."""
    data = read_yaml(path)
    reader = _Reader(str(path))
    reader.check(data, _TOP, "")
    lists = tuple(reader.list_config(item, i, data["lists"]) for i, item in enumerate(data.get("lists") or []))
    rules, limits = data.get("rules") or {}, data.get("limits") or {}
    reader.check(rules, _RULES, "rules")
    reader.check(limits, _LIMITS, "limits")
    reader.check_positive(limits, "limits")
    return Config(
        folder=os.path.dirname(path),  # noqa: PTH120 - as it is kept
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
        known = modules([str(Path(__file__).parents[1] / "styles")])
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
