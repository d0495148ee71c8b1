"""A well-known name in other capitals than its owner's: `Github`, `Javascript`.

Names of entries are left alone, and so are words all in small letters or all in capitals: they may be a command, or a
heading's style.

Bad:

```markdown
# Data

- [One](https://one.example) - A catalogue on Github.
```

Good:

```markdown
# Data

- [One](https://one.example) - A catalogue on GitHub.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._text_mask import in_name, masked, vocabulary
from listmerge.rules._wording import miswritten
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "text"
#: So often, a brand is several findings.
_EACH = 2
#: As their owners write them; none that is a common word too, and none whose other forms are names as well.
_BRANDS = (
    "arXiv bioRxiv ChatGPT CoffeeScript DevOps DigitalOcean DynamoDB FastAPI GitHub GitLab GraphQL ImageNet JavaScript "
    "jQuery JupyterLab LinkedIn macOS MariaDB MongoDB MySQL NumPy OpenAI OpenCV OpenGL OpenStreetMap PayPal PostgreSQL "
    "PowerPoint PowerShell ProPublica PubMed PyPI PyTorch RabbitMQ SciPy SourceForge SQLite TensorFlow TypeScript VMware "
    "WebAssembly WebGL WhatsApp WordPress YouTube"
).split()
#: Name in lower case -> the name.
PROPER = {b.lower(): b for b in _BRANDS}
_WHOLE = r"(?<![\w./@#-])(?:{})(?![\w/@]|[.-]\w)"


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each place, or one for a brand that is often miswritten."""
    odd = sorted(w for w in vocabulary(found) if w.lower() in PROPER and w != PROPER[w.lower()] and _is_mixed(w))
    if not odd:
        return
    wrong: dict[str, list[Diagnostic]] = {}
    for m in re.finditer(_WHOLE.format("|".join(odd)), masked(found)):
        if in_name(found, m.start()):
            continue
        brand = PROPER[m[0].lower()]
        wrong.setdefault(brand, []).append(miswritten("brand-case", SEVERITY, found, Span(*m.span()), brand))
    for brand, findings in wrong.items():
        message = f"found `{brand}` in other capitals at {{n}} places, expected `{brand}`"
        yield from gathered(findings, message, f"write {brand}", each=_EACH)


def _is_mixed(word: str) -> bool:
    return not word.islower() and not word.isupper()
