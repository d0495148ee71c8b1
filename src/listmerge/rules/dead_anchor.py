"""A link to a place on the page that is not there.

GitHub makes a heading's anchor from its text: lower case, punctuation off, each space a hyphen, `-1`, `-2` behind
repeated ones. Links to HTML ids count as well.

Bad:

```markdown
# Data

- [Images](#images)
- [Sounds](#1-sounds)

## Images

- [One](https://one.example) - First of them.

## Sounds

- [Two](https://two.example) - Second of them.
```

Good:

```markdown
# Data

- [Images](#images)
- [Sounds](#sounds)

## Images

- [One](https://one.example) - First of them.

## Sounds

- [Two](https://two.example) - Second of them.
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.record import SourceList
from listmerge.rules._gathered import gathered
from listmerge.rules._headings import Heading, anchors, bare_words, folded, headings
from listmerge.rules._link_nodes import PageLink, page_links
from listmerge.rules._per_list import per_list

SEVERITY: Severity = "warning"
FAMILY = "structure"
CHANGES_HTML = True
#: Places that every page on GitHub has.
_ALWAYS = frozenset({"", "top", "readme", "readme-ov-file", "start-of-content"})


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each place that links lead to and that does not exist, with the heading it most likely means."""
    path = found.document.source.path
    by_target: dict[str, list[Diagnostic]] = {}
    for link in page_links(found):
        if not link.url.startswith("#") or link.form == "code":
            continue
        name = folded(link.url[1:])
        if name in _ALWAYS or name in anchors(found) or re.match(r"(?:L\d|fn|cite|footnote)", link.url[1:]):
            continue
        meant = _meant(found, link)
        fix, hint = None, "a heading or an id of that name"
        if meant is not None:
            hint = f"`#{meant.anchor}`"
            fix = Fix(f"link to {hint}", (Edit(link.url_span, f"#{meant.anchor}"),))
        message = f"found a link to `{link.url}`, which is not on this page, expected {hint}"
        finding = Diagnostic("dead-anchor", SEVERITY, path, link.url_span, message, fix)
        by_target.setdefault(link.url, []).append(finding)
    for url, findings in by_target.items():
        message = f"found {{n}} links to `{url}`, which is not on this page, expected a heading or an id of that name"
        yield from gathered(findings, message, "link to the heading", 1)


@per_list
def _by_words(found: SourceList) -> dict[str, list[Heading]]:
    """What headings say -> those that do."""
    said: dict[str, list[Heading]] = {}
    for heading in headings(found):
        said.setdefault(heading.words, []).append(heading)
    return said


def _meant(found: SourceList, link: PageLink) -> Heading | None:
    """The only heading that says the same as the link's text or its anchor."""
    for words in (bare_words(link.text), bare_words(link.url[1:].replace("-", " "))):
        fitting = _by_words(found).get(words, []) if words else []
        if len(fitting) == 1:
            return fitting[0]
    return None
