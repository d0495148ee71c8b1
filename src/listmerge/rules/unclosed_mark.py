"""A bracket or quotation mark that is opened and never closed, or the other way round.

Judged within one paragraph or cell. Smileys, `1)` and `a)` of enumerations, inches and marks in code are no brackets.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters (and maps of the north.
- [Two](https://two.example) - The "letters of the south.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters (and maps) of the north.
- [Two](https://two.example) - The "letters" of the south.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import EACH, together
from listmerge.rules._text_mask import leaves, masked
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "text"
_PAIRS = {"(": ")", "[": "]", "“": "”"}
_CLOSING = {v: k for k, v in _PAIRS.items()}
_MARK = lazy(r"[()\[\]“”\"]")
#: What a closing mark without an opening one may belong to: a smiley, `1)` or `a)` of an enumeration.
_NO_CLOSING = lazy(r"(?:[:;8=xX]['’]?-?|(?:^|[^\w])(?:\d{1,3}|[a-zA-Z]|[IVXivx]{1,4}))$")
_NO_OPENING = lazy(r"(?:[:;8=]-?)$")
#: What the latter ends in, or a line end behind it.
_EYES = frozenset(":;8=-\n")
#: Inches, and what stands right behind an address, which is that address's fault.
_NO_QUOTE = lazy(r"(?<=[\d\x02])\"")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each mark without a partner, or one for a list with many."""
    # brackets of two widths pair too
    path, text = found.document.source.path, masked(found).replace("（", "(").replace("）", ")")
    single = []
    for leaf in leaves(found):
        if not _MARK.search(text, *leaf.span):
            continue
        piece = text[leaf.span.start : leaf.span.end]
        for offset, mark, partner in _single(_NO_QUOTE.sub(".", piece) if piece.count('"') % 2 else piece):
            at = leaf.span.start + offset
            single.append((Span(at, at + 1), mark, partner))
    if len(single) > EACH:  # one text may have 100,000
        message = f"found {len(single)} marks without their partners, expected both"
        yield together("unclosed-mark", SEVERITY, path, [span for span, _, _ in single], message)
        return
    for span, mark, partner in single:
        message = f"found `{mark}` without its partner, expected `{partner}` too"
        yield Diagnostic("unclosed-mark", SEVERITY, path, span, message)


def _single(piece: str) -> Iterator[tuple[int, str, str]]:
    """Each mark of a text that has no partner: its offset, itself, and what is missing."""
    open_marks: list[tuple[int, str]] = []
    quotes: list[int] = []
    for m in _MARK.finditer(piece):
        mark = m[0]
        if mark == '"':
            quotes.append(m.start())
        elif mark in _PAIRS:
            before = piece[max(0, m.start() - 3) : m.start()]
            if before[-1:] not in _EYES or not _NO_OPENING.search(before):
                open_marks.append((m.start(), mark))
        elif open_marks and open_marks[-1][1] == _CLOSING[mark]:
            open_marks.pop()
        elif not _NO_CLOSING.search(piece[max(0, m.start() - 6) : m.start()]):
            yield m.start(), mark, _CLOSING[mark]
    for at, mark in open_marks:
        yield at, mark, _PAIRS[mark]
    if len(quotes) % 2:
        yield quotes[-1], '"', '"'
