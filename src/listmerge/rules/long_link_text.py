"""A link text as long as a sentence, where other links are named in a few words.

Names of entries are not meant, only the links below them or in their text.

Bad:

```markdown
# Data

- **One**
    - First of them.
    - Data: [A long account of how the letters of the first archive were found, counted, copied, and put into boxes again](https://one.example)
- **Two**
    - Second of them.
    - Data: [Files of Two](https://two.example)
- **Three**
    - Third of them.
    - Data: [Files of Three](https://three.example)
```

Good:

```markdown
# Data

- **One**
    - First of them.
    - Data: [Files of One](https://one.example)
- **Two**
    - Second of them.
    - Data: [Files of Two](https://two.example)
- **Three**
    - Third of them.
    - Data: [Files of Three](https://three.example)
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.rules._gathered import together
from listmerge.rules._link_nodes import is_name, page_links
from listmerge.rules._majority import are_few

SEVERITY: Severity = "info"
FAMILY = "links"
_LIMIT = 100
_EACH = 2


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each link, or one for all of them where they are many."""
    path = found.document.source.path
    if all(len(k.text) <= _LIMIT for k in page_links(found)):
        return
    links = [k for k in page_links(found) if k.has_text and not is_name(found, k)]
    long = [k for k in links if len(k.text) > _LIMIT]
    if are_few(len(long), len(links)) and len(long) <= _EACH:
        for link in long:
            message = f"found a link text of {len(link.text)} characters, expected a few words"
            yield Diagnostic("long-link-text", SEVERITY, path, link.node.span, message)
    elif long:
        message = f"found {len(long)} link texts of more than {_LIMIT} characters, expected a few words"
        yield together("long-link-text", SEVERITY, path, [k.node.span for k in long], message)
