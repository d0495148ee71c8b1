"""Run rules over lists, honour what is suppressed, and mend what can be mended.

linter          which rules run, and what of their findings is shown
checked         what the rules say of one list, in a form that can be kept
side_by_side    several processes, each with lists of its own
place           which entry a finding belongs to
suppress        comments that allow a rule at one place
suppress_check  what is wrong with such comments
baseline        findings that were there before
changed         which entries a change touched
fix             rounds of edits until settled
fixed           how that ends
together        which fixes can be made at once
proof           whether a fix is harmless
rendering       what a page looks like, as far as fixes must not change it
"""

from __future__ import annotations

from collections.abc import Collection

from listmerge.edit import Diagnostic
from listmerge.lint.linter import Linter
from listmerge.record import SourceList

__all__ = ["Linter", "lint"]


def lint(found: SourceList, select: Collection[str] = (), ignore: Collection[str] = ()) -> list[Diagnostic]:
    """All findings of one list, in order of place.

    select: only these rules, all if empty. ignore: not these. Inline suppressions hold.
    """
    return Linter(select=select, ignore=ignore).findings([found])
