"""What was not understood of lists, and how to have it read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from listmerge.record import SourceList


def unread_lines(found: SourceList, most: int | None = None) -> Iterator[str]:
    """One line for each stretch that no style reads, at most `most` of them; then how many more there are."""
    source = found.document.source
    for n, span in enumerate(found.unclaimed):
        first, last = source.line_of(span.start), source.last_line_of(span)
        if n == most:
            yield f"{source.path}: {len(found.unclaimed) - n} more stretches not understood"
            return
        lines = "1 line" if first == last else f"{last - first + 1} lines"
        yield f"{source.path}:{first}: not understood, {lines}: {source.lines[first - 1].strip()[:80]}"


def unread_count(found: SourceList) -> int:
    """How many lines no style reads."""
    source = found.document.source
    return sum(source.last_line_of(s) - source.line_of(s.start) + 1 for s in found.unclaimed)


def how_to_pin(lists: Sequence[SourceList]) -> str | None:
    """What to write into listmerge.yaml to have the first such list read in one style; None if all was understood."""
    from listmerge.styles import styles

    path = next((found.document.source.path for found in lists if found.unclaimed), None)
    if path is None:
        return None
    others = ", ".join(s for s in styles() if s != "bullet_tree")
    return (
        "if these lines are entries, pin the style they are written in, in listmerge.yaml:\n"
        f"  lists:\n    - path: {path}\n      style: bullet_tree # or {others}"
    )
