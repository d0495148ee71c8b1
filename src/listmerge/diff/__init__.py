"""What changed, entry by entry, between two versions of a list, of a folder of lists, or of the catalogue.

Entries of the two versions are paired by id, then url, then name, and by what else they share - never by
position.
"""

from __future__ import annotations

from listmerge.diff.compare import compare
from listmerge.diff.types import Change, Diff, Item, Pair, Removed, Version

__all__ = ["Change", "Diff", "Item", "Pair", "Removed", "Version", "compare"]
