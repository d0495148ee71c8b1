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

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._text_mask import in_name, masked
from listmerge.rules._vocabulary import forms, in_order
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
_WHOLE = lazy(r"(?<![\w./@#-])[A-Za-z]++(?![\w/@]|[.-]\w)")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each place, or one for a brand that is often miswritten."""
    written = forms(found)
    odd = {w for low in PROPER.keys() & written.keys() for w in written[low] if w != PROPER[low] and _is_mixed(w)}
    text = masked(found)
    wrong: dict[str, list[Diagnostic]] = {}
    for start, word in in_order(found, odd):
        if not _WHOLE.match(text, start) or in_name(found, start):
            continue
        brand, span = PROPER[word.lower()], Span(start, start + len(word))
        wrong.setdefault(brand, []).append(miswritten("brand-case", SEVERITY, found, span, brand))
    for brand, findings in wrong.items():
        message = f"found `{brand}` in other capitals at {{n}} places, expected `{brand}`"
        yield from gathered(findings, message, f"write {brand}", each=_EACH)


def _is_mixed(word: str) -> bool:
    return not word.islower() and not word.isupper()
