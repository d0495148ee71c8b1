"""What a page looks like, as far as fixes must not change it.

Two documents with the same rendering give the same HTML on GitHub up to white space that browsers collapse:
the tree of blocks and inlines, with what is only a way of writing (markers, reference or inline links,
padding of tables, comments, closing pipes) taken off.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from listmerge.markdown.escapes import address
from listmerge.markdown.node import Document, Node
from listmerge.patterns import lazy
from listmerge.text import Source, Span

#: A rendering is nested tuples of texts: a kind, then what makes it.
Rendering = tuple[object, ...]

_BLANK_LINE = lazy(r"(?:\r\n|\n|\r)[ \t>]*(?:\r\n|\n|\r)")
_SPACE = lazy(r"[ \t\r\n]+")
_NO_COMMENT = lazy(r"<!--.*?-->", re.DOTALL)


def rendering(document: Document) -> Rendering:
    """The rendering of a document."""
    return tuple(_blocks(document.nodes, document.source))


def _blocks(nodes: Iterable[Node], source: Source) -> Iterator[Rendering]:
    for node in nodes:
        if node.kind == "definition":
            continue
        shown = _block(node, source)
        if shown != ("html", ""):
            yield shown


def _block(node: Node, source: Source) -> Rendering:
    match node.kind:
        case "heading":
            return ("heading", node.level, _line(node.children, source))
        case "paragraph":
            return ("paragraph", _line(node.children, source))
        case "list":
            start = re.match(r"\d+", node.children[0].marker) if node.ordered and node.children else None
            first = int(start.group()) if start else 0
            return ("list", node.ordered, first, _is_loose(node, source), *map(tuple, _items(node, source)))
        case "table":
            return ("table", *_rows(node, source))
        case "code":
            info = source.lines[source.line_of(node.span.start) - 1].strip().lstrip("`~").strip()
            return ("code", info if node.marker == "fenced" else "", node.text.rstrip("\r\n"))
        case "html":
            lines = _NO_COMMENT.sub("", source.slice(node.span))
            return ("html", "\n".join(line.rstrip() for line in re.split(r"\r\n|\n|\r", lines)).strip())
        case "front-matter":
            return ("front-matter", node.text)
        case "rule":
            return ("rule",)
    return (node.kind, *_blocks(node.children, source))


def _items(node: Node, source: Source) -> Iterator[list[Rendering]]:
    for item in node.children:
        yield list(_blocks(item.children, source))


def _is_loose(node: Node, source: Source) -> bool:
    """Whether a list's items are paragraphs: a blank line between two of them, or between parts of one
    (CommonMark 5.3).
    """
    runs = [node.children, *(item.children for item in node.children)]
    return any(
        _BLANK_LINE.search(source.slice(Span(a.span.end, b.span.start))) for run in runs for a, b in pairwise(run)
    )


def _rows(table: Node, source: Source) -> Iterator[Rendering]:
    """Rows as GitHub shows them: cut or filled to the header's width, aligned by the delimiter row."""
    width = len(table.children[0].children)
    for row in table.children:
        if row.marker == "delimiter":
            cells = source.slice(row.span).strip().strip("|").split("|")
            yield tuple((c.strip()[:1] == ":", c.strip()[-1:] == ":") for c in cells)
        else:
            shown = [_line(c.children, source) for c in row.children[:width]]
            yield tuple(shown + [()] * (width - len(shown)))


def _line(nodes: Iterable[Node], source: Source) -> Rendering:
    """Inline content with texts joined, white space collapsed and none at the ends."""
    parts: list[object] = []
    for part in _inlines(nodes, source):
        if isinstance(part, str) and parts and isinstance(parts[-1], str):
            parts[-1] += part
        else:
            parts.append(part)
    parts = [_SPACE.sub(" ", p) if isinstance(p, str) else p for p in parts]
    if parts and isinstance(parts[0], str):
        parts[0] = parts[0].lstrip(" ")
    if parts and isinstance(parts[-1], str):
        parts[-1] = parts[-1].rstrip(" ")
    return tuple(p for p in parts if p != "")


def _inlines(nodes: Iterable[Node], source: Source) -> Iterator[object]:
    for node in nodes:
        match node.kind:
            case "text":
                yield node.text
            case "codespan":
                yield ("codespan", _SPACE.sub(" ", node.text), *_targets(node))
            case "break":
                yield ("break",) if _is_hard(source.slice(node.span)) else " "
            case "tag" if node.marker == "!--":
                continue
            case "tag":
                yield ("tag", _SPACE.sub(" ", source.slice(node.span)))
            case "link" | "image":
                yield (
                    node.kind,
                    *_targets(node),
                    _title(node, source),
                    _line(node.children, source),
                    node.text,
                )
            case _:
                yield (node.kind, _line(node.children, source))


def _is_hard(written: str) -> bool:
    return written.startswith(("  ", "\\"))


def _targets(node: Node) -> tuple[str, ...]:
    return (address(node.url.value),) if node.url else ()


def _title(node: Node, source: Source) -> str:
    """What a link says besides its target and text: the title behind it, or the attributes of an HTML tag."""
    if node.url is None:
        return ""
    if node.form == "html":
        end = node.children[0].span.start if node.children else node.span.end
        return _SPACE.sub(" ", source.text[node.span.start : end])
    at = node.url.span.end
    end = node.span.end if node.form == "inline" else source.line_span(source.line_of(at)).end
    return source.text[at:end].strip("<>) \t\r\n") if node.form in ("inline", "reference") else ""
