"""A verb that does not agree with its noun: `the dataset include maps`.

Only plain cases are judged, in which a sentence begins with one thing.

Bad:

```markdown
# Data

- [One](https://one.example) - Letters of the north. The dataset include maps of each town.
```

Good:

```markdown
# Data

- [One](https://one.example) - Letters of the north. The dataset includes maps of each town.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._language import is_english
from listmerge.rules._text_mask import masked
from listmerge.text import Span

SEVERITY: Severity = "warning"
FAMILY = "text"
_NOUNS = (
    "dataset|data set|database|corpus|collection|archive|library|repository|package|tool|toolkit|framework|list|project|"
    "book|course|tutorial|paper|benchmark|challenge|study|website|site|platform|service|app|application|plugin|extension|"
    "program|model|module|system|guide|page|article|blog|video|series|game|server|client|editor|engine|author"
)
_VERBS = {
    "include": "includes",
    "contain": "contains",
    "consist": "consists",
    "provide": "provides",
    "have": "has",
    "are": "is",
    "were": "was",
    "allow": "allows",
    "offer": "offers",
    "cover": "covers",
    "comprise": "comprises",
    "describe": "describes",
    "support": "supports",
    "show": "shows",
}
_DISAGREES = lazy(
    rf"(?:^|(?<=[.,;:!?\x00\x01|])) *(?:[Tt]he|[Tt]his|[Aa]|[Aa]n|[Ee]ach|[Ii]ts|[Oo]ur)? ?(?:[A-Z][\w-]+ )?(?P<noun>{_NOUNS})"
    rf" (?P<verb>{'|'.join(_VERBS)})(?= [\w\d])",
    re.MULTILINE,
)


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each."""
    if not is_english(found):
        return
    for m in _DISAGREES.finditer(masked(found)):
        span, right = Span(*m.span("verb")), _VERBS[m["verb"]]
        fix = Fix(f"write {right}", (Edit(span, right),), safe=False)
        message = f"found `{m['noun']} {m['verb']}`, expected `{m['noun']} {right}`"
        path = found.document.source.path
        yield Diagnostic("wrong-verb", SEVERITY, path, Span(m.start("noun"), span.end), message, fix)
