"""A name written in two ways: `PhysioNet` here, `Physionet` there.

Expected is the form that the list uses more often; with a tie, the one with more capitals. Judged are names that mix
capitals and small letters within a word.

Bad:

```markdown
# Data

- [OneBase](https://one.example) - First of them, by the makers of OneBase.
- [Onebase 2012](https://one.example/2012) - Second of them.
```

Good:

```markdown
# Data

- [OneBase](https://one.example) - First of them, by the makers of OneBase.
- [OneBase 2012](https://one.example/2012) - Second of them.
```
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, compress, count

from listmerge.edit import Diagnostic, Edit, Fix, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._gathered import together
from listmerge.rules._text_mask import in_name
from listmerge.rules._wording import elsewhere
from listmerge.rules.brand_case import PROPER
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "identity"
_WORD = lazy(r"([A-Z](?<![\w./@#-].)[A-Za-z]{2,}+(?:-[A-Za-z]++)*+)(?![\w@-]|/[a-z0-9]|\.\w)")
#: An acronym shown within the word that gives it its letters: `MUltimodal`.
_SPELT_OUT = lazy(r"[A-Z]{2,4}[a-z]{3,}")
#: A compound in capitals that begins with an acronym is no title, but a name: `ABCD-MAPS`.
_ACRONYM_FIRST = lazy(r"[A-Z]{3,}-")
_MIXED = lazy(r"[a-z][A-Z]|^(?:(?![A-Z]{2}).)*+[A-Z]{2}.*[a-z]|^[^a-z]*+[a-z].*?[A-Z]{2}")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each rarer form of a name that stands in an entry's name or description."""
    source = found.document.source
    for forms in _spellings(found):
        usual = max(forms, key=lambda f: (len(forms[f]), bool(_MIXED.search(f)), sum(map(str.isupper, f)), f))
        if not _MIXED.search(usual):
            continue
        is_brand = PROPER.get(usual.lower()) == usual  # outside of names, another rule tells
        for form, everywhere in sorted(forms.items()):
            spans = [s for s in everywhere if in_name(found, s.start)] if is_brand else everywhere
            if (
                not spans
                or form == usual
                or 1 < len(everywhere) == len(forms[usual])
                or (form.isupper() and "-" not in form)
                or _is_plain_word(form, forms)
            ):
                continue
            fix = Fix(f"write `{usual}`", tuple(Edit(s, usual) for s in spans), safe=False)
            times = f" {len(spans)} times" if len(spans) > 1 else ""
            message = f"found `{form}`{times}, expected `{usual}` as {elsewhere(len(forms[usual]))}"
            yield together("name-spelling", SEVERITY, source.path, spans, message, fix)


def _spellings(found: SourceList) -> Iterator[dict[str, list[Span]]]:
    """The forms of each word of a name that has several, and where they stand; in order of the first place."""
    text = found.document.source.text
    spans = [n.span for n in found.document.find("text")]
    texts = [text[start:end] for start, end in spans]
    parts = _WORD.split("\n".join(texts))
    words, starts = parts[1::2], list(accumulate(map(len, parts)))[::2]
    used: dict[str, set[str]] = {}
    for word in set(words):
        used.setdefault(word.casefold(), set()).add(word)
    names = set(_WORD.findall("\n".join([r.name.value for r in found.records])))
    several = [forms for forms in used.values() if len(forms) > 1 and not names.isdisjoint(forms)]
    keys = {form: form.casefold() for forms in several for form in forms}
    begins = list(accumulate([len(t) + 1 for t in texts], initial=0))
    places: dict[str, dict[str, list[Span]]] = {}
    for i in compress(count(), map(keys.__contains__, words)):
        node = bisect_right(begins, starts[i]) - 1
        start = spans[node].start + starts[i] - begins[node]
        span = Span(start, start + len(words[i]))
        places.setdefault(keys[words[i]], {}).setdefault(words[i], []).append(span)
    yield from places.values()


def _is_plain_word(form: str, forms: dict[str, list[Span]]) -> bool:
    """Whether this form is an ordinary word that happens to be spelt like the name: more than a third of all.

    So is a compound that is only capitalised otherwise, as in a title, with one of each.
    """
    if sum(map(len, forms.values())) == len(forms) and any("-" in f or _SPELT_OUT.match(f) for f in forms):
        return not (form.isupper() and _ACRONYM_FIRST.match(form))
    return len(forms[form]) * 3 > sum(map(len, forms.values())) and len(forms[form]) > 2
