"""Two sentences or words that a missing space glues together: `maps.They are`, `maps,letters`, `(2010)holds`, `(2k)1998`.

Names with a dot or colon in them, extensions of files in brackets and prefixes (`(re)read`) are left alone.

Bad:

```markdown
# Data

- [One](https://one.example) - A collection of maps.They are old.
```

Good:

```markdown
# Data

- [One](https://one.example) - A collection of maps. They are old.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._language import is_english
from listmerge.rules._scan import in_lines
from listmerge.rules._text_mask import in_name, masked
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "text"
#: Words that begin a sentence and are no name's second half.
_OPENERS = (
    "The|This|That|They|These|Those|There|It|Its|In|On|At|A|An|We|Our|You|Your|For|If|As|To|And|But|With|From|By|Is|Are|"
    "Here|Such|Also|Other|Each|All|Some|Recently|Please|See|Can|Has|When|Which|Not|No"
)
_GLUED = lazy(
    rf"(?P<stop>(?<![a-z])[a-z]{{2,}}[.!?](?=(?:{_OPENERS}) [a-z]))"
    r"|(?P<spaced>[a-z] \.(?!Net\b)(?=[A-Z][a-z]+(?:,| [a-z])))"
    r"|(?P<comma>(?<![,/]) [A-Za-z][a-z]{2,},(?=[A-Za-z][a-z]{2,} ))"
    r"|(?P<bracket>[(（](?=[^()（）\n\x00]*[\d ])[^()（）\n\x00]{2,}[)）](?=[a-z]{2,} |(?:19|20)\d\d\b))"
    r"|(?P<colon>(?<![A-Za-z])[A-Za-z]{3,}\x01*:\x01*(?=[A-Z][a-z]{2,} [A-Za-z]?[a-z]{2}))"
)
#: No such place without this.
_HINT = lazy(
    r"[.!?,):）](?:(?<=[.!?])[A-Z]|(?<=,)[A-Za-z][a-z]{2}|(?<=[)）])(?:[a-z]{2}|[12]\d)|(?<=:)\x01*[A-Z][a-z])"
)


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each place, or one for a list with many."""
    if not is_english(found):
        return
    source, text = found.document.source, masked(found)
    findings = []
    for m in in_lines(_GLUED, _HINT, text):
        if (not m["colon"] and in_name(found, m.start())) or (m["comma"] and _in_brackets(text, m.start())):
            continue
        mark = m[0].rstrip("\x01")[-1]
        fix = Fix("put a space", (Edit(Span(m.end(), m.end()), " "),), safe=False)
        message = f"found no space behind `{mark}`, expected one"
        findings.append(Diagnostic("missing-space", SEVERITY, source.path, Span(m.start(), m.end() + 1), message, fix))
    yield from gathered(findings, "found {n} marks without a space behind them, expected one", "put spaces")


def _in_brackets(text: str, at: int) -> bool:
    """Whether a bracket is open at an offset, on its line."""
    before = text[max(0, at - 200) : at].rpartition("\n")[2]
    return before.count("(") > before.count(")")
