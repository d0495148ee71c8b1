"""Plain text and addresses as inline markdown that is read back as exactly what they are."""

from __future__ import annotations

import html
import re

#: Markup, wherever it may stand; `|` is left to tables.
_SPECIAL = re.compile(r"([\\`*_\[\]<>~$^])")
#: What would become a link without markup: a scheme, `www.`, an e-mail address.
_AUTOLINK = re.compile(r"(:)(?=//)|(?<=www)(\.)|(?<=\S)(@)(?=\S)|(?<=\bmailto)(:)|(?<=\bxmpp)(:)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?=#?\w)")
_CONTROL = re.compile("[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ud800-\udfff]+")
_BLOCK = re.compile(r"(?P<mark>[-+*#>=|~:]|\d{1,9}(?=[.)]))")


def plain(value: str) -> str:
    """Text on one line: control characters and runs of white space as one space."""
    return " ".join(_CONTROL.sub(" ", value).split())


def escape(value: str) -> str:
    """Plain text as inline markdown."""
    text = _SPECIAL.sub(r"\\\1", plain(value))
    return _entities(_AUTOLINK.sub(lambda m: f"\\{m.group()}", text))


def destination(url: str) -> str:
    """A plain address as the destination of a link, in `<…>` where it needs it."""
    text = _entities(plain(url).replace("\\", "\\\\"))
    if " " in text or "<" in text or ">" in text or not _balanced(text):
        return "<" + text.replace("<", "\\<").replace(">", "\\>") + ">"
    return text


def link(label: str, url: str) -> str:
    """A link of a plain label and a plain address."""
    return f"[{escape(label)}]({destination(url)})"


def cell(text: str) -> str:
    """Inline markdown in a table's cell: bars escaped."""
    return re.sub(r"(?<!\\)((?:\\\\)*)\|", r"\1\\|", text)


def block(text: str) -> str:
    """Inline markdown as a paragraph of its own: what would open another block is escaped."""
    m = _BLOCK.match(text)
    if not m:
        return text
    return f"\\{text}" if not m.group("mark").isdigit() else f"{m.group('mark')}\\{text[m.end() :]}"


def _entities(text: str) -> str:
    """Ampersands that any reader could take for an entity (browsers want no semicolon) as `&amp;`."""
    return _ENTITY.sub("&amp;", text) if html.unescape(text) != text else text


def _balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == "(") - (char == ")")
        if depth < 0:
            return False
    return depth == 0
