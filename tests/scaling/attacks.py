"""Texts that make a regular expression go back and forth, made from the expression itself.

For each repetition without a bound the tree of the expression gives a way to it, what it repeats, and what may come
behind; the attack goes there, repeats long, and ends in something that does not fit. Two repetitions that take the same
text, one in the other or one behind the other, then try all ways of sharing it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from re import _constants as c  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

#: Ends that few expressions expect.
TAILS = ("\0", "\n")
_CATEGORIES = {
    "CATEGORY_DIGIT": r"\d", "CATEGORY_NOT_DIGIT": r"\D", "CATEGORY_SPACE": r"\s", "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W",
}  # fmt: skip
_PROBES = "a1 -_.:/|*`[](<>\t\n\"'#é中&~!,"


def attacks(pattern: re.Pattern[str], size: int) -> Iterator[str]:
    """Texts of about this many characters."""
    tree = parser.parse(pattern.pattern, pattern.flags)
    seen = set()
    for before, body in _repeats(tree, "", pattern.flags):
        pumps = dict.fromkeys(itertools.islice(_samples(body, pattern.flags), 4))
        for start, pump in itertools.product(dict.fromkeys((before, "")), pumps):
            if pump and (start, pump) not in seen:
                seen.add((start, pump))
                yield from (start + pump * (size // len(pump)) + tail for tail in TAILS)


def _repeats(tree: Any, before: str, flags: int) -> Iterator[tuple[str, Any]]:
    """Every repetition without a bound: a text that leads to it, and what it repeats."""
    for op, arg in tree:
        if op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            _, high, body = arg
            if high is c.MAXREPEAT or high > 50:
                yield before, body
            yield from _repeats(body, before, flags)
        elif op is c.SUBPATTERN:
            yield from _repeats(arg[3], before, flags)
        elif op is c.ATOMIC_GROUP:
            yield from _repeats(arg, before, flags)
        elif op is c.BRANCH:
            for way in arg[1]:
                yield from _repeats(way, before, flags)
        elif op in (c.ASSERT, c.ASSERT_NOT):
            yield from _repeats(arg[1], before, flags)
        before += next(_samples([(op, arg)], flags), "")


def _samples(tree: Any, flags: int) -> Iterator[str]:
    """Some texts that fit a tree, the shortest way through it first."""
    parts = [list(itertools.islice(_sample(op, arg, flags), 6)) or [""] for op, arg in tree]
    for i in range(max(map(len, parts), default=0)):
        yield "".join(p[i % len(p)] for p in parts)


def _sample(op: Any, arg: Any, flags: int) -> Iterator[str]:
    """Some texts that fit one node."""
    if op is c.LITERAL:
        yield chr(arg)
    elif op in (c.NOT_LITERAL, c.ANY, c.IN):
        one = re.compile(_class(op, arg), flags & (re.IGNORECASE | re.DOTALL))
        yield from [p for p in _PROBES if one.match(p)]
        if op is c.IN:
            yield from (chr(a if o is c.LITERAL else a[0]) for o, a in arg if o in (c.LITERAL, c.RANGE))
    elif op in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
        low, _, body = arg
        yield from (s * max(low, 1) for s in itertools.islice(_samples(body, flags), 6))
        if low == 0:
            yield ""
    elif op is c.SUBPATTERN:
        yield from _samples(arg[3], flags)
    elif op is c.ATOMIC_GROUP:
        yield from _samples(arg, flags)
    elif op is c.BRANCH:
        for way in arg[1]:
            yield from itertools.islice(_samples(way, flags), 2)
    else:
        yield ""


def _class(op: Any, arg: Any) -> str:
    """One character as an expression again."""
    if op is c.ANY:
        return "."
    if op is c.NOT_LITERAL:
        return f"[^{re.escape(chr(arg))}]"
    text = ""
    for kind, value in arg:
        if kind is c.NEGATE:
            text += "^"
        elif kind is c.LITERAL:
            text += re.escape(chr(value))
        elif kind is c.RANGE:
            text += f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"
        elif kind is c.CATEGORY:
            text += _CATEGORIES[str(value)]
    return f"[{text}]"
