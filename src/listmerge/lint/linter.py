"""The linter: runs the chosen rules over lists and leaves out what somebody allowed.

The order is: rules, settings per path, inline suppressions, `rules: allow:`, then what of these allowed
nothing, then the filters (baseline, change).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Protocol

from listmerge.cache import Cache, digest
from listmerge.cache.fingerprint import fingerprint
from listmerge.collection import no_collection
from listmerge.config import Config
from listmerge.edit import SEVERITIES, Diagnostic, Edit
from listmerge.files import read_source
from listmerge.lint.checked import Checked, check, decode, encode, guarded
from listmerge.lint.place import Places
from listmerge.lint.suppress import suppressions
from listmerge.lint.suppress_check import MALFORMED, UNUSED, allowed_by, malformed, unused
from listmerge.record import SourceList
from listmerge.rules import Gathered, Rule, expand, names, rule
from listmerge.text import Source, Span
from listmerge.unread import UnreadList

#: Code points of all lists of a run, above which the tree of a list is dropped as soon as it has been looked at.
_MANY = 1_000_000
NO_TEXT = "binary-file"


class Filter(Protocol):
    """Keeps or drops findings, after all rules and suppressions."""

    def keep(self, findings: list[Diagnostic], lists: Sequence[SourceList]) -> list[Diagnostic]:
        """The findings to show."""

    def moved(self, path: str, edits: Sequence[Edit]) -> None:
        """Take note that a file was edited."""

    def rewound(self, path: str) -> None:
        """Take note that all edits of a file were undone."""


class Linter:
    """Which rules run, and what of their findings is shown.

    select: names of rules or families to run, all if empty. ignore: not these. Raises KeyError for an unknown
    name.
    filters: applied last, in order. cache: where what was found in unread lists is kept from run to run. jobs: how
    many processes look at unread lists, 0 for as many as the machine has cores, if there is enough to do. It
    remembers what it found of a list, so that a list that has not changed since costs nothing.
    """

    def __init__(
        self,
        config: Config | None = None,
        select: Collection[str] = (),
        ignore: Collection[str] = (),
        filters: Iterable[Filter] = (),
        cache: Cache | None = None,
        jobs: int = 1,
    ) -> None:
        self.config = config or Config(Path.cwd())
        self.cache = cache or Cache(None)
        self.jobs = jobs
        chosen = expand(select) if select else set(names())
        self.chosen = chosen - expand(ignore) - expand(self.config.ignore)
        self.filters = list(filters)
        self._memory: dict[int, tuple[SourceList, Checked]] = {}

    def findings(self, lists: Sequence[SourceList]) -> list[Diagnostic]:
        """The findings of lists: list by list in the order given, in order of place."""
        by_path: dict[str, list[Diagnostic]] = {f.document.source.path: [] for f in lists}
        self._memory = {id(f): (f, checked) for f, checked in zip(lists, self._of_each(lists), strict=True)}
        for found in lists:
            by_path[found.document.source.path] += self._memory[id(found)][1].findings
        for finding in self._across(lists):
            by_path.setdefault(finding.path, []).append(finding)
        used_allowances: set[int] = set()
        result: list[Diagnostic] = []
        for found in lists:
            mine = by_path.pop(found.document.source.path, [])
            result += sorted(self._without_allowed(found, mine, used_allowances), key=_order)
        result += [d for rest in by_path.values() for d in rest]
        result += self._unused_allowances(lists, used_allowances)
        for one in self.filters:
            result = one.keep(result, lists)
        return result

    @property
    def asked(self) -> dict[str, bool]:
        """The files that the last findings depend on besides the lists, and whether they exist."""
        return {p: there for _, checked in self._memory.values() for p, there in checked.asked.items()}

    def of_no_text(self, paths: Iterable[str]) -> list[Diagnostic]:
        """The findings of files that hold no text to read a list from."""
        message = "found a binary file, expected markdown"
        return [Diagnostic(NO_TEXT, "error", p, Span(0, 0), message) for p in paths if NO_TEXT in self.chosen]

    def moved(self, path: str, edits: Sequence[Edit]) -> None:
        """Tell the filters that a file was edited."""
        for one in self.filters:
            one.moved(path, edits)

    def rewound(self, path: str) -> None:
        """Tell the filters that all edits of a file were undone."""
        for one in self.filters:
            one.rewound(path)

    def _running(self) -> list[Rule]:
        return [rule(n) for n in sorted(self.chosen)]

    def _of_each(self, lists: Sequence[SourceList]) -> list[Checked]:
        """What the rules say of each list by itself: from memory, from the cache, or by looking."""
        known = [self._known(f) for f in lists]
        unread = [i for i, f in enumerate(lists) if known[i] is None and isinstance(f, UnreadList)]
        if self.jobs != 1 and len(unread) > 1:
            self._ask_others(lists, known, unread)
        large = sum(len(f.document.source.text) for f in lists) > _MANY
        return [c if c is not None else self._look(f, large) for f, c in zip(lists, known, strict=True)]

    def _known(self, found: SourceList) -> Checked | None:
        """What is remembered of a list, or kept from an earlier run."""
        if id(found) in self._memory:
            return self._memory[id(found)][1]
        data = self.cache.get(self._key(found)) if isinstance(found, UnreadList) and self.cache.active else None
        return decode(data) if data else None

    def _ask_others(self, lists: Sequence[SourceList], known: list[Checked | None], unread: list[int]) -> None:
        """Have other processes look at the unread lists, if that is worth it."""
        from listmerge.lint.side_by_side import check_many, workers

        asked = [f for i in unread if isinstance(f := lists[i], UnreadList)]
        count = workers(asked, self.jobs)
        if count > 1:
            for i, data in zip(unread, check_many(asked, sorted(self.chosen), count), strict=True):
                known[i] = decode(data) if data else None
                self._keep(lists[i], known[i], data)

    def _look(self, found: SourceList, large: bool) -> Checked:
        with no_collection():
            checked = check(found, self._running())
            if large and isinstance(found, UnreadList):
                found.forget()
        self._keep(found, checked)
        return checked

    def _keep(self, found: SourceList, checked: Checked | None, encoded: bytes | None = None) -> None:
        if self.cache.active and isinstance(found, UnreadList) and checked is not None and checked.is_sound:
            self.cache.put(self._key(found), encoded or encode(checked))

    def _key(self, found: UnreadList) -> str:
        """All that looking at a list depends on."""
        return digest(["lint", fingerprint(), *sorted(self.chosen), "", str(found.style), *found.identity])

    def _across(self, lists: Sequence[SourceList]) -> Iterator[Diagnostic]:
        """What the rules find that compare lists."""
        for one in self._running():
            if one.compare is not None and lists:
                facts = [(f, self._memory[id(f)][1].facts) for f in lists]
                gathered = [Gathered(f.name, f.document.source.path, d[one.name]) for f, d in facts if one.name in d]
                yield from guarded(one, one.compare(gathered), lists[0].document.source.path)

    def _off(self, path: str) -> set[str]:
        """The rules switched off for a file by `rules: per-path:`."""
        if not self.config.per_path:
            return set()
        try:
            relative = Path(path).resolve().relative_to(self.config.root.resolve()).as_posix()
        except ValueError:
            return set()
        return {n for pattern, names in self.config.per_path if fnmatchcase(relative, pattern) for n in expand(names)}

    def _without_allowed(self, found: SourceList, mine: list[Diagnostic], used: set[int]) -> Iterator[Diagnostic]:
        """The findings of one list that nobody allowed, and what is wrong with its suppressions."""
        source = found.document.source
        off = self._off(source.path)
        comments = suppressions(found)
        allowing = [allowed_by(c) for c in comments]
        here = f"{found.name}/"
        places = Places(found) if any(a.entry.startswith(here) for a in self.config.allow) else None
        used_names: set[tuple[int, str]] = set()
        for finding in mine:
            if finding.rule in off:
                continue
            line = source.line_of(finding.span.start)
            covering = [i for i, c in enumerate(comments) if c.covers(line)]
            hits = {(i, finding.rule) for i in covering if finding.rule in allowing[i]}
            used_names |= hits
            allowed = self._allowances(finding, places) if places else set()
            used |= allowed
            if not hits and not allowed:
                yield finding
        if MALFORMED in self.chosen - off:
            yield from malformed(found, comments)
        if UNUSED in self.chosen - off:
            yield from unused(found, comments, used_names, self.chosen - off)

    def _allowances(self, finding: Diagnostic, places: Places) -> set[int]:
        """Which items of `rules: allow:` allow a finding."""
        key = places.key(finding.span.start)
        items = enumerate(self.config.allow)
        return {i for i, a in items if a.entry == key and finding.rule in expand([a.rule])}

    def _unused_allowances(self, lists: Sequence[SourceList], used: set[int]) -> Iterator[Diagnostic]:
        """Items of `rules: allow:` for entries of these lists that allowed nothing."""
        names = {f.name for f in lists}
        source: Source | None = None
        for i, item in enumerate(self.config.allow):
            here = item.entry.partition("/")[0] in names and expand([item.rule]) <= self.chosen
            if i in used or not here or UNUSED not in self.chosen or self.config.path is None:
                continue
            source = source or read_source(self.config.path)
            message = f"found an allowance of `{item.rule}` for `{item.entry}`, but nothing of it there"
            yield Diagnostic(UNUSED, "warning", source.path, source.line_span(item.line), message)


def _order(finding: Diagnostic) -> tuple[int, int, str, int]:
    return finding.span.start, SEVERITIES.index(finding.severity), finding.rule, finding.span.end
