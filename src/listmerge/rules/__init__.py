"""What can be wrong with a list: one rule per module. The folder is the registry.

A rule is a module with a docstring, the constants `SEVERITY` and `FAMILY`, and one of the functions

- `check(found: SourceList) -> Iterator[Diagnostic]`: looks at one list,
- `compare(gathered: Sequence[Gathered]) -> Iterator[Diagnostic]`: looks at several lists side by side, at what
  `gather(found: SourceList) -> Facts` has noted of each: texts, numbers, and lists of such, so that they can be kept
  in a file and a list that has not changed need not be read again,

or neither, if the frame itself reports it (an unused suppression, a crash). What a rule finds may depend on nothing but
the list, its path, and whether files exist; which files, `asks(found: SourceList) -> Iterable[Path]` tells. `CHANGES_HTML = True` says that the rule's
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
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from listmerge.edit import Diagnostic, Severity
from listmerge.folder import modules
from listmerge.record import SourceList
from listmerge.values import frozen

_FENCED = r"(?P<fence>`{3,})markdown\n(?P<text>.*?)^(?P=fence)$"

#: What a rule notes of a list: anything that JSON can hold.
Facts = Any


@frozen
class Gathered:
    """What a rule noted of one list. name: of the list. path: of its file."""

    name: str
    path: str
    facts: Facts


Check = Callable[[SourceList], Iterator[Diagnostic]]
Gather = Callable[[SourceList], Facts]
Compare = Callable[[Sequence[Gathered]], Iterator[Diagnostic]]
Asks = Callable[[SourceList], Iterable[Path]]


@frozen
class Example:
    """An example of a rule. good: whether it is as it should be. lists: the text of each list, mostly one."""

    good: bool
    lists: tuple[str, ...]


@frozen
class Rule:
    """A rule as its module gives it.

    name: with hyphens. text: the module's docstring. check, or gather and compare, or none of them.
    asks: the files whose existence the check asks for. changes_html: whether its safe fixes are meant to change what a
    page looks like.
    """

    name: str
    severity: Severity
    family: str
    text: str
    check: Check | None = None
    gather: Gather | None = None
    compare: Compare | None = None
    asks: Asks | None = None
    changes_html: bool = False

    @property
    def summary(self) -> str:
        """One line."""
        return self.text.strip().partition("\n")[0]

    @property
    def explanation(self) -> str:
        """The rest of the text, as markdown."""
        from textwrap import dedent

        return dedent(self.text.strip().partition("\n")[2]).strip()

    @property
    def examples(self) -> list[Example]:
        """The examples of the explanation, in order."""
        found = []
        text = self.explanation
        block_form = re.compile(rf"\s*^{_FENCED}", re.MULTILINE | re.DOTALL)
        for label in re.finditer(r"^(Bad|Good):$", text, re.MULTILINE):
            lists, at = [], label.end()
            while block := block_form.match(text, at):
                lists.append(block["text"])
                at = block.end()
            found.append(Example(label[1] == "Good", tuple(lists)))
        return found


@cache
def names() -> list[str]:
    """The names of all rules, sorted; none is imported."""
    return [m.replace("_", "-") for m in modules(__path__)]


@cache
def rule(name: str) -> Rule:
    """One rule. Raises KeyError(name) for an unknown one."""
    if name not in names():
        raise KeyError(name)
    module = importlib.import_module(f"{__name__}.{name.replace('-', '_')}")
    return Rule(
        name=name,
        severity=module.SEVERITY,
        family=module.FAMILY,
        text=module.__doc__ or "",
        check=getattr(module, "check", None),
        gather=getattr(module, "gather", None),
        compare=getattr(module, "compare", None),
        asks=getattr(module, "asks", None),
        changes_html=getattr(module, "CHANGES_HTML", False),
    )


def rules() -> dict[str, Rule]:
    """Name -> rule, sorted by name; imports them all."""
    return {n: rule(n) for n in names()}


def families() -> dict[str, list[str]]:
    """Family -> the names of its rules, both sorted."""
    found: dict[str, list[str]] = {}
    for rule in rules().values():
        found.setdefault(rule.family, []).append(rule.name)
    return dict(sorted(found.items()))


def is_known(name: object) -> bool:
    """Whether there is a rule or family of this name; of a rule, no other is imported."""
    return name in names() or name in families()


def expand(given: Iterable[str]) -> set[str]:
    """Rule names, with the name of a family standing for all of its rules. Raises KeyError(name) for an unknown one."""
    chosen: set[str] = set()
    for name in given:
        if name in names():
            chosen.add(name)
        elif name in families():
            chosen.update(families()[name])
        else:
            raise KeyError(name)
    return chosen
