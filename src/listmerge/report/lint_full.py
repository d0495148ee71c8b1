"""For people: each finding with its line, the place underlined, and the corrected line where there is one."""

from __future__ import annotations

from listmerge.edit import Diagnostic
from listmerge.report.characters import visible
from listmerge.report.findings import Findings, where, width
from listmerge.report.style import Style
from listmerge.text import Source, Span

#: Of a long line, so many characters are shown, beginning so many before the place.
SHOWN, BEFORE = 110, 40
#: Of a finding or fix over many lines, so many are shown.
MAX_LINES = 6
#: Of the other places of a finding, so many are listed.
MAX_PLACES = 5


def report(found: Findings, colour: bool) -> str:
    """The findings, a blank line between two of them."""
    style = Style(colour)
    return "\n".join("\n".join(_finding(found, d, style)) + "\n" for d in found.findings)


def _finding(found: Findings, finding: Diagnostic, style: Style) -> list[str]:
    name = style.severity(finding.severity, f"{finding.severity}[{finding.rule}]")
    lines = [f"{style.bold(where(found, finding))}: {name} {visible(finding.message)}"]
    source = found.sources.get(finding.path)
    number = source.line_of(finding.span.start) if source else 1
    gutter = len(str(number + MAX_LINES))
    bar = style.faint(" " * gutter + " |")
    if source and source.text:
        at = source.position(finding.span.start)
        text, mark = underlined(source, finding.span)
        lines += [bar, f"{style.faint(f'{at.line:{gutter}} |')} {text}".rstrip()]
        lines.append(f"{bar} {style.severity(finding.severity, mark)}")
    lines += _fix(found, finding, style, gutter)
    for note in finding.related[:MAX_PLACES]:
        there = found.sources.get(note.path)
        line = f":{there.line_of(note.span.start)}" if there else ""
        lines.append(f"{style.faint(' ' * gutter + ' =')} see {visible(note.path)}{line}: {visible(note.text)}")
    if len(finding.related) > MAX_PLACES:
        lines.append(style.faint(" " * gutter + f" = and {len(finding.related) - MAX_PLACES} places more"))
    lines.append(style.faint(" " * gutter + f" = `listmerge rules {finding.rule}` explains"))
    return lines


def _fix(found: Findings, finding: Diagnostic, style: Style, gutter: int) -> list[str]:
    """What a fix would make of the line, ready to paste."""
    corrected = found.corrected(finding)
    if corrected is None or finding.fix is None:
        return []
    kind = "fix" if finding.fix.safe else "unsafe fix"
    lines = [f"{style.faint(' ' * gutter + ' =')} {kind}: {finding.fix.title}"]
    plus = style.faint(" " * gutter) + " "
    lines += [plus + style.added("+ " + visible(line).rstrip()) for line in corrected[:MAX_LINES]]
    if len(corrected) > MAX_LINES:
        lines.append(f"{plus}… {len(corrected) - MAX_LINES} lines more")
    return lines


def underlined(source: Source, span: Span) -> tuple[str, str]:
    """The first line of a span, cut to what fits, and the marks below it."""
    at = source.position(span.start)
    line = source.lines[at.line - 1]
    last = source.line_span(at.line).end
    end = at.column - 1 + max(1, min(span.end, last) - span.start)
    start = at.column - 1 - BEFORE if len(line) > SHOWN and at.column > SHOWN - BEFORE else 0
    stop = start + SHOWN if len(line) > start + SHOWN else len(line)
    lead = "…" if start else ""
    before = lead + visible(line[start : at.column - 1])
    marked = visible(line[at.column - 1 : min(end, stop)])
    text = before + marked + visible(line[min(end, stop) : stop]) + ("…" if stop < len(line) else "")
    return text, " " * width(before) + "^" * max(1, width(marked))
