"""A reference to something that is not there: `the table below` without a table below it.

Mostly the text was copied from another page.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters of the north. The table below has the towns.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters of the north, by town.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._entry_siblings import parents
from listmerge.rules._language import is_english
from listmerge.rules._scan import with_phrases
from listmerge.rules._text_mask import masked
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "text"
_BELOW = lazy(
    r"\b(?:the )?(?P<thing>table|figure|image|diagram|chart|links)"
    r"(?: (?:shown|listed|given))? (?P<where>below|above)\b(?!-)",
    re.IGNORECASE,
)
#: One of these stands in every such phrase.
_HINTS = (" below", " above")
_KINDS = {"table": ("table",), "links": ("link",)}
_PICTURES = ("image", "html", "tag", "code")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each reference."""
    if not is_english(found):
        return
    source = found.document.source
    for m in with_phrases(_BELOW, _HINTS, masked(found)):
        if not _is_there(found, m):
            message = f"found `{m[0]}`, but none there, expected the thing or no word of it"
            yield Diagnostic("dangling-reference", SEVERITY, source.path, Span(*m.span()), message)


def _is_there(found: SourceList, m: re.Match[str]) -> bool:
    """Whether what is spoken of stands on that side; of links, at least two, with the entry or below its section."""
    thing = m["thing"].lower()
    below = m["where"].lower() == "below"
    reach = Span(m.end(), _end(found, m.end())) if below else Span(0, m.start())
    nodes = found.document.find(*_KINDS.get(thing, _PICTURES))
    count = sum(reach.contains(n.span) for n in nodes)
    return count >= (2 if thing == "links" else 1)


def _end(found: SourceList, at: int) -> int:
    """Where the reach of what an entry says ends: with the entry, or if it speaks for others, with the document."""
    record = next((r for r in found.records if r.span.start <= at < r.span.end), None)
    return record.span.end if record and record.id not in parents(found) else len(found.document.source.text)
