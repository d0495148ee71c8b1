"""Mend lists: make the edits of fixes until nothing changes any more, and prove each set of them harmless.

A safe fix must leave the records as they are (names, urls, links, fields, descriptions, sections, parents;
not their positions) and the page looking the same, unless its rule says that it changes what a page looks
like. That is not believed but checked: the edited text is read again and compared. A set of edits that fails
is halved until the guilty fix is found, which is left out and reported.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from listmerge.edit import Diagnostic, choose, edited, harmless
from listmerge.lint.fixed import Fixed, Refused
from listmerge.lint.linter import Linter
from listmerge.lint.proof import Kept, broken, must_keep
from listmerge.lint.together import disjoint, edits_of, spoils_bytes
from listmerge.record import SourceList
from listmerge.text import Source

#: A text that is still changing after so many rounds has fixes that undo each other.
MAX_ROUNDS = 30

#: In this order: what changes least goes first.
_KEPT: tuple[Kept, ...] = ("page", "records", "nothing")

Read = Callable[[Source], SourceList]


@dataclass
class _State:
    """One list while it is mended. seen: the texts it had, and the rules whose fixes changed each.

    settled: the text on which the fixes that were refused have last been tried with all others made.
    """

    found: SourceList
    read: Read
    unsafe: bool
    base: SourceList
    applied: int = 0
    refused: dict[tuple[str, str, str], Refused] = field(default_factory=dict)
    switched_off: set[str] = field(default_factory=set)
    seen: list[tuple[str, set[str]]] = field(default_factory=list)
    settled: str | None = None

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
        if before != [s.progress for s in states.values()]:
            continue
        reconsidered = [_reconsider(s) for s in states.values()]  # of each list, not only until the first
        if not any(reconsidered):
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
    source = state.found.document.source
    for finding in [d for d in open_ if spoils_bytes(d, source)]:
        _refuse(state, finding, "bytes")
        open_.remove(finding)
    for kept in _KEPT if state.unsafe else _KEPT[:2]:
        chosen = disjoint([d for d in open_ if must_keep(d) == kept], source)
        proved = _prove(state, chosen, kept) if chosen else []
        if proved:
            _take(state, proved, linter)
            return


def _reconsider(state: _State) -> bool:
    """Forget what was refused on a text that has changed since: what other fixes left may bear it now."""
    text = state.found.document.source.text
    stale = [n for n, r in state.refused.items() if r.why in ("records", "page")]
    if not stale or text in (state.settled, state.base.document.source.text):
        return False
    for name in stale:
        del state.refused[name]
    state.settled = text
    return True


def _prove(state: _State, findings: list[Diagnostic], kept: Kept) -> list[Diagnostic]:
    """The findings whose fixes, made together, keep what they must keep; the others are refused."""
    taken, refused = harmless(findings, lambda some: broken(state.found, state.read(_after(state, some)), kept))
    for finding, why in refused:
        _refuse(state, finding, why)
    return taken


def _after(state: _State, findings: Sequence[Diagnostic]) -> Source:
    source = state.found.document.source
    return edited(source, [e for d in findings for e in edits_of(d, source)])


def _take(state: _State, findings: list[Diagnostic], linter: Linter) -> None:
    """Make the fixes. Where the text comes back to what it was before, begin again without the rules of that circle."""
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
    linter.moved(source.path, choose(e for d in findings for e in edits_of(d, source)))
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
