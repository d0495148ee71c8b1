"""What several rules want to know of a list, worked out once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from listmerge.record import SourceList

T = TypeVar("T")


def per_list(function: Callable[[SourceList], T]) -> Callable[[SourceList], T]:
    """Remember a function's answer with the list it is about, as long as that list lives.

    The list is not hashed: that would compare its whole text.
    """
    key = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def remembered(found: SourceList) -> T:
        try:  # what is known is asked for hundreds of thousands of times
            answer: T = vars(found)["_worked_out"][key]
        except KeyError:
            answer = vars(found).setdefault("_worked_out", {})[key] = function(found)
        return answer

    return remembered
