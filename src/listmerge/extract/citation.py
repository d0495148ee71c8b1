"""The line of a paper, read by its title in quotes: `Authors. "Title." Venue. [[pdf]](url)`."""

from __future__ import annotations

from listmerge.extract.flow import Flow
from listmerge.extract.head import Head, finished_head
from listmerge.extract.vocabulary import words
from listmerge.patterns import lazy

_QUOTED_TITLE = lazy(r"[\"“](?P<title>[^\"“”\n]{4,300})[\"”]")
_AUTHORS = lazy(r"\bet al\b|[A-Z][\w'’-]+, [A-Z][\w.]*|\b[A-Z][a-z]+ [A-Z][\w.'’-]+[.,]\s*$|, and ")


def citation_head(flow: Flow, start: int) -> Head | None:
    """`Authors. "Title." Venue. [[pdf]](url)`: the quoted title is the name."""
    m = _QUOTED_TITLE.search(flow.text, start)
    if not m or not _AUTHORS.search(flow.text[start : m.start()]):
        return None
    bold = any(
        k.kind == "strong" and k.start <= m.start("title") + 1 and k.end >= m.end("title") - 2 for k in flow.marks
    )
    if len(words(m.group("title"))) < 3 and not bold:
        return None
    behind = next((k for k in flow.links if k.start >= m.start()), None)
    end = m.start("title") + len(m.group("title").rstrip(" .,"))
    return finished_head(flow, "citation", m.start("title"), end, behind, [], m.end())
