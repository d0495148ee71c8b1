"""What the rules say of one list by itself: all that a run needs of it, in a form that can be kept in a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from listmerge.collection import no_collection
from listmerge.edit import Diagnostic, Edit, Fix, Note
from listmerge.files import is_there
from listmerge.record import SourceList
from listmerge.rules import Rule
from listmerge.text import Span
from listmerge.values import frozen

CRASH = "rule-crash"


@frozen
class Checked:
    """Findings of rules that look at one list; what others gathered of it, by rule.

    asked: path -> whether that file existed; where the answer is another one today, the rest no longer holds.
    """

    findings: list[Diagnostic]
    facts: dict[str, Any]
    asked: dict[str, bool]

    @property
    def is_sound(self) -> bool:
        """Whether no rule crashed."""
        return all(d.rule != CRASH for d in self.findings)


def check(found: SourceList, running: Iterable[Rule]) -> Checked:
    """Run these rules over one list; of those that compare lists, what they gather."""
    path, result = found.document.source.path, Checked([], {}, {})
    with no_collection():
        for rule in running:
            if rule.check is not None:
                result.findings.extend(guarded(rule, rule.check(found), path))
            if rule.asks is not None:
                result.asked.update((str(p), is_there(p)) for p in rule.asks(found))
            if rule.gather is not None:
                try:
                    result.facts[rule.name] = rule.gather(found)
                except Exception as error:
                    result.findings.append(crash(rule, error, path))
    return result


def guarded(rule: Rule, results: Iterator[Diagnostic], path: str) -> Iterator[Diagnostic]:
    """A rule's findings; a crash becomes one, so that one rule's bug does not hide what the others find."""
    try:
        yield from results
    except Exception as error:
        yield crash(rule, error, path)


def crash(rule: Rule, error: Exception, path: str) -> Diagnostic:
    """The finding that a rule crashed."""
    message = f"the rule `{rule.name}` crashed: {type(error).__name__}: {error}"
    return Diagnostic(CRASH, "error", path, Span(0, 0), message)


def encode(checked: Checked) -> bytes:
    """As bytes, see `decode`."""
    import json

    rows = [_row(d) for d in checked.findings]
    return json.dumps([rows, checked.facts, checked.asked], separators=(",", ":")).encode()


def _row(d: Diagnostic) -> tuple[object, ...]:
    fix = (d.fix.title, d.fix.safe, [(*e.span, e.text) for e in d.fix.edits]) if d.fix else None
    return d.rule, d.severity, d.path, *d.span, d.message, fix, [(n.path, *n.span, n.text) for n in d.related]


def decode(data: bytes) -> Checked | None:
    """What was encoded; None if files came or went since."""
    import json

    rows, facts, asked = json.loads(data)
    if any(is_there(p) != there for p, there in asked.items()):
        return None
    return Checked([_finding(*row) for row in rows], facts, asked)


def _finding(
    rule: str, severity: Any, path: str, start: int, end: int, message: str, fix: list[Any] | None, related: list[Any]
) -> Diagnostic:
    notes = tuple(Note(p, Span(a, b), text) for p, a, b, text in related)
    made = Fix(fix[0], tuple(Edit(Span(a, b), text) for a, b, text in fix[2]), fix[1]) if fix else None
    return Diagnostic(rule, severity, path, Span(start, end), message, made, notes)
