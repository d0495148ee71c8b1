"""Mend lists: make the edits of fixes until nothing changes any more, and prove each set of them harmless.

A safe fix must leave the records as they are (names, urls, links, fields, descriptions, sections, parents;
not their positions) and the page looking the same, unless its rule says that it changes what a page looks
like. That is not believed but checked: the edited text is read again and compared. A set of edits that fails
is halved until the guilty fix is found, which is left out and reported.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from listmerge.edit import Diagnostic, Edit, choose, edited
from listmerge.lint.linter import Linter
from listmerge.lint.rendering import rendering
from listmerge.record import SourceList
from listmerge.rules import rules
from listmerge.text import LINE_END, Source, Span

#: A text that is still changing after so many rounds has fixes that undo each other.
MAX_ROUNDS = 30

Read = Callable[[Source], SourceList]
_SPACE = re.compile(r"[ \t\r\n]+")


@dataclass(frozen=True)
class Refused:
    """A fix that was left out, and why: `records`, `page`, `bytes` or `unsettled`."""

    finding: Diagnostic
    why: str

    @property
    def message(self) -> str:
        """One sentence for people."""
        return {
            "records": "it would change what the list says",
            "page": "it would change what the page looks like",
            "bytes": "it would overwrite bytes that can't be decoded",
            "unsettled": "it and another fix undo each other",
        }[self.why]


@dataclass
class Fixed:
    """The outcome. lists: read anew where they changed, in the order given. applied: how many fixes for each
    path."""

    lists: list[SourceList]
    findings: list[Diagnostic]
    applied: dict[str, int] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)


@dataclass
class _State:
    """One list while it is mended. seen: the texts it had, and the rules whose fixes changed each."""

    found: SourceList
    read: Read
    unsafe: bool
    base: SourceList
    applied: int = 0
    refused: dict[tuple[str, str, str], Refused] = field(default_factory=dict)
    switched_off: set[str] = field(default_factory=set)
    seen: list[tuple[str, set[str]]] = field(default_factory=list)

    @property
    def progress(self) -> tuple[int, int, int]:
        """Differs after a round that did something."""
        return self.applied, len(self.refused), len(self.switched_off)


def fix(lists: Sequence[SourceList], linter: Linter, read: Sequence[Read], unsafe: bool = False) -> Fixed:
    """Make all fixes that can be made.

    read: for each list, how to read its text again. unsafe: also make fixes that may change records. A second
    call on the outcome changes nothing.
    """
    states = {f.document.source.path: _State(f, r, unsafe, f) for f, r in zip(lists, read, strict=True)}
    while True:
        findings = linter.findings([s.found for s in states.values()])
        before = [s.progress for s in states.values()]
        for path, state in states.items():
            _round(state, [d for d in findings if d.path == path and d.fix], linter)
        if before == [s.progress for s in states.values()]:
            break
    return Fixed(
        [s.found for s in states.values()],
        findings,
        {p: s.applied for p, s in states.items() if s.applied},
        [r for s in states.values() for r in s.refused.values()],
    )


def _round(state: _State, findings: list[Diagnostic], linter: Linter) -> None:
    """One set of edits on one list: safe fixes first, those that change the page next, unsafe ones last."""
    open_ = [d for d in findings if d.rule not in state.switched_off and _name(state, d) not in state.refused]
    for kind in ("page", "records", "none") if state.unsafe else ("page", "records"):
        chosen = _disjoint(state, [d for d in open_ if _proof(d) == kind])
        proved = _prove(state, chosen, kind) if chosen else []
        if proved:
            _take(state, proved, linter)
            return


def _proof(finding: Diagnostic) -> str:
    """What must be the same after a fix: the page and the records, the records, or nothing."""
    if finding.fix is None or not finding.fix.safe:
        return "none"
    rule = rules().get(finding.rule)
    return "records" if rule is not None and rule.changes_html else "page"


def _disjoint(state: _State, findings: list[Diagnostic]) -> list[Diagnostic]:
    """Those of the fixes that can be made together, from the top; a fix is made as a whole or not at all."""
    source = state.found.document.source
    chosen: list[Diagnostic] = []
    taken: list[tuple[Span, str]] = []
    for finding in sorted(findings, key=lambda d: (d.span, d.rule)):
        edits = [(e.span, e.text) for e in _edits(finding, source)]
        if any(s.start <= at < s.end for s, _ in edits for at in source.undecodable):
            _refuse(state, finding, "bytes")
        elif edits and not any(_clash(taken, e) for e in edits):
            chosen.append(finding)
            for edit in edits:
                insort(taken, edit)
    return chosen


def _clash(taken: list[tuple[Span, str]], edit: tuple[Span, str]) -> bool:
    """Whether an edit meets another one of those taken, which don't meet each other and are sorted."""
    span = edit[0]
    at = bisect_left(taken, edit)
    for other in taken[max(0, at - 2) : at + 2]:
        apart = other[0].end <= span.start or span.end <= other[0].start
        if other != edit and (not apart or other[0] == span):
            return True
    return False


def _edits(finding: Diagnostic, source: Source) -> tuple[Edit, ...]:
    """The edits of a fix, cut down to what really changes, with the file's own line ends."""
    assert finding.fix is not None
    return tuple(e for e in (_narrowed(e, source) for e in finding.fix.edits) if e.text or e.span.start < e.span.end)


def _narrowed(edit: Edit, source: Source) -> Edit:
    text = LINE_END.sub(source.newline, edit.text) if source.newline != "\n" else edit.text
    old = source.slice(edit.span)
    lead = 0
    while lead < min(len(old), len(text)) and old[lead] == text[lead]:
        lead += 1
    tail = 0
    while tail < min(len(old), len(text)) - lead and old[-1 - tail] == text[-1 - tail]:
        tail += 1
    return Edit(Span(edit.span.start + lead, edit.span.end - tail), text[lead : len(text) - tail])


def _prove(state: _State, findings: list[Diagnostic], kind: str) -> list[Diagnostic]:
    """The findings whose fixes, made together, keep what they must keep; the others are refused."""
    broken = _broken(state, findings, kind)
    if broken is None:
        return findings
    if len(findings) == 1:
        _refuse(state, findings[0], broken)
        return []
    middle = len(findings) // 2
    left = _prove(state, findings[:middle], kind)
    right = _prove(state, findings[middle:], kind)
    both = left + right
    return both if not (left and right) or _broken(state, both, kind) is None else left


def _broken(state: _State, findings: list[Diagnostic], kind: str) -> str | None:
    """What the fixes would break, made together; None if nothing."""
    if kind == "none":
        return None
    old = state.found
    new = state.read(_after(state, findings))
    if signature(new) != signature(old):
        return "records"
    if kind == "page" and rendering(new.document) != rendering(old.document):
        return "page"
    return None


def _after(state: _State, findings: list[Diagnostic]) -> Source:
    source = state.found.document.source
    return edited(source, [e for d in findings for e in _edits(d, source)])


def _take(state: _State, findings: list[Diagnostic], linter: Linter) -> None:
    """Make the fixes. Where the text comes back to what it was before, begin again without the rules of that
    circle."""
    source = state.found.document.source
    new = _after(state, findings)
    state.seen.append((source.text, {d.rule for d in findings}))
    texts = [text for text, _ in state.seen]
    if new.text in texts or len(texts) > MAX_ROUNDS:
        start = texts.index(new.text) if new.text in texts else len(texts) - 1
        state.switched_off |= set[str]().union(*(names for _, names in state.seen[start:]))
        for finding in findings:
            _refuse(state, finding, "unsettled")
        state.found, state.applied = state.base, 0
        state.seen.clear()
        linter.rewound(source.path)
        return
    linter.moved(source.path, choose(e for d in findings for e in _edits(d, source)))
    state.found = state.read(new)
    state.applied += len(findings)


def _refuse(state: _State, finding: Diagnostic, why: str) -> None:
    state.refused[_name(state, finding)] = Refused(finding, why)


def _name(state: _State, finding: Diagnostic) -> tuple[str, str, str]:
    """A finding by what it says and where, without its position: that shifts with every edit above."""
    source = state.found.document.source
    return (
        finding.rule,
        finding.message,
        source.lines[source.line_of(finding.span.start) - 1] if source.text else "",
    )


def signature(found: SourceList) -> list[object]:
    """What a list says, without positions; white space as a browser shows it."""
    return [
        found.title,
        *(
            (
                r.id,
                _shown(r.name.value),
                r.url,
                tuple(map(_shown, r.section)),
                _shown(r.description.value) if r.description else None,
                tuple((k.url, _shown(k.label), k.role) for k in r.links),
                tuple((f.key, _shown(f.value)) for f in r.fields),
                r.parent,
            )
            for r in found.records
        ),
    ]


def _shown(text: str) -> str:
    return _SPACE.sub(" ", text).strip(" ")
