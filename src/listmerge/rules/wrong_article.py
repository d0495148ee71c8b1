"""`a` in front of a vowel, `an` in front of a consonant: `a easy way`, `an unique map`.

It is the sound that counts; words that people say in different ways (`an SQL table`, `an historic map`) are left alone.

Bad:

```markdown
# Data

- [One](https://one.example) - A easy map of the north.
- [Two](https://two.example) - The south in an unique map.
```

Good:

```markdown
# Data

- [One](https://one.example) - An easy map of the north.
- [Two](https://two.example) - The south in a unique map.
```
"""

from __future__ import annotations

from collections.abc import Iterator

from listmerge.edit import Diagnostic, Severity
from listmerge.patterns import lazy
from listmerge.record import SourceList
from listmerge.rules._language import is_english
from listmerge.rules._text_mask import in_name, masked
from listmerge.rules._vocabulary import in_order
from listmerge.rules._wording import miswritten
from listmerge.text import Span

SEVERITY: Severity = "info"
FAMILY = "text"
#: Small words that follow the letter or grade A; begins of words said with a consonant.
_NO_VOWEL = r"(?:and|another|etc|or|as|at|in|is|it|of|on|if|an|are)\b|one|once|uni|us[ae]|usu|util|eu|ur[aeiou]|ubi|ufo|ewe|oui|ui|io"
_BEFORE_VOWEL = rf"(?= (?!{_NO_VOWEL})[aeiou][a-z]{{2,}})"
_CONSONANT = r"(?:[bcdfgjkmnpqrstvwyz][aeiou]|[bcdfgkpt][rlh][aeiouy])[a-z]{2,}|(?:uniq|univers|unif|union|unit|usef|user|euro)[a-z]*"
_BEFORE_CONSONANT = rf"(?= (?:{_CONSONANT})(?![\w.]))"
_ARTICLE = lazy(rf"[Aa](?<![\w.&'’-].)(?:{_BEFORE_VOWEL}|n{_BEFORE_CONSONANT})")
_NEXT = lazy(r" ([a-z]+)")


def check(found: SourceList) -> Iterator[Diagnostic]:
    """One finding for each."""
    if not is_english(found):
        return
    text = masked(found)
    for at, _ in in_order(found, ("a", "A", "an", "An")):
        m = _ARTICLE.match(text, at)
        if not m or in_name(found, at):
            continue
        right = f"{m[0]}n" if len(m[0]) == 1 else m[0][0]
        following = _NEXT.match(text, m.end())
        word = following[1] if following else ""
        span = Span(m.start(), m.end() + 1 + len(word))
        yield miswritten("wrong-article", SEVERITY, found, span, f"{right} {word}")
