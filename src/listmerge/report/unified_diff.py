"""A unified diff that `git apply` and `patch` take: bytes and line ends as they are."""

from __future__ import annotations

import difflib
import re

from listmerge.text import Source

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")


def difference(old: Source, new: Source) -> bytes:
    """What was changed between two versions of a file; empty if nothing."""
    before, after = _lines(old), _lines(new)
    path = old.path.removeprefix("./")
    diff = difflib.unified_diff(before, after, f"a/{path}", f"b/{path}")
    parts = [line if line.endswith(("\n", "\r")) else f"{line}\n\\ No newline at end of file\n" for line in diff]
    return "".join(parts).encode("utf-8", "surrogateescape")


def _lines(source: Source) -> list[str]:
    return _LINE.findall(source.to_bytes().decode("utf-8", "surrogateescape"))
