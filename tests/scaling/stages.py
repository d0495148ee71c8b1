"""The stages of the straight line, one after the other, each counted by itself."""

from __future__ import annotations

from pathlib import Path

from work import Work, counted

from listmerge.config import Config
from listmerge.emit import emit
from listmerge.extract import extract
from listmerge.fmt import normalise
from listmerge.lint import Linter
from listmerge.lint.fix import fix
from listmerge.markdown import parse
from listmerge.match import match
from listmerge.merge import merge
from listmerge.record import SourceList
from listmerge.text import Source


def read(source: Source) -> SourceList:
    """A source as the list `a`."""
    return extract(parse(source), "a")


def work_of(text: str) -> dict[str, Work]:
    """Stage -> the work it does on a text."""
    source, config, work = Source("a.md", text), Config(Path("/project")), dict[str, Work]()
    document, work["parse"] = counted(lambda: parse(source))
    found, work["extract"] = counted(lambda: extract(document, "a"))
    _, work["lint"] = counted(lambda: Linter().findings([found]))
    matching, work["match"] = counted(lambda: match([found]))
    catalogue, work["merge"] = counted(lambda: merge([found], matching, config))
    _, work["emit"] = counted(lambda: emit(catalogue))
    return work


def mending_of(text: str) -> dict[str, Work]:
    """Stage -> the work it does on a text, for the stages that read it again and again."""
    source, work = Source("a.md", text), dict[str, Work]()
    _, work["fix"] = counted(lambda: fix([read(source)], Linter(select=["structure"]), [read]))
    _, work["fmt"] = counted(lambda: normalise(source, read))
    return work
