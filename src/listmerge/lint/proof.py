"""The proof that a fix is harmless: the edited text is read again and compared."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Literal

from listmerge.edit import Diagnostic
from listmerge.lint.rendering import rendering
from listmerge.patterns import lazy
from listmerge.record import SourceList, said
from listmerge.rules import rule

#: What must stay: the page and the records, the records, or nothing.
Kept = Literal["page", "records", "nothing"]

_SPACE = lazy(r"[ \t\r\n]+")


def must_keep(finding: Diagnostic) -> Kept:
    """What a finding's fix must leave as it is."""
    if finding.fix is None or not finding.fix.safe:
        return "nothing"
    return "records" if rule(finding.rule).changes_html else "page"


def broken(old: SourceList, new: SourceList, kept: Kept) -> Literal["records", "page"] | None:
    """What changed that must stay; None if nothing."""
    if kept == "nothing":
        return None
    if signature(new) != signature(old):
        return "records"
    if kept == "page" and rendering(new.document) != rendering(old.document):
        return "page"
    return None


def signature(found: SourceList) -> Hashable:
    """What a list says, without positions; white space as a browser shows it."""
    return found.title, tuple(said(r, _shown) for r in found.records)


def _shown(text: str) -> str:
    return _SPACE.sub(" ", text).strip(" ")
