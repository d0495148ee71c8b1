"""Lists of a few bullets each, read as any list is."""

from __future__ import annotations

from listmerge.extract import extract
from listmerge.markdown import parse
from listmerge.record import SourceList
from listmerge.text import Source


def read(name: str, *entries: str, section: str = "All") -> SourceList:
    """A list of this name with these bullets under one heading."""
    text = f"# {name}\n\n## {section}\n\n" + "".join(f"- {e}\n" for e in entries)
    return extract(parse(Source(f"{name}.md", text)), name)
