r"""Labels that stand before one link only, in a list that has its own few: `Explorer:` beside many `Access:` and `Paper:`.

Whoever looks for the paper or the data of an entry, by eye or by machine, goes by the usual labels.

Bad:

```markdown
# Data

**One**\
Letters of the north.\
Access: https://one.example

**Two**\
Maps of the south.\
Access: https://two.example

**Three**\
Songs of the west.\
Access: https://three.example

**Four**\
Tales of the east.\
Access: https://four.example

**Five**\
Coins of the sea.\
Access: https://five.example

**Six**\
Bells of the lake.\
Landing page: https://six.example

**Seven**\
Bows of the hills.\
Main page: https://seven.example

**Eight**\
Nets of the shore.\
Door: https://eight.example
```

Good:

```markdown
# Data

**One**\
Letters of the north.\
Access: https://one.example

**Two**\
Maps of the south.\
Access: https://two.example

**Three**\
Songs of the west.\
Access: https://three.example

**Four**\
Tales of the east.\
Access: https://four.example

**Five**\
Coins of the sea.\
Access: https://five.example

**Six**\
Bells of the lake.\
Access: https://six.example

**Seven**\
Bows of the hills.\
Access: https://seven.example

**Eight**\
Nets of the shore.\
Access: https://eight.example
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.rules._entry_labels import labels
from listmerge.rules._gathered import together

SEVERITY: Severity = "info"
FAMILY = "entries"
#: So many different labels once each, and so often the usual ones.
_SEVERAL, _OFTEN = 3, 5
_NAMED = 6


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for a list, at the labels that stand once."""
    written = labels(found)
    texts = {k.label for r in found.records for k in r.links} if written else set()
    written = [k for k in written if k.text in texts]
    counts = Counter(k.text.casefold() for k in written)
    rare = [k for k in written if counts[k.text.casefold()] == 1]
    usual = [text for text, n in Counter(k.text for k in written).most_common(4) if n >= _OFTEN]
    if len(rare) < _SEVERAL or not usual or len(rare) * 2 > len(written):
        return
    named = ", ".join(f"`{k.text}`" for k in rare[:_NAMED]) + (", …" if len(rare) > _NAMED else "")
    expected = " or ".join(f"`{u}`" for u in usual)
    message = f"found {len(rare)} labels of links once each ({named}), expected such as others have, {expected}"
    yield together("rare-label", SEVERITY, found.document.source.path, [k.span for k in rare], message)
