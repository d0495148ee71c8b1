"""A host written with letters that look like others, such as a Cyrillic `а` among Latin ones.

It leads to another site than the reader thinks. Hosts in one script throughout are fine; those in punycode are read as
browsers show them.

Bad:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](https://twо.example) - Second of them.
```

Good:

```markdown
# Data

- [One](https://one.example) - First of them.
- [Two](https://two.example) - Second of them.
```
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._url_parts import PUNYCODE, host_of, odd_targets, scripts

SEVERITY: Severity = "error"
FAMILY = "security"
#: Scripts that are written together.
_TOGETHER = (
    frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA"}),
    frozenset({"LATIN", "CJK", "HANGUL"}),
    frozenset({"LATIN", "CJK", "BOPOMOFO"}),
)
#: Letters that look like Latin ones: a label of nothing else is taken for a Latin one.
_LATIN_LIKE = frozenset("аеорсухіјѕԁһӏԛԝьгпкмтвнαορνικυτωγηѵ")
#: The host may be written in other letters than Latin ones: by these, or in place of them.
_UNCOMMON = lazy(r"[^!-%'-\[\]-~]")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each target with such a host."""
    path = found.document.source.path
    for _, url in odd_targets(found):
        if not _UNCOMMON.search(url.value) and PUNYCODE not in url.value.lower():
            continue
        host = host_of(url.value)
        if host.isascii() and PUNYCODE not in host:
            continue
        shown = ".".join(_decoded(label) for label in host.split("."))
        reason = _reason(shown)
        if reason:
            message = f"found the host `{_ascii(shown)}`, which reads `{shown}` but {reason}, expected one script"
            yield Diagnostic("lookalike-host", SEVERITY, path, url.span, message)


def _reason(host: str) -> str:
    """Why a host may be taken for another one; nothing if it can't."""
    if unicodedata.normalize("NFKC", host) != unicodedata.normalize("NFC", host):
        return "has letters of another width"
    end = host.rpartition(".")[2]
    if not end.isascii() and len(set(scripts(end))) > 1:
        return ""  # no top-level domain, but text that runs on behind a bare address
    for label in host.split("."):
        used = set(scripts(label))
        if len(used) > 1 and not any(used <= allowed for allowed in _TOGETHER):
            return f"mixes {' and '.join(sorted(s.capitalize() for s in used))} letters"
        letters = [c for c in label if c.isalpha()]
        if end.isascii() and letters and not label.isascii() and all(c in _LATIN_LIKE for c in letters):
            return "has no Latin letter"
    return ""


def _decoded(label: str) -> str:
    if not label.startswith("xn--"):
        return label
    try:
        return label[4:].encode("ascii").decode("punycode")
    except UnicodeError:
        return label


def _ascii(host: str) -> str:
    """The host as it goes over the wire."""
    return ".".join(p if p.isascii() else f"xn--{p.encode('punycode').decode('ascii')}" for p in host.split("."))
