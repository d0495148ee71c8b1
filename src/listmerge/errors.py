"""Errors a user can do something about."""

from __future__ import annotations


class InputError(Exception):
    """Something given to listmerge that it can't work with: exit status 2, never a traceback.

    path: of the file, or None. line: from 1, or None. message: what is wrong. remedy: what to do about it.
    """

    def __init__(self, message: str, path: str | None = None, line: int | None = None, remedy: str = "") -> None:
        super().__init__(message)
        self.message, self.path, self.line, self.remedy = message, path, line, remedy

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}: " if self.path and self.line else f"{self.path}: " if self.path else ""
        return f"{where}{self.message}" + (f"\n  {self.remedy}" if self.remedy else "")


class NotTextError(InputError):
    """A file that holds no text: of a list, that is a finding."""
