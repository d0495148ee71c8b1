"""Characters that change how text around them is read, made visible."""

from __future__ import annotations

import re

from listmerge.patterns import lazy

#: Controls, bidi controls and marks, zero-width characters, line separators, tag characters, lone surrogates.
#: The joiner U+200D and the selector U+FE0F belong to emoji and stay.
_HIDDEN = lazy(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)


def visible(text: str) -> str:
    """A text in one line, hidden characters written as `<U+202E>`."""
    if text.isascii() and text.isprintable():
        return text
    return _HIDDEN.sub(lambda m: f"<U+{ord(m.group()):04X}>", " ".join(re.split(r"[\r\n\t]+", text)))
