"""Regular expressions that are compiled when they are first used, and once for many runs.

A short run uses half of the expressions, and to compile those takes longer than all else it does. Compiled modules are
kept in `__pycache__`, so that Python need not read them again; this keeps compiled expressions beside them, and not
where Python is told not to (`PYTHONDONTWRITEBYTECODE`). `re` offers no way to do that: `_stored` is the one place that
knows how it works inside, and wherever that is otherwise, expressions are compiled as ever.
"""

from __future__ import annotations

import re
import sys
from functools import cache
from typing import Any, cast

_ASKED_FOR = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn",
              "pattern", "flags", "groups", "groupindex", "scanner")  # fmt: skip
#: What `_sre.compile` is given: flags, code, count of groups, their names, name of each group.
_Code = tuple[int, list[int], int, dict[str, int], tuple[str | None, ...]]
#: Expressions that this run had to compile.
_new: dict[tuple[str, int], _Code] = {}


class Lazy:
    """Stands for a pattern: has its methods and attributes as soon as one of them is asked for."""

    def __init__(self, text: str, flags: int) -> None:
        self._given = (text, int(flags))

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED_FOR:
            raise AttributeError(name)
        compiled = _stored(*self._given) or re.compile(*self._given)
        vars(self).update((n, getattr(compiled, n)) for n in _ASKED_FOR)
        return getattr(compiled, name)


def lazy(text: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but an error in it shows when it is first used. It has the methods, `re.sub` takes it not."""
    return cast("re.Pattern[str]", Lazy(text, flags))


def keep() -> None:
    """Keep what this run had to compile for those that follow."""
    if _new and (kept := _kept()) is not None:
        import marshal

        from listmerge.cache.beside import beside_modules, key_of

        beside_modules().put(key_of(__file__), marshal.dumps(kept | _new))


def _stored(text: str, flags: int) -> re.Pattern[str] | None:
    """The pattern from its kept code, or compiled so that its code can be kept; None where that can't be done."""
    kept = _kept()
    if kept is None:
        return None
    try:
        import _sre  # type: ignore[import-not-found]

        code = kept.get((text, flags)) or _new.setdefault((text, flags), _compile(text, flags))
        found: re.Pattern[str] = _sre.compile(text, *code)
    except (ImportError, AttributeError, TypeError, RuntimeError):
        return None  # another Python than this was written for
    return found


def _compile(text: str, flags: int) -> _Code:
    """What `re.compile` does before it makes the pattern. Raises re.error as that does."""
    from re import _compiler, _parser  # type: ignore[attr-defined]

    tree = _parser.parse(text, flags)
    names = tree.state.groupdict
    by_number: list[str | None] = [None] * tree.state.groups
    for name, number in names.items():
        by_number[number] = name
    code = [int(c) for c in _compiler._code(tree, flags)]
    return int(flags | tree.state.flags), code, tree.state.groups - 1, names, tuple(by_number)


@cache
def _kept() -> dict[tuple[str, int], _Code] | None:
    """Expressions compiled by earlier runs; None where nothing is kept."""
    import marshal

    from listmerge.cache.beside import beside_modules, key_of

    if not beside_modules().active or sys.implementation.name != "cpython":
        return None
    data = beside_modules().get(key_of(__file__))
    try:
        return marshal.loads(data) if data else {}
    except (ValueError, EOFError, TypeError):
        return {}
