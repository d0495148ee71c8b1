"""What can be wrong with a list: one rule per module. The folder is the registry.

A rule is a module with a docstring, the constants `SEVERITY` and `FAMILY`, and one of the functions

- `check(found: SourceList) -> Iterator[Diagnostic]`: looks at one list,
- `check_all(lists: Sequence[SourceList]) -> Iterator[Diagnostic]`: looks at several lists side by side,

or neither, if the frame itself reports it (an unused suppression, a crash). `CHANGES_HTML = True` says that the rule's
safe fixes are meant to change what a page looks like; the records they must leave alone all the same.

The docstring's first line is the rule's summary, the rest explains; it ends in examples in fenced blocks:

    Bad:

    ```markdown
    …
    ```

    Good:

    ```markdown
    …
    ```

Several blocks behind one `Bad:` or `Good:` are several lists, named a, b, c. The tests run them: the bad one yields
this rule and no other error, the good one nothing, and where the rule offers a safe fix, fixing the bad one gives the
good one. A rule is named for the fault: "allow open-row" must read well.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from textwrap import dedent

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList

_FENCED = r"(?P<fence>`{3,})markdown\n(?P<text>.*?)^(?P=fence)$"
_LABEL = re.compile(r"^(Bad|Good):$", re.MULTILINE)
_BLOCK = re.compile(rf"\s*^{_FENCED}", re.MULTILINE | re.DOTALL)

Check = Callable[[SourceList], Iterator[Diagnostic]]
CheckAll = Callable[[Sequence[SourceList]], Iterator[Diagnostic]]


@dataclass(frozen=True)
class Example:
    """An example of a rule. good: whether it is as it should be. lists: the text of each list, mostly one."""

    good: bool
    lists: tuple[str, ...]


@dataclass(frozen=True)
class Rule:
    """A rule as its module gives it.

    name: with hyphens. summary: one line. explanation: the rest, as markdown. check, check_all: at most one of them.
    changes_html: whether its safe fixes are meant to change what a page looks like.
    """

    name: str
    severity: Severity
    family: str
    summary: str
    explanation: str
    check: Check | None = None
    check_all: CheckAll | None = None
    changes_html: bool = False

    @property
    def examples(self) -> list[Example]:
        """The examples of the explanation, in order."""
        found = []
        for label in _LABEL.finditer(self.explanation):
            lists, at = [], label.end()
            while block := _BLOCK.match(self.explanation, at):
                lists.append(block["text"])
                at = block.end()
            found.append(Example(label[1] == "Good", tuple(lists)))
        return found


@cache
def rules() -> dict[str, Rule]:
    """Name -> rule, sorted by name."""
    found = {}
    for module_info in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name):
        if module_info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{__name__}.{module_info.name}")
        name = module_info.name.replace("_", "-")
        summary, _, rest = (module.__doc__ or "").strip().partition("\n")
        found[name] = Rule(
            name=name,
            severity=module.SEVERITY,
            family=module.FAMILY,
            summary=summary,
            explanation=dedent(rest).strip(),
            check=getattr(module, "check", None),
            check_all=getattr(module, "check_all", None),
            changes_html=getattr(module, "CHANGES_HTML", False),
        )
    return found


def families() -> dict[str, list[str]]:
    """Family -> the names of its rules, both sorted."""
    found: dict[str, list[str]] = {}
    for rule in rules().values():
        found.setdefault(rule.family, []).append(rule.name)
    return dict(sorted(found.items()))


def expand(names: Iterable[str]) -> set[str]:
    """Rule names, with the name of a family standing for all of its rules. Raises KeyError(name) for an unknown one."""
    chosen: set[str] = set()
    for name in names:
        if name in rules():
            chosen.add(name)
        elif name in families():
            chosen.update(families()[name])
        else:
            raise KeyError(name)
    return chosen
