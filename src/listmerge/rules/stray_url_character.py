"""A quote or bracket in or right behind a URL that does not belong to it.

It was copied along with the address, and in many renderers the link then leads nowhere.

Bad:

```markdown
# Data

### One

- Reference: https://doi.org/10.1000/1"
- Access: https://one.example/files

### Two

- Reference: https://doi.org/10.1000/2
- Access: https://two.example/files
```

Good:

```markdown
# Data

### One

- Reference: https://doi.org/10.1000/1
- Access: https://one.example/files

### Two

- Reference: https://doi.org/10.1000/2
- Access: https://two.example/files
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._link_nodes import PageLink, page_links
from listmerge.text import Source, Span, Spans

#: Where a line begins, and a mark -> up to where it was counted on that line, and how often it stands there.
Counted = dict[tuple[int, str], tuple[int, int]]
SEVERITY: Severity = "warning"
FAMILY = "links"
CHANGES_HTML = True
_WITHIN = lazy(r"(?<![\"'`”“’>\]])[\"'`”“’>\]]++$|[,;]$|(?<!%22)(?<!%20)(?:%22|%20)++$")
#: What it ends in.
_ENDS = frozenset("\"'`”“’>],;20\n")
_OPENING = {'"': '"', "'": "'", "”": "“", "’": "‘", "`": "`", ")": "(", "]": "[", ">": "<"}


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each link."""
    strays = list(_strays(found))
    if not strays:
        return
    comments = Spans(n.span for n in found.document.find("html", "tag") if n.text.startswith("<!--"))
    values = Spans(f.span for r in found.records for f in r.fields)  # whoever reads the field would read another value
    for link, span, safe in strays:
        if not comments.contain(link.url_span):
            character = found.document.source.slice(span)
            fix = Fix("take it out", (Edit(span, ""),), safe and not values.contain(span))
            message = f"found `{character}` at the end of a url, expected the address alone"
            yield Diagnostic("stray-url-character", SEVERITY, found.document.source.path, span, message, fix)


def _strays(found: SourceList) -> Iterator[tuple[PageLink, Span, bool]]:
    """Links, what stands at the end of each that does not belong there, and whether it is safe to take it out."""
    counted: Counted = {}
    for link in page_links(found):
        if link.host:
            stray = _behind(found.document.source, link, counted) if link.form == "bare" else _inside(link)
            if stray:
                yield link, *stray


def _behind(source: Source, link: PageLink, counted: Counted) -> tuple[Span, bool] | None:
    """A closing quote or bracket behind a bare URL that nothing on its line opens."""
    at = link.node.span.end
    close = source.text[at : at + 1]
    if close not in _OPENING or not close:
        return None
    line, opening = source.line_starts[source.line_of(at) - 1], _OPENING[close]
    opened, closed = (_count(source.text, mark, line, at, counted) for mark in (opening, close))
    is_open = opened % 2 if opening == close else opened > closed
    behind = source.text[at + 1 : at + 2]
    return None if is_open or behind in ("(", "<") else (Span(at, at + 1), True)


def _count(text: str, mark: str, line: int, at: int, counted: Counted) -> int:
    """How often a mark stands on a line before an offset, counted on from the last one that was asked for there."""
    before, count = counted.get((line, mark), (line, 0))
    if before > at:
        before, count = line, 0
    counted[line, mark] = at, count + text.count(mark, before, at)
    return counted[line, mark][1]


def _inside(link: PageLink) -> tuple[Span, bool] | None:
    """What ends a written-out target and is no part of an address."""
    m = _WITHIN.search(link.url) if link.url[-1:] in _ENDS else None
    if not m or (link.url.endswith("]") and "[" in link.url) or link.form == "html":
        return None
    if m.group().startswith("%22") and link.url.count("%22") % 2 == 0:
        return None
    return Span(link.url_span.start + m.start(), link.url_span.end), False
