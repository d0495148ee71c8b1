"""A note to oneself that was left in the list.

Bad:

```markdown
# Data

<!-- TODO: add the sounds -->

- [One](https://one.example) - First of them.
```

Good:

```markdown
# Data

- [One](https://one.example) - First of them.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "structure"
_WORDS = ("TODO", "FIXME", "XXX", "TBD")
_NOTE = lazy(r"[TFX](?<!\w.)(?:(?<=T)ODO|(?<=F)IXME|(?<=X)XX|(?<=T)BD)\b(?=\s*[:\])]|\s*-->|[ \t]+[a-z])")
_COMMENT = lazy(r"<!--(?:(?!-->).){0,2000}-->", re.DOTALL)

#: A heading whose section waits to be written, said to the editors and not to the readers: `Maps to add`.
_PLANNED = lazy(
    r"(?:to ?-?do(?: list)?|work in progress|under construction|coming soon|(?:still )?to be (?:added|done|written))$"
    r"|(?!(?:how|what|when|where|who|why)\b)(?:[^\W\d_]+ )*(?:\w+s|more) (?:still )?to (?:\w+ly |maybe )?(?:add|do|write|sort|review)$",
    re.IGNORECASE,
)

_HINTS = ("to", "in progress", "construction", "soon")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each note in a comment, for each at the beginning of a line, and for each such heading."""
    source = found.document.source
    yield from _notes(found)
    for heading in found.document.find("heading"):
        words = heading.plain.strip(" :.!…()[]")  # a question is for the readers
        said = words.casefold()
        if any(hint in said for hint in _HINTS) and _PLANNED.match(words):
            message = f"found the heading `{words}`, a note to the editors, expected it done or in an issue"
            yield Diagnostic("leftover-todo", SEVERITY, source.path, heading.span, message)


def _notes(found: SourceList) -> Iterator[Diagnostic]:
    """Those in comments and at the beginning of lines."""
    source = found.document.source
    if not any(word in source.text for word in _WORDS):
        return
    comments = [m.span() for m in _COMMENT.finditer(source.text)]
    for m in _NOTE.finditer(source.text):
        line = source.line_of(m.start())
        before = source.text[source.line_starts[line - 1] : m.start()]
        commented = any(a <= m.start() < b for a, b in comments)
        if commented or (not before.strip(" \t-*+#>[(_") and line not in found.document.verbatim_lines):
            message = f"found a leftover `{m[0]}`, expected it done or in an issue"
            yield Diagnostic("leftover-todo", SEVERITY, source.path, Span(*m.span()), message)
