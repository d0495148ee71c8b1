"""What may be written for a setting that has a few values only."""

from __future__ import annotations

from typing import Literal

TextPolicy = Literal["verbatim", "quote", "facts-only"]
MergedStyle = Literal["bullets", "table", "fields"]
