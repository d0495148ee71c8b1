"""What the tests of the lint frame share: lists from text, fixing them, a body for rules made for one test."""

from __future__ import annotations

from collections.abc import Callable

from listmerge.extract import extract
from listmerge.lint import Linter
from listmerge.lint.fix import fix
from listmerge.lint.fixed import Fixed
from listmerge.markdown import parse
from listmerge.record import SourceList
from listmerge.text import Source

#: Adds a rule by name and body, see the fixture `add_rule`.
AddRule = Callable[[str, str], None]


def read(text: str | bytes, name: str = "a") -> SourceList:
    """A list of this text, under the path `<name>.md`."""
    data = text.encode() if isinstance(text, str) else text
    return reread(name)(Source.from_bytes(data, f"{name}.md"))


def reread(name: str) -> Callable[[Source], SourceList]:
    """What reads a text of the list of this name."""
    return lambda source: extract(parse(source), name)


def mended(text: str | bytes, *select: str, unsafe: bool = False) -> Fixed:
    """The outcome of fixing one list with these rules."""
    return fix([read(text)], Linter(select=select), [reread("a")], unsafe)


def replacing(old: str, new: str, safe: bool = True) -> str:
    """The body of a rule `…` that replaces each match of a pattern."""
    return f"""
def check(found):
    source = found.document.source
    for m in re.finditer({old!r}, source.text):
        span = Span(m.start(), m.end())
        fix = Fix("replace it", (Edit(span, m.expand({new!r})),), {safe})
        name = __name__.rpartition(".")[2].replace("_", "-")
        yield Diagnostic(name, SEVERITY, source.path, span, "found " + m.group(), fix)
"""
