"""What can be wrong with a list: one rule per module. The folder is the registry.

A rule is a module with a docstring and a function `check(found: SourceList) -> Iterator[Diagnostic]`; the module
constants `SEVERITY` and `FAMILY` place it. The docstring's first line is its summary, the rest explains; it ends in
examples in fenced blocks:

    Bad:

    ```markdown
    …
    ```

    Good:

    ```markdown
    …
    ```

The tests run them: the bad one yields this rule and no other error, the good one nothing, and where the rule offers
a safe fix, fixing the bad one gives the good one. A rule is named for the fault: "allow open-row" must read well.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from textwrap import dedent

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList

_EXAMPLE = re.compile(r"^(Bad|Good):\n\n```markdown\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Rule:
    """A rule as its module gives it. name: with hyphens. summary: one line. explanation: the rest, as markdown."""

    name: str
    severity: Severity
    family: str
    summary: str
    explanation: str
    check: Callable[[SourceList], Iterator[Diagnostic]]

    @property
    def examples(self) -> list[tuple[str, str]]:
        """(`Bad` or `Good`, text) in order."""
        return [(m.group(1), m.group(2)) for m in _EXAMPLE.finditer(self.explanation)]


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
        found[name] = Rule(name, module.SEVERITY, module.FAMILY, summary, dedent(rest).strip(), module.check)
    return found
