"""On what condition data can be had: open, register, apply, closed."""

from __future__ import annotations

import re
from typing import Literal

Access = Literal["open", "register", "apply", "closed"]

#: Tried in this order: `No application` is open although it says application.
_WORDS: tuple[tuple[Access, re.Pattern[str]], ...] = (
    ("open", re.compile(r"\bno (?:application|registration|login|account|restrictions?|sign)", re.IGNORECASE)),
    ("closed", re.compile(r"\b(?:closed|not available|discontinued|not public|private)\b", re.IGNORECASE)),
    (
        "apply",
        re.compile(
            r"\b(?:appl(?:y|ication)|dua|agreement|request|approval|permission|credentialed|training|irb|proposal|consortium)\b",
            re.IGNORECASE,
        ),
    ),
    ("register", re.compile(r"\b(?:regist\w*|log ?in|account|sign(?:ing)? ?up|members?|membership)\b", re.IGNORECASE)),
    ("open", re.compile(r"\b(?:public(?:ly)?|open(?:ly)?|free(?:ly)?|download|anyone|everyone)\b", re.IGNORECASE)),
)
RANK: dict[Access, int] = {"closed": 3, "apply": 2, "register": 1, "open": 0}


def access_kind(text: str) -> Access | None:
    """The kind of access a statement describes, None where it tells none."""
    return next((kind for kind, pattern in _WORDS if pattern.search(text)), None)
