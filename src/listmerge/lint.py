"""Run rules over a list and collect what they find."""

from __future__ import annotations

from collections.abc import Collection

from listmerge.edit import SEVERITIES, Diagnostic
from listmerge.record import SourceList
from listmerge.rules import rules
from listmerge.text import Span


def lint(found: SourceList, select: Collection[str] = (), ignore: Collection[str] = ()) -> list[Diagnostic]:
    """All findings of a list, in order of place.

    select: only these rules, all if empty. ignore: not these. A rule that crashes reports itself as `rule-crash`,
    and the others go on.
    """
    findings: list[Diagnostic] = []
    for rule in rules().values():
        if rule.name in ignore or (select and rule.name not in select):
            continue
        try:
            findings += rule.check(found)
        except Exception as error:  # one rule's bug must not hide what the others find
            message = f"the rule `{rule.name}` crashed: {type(error).__name__}: {error}"
            findings.append(Diagnostic("rule-crash", "error", found.document.source.path, Span(0, 0), message))
    return sorted(findings, key=lambda d: (d.span.start, SEVERITIES.index(d.severity), d.rule, d.span.end))
