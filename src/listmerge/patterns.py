"""Regular expressions that are compiled when they are first used: a short run uses half of them.

Those that every list needs are compiled by `re` itself, which is a little faster to call.
"""

from __future__ import annotations

import re
from typing import Any, cast

_ASKED_FOR = ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "subn",
              "pattern", "flags", "groups", "groupindex", "scanner")  # fmt: skip


class Lazy:
    """Stands for a pattern: has its methods and attributes as soon as one of them is asked for."""

    def __init__(self, text: str, flags: int) -> None:
        self._given = (text, flags)

    def __getattr__(self, name: str) -> Any:
        if name not in _ASKED_FOR:
            raise AttributeError(name)
        compiled = re.compile(*self._given)
        vars(self).update((n, getattr(compiled, n)) for n in _ASKED_FOR)
        return getattr(compiled, name)


def lazy(text: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, but an error in it shows when it is first used. It has the methods, `re.sub` takes it not."""
    return cast("re.Pattern[str]", Lazy(text, flags))
