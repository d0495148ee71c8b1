"""Fixes on real lists: what they change, judged by a reader that is not ours (GitHub's own, cmark-gfm).

    python bench/fix_lists.py FILE…

For each list, the safe fixes of the rules that must not change the page, then all safe ones, then the unsafe ones
too. Printed is a line for each list that fails one of: the same page, the same records, as many links as before, and
a second pass that changes nothing.
"""

from __future__ import annotations

import html
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import cmarkgfm
from cmarkgfm.cmark import Options

from listmerge.extract import extract
from listmerge.lint import Linter
from listmerge.lint.fix import Fixed, fix
from listmerge.lint.proof import signature
from listmerge.markdown import parse
from listmerge.record import SourceList
from listmerge.rules import rules
from listmerge.text import Source

#: Rules whose safe fixes must leave the page as it is.
KEEPING = [r.name for r in rules().values() if not r.changes_html]


def main(paths: list[str]) -> None:
    """Check each file and count."""
    failed = fixes = 0
    start = time.perf_counter()
    for path in paths:
        found = read(Source.from_bytes(Path(path).read_bytes(), path))
        made, faults = check(found)
        fixes += made
        failed += bool(faults)
        for fault in faults:
            print(f"{Path(path).name}: {fault}", flush=True)
    print(f"{len(paths)} lists, {fixes} fixes made, {failed} lists with a fault, {time.perf_counter() - start:.0f} s")


def check(found: SourceList) -> tuple[int, list[str]]:
    """How many fixes were made to a list in all, and what is wrong with the outcome."""
    faults = []
    kept = mended(found, Linter(select=KEEPING), unsafe=False)
    if page(kept.lists[0]) != page(found):
        faults.append(f"fixes that must keep the page change it: {first_difference(page(found), page(kept.lists[0]))}")
    for unsafe in (False, True):
        linter = Linter()
        once = mended(found, linter, unsafe)
        faults += [f"{'unsafe' if unsafe else 'safe'}: {f}" for f in wrong(found, once, linter, unsafe)]
    return sum(once.applied.values()), faults


def wrong(found: SourceList, once: Fixed, linter: Linter, unsafe: bool) -> Iterator[str]:
    """What one pass of fixes did that it must not."""
    after = once.lists[0]
    if not unsafe and signature(after) != signature(found):
        yield "the records changed"
    if len(after.records) != len(found.records):
        yield f"{len(found.records)} records became {len(after.records)}"
    lost = links(found) - links(after)
    if lost > 0:
        yield f"{lost} links are gone"
    twice = mended(after, linter, unsafe)
    if twice.lists[0].document.source.text != after.document.source.text:
        yield f"a second pass makes {twice.applied} fixes more"


def mended(found: SourceList, linter: Linter, unsafe: bool) -> Fixed:
    """One pass of `--fix`."""
    return fix([found], linter, [read], unsafe)


def read(source: Source) -> SourceList:
    """The list of a text."""
    return extract(parse(source), "list")


def page(found: SourceList) -> str:
    """What GitHub makes of a list, with white space as a browser shows it."""
    text = found.document.source.text.replace("\0", "\ufffd")
    made = html.unescape(cmarkgfm.github_flavored_markdown_to_html(text, Options.CMARK_OPT_UNSAFE))
    return re.sub(r"\s*(</?(?:p|li|ul|ol|h\d|table|thead|tbody|tr|t[dh]|div|br|hr)\b[^>]*>)\s*|\s+", r"\1 ", made)


def links(found: SourceList) -> int:
    """How many links GitHub makes of a list."""
    return len(re.findall(r"<a\s[^>]*href=", page(found)))


def first_difference(one: str, other: str) -> str:
    """Where two pages part."""
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return f"{one[max(0, at - 40) : at + 60]!r} became {other[max(0, at - 40) : at + 60]!r}"


if __name__ == "__main__":
    main(sys.argv[1:])
