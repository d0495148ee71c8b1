"""Formatting a list: normalising it inside its own style, or converting it into a canonical one.

Every change is a set of offset edits on the source, and is made only if the text, read again, has the same records.
"""

from __future__ import annotations

from listmerge.fmt.convert import convert
from listmerge.fmt.engine import Formatted, normalise

__all__ = ["Formatted", "convert", "normalise"]
