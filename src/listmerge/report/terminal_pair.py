"""One pair for the terminal: fields as rows, records as columns, the evidence as a waterfall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from listmerge.match.types import Match
from listmerge.report.characters import visible
from listmerge.report.pair_view import Cell, Known, Step, rows_of, steps_of

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

#: Width of the waterfall in characters.
_WIDTH = 28


def pair_panel(match: Match, known: Known, heading: str) -> RenderableType:
    """What to print of a pair. heading: stands above it, such as its number."""
    from rich.console import Group
    from rich.rule import Rule
    from rich.text import Text

    title = Text.assemble((heading, "bold"), "  ·  looks like ", (match.relation, "bold"), f", {match.score:+.1f} bits")
    parts: list[RenderableType] = [Rule(title, align="left", style="dim"), _fields(match, known)]
    if match.evidence:
        parts += [Text(), _waterfall(steps_of(match))]
    return Group(*parts)


def _fields(match: Match, known: Known) -> Table:
    """The two records side by side; what both say is dimmed."""
    from rich.table import Table
    from rich.text import Text

    left, right = known.records[match.left], known.records[match.right]
    table = Table(box=None, pad_edge=False, expand=True, padding=(0, 2, 0, 0))
    table.add_column("", style="cyan", no_wrap=True, max_width=16)
    for record in (left, right):
        table.add_column(Text(visible(record.id), style="bold"), ratio=1, overflow="fold")
    for row in rows_of(left, right, known):
        style = "dim" if row.equal or row.label == "place" else "bold" if row.label == "name" else ""
        table.add_row(Text(row.label), _cells(row.left, style), _cells(row.right, style))
    return table


def _cells(cells: Sequence[Cell], style: str) -> Text:
    """Several values below each other; a silent side is a dash."""
    from rich.style import Style
    from rich.text import Text

    if not cells:
        return Text("–", style="dim")
    parts = [Text(c.text, style=Style.parse(style) + Style(link=c.href)) for c in cells]
    return Text("\n").join(parts)


def _waterfall(steps: Sequence[Step]) -> Table:
    """Each comparison as a bar from the sum before it to the sum after it."""
    from rich.table import Table
    from rich.text import Text

    low = min(0.0, *(s.end for s in steps))
    high = max(0.0, *(s.end for s in steps))
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False, show_footer=False)
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    table.add_column(no_wrap=True, width=_WIDTH)
    table.add_column(justify="right", no_wrap=True)
    for step in steps:
        colour = "green" if step.weight > 0 else "red" if step.weight < 0 else "dim"
        weight = Text(f"{step.weight:+.1f}", style=colour)
        table.add_row(
            Text(step.comparison),
            Text(step.level),
            Text(_bar(step.start, step.end, low, high), colour),
            weight,
        )
    total = steps[-1].end
    table.add_row(
        Text("sum", style="bold"),
        Text("in bits"),
        Text(_bar(0.0, total, low, high)),
        Text(f"{total:+.1f}", style="bold"),
    )
    return table


def _bar(start: float, end: float, low: float, high: float) -> str:
    """A bar between two sums on a scale from `low` to `high`; at least one character if there is any weight."""
    scale = _WIDTH / ((high - low) or 1.0)
    first, last = sorted((round((start - low) * scale), round((end - low) * scale)))
    if first == last and start != end:
        first = min(first, _WIDTH - 1)
        last = first + 1
    return " " * first + "█" * (last - first)
