"""Columns of numbers by the names their types go by here."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

Ints: TypeAlias = "np.ndarray[Any, np.dtype[np.int64]]"
#: Numbers of rows: a catalogue has fewer than 2^31.
Places: TypeAlias = "np.ndarray[Any, np.dtype[np.int32]]"
Bytes: TypeAlias = "np.ndarray[Any, np.dtype[np.uint8]]"
#: A text, or many, as bytes.
Letters: TypeAlias = Bytes
Sets16: TypeAlias = "np.ndarray[Any, np.dtype[np.uint16]]"
Flags: TypeAlias = "np.ndarray[Any, np.dtype[np.bool_]]"
Doubles: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"


def save_column(folder: Path, name: str, values: np.ndarray[Any, Any]) -> None:
    """Write a column to a folder under its name, in place of an old one: who has that open keeps what it says."""
    new = folder / f"{name}.{os.getpid()}.npy"
    try:
        np.save(new, values)
        new.replace(folder / f"{name}.npy")
    finally:
        new.unlink(missing_ok=True)


def open_column(folder: Path, name: str) -> np.ndarray[Any, Any]:
    """A column that was saved, mapped into memory. Raises OSError, EOFError or ValueError if it is gone or cut off."""
    found: np.ndarray[Any, Any] = np.load(folder / f"{name}.npy", mmap_mode="r")
    return found
