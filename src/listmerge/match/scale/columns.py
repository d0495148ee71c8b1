"""Columns of numbers by the names their types go by here."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np

Ints: TypeAlias = "np.ndarray[Any, np.dtype[np.int64]]"
#: Numbers of rows: a catalogue has fewer than 2^31.
Places: TypeAlias = "np.ndarray[Any, np.dtype[np.int32]]"
Bytes: TypeAlias = "np.ndarray[Any, np.dtype[np.uint8]]"
Sets16: TypeAlias = "np.ndarray[Any, np.dtype[np.uint16]]"
Flags: TypeAlias = "np.ndarray[Any, np.dtype[np.bool_]]"
Doubles: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"
