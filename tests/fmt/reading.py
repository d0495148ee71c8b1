"""Reading a text as a list, for the tests of this room."""

from __future__ import annotations

from listmerge.extract import extract
from listmerge.markdown import parse
from listmerge.record import SourceList
from listmerge.text import Source


def read(source: Source) -> SourceList:
    return extract(parse(source), "a")


def records(text: str) -> SourceList:
    return read(Source("a.md", text))
