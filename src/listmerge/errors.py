"""Errors a user can do something about."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


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


def closest(given: object, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known name that a misspelt one is most like; None if it is like none. cutoff: how like, 0 to 1."""
    import difflib

    return next(iter(difflib.get_close_matches(str(given), list(known), 1, cutoff)), None)


def did_you_mean(given: object, known: Iterable[str], otherwise: str, cutoff: float = 0.6) -> str:
    """The remedy for a misspelt name: the closest known one, else what to do otherwise."""
    close = closest(given, known, cutoff)
    return f"did you mean `{close}`?" if close else otherwise


class NotTextError(InputError):
    """A file that holds no text: of a list, that is a finding."""
